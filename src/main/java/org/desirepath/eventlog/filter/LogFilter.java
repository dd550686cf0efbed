package org.desirepath.eventlog.filter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;

/**
 * Chooses traces, or events, of a log.
 *
 * <p>O(n) for n events unless an implementer says otherwise. Equal input gives equal logs; the
 * order of traces and events stays. Stateless, safe to share between threads.
 */
public interface LogFilter {

  /** What stays: whole traces, or some events of them. */
  record Kept(BitSet traces, BitSet events) {

    /** All traces and events. */
    static Kept all(EventLog log) {
      BitSet traces = new BitSet(log.traceCount());
      traces.set(0, log.traceCount());
      BitSet events = new BitSet(log.eventCount());
      events.set(0, log.eventCount());
      return new Kept(traces, events);
    }
  }

  /** A condition on a whole trace. */
  @FunctionalInterface
  interface TraceCondition {
    boolean holds(int trace);
  }

  /** A condition on an event of a trace. */
  @FunctionalInterface
  interface EventCondition {
    boolean holds(int trace, int event);
  }

  /** What of the log stays. */
  Kept keep(EventLog log);

  /**
   * When what stays was recorded, if the log was by {@code asOfMillis}: earlier if the filter cuts
   * the ends of journeys off, since silence after the cut says nothing.
   */
  default long asOfMillis(long asOfMillis) {
    return asOfMillis;
  }

  /** The filter as an expression that can be read back. */
  String expression();

  /**
   * The part of the log that stays, with what was removed counted in its quality findings under
   * {@code filtered}.
   */
  default EventLog apply(EventLog log) {
    Kept kept = keep(log);
    EventLog result = log.select(kept.traces(), kept.events());
    int journeys = log.traceCount() - result.traceCount();
    int events = log.eventCount() - result.eventCount();
    return result.withQuality(
        List.of(
            new QualityFinding(
                "filtered",
                Severity.INFO,
                events,
                String.format(
                    "events removed by the filter \"%s\", with %d of %d journeys; all figures are"
                        + " of what is left",
                    expression(), journeys, log.traceCount()),
                removed(log, kept),
                true)));
  }

  private static List<String> removed(EventLog log, Kept kept) {
    List<String> ids = new ArrayList<>();
    for (int t = kept.traces().nextClearBit(0);
        t < log.traceCount() && ids.size() < 5;
        t = kept.traces().nextClearBit(t + 1)) {
      ids.add(log.traceId(t));
    }
    return ids;
  }

  /** The traces for which a condition holds, whole. */
  static Kept traces(EventLog log, TraceCondition condition) {
    Kept all = Kept.all(log);
    for (int t = 0; t < log.traceCount(); t++) {
      if (!condition.holds(t)) {
        all.traces().clear(t);
      }
    }
    return all;
  }

  /** The events for which a condition holds. */
  static Kept events(EventLog log, EventCondition condition) {
    Kept all = Kept.all(log);
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        if (!condition.holds(t, e)) {
          all.events().clear(e);
        }
      }
    }
    return all;
  }
}
