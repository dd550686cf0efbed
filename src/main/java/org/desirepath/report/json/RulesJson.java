package org.desirepath.report.json;

import java.io.IOException;
import java.util.List;
import org.desirepath.conformance.rules.RuleResult;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.report.wording.RuleWords;
import org.desirepath.statistics.Proportion;

/** The {@code rules} part of the JSON result. */
public final class RulesJson {
  static final int EXAMPLES = 5;
  private static final String NOT_ACTIVATED = "no journey activates the rule and is decided";

  private final JsonFields json;
  private final int k;

  /**
   * @param k fewest journeys that must share a violation before any of them is named
   */
  public RulesJson(JsonFields json, int k) {
    this.json = json;
    this.k = k;
  }

  public void write(List<RuleResult> rules, EventLog log) throws IOException {
    json.array("rules", rules, rule -> json.object(() -> rule(rule, log)));
  }

  private void rule(RuleResult result, EventLog log) throws IOException {
    json.text("rule", result.rule().text());
    json.text("sentence", RuleWords.of(result.rule()));
    json.text("template", result.rule().template().key());
    json.count("activations", result.activations());
    json.count("fulfilments", result.fulfilments());
    json.count("violations", result.violations());
    json.count("pending", result.pending());
    json.count("journeys", result.violatingTraces());
    json.count("observable", result.violatingShare().trials());
    json.count("vacuousJourneys", result.vacuousTraces());
    json.count("pendingJourneys", result.undecidedTraces());
    json.quantity("share", "interval", share(result.violatingShare()));
    boolean few = result.violatingTraces() < k;
    json.texts("examples", few ? List.of() : examples(result, log));
    if (few) {
      json.text("examplesReason", "fewer than " + k + " journeys share it");
    }
  }

  public static Quantity share(Proportion share) {
    return share.trials() == 0
        ? Quantity.absent(NOT_ACTIVATED)
        : Quantity.of(share.estimate(), share.wilson());
  }

  public static List<String> examples(RuleResult result, EventLog log) {
    return result.violating().stream().limit(EXAMPLES).mapToObj(log::traceId).toList();
  }
}
