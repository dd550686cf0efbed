package org.desirepath.eventlog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.desirepath.eventlog.QualityFinding.Severity;

/**
 * What a look at a finished log shows that a reader of the results must know; O(events), and O(n
 * log n) in the number of times.
 *
 * <p>Codes: {@code noEvents}, {@code ties}, {@code missingTimes}, {@code emptyJourneys}, {@code
 * duplicateEvents}, {@code midnightTimes}, {@code implausibleTimes}, {@code lastEventFarAfter},
 * {@code labelVariants}, {@code idVariants}, and those of {@link RecordQuality} and {@link
 * ValueQuality}.
 */
final class DataQuality {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final EventLog log;
  private final List<QualityFinding> findings = new ArrayList<>();

  private DataQuality(EventLog log) {
    this.log = log;
  }

  /** The three parts are found side by side, in the pool it is called in. */
  static List<QualityFinding> of(EventLog log) {
    Stream<Function<EventLog, List<QualityFinding>>> parts =
        Stream.of(DataQuality::ofEvents, DataQuality::ofTimes, ValueQuality::of);
    return parts.parallel().flatMap(part -> part.apply(log).stream()).toList();
  }

  private static List<QualityFinding> ofEvents(EventLog log) {
    DataQuality run = new DataQuality(log);
    run.noEvents();
    run.ties();
    run.missingTimes();
    run.emptyJourneys();
    run.duplicateEvents();
    run.labelVariants();
    run.idVariants();
    return run.findings;
  }

  private static List<QualityFinding> ofTimes(EventLog log) {
    long[] sortedTimes = TimeQuality.sortedTimes(log);
    List<QualityFinding> findings = new ArrayList<>(TimeQuality.of(log, sortedTimes));
    findings.addAll(RecordQuality.of(log, sortedTimes));
    return findings;
  }

  /** Counts what holds for an event, with the traces as examples. */
  private interface EventCheck {
    boolean holds(int event, int firstOfTrace);
  }

  private void count(String code, Severity severity, String message, EventCheck check) {
    long count = 0;
    List<String> examples = new ArrayList<>();
    for (int t = 0; t < log.traceCount(); t++) {
      long before = count;
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        if (check.holds(e, log.firstEvent(t))) {
          count++;
        }
      }
      if (count > before && examples.size() < 5) {
        examples.add(log.traceId(t));
      }
    }
    if (count > 0) {
      findings.add(new QualityFinding(code, severity, count, message, examples, true));
    }
  }

  private void noEvents() {
    if (log.eventCount() == 0) {
      findings.add(
          new QualityFinding(
              "noEvents", Severity.ERROR, log.traceCount(), "the log has no events", List.of()));
    }
  }

  private void ties() {
    count(
        "ties",
        Severity.INFO,
        "events at the same instant as the event before them in the journey; they keep the order"
            + " of the file",
        (e, first) ->
            e > first
                && log.timeMillis(e) != EventLog.NO_TIME
                && log.timeMillis(e) == log.timeMillis(e - 1));
  }

  private void missingTimes() {
    count(
        "missingTimes",
        Severity.WARNING,
        "events without a time; each keeps its place in the file after the event before it",
        (e, first) -> log.timeMillis(e) == EventLog.NO_TIME);
  }

  private void emptyJourneys() {
    List<String> empty = new ArrayList<>();
    for (int t = 0; t < log.traceCount(); t++) {
      if (log.firstEvent(t) == log.endEvent(t)) {
        empty.add(log.traceId(t));
      }
    }
    if (!empty.isEmpty()) {
      findings.add(
          new QualityFinding(
              "emptyJourneys",
              Severity.WARNING,
              empty.size(),
              "journeys without events; they count as journeys in which nothing happened",
              empty,
              true));
    }
  }

  private void duplicateEvents() {
    List<Column> columns = List.copyOf(log.eventColumns().values());
    count(
        "duplicateEvents",
        Severity.WARNING,
        "events equal in everything (journey, activity, time, attributes) to another of the same"
            + " instant; they were kept",
        (e, first) -> {
          long time = log.timeMillis(e);
          if (time == EventLog.NO_TIME) {
            return false;
          }
          for (int d = e - 1; d >= first && log.timeMillis(d) == time; d--) {
            if (log.activity(d) == log.activity(e) && sameCells(columns, d, e)) {
              return true;
            }
          }
          return false;
        });
  }

  private static boolean sameCells(List<Column> columns, int a, int b) {
    for (Column column : columns) {
      if (column.isPresent(a) != column.isPresent(b)
          || (column.isPresent(a) && !column.text(a).equals(column.text(b)))) {
        return false;
      }
    }
    return true;
  }

  private void labelVariants() {
    variants(
        log.activities(),
        "labelVariants",
        "activity names that differ only by case or blanks; they count as different activities"
            + " unless `labels` in a mapping file joins them",
        false);
  }

  /** Traces may share an identifier, which is another finding. */
  private void idVariants() {
    variants(
        log.traceIds(),
        "idVariants",
        "journey identifiers that differ only by case or blanks; they count as different journeys",
        true);
  }

  private void variants(List<String> texts, String code, String message, boolean ofJourneys) {
    if (allDiffer(texts)) {
      return;
    }
    Map<String, List<String>> bySkeleton = new TreeMap<>();
    for (String text : new LinkedHashSet<>(texts)) {
      bySkeleton.computeIfAbsent(skeleton(text), k -> new ArrayList<>(1)).add(text);
    }
    List<String> examples = new ArrayList<>();
    long count = 0;
    for (List<String> variants : bySkeleton.values()) {
      if (variants.size() > 1) {
        count += variants.size();
        examples.add("\"" + String.join("\" \"", variants) + "\"");
      }
    }
    if (count > 0) {
      findings.add(
          new QualityFinding(code, Severity.WARNING, count, message, examples, ofJourneys));
    }
  }

  /** True in nearly every log, and much faster to find than the groups. */
  private static boolean allDiffer(List<String> texts) {
    Dictionary skeletons = new Dictionary();
    for (String text : texts) {
      int known = skeletons.size();
      if (skeletons.add(skeleton(text)) < known) {
        return false;
      }
    }
    return true;
  }

  /** The same for texts that differ only by case or blanks. */
  static String skeleton(String text) {
    boolean plain = true;
    for (int i = 0; plain && i < text.length(); i++) {
      plain = text.charAt(i) > ' ' && text.charAt(i) < 0x7f;
    }
    String joined = plain ? text : BLANKS.matcher(text.strip()).replaceAll(" ");
    return joined.toLowerCase(Locale.ROOT);
  }
}
