package org.desirepath.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.Provenance;
import org.desirepath.model.DirectlyFollowsGraph;

/**
 * The whole result as JSON for other programs: {@code result.json}. Streams; O(result) time, space
 * for one row. Numbers have 12 significant digits, so the bytes are the same on every JDK.
 */
public record JsonReport() implements ReportWriter {

  @Override
  public void write(ComparisonResult result, Appendable out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(new AppendableWriter(out))) {
      json.setPrettyPrinter(new ShallowPrinter());
      JsonFields fields = new JsonFields(json);
      fields.object(
          () -> {
            fields.object("desirepath", () -> provenance(fields, result));
            fields.object("log", () -> log(fields, result));
            fields.object("conformance", () -> new ConformanceJson(fields).write(result));
            new FindingsJson(fields).write(result);
            fields.array("segments", List.of(), s -> {});
          });
      json.writeRaw('\n');
    }
  }

  private static void provenance(JsonFields json, ComparisonResult result) throws IOException {
    Provenance provenance = result.provenance();
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
    json.time("asOf", result.asOfMillis(), Period.NO_TIMES);
  }

  private static void log(JsonFields json, ComparisonResult result) throws IOException {
    DirectlyFollowsGraph graph = result.directlyFollows();
    Period period = Period.of(result.log());
    json.count("journeys", result.log().traceCount());
    json.count("events", result.log().eventCount());
    json.count("variants", result.log().variants().size());
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
    json.object("start", () -> counts(json, graph.start()));
    json.object("end", () -> counts(json, graph.end()));
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
    json.array(
        "quality",
        result.quality(),
        finding ->
            json.object(
                () -> {
                  json.text("code", finding.code());
                  json.text("severity", finding.severity().name().toLowerCase(Locale.ROOT));
                  json.count("count", finding.count());
                  json.text("message", finding.message());
                  json.texts("examples", finding.examples());
                }));
  }

  private static void counts(JsonFields json, Map<String, Integer> counts) throws IOException {
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      json.count(entry.getKey(), entry.getValue());
    }
  }
}
