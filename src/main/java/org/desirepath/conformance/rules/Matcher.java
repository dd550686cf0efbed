package org.desirepath.conformance.rules;

import org.desirepath.eventlog.EventLog;
import org.desirepath.model.rules.Condition;
import org.desirepath.model.rules.JourneyRule;
import org.desirepath.model.rules.Truth;
import org.jspecify.annotations.Nullable;

/** Which events activate a rule, and which go with an activation. */
final class Matcher {
  final int activating;
  final int wanted;
  final long leastMillis;
  final long mostMillis;
  private final TraceFrame frame;
  private final @Nullable Condition activation;
  private final @Nullable Condition target;
  private final boolean timed;
  private int activationRow;
  private int targetRow;
  private final Condition.Values values;

  /**
   * @param activating code of the activity that activates, -1 if the log has none
   * @param wanted code of the other, -1 if the log has none
   */
  Matcher(TraceFrame frame, JourneyRule rule, int activating, int wanted) {
    this.frame = frame;
    this.activating = activating;
    this.wanted = wanted;
    this.activation = rule.activation();
    this.target = rule.target();
    this.timed = rule.isTimed();
    this.leastMillis = rule.leastMillis();
    this.mostMillis = rule.mostMillis();
    this.values =
        (scope, name) -> {
          int row = scope == Condition.Scope.ACTIVATION ? activationRow : targetRow;
          return row < 0 ? null : frame.log.attributeText(name, frame.trace, row);
        };
  }

  boolean activates(int row) {
    if (frame.log.activity(row) != activating) {
      return false;
    }
    if (activation == null) {
      return true;
    }
    activationRow = row;
    targetRow = row;
    return activation.holds(values) == Truth.TRUE;
  }

  /** Whether nothing but its activity is asked of the other event. */
  boolean isPlain() {
    return target == null && !timed;
  }

  /** Whether an event of the wanted activity goes with an activation; unknown without times. */
  Truth matches(int activationAt, int targetAt) {
    if (target != null) {
      activationRow = activationAt;
      targetRow = targetAt;
      if (target.holds(values) != Truth.TRUE) {
        return Truth.FALSE;
      }
    }
    if (!timed) {
      return Truth.TRUE;
    }
    return inTime(frame.log.timeMillis(activationAt), frame.log.timeMillis(targetAt));
  }

  /** Whether two moments are as far apart as the rule asks. */
  Truth inTime(long one, long other) {
    if (one == EventLog.NO_TIME || other == EventLog.NO_TIME) {
      return Truth.UNKNOWN;
    }
    long apart = StrictMath.abs(other - one);
    return Truth.of(apart >= leastMillis && apart <= mostMillis);
  }
}
