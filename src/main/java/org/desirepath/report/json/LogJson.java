package org.desirepath.report.json;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.desirepath.comparison.Provenance;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.model.DirectlyFollowsGraph;
import org.desirepath.report.wording.Period;

/** The {@code desirepath} and {@code log} parts, with which every JSON result begins. */
public final class LogJson {
  private final JsonFields json;

  /** A log and what was counted and found in it. */
  public record Content(EventLog log, DirectlyFollowsGraph graph, List<QualityFinding> quality) {}

  public LogJson(JsonFields json) {
    this.json = json;
  }

  public void write(Provenance provenance, long asOfMillis, Content content) throws IOException {
    json.object("desirepath", () -> provenance(provenance, asOfMillis));
    json.object("log", () -> content(content));
  }

  public void provenance(Provenance provenance, long asOfMillis) throws IOException {
    json.text("version", provenance.version());
    json.text("command", provenance.command());
    json.count("seed", provenance.seed());
    json.object(
        "parameters",
        () -> {
          for (Map.Entry<String, List<String>> option : provenance.parameters().entrySet()) {
            json.texts(option.getKey(), option.getValue());
          }
        });
    json.array(
        "inputs",
        provenance.inputs(),
        input ->
            json.object(
                () -> {
                  json.text("name", input.name());
                  json.text("sha256", input.sha256());
                  json.count("bytes", input.bytes());
                }));
    json.time("asOf", asOfMillis, Period.NO_TIMES);
    json.text("schemaVersion", JsonFields.SCHEMA_VERSION);
  }

  /** The fields of {@code log}. */
  public void content(Content content) throws IOException {
    EventLog log = content.log();
    DirectlyFollowsGraph graph = content.graph();
    Period period = Period.of(log);
    json.count("journeys", log.traceCount());
    json.count("events", log.eventCount());
    json.count("variants", log.variants().size());
    json.time("from", period.fromMillis(), Period.NO_TIMES);
    json.time("to", period.toMillis(), Period.NO_TIMES);
    json.array(
        "activities",
        graph.activities(),
        activity ->
            json.object(
                () -> {
                  json.text("name", activity.label());
                  json.count("events", activity.events());
                  json.count("journeys", activity.traces());
                }));
    json.object("start", () -> counts(graph.start()));
    json.object("end", () -> counts(graph.end()));
    json.array(
        "directlyFollows",
        graph.edges(),
        edge ->
            json.object(
                () -> {
                  json.text("from", edge.from());
                  json.text("to", edge.to());
                  json.count("count", edge.count());
                }));
    json.array("quality", content.quality(), this::finding);
  }

  private void counts(Map<String, Integer> counts) throws IOException {
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      json.count(entry.getKey(), entry.getValue());
    }
  }

  private void finding(QualityFinding finding) throws IOException {
    json.object(
        () -> {
          json.text("code", finding.code());
          json.text("severity", finding.severity().name().toLowerCase(Locale.ROOT));
          json.count("count", finding.count());
          json.text("message", finding.message());
          json.texts("examples", finding.examples());
          if (finding.ofJourneys() && finding.examples().isEmpty()) {
            json.text("examplesReason", "too few journeys are known to share it to name any");
          }
        });
  }
}
