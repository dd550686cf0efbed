package org.desirepath.diagnostics.moments;

import java.util.List;
import java.util.stream.DoubleStream;
import org.desirepath.diagnostics.effects.Comparison;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.Quantiles;
import org.desirepath.statistics.TestResult;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes that no moment can have brought about, as they were settled before it: whether the
 * journey had gone slowly so far, and whether something had come beside the flow. Where those with
 * the moment differ in them from those they are compared with, the strata lack a common cause. That
 * they do not differ is no proof: a cause may act on neither. O(n) to prepare, then what a
 * comparison costs.
 */
final class NegativeControls {
  static final String SLOW = "had gone slowly before";
  static final String BESIDE = "had touchpoints beside the flow before";

  /** An outcome by its name. */
  record Named(String name, Comparison.Past past) {}

  /** The test of an outcome. */
  record Tested(String name, TestResult test) {}

  private final AlignedJourneys journeys;
  private final EventLog log;

  /** Median time a designed step takes. */
  private final double usualStep;

  NegativeControls(AlignedJourneys journeys) {
    this.journeys = journeys;
    this.log = journeys.log();
    DoubleStream.Builder steps = DoubleStream.builder();
    for (int t = 0; t < log.traceCount(); t++) {
      int last = journeys.isTimed(t) ? log.endEvent(t) - 1 : -1;
      while (last >= log.firstEvent(t) && !isDesigned(t, last)) {
        last--;
      }
      int passed = last < log.firstEvent(t) ? 0 : stepsUntil(t, log.timeMillis(last));
      if (passed > 0) {
        steps.add((double) (log.timeMillis(last) - start(t)) / passed);
      }
    }
    double[] all = steps.build().toArray();
    this.usualStep = all.length == 0 ? Double.NaN : Quantiles.median(all);
  }

  List<Named> outcomes() {
    return List.of(new Named(SLOW, this::wasSlow), new Named(BESIDE, this::hadBeside));
  }

  List<Tested> test(Comparison comparison) {
    return outcomes().stream()
        .map(outcome -> new Tested(outcome.name, comparison.control(outcome.past).test()))
        .filter(tested -> tested.test.isTestable())
        .toList();
  }

  private boolean isDesigned(int trace, int row) {
    return journeys.transitionsOf(trace)[row - log.firstEvent(trace)] >= 0;
  }

  private long start(int trace) {
    return log.timeMillis(log.firstEvent(trace));
  }

  /** Designed events up to a time, but the first. */
  private int stepsUntil(int trace, long time) {
    int count = -1;
    for (int e = log.firstEvent(trace); e < log.endEvent(trace); e++) {
      count += isDesigned(trace, e) && log.timeMillis(e) <= time ? 1 : 0;
    }
    return count;
  }

  private @Nullable Boolean wasSlow(int trace, long before) {
    int passed = stepsUntil(trace, before);
    return passed < 1 ? null : (Boolean) (before - start(trace) > usualStep * passed);
  }

  private @Nullable Boolean hadBeside(int trace, long before) {
    if (before <= start(trace)) {
      return null;
    }
    for (int e = log.firstEvent(trace); e < log.endEvent(trace); e++) {
      if (log.timeMillis(e) < before && !isDesigned(trace, e)) {
        return true;
      }
    }
    return false;
  }
}
