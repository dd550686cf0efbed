package org.desirepath.conformance;

import java.util.BitSet;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;

/** Holds a log against a designed journey. */
public interface ConformanceChecker {

  /**
   * Aligns every trace: to the end of the model, or, if it is still open, to any state of it.
   *
   * @param log its activities are the touchpoint names of the model; others are log moves
   * @param open traces that get a prefix alignment
   */
  default ConformanceResult check(EventLog log, DesignedJourney model, BitSet open) {
    return check(log, model, open, new BitSet());
  }

  /**
   * The same where the beginning of some traces was not recorded: these may start at any state of
   * the model. What they had before their first event is not known, so it costs nothing.
   *
   * @param truncated traces that get a postfix alignment, or an infix one if they are open too
   */
  ConformanceResult check(EventLog log, DesignedJourney model, BitSet open, BitSet truncated);
}
