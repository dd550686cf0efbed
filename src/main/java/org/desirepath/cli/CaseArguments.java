package org.desirepath.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.eventlog.identity.CaseNotion;
import org.desirepath.io.DurationText;
import org.desirepath.io.FormatException;
import org.desirepath.io.Suggestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What one journey is. */
final class CaseArguments {
  private static final String SESSION = "session";

  @Option(
      names = "--case-notion",
      paramLabel = "customer|session|COLUMN",
      description =
          "What one journey is: what the log's case column names (customer, the default), a session"
              + " of it, or what any column names, such as order or household.")
  @Nullable String notion;

  @Option(
      names = "--session-gap",
      paramLabel = "[CHANNEL=]TIME",
      description =
          "A session ends when nothing happens for this long (default 30m); repeatable, with a"
              + " channel: website=20m.")
  List<String> gaps = List.of();

  /** What is wrong is said before a log is read. */
  void check() {
    if (!gaps.isEmpty() && !SESSION.equals(notion)) {
      throw new UsageException("--session-gap: only with --case-notion session");
    }
    gaps.forEach(text -> millis(text, text.substring(text.lastIndexOf('=') + 1)));
  }

  /** The log's events as journeys of what is asked for. */
  EventLog apply(EventLog log) throws IOException {
    String asked = notion;
    if (asked == null || (asked.equals("customer") && !isColumn(log, asked))) {
      return log;
    }
    if (asked.equals(SESSION)) {
      return sessions(log);
    }
    try {
      return CaseNotion.byAttribute(log, asked);
    } catch (IllegalArgumentException e) {
      throw new FormatException(log.name(), 0, e.getMessage() + ", asked by --case-notion", e);
    }
  }

  private static boolean isColumn(EventLog log, String key) {
    return log.eventColumns().containsKey(key) || log.traceColumns().containsKey(key);
  }

  private EventLog sessions(EventLog log) throws IOException {
    long gap = CaseNotion.DEFAULT_GAP_MILLIS;
    Map<String, Long> ofChannel = new TreeMap<>();
    for (String text : gaps) {
      int equals = text.lastIndexOf('=');
      long millis = millis(text, text.substring(equals + 1));
      if (equals < 0) {
        gap = millis;
      } else {
        ofChannel.put(text.substring(0, equals), millis);
      }
    }
    requireChannels(log, ofChannel);
    return CaseNotion.sessions(log, gap, ofChannel);
  }

  private static long millis(String text, String time) {
    try {
      return DurationText.millis(time);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--session-gap \"" + text + "\": " + e.getMessage());
    }
  }

  private static void requireChannels(EventLog log, Map<String, Long> ofChannel)
      throws FormatException {
    if (ofChannel.isEmpty()) {
      return;
    }
    TreeSet<String> channels = new TreeSet<>();
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        String channel = log.roleText(Role.CHANNEL, t, e);
        if (channel != null) {
          channels.add(channel);
        }
      }
    }
    for (String asked : ofChannel.keySet()) {
      if (!channels.contains(asked)) {
        throw new FormatException(
            log.name(),
            0,
            "no event has the channel \""
                + asked
                + "\" for --session-gap; there are "
                + channels
                + Suggestion.ending(asked, channels));
      }
    }
  }

  /** What was said, for the provenance of a result. */
  void describe(SortedMap<String, List<String>> parameters) {
    if (notion != null) {
      parameters.put("caseNotion", List.of(notion));
    }
    if (!gaps.isEmpty()) {
      parameters.put("sessionGap", List.copyOf(gaps));
    }
  }
}
