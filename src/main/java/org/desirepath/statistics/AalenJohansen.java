package org.desirepath.statistics;

import java.util.Arrays;

/**
 * The cumulative incidence of competing causes, with right censoring and left truncation: {@code
 * F_k(t) = sum_{ti <= t} S(ti-) d_k(ti) / r(ti)} with {@code S(t) = prod (1 - d(ti) / r(ti))}.
 *
 * <p>Sources: O. O. Aalen and S. Johansen, "An empirical transition matrix for non-homogeneous
 * Markov chains based on censored observations", Scandinavian Journal of Statistics 5, 1978,
 * 141-150; variance by the delta method as in E. Marubini and M. G. Valsecchi, "Analysing Survival
 * Data from Clinical Trials and Observational Studies", 1995, chapter 10.
 *
 * <p>Built in O(n log n) for n subjects; a curve is read in O(log e) and a variance in O(e) for e
 * distinct event times. Censoring must not tell anything about the outcome: cut every journey at
 * the same distance from the end of the data before it is given here. Immutable.
 */
public final class AalenJohansen {

  /** The cause of a subject that was lost from sight before anything happened. */
  public static final int CENSORED = 0;

  /** The entry time of a subject seen from its very start: it is at risk from time 0 on. */
  public static final long FROM_START = Long.MIN_VALUE;

  private final int causeCount;
  private final int neverAtRiskCount;
  private final long[] times;
  private final double[] atRisk;
  private final double[] events;
  private final double[] survival;

  /** {@code causeEvents[k - 1][i]} and {@code incidence[k - 1][i]} belong to cause k. */
  private final double[][] causeEvents;

  private final double[][] incidence;

  /**
   * Estimates the curves of subjects that were all seen from their start.
   *
   * @param exits time of the event or of censoring, 0 or more, any unit
   * @param causes 0 = censored, else 1 to {@code causeCount}
   * @param causeCount how many causes there are
   * @throws IllegalArgumentException if the lengths differ or a value is out of range
   */
  public static AalenJohansen of(long[] exits, int[] causes, int causeCount) {
    long[] entries = new long[exits.length];
    Arrays.fill(entries, FROM_START);
    return of(entries, exits, causes, causeCount);
  }

  /**
   * Estimates the curves of subjects of which some came into sight late.
   *
   * @param entries time from which the subject was in sight, or {@link #FROM_START}; at risk are
   *     subjects with {@code entry < t <= exit}
   * @param exits time of the event or of censoring, not before the entry
   * @param causes 0 = censored, else 1 to {@code causeCount}
   * @param causeCount how many causes there are, 1 or more
   * @throws IllegalArgumentException if the lengths differ or a value is out of range
   */
  public static AalenJohansen of(long[] entries, long[] exits, int[] causes, int causeCount) {
    if (entries.length != exits.length || exits.length != causes.length || causeCount < 1) {
      throw new IllegalArgumentException(
          "needs one entry, exit and cause a subject and at least one cause; got "
              + entries.length
              + " entries, "
              + exits.length
              + " exits, "
              + causes.length
              + " causes, causeCount="
              + causeCount);
    }
    for (int i = 0; i < exits.length; i++) {
      if (exits[i] < 0 || entries[i] > exits[i] || causes[i] < 0 || causes[i] > causeCount) {
        throw new IllegalArgumentException(
            "subject "
                + i
                + " needs 0 <= exit, entry <= exit and 0 <= cause <= "
                + causeCount
                + "; got entry="
                + entries[i]
                + " exit="
                + exits[i]
                + " cause="
                + causes[i]);
      }
    }
    return new AalenJohansen(entries, exits, causes, causeCount);
  }

  private AalenJohansen(long[] entries, long[] exits, int[] causes, int causeCount) {
    int[] seen = new int[exits.length];
    long[] entered = new long[exits.length];
    int count = 0;
    for (int i = 0; i < exits.length; i++) {
      if (entries[i] < exits[i]) {
        entered[count] = entries[i];
        seen[count++] = i;
      }
    }
    LongOrder.sort(entered, count);
    int[] byExit = LongOrder.sorted(exits, Arrays.copyOf(seen, count));
    this.causeCount = causeCount;
    this.neverAtRiskCount = exits.length - count;
    this.times = distinctTimes(byExit, exits, causes);
    this.atRisk = new double[times.length];
    this.events = new double[times.length];
    this.survival = new double[times.length];
    this.causeEvents = new double[causeCount][times.length];
    this.incidence = new double[causeCount][times.length];
    // at risk at t: those entered before t without those gone before t
    int in = 0;
    int gone = 0;
    for (int at = 0; at < times.length; at++) {
      while (in < count && entered[in] < times[at]) {
        in++;
      }
      while (exits[byExit[gone]] < times[at]) {
        gone++;
      }
      atRisk[at] = in - gone;
      for (int i = gone; i < count && exits[byExit[i]] == times[at]; i++) {
        int cause = causes[byExit[i]];
        if (cause != CENSORED) {
          events[at]++;
          causeEvents[cause - 1][at]++;
        }
      }
    }
    accumulate();
  }

