package org.desirepath.report.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.DecisionTrail;
import org.desirepath.diagnostics.progress.OpenJourneys;
import org.desirepath.report.document.ReportWriter;
import org.desirepath.report.json.AppendableWriter;
import org.desirepath.report.json.ConformanceJson;
import org.desirepath.report.json.GuardsJson;
import org.desirepath.report.json.IdentityJson;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.json.LogJson;
import org.desirepath.report.json.ModelJson;
import org.desirepath.report.json.RulesJson;
import org.desirepath.report.json.ShallowPrinter;
import org.desirepath.report.json.TemporalJson;

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
            new LogJson(fields)
                .write(
                    result.provenance(),
                    result.asOfMillis(),
                    new LogJson.Content(result.log(), result.directlyFollows(), result.quality()));
            fields.object("model", () -> new ModelJson(fields).write(result.conformance().model()));
            fields.object(
                "conformance",
                () ->
                    new ConformanceJson(fields)
                        .write(
                            result.conformance(),
                            result.journeys(),
                            OpenJourneys.of(
                                    result.journeys(), result.conformance(), result.asOfMillis())
                                .shown(result.findings().parameters().small()),
                            result.measures(),
                            result.findings().parameters().small()));
            new FindingsJson(fields).write(result);
            new RulesJson(fields, result.findings().parameters().k())
                .write(result.findings().rules(), result.journeys());
            new GuardsJson(fields).write(result.journeys(), result.conformance());
            SegmentsJson segments = new SegmentsJson(fields);
            fields.array("segments", result.findings().segments(), segments::write);
            new GroupsJson(fields).write(result.findings().groups());
            new TargetsJson(fields).write(result.findings().targets());
            if (result.unusualWaits() != null) {
              new TemporalJson(fields).write(result.unusualWaits());
            }
            new BaselineJson(fields).write(result.baseline());
            new PersonaJson(fields).write(result.personas());
            new IdentityJson(fields).write(result.sources());
            new DecisionJson(fields).write(DecisionTrail.of(result));
          });
      json.writeRaw('\n');
    }
  }
}
