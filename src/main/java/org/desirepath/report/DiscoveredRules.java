package org.desirepath.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.desirepath.comparison.Provenance;
import org.desirepath.conformance.rules.DiscoveredRule;
import org.desirepath.conformance.rules.RuleDiscovery;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.rules.RuleSet;
import org.desirepath.report.json.AppendableWriter;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.json.LogJson;
import org.desirepath.report.json.ShallowPrinter;
import org.desirepath.report.wording.Period;

/**
 * Rules that were found in a log, to be shown or written. Equal input gives equal bytes.
 *
 * @param parameters they were found with
 * @param rules the most interesting first
 */
public record DiscoveredRules(
    EventLog log, RuleDiscovery parameters, List<DiscoveredRule> rules, Provenance provenance) {
  private static final int MOST_SHOWN = 20;

  public DiscoveredRules {
    rules = List.copyOf(rules);
  }

  /** The rules as a model that can be checked. */
  public RuleSet model() {
    return new RuleSet(
        log.name(),
        log.activities(),
        Map.of(),
        Map.of(),
        rules.stream().map(DiscoveredRule::rule).toList(),
        List.of());
  }

  /** What was found, the most interesting in a line each. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "declare: %,d rules of support >= %s and confidence >= %s in %,d journeys",
            rules.size(),
            parameters.leastSupport(),
            parameters.leastConfidence(),
            log.traceCount()));
    for (DiscoveredRule rule : rules.subList(0, StrictMath.min(MOST_SHOWN, rules.size()))) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: support %.4f, confidence %.4f, interest %.4f, kept by %,d journeys",
              rule.rule().text(),
              rule.support(),
              rule.confidence(),
              rule.interest(),
              rule.keepingTraces()));
    }
    if (rules.size() > MOST_SHOWN) {
      lines.add(String.format(Locale.ROOT, "and %,d more", rules.size() - MOST_SHOWN));
    }
    return lines;
  }

  /**
   * Writes the rules as JSON; does not close {@code out}.
   *
   * @throws IOException if {@code out} takes no more
   */
  public void writeJson(Appendable out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(new AppendableWriter(out))) {
      json.setPrettyPrinter(new ShallowPrinter());
      JsonFields fields = new JsonFields(json);
      fields.object(
          () -> {
            fields.object(
                "desirepath",
                () -> new LogJson(fields).provenance(provenance, Period.of(log).toMillis()));
            fields.count("journeys", log.traceCount());
            fields.array("rules", rules, rule -> fields.object(() -> write(fields, rule)));
          });
      json.writeRaw('\n');
    }
  }

  private static void write(JsonFields json, DiscoveredRule rule) throws IOException {
    json.text("rule", rule.rule().text());
    json.text("template", rule.rule().template().word());
    json.number("support", rule.support());
    json.number("confidence", rule.confidence());
    json.number("interest", rule.interest());
    json.count("keepingJourneys", rule.keepingTraces());
  }
}
