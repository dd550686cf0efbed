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
 * @param quote what a field with a delimiter, a quote or a line break in it stands in
 * @param rows the first records, the header among them
 */
record Dialect(char delimiter, char quote, List<Choice> choices, List<List<String>> rows) {
  private static final char QUOTE = '"';
  private static final char APOSTROPHE = '\'';
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
    Character quoted = options.quote();
    if (quoted != null
        && (quoted.equals(given) || Character.isLetterOrDigit(quoted) || quoted <= ' ')) {
      throw new FormatException(
          file,
          0,
          "quote \"" + quoted + "\": expected a mark, such as \" or ', that is not the delimiter");
    }
    if (given != null) {
      Choice quote = quote(sample, complete, given, options);
      List<List<String>> rows = rows(sample, given, quote, complete);
      return of(given, quote, new Choice("delimiter", shown(given), "given"), rows);
    }
    Dialect best = null;
    double bestScore = 0;
    for (char candidate : USUAL) {
      if (quoted != null && quoted == candidate) {
        continue;
      }
      Choice quote = quote(sample, complete, candidate, options);
      List<List<String>> rows = rows(sample, candidate, quote, complete);
      int fields = rows.isEmpty() ? 0 : rows.get(0).size();
      if (fields < 2) {
        continue;
      }
      long same = rows.stream().filter(r -> r.size() == fields).count();
      double score = (double) same / rows.size() + fields * 1e-6;
      if (score > bestScore) {
        bestScore = score;
        String reason = same + " of the first " + rows.size() + " rows have " + fields + " fields";
        best = of(candidate, quote, new Choice("delimiter", shown(candidate), reason), rows);
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

  /** The usual quote is not worth a word. */
  private static Dialect of(char delimiter, Choice quote, Choice choice, List<List<String>> rows) {
    boolean usual = quote.value().charAt(0) == QUOTE && !quote.reason().equals("given");
    List<Choice> choices = usual ? List.of(choice) : List.of(choice, quote);
    return new Dialect(delimiter, quote.value().charAt(0), choices, rows);
  }

  /**
   * The apostrophe if no field begins with a quotation mark, and as many fields as there are rows
   * begin with an apostrophe and end with one, and none only begins with it.
   */
  private static Choice quote(String sample, boolean complete, char delimiter, LogOptions options) {
    Character given = options.quote();
    if (given != null) {
      return new Choice("quote", String.valueOf(given), "given");
    }
    int quoted = 0;
    int rows = 0;
    for (int at = 0; at < sample.length(); at++) {
      char first = sample.charAt(at);
      if (first == APOSTROPHE) {
        int end = closing(sample, at + 1, delimiter);
        if (end < 0 && complete) {
          return new Choice("quote", String.valueOf(QUOTE), "");
        }
        quoted++;
        at = end < 0 ? sample.length() : end + 1;
      } else if (first == QUOTE) {
        return new Choice("quote", String.valueOf(QUOTE), "");
      }
      while (at < sample.length() && !endsField(sample.charAt(at), delimiter)) {
        at++;
      }
      rows += at < sample.length() && sample.charAt(at) == '\n' ? 1 : 0;
    }
    return quoted > 0 && quoted >= rows - 1
        ? new Choice(
            "quote",
            String.valueOf(APOSTROPHE),
            quoted + " fields of the first " + Math.max(1, rows) + " rows stand in it")
        : new Choice("quote", String.valueOf(QUOTE), "");
  }

  /** Where a field in apostrophes ends, at the last of them; -1 if it does not. */
  private static int closing(String sample, int from, char delimiter) {
    int at = sample.indexOf(APOSTROPHE, from);
    while (at >= 0) {
      char next = at + 1 < sample.length() ? sample.charAt(at + 1) : '\n';
      if (endsField(next, delimiter)) {
        return at;
      }
      if (next != APOSTROPHE) {
        return -1;
      }
      at = sample.indexOf(APOSTROPHE, at + 2);
    }
    return -1;
  }

  private static boolean endsField(char c, char delimiter) {
    return c == delimiter || c == '\n' || c == '\r';
  }

  private static List<List<String>> rows(
      String sample, char delimiter, Choice quote, boolean complete) {
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader<RecordBuffer> csv =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .quoteCharacter(quote.value().charAt(0))
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
