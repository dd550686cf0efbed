package org.desirepath.report.tables;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.report.ExampleResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTablesTest {
  private static List<CsvRecord> table(ComparisonResult result, String name) throws IOException {
    StringWriter out = new StringWriter();
    for (CsvTables.Document table : CsvTables.ALL) {
      if (table.name().equals(name)) {
        table.content().write(result, new CsvOutput(out));
      }
    }
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(out.toString())) {
      return reader.stream().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+cmd", "-cmd", "@x", "\tx", "\rx", "-1+1", "＝1"})
  void whatASpreadsheetWouldRunBecomesText(String cell) {
    assertThat(CsvOutput.neutralised(cell)).isEqualTo("'" + cell);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1.5", "+3", "a=b", "Visit", "'x"})
  void plainNumbersAndTextStayAsTheyAre(String cell) {
    assertThat(CsvOutput.neutralised(cell)).isEqualTo(cell);
  }

  @Test
  void everyJourneyHasItsRow() throws IOException {
    List<CsvRecord> rows = table(ExampleResults.withOutcome("A B C", "A X", "A Z"), "journeys");
    assertThat(rows.get(0).getFields())
        .containsExactly("id", "status", "events", "start", "end", "cost", "fitness", "deviations");
    assertThat(rows).hasSize(4);
    assertThat(rows.get(1).getFields())
        .containsExactly(
            "c1", "completed", "3", "2025-01-01T00:00:00Z", "2025-01-01T02:00:00Z", "0", "1", "0");
    assertThat(rows.get(2).getField(1)).isEqualTo("exited");
    assertThat(rows.get(2).getField(7)).isEqualTo("0");
  }

  @Test
  void whatAnAbandonedJourneyDidNotComeToIsNoDeviation() throws IOException {
    // the second is silent for longer than the limit when the first ends
    List<CsvRecord> rows =
        table(ExampleResults.withOutcome("A B C", "Z A", "A A A A A A B C"), "journeys");
    assertThat(rows.get(2).getField(1)).isEqualTo("abandoned");
    assertThat(rows.get(2).getField(7)).isEqualTo("1");
    assertThat(Integer.parseInt(rows.get(2).getField(5))).isGreaterThan(1);
  }

  @Test
  void rowsOfATableAreEquallyLongWhateverTheNames() throws IOException {
    for (ComparisonResult result :
        List.of(
            ExampleResults.named("a,\"b\"\n", "=cmd|'x'!A1"),
            ExampleResults.insurance(300),
            ExampleResults.withoutOutcome("A"))) {
      for (CsvTables.Document document : CsvTables.ALL) {
        List<CsvRecord> rows = table(result, document.name());
        int columns = rows.get(0).getFieldCount();
        assertThat(rows).as(document.name()).allMatch(r -> r.getFieldCount() == columns);
        assertThat(rows)
            .allMatch(r -> r.getFields().stream().noneMatch(f -> f.matches("(?s)^[=@\t\r].*")));
      }
    }
  }

  @Test
  void sharesOverTimeGrowWithinTheirBands() throws IOException {
    List<CsvRecord> rows = table(ExampleResults.insurance(300), "cumulative-incidence");
    assertThat(rows.size()).isGreaterThan(20);
    double before = 0;
    for (CsvRecord row : rows.subList(1, rows.size())) {
      double completed = Double.parseDouble(row.getField(2));
      assertThat(completed).isGreaterThanOrEqualTo(before);
      before = completed;
      if (!row.getField(3).isEmpty()) {
        assertThat(completed)
            .isBetween(Double.parseDouble(row.getField(3)), Double.parseDouble(row.getField(4)));
      }
    }
    assertThat(before).isPositive();
  }
}
