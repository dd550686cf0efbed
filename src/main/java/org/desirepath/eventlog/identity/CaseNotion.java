package org.desirepath.eventlog.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.eventlog.Role;

/** The same events as journeys of something else: sessions, or what an attribute names. */
public final class CaseNotion {
  /** Without events for this long a session ends, unless said otherwise. */
  public static final long DEFAULT_GAP_MILLIS = 30 * 60_000L;

  private CaseNotion() {}

  /**
   * The journeys cut into sessions: {@code 17/1}, {@code 17/2}. A new one begins at an event that
   * comes more than the gap after the one before it, counted from that one's time; an event without
   * a time stays in the session of the one before it. The end of a session says nothing of how the
   * journey ended. O(events).
   *
   * @param gapMillis of events in no channel of {@code ofChannel}
   * @param ofChannel the gap after an event, by its channel
   */
  public static EventLog sessions(EventLog log, long gapMillis, Map<String, Long> ofChannel) {
    String[] cases = new String[log.eventCount()];
    Set<String> taken = new HashSet<>();
    for (int t = 0; t < log.traceCount(); t++) {
      String id = free(log.traceId(t), taken);
      int session = 1;
      long last = EventLog.NO_TIME;
      long gap = gapMillis;
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        long time = log.timeMillis(e);
        if (time != EventLog.NO_TIME) {
          session += last != EventLog.NO_TIME && time - last > gap ? 1 : 0;
          last = time;
          String channel = ofChannel.isEmpty() ? null : log.roleText(Role.CHANNEL, t, e);
          gap = channel == null ? gapMillis : ofChannel.getOrDefault(channel, gapMillis);
        }
        cases[e] = id + "/" + session;
      }
    }
    return log.regrouped(cases);
  }

  /**
   * Journeys by an attribute: events with the same value are one journey. Events without a value
   * stay together as they were, as journeys that keep their identifier, and are counted.
   *
   * @throws IllegalArgumentException if no event or journey has the attribute
   */
  public static EventLog byAttribute(EventLog log, String key) {
    if (!log.eventColumns().containsKey(key) && !log.traceColumns().containsKey(key)) {
      Set<String> keys = new LinkedHashSet<>(log.eventColumns().keySet());
      keys.addAll(log.traceColumns().keySet());
      throw new IllegalArgumentException("no attribute \"" + key + "\"; there are " + keys);
    }
    String[] cases = new String[log.eventCount()];
    Set<String> values = new LinkedHashSet<>();
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        String value = log.attributeText(key, t, e);
        if (value != null && !value.isBlank()) {
          cases[e] = value;
          values.add(value);
        }
      }
    }
    Map<Integer, String> own = new HashMap<>();
    List<String> without = new ArrayList<>();
    int events = 0;
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        if (cases[e] == null) {
          events++;
          cases[e] = own.computeIfAbsent(t, k -> apart(log.traceId(k), values, without));
        }
      }
    }
    EventLog result = log.regrouped(cases);
    return events == 0
        ? result
        : result.withQuality(List.of(finding(key, events, log.eventCount(), without)));
  }

  private static String apart(String id, Set<String> taken, List<String> without) {
    without.add(id);
    return free(id, taken);
  }

  private static String free(String id, Set<String> taken) {
    String name = id;
    for (int i = 2; !taken.add(name); i++) {
      name = id + "#" + i;
    }
    return name;
  }

  private static QualityFinding finding(String key, int events, int all, List<String> without) {
    return new QualityFinding(
        "withoutCaseNotion",
        Severity.WARNING,
        events,
        "events of "
            + all
            + " without \""
            + key
            + "\"; they stay journeys by their old identifier, "
            + without.size()
            + " of them",
        without,
        true);
  }
}
