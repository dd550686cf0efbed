package org.desirepath.io.xes;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;

/** What was found while reading that the finished log does not show. */
final class XesFindings {

  /** Everything that is counted, in the order it is reported. */
  private enum Kind {
    EVENTS_OUTSIDE_TRACES(
        "eventsOutsideTraces",
        Severity.ERROR,
        "events that stand in no trace; they belong to no journey and were left out"),
    UNREADABLE_TIMES(
        "unreadableTimes",
        Severity.WARNING,
        "times that are not ISO-8601 (or what --time-format says); the events were kept without a"
            + " time"),
    MISSING_ACTIVITY(
        "missingActivity",
        Severity.WARNING,
        "events without an activity name; they are called (unnamed)"),
    MISSING_JOURNEY_IDS(
        "missingJourneyIds",
        Severity.WARNING,
        "traces without an identifier; they are called by their place in the file"),
    INCOMPLETE_ATTRIBUTES(
        "incompleteAttributes", Severity.WARNING, "attributes without a key or a value; left out"),
    UNKNOWN_ELEMENTS(
        "unknownElements", Severity.WARNING, "elements that XES does not have there; left out");

    private final String code;
    private final Severity severity;
    private final String message;

    Kind(String code, Severity severity, String message) {
      this.code = code;
      this.severity = severity;
      this.message = message;
    }
  }

  private static final class Found {
    private long count;
    private final Set<String> examples = new LinkedHashSet<>();
  }

  private final Map<Kind, Found> all = new EnumMap<>(Kind.class);

  void eventOutsideTrace(long line) {
    count(Kind.EVENTS_OUTSIDE_TRACES, "line " + line);
  }

  void unreadableTime(long line, String text) {
    count(Kind.UNREADABLE_TIMES, "line " + line + ": " + text);
  }

  void eventWithoutActivity(String traceId) {
    count(Kind.MISSING_ACTIVITY, traceId);
  }

  void traceWithoutId(String traceId) {
    count(Kind.MISSING_JOURNEY_IDS, traceId);
  }

  void incompleteAttribute(long line, String element) {
    count(Kind.INCOMPLETE_ATTRIBUTES, "line " + line + ": " + element);
  }

  void unknownElement(String element) {
    count(Kind.UNKNOWN_ELEMENTS, element);
  }

  long eventsWithoutActivity() {
    Found found = all.get(Kind.MISSING_ACTIVITY);
    return found == null ? 0 : found.count;
  }

  List<QualityFinding> all() {
    List<QualityFinding> findings = new ArrayList<>();
    all.forEach(
        (kind, found) ->
            findings.add(
                new QualityFinding(
                    kind.code,
                    kind.severity,
                    found.count,
                    kind.message,
                    List.copyOf(found.examples))));
    return findings;
  }

  private void count(Kind kind, String example) {
    Found found = all.computeIfAbsent(kind, k -> new Found());
    found.count++;
    if (found.examples.size() < 5) {
      found.examples.add(example);
    }
  }
}
