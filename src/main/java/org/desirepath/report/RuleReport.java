package org.desirepath.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.desirepath.comparison.RuledLog;
import org.desirepath.discovery.SmallPaths;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.report.json.AppendableWriter;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.json.LogJson;
import org.desirepath.report.json.RulesJson;
import org.desirepath.report.json.ShallowPrinter;
import org.desirepath.report.result.JsonReport;
import org.desirepath.statistics.Proportion;

/**
 * Rules alone, as JSON: the {@code desirepath}, {@code log} and {@code rules} of {@link JsonReport}
 * in the same form, and a {@code conformance} that says why it has no numbers. Streams; O(result).
 */
public final class RuleReport {
  private static final String NO_FLOW = "the model has rules and no flow to align with";

  private RuleReport() {}

  /**
   * Writes the whole document; does not close {@code out}.
   *
   * @param small fewest journeys that must share a violation before any of them is named
   * @throws IOException if {@code out} takes no more
   */
  public static void write(RuledLog ruled, SmallCells small, Appendable out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(new AppendableWriter(out))) {
      json.setPrettyPrinter(new ShallowPrinter());
      JsonFields fields = new JsonFields(json);
      fields.object(
          () -> {
            new LogJson(fields)
                .write(
                    ruled.provenance(),
                    ruled.asOfMillis(),
                    new LogJson.Content(
                        ruled.log(),
                        SmallPaths.shown(ruled.directlyFollows(), small),
                        small.shown(ruled.log().quality())));
            fields.object("conformance", () -> conformance(fields));
            fields.object("keepingAllRules", () -> keepingAll(fields, ruled.keepingAll()));
            new RulesJson(fields, small.k()).write(ruled.results(), ruled.journeys());
          });
      json.writeRaw('\n');
    }
  }

  private static void conformance(JsonFields json) throws IOException {
    json.object(
        "fitness",
        () -> {
          json.absent("log", NO_FLOW);
          json.absent("journeyMean", NO_FLOW);
        });
    for (String part : List.of("cost", "fitting", "open", "variants")) {
      json.absent(part, NO_FLOW);
    }
  }

  private static void keepingAll(JsonFields json, Proportion keeping) throws IOException {
    json.count("journeys", keeping.successes());
    json.quantity("share", "interval", RulesJson.share(keeping));
  }
}
