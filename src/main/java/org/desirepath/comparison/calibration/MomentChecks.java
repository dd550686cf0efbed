package org.desirepath.comparison.calibration;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.desirepath.comparison.calibration.Observation.Series;
import org.desirepath.diagnostics.deviations.Circumstances;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.Verdict;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.dropoff.GroupDifferences;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.diagnostics.moments.CriticalMoments.Direction;
import org.desirepath.diagnostics.moments.CriticalMoments.Moment;
import org.desirepath.model.Plant;

/** Critical moments, and verdicts on deviations, against the planted effects. */
final class MomentChecks {
  private static final double ALPHA = 0.05;

  /** The facet under which the effect of a kind of deviation is planted. */
  private static final Map<String, String> FACETS =
      Map.of(
          "late", "wait",
          "failed", "failure",
          "repeat", "repetition",
          "channel", "channel",
          "missing", "absence",
          "unplanned", "presence");

  private final OneLog log;
  private final Map<String, Plant.Effect> effects = new HashMap<>();

  MomentChecks(OneLog log) {
    this.log = log;
    for (Plant.Effect effect : log.plant.effects()) {
      if (effect.odds() != 1) {
        effects.put(name(effect), effect);
        if (effect.facet() == Plant.Facet.PRESENCE) {
          effects.put("absence " + effect.touchpoint(), effect);
        }
      }
    }
  }

  private static String name(Plant.Effect effect) {
    return effect.facet().word() + " " + effect.touchpoint();
  }

  private static String name(Moment moment) {
    return moment.facet().word() + " " + moment.touchpoint();
  }

  private boolean isNull(String name) {
    return !effects.containsKey(name);
  }

  void falseFindings() {
    CriticalMoments moments = log.findings.criticalMoments();
    if (moments != null) {
      falseShare(moments, "associated moments", Moment::associated);
      falseShare(moments, "critical moments", Moment::critical);
      moments.moments().stream().filter(m -> isNull(name(m))).forEach(this::nullMoment);
      moments.trends().forEach(this::nullTrend);
    }
    if (log.plant.segments().stream().allMatch(MomentChecks::isInert)) {
      groups();
    }
    int verdicts = 0;
    int wrong = 0;
    for (Deviation deviation : log.findings.deviations()) {
      String facet = FACETS.getOrDefault(deviation.kind().word(), deviation.kind().word());
      boolean isNull = isNull(facet + " " + deviation.touchpoint());
      if (deviation.verdict() == Verdict.WORSE || deviation.verdict() == Verdict.BETTER) {
        verdicts++;
        wrong += isNull ? 1 : 0;
      }
      if (isNull) {
        log.see(
            "risk difference of a deviation",
            deviation.kind().word() + " " + deviation.touchpoint(),
            deviation.outcomeEffect().riskDifference(),
            0);
      }
    }
    log.observe(
        Measure.FALSE_DISCOVERY_RATE,
        "verdicts on deviations",
        verdicts == 0 ? 0 : (double) wrong / verdicts,
        1);
  }

  private static boolean isInert(Plant.Segment segment) {
    return segment.values().stream()
        .allMatch(
            value ->
                value.loss() == 1
                    && value.slows() == 1
                    && value.contacts().isEmpty()
                    && value.taken().isEmpty());
  }

  private void nullTrend(CriticalMoments.Trend trend) {
    String name = trend.facet().word() + " " + trend.touchpoint();
    if (isNull(name)) {
      test("trend of " + name, "all trends", trend.p());
      double found = trend.knee().isPresent() && trend.kneeP().value().orElse(1) < ALPHA ? 1 : 0;
      log.observe(Measure.FALSE_POSITIVE_RATE, "all knees", found, 1);
    }
  }

  /** Segments that do not differ, and shares that do not change. */
  private void groups() {
    DropOff dropOff = log.findings.dropOff();
    if (dropOff != null) {
      for (GroupDifferences.StepDifference step : dropOff.groups().steps()) {
        test("segments at " + step.touchpoint(), "all drop-off between segments", step.p());
        log.see("difference between segments", step.touchpoint(), step.difference(), 0);
      }
      for (GroupDifferences.CurveDifference curve : dropOff.groups().curves()) {
        test("segments in " + curve.cause(), "all curves between segments", curve.p());
      }
    }
    for (Deviation deviation : log.findings.deviations()) {
      String name = deviation.kind().word() + " " + deviation.touchpoint();
      test("time in " + name, "all deviations over time", deviation.circumstances().trend().p());
      for (Circumstances.Split split : deviation.circumstances().splits()) {
        if (log.scenario.segments().contains(split.column()) && split.value().equals("a")) {
          test("segments in " + name, "all deviations between segments", split.p());
        }
      }
    }
  }

