package org.desirepath.io.ocel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.eventlog.ColumnBuilder;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.io.TimeParser;
import org.desirepath.io.ocel.ObjectLog.EventObject;
import org.desirepath.io.ocel.ObjectLog.ObjectEvent;

/**
 * One flattening of one log: a journey is an object of the chosen type, with the events that refer
 * to it. O(events x objects of an event).
 */
final class Flattening {
  private final ObjectLog source;
  private final String type;
  private final EventLogBuilder log;
  private final TimeParser times;
  private final Map<String, Set<String>> contexts = new HashMap<>();
  private final Set<String> diverging = new HashSet<>();
  private final List<String> divergingExamples = new ArrayList<>();
  private final List<String> converging = new ArrayList<>();
  private final List<String> without = new ArrayList<>();
  private final List<String> undeclared = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private long copies;

  Flattening(ObjectLog source, String type, EventLogBuilder log, TimeParser times) {
    this.source = source;
    this.type = type;
    this.log = log;
    this.times = times;
  }

  void run() {
    for (ObjectEvent event : source.events()) {
      flatten(event);
    }
    int seen = 0;
    List<String> silent = new ArrayList<>();
    for (EventObject object : source.objects()) {
      if (object.type.equals(type)) {
        seen++;
        if (log.hasTrace(object.id)) {
          int trace = log.trace(object.id);
          object.attributes.forEach((key, value) -> set(log.traceColumn(key), trace, value));
        } else {
          silent.add(object.id);
        }
      }
    }
    report(seen, silent);
  }

  private void flatten(ObjectEvent event) {
    List<String> journeys = new ArrayList<>();
    Map<String, List<String>> others = new LinkedHashMap<>();
    for (String id : event.objects) {
      EventObject object = source.object(id);
      if (object == null) {
        undeclared.add(event.id + ": " + id);
      } else if (object.type.equals(type)) {
        journeys.add(id);
      } else {
        others.computeIfAbsent(object.type, t -> new ArrayList<>()).add(id);
      }
    }
    if (journeys.isEmpty()) {
      without.add(event.id);
      return;
    }
    if (journeys.size() > 1) {
      converging.add(event.id);
      copies += journeys.size() - 1;
    }
    long time = event.time.isBlank() ? EventLog.NO_TIME : times.parse(event.time);
    if (time == EventLog.NO_TIME && !event.time.isBlank()) {
      unreadable.add(event.id + ": " + event.time);
    }
    for (String journey : journeys) {
      add(event, time, journey, others);
    }
  }

  private void add(ObjectEvent event, long time, String journey, Map<String, List<String>> others) {
    int row = log.addEvent(log.trace(journey), event.activity, time);
    log.eventColumn("ocel:eid").setText(row, event.id);
    event.attributes.forEach((key, value) -> set(log.eventColumn(key), row, value));
    others.forEach(
        (other, ids) -> set(log.eventColumn("ocel:type:" + other), row, String.join(", ", ids)));
    String place = journey + "\u0000" + event.activity;
    Set<String> known = contexts.computeIfAbsent(place, p -> new HashSet<>());
    if (known.add(others.toString()) && known.size() == 2 && diverging.add(journey)) {
      divergingExamples.add(journey + ": " + event.activity);
    }
  }

  private static void set(ColumnBuilder column, int row, String value) {
    column.setUntyped(row, value.toCharArray(), 0, value.length());
  }

  private void report(int objects, List<String> silent) {
    finding(
        "flattenedConvergence",
        Severity.WARNING,
        converging,
        "events that refer to more than one \""
            + type
            + "\"; each stands in the journey of each, which adds "
            + copies
            + " copies: numbers of events and people's work count them again");
    finding(
        "flattenedDivergence",
        Severity.WARNING,
        divergingExamples,
        "journeys in which an activity happens again for other objects; it looks like a repetition,"
            + " and what follows it like an order, that may not be one");
    finding(
        "flattenedDeficiency",
        Severity.WARNING,
        without,
        "events that refer to no \"" + type + "\"; they belong to no journey and were left out");
    finding(
        "objectsWithoutEvents",
        Severity.INFO,
        silent,
        "objects among the " + objects + " of type \"" + type + "\" without an event; left out");
    finding(
        "undeclaredObjects",
        Severity.WARNING,
        undeclared,
        "references to objects that the file does not have; left out");
    finding(
        "unreadableTimes",
        Severity.WARNING,
        unreadable,
        "times that are not ISO-8601; the events were kept without a time");
    if (source.changedAttributes() > 0) {
      count(
          "changedObjectAttributes",
          source.changedAttributes(),
          "changes of an object's attribute; the latest value was kept");
    }
    if (source.repeatedEvents() > 0) {
      count(
          "repeatedEventIds",
          source.repeatedEvents(),
          "events with the identifier of an earlier one; taken as the same event");
    }
    times.findings().forEach(log::quality);
  }

  private void finding(String code, Severity severity, List<String> found, String message) {
    if (!found.isEmpty()) {
      List<String> examples = found.subList(0, Math.min(5, found.size()));
      log.quality(new QualityFinding(code, severity, found.size(), message, examples, true));
    }
  }

  private void count(String code, long count, String message) {
    log.quality(new QualityFinding(code, Severity.INFO, count, message, List.of()));
  }
}
