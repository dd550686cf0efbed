package org.desirepath.statistics;

/**
 * The mean of a sample with Student's interval (Gosset, The probable error of a mean, Biometrika
 * 6(1), 1908, doi 10.1093/biomet/6.1.1). The quantile of t is M. Abramowitz and I. Stegun, Handbook
 * of Mathematical Functions, 1964, 26.7.5: five decimals from 29 degrees on, so that smaller
 * samples get no interval. Constant time; not for use by several threads at once.
 */
public final class StudentMean {
  private static final int FEWEST = 30;

  private long n;
  private double mean;
  private double squares;

  /** A sample without values. */
  public StudentMean() {}

  /** Adds a value, by Welford's update. */
  public void add(double value) {
    n++;
    double before = value - mean;
    mean += before / n;
    squares += before * (value - mean);
  }

  /** How many values there are. */
  public long n() {
    return n;
  }

  /** Their mean; NaN if there are none. */
  public double mean() {
    return n == 0 ? Double.NaN : mean;
  }

  /** The 95 % interval of the mean; unknown for fewer than 30 values. */
  public Interval interval() {
    if (n < FEWEST) {
      return Interval.unknown();
    }
    double half = quantile((double) (n - 1)) * StrictMath.sqrt(squares / (n - 1) / n);
    return new Interval(mean - half, mean + half);
  }

  private static double quantile(double degrees) {
    double z = 1.959963984540054;
    double z2 = z * z;
    double first = z * (z2 + 1) / 4;
    double second = z * ((5 * z2 + 16) * z2 + 3) / 96;
    double third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
    return z + (first + (second + third / degrees) / degrees) / degrees;
  }
}
