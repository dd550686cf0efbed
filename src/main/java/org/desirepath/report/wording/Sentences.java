package org.desirepath.report.wording;

import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.statistics.Interval;

/** Parts of sentences that hold a number and its interval. */
public final class Sentences {

  private Sentences() {}

  /** 24.3 % [22.9, 25.8]. */
  public static String share(Quantity share) {
    if (!share.isPresent()) {
      return "share unknown: " + Reasons.of(share);
    }
    Interval interval = share.interval();
    return English.percent(share.value().getAsDouble())
        + (interval == null ? "" : " " + English.percents(interval));
  }

  /** −4.2 points [−6.0, −2.1]. */
  public static String difference(Quantity difference) {
    Interval interval = difference.interval();
    return English.points(difference.value().orElse(0))
        + (interval == null ? "" : " " + English.percents(interval));
  }

  /** +244 [210, 280]. */
  public static String count(Quantity count) {
    Interval interval = count.interval();
    return English.signed(count.value().orElse(0), 0)
        + (interval == null ? "" : " " + English.interval(interval, 0));
  }
}
