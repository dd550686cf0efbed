package org.desirepath.diagnostics.groups;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.rules.RuleResult;
import org.desirepath.diagnostics.deviations.BranchShare;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.deviations.DeviationTallies;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.dropoff.StepLosses;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.eventlog.EventLog;
import org.jspecify.annotations.Nullable;

/** Everything that is counted of journeys, as sets of journeys. Immutable. */
final class Measures {
  private final AlignedJourneys journeys;
  private final List<Measure> shares;
  private final double[] fitness;
  private final BitSet resolved;
  private final BitSet followed;

  private Measures(
      AlignedJourneys journeys,
      List<Measure> shares,
      double[] fitness,
      BitSet resolved,
      BitSet followed) {
    this.journeys = journeys;
    this.shares = List.copyOf(shares);
    this.fitness = fitness;
    this.resolved = resolved;
    this.followed = followed;
  }

  /**
   * Of the findings of a log; O(findings x journeys / 64 + events).
   *
   * @param dropOff null without a declared outcome
   */
  static Measures of(
      OutcomeContext context,
      DeviationTallies tallies,
      List<RuleResult> rules,
      @Nullable DropOff dropOff) {
    AlignedJourneys journeys = context.journeys();
    int n = journeys.log().traceCount();
    BitSet resolved = new BitSet(n);
    BitSet fitting = new BitSet(n);
    double[] fitness = new double[n];
    ConformanceResult conformance = journeys.conformance();
    for (int t = 0; t < n; t++) {
      VariantAlignment variant = conformance.variants().get(conformance.variantOf(t));
      resolved.set(t, !variant.open() && !variant.truncated());
      fitting.set(t, resolved.get(t) && variant.alignment().upperBound() == 0);
      fitness[t] = variant.fitness(conformance.cheapestRunCost());
    }
    List<Measure> shares = new ArrayList<>();
    shares.add(new Measure(Subject.of(Subject.Finding.FITTING), fitting, resolved));
    if (dropOff != null) {
      addSuccess(shares, journeys, dropOff.horizon().millis());
    }
    addDeviations(shares, journeys, tallies, rules);
    for (BranchShare.Taken one : BranchShare.taken(journeys)) {
      shares.add(
          new Measure(Subject.at(Subject.Finding.BRANCH, one.name()), one.taken(), one.all()));
    }
    if (dropOff != null) {
      List<String> designed = dropOff.steps().stream().map(DropOff.Step::touchpoint).toList();
      for (StepLosses step : StepLosses.of(journeys, designed)) {
        if (!journeys.isSuccess(step.touchpoint())) {
          shares.add(
              new Measure(
                  Subject.at(Subject.Finding.DROP_OFF, step.touchpoint()),
                  step.lost(),
                  step.mature()));
        }
      }
    }
    shares.addAll(
        WaitMeasures.of(journeys, journeys.log().activities().stream().sorted().toList()));
    return new Measures(journeys, shares, fitness, resolved, followed(context));
  }

  private static void addSuccess(
      List<Measure> shares, AlignedJourneys journeys, OptionalLong within) {
    if (within.isEmpty()) {
      return;
    }
    long window = within.getAsLong();
    EventLog log = journeys.log();
    BitSet mature = new BitSet();
    BitSet succeeding = new BitSet();
    for (int t = 0; t < log.traceCount(); t++) {
      if (journeys.isTimed(t)) {
        long first = log.timeMillis(log.firstEvent(t));
        long success = journeys.successTime(t);
        mature.set(t, first <= journeys.statuses().asOfMillis() - window);
        succeeding.set(t, mature.get(t) && success != Long.MAX_VALUE && success - first <= window);
      }
    }
    shares.add(new Measure(Subject.of(Subject.Finding.SUCCESS), succeeding, mature));
  }

  private static void addDeviations(
      List<Measure> shares,
      AlignedJourneys journeys,
      DeviationTallies tallies,
      List<RuleResult> rules) {
    int n = journeys.log().traceCount();
    for (DeviationTallies.Tally tally : tallies.all()) {
      // branches are compared whether they differ from the design or not
      if (tally.key().kind() != DeviationKind.SHARE && !tally.traces().isEmpty()) {
        shares.add(
            new Measure(
                new Subject(
                    Subject.Finding.DEVIATION, tally.key().kind().word(), tally.key().touchpoint()),
                (BitSet) tally.traces().clone(),
                tallies.observable(tally.key(), journeys.conformance()::variantOf, n)));
      }
    }
    for (RuleResult rule : rules) {
      BitSet decided = rule.activated();
      decided.andNot(rule.undecided());
      if (rule.violatingTraces() > 0) {
        shares.add(
            new Measure(
                new Subject(
                    Subject.Finding.DEVIATION, DeviationKind.RULE.word(), rule.rule().text()),
                rule.violating(),
                decided));
      }
    }
  }

  /** Journeys that began so long ago that what became of nearly all their like is known. */
  private static BitSet followed(OutcomeContext context) {
    EventLog log = context.journeys().log();
    BitSet followed = new BitSet();
    for (int t = 0; t < log.traceCount(); t++) {
      boolean timed = context.journeys().isTimed(t);
      followed.set(
          t,
          timed
              && (!context.window().isKnown()
                  || log.timeMillis(log.firstEvent(t)) <= context.window().latestMoment()));
    }
    return followed;
  }

  AlignedJourneys journeys() {
    return journeys;
  }

  List<Measure> shares() {
    return shares;
  }

  /** Journeys that can be compared whenever they began. Not to be changed. */
  BitSet followed() {
    return followed;
  }

  /** Fitness of the resolved journeys among some. */
  double[] fitness(BitSet members) {
    BitSet here = (BitSet) resolved.clone();
    here.and(members);
    return here.stream().mapToDouble(t -> fitness[t]).toArray();
  }

  /** When a journey began, or {@link EventLog#NO_TIME}. */
  long start(int trace) {
    EventLog log = journeys.log();
    return IntStream.range(log.firstEvent(trace), log.endEvent(trace))
        .mapToLong(log::timeMillis)
        .filter(time -> time != EventLog.NO_TIME)
        .findFirst()
        .orElse(EventLog.NO_TIME);
  }
}
