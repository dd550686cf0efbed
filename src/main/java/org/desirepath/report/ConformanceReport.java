package org.desirepath.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.desirepath.comparison.AlignedLog;
import org.desirepath.conformance.data.TemporalProfile;
import org.desirepath.conformance.quality.QualityMeasures;
import org.desirepath.diagnostics.progress.OpenJourneys;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.report.json.AppendableWriter;
import org.desirepath.report.json.ConformanceJson;
import org.desirepath.report.json.GuardsJson;
import org.desirepath.report.json.IdentityJson;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.json.LogJson;
import org.desirepath.report.json.ModelJson;
import org.desirepath.report.json.ShallowPrinter;
import org.desirepath.report.json.TemporalJson;
import org.desirepath.report.result.JsonReport;
import org.jspecify.annotations.Nullable;

/**
 * Conformance and quality measures alone, as JSON: the {@code desirepath}, {@code log} and {@code
 * conformance} of {@link JsonReport}, in the same form. Streams; O(result).
 */
public final class ConformanceReport {
  private ConformanceReport() {}

  /**
   * Writes the whole document; does not close {@code out}.
   *
   * @param measures of {@code aligned}
   * @throws IOException if {@code out} takes no more
   */
  public static void write(AlignedLog aligned, QualityMeasures measures, Appendable out)
      throws IOException {
    write(aligned, measures, null, new SmallCells(SmallCells.USUAL_K, false), out);
  }

  /**
   * Writes the whole document; does not close {@code out}.
   *
   * @param measures of {@code aligned}
   * @param profile of the waits, or null
   * @param small fewest journeys that must share a finding on the data before any is named, and
   *     whether paths that fewer share are left out
   * @throws IOException if {@code out} takes no more
   */
  public static void write(
      AlignedLog aligned,
      QualityMeasures measures,
      @Nullable TemporalProfile profile,
      SmallCells small,
      Appendable out)
      throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(new AppendableWriter(out))) {
      json.setPrettyPrinter(new ShallowPrinter());
      JsonFields fields = new JsonFields(json);
      fields.object(
          () -> {
            new LogJson(fields)
                .write(
                    aligned.provenance(),
                    aligned.asOfMillis(),
                    new LogJson.Content(
                        aligned.log(), aligned.shownPaths(small), small.shown(aligned.quality())));
            fields.object(
                "model", () -> new ModelJson(fields).write(aligned.conformance().model()));
            fields.object(
                "conformance",
                () ->
                    new ConformanceJson(fields)
                        .write(
                            aligned.conformance(),
                            aligned.journeys(),
                            OpenJourneys.of(
                                    aligned.journeys(), aligned.conformance(), aligned.asOfMillis())
                                .shown(small),
                            measures,
                            small));
            new GuardsJson(fields).write(aligned.journeys(), aligned.conformance());
            if (aligned.sources() != null) {
              new IdentityJson(fields).write(aligned.sources());
            }
            if (profile != null) {
              new TemporalJson(fields).write(profile);
            }
          });
      json.writeRaw('\n');
    }
  }
}
