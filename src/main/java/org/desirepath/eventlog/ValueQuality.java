package org.desirepath.eventlog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.desirepath.eventlog.QualityFinding.Severity;

/**
 * Values of attributes that look like slips of the pen: {@code rareValues} and {@code
 * valueVariants}, in columns of text with few distinct values, and {@code numbersAsText}. The
 * examples name columns, not values, for a rare value may show who a person is. O(cells of columns
 * with few values, and distinct values of the others).
 */
final class ValueQuality {
  private static final int FEWEST_CELLS = 1000;
  private static final int MOST_VALUES = 100;
  private static final int RARE = 5;

  /** A number with marks before decimals or between thousands, a currency sign or a per cent. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "[\\p{Sc}]?[ \u00a0]?[-+]?[0-9]{1,15}([.,' \u00a0\u202f\u2019][0-9]{3}){0,4}([.,][0-9]{0,15})?"
              + "[ \u00a0]?[\\p{Sc}%]?");

  private final List<String> rareColumns = new ArrayList<>();
  private final List<String> variantColumns = new ArrayList<>();
  private final List<String> numberColumns = new ArrayList<>();
  private long rare;
  private long variants;

  private ValueQuality() {}

  static List<QualityFinding> of(EventLog log) {
    ValueQuality run = new ValueQuality();
    for (Map<String, Column> columns : List.of(log.eventColumns(), log.traceColumns())) {
      for (Column column : columns.values()) {
        if (column instanceof TextColumn text) {
          run.lookForNumbers(text);
          if (text.dictionary().size() <= MOST_VALUES) {
            run.look(text);
          }
        }
      }
    }
    return run.findings();
  }

  /** Of columns whose numbers were read with decimals that may be thousands. */
  static QualityFinding doubtfulDecimals(List<String> columns) {
    return new QualityFinding(
        "doubtfulDecimals",
        Severity.WARNING,
        columns.size(),
        "columns whose numbers have a point before exactly three digits each; read as decimals,"
            + " but if the points stand between thousands, each is a thousandth of what it should"
            + " be; say which mark stands before decimals (--decimal-sign)",
        columns);
  }

  /** Columns where each value reads as a number, and some have marks that no code has. */
  private void lookForNumbers(TextColumn column) {
    List<String> labels = column.dictionary().labels();
    boolean marked = false;
    for (String label : labels) {
      if (!NUMBER.matcher(label).matches()) {
        return;
      }
      marked |= !label.chars().allMatch(Character::isDigit);
    }
    if (marked) {
      numberColumns.add("\"" + column.name() + "\": " + labels.size() + " different values");
    }
  }

  private void look(TextColumn column) {
    int[] counts = new int[column.dictionary().size()];
    int cells = 0;
    for (int row = 0; row < column.size(); row++) {
      int code = column.codes().get(row);
      if (code >= 0) {
        counts[code]++;
        cells++;
      }
    }
    if (cells < FEWEST_CELLS) {
      return;
    }
    int used = 0;
    int few = 0;
    Set<String> skeletons = new HashSet<>();
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] > 0) {
        used++;
        few += counts[code] < RARE ? 1 : 0;
        skeletons.add(DataQuality.skeleton(column.dictionary().label(code)));
      }
    }
    // where most values are rare, being rare is no sign of anything
    if (few > 0 && 2 * few <= used) {
      rare += few;
      rareColumns.add("\"" + column.name() + "\": " + few + " of " + used + " values");
    }
    if (skeletons.size() < used) {
      variants += used - skeletons.size();
      variantColumns.add(
          "\"" + column.name() + "\": " + used + " values, " + skeletons.size() + " if joined");
    }
  }

  private List<QualityFinding> findings() {
    List<QualityFinding> findings = new ArrayList<>();
    if (rare > 0) {
      findings.add(
          new QualityFinding(
              "rareValues",
              Severity.INFO,
              rare,
              "values of attributes that fewer than "
                  + RARE
                  + " rows have, where others have many; perhaps slips of the pen, as segments"
                  + " they are too small to compare, and they may show who a person is",
              rareColumns));
    }
    if (variants > 0) {
      findings.add(
          new QualityFinding(
              "valueVariants",
              Severity.WARNING,
              variants,
              "values of attributes that differ from another only by case or blanks; as segments"
                  + " or channels they count as different, so that one group looks like two",
              variantColumns));
    }
    if (!numberColumns.isEmpty()) {
      findings.add(
          new QualityFinding(
              "numbersAsText",
              Severity.WARNING,
              numberColumns.size(),
              "columns of text in which each value looks like a number; their marks are in doubt or"
                  + " not all alike, and as text they have no sums or medians; in CSV say which mark"
                  + " stands before decimals (--decimal-sign), else write plain numbers",
              numberColumns));
    }
    return findings;
  }
}