  private void test(String subject, String all, Quantity p) {
    if (p.isPresent()) {
      double wrong = p.value().getAsDouble() < ALPHA ? 1 : 0;
      log.observe(Measure.FALSE_POSITIVE_RATE, subject, wrong, 1);
      log.observe(Measure.FALSE_POSITIVE_RATE, all, wrong, 1);
    }
  }

  private void falseShare(CriticalMoments moments, String subject, Predicate<Moment> found) {
    int all = 0;
    int wrong = 0;
    for (Moment moment : moments.moments()) {
      if (found.test(moment)) {
        all++;
        wrong += isNull(name(moment)) ? 1 : 0;
      }
    }
    log.observe(Measure.FALSE_DISCOVERY_RATE, subject, all == 0 ? 0 : (double) wrong / all, 1);
  }

  private void nullMoment(Moment moment) {
    double wrong = moment.p().value().orElse(1) < ALPHA ? 1 : 0;
    log.observe(Measure.FALSE_POSITIVE_RATE, name(moment), wrong, 1);
    log.observe(Measure.FALSE_POSITIVE_RATE, Series.ALL, wrong, 1);
    log.observe(Measure.REPORTED, name(moment), moment.associated() ? 1 : 0, 1);
    if (moment.oddsRatio().isPresent() && moment.oddsRatio().value().getAsDouble() > 0) {
      double logOdds = StrictMath.log(moment.oddsRatio().value().getAsDouble());
      log.observe(Measure.ODDS_RATIO, name(moment), logOdds, 1);
    }
    log.see("odds ratio of a moment", name(moment), moment.oddsRatio(), 1);
    log.see("risk difference of a moment", name(moment), moment.riskDifference(), 0);
  }

  void power() {
    CriticalMoments moments = log.findings.criticalMoments();
    for (Plant.Effect effect : log.plant.effects()) {
      Optional<Moment> moment =
          moments == null
              ? Optional.empty()
              : moments.moments().stream().filter(m -> name(m).equals(name(effect))).findFirst();
      Direction sign = effect.odds() > 1 ? Direction.GAIN : Direction.PAIN;
      boolean right = moment.filter(m -> m.direction() == sign).isPresent();
      log.observe(Measure.POWER, name(effect), right ? 1 : 0, 1);
      boolean critical = right && moment.filter(Moment::critical).isPresent();
      log.observe(Measure.POWER, name(effect), "as critical", critical ? 1 : 0, 1);
      moment.ifPresent(m -> estimates(effect, m));
      if (moments != null) {
        knee(effect, moments);
        joint(effect, moments);
      }
    }
  }

  /** An effect of a late touchpoint sets in at its limit; sought only where there is a trend. */
  private void knee(Plant.Effect effect, CriticalMoments moments) {
    OptionalLong limit = log.limitMillis(effect.touchpoint());
    if (effect.facet() != Plant.Facet.WAIT || limit.isEmpty()) {
      return;
    }
    for (CriticalMoments.Trend trend : moments.trends()) {
      if (trend.touchpoint().equals(effect.touchpoint())
          && trend.facet() == CriticalMoments.Facet.WAIT) {
        log.see("knee of an effect", name(effect), trend.knee(), (double) limit.getAsLong());
      }
    }
  }

  /** Its odds are of going on from each stay, which has no closed form. */
  private void joint(Plant.Effect effect, CriticalMoments moments) {
    CriticalMoments.JointModel model = moments.joint();
    if (model != null) {
      for (CriticalMoments.Driver driver : model.drivers()) {
        if ((driver.facet().word() + " " + driver.touchpoint()).equals(name(effect))) {
          log.see("log odds in the joint model", name(effect), driver.logOdds(), Double.NaN);
        }
      }
    }
  }

  private void estimates(Plant.Effect effect, Moment moment) {
    log.observe(Measure.EXPOSED, name(effect), moment.exposed(), moment.n());
    double odds = moment.oddsRatio().value().orElse(0);
    if (odds > 0) {
      log.observe(Measure.ODDS_RATIO, name(effect), StrictMath.log(odds), 1);
    }
    log.see("odds ratio of an effect", name(effect), moment.oddsRatio(), Double.NaN);
    log.see("risk difference of an effect", name(effect), moment.riskDifference(), Double.NaN);
    if (effect.facet() == Plant.Facet.PRESENCE
        && log.plant.contacts().stream()
            .anyMatch(c -> c.touchpoint().equals(effect.touchpoint()))) {
      double kappa = RiskSetDesign.RIGHT.tables(log, effect.touchpoint()).exposedLaterShare();
      if (Double.isFinite(kappa)) {
        log.observe(Measure.KAPPA, name(effect), kappa, 1);
      }
    }
  }
}
