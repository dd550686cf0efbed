package org.desirepath.eventlog.filter;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.desirepath.eventlog.EventLog;

/**
 * A simple random sample of traces, without replacement: those with the smallest hash of id and
 * seed. So it does not depend on the order of the traces, and a larger sample holds the smaller
 * one. O(m log m) for m traces.
 *
 * @param count how many traces, at least 1; all if there are fewer
 * @param seed of the hash
 */
public record Sample(int count, long seed) implements LogFilter {

  public Sample {
    if (count < 1) {
      throw new IllegalArgumentException("count: expected at least 1, got " + count);
    }
  }

  @Override
  public Kept keep(EventLog log) {
    Kept all = Kept.all(log);
    if (log.traceCount() <= count) {
      return all;
    }
    long[] hashes = new long[log.traceCount()];
    Arrays.setAll(hashes, t -> hash(log.traceId(t)));
    BitSet chosen = new BitSet(log.traceCount());
    IntStream.range(0, log.traceCount())
        .boxed()
        .sorted(Comparator.comparingLong((Integer t) -> hashes[t]).thenComparing(log::traceId))
        .limit(count)
        .forEach(chosen::set);
    return new Kept(chosen, all.events());
  }

  /** Steele, Lea and Flood's SplitMix64 (2014, doi 10.1145/2660193.2660195) over the characters. */
  private long hash(String id) {
    long state = mixed(seed + 0x9E3779B97F4A7C15L);
    for (int i = 0; i < id.length(); i++) {
      state = mixed(state + id.charAt(i) + 0x9E3779B97F4A7C15L);
    }
    return state;
  }

  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Override
  public String expression() {
    return "sample " + count + " seed " + seed;
  }
}
