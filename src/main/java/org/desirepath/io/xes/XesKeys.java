package org.desirepath.io.xes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.privacy.Privacy;
import org.desirepath.io.Classifier;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogColumn;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ReadReport.Choice;
import org.desirepath.io.Suggestion;
import org.desirepath.io.xes.XesKey.Meaning;
import org.jspecify.annotations.Nullable;

/** Which keys make the identifier, the activity, the time and the roles. */
final class XesKeys {
  private static final String STANDARD = "the standard's key";
  private static final Map<LogColumn, List<String>> USUAL_KEYS =
      Map.of(
          LogColumn.START_TIME, List.of("time:start_timestamp", "start_timestamp"),
          LogColumn.RESOURCE, List.of("org:resource"),
          LogColumn.CHANNEL, List.of("channel"),
          LogColumn.INITIATOR, List.of("initiator"));

  private final LogOptions options;
  private final String file;
  private final EventLogBuilder log;
  private final KeyTable ofEvents = new KeyTable();
  private final KeyTable ofTraces = new KeyTable();
  private final Set<String> globals = new LinkedHashSet<>();
  private final List<Classifier> classifiers = new ArrayList<>();
  private final List<Choice> choices = new ArrayList<>();
  private final int eventsBefore;
  private String activityKey = "concept:name";
  private @Nullable String[] parts = new String[0];
  private boolean resolved;

  XesKeys(LogOptions options, String file, EventLogBuilder log) {
    this.options = options;
    this.file = file;
    this.log = log;
    eventsBefore = log.eventCount();
  }

  KeyTable ofEvents() {
    return ofEvents;
  }

  KeyTable ofTraces() {
    return ofTraces;
  }

  List<Choice> choices() {
    return choices;
  }

  List<Classifier> classifiers() {
    return classifiers;
  }

  void addGlobal(String key) {
    globals.add(key);
  }

  void addClassifier(String name, String keys, String scope) {
    List<String> split = splitKeys(keys);
    if (!scope.equals("trace") && !split.isEmpty()) {
      Classifier classifier = new Classifier(name, split);
      if (!classifiers.contains(classifier)) {
        classifiers.add(classifier);
      }
    }
  }

  /**
   * Keys stand between blanks, in {@code '} if they have blanks themselves; older files leave the
   * quotes out, so the longest run of words that is a global attribute of events is one key.
   */
  private List<String> splitKeys(String keys) {
    List<String> result = new ArrayList<>();
    String rest = keys.strip();
    while (!rest.isEmpty()) {
      int end;
      int quote = rest.charAt(0) == '\'' ? rest.indexOf('\'', 1) : -1;
      if (quote > 0) {
        result.add(rest.substring(1, quote));
        end = quote + 1;
      } else {
        end = endOfKey(rest);
        result.add(rest.substring(0, end));
      }
      rest = rest.substring(end).strip();
    }
    return result;
  }

  private int endOfKey(String rest) {
    for (int end = rest.length(); end > 0; end = rest.lastIndexOf(' ', end - 1)) {
      if (globals.contains(rest.substring(0, end).strip())) {
        return end;
      }
    }
    int blank = rest.indexOf(' ');
    return blank < 0 ? rest.length() : blank;
  }

  /** Settles the meanings; called before the first trace. */
  void resolve() throws FormatException {
    if (resolved) {
      return;
    }
    resolved = true;
    resolveActivity();
    mean(ofTraces, LogColumn.CASE, "concept:name", Meaning.TRACE_ID);
    String givenCase = options.column(LogColumn.CASE);
    log.caseColumn(givenCase == null ? Privacy.CASE : givenCase);
    mean(ofEvents, LogColumn.TIME, "time:timestamp", Meaning.TIME);
    String order = options.column(LogColumn.ORDER);
    if (order != null) {
      mean(ofEvents, LogColumn.ORDER, order, Meaning.ORDER);
    }
    String start = options.column(LogColumn.START_TIME);
    if (start != null) {
      mean(ofEvents, LogColumn.START_TIME, start, Meaning.START_TIME);
    }
  }