  private static long[] distinctTimes(int[] byExit, long[] exits, int[] causes) {
    long[] times = new long[byExit.length];
    int count = 0;
    for (int i : byExit) {
      if (causes[i] != CENSORED && (count == 0 || times[count - 1] != exits[i])) {
        times[count++] = exits[i];
      }
    }
    return Arrays.copyOf(times, count);
  }

  private void accumulate() {
    double before = 1;
    double[] reached = new double[causeCount];
    for (int i = 0; i < times.length; i++) {
      for (int k = 0; k < causeCount; k++) {
        reached[k] += before * causeEvents[k][i] / atRisk[i];
        incidence[k][i] = reached[k];
      }
      before *= 1 - events[i] / atRisk[i];
      survival[i] = before;
    }
  }

  /** How many causes there are. */
  public int causeCount() {
    return causeCount;
  }

  /** How many distinct times have an event. */
  public int timeCount() {
    return times.length;
  }

  /** The event time of this index, ascending. */
  public long time(int index) {
    return times[index];
  }

  /** How many subjects were at risk at the event time of this index. */
  public long atRisk(int index) {
    return (long) atRisk[index];
  }

  /** Subjects whose entry is their exit: they were never seen at risk and count nowhere. */
  public int neverAtRiskCount() {
    return neverAtRiskCount;
  }

  /** Share that nothing happened to until {@code time}, included. */
  public double survival(long time) {
    int index = lastIndexUntil(time);
    return index < 0 ? 1 : survival[index];
  }

  /**
   * The cumulative incidence of a cause until {@code time}, included.
   *
   * @param cause 1 to {@link #causeCount()}
   */
  public double incidence(int cause, long time) {
    int index = lastIndexUntil(time);
    return index < 0 ? 0 : incidence[checkedCause(cause)][index];
  }

  /**
   * The variance of {@link #incidence}, for {@code F = F_k(t)} and sums over {@code ti <= t}:
   * {@code sum (F - F_k(ti))^2 d / (r (r - d)) + sum S(ti-)^2 d_k (r - d_k) / r^3 - 2 sum (F -
   * F_k(ti)) S(ti-) d_k / r^2}.
   *
   * @param cause 1 to {@link #causeCount()}
   */
  public double variance(int cause, long time) {
    int k = checkedCause(cause);
    int last = lastIndexUntil(time);
    double variance = 0;
    for (int i = 0; i <= last; i++) {
      double rest = incidence[k][last] - incidence[k][i];
      double r = atRisk[i];
      double dk = causeEvents[k][i];
      double before = i == 0 ? 1 : survival[i - 1];
      // when all at risk go at once nothing comes after, and the first term is 0 / 0
      if (r > events[i]) {
        variance += rest * rest * events[i] / (r * (r - events[i]));
      }
      variance += before * before * dk * (r - dk) / (r * r * r);
      variance -= 2 * rest * before * dk / (r * r);
    }
    return StrictMath.max(0, variance);
  }

  /**
   * The interval of {@link #incidence} with limits {@code F^exp(+-z se)}, {@code se = sqrt(Var F) /
   * (F |ln F|)} (log(-log) scale); unknown where the incidence is 0 or 1.
   *
   * @param cause 1 to {@link #causeCount()}
   * @param level confidence level, above 0 and below 1
   */
  public Interval interval(int cause, long time, double level) {
    return Interval.logLog(incidence(cause, time), variance(cause, time), level);
  }

  private int checkedCause(int cause) {
    if (cause < 1 || cause > causeCount) {
      throw new IllegalArgumentException("cause must be 1 to " + causeCount + "; got " + cause);
    }
    return cause - 1;
  }

  private int lastIndexUntil(long time) {
    int found = Arrays.binarySearch(times, time);
    return found >= 0 ? found : -found - 2;
  }
}
