package org.desirepath.conformance.rules;

import java.util.Arrays;
import org.desirepath.model.rules.Truth;

/** Follows one trace for one side of a rule, event by event. */
sealed interface Monitor
    permits Monitor.Forward, Monitor.Backward, Monitor.NextEvent, CountMonitor {

  /** Before the first event. */
  void start();

  /** An event of an activity that the rule names. */
  void see(int row);

  /** After the last event. */
  void end();

  /** What a forward monitor does when the next activation comes, and where it looks. */
  enum Reach {
    AFTER,
    BEFORE_NEXT_ACTIVATION,
    ANYWHERE
  }

  /**
   * Activations that wait for another event, or must not be followed by it. Amortised O(1) an event
   * when nothing but the activity matters, else O(activations that wait).
   */
  final class Forward implements Monitor {
    private final TraceFrame frame;
    private final Matcher matcher;
    private final TraceCounts counts;
    private final Reach reach;
    private final boolean negative;
    private final Rows waiting = new Rows();
    private final Rows seen = new Rows();

    Forward(TraceFrame frame, Matcher matcher, TraceCounts counts, Reach reach, boolean negative) {
      this.frame = frame;
      this.matcher = matcher;
      this.counts = counts;
      this.reach = reach;
      this.negative = negative;
    }

    @Override
    public void start() {
      waiting.clear();
      seen.clear();
    }

    @Override
    public void see(int row) {
      if (frame.log.activity(row) == matcher.wanted) {
        resolve(row);
        if (reach == Reach.ANYWHERE) {
          seen.add(row);
        }
      }
      if (matcher.activates(row)) {
        activate(row);
      }
    }

    private void resolve(int row) {
      int kept = 0;
      for (int i = 0; i < waiting.size; i++) {
        Truth matches = matcher.matches(waiting.rows[i], row);
        if (matches == Truth.TRUE) {
          counts.add(Truth.of(!negative));
        } else {
          waiting.rows[kept] = waiting.rows[i];
          waiting.unknown[kept++] = waiting.unknown[i] || matches == Truth.UNKNOWN;
        }
      }
      waiting.size = kept;
    }

    private void activate(int row) {
      counts.activations++;
      if (reach == Reach.BEFORE_NEXT_ACTIVATION && waiting.size > 0) {
        counts.add(waiting.unknown[0] ? Truth.UNKNOWN : Truth.FALSE);
        waiting.clear();
      }
      boolean unknown = false;
      // the last seen is the row itself when both touchpoints are the same
      for (int i = 0; i < seen.size; i++) {
        Truth matches = seen.rows[i] == row ? Truth.FALSE : matcher.matches(row, seen.rows[i]);
        if (matches == Truth.TRUE) {
          counts.add(Truth.of(!negative));
          return;
        }
        unknown |= matches == Truth.UNKNOWN;
      }
      waiting.add(row);
      waiting.unknown[waiting.size - 1] = unknown;
    }

    @Override
    public void end() {
      for (int i = 0; i < waiting.size; i++) {
        if (waiting.unknown[i]) {
          counts.add(Truth.UNKNOWN);
        } else if (negative) {
          counts.add(Truth.TRUE);
        } else {
          long from = frame.log.timeMillis(waiting.rows[i]);
          counts.add(frame.mayStill(from, matcher.mostMillis) ? Truth.UNKNOWN : Truth.FALSE);
        }
      }
    }
  }

  /** Activations that need another event before them, or must not have it. */
  final class Backward implements Monitor {
    private final TraceFrame frame;
    private final Matcher matcher;
    private final TraceCounts counts;
    private final boolean sinceLastActivation;
    private final boolean negative;
    private final Rows seen = new Rows();

    Backward(
        TraceFrame frame,
        Matcher matcher,
        TraceCounts counts,
        boolean sinceLastActivation,
        boolean negative) {
      this.frame = frame;
      this.matcher = matcher;
      this.counts = counts;
      this.sinceLastActivation = sinceLastActivation;
      this.negative = negative;
    }

    @Override
    public void start() {
      seen.clear();
    }

    @Override
    public void see(int row) {
      if (matcher.activates(row)) {
        counts.activations++;
        Truth found = found(row);
        counts.add(negative && found != Truth.UNKNOWN ? Truth.of(found == Truth.FALSE) : found);
        if (sinceLastActivation) {
          seen.clear();
        }
      }
      if (frame.log.activity(row) == matcher.wanted && !(matcher.isPlain() && seen.size > 0)) {
        seen.add(row);
      }
    }

    private Truth found(int row) {
      boolean unknown = false;
      for (int i = seen.size - 1; i >= 0; i--) {
        Truth matches = matcher.matches(row, seen.rows[i]);
        if (matches == Truth.TRUE) {
          return Truth.TRUE;
        }
        unknown |= matches == Truth.UNKNOWN;
      }
      return unknown ? Truth.UNKNOWN : Truth.FALSE;
    }

    @Override
    public void end() {}
  }

  /** Activations whose neighbour must be, or must not be, the other event. */
  final class NextEvent implements Monitor {
    private final TraceFrame frame;
    private final Matcher matcher;
    private final TraceCounts counts;
    private final int step;
    private final boolean negative;

    /**
     * @param step 1 for the event after, -1 for the one before
     */
    NextEvent(TraceFrame frame, Matcher matcher, TraceCounts counts, int step, boolean negative) {
      this.frame = frame;
      this.matcher = matcher;
      this.counts = counts;
      this.step = step;
      this.negative = negative;
    }

    @Override
    public void start() {}

    @Override
    public void see(int row) {
      if (!matcher.activates(row)) {
        return;
      }
      counts.activations++;
      int neighbour = row + step;
      Truth found = Truth.FALSE;
      if (neighbour >= frame.first && neighbour < frame.end) {
        found =
            frame.log.activity(neighbour) == matcher.wanted
                ? matcher.matches(row, neighbour)
                : Truth.FALSE;
      } else if (step > 0
          && !negative
          && frame.mayStill(frame.log.timeMillis(row), matcher.mostMillis)) {
        found = Truth.UNKNOWN;
      }
      counts.add(negative && found != Truth.UNKNOWN ? Truth.of(found == Truth.FALSE) : found);
    }

    @Override
    public void end() {}
  }

  /** Rows of events, each with whether something about it could not be told. */
  final class Rows {
    private int[] rows = new int[4];
    private boolean[] unknown = new boolean[4];
    private int size;

    void add(int row) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, 2 * size);
        unknown = Arrays.copyOf(unknown, 2 * size);
      }
      rows[size] = row;
      unknown[size++] = false;
    }

    void clear() {
      size = 0;
    }
  }
}
