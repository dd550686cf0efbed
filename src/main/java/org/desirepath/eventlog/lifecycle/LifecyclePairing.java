package org.desirepath.eventlog.lifecycle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.ColumnType;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.eventlog.Role;
import org.jspecify.annotations.Nullable;

/**
 * Joins the lifecycle rows of an activity in a journey into activity instances: schedule, start,
 * suspend, resume, complete and the other ends of the standard lifecycle model of XES (IEEE Std
 * 1849-2016, doi 10.1109/IEEESTD.2016.7740858).
 *
 * <p>Several instances of one activity may run at the same time; rows that name their {@code
 * concept:instance} go to that one, others first in, first out: an end belongs to the start that
 * has been open longest. An end without a start is an instance of which only the end is known. A
 * log without the attribute has an instance a row; if it has a start time ({@link
 * Role#START_TIME}), both times are known. O(events) time and space. Deterministic, thread-safe.
 *
 * @param transitionKey the attribute of events that says the transition
 */
public record LifecyclePairing(String transitionKey) {
  private static final String INSTANCE_KEY = "concept:instance";

  /** By {@code lifecycle:transition}. */
  public static LifecyclePairing standard() {
    return new LifecyclePairing("lifecycle:transition");
  }

  /**
   * By the first of the usual columns of transitions whose values are starts and ends: {@code
   * lifecycle:transition} of XES, and what CSV files call it; else by the standard one.
   */
  public static LifecyclePairing of(EventLog log) {
    return Stream.of(
            "lifecycle:transition",
            "lifecycle",
            "lifecycle_id",
            "registration_type",
            "transition",
            "event_type",
            "eventtype")
        .map(LifecyclePairing::new)
        .filter(pairing -> pairing.concerns(log))
        .findFirst()
        .orElse(standard());
  }

  /** True if the log has starts as well as ends as rows, so that rows are not events. */
  public boolean concerns(EventLog log) {
    Column column = log.eventColumns().get(transitionKey);
    if (column == null || column.type() != ColumnType.TEXT) {
      return false;
    }
    boolean starts = false;
    boolean ends = false;
    for (String text : column.distinct()) {
      Transition transition = Transition.of(text);
      starts |= transition == Transition.START || transition == Transition.SCHEDULE;
      ends |= transition == Transition.END;
    }
    return starts && ends;
  }

  /** The log, with a finding if its rows are not events by themselves and are counted as such. */
  public EventLog withFinding(EventLog log) {
    if (!concerns(log)) {
      return log;
    }
    int others = log.eventCount() - completeOnly(log).eventCount();
    return log.withQuality(
        List.of(
            new QualityFinding(
                "lifecycleRows",
                Severity.WARNING,
                others,
                "rows are starts, schedules and the like of activities whose end is a row too; as"
                    + " events they look like repetitions; give --lifecycle instances to join them"
                    + " (or complete, to leave them out)",
                List.of())));
  }

  /** The activity instances of a log. */
  public ActivityInstances pair(EventLog log) {
    return new Run(log, log.eventColumns().get(transitionKey)).all();
  }

  /**
   * The log without rows that are not the end of an activity; rows without a transition of the
   * standard stay.
   */
  public EventLog completeOnly(EventLog log) {
    Column column = log.eventColumns().get(transitionKey);
    BitSet rows = new BitSet();
    for (int e = 0; e < log.eventCount(); e++) {
      Transition transition = Transition.of(text(column, e));
      rows.set(e, transition == Transition.END || transition == Transition.ATOMIC);
    }
    int dropped = log.eventCount() - rows.cardinality();
    if (dropped == 0) {
      return log;
    }
    BitSet traces = new BitSet();
    traces.set(0, log.traceCount());
    QualityFinding finding =
        new QualityFinding(
            "lifecycleDropped",
            Severity.INFO,
            dropped,
            "rows that are not the end of an activity, such as starts; left out",
            List.of());
    return log.select(traces, rows).withQuality(List.of(finding));
  }

  private static @Nullable String text(@Nullable Column column, int row) {
    return column != null && column.isPresent(row) ? column.text(row) : null;
  }

  /** One that is scheduled or running. */
  private static final class Open {
    private final int row;
    private long scheduled = EventLog.NO_TIME;
    private long start = EventLog.NO_TIME;
    private long suspendedSince = EventLog.NO_TIME;
    private boolean suspended;
    private long suspendedMillis;

