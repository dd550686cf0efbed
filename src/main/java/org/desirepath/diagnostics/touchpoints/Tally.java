package org.desirepath.diagnostics.touchpoints;

import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Spread;
import org.desirepath.statistics.ClusteredProportion;

/** Counts of one touchpoint, or of one by a channel, while journeys are gone through in order. */
final class Tally {

  /** What is known of an event from its journey. */
  static final class Seen {
    int trace;

    /** Milliseconds, negative = not known. */
    long dwell;

    /** Whether its dwell is open, being the last of its session. */
    boolean isOpenDwell;

    long wait;
    long next;

    /** Whether the next event came; else {@code next} is how long none has come so far. */
    boolean hasNext;

    /** Whether a session begins with it that is over. */
    boolean beginsSession;

    boolean isOnlyOfSession;
    boolean isLast;
    boolean hasEnded;
    boolean isExtra;
    boolean goesBack;

    /** 1 = yes, 0 = no, negative = not known. */
    int switched;

    int unplannedChannel;
    int repeatCustomer;
    double value;
  }

  private int trace = -1;
  private int events;
  private int journeys;
  private final Numbers dwell = new Numbers();
  private int openDwell;
  private final Numbers wait = new Numbers();
  private final Numbers next = new Numbers();
  private final Numbers value = new Numbers();
  private final ClusteredProportion bounce = new ClusteredProportion();
  private int bounced;
  private int begun;
  private int times;
  private int repeated;
  private int most;
  private boolean exitHere;
  private int exits;
  private int ended;
  private int switched;
  private int switchable;
  private int unplannedChannel;
  private int judgedChannel;
  private boolean backHere;
  private int backtracked;
  private boolean extraHere;
  private int extra;
  private int repeatCustomers;
  private int knownCustomers;

  void add(Seen seen) {
    if (seen.trace != trace) {
      finish();
      trace = seen.trace;
      first(seen);
    }
    events++;
    times++;
    if (seen.isOpenDwell) {
      openDwell++;
    } else if (seen.dwell >= 0) {
      dwell.add((double) seen.dwell);
    }
    if (seen.wait >= 0) {
      wait.add((double) seen.wait);
    }
    if (seen.next >= 0) {
      next.add((double) seen.next, seen.hasNext);
    }
    if (seen.beginsSession) {
      begun++;
      bounced += seen.isOnlyOfSession ? 1 : 0;
    }
    exitHere |= seen.isLast && seen.hasEnded;
    backHere |= seen.goesBack;
    extraHere |= seen.isExtra;
  }

  private void first(Seen seen) {
    journeys++;
    ended += seen.hasEnded ? 1 : 0;
    switchable += seen.switched >= 0 ? 1 : 0;
    switched += seen.switched == 1 ? 1 : 0;
    judgedChannel += seen.unplannedChannel >= 0 ? 1 : 0;
    unplannedChannel += seen.unplannedChannel == 1 ? 1 : 0;
    knownCustomers += seen.repeatCustomer >= 0 ? 1 : 0;
    repeatCustomers += seen.repeatCustomer == 1 ? 1 : 0;
    if (!Double.isNaN(seen.value)) {
      value.add(seen.value);
    }
  }

  /** Closes the last journey; to be called once all are gone through. */
  void finish() {
    repeated += times > 1 ? 1 : 0;
    most = StrictMath.max(most, times);
    exits += exitHere ? 1 : 0;
    backtracked += backHere ? 1 : 0;
    extra += extraHere ? 1 : 0;
    bounce.add(bounced, begun);
    bounced = 0;
    begun = 0;
    times = 0;
    exitHere = false;
    backHere = false;
    extraHere = false;
  }

  int events() {
    return events;
  }

  int journeys() {
    return journeys;
  }

  int most() {
    return most;
  }

  Spread dwell() {
    return Spreads.of(dwell.times(), openDwell, "no event of it has another after it in a session");
  }

  Spread wait(String reason) {
    return Spreads.of(wait.times(), 0, reason);
  }

  Spread next() {
    return Spreads.censored(next.times(), next.over(), "no journey went on after it");
  }

  Spread value(String reason) {
    return Spreads.of(value.values(), 0, reason);
  }

  Rate bounce() {
    return Rate.of(bounce, "no session that is over begins with it");
  }

  Rate repeated() {
    return Rate.of(repeated, journeys, "no journey has it");
  }

  Rate exit() {
    return Rate.of(exits, ended, "no journey with it has ended");
  }

  Rate switched() {
    return Rate.of(switched, switchable, "no event before it with a known channel");
  }

  Rate unplannedChannel() {
    return Rate.of(unplannedChannel, judgedChannel, "the design or the log names no channel");
  }

  Rate backtracked() {
    return Rate.of(backtracked, journeys, "no journey has it");
  }

  Rate extra() {
    return Rate.of(extra, journeys, "no journey has it");
  }

  Rate repeatCustomers() {
    return Rate.of(
        repeatCustomers, knownCustomers, "the design says by no attribute who the customer is");
  }
}
