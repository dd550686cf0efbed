package org.desirepath.report.wording;

import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.CriticalMoments.Trend;
import org.desirepath.diagnostics.outbound.Outbound;
import org.desirepath.diagnostics.touchpoints.Engagement;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.diagnostics.touchpoints.VanityCheck;

/**
 * One plain sentence for each trend, each figure held against the outcome, and each thing counted
 * about what the company sends. None says more than what goes together.
 */
public final class MeasureSentences {
  private static final double ALPHA = 0.05;

  private MeasureSentences() {}

  /** Of success by a wait or a number of times. */
  public static String of(Trend trend) {
    String score = trend.unit().equals("millis") ? "the wait at " : "the number of times at ";
    return "Success "
        + goes(trend.q(), trend.z().value().orElse(0) > 0)
        + score
        + named(trend.touchpoint())
        + tested(trend.q())
        + " (n = "
        + English.count(trend.n())
        + ").";
  }

  /** Of success by engagement points. */
  public static String of(Engagement.Calibration one) {
    return "Success "
        + goes(one.q(), one.rises())
        + "the engagement points at "
        + named(one.touchpoint())
        + tested(one.q())
        + " (n = "
        + English.count(one.n())
        + ").";
  }

  private static String goes(Quantity q, boolean rises) {
    if (!q.isPresent() || q.value().getAsDouble() > ALPHA) {
      return "is not shown to go with ";
    }
    return rises ? "rises with " : "falls with ";
  }

  private static String tested(Quantity q) {
    return q.isPresent()
        ? ", q " + English.p(q.value().getAsDouble())
        : ": not tested, " + Reasons.of(q);
  }

  /** Of a figure that dashboards show. */
  public static String of(VanityCheck.Metric metric) {
    String text = "Of " + named(metric.name()) + ": " + metric.words();
    if (!metric.difference().isPresent()) {
      return text + "; " + Reasons.of(metric.difference()) + ".";
    }
    return text
        + "; "
        + Sentences.difference(metric.difference())
        + " in success at "
        + English.count(metric.moments())
        + " moments of "
        + English.count(metric.journeys(), "journey", "journeys")
        + ".";
  }

  /** Of those lost at a touchpoint. */
  public static String of(DropOff.Lost lost) {
    return "Of "
        + English.count(lost.lost())
        + " lost at "
        + named(lost.touchpoint())
        + " "
        + English.count(lost.seenAgain())
        + (lost.seenAgain() == 1 ? " was" : " were")
        + " seen again: "
        + Sentences.share(lost.share())
        + ".";
  }

  /** Of a touchpoint that the company sends. */
  public static String of(Outbound.Sent sent) {
    return named(sent.touchpoint())
        + " was sent "
        + English.count(sent.touches(), "time", "times")
        + "; answered: "
        + share(sent.answered(), "old enough to tell")
        + ".";
  }

  /** Of a limit to contacts. */
  public static String of(Outbound.Pressure pressure) {
    return "More than "
        + English.count(pressure.atMost(), "contact", "contacts")
        + " within "
        + English.duration(pressure.perMillis())
        + ": "
        + share(pressure.customers(), "customers contacted")
        + "."
        + FindingSentences.effect(pressure.effect().outcome(), pressure.effect().verdict());
  }

  /** Of a touchpoint that is for some customers only. */
  public static String of(Outbound.Audience audience) {
    return named(audience.touchpoint())
        + " to customers whom the design does not mean: "
        + share(audience.notMeant(), "journeys of which that is known")
        + "."
        + FindingSentences.effect(audience.effect().outcome(), audience.effect().verdict());
  }

  private static String share(Rate rate, String among) {
    return rate.share().isPresent()
        ? English.count(rate.count())
            + " of "
            + English.count(rate.n())
            + " "
            + among
            + ", "
            + Sentences.share(rate.share())
        : Reasons.of(rate.share());
  }

  private static String named(String name) {
    return "“" + name + "”";
  }
}
