package org.desirepath.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collections;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.report.ExampleResults;
import org.desirepath.report.page.findings.ObservabilitySection;
import org.desirepath.report.result.JsonReport;
import org.desirepath.report.tables.CsvOutput;
import org.desirepath.visualization.FigureRenderer;
import org.junit.jupiter.api.Test;

/** A touchpoint that is never recorded is called not measured wherever it is shown. */
class ObservabilityReportTest {
  private static ComparisonResult result() {
    return ExampleResults.withOutcome(Collections.nCopies(40, "A C").toArray(String[]::new));
  }

  @Test
  void deviationOfTheJsonSaysThatNothingWasMeasured() throws IOException {
    StringBuilder out = new StringBuilder();
    new JsonReport().write(result(), out);
    JsonNode json = new ObjectMapper().readTree(out.toString());
    JsonNode deviation = json.get("deviations").get(0);
    assertThat(deviation.get("kind").asText()).isEqualTo("missing");
    assertThat(deviation.get("journeys").asInt()).isEqualTo(40);
    assertThat(deviation.get("share").asDouble()).isEqualTo(1);
    assertThat(deviation.get("measured").asText()).isEqualTo("notMeasured");
    assertThat(deviation.get("measuredReason").asText()).contains("no event of it");
    JsonNode b = json.get("observability").get("matrix").get(1);
    assertThat(b.get("touchpoint").asText()).isEqualTo("B");
    assertThat(b.get("recording").get("state").asText()).isEqualTo("never");
    assertThat(b.get("audience").get("verdict").isNull()).isTrue();
    assertThat(b.get("measurability").get("verdict").asText()).isEqualTo("notMeasured");
  }

  @Test
  void pageNeverCallsItLeftOut() throws IOException {
    StringBuilder out = new StringBuilder();
    new HtmlReport(FigureRenderer.standard()).write(result(), out);
    String page = out.toString();
    assertThat(page)
        .contains("Not measured, so not called left out: ")
        .contains("(passed by 40 journeys)")
        .contains("○ not measured")
        .doesNotContain("have no record of <b><bdi>B</bdi></b>")
        .doesNotContain("◇ 40 missing");
  }

  @Test
  void tablesSayIt() throws IOException {
    StringWriter matrix = new StringWriter();
    ObservabilitySection.write(result(), new CsvOutput(matrix));
    assertThat(matrix.toString())
        .contains("B,P,measurability,event,true,notMeasured,40,0,0,0,")
        .contains("A,P,measurability,(all),true,measured,40,40,1,");
  }
}
