package org.desirepath.diagnostics.journeys;

import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.desirepath.diagnostics.journeys.InactivityLimit.Source;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Where each journey stands at the time of extraction: completed if a success event happened, else
 * exited if a designed exit did, else open if it was silent for less than the inactivity limit of
 * its last touchpoint, else abandoned. Needs no alignment.
 *
 * <p>The limit is the designed one; else the .99 quantile of the time to the next event, normalised
 * Kaplan-Meier (E. L. Kaplan and P. Meier, 1958, doi:10.1080/01621459.1958.10501452), of the
 * touchpoint, or of all touchpoints together where one has too few. A journey without a limit or
 * without times is open: nobody can tell that it was lost. Without a declared outcome every journey
 * is resolved.
 *
 * <p>O(n log n) for n events. Immutable.
 */
public final class JourneyStatuses {

  private final long asOfMillis;
  private final boolean hasOutcome;
  private final JourneyStatus[] statuses;
  private final int[] successEvents;
  private final int[] exitEvents;
  private final List<String> activities;
  private final List<InactivityLimit> limits;
  private final OptionalLong longestLimit;

  private JourneyStatuses(Run run) {
    this.asOfMillis = run.asOf;
    this.hasOutcome = run.outcome != null;
    this.statuses = run.statuses;
    this.successEvents = run.successEvents;
    this.exitEvents = run.exitEvents;
    this.activities = run.log.activities();
    this.limits = run.limits;
    this.longestLimit = run.longestLimit();
  }

  /**
   * Finds the status of every journey.
   *
   * @param log its activities are the touchpoint names of the model; no event after {@code
   *     asOfMillis}
   * @param asOfMillis when the data was extracted, milliseconds since 1970-01-01T00:00Z; or {@link
   *     EventLog#NO_TIME} if no event has a time
   * @throws IllegalArgumentException if an event is later than {@code asOfMillis}
   */
  public static JourneyStatuses of(EventLog log, DesignedJourney model, long asOfMillis) {
    return new JourneyStatuses(new Run(log, model.facts().outcome(), asOfMillis));
  }

  public long asOfMillis() {
    return asOfMillis;
  }

  /** False if the design declares no outcome: then every journey is resolved. */
  public boolean hasOutcome() {
    return hasOutcome;
  }

  public JourneyStatus status(int trace) {
    return statuses[trace];
  }

  /** The row of the journey's first success event. */
  public OptionalInt successEvent(int trace) {
    return successEvents[trace] < 0 ? OptionalInt.empty() : OptionalInt.of(successEvents[trace]);
  }

  /** Whether a row is the journey's first success event. */
  public boolean isSuccessEvent(int trace, int row) {
    return successEvents[trace] == row;
  }

  /** The row of the journey's first designed exit, also of one that succeeds. */
  public OptionalInt exitEvent(int trace) {
    return exitEvents[trace] < 0 ? OptionalInt.empty() : OptionalInt.of(exitEvents[trace]);
  }

  /** The journeys that are open: those that get a prefix alignment. */
  public BitSet open() {
    BitSet open = new BitSet(statuses.length);
    for (int t = 0; t < statuses.length; t++) {
      open.set(t, statuses[t] == JourneyStatus.OPEN);
    }
    return open;
  }

  /** How long a journey may be silent after a touchpoint. */
  public InactivityLimit limit(String touchpoint) {
    int code = activities.indexOf(touchpoint);
    if (code >= 0 && !limits.isEmpty()) {
      return limits.get(code);
    }
    return limits.stream()
        .filter(limit -> limit.source() == Source.DESIGNED || limit.source() == Source.POOLED)
        .findFirst()
        .orElse(InactivityLimit.none("this touchpoint is not in the log"));
  }

  /**
   * The longest limit that decided on a journey: everything that happened longer than this before
   * the extraction has a known status. Empty if a limit could not be had.
   */
  public OptionalLong longestLimitMillis() {
    return longestLimit;
  }

  /** Journeys by status; resolved ones without a declared outcome are in none. */
  public StatusCounts counts() {
    BitSet all = new BitSet(statuses.length);
    all.set(0, statuses.length);
    return counts(all);
  }

  /** The same of some journeys. */
  public StatusCounts counts(BitSet traces) {
    return new StatusCounts(
        count(traces, JourneyStatus.COMPLETED),
        count(traces, JourneyStatus.EXITED),
        count(traces, JourneyStatus.ABANDONED),
        count(traces, JourneyStatus.OPEN));
  }

