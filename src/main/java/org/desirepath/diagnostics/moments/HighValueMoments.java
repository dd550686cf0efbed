package org.desirepath.diagnostics.moments;

import java.util.BitSet;
import java.util.stream.DoubleStream;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.KnownAttribute;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.moments.CriticalMoments.HighValue;
import org.desirepath.eventlog.Role;
import org.desirepath.statistics.Quantiles;
import org.jspecify.annotations.Nullable;

/**
 * Which moments go with success of a high value: the same comparisons as for any success, with the
 * outcome a success whose value is in the upper quarter of those known. A success of a lower value,
 * or of none known, counts as none. O(journeys) beside the comparisons.
 */
final class HighValueMoments {
  private static final double QUANTILE = 0.75;
  private static final double LEAST_KNOWN = 0.9;
  private static final int FEWEST = 30;

  /**
   * What was found.
   *
   * @param reason why there is nothing, or null
   */
  record Result(@Nullable HighValue found, @Nullable String reason) {}

  private HighValueMoments() {}

  static Result find(OutcomeContext context, DropOff dropOff) {
    AlignedJourneys journeys = context.journeys();
    String key = journeys.log().roleKey(Role.VALUE);
    if (key == null) {
      return new Result(null, "no attribute holds the value of a journey; name one with --value");
    }
    double[] values = values(journeys, KnownAttribute.of(journeys.log(), key));
    double[] known = DoubleStream.of(values).filter(v -> !Double.isNaN(v)).toArray();
    int completed = journeys.statuses().counts().completed();
    if (known.length < FEWEST || known.length < LEAST_KNOWN * completed) {
      return new Result(
          null,
          known.length
              + " of "
              + completed
              + " completed journeys have a value where they succeed; at least "
              + FEWEST
              + ", and nine in ten, are needed");
    }
    double threshold = Quantiles.quantile(known, QUANTILE);
    BitSet high = new BitSet(values.length);
    for (int t = 0; t < values.length; t++) {
      high.set(t, values[t] >= threshold);
    }
    if (2 * high.cardinality() > known.length) {
      return new Result(null, "more than half of the values are as high as the upper quartile");
    }
    OutcomeContext ofHigh =
        new OutcomeContext(journeys.countingSuccessOf(high), context.window(), context.segments());
    MomentTests tests = new MomentTests(ofHigh, MomentCandidates.of(ofHigh, dropOff).all());
    return new Result(
        new HighValue(
            threshold,
            completed,
            known.length,
            high.cardinality(),
            tests.tested(),
            tests.moments().stream().filter(m -> m.q().isPresent()).toList()),
        null);
  }

  /** By trace, the value at its success, else known before; {@code NaN} where there is none. */
  private static double[] values(AlignedJourneys journeys, KnownAttribute value) {
    double[] values = new double[journeys.log().traceCount()];
    for (int t = 0; t < values.length; t++) {
      int row = journeys.statuses().successEvent(t).orElse(-1);
      values[t] = row < 0 ? Double.NaN : value.numberAtOrBefore(t, row);
    }
    return values;
  }
}
