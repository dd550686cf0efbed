package org.desirepath.diagnostics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.diagnostics.DeviationTallies.Tally;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;

/**
 * Where and how often journeys depart from the design, from the moves of their alignments and from
 * the attributes of their synchronous events.
 *
 * <p>A row stands for what the alignment shown has; beside it stand the journeys in which every, or
 * some, optimal alignment has it, found exactly by a fixpoint over the graph of all optimal
 * alignments (A. Adriansyah, "Aligning observed and modeled behavior", 2014, doi:10.6100/IR770080,
 * for the graph). Effects on the outcome are Mantel-Haenszel risk differences with the interval of
 * Sato, by state, segment and period; they say what goes with what, not what causes it.
 *
 * <p>O(states of the optimal alignment graphs of all variants x touchpoints), O(events) for
 * attributes, O(n log n) for each effect on n journeys.
 */
public record DeviationDiagnostic() implements Diagnostic<List<Deviation>> {
  private static final int EXAMPLES = 5;

  @Override
  public List<Deviation> diagnose(AlignedJourneys journeys) {
    return diagnose(OutcomeContext.of(journeys));
  }

  List<Deviation> diagnose(OutcomeContext context) {
    return diagnose(context, DeviationScan.of(context.journeys()));
  }

  List<Deviation> diagnose(OutcomeContext context, DeviationTallies tallies) {
    int[] journeysOfVariant =
        context.journeys().conformance().variants().stream()
            .mapToInt(VariantAlignment::traces)
            .toArray();
    BitSet all = new BitSet();
    all.set(0, context.journeys().log().traceCount());
    DeviationEffects effects = new DeviationEffects(context);
    List<Deviation> deviations = new ArrayList<>();
    for (Tally tally : tallies.all()) {
      if (!tally.traces().isEmpty()) {
        int observable = tallies.observable(tally.key(), journeysOfVariant, all);
        deviations.add(
            deviation(context.journeys(), tallies, tally, observable, effects.of(tally)));
      }
    }
    deviations.sort(
        Comparator.comparing(Deviation::kind)
            .thenComparing(Comparator.comparingInt(Deviation::journeys).reversed())
            .thenComparing(Deviation::touchpoint));
    return List.copyOf(deviations);
  }

  private static Deviation deviation(
      AlignedJourneys journeys,
      DeviationTallies tallies,
      Tally tally,
      int observable,
      DeviationEffects.Effect effect) {
    EventLog log = journeys.log();
    int count = tally.traces().cardinality();
    Proportion share = new Proportion(count, observable);
    boolean known = tallies.isCertaintyKnown() || tally.key().kind() == DeviationKind.START;
    Interval interval = effect.outcome().riskDifference().interval();
    int k = journeys.parameters().k();
    return new Deviation(
        tally.key().kind(),
        tally.key().touchpoint(),
        count,
        observable,
        Quantity.of(share.estimate(), share.wilson()),
        known ? OptionalInt.of(tally.certain()) : OptionalInt.empty(),
        known ? OptionalInt.of(tally.possible()) : OptionalInt.empty(),
        known ? null : "the optimal alignments of some journeys are not all known",
        effect.outcome(),
        interval == null
            ? null
            : verdict(tally.key().kind(), interval, journeys.parameters().delta()),
        effect.value(),
        count < k ? List.of() : examples(log, tally),
        count < k ? "fewer than " + k + " journeys share it" : null);
  }

  private static Verdict verdict(DeviationKind kind, Interval interval, double delta) {
    Verdict verdict = Verdict.of(interval, delta);
    // nothing is seen of those who left while waiting
    return kind == DeviationKind.LATE && verdict == Verdict.BETTER ? Verdict.UNDECIDED : verdict;
  }

  private static List<String> examples(EventLog log, Tally tally) {
    return tally.traces().stream().limit(EXAMPLES).mapToObj(log::traceId).toList();
  }
}
