package org.desirepath.eventlog.filter;

import java.util.OptionalLong;
import org.desirepath.eventlog.EventLog;

/**
 * Traces in which one activity comes after another.
 *
 * @param before the earlier activity
 * @param after the later activity
 * @param mode directly after it, or at any time later
 * @param within at most so many milliseconds later; empty = no limit. With it, both events need a
 *     time
 * @param presence whether such traces stay or go
 */
public record Follows(
    String before, String after, Mode mode, OptionalLong within, Presence presence)
    implements LogFilter {

  /** How close. */
  public enum Mode {
    DIRECTLY,
    EVENTUALLY
  }

  /** Whether traces that show it stay or go. */
  public enum Presence {
    KEEP,
    REMOVE
  }

  @Override
  public Kept keep(EventLog log) {
    int a = log.activities().indexOf(before);
    int b = log.activities().indexOf(after);
    return LogFilter.traces(
        log, t -> (a >= 0 && b >= 0 && shows(log, t, a, b)) == (presence == Presence.KEEP));
  }

  private boolean shows(EventLog log, int trace, int a, int b) {
    int last = -1;
    for (int e = log.firstEvent(trace); e < log.endEvent(trace); e++) {
      boolean pair = last >= 0 && log.activity(e) == b;
      if (pair && (mode == Mode.EVENTUALLY || last == e - 1) && soon(log, last, e)) {
        return true;
      }
      if (log.activity(e) == a && (within.isEmpty() || log.timeMillis(e) != EventLog.NO_TIME)) {
        last = e;
      }
    }
    return false;
  }

  private boolean soon(EventLog log, int from, int to) {
    return within.isEmpty()
        || (log.timeMillis(to) != EventLog.NO_TIME
            && log.timeMillis(to) - log.timeMillis(from) <= within.getAsLong());
  }

  @Override
  public String expression() {
    return "follows "
        + (presence == Presence.REMOVE ? "not " : "")
        + Words.of(mode)
        + " "
        + Words.quoted(before)
        + " > "
        + Words.quoted(after)
        + (within.isPresent() ? " within " + Words.seconds(within.getAsLong()) : "");
  }
}
