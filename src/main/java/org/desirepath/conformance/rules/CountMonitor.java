package org.desirepath.conformance.rules;

import java.util.Arrays;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.rules.JourneyRule;
import org.desirepath.model.rules.Truth;

/** Rules that the journey as a whole activates, once: how often, first, last, which of two. */
final class CountMonitor implements Monitor {
  private final TraceFrame frame;
  private final Matcher matcher;
  private final TraceCounts counts;
  private final JourneyRule rule;
  private int firsts;
  private int seconds;
  private boolean unknown;
  private boolean tooMany;
  private long[] times = new long[4];

  CountMonitor(TraceFrame frame, Matcher matcher, TraceCounts counts, JourneyRule rule) {
    this.frame = frame;
    this.matcher = matcher;
    this.counts = counts;
    this.rule = rule;
  }

  @Override
  public void start() {
    counts.activations++;
    firsts = 0;
    seconds = 0;
    unknown = false;
    tooMany = false;
  }

  @Override
  public void see(int row) {
    if (rule.second() != null && frame.log.activity(row) == matcher.wanted) {
      seconds += matcher.matches(row, row) == Truth.TRUE ? 1 : 0;
    }
    if (!matcher.activates(row)) {
      return;
    }
    switch (rule.template()) {
      case AT_MOST -> window(frame.log.timeMillis(row));
      case CHOICE, EXCLUSIVE_CHOICE -> firsts++;
      default -> {
        Truth counted = sinceStart(row);
        firsts += counted == Truth.TRUE ? 1 : 0;
        unknown |= counted == Truth.UNKNOWN;
      }
    }
  }

  private Truth sinceStart(int row) {
    return rule.isTimed()
        ? matcher.inTime(frame.log.timeMillis(frame.first), frame.log.timeMillis(row))
        : Truth.TRUE;
  }

  /** A stretch holds one too many when the event this many back is less than its length ago. */
  private void window(long time) {
    int back = rule.times();
    if (rule.isTimed() && time == EventLog.NO_TIME) {
      unknown = true;
      return;
    }
    if (firsts == times.length) {
      times = Arrays.copyOf(times, 2 * firsts);
    }
    times[firsts++] = time;
    tooMany |=
        firsts > back && (!rule.isTimed() || time - times[firsts - 1 - back] < rule.mostMillis());
  }

  @Override
  public void end() {
    counts.add(verdict());
  }

  private Truth verdict() {
    int n = rule.times();
    return switch (rule.template()) {
      case EXISTENCE -> atLeast(n);
      case ABSENCE -> firsts >= n ? Truth.FALSE : unlessUnknown(Truth.TRUE);
      case EXACTLY ->
          firsts > n ? Truth.FALSE : firsts == n ? unlessUnknown(Truth.TRUE) : atLeast(n);
      case AT_MOST -> tooMany ? Truth.FALSE : unlessUnknown(Truth.TRUE);
      case INIT -> at(frame.first);
      case END -> frame.open ? Truth.UNKNOWN : at(frame.end - 1);
      case CHOICE -> firsts + seconds > 0 ? Truth.TRUE : missing();
      case EXCLUSIVE_CHOICE -> {
        if (firsts > 0 && seconds > 0) {
          yield Truth.FALSE;
        }
        yield firsts + seconds > 0 ? Truth.TRUE : missing();
      }
      default -> throw new IllegalStateException("not a rule of a whole journey: " + rule.text());
    };
  }

  private Truth atLeast(int n) {
    return firsts >= n ? Truth.TRUE : unlessUnknown(missing());
  }

  private Truth unlessUnknown(Truth truth) {
    return unknown ? Truth.UNKNOWN : truth;
  }

  /** Not there: for an open journey it may still come, while there is time. */
  private Truth missing() {
    long from = frame.first < frame.end ? frame.log.timeMillis(frame.first) : EventLog.NO_TIME;
    return frame.mayStill(from, rule.mostMillis()) ? Truth.UNKNOWN : Truth.FALSE;
  }

  private Truth at(int row) {
    if (frame.first == frame.end) {
      return Truth.FALSE;
    }
    return matcher.activates(row) ? sinceStart(row) : Truth.FALSE;
  }
}
