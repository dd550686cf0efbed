package org.desirepath.conformance.online;

/**
 * What a {@link ConformanceMonitor} may keep.
 *
 * @param slack ways that cost more than this beyond the cheapest one are dropped, at least 0
 * @param maxCells most ways kept of one case, at least 1
 * @param maxCases most cases with more than one way; the one silent longest is reduced to one, at
 *     least 1
 * @param maxDeviations most deviations kept of one way, the latest, at least 0; all are counted
 */
public record MonitorLimits(int slack, int maxCells, int maxCases, int maxDeviations) {

  /** Slack 20, 1,000 ways a case, 100,000 cases, 50 deviations. */
  public static final MonitorLimits STANDARD = new MonitorLimits(20, 1_000, 100_000, 50);

  /** Nothing is ever dropped: always exact, memory grows with the model and the cases. */
  public static final MonitorLimits NONE =
      new MonitorLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  public MonitorLimits {
    requireAtLeast("slack", slack, 0);
    requireAtLeast("maxCells", maxCells, 1);
    requireAtLeast("maxCases", maxCases, 1);
    requireAtLeast("maxDeviations", maxDeviations, 0);
  }

  private static void requireAtLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + ": expected at least " + least + ", got " + value);
    }
  }
}
