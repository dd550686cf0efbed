package org.desirepath.diagnostics.dropoff;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.desirepath.diagnostics.dropoff.DropOff.Horizon;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.Outcome;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;

/** Success and loss within the conversion window of the journeys old enough for it to show. */
final class HorizonRates {
  private HorizonRates() {}

  static Horizon of(OutcomeContext context) {
    AlignedJourneys journeys = context.journeys();
    Outcome outcome = journeys.model().facts().outcome();
    OptionalDouble rate = outcome == null ? OptionalDouble.empty() : outcome.rate();
    Quantity designed =
        rate.isPresent()
            ? Quantity.of(rate.getAsDouble())
            : Quantity.absent("the design gives no outcome.rate");
    OptionalLong said = outcome == null ? OptionalLong.empty() : outcome.horizonMillis();
    boolean known = said.isPresent() || context.window().isKnown();
    if (!known || journeys.statuses().asOfMillis() == EventLog.NO_TIME) {
      String reason =
          context.window().reason() == null
              ? "the events have no times"
              : context.window().reason();
      Quantity none = Quantity.absent(reason);
      return new Horizon(OptionalLong.empty(), reason, 0, none, designed, none, none, 0, none);
    }
    long window = said.orElse(context.window().millis());
    String source =
        said.isPresent()
            ? "outcome.horizon of the design"
            : "time within which 99 % of journeys end, and the longest inactivity limit";
    return rates(journeys, window, source, designed);
  }

  private static Horizon rates(
      AlignedJourneys journeys, long window, String source, Quantity designed) {
    EventLog log = journeys.log();
    long asOf = journeys.statuses().asOfMillis();
    OptionalLong limit = journeys.statuses().longestLimitMillis();
    int mature = 0;
    int succeeded = 0;
    int lossMature = 0;
    int lost = 0;
    for (int t = 0; t < log.traceCount(); t++) {
      if (!journeys.isTimed(t)) {
        continue;
      }
      long first = log.timeMillis(log.firstEvent(t));
      long success = journeys.successTime(t);
      if (first <= asOf - window) {
        mature++;
        succeeded += success != Long.MAX_VALUE && success - first <= window ? 1 : 0;
      }
      if (limit.isPresent() && first <= asOf - window - limit.getAsLong()) {
        lossMature++;
        boolean abandoned = journeys.statuses().status(t) == JourneyStatus.ABANDONED;
        long last = log.timeMillis(log.endEvent(t) - 1);
        lost += abandoned && last - first <= window ? 1 : 0;
      }
    }
    Proportion success = new Proportion(succeeded, mature);
    Quantity rate = share(success);
    return new Horizon(
        OptionalLong.of(window),
        source,
        mature,
        rate,
        designed,
        gap(rate, designed, mature),
        p(success, designed),
        lossMature,
        share(new Proportion(lost, lossMature)));
  }

  static Quantity share(Proportion share) {
    return share.trials() == 0
        ? Quantity.absent("no journey began long enough before the extraction")
        : Quantity.of(share.estimate(), share.wilson());
  }

  /** {@code (rate - designed) * n} with the interval that follows from that of the rate. */
  static Quantity gap(Quantity rate, Quantity designed, int n) {
    Interval interval = rate.interval();
    if (!rate.isPresent() || interval == null) {
      return Quantity.absent("there is no rate");
    }
    if (!designed.isPresent()) {
      return Quantity.absent("the design gives no rate to hold it against");
    }
    double target = designed.value().getAsDouble();
    return Quantity.of(
        (rate.value().getAsDouble() - target) * n, interval.shiftedThenScaled(target, n));
  }

  /** The exact binomial test of the designed rate. */
  static Quantity p(Proportion share, Quantity designed) {
    if (!designed.isPresent() || share.trials() == 0) {
      return Quantity.absent("there is no rate and design to test against each other");
    }
    return Quantity.of(share.exactTest(designed.value().getAsDouble()));
  }
}
