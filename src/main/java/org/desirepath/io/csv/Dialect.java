package org.desirepath.io.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ReadReport.Choice;

/**
 * The shape of a CSV file, seen in its beginning.
 *
 * @param rows the first records, the header among them
 */
record Dialect(char delimiter, Choice choice, List<List<String>> rows) {
  private static final char[] USUAL = {',', ';', '\t', '|'};

  /**
   * The delimiter by which most rows have as many fields as the header, and at least two; of equals
   * the one with more fields, then in the order comma, semicolon, tab, bar.
   *
   * @param complete whether the sample is the whole file; else its last record may be cut
   */
  static Dialect of(String sample, boolean complete, LogOptions options, String file)
      throws FormatException {
    Character given = options.delimiter();
    if (given != null) {
      List<List<String>> rows = rows(sample, given, complete);
      return new Dialect(given, new Choice("delimiter", shown(given), "given"), rows);
    }
    Dialect best = null;
    double bestScore = 0;
    for (char candidate : USUAL) {
      List<List<String>> rows = rows(sample, candidate, complete);
      int fields = rows.isEmpty() ? 0 : rows.get(0).size();
      if (fields < 2) {
        continue;
      }
      long same = rows.stream().filter(r -> r.size() == fields).count();
      double score = (double) same / rows.size() + fields * 1e-6;
      if (score > bestScore) {
        bestScore = score;
        String reason = same + " of the first " + rows.size() + " rows have " + fields + " fields";
        best = new Dialect(candidate, new Choice("delimiter", shown(candidate), reason), rows);
      }
    }
    if (best == null) {
      requireNarrow(sample, file);
      String first = sample.lines().findFirst().orElse("").strip();
      throw new FormatException(
          file,
          1,
          "no columns: the first line \""
              + (first.length() > 60 ? first.substring(0, 60) + "..." : first)
              + "\" has none of , ; tab |; expected a header and columns; give --delimiter");
    }
    return best;
  }

  private static List<List<String>> rows(String sample, char delimiter, boolean complete) {
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader<RecordBuffer> csv =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(true)
            .build(new RecordBuffer(), new StringReader(sample))) {
      for (RecordBuffer record : csv) {
        if (record.size() > 1 || !record.isBlank(0)) {
          List<String> row = new ArrayList<>(record.size());
          for (int i = 0; i < record.size(); i++) {
            row.add(record.field(i));
          }
          rows.add(row);
        }
      }
    } catch (CsvParseException | IOException e) {
      // too wide, not this delimiter, or the cut at the end: what came before counts
      return rows;
    }
    if (!complete && rows.size() > 1) {
      rows.remove(rows.size() - 1);
    }
    return rows;
  }

  private static void requireNarrow(String sample, String file) throws FormatException {
    String first = sample.lines().findFirst().orElse("");
    for (char candidate : USUAL) {
      if (first.chars().filter(c -> c == candidate).count() >= RecordBuffer.MOST_FIELDS) {
        throw new FormatException(
            file,
            1,
            "more than " + RecordBuffer.MOST_FIELDS + " columns; expected one row an event");
      }
    }
  }

  private static String shown(char delimiter) {
    return delimiter == '\t' ? "tab" : String.valueOf(delimiter);
  }
}
