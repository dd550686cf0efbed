package org.desirepath.diagnostics.groups;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.Quantiles;

/**
 * Waits before touchpoints as shares: longer than the median of all, and than their .9 quantile.
 * Comparing such shares is the median test of A. M. Mood, "On the asymptotic efficiency of certain
 * nonparametric two-sample tests", 1954, doi:10.1214/aoms/1177728719, which ties and outliers do
 * not harm.
 *
 * <p>A wait counts from the synchronous event before the first one of the touchpoint. The longest 1
 * % are left out and only waits that began so long before the extraction that all others had ended
 * by then count: without it a group of late journeys would seem to wait less. O(events + n log n).
 */
final class WaitMeasures {
  private static final double NEARLY_ALL = 0.99;
  static final double LONG = 0.9;

  private WaitMeasures() {}

  static List<Measure> of(AlignedJourneys journeys, List<String> touchpoints) {
    List<Measure> measures = new ArrayList<>();
    for (String touchpoint : touchpoints) {
      int code = journeys.codeOf(touchpoint);
      if (code >= 0) {
        add(measures, journeys, touchpoint, code);
      }
    }
    return measures;
  }

  private static void add(
      List<Measure> measures, AlignedJourneys journeys, String touchpoint, int code) {
    EventLog log = journeys.log();
    long[] waits = new long[log.traceCount()];
    long[] begins = new long[waits.length];
    BitSet waited = new BitSet();
    for (int t = 0; t < waits.length; t++) {
      int before = -1;
      int[] transitions = journeys.isTimed(t) ? journeys.transitionsOf(t) : new int[0];
      for (int i = 0; i < transitions.length; i++) {
        int row = log.firstEvent(t) + i;
        if (transitions[i] < 0) {
          continue;
        }
        if (log.activity(row) == code) {
          waited.set(t, before >= 0);
          begins[t] = before < 0 ? 0 : log.timeMillis(before);
          waits[t] = log.timeMillis(row) - begins[t];
          break;
        }
        before = row;
      }
    }
    if (waited.isEmpty()) {
      return;
    }
    double longest = Quantiles.quantile(values(waits, waited), NEARLY_ALL);
    long asOf = journeys.statuses().asOfMillis();
    BitSet counted = new BitSet();
    waited.stream()
        .filter(t -> waits[t] <= longest && begins[t] <= asOf - longest)
        .forEach(counted::set);
    if (counted.isEmpty()) {
      return;
    }
    long[] sample = values(waits, counted);
    share(measures, Subject.Finding.WAIT_MEDIAN, touchpoint, waits, counted, sample, 0.5);
    share(measures, Subject.Finding.WAIT_LONGEST, touchpoint, waits, counted, sample, LONG);
  }

  private static void share(
      List<Measure> measures,
      Subject.Finding finding,
      String touchpoint,
      long[] waits,
      BitSet counted,
      long[] sample,
      double quantile) {
    double limit = Quantiles.quantile(sample, quantile);
    BitSet above = new BitSet();
    counted.stream().filter(t -> waits[t] > limit).forEach(above::set);
    measures.add(new Measure(Subject.at(finding, touchpoint), above, counted, waits));
  }

  private static long[] values(long[] waits, BitSet traces) {
    return Arrays.stream(traces.stream().toArray()).mapToLong(t -> waits[t]).toArray();
  }
}
