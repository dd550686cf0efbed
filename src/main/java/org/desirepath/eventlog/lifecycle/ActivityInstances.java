package org.desirepath.eventlog.lifecycle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.eventlog.Role;

/**
 * The activity instances of a log, by journey, in the order of the rows that stand for them.
 *
 * @param source the log they were made from
 * @param instances all of them
 * @param unmatched rows that belong to no instance, such as a suspend without a start
 * @param scheduledOnly scheduled, but neither started nor ended
 */
public record ActivityInstances(
    EventLog source, List<ActivityInstance> instances, int unmatched, int scheduledOnly) {
  private static final String START_KEY = "time:start_timestamp";

  public ActivityInstances {
    instances = List.copyOf(instances);
  }

  /** Instances with a start and an end. */
  public int paired() {
    return (int) instances.stream().filter(ActivityInstance::isPaired).count();
  }

  /** Instances that were started and, by the log, not ended. */
  public int unfinished() {
    return (int)
        instances.stream()
            .filter(i -> !i.isPaired() && i.startMillis() != EventLog.NO_TIME)
            .count();
  }

  /**
   * Waiting times of the instances whose start is known, in their order: from the schedule to the
   * start if it was scheduled, else from the latest end in the journey that is not after the start.
   * Without either there is none.
   */
  public long[] waitingMillis() {
    List<Long> waits = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < instances.size(); i++) {
      ActivityInstance instance = instances.get(i);
      first = instance.trace() == instances.get(first).trace() ? first : i;
      if (instance.startMillis() != EventLog.NO_TIME) {
        long from =
            instance.scheduledMillis() != EventLog.NO_TIME
                ? instance.scheduledMillis()
                : latestEnd(first, i);
        if (from != EventLog.NO_TIME) {
          waits.add(instance.startMillis() - from);
        }
      }
    }
    return waits.stream().mapToLong(Long::longValue).toArray();
  }

  private long latestEnd(int first, int before) {
    long start = instances.get(before).startMillis();
    for (int i = before - 1; i >= first; i--) {
      long end = instances.get(i).completeMillis();
      if (end != EventLog.NO_TIME && end <= start) {
        return end;
      }
    }
    return EventLog.NO_TIME;
  }

  /** Service times of the paired instances, in their order. */
  public long[] serviceMillis() {
    return instances.stream()
        .filter(ActivityInstance::isPaired)
        .mapToLong(ActivityInstance::serviceMillis)
        .toArray();
  }

  /**
   * A log with one event an instance, at its end, or at its start if it has not ended, with the
   * attributes of that row; starts are in the column of {@link Role#START_TIME}. What was left out
   * is counted in {@link EventLog#quality()}.
   */
  public EventLog log() {
    BitSet rows = new BitSet();
    long[] starts = new long[source.eventCount()];
    Arrays.fill(starts, EventLog.NO_TIME);
    for (ActivityInstance instance : instances) {
      rows.set(instance.row());
      starts[instance.row()] = instance.startMillis();
    }
    BitSet traces = new BitSet();
    traces.set(0, source.traceCount());
    EventLog timed =
        paired() == 0 ? source : source.withEventTimes(START_KEY, starts, Role.START_TIME);
    return timed.select(traces, rows).withQuality(findings());
  }

  private List<QualityFinding> findings() {
    List<QualityFinding> findings = new ArrayList<>();
    int merged = source.eventCount() - instances.size();
    if (merged > 0) {
      findings.add(
          finding(
              "lifecyclePaired",
              Severity.INFO,
              merged,
              "rows that are not events by themselves: starts, schedules and the like were joined"
                  + " with the end of their activity, of the same activity the first with the"
                  + " first; "
                  + instances.size()
                  + " activity instances are left"));
    }
    if (unfinished() > 0) {
      findings.add(
          finding(
              "startsWithoutComplete",
              Severity.WARNING,
              unfinished(),
              "activities that were started and have no end in the log; they count at their"
                  + " start"));
    }
    if (scheduledOnly > 0) {
      findings.add(
          finding(
              "schedulesWithoutStart",
              Severity.INFO,
              scheduledOnly,
              "activities that were scheduled and neither started nor ended; left out"));
    }
    if (unmatched > 0) {
      findings.add(
          finding(
              "unmatchedLifecycleRows",
              Severity.WARNING,
              unmatched,
              "suspend and resume rows without a running activity; left out"));
    }
    return findings;
  }

  private static QualityFinding finding(
      String code, Severity severity, long count, String message) {
    return new QualityFinding(code, severity, count, message, List.of());
  }
}
