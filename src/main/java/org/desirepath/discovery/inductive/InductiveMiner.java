package org.desirepath.discovery.inductive;

import java.util.List;
import java.util.Map;
import org.desirepath.discovery.DiscoveryAlgorithm;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.ProcessTree;

/**
 * The Inductive Miner (IM) and, with a noise threshold, Inductive Miner - infrequent (IMf): cuts
 * the activities by the directly-follows graph into choice, sequence, concurrency or loop, divides
 * the log by the cut and goes on with the parts.
 *
 * <p>Source: Leemans, Fahland, van der Aalst, "Discovering block-structured process models from
 * event logs", 2013, doi:10.1007/978-3-642-38697-8_17 (IM), and "Discovering block-structured
 * process models from event logs containing infrequent behaviour", 2014,
 * doi:10.1007/978-3-319-06257-0_6 (IMf: filtered edges are those less frequent than the threshold
 * times the most frequent edge, or end, out of the same activity; an activity left alone is taken
 * to be done once if the mean of its events a trace is at most the threshold from one). The strict
 * sequence cut is that of Leemans, "Robust process mining with guarantees", 2017, page 233.
 *
 * <p>Where no cut exists, the first of these is done: (1) an activity that is once in every trace
 * is concurrent to the rest, (2) an activity without which there is a cut is concurrent to the
 * rest, (3) traces are cut where one ends and another may start, and (4) where another may start,
 * and looped, (5) any activity in any order, at least one. Of several activities the first by
 * label.
 *
 * <p>The model is sound, and with threshold 0 every trace of the log is in its language. Costs O(d
 * * (s + n^3 / 64) + n^4 / 64) time at worst, for s symbols of the distinct traces, n activities
 * and a tree of depth d; O(s + n^2) space, n^3 bits while (2) is tried. Deterministic; the order of
 * traces does not matter. Thread-safe.
 *
 * @param noiseThreshold in [0,1]; 0 keeps everything (IM), 0.2 is usual
 */
public record InductiveMiner(double noiseThreshold) implements DiscoveryAlgorithm<ProcessTree> {

  /**
   * Checks the threshold.
   *
   * @throws IllegalArgumentException if it is not in [0,1]
   */
  public InductiveMiner {
    InductiveRecursion.requireShare(noiseThreshold);
  }

  @Override
  public ProcessTree discover(EventLog log) {
    return discover(log.name(), SubLog.of(log));
  }

  /**
   * The same for a multiset of traces, such as journeys cut to one phase.
   *
   * @param name of the model
   * @param traces the activities in order, with how often they were seen
   */
  public ProcessTree discover(String name, Map<List<String>, Long> traces) {
    return discover(name, SubLog.of(traces));
  }

  private ProcessTree discover(String name, SubLog log) {
    return new ProcessTree(
        name, new InductiveRecursion(noiseThreshold, Cuts::find).mine(log).toTree());
  }
}