  private void mean(KeyTable table, LogColumn column, String standard, Meaning meaning) {
    String given = options.column(column);
    table.of(given == null ? standard : given).meaning = meaning;
    choices.add(
        new Choice(
            column.key(), given == null ? standard : given, given == null ? STANDARD : "given"));
  }

  private void resolveActivity() throws FormatException {
    String wanted = options.classifier();
    if (wanted == null) {
      activityKey = options.columns().getOrDefault(LogColumn.ACTIVITY, activityKey);
      mean(ofEvents, LogColumn.ACTIVITY, "concept:name", Meaning.ACTIVITY);
      log.labelColumn(activityKey);
      return;
    }
    List<String> names = classifiers.stream().map(Classifier::name).toList();
    int index = names.indexOf(wanted);
    if (index < 0) {
      throw new FormatException(
          file,
          0,
          "no classifier \""
              + wanted
              + "\" before the first trace; the file has "
              + (names.isEmpty() ? "none" : names)
              + Suggestion.ending(wanted, names));
    }
    List<String> keys = classifiers.get(index).keys();
    keys.forEach(log::labelColumn);
    activityKey = keys.get(0);
    if (keys.size() == 1) {
      ofEvents.of(activityKey).meaning = Meaning.ACTIVITY;
    } else {
      parts = new String[keys.size()];
      for (int i = 0; i < parts.length; i++) {
        XesKey key = ofEvents.of(keys.get(i));
        key.meaning = Meaning.ACTIVITY_PART;
        key.part = i;
      }
    }
    choices.add(new Choice("activity", String.join(" + ", keys), "classifier \"" + wanted + "\""));
  }

  void clearParts() {
    Arrays.fill(parts, null);
  }

  void setPart(XesKey key, String text) {
    parts[key.part] = text;
  }

  /** The label that a classifier of several keys makes, or null if there is none. */
  @Nullable String joinedParts() {
    boolean any = false;
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      joined.append(i == 0 ? "" : "+").append(parts[i] == null ? "" : parts[i]);
      any |= parts[i] != null;
    }
    return any ? joined.toString() : null;
  }

  /** Checks that what was asked for is there, and gives the roles. */
  void finish(XesFindings findings) throws FormatException {
    int events = log.eventCount() - eventsBefore;
    if (events > 0 && findings.eventsWithoutActivity() == events) {
      throw absent(LogColumn.ACTIVITY, activityKey);
    }
    for (LogColumn column : LogColumn.values()) {
      String given = options.column(column);
      if (given != null && events > 0) {
        boolean known = isSeen(column == LogColumn.CASE ? ofTraces : ofEvents, given);
        boolean onTraces = column.role() != null && isSeen(ofTraces, given);
        if (!known && !onTraces) {
          throw absent(column, given);
        }
      }
      giveRole(column, given);
    }
  }

  private void giveRole(LogColumn column, @Nullable String given) {
    if (column.role() == null) {
      return;
    }
    if (given != null) {
      log.role(column.role(), given);
      if (column != LogColumn.START_TIME) {
        choices.add(new Choice(column.key(), given, "given"));
      }
      return;
    }
    for (String usual : USUAL_KEYS.getOrDefault(column, List.of())) {
      if (isSeen(ofEvents, usual)) {
        log.role(column.role(), usual);
        choices.add(new Choice(column.key(), usual, "the usual key"));
        return;
      }
    }
  }

  private static boolean isSeen(KeyTable table, String name) {
    return table.of(name).seen;
  }

  private FormatException absent(LogColumn column, String key) {
    KeyTable table = column == LogColumn.CASE ? ofTraces : ofEvents;
    List<String> names =
        table.keys().stream().filter(k -> k.seen).map(k -> k.name).limit(40).toList();
    return new FormatException(
        file,
        0,
        "no "
            + (column == LogColumn.CASE ? "trace" : "event")
            + " has \""
            + key
            + "\" for its "
            + column.key()
            + "; there are "
            + names
            + Suggestion.ending(key, names)
            + "; give "
            + column.option()
            + " KEY or a mapping file");
  }
}
