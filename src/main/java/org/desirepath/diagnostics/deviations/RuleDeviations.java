package org.desirepath.diagnostics.deviations;

import java.util.List;
import java.util.OptionalInt;
import org.desirepath.conformance.rules.RuleChecker;
import org.desirepath.conformance.rules.RuleResult;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a design that some journeys do not keep, as deviations of kind {@code rule}. They do
 * not depend on an alignment, so what stands is certain; observable are the journeys that activate
 * the rule and of which it is decided. O(events x rules).
 */
public final class RuleDeviations {
  private static final int EXAMPLES = 5;

  private RuleDeviations() {}

  /** How the journeys keep the rules of their design, in its order. */
  public static List<RuleResult> check(AlignedJourneys journeys) {
    return RuleChecker.check(
        journeys.log(),
        journeys.conformance().model().facts().rules().stream()
            .map(JourneyBlueprint.Rule::meaning)
            .toList(),
        journeys.statuses().open(),
        journeys.statuses().asOfMillis());
  }

  static Deviation deviation(
      AlignedJourneys journeys,
      RuleResult result,
      Deviation.OutcomeEffect outcome,
      Deviation.Value value,
      @Nullable Verdict verdict) {
    EventLog log = journeys.log();
    int count = result.violatingTraces();
    int k = journeys.parameters().k();
    Proportion share = result.violatingShare();
    return new Deviation(
        DeviationKind.RULE,
        result.rule().text(),
        count,
        (int) share.trials(),
        Quantity.of(share.estimate(), share.wilson()),
        OptionalInt.of(count),
        OptionalInt.of(count),
        null,
        0,
        outcome,
        verdict,
        value,
        count < k ? List.of() : examples(log, result),
        count < k ? "fewer than " + k + " journeys share it" : null,
        Circumstances.absent("not looked for in rules"));
  }

  private static List<String> examples(EventLog log, RuleResult result) {
    return result.violating().stream().limit(EXAMPLES).mapToObj(log::traceId).toList();
  }
}
