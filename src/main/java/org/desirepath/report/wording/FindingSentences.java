package org.desirepath.report.wording;

import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.Deviation.OutcomeEffect;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.deviations.Verdict;
import org.desirepath.diagnostics.dropoff.DropOff.Step;
import org.desirepath.diagnostics.moments.CriticalMoments.Direction;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.desirepath.diagnostics.moments.CriticalMoments.Moment;
import org.desirepath.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Each finding in plain English, saying no more than its evidence carries: below E3 it <em>goes
 * with</em> an outcome. Names stand in “quotes”. The page, the JSON result and {@code explain} say
 * the same sentence.
 */
public final class FindingSentences {
  private FindingSentences() {}

  public static String of(ComparisonResult result, Deviation deviation) {
    if (result.findings().isNotMeasured(deviation)) {
      return "“"
          + deviation.touchpoint()
          + "” is "
          + NotMeasured.caveat(result.findings(), deviation)
          + ".";
    }
    String sentence =
        English.count(deviation.journeys())
            + " of "
            + English.count(deviation.observable())
            + " journeys that could show it ("
            + Sentences.share(deviation.share())
            + ") "
            + clause(result, deviation)
            + "."
            + sameInstant(deviation);
    return sentence + effect(deviation.outcomeEffect(), deviation.verdict());
  }

  /** A sentence with a blank before it where something goes with another outcome, else nothing. */
  static String effect(OutcomeEffect effect, @Nullable Verdict verdict) {
    if (verdict != Verdict.WORSE && verdict != Verdict.BETTER) {
      return "";
    }
    return " This goes with "
        + (verdict == Verdict.WORSE ? "a worse" : "a better")
        + " outcome: "
        + Sentences.difference(effect.riskDifference())
        + " in success, against comparable journeys (n = "
        + English.count(effect.n())
        + ").";
  }

  private static String sameInstant(Deviation deviation) {
    return deviation.sameInstant() == 0
        ? ""
        : " In "
            + English.count(deviation.sameInstant())
            + " of these journeys the order is only that of the file: the events have the same"
            + " time.";
  }

  /** What the journeys do, without the full stop. */
  public static String clause(ComparisonResult result, Deviation deviation) {
    return deviation.kind() == DeviationKind.RULE
        ? "break a rule: " + RuleWords.subject(result, deviation)
        : English.clause(deviation.kind(), "“" + deviation.touchpoint() + "”");
  }

  public static String of(Step step) {
    String loss =
        "At “"
            + step.touchpoint()
            + "” "
            + English.count(step.abandoned(), "journey falls", "journeys fall")
            + " silent.";
    if (!step.rate().isPresent()) {
      return loss + " No rate can be given: " + Reasons.of(step.rate()) + ".";
    }
    return loss
        + " Of "
        + English.count(step.mature())
        + " that came there long enough ago to tell, "
        + Sentences.share(step.rate())
        + " were lost; "
        + plan(step)
        + ".";
  }

  private static String plan(Step step) {
    Interval gap = step.gapToTarget().interval();
    if (!step.designed().isPresent() || !step.gapToTarget().isPresent() || gap == null) {
      return "the plan gives no rate for it";
    }
    String plan = "the plan allows " + English.percent(step.designed().value().getAsDouble());
    double more = step.gapToTarget().value().getAsDouble();
    if (gap.low() > 0) {
      return plan + ", so " + number(more, gap) + " more were lost than planned";
    }
    if (gap.high() < 0) {
      Interval fewer = gap.shiftedThenScaled(0, -1);
      return plan + ", so " + number(-more, fewer) + " fewer were lost than planned";
    }
    return plan + ", which the data does not contradict";
  }

  private static String number(double value, Interval interval) {
    return English.decimal(value, 0) + " " + English.interval(interval, 0);
  }

  public static String of(Moment moment) {
    return of(moment, verb(moment), "success");
  }

  /** The same of success of a high value. */
  public static String ofHighValue(Moment moment) {
    String more =
        moment.direction() == null
            ? "no clear difference in"
            : moment.direction() == Direction.GAIN ? "more" : "less";
    return of(moment, "goes with " + more + " success of a high value", "it");
  }

  private static String of(Moment moment, String verb, String outcome) {
    StringBuilder sentence = new StringBuilder();
    sentence.append("“").append(moment.touchpoint()).append("”, ");
    sentence.append(English.facet(moment.facet())).append(", ").append(verb);
    if (moment.riskDifference().isPresent()) {
      sentence.append(": ").append(Sentences.difference(moment.riskDifference()));
      sentence.append(" in ").append(outcome);
    }
    sentence.append(" (").append(English.count(moment.exposed())).append(" of ");
    sentence.append(English.count(moment.n())).append(" journeys had it; ");
    sentence.append(moment.q().isPresent() ? q(moment) + "; " : "not tested; ");
    sentence.append(English.evidence(moment.evidence())).append(").");
    return sentence.toString();
  }

  private static String verb(Moment moment) {
    if (moment.direction() == null) {
      return "goes with no clear difference in outcome";
    }
    boolean gain = moment.direction() == Direction.GAIN;
    if (moment.evidence() == Evidence.E3) {
      return gain ? "is beneficial" : "is harmful";
    }
    return "goes with a " + (gain ? "better" : "worse") + " outcome";
  }

  private static String q(Moment moment) {
    String q = English.p(moment.q().value().orElse(1));
    return q.startsWith("<") ? "q " + q : "q = " + q;
  }
}
