package org.desirepath.io.csv;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogColumn;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ReadReport.Choice;
import org.desirepath.io.Suggestion;

/** Which column of a file means what, and why. */
final class ColumnChoice {
  private final List<List<String>> rows;
  private final LogOptions options;
  private final String file;
  private final List<String> names = new ArrayList<>();
  private final Map<LogColumn, Integer> indices = new EnumMap<>(LogColumn.class);
  private final Map<LogColumn, TimeForm> forms = new EnumMap<>(LogColumn.class);
  private final List<Choice> choices = new ArrayList<>();

  private ColumnChoice(List<List<String>> rows, LogOptions options, String file) {
    this.rows = rows;
    this.options = options;
    this.file = file;
  }

  static ColumnChoice of(List<List<String>> rows, LogOptions options, String file)
      throws FormatException {
    ColumnChoice choice = new ColumnChoice(rows, options, file);
    choice.readHeader();
    for (LogColumn meaning : LogColumn.values()) {
      choice.takeGiven(meaning);
    }
    for (LogColumn meaning : LogColumn.values()) {
      choice.takeUsual(meaning);
    }
    choice.require(LogColumn.CASE);
    choice.require(LogColumn.ACTIVITY);
    choice.settleTimes();
    return choice;
  }

  /** Column names, made distinct, by index. */
  List<String> names() {
    return names;
  }

  /** The column of the journey's identifier. */
  String caseName() {
    return names.get(index(LogColumn.CASE));
  }

  /** The index of the column with a meaning, or -1. */
  int index(LogColumn meaning) {
    return indices.getOrDefault(meaning, -1);
  }

  /** The form of the times of a column that has times. */
  String timeFormat(LogColumn meaning) {
    TimeForm form = forms.get(meaning);
    return form == null ? "iso" : form.format();
  }

  List<Choice> choices() {
    return choices;
  }

  private void readHeader() throws FormatException {
    if (rows.isEmpty()) {
      throw new FormatException(file, 1, "no rows; expected a header and one row an event");
    }
    Set<String> taken = new HashSet<>();
    for (String name : rows.get(0)) {
      if (TimeForm.looksLikeTimes(List.of(name))) {
        throw new FormatException(
            file,
            1,
            "no header: the first row has the time \""
                + name
                + "\"; add a first line with a name for each column");
      }
      String base = name.isBlank() ? "column " + (names.size() + 1) : name.strip();
      String distinct = base;
      for (int i = 2; !taken.add(distinct); i++) {
        distinct = base + " (" + i + ")";
      }
      names.add(distinct);
    }
  }

  private void takeGiven(LogColumn meaning) throws FormatException {
    String given = options.column(meaning);
    if (given == null) {
      return;
    }
    int index = names.indexOf(given);
    if (index < 0) {
      throw new FormatException(
          file,
          1,
          "no column \""
              + given
              + "\" for "
              + meaning.option()
              + "; there are "
              + names
              + Suggestion.ending(given, names));
    }
    indices.put(meaning, index);
    choices.add(new Choice(meaning.key(), given, "given"));
  }

  private void takeUsual(LogColumn meaning) {
    if (indices.containsKey(meaning)) {
      return;
    }
    int best = -1;
    List<String> others = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int rank = UsualNames.rank(meaning, names.get(i));
      if (rank >= 0 && !indices.containsValue(i) && fits(meaning, i)) {
        if (best < 0 || rank < UsualNames.rank(meaning, names.get(best))) {
          best = i;
        }
        others.add(names.get(i));
      }
    }
    if (best >= 0) {
      indices.put(meaning, best);
      others.remove(names.get(best));
      String reason = "a usual name" + (others.isEmpty() ? "" : "; also possible: " + others);
      choices.add(new Choice(meaning.key(), names.get(best), reason));
    }
  }

  /** A name alone is not enough where the values must be numbers. */
  private boolean fits(LogColumn meaning, int index) {
    return switch (meaning) {
      case ORDER -> sample(index).stream().allMatch(v -> v.matches("-?\\d{1,18}"));
      case EXPERIENCE, VALUE ->
          sample(index).stream().allMatch(v -> v.isEmpty() || v.matches("-?\\d+([.,]\\d+)?"));
      default -> true;
    };
  }

  private List<String> sample(int index) {
    return rows.stream().skip(1).filter(r -> index < r.size()).map(r -> r.get(index)).toList();
  }

  private void require(LogColumn meaning) throws FormatException {
    if (!indices.containsKey(meaning)) {
      throw new FormatException(
          file,
          1,
          "no column that is clearly the "
              + (meaning == LogColumn.CASE ? "journey identifier" : "activity")
              + " among "
              + names
              + "; give "
              + meaning.option()
              + " COLUMN or a mapping file");
    }
  }

  private void settleTimes() throws FormatException {
    if (!indices.containsKey(LogColumn.TIME)) {
      findTimeByContent();
    }
    for (LogColumn meaning : List.of(LogColumn.TIME, LogColumn.START_TIME)) {
      int index = index(meaning);
      if (index >= 0) {
        String given = options.timeFormat();
        TimeForm form =
            given != null
                ? new TimeForm(given, "given")
                : TimeForm.of(sample(index), names.get(index), file);
        forms.put(meaning, form);
        choices.add(new Choice(meaning.key() + " format", form.format(), form.reason()));
      }
    }
  }

  private void findTimeByContent() throws FormatException {
    List<Integer> candidates = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!indices.containsValue(i) && TimeForm.looksLikeTimes(sample(i))) {
        candidates.add(i);
      }
    }
    if (candidates.size() > 1) {
      throw new FormatException(
          file,
          1,
          "several columns hold times: "
              + candidates.stream().map(names::get).toList()
              + "; say with --time COLUMN which is the time of the event");
    }
    if (candidates.size() == 1) {
      indices.put(LogColumn.TIME, candidates.get(0));
      choices.add(new Choice("time", names.get(candidates.get(0)), "the only column of times"));
    } else if (indices.containsKey(LogColumn.START_TIME)) {
      int start = index(LogColumn.START_TIME);
      indices.remove(LogColumn.START_TIME);
      indices.put(LogColumn.TIME, start);
      choices.removeIf(c -> c.what().equals(LogColumn.START_TIME.key()));
      choices.add(new Choice("time", names.get(start), "the only time, though named a start"));
    } else {
      choices.add(new Choice("time", "none", "no column has a usual name or holds times"));
    }
  }
}
