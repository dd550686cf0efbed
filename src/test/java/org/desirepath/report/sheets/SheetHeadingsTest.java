package org.desirepath.report.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.report.ExampleResults;
import org.desirepath.report.document.TableOutput;
import org.desirepath.report.language.Language;
import org.desirepath.report.tables.CsvTables;
import org.junit.jupiter.api.Test;

final class SheetHeadingsTest {
  /** Keeps the headings of a table. */
  private static final class Headings implements TableOutput {
    private final List<String> shown = new ArrayList<>();

    @Override
    public void headings(List<String> given) {
      for (int c = 0; c < given.size(); c++) {
        shown.add(ColumnKind.words(given, c));
      }
    }

    @Override
    public void row(List<Cell> cells) {}

    @Override
    public void end() {}
  }

  @Test
  void everyHeadingHasItsDutch() throws IOException {
    ComparisonResult result = ExampleResults.insurance(300);
    NavigableSet<String> missing = new TreeSet<>();
    int headings = 0;
    for (CsvTables.Document table : CsvTables.ALL) {
      Headings seen = new Headings();
      table.content().write(result, seen);
      headings += seen.shown.size();
      String name = table.name().replace('-', ' ');
      seen.shown.add(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
      seen.shown.forEach(heading -> Language.DUTCH.translate(heading, missing::add));
    }
    assertThat(headings).isGreaterThan(250);
    assertThat(missing).isEmpty();
  }
}