    Open(int row) {
      this.row = row;
    }
  }

  /** What is open of one activity in one journey. */
  private static final class Queue {
    private final Deque<Open> scheduled = new ArrayDeque<>();
    private final Deque<Open> running = new ArrayDeque<>();
  }

  private static final class Run {
    private final EventLog log;
    private final @Nullable Column transitions;
    private final @Nullable Column instanceNames;
    private final List<ActivityInstance> instances = new ArrayList<>();
    private final Map<Object, Queue> queues = new HashMap<>();
    private int unmatched;
    private int scheduledOnly;

    Run(EventLog log, @Nullable Column transitions) {
      this.log = log;
      this.transitions = transitions;
      this.instanceNames = log.eventColumns().get(INSTANCE_KEY);
    }

    ActivityInstances all() {
      String startKey = log.roleKey(Role.START_TIME);
      Column starts = startKey == null ? null : log.eventColumns().get(startKey);
      for (int t = 0; t < log.traceCount(); t++) {
        int before = instances.size();
        for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
          if (starts != null && starts.type() == ColumnType.TIME && starts.isPresent(e)) {
            add(t, e, EventLog.NO_TIME, (long) starts.number(e), log.timeMillis(e), 0);
          } else {
            take(t, e);
          }
        }
        endOfTrace(t);
        instances
            .subList(before, instances.size())
            .sort(Comparator.comparingInt(ActivityInstance::row));
      }
      return new ActivityInstances(log, instances, unmatched, scheduledOnly);
    }

    private void take(int trace, int row) {
      Transition transition = Transition.of(text(transitions, row));
      if (transition == Transition.ATOMIC) {
        add(trace, row, EventLog.NO_TIME, EventLog.NO_TIME, log.timeMillis(row), 0);
        return;
      }
      Queue queue = queues.computeIfAbsent(key(row), k -> new Queue());
      long time = log.timeMillis(row);
      switch (transition) {
        case SCHEDULE -> {
          Open open = new Open(row);
          open.scheduled = time;
          queue.scheduled.add(open);
        }
        case START -> start(queue, row, time);
        case SUSPEND -> suspend(queue, time);
        case RESUME -> resume(queue, time);
        case END -> end(queue, trace, row, time);
        case ATOMIC -> throw new AssertionError(transition);
      }
    }

    private Object key(int row) {
      String named = text(instanceNames, row);
      return named == null ? (Object) log.activity(row) : log.activity(row) + " " + named;
    }

    private static void start(Queue queue, int row, long time) {
      Open open = new Open(row);
      Open planned = queue.scheduled.poll();
      open.scheduled = planned == null ? EventLog.NO_TIME : planned.scheduled;
      open.start = time;
      queue.running.add(open);
    }

    private void suspend(Queue queue, long time) {
      for (Open open : queue.running) {
        if (!open.suspended) {
          open.suspended = true;
          open.suspendedSince = time;
          return;
        }
      }
      unmatched++;
    }

    private void resume(Queue queue, long time) {
      for (Open open : queue.running) {
        if (open.suspended) {
          close(open, time);
          return;
        }
      }
      unmatched++;
    }

    private static void close(Open open, long time) {
      if (open.suspended && time != EventLog.NO_TIME && open.suspendedSince != EventLog.NO_TIME) {
        open.suspendedMillis += time - open.suspendedSince;
      }
      open.suspended = false;
    }

    private void end(Queue queue, int trace, int row, long time) {
      Open open = queue.running.poll();
      if (open == null) {
        Open planned = queue.scheduled.poll();
        long scheduled = planned == null ? EventLog.NO_TIME : planned.scheduled;
        add(trace, row, scheduled, EventLog.NO_TIME, time, 0);
        return;
      }
      close(open, time);
      add(trace, row, open.scheduled, open.start, time, open.suspendedMillis);
    }

    private void endOfTrace(int trace) {
      for (Queue queue : queues.values()) {
        for (Open open : queue.running) {
          add(trace, open.row, open.scheduled, open.start, EventLog.NO_TIME, open.suspendedMillis);
        }
        scheduledOnly += queue.scheduled.size();
      }
      queues.clear();
    }

    private void add(
        int trace, int row, long scheduled, long start, long complete, long suspended) {
      instances.add(new ActivityInstance(trace, row, scheduled, start, complete, suspended));
    }
  }
}
