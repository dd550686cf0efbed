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
  ConformanceResult check(EventLog log, DesignedJourney model, BitSet open);
}
