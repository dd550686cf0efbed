package org.desirepath.diagnostics.targets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.desirepath.diagnostics.deviations.AttributeChecks;
import org.desirepath.diagnostics.deviations.BranchShare;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.targets.Target.Aim;
import org.desirepath.diagnostics.targets.Target.Kind;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint;
import org.desirepath.statistics.Estimate;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.MeanDifference;
import org.desirepath.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * Holds what happened against every number of the design: the rate of success, drop-off, waits,
 * shares of branches and experience. A target passes when the whole 95 % interval is on its side,
 * fails when it is wholly beyond, and is undecided in between and below 30 journeys: "84 of 100
 * against 85 %" decides nothing. Each target has an interval of its own, not widened for their
 * number.
 *
 * <p>O(events), times the length of a journey for touchpoints with a designed wait.
 *
 * @param onTime share of journeys that must keep a designed wait, in (0,1]; at 1 a single late
 *     journey fails the target and none late passes it, since no interval could
 */
public record TargetDiagnostic(double onTime) {
  private static final int FEWEST = 30;
  private static final double LEVEL = 0.95;

  /**
   * In order of kind, then of the design.
   *
   * @param dropOff null without a declared outcome
   */
  public List<Target> diagnose(AlignedJourneys journeys, @Nullable DropOff dropOff) {
    double delta = journeys.parameters().delta();
    List<Target> targets = new ArrayList<>();
    if (dropOff != null) {
      DropOff.Horizon horizon = dropOff.horizon();
      if (horizon.designed().isPresent()) {
        targets.add(
            target(
                Kind.SUCCESS,
                "",
                Aim.AT_LEAST,
                horizon.designed().value().getAsDouble(),
                horizon.success(),
                horizon.mature(),
                delta));
      }
      for (DropOff.Step step : dropOff.steps()) {
        if (step.designed().isPresent()) {
          targets.add(
              target(
                  Kind.DROP_OFF,
                  step.touchpoint(),
                  Aim.AT_MOST,
                  step.designed().value().getAsDouble(),
                  step.rate(),
                  step.mature(),
                  delta));
        }
      }
    }
    AttributeChecks checks = new AttributeChecks(journeys);
    Set<String> within = new LinkedHashSet<>();
    Set<String> notBefore = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (Step.Place place : journeys.model().facts().places()) {
      names.add(place.touchpoint());
      if (place.within() != null) {
        within.add(place.touchpoint());
      }
      if (place.notBefore() != null) {
        notBefore.add(place.touchpoint());
      }
    }
    within.forEach(name -> targets.add(wait(journeys, checks, Kind.WITHIN, name, delta)));
    notBefore.forEach(name -> targets.add(wait(journeys, checks, Kind.NOT_BEFORE, name, delta)));
    addBranches(targets, journeys, delta);
    names.addAll(journeys.model().facts().touchpoints().keySet());
    names.forEach(name -> addExperience(targets, journeys, checks, name, delta));
    targets.sort(Comparator.comparing(Target::kind));
    return targets;
  }

  private Target wait(
      AlignedJourneys journeys,
      AttributeChecks checks,
      Kind kind,
      String touchpoint,
      double delta) {
    DeviationKind deviation = kind == Kind.WITHIN ? DeviationKind.LATE : DeviationKind.EARLY;
    EventLog log = journeys.log();
    int code = journeys.codeOf(touchpoint);
    int known = 0;
    int kept = 0;
    for (int t = 0; t < log.traceCount() && code >= 0; t++) {
      int[] transitions = journeys.transitionsOf(t);
      boolean judged = false;
      boolean broken = false;
      for (int i = 0; i < transitions.length; i++) {
        if (transitions[i] >= 0 && log.activity(log.firstEvent(t) + i) == code) {
          Optional<Boolean> deviates = checks.deviates(deviation, t, i);
          judged |= deviates.isPresent();
          broken |= deviates.orElse(false);
        }
      }
      known += judged ? 1 : 0;
      kept += judged && !broken ? 1 : 0;
    }
    Proportion share = new Proportion(kept, known);
    if (onTime == 1 && known >= FEWEST) {
      boolean all = kept == known;
      return new Target(
          kind,
          touchpoint,
          Aim.AT_LEAST,
          1,
          Quantity.of(share.estimate(), share.wilson()),
          known,
          kept,
          all ? TargetVerdict.PASS : TargetVerdict.FAIL,
          all
              ? "all of these journeys keep it"
              : "every journey must keep it, and " + (known - kept) + " do not");
    }
    Quantity actual =
        known == 0
            ? Quantity.absent("no journey has this wait")
            : Quantity.of(share.estimate(), share.wilson());
    return target(kind, touchpoint, Aim.AT_LEAST, onTime, actual, known, delta);
  }

  private static void addBranches(List<Target> targets, AlignedJourneys journeys, double delta) {
    for (BranchShare.Taken branch : BranchShare.taken(journeys)) {
      Proportion share = new Proportion(branch.taken().cardinality(), branch.all().cardinality());
      Quantity actual =
          share.trials() == 0
              ? Quantity.absent("no journey took a branch of the choice")
              : Quantity.of(share.estimate(), share.wilson());
      targets.add(
          target(
              Kind.SHARE,
              branch.name(),
              Aim.ABOUT,
              branch.designed(),
              actual,
              (int) share.trials(),
              delta));
    }
  }

  private static void addExperience(
      List<Target> targets,
      AlignedJourneys journeys,
      AttributeChecks checks,
      String name,
      double delta) {
    Touchpoint facts = journeys.model().facts().touchpoint(name);
    OptionalDouble designed = facts.experience();
    if (designed.isEmpty()) {
      return;
    }
    EventLog log = journeys.log();
    int code = journeys.codeOf(name);
    List<Double> scores = new ArrayList<>();
    for (int t = 0; t < log.traceCount() && code >= 0; t++) {
      double sum = 0;
      int scored = 0;
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        double score = log.activity(e) == code ? checks.experience(t, e) : Double.NaN;
        if (Double.isFinite(score)) {
          sum += score;
          scored++;
        }
      }
      if (scored > 0) {
        scores.add(sum / scored);
      }
    }
    Estimate mean = MeanDifference.mean(scores.stream().mapToDouble(x -> x).toArray(), LEVEL);
    targets.add(
        target(
            Kind.EXPERIENCE,
            name,
            Aim.AT_LEAST,
            designed.getAsDouble(),
            Quantity.of(mean),
            scores.size(),
            delta));
  }

  private static Target target(
      Kind kind,
      String touchpoint,
      Aim aim,
      double designed,
      Quantity actual,
      int n,
      double delta) {
    Interval interval = actual.interval();
    TargetVerdict verdict = TargetVerdict.UNDECIDED;
    String reason;
    if (interval == null) {
      reason = actual.reason() == null ? "it has no interval" : actual.reason();
    } else if (n < FEWEST) {
      reason = "fewer than " + FEWEST + " journeys";
    } else {
      verdict = TargetVerdict.of(interval, aim, designed, delta);
      reason =
          switch (verdict) {
            case PASS -> "the whole interval is on the wanted side";
            case FAIL -> "the whole interval is on the other side";
            case UNDECIDED -> "the interval holds both sides";
          };
    }
    int count =
        kind == Kind.EXPERIENCE || !actual.isPresent()
            ? -1
            : (int) StrictMath.round(actual.value().getAsDouble() * n);
    return new Target(kind, touchpoint, aim, designed, actual, n, count, verdict, reason);
  }
}
