package org.desirepath.statistics;

/**
 * A small random generator whose numbers depend on its seed only: not on the Java version, the
 * number of threads, or the order in which forks are made.
 *
 * <p>Source: G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom number
 * generators", 2014, doi:10.1145/2660193.2660195 (SplitMix64 with the fixed golden gamma). The
 * generators of the JDK are not used because their bounded and floating-point draws are not part of
 * their specification.
 *
 * <p>Constant cost. Not for cryptography. Not safe for several threads at once: give each task its
 * own {@link #fork}.
 */
public final class SeededRandom {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final long seed;
  private long state;

  /** A generator of the sequence that belongs to this seed; any value will do. */
  public SeededRandom(long seed) {
    this.seed = seed;
    this.state = seed;
  }

  /**
   * A generator for one of many tasks, found from this generator's seed and the key alone: the same
   * whatever was drawn before.
   */
  public SeededRandom fork(long key) {
    return new SeededRandom(mix(seed ^ otherMix(key + GOLDEN_GAMMA)));
  }

  /** The next 64 bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /**
   * A number from 0 to {@code bound - 1}, all equally likely.
   *
   * @throws IllegalArgumentException if {@code bound} is below 1
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be 1 or more; got " + bound);
    }
    // the product's upper half is the draw; lower halves below 2^32 mod bound would favour some
    long product = (nextLong() >>> 32) * bound;
    long low = product & 0xffffffffL;
    if (low < bound) {
      long unfair = (1L << 32) % bound;
      while (low < unfair) {
        product = (nextLong() >>> 32) * bound;
        low = product & 0xffffffffL;
      }
    }
    return (int) (product >>> 32);
  }

  /** A number at least 0 and below 1, a multiple of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** Constants unlike those of the draws, so that a fork never lands on its parent's sequence. */
  private static long otherMix(long value) {
    long z = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
    z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return z ^ (z >>> 33);
  }
}
