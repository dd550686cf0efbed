package org.desirepath.eventlog.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.eventlog.EventLog;

/** The parts of identifiers that a rule would make one, by the values of its key. */
final class KeyGroups {
  /** A part and the first event of it that has the value. */
  record Member(int part, int event) {}

  private final EventLog log;
  private final StitchRule rule;
  private final int[] partOfEvent;
  private final List<List<Member>> shared = new ArrayList<>();
  private final List<List<Member>> groups = new ArrayList<>();

  KeyGroups(EventLog log, StitchRule rule, int[] partOfEvent) {
    this.log = log;
    this.rule = rule;
    this.partOfEvent = partOfEvent;
    for (List<Member> events : eventsByValue().values()) {
      if (traces(events) > rule.maxIds()) {
        shared.add(firsts(events));
      } else {
        cut(events).forEach(g -> groups.add(firsts(g)));
      }
    }
  }

  /** Values on too many identifiers. */
  List<List<Member>> shared() {
    return shared;
  }

  /** In the order of the log; also of one part. */
  List<List<Member>> groups() {
    return groups;
  }

  private Map<String, List<Member>> eventsByValue() {
    Map<String, List<Member>> events = new LinkedHashMap<>();
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        String value = log.attributeText(rule.key(), t, e);
        if (value != null && !value.isBlank()) {
          events.computeIfAbsent(value, k -> new ArrayList<>()).add(new Member(partOfEvent[e], e));
        }
      }
    }
    return events;
  }

  private int traces(List<Member> events) {
    Set<String> sources = new HashSet<>();
    int trace = -1;
    for (Member member : events) {
      while (trace < 0 || member.event() >= log.endEvent(trace)) {
        trace++;
      }
      sources.add(log.traceId(trace));
    }
    return sources.size();
  }

  /** Cuts where nothing with the value happened for longer than the rule bridges. */
  private List<List<Member>> cut(List<Member> events) {
    if (rule.withinMillis() == Long.MAX_VALUE) {
      return List.of(events);
    }
    List<Member> timed =
        events.stream()
            .filter(m -> log.timeMillis(m.event()) != EventLog.NO_TIME)
            .sorted(Comparator.comparingLong(m -> log.timeMillis(m.event())))
            .toList();
    List<List<Member>> groups = new ArrayList<>();
    long last = 0;
    for (Member member : timed) {
      long time = log.timeMillis(member.event());
      if (groups.isEmpty() || time - last > rule.withinMillis()) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(member);
      last = time;
    }
    return groups;
  }

  private static List<Member> firsts(List<Member> events) {
    Map<Integer, Member> firsts = new LinkedHashMap<>();
    events.forEach(m -> firsts.putIfAbsent(m.part(), m));
    return List.copyOf(firsts.values());
  }
}
