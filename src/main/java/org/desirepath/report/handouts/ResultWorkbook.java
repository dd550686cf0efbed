package org.desirepath.report.handouts;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.Provenance;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;
import org.desirepath.report.document.CsvTable;
import org.desirepath.report.document.TableOutput;
import org.desirepath.report.language.Language;
import org.desirepath.report.sheets.WorkbookFile;
import org.desirepath.report.tables.CsvTables;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.FindingDefinition;

/**
 * Every table of the result in one workbook, with what the findings mean and where they come from.
 * The numbers are those of the tables; only their display is rounded. Memory does not grow with the
 * journeys.
 */
public final class ResultWorkbook {
  private final ComparisonResult result;
  private final UnaryOperator<String> words;

  private ResultWorkbook(ComparisonResult result, Language language) {
    this.result = result;
    this.words = language::translate;
  }

  public static void write(ComparisonResult result, Language language, OutputStream out)
      throws IOException {
    new ResultWorkbook(result, language).write(out);
  }

  private void write(OutputStream out) throws IOException {
    try (WorkbookFile book = new WorkbookFile(out, result.model().name())) {
      for (CsvTables.Document table : CsvTables.ALL) {
        table.content().write(result, book.table(words.apply(title(table.name())), words));
      }
      definitions(book);
      provenance(book);
      contents(book);
    }
  }

  private static String title(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('-', ' ');
  }

  private void contents(WorkbookFile book) throws IOException {
    List<WorkbookFile.Written> sheets = book.sheets();
    try (CsvTable table = table(book, "Contents", true, "Sheet", "Rows")) {
      for (WorkbookFile.Written sheet : sheets) {
        table.text(sheet.name()).count(sheet.rows()).endRow();
      }
      for (WorkbookFile.Written none : book.empty()) {
        table.text(none.name()).count(0).endRow();
      }
      table.text(
          words.apply(
              "Ends of intervals are at 95 %. Shares are percentages, spans of time are in days,"
                  + " times are in UTC. An empty cell has its reason in result.json; a table with"
                  + " no rows has no sheet."));
      table.empty().endRow();
      if (sheets.stream().anyMatch(s -> s.rows() + 1 == WorkbookFile.MOST_ROWS)) {
        table.text(words.apply("A table too long for one sheet goes on in the next, (2)."));
        table.empty().endRow();
      }
    }
  }

  private void definitions(WorkbookFile book) throws IOException {
    try (CsvTable table =
        table(
            book,
            "Definitions",
            false,
            "Finding",
            "Meaning",
            "How it is computed",
            "Counted among",
            "What it does not say")) {
      for (DeviationKind kind : DeviationKind.values()) {
        define(table, English.plainKind(kind), FindingDefinition.of(kind));
      }
      define(table, "abandoned", FindingDefinition.ofStep());
      for (Facet facet : Facet.values()) {
        define(table, English.facet(facet), FindingDefinition.ofMoment(facet));
      }
      define(table, "follows the plan", FindingDefinition.ofFitting());
      define(table, "log fitness", FindingDefinition.ofFitness());
      define(table, "status", FindingDefinition.ofStatus());
    }
  }

  private void define(CsvTable table, String finding, FindingDefinition definition) {
    table.text(words.apply(finding)).text(words.apply(definition.meaning()));
    table.text(words.apply(definition.formula())).text(words.apply(definition.denominator()));
    table.text(String.join("\n", definition.caveats().stream().map(words).toList())).endRow();
  }

  private void provenance(WorkbookFile book) throws IOException {
    Provenance made = result.provenance();
    try (CsvTable table = table(book, "Where this report comes from", false, "Fact", "Value")) {
      fact(table, "Desirepath", made.version());
      fact(table, words.apply("Command"), made.command());
      fact(table, words.apply("Data as of"), English.moment(result.asOfMillis()));
      table.text(words.apply("Journeys")).count(result.log().traceCount()).endRow();
      table.text(words.apply("Seed")).count(made.seed()).endRow();
      made.parameters().forEach((name, values) -> fact(table, name, String.join(", ", values)));
      for (Provenance.Input input : made.inputs()) {
        fact(table, words.apply("File"), input.name());
        table.text(words.apply("Bytes")).count(input.bytes()).endRow();
        fact(table, "SHA-256", input.sha256());
      }
      result.model().notes().forEach(note -> fact(table, words.apply("Model"), note));
    }
  }

  private static void fact(CsvTable table, String name, String value) {
    table.text(name).text(value).endRow();
  }

  private CsvTable table(WorkbookFile book, String name, boolean front, String... headings) {
    TableOutput sheet = book.text(words.apply(name), front);
    String[] shown = new String[headings.length];
    for (int i = 0; i < shown.length; i++) {
      shown[i] = words.apply(headings[i]);
    }
    return new CsvTable(sheet, shown);
  }
}
