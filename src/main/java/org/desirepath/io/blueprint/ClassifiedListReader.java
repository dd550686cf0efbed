package org.desirepath.io.blueprint;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.desirepath.io.FormatException;
import org.desirepath.io.Suggestion;
import org.desirepath.model.JourneyBlueprint;

/**
 * Reads a designed journey from a classified list: a CSV file with a row for each touchpoint and
 * columns {@code phase, step, touchpoint} and any facts of the touchpoint.
 *
 * <p>Rows with the same {@code step} in a phase, one under the other, are a choice, or what column
 * {@code group} says ({@code choice}, {@code any_order}, {@code optional}, {@code repeat}); rows
 * with the same {@code branch} there are a branch of several steps. {@code outcome} is {@code
 * success}, {@code exit} or {@code unplanned}; exits and unplanned touchpoints stand beside the
 * flow. Several values in a cell are parted by {@code ;}, {@code optional} and {@code observable}
 * are yes or no. What holds for the whole journey ({@code journey}, {@code version}, {@code
 * horizon}, {@code inactive_after}, {@code rate}, {@code value}, {@code currency}) stands in any
 * one row. The list becomes the blueprint that says the same, and is checked as one: errors name
 * the row's line. UTF-8; the delimiter is the one of comma, semicolon and tab that the header has
 * most of. O(file) time and space. Thread-safe.
 */
public final class ClassifiedListReader {
  private static final int LARGEST_BYTES = 4 << 20;

  /** Columns beside the facts of a place or touchpoint. */
  static final List<String> FRAME =
      List.of("journey", "version", "phase", "step", "touchpoint", "group", "branch", "outcome");

  /** Facts of the whole journey's outcome. */
  static final List<String> OUTCOME =
      List.of("horizon", "inactive_after", "rate", "value", "currency");

  /** Facts of a place or touchpoint that a cell can hold. */
  static final List<String> FACTS =
      List.of(
          "optional",
          "share",
          "within",
          "not_before",
          "drop_off",
          "at_most",
          "channels",
          "initiator",
          "kind",
          "events",
          "goal",
          "experience",
          "points",
          "owner",
          "cost",
          "observable",
          "missing_weight",
          "unplanned_weight",
          "replaces",
          "recovers");

  private ClassifiedListReader() {}

  /**
   * Reads a list.
   *
   * @param input the bytes; not closed
   * @param file the name for messages, and of the journey where no column {@code journey} names it
   * @throws FormatException if the file is no list, or what it says is no blueprint
   */
  public static JourneyBlueprint read(InputStream input, String file) throws IOException {
    byte[] bytes = input.readNBytes(LARGEST_BYTES + 1);
    if (bytes.length > LARGEST_BYTES) {
      throw new FormatException(
          file, 0, "the file is larger than 4 MB, expected a list written by hand");
    }
    List<CsvRecord> records = records(text(bytes, file), file);
    List<String> header = header(records, file);
    List<ListRow> rows = new ArrayList<>();
    for (CsvRecord record : records.subList(1, records.size())) {
      if (record.getFieldCount() > header.size()) {
        throw new FormatException(
            file,
            record.getStartingLineNumber(),
            record.getFieldCount()
                + " cells, expected at most "
                + header.size()
                + " as in the header; put a cell with the delimiter in it in quotes");
      }
      ListRow row = new ListRow(file, header, record);
      if (!row.isEmpty()) {
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      throw new FormatException(file, 0, "no row under the header, expected one a touchpoint");
    }
    return BlueprintReader.read(new ListToBlueprint(file, rows).blueprint());
  }

  private static String text(byte[] bytes, String file) throws FormatException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new FormatException(file, 0, "not UTF-8; save the list as CSV in UTF-8", e);
    }
  }

  private static List<CsvRecord> records(String text, String file) throws IOException {
    String firstLine = text.lines().findFirst().orElse("");
    char delimiter = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(firstLine, candidate) > count(firstLine, delimiter)) {
        delimiter = candidate;
      }
    }
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text)) {
      return csv.stream().toList();
    } catch (CsvParseException e) {
      throw new FormatException(file, 0, "not a CSV file: " + e.getMessage(), e);
    }
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private static List<String> header(List<CsvRecord> records, String file) throws FormatException {
    if (records.isEmpty()) {
      throw new FormatException(file, 0, "the file is empty, expected a header and rows");
    }
    List<String> known = new ArrayList<>(FRAME);
    known.addAll(FACTS);
    known.addAll(OUTCOME);
    List<String> header = new ArrayList<>();
    for (String field : records.get(0).getFields()) {
      String name = field.strip().toLowerCase(Locale.ROOT).replaceAll("[ -]+", "_");
      if (!known.contains(name) || header.contains(name)) {
        throw new FormatException(
            file,
            1,
            "column \""
                + field.strip()
                + (header.contains(name)
                    ? "\" is there twice, expected each once"
                    : "\" is not known, expected some of "
                        + String.join(", ", known)
                        + Suggestion.ending(name, known)));
      }
      header.add(name);
    }
    for (String needed : List.of("phase", "touchpoint")) {
      if (!header.contains(needed)) {
        throw new FormatException(
            file, 1, "no column \"" + needed + "\"; a classified list has phase, step, touchpoint");
      }
    }
    return header;
  }
}