  private int count(BitSet traces, JourneyStatus wanted) {
    return (int) traces.stream().filter(t -> statuses[t] == wanted).count();
  }

  /** The mutable state of one computation. */
  private static final class Run {
    private final EventLog log;
    private final @Nullable Outcome outcome;
    private final long asOf;
    private final JourneyStatus[] statuses;
    private final int[] successEvents;
    private final int[] exitEvents;
    private final List<InactivityLimit> limits;
    private final BitSet lastActivities = new BitSet();

    Run(EventLog log, @Nullable Outcome outcome, long asOf) {
      this.log = log;
      this.outcome = outcome;
      this.asOf = asOf;
      this.statuses = new JourneyStatus[log.traceCount()];
      checkTimes();
      Set<String> success = outcome == null ? Set.of() : new HashSet<>(outcome.success());
      Set<String> exits = outcome == null ? Set.of() : new HashSet<>(outcome.exits());
      this.successEvents = firstEvents(success);
      this.exitEvents = firstEvents(exits);
      this.limits = limits();
      for (int t = 0; t < statuses.length; t++) {
        statuses[t] = status(t);
      }
    }

    private void checkTimes() {
      for (int e = 0; e < log.eventCount(); e++) {
        if (log.timeMillis(e) > asOf) {
          throw new IllegalArgumentException(
              "asOfMillis: expected no event after it, got "
                  + asOf
                  + " and an event at "
                  + log.timeMillis(e));
        }
      }
    }

    private int[] firstEvents(Set<String> names) {
      boolean[] wanted = new boolean[log.activities().size()];
      for (int a = 0; a < wanted.length; a++) {
        wanted[a] = names.contains(log.activities().get(a));
      }
      int[] first = new int[log.traceCount()];
      for (int t = 0; t < first.length; t++) {
        int e = log.firstEvent(t);
        while (e < log.endEvent(t) && !wanted[log.activity(e)]) {
          e++;
        }
        first[t] = e < log.endEvent(t) ? e : -1;
      }
      return first;
    }

    private List<InactivityLimit> limits() {
      if (outcome == null) {
        return List.of();
      }
      if (outcome.inactiveAfterMillis().isPresent()) {
        return Collections.nCopies(
            log.activities().size(),
            new InactivityLimit(
                outcome.inactiveAfterMillis(),
                OptionalLong.empty(),
                Source.DESIGNED,
                "the design gives it"));
      }
      int[] ends = new int[log.traceCount()];
      for (int t = 0; t < ends.length; t++) {
        ends[t] = log.endEvent(t);
        ends[t] = successEvents[t] < 0 ? ends[t] : StrictMath.min(ends[t], successEvents[t]);
        ends[t] = exitEvents[t] < 0 ? ends[t] : StrictMath.min(ends[t], exitEvents[t]);
      }
      return InactivityLimits.estimate(log, ends, asOf);
    }

    private JourneyStatus status(int trace) {
      if (outcome == null) {
        return JourneyStatus.RESOLVED;
      }
      if (successEvents[trace] >= 0) {
        return JourneyStatus.COMPLETED;
      }
      if (exitEvents[trace] >= 0) {
        return JourneyStatus.EXITED;
      }
      int last = log.endEvent(trace) - 1;
      while (last >= log.firstEvent(trace) && log.timeMillis(last) == EventLog.NO_TIME) {
        last--;
      }
      if (last < log.firstEvent(trace)) {
        return JourneyStatus.OPEN;
      }
      lastActivities.set(log.activity(last));
      OptionalLong limit = limits.get(log.activity(last)).millis();
      boolean silent = limit.isPresent() && asOf - log.timeMillis(last) >= limit.getAsLong();
      return silent ? JourneyStatus.ABANDONED : JourneyStatus.OPEN;
    }

    OptionalLong longestLimit() {
      if (outcome == null) {
        return OptionalLong.empty();
      }
      long longest = outcome.inactiveAfterMillis().orElse(0);
      for (int a = lastActivities.nextSetBit(0); a >= 0; a = lastActivities.nextSetBit(a + 1)) {
        OptionalLong limit = limits.get(a).millis();
        if (limit.isEmpty()) {
          return limit;
        }
        longest = StrictMath.max(longest, limit.getAsLong());
      }
      return OptionalLong.of(longest);
    }
  }
}
