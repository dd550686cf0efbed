package org.desirepath.diagnostics.deviations;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.rules.RuleResult;
import org.desirepath.diagnostics.deviations.Deviation.OutcomeEffect;
import org.desirepath.diagnostics.deviations.DeviationTallies.Tally;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.Diagnostic;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Variant;
import org.desirepath.statistics.Proportion;
import org.jspecify.annotations.Nullable;

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

  public List<Deviation> diagnose(OutcomeContext context) {
    AlignedJourneys journeys = context.journeys();
    return diagnose(context, DeviationScan.of(journeys), RuleDeviations.check(journeys));
  }

  /** Those of alignments and attributes, then those of rules. */
  public List<Deviation> diagnose(
      OutcomeContext context, DeviationTallies tallies, List<RuleResult> rules) {
    int[] journeysOfVariant =
        context.journeys().conformance().variants().stream()
            .mapToInt(VariantAlignment::traces)
            .toArray();
    BitSet all = new BitSet();
    all.set(0, context.journeys().log().traceCount());
    DeviationEffects effects = new DeviationEffects(context, tallies.relations());
    List<Tally> seen = tallies.all().stream().filter(tally -> !tally.traces().isEmpty()).toList();
    List<RuleResult> broken = rules.stream().filter(r -> r.violatingTraces() > 0).toList();
    RuleEffects ofRules = new RuleEffects(context, effects);
    List<OutcomeEffects.Effect> found =
        Stream.concat(
                seen.parallelStream().map(effects::of), broken.parallelStream().map(ofRules::of))
            .toList();
    DeviationVerdicts verdicts = new DeviationVerdicts(found, context.journeys().parameters());
    List<Circumstances> circumstances = new CircumstancesSearch(context, tallies).of(seen);
    List<Deviation> deviations = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      Tally tally = seen.get(i);
      int observable = tallies.observable(tally.key(), journeysOfVariant, all);
      Verdict verdict = verdicts.verdict(i, tally.key().kind(), found.get(i));
      OutcomeEffect outcome = verdicts.outcome(i, found.get(i));
      deviations.add(
          deviation(
              context.journeys(),
              tallies,
              tally,
              observable,
              outcome,
              found.get(i).value(),
              verdict,
              circumstances.get(i)));
    }
    for (int i = 0; i < broken.size(); i++) {
      OutcomeEffects.Effect effect = found.get(seen.size() + i);
      deviations.add(
          RuleDeviations.deviation(
              context.journeys(),
              broken.get(i),
              verdicts.outcome(seen.size() + i, effect),
              effect.value(),
              verdicts.verdict(seen.size() + i, DeviationKind.RULE, effect)));
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
      OutcomeEffect outcome,
      Deviation.Value value,
      @Nullable Verdict verdict,
      Circumstances circumstances) {
    int count = tally.traces().cardinality();
    Proportion share = new Proportion(count, observable);
    boolean ofShare = tally.key().kind() == DeviationKind.SHARE;
    boolean known = tallies.isCertaintyKnown() || tally.key().kind() == DeviationKind.START;
    int k = journeys.parameters().k();
    List<String> examples = count < k ? List.of() : examples(journeys, tally);
    return new Deviation(
        tally.key().kind(),
        tally.key().touchpoint(),
        count,
        observable,
        Quantity.of(share.estimate(), share.wilson()),
        certainty(known || ofShare, ofShare ? count : tally.certain()),
        certainty(known || ofShare, ofShare ? count : tally.possible()),
        known || ofShare ? null : "the optimal alignments of some journeys are not all known",
        sameInstant(tally),
        outcome,
        verdict,
        value,
        examples,
        count < k
            ? "fewer than " + k + " journeys share it"
            : examples.isEmpty() ? "no path that " + k + " journeys share shows it" : null,
        circumstances);
  }

  private static int sameInstant(Tally tally) {
    BitSet shown = (BitSet) tally.sameInstant().clone();
    shown.and(tally.traces());
    return shown.cardinality();
  }

  /** A share is a fact of the alignments shown, so all its journeys are certain. */
  private static OptionalInt certainty(boolean known, int journeys) {
    return known ? OptionalInt.of(journeys) : OptionalInt.empty();
  }

  private static List<String> examples(AlignedJourneys journeys, Tally tally) {
    EventLog log = journeys.log();
    List<Variant> variants = log.variants();
    return tally.traces().stream()
        .filter(
            t -> journeys.parameters().small().shows(variants.get(log.variantOf(t)).traceCount()))
        .limit(EXAMPLES)
        .mapToObj(log::traceId)
        .toList();
  }
}
