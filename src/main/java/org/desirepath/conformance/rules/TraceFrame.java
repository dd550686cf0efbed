package org.desirepath.conformance.rules;

import org.desirepath.eventlog.EventLog;

/** The trace that the monitors are looking at; set anew for each. */
final class TraceFrame {
  final EventLog log;
  final long asOfMillis;
  int trace;
  int first;
  int end;
  boolean open;

  TraceFrame(EventLog log, long asOfMillis) {
    this.log = log;
    this.asOfMillis = asOfMillis;
  }

  void set(int t, boolean isOpen) {
    trace = t;
    first = log.firstEvent(t);
    end = log.endEvent(t);
    open = isOpen;
  }

  /** Whether an open trace may still do something that was due this long after a moment. */
  boolean mayStill(long fromMillis, long mostMillis) {
    return open
        && (mostMillis == Long.MAX_VALUE
            || fromMillis == EventLog.NO_TIME
            || asOfMillis == EventLog.NO_TIME
            || asOfMillis - fromMillis <= mostMillis);
  }
}
