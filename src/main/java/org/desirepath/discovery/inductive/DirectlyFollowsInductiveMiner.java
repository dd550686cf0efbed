package org.desirepath.discovery.inductive;

import org.desirepath.discovery.DiscoveryAlgorithm;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.ProcessTree;

/**
 * The Inductive Miner - directly-follows (IMd): cuts as {@link InductiveMiner}, but divides the
 * directly-follows graph, not the log, so that after one pass the size of the log does not matter.
 *
 * <p>Source: Leemans, Fahland, van der Aalst, "Scalable process discovery and conformance
 * checking", 2018, doi:10.1007/s10270-016-0545-x, section 4 (IMD, and IMFD with a threshold: edges
 * filtered as in IMf, and parts skipped by that share of the traces or fewer not made optional).
 * Where no cut exists, any activity in any order, at least one.
 *
 * <p>The model is sound. Unlike that of {@code InductiveMiner}, it need not allow every trace of
 * the log, since a part of a graph does not tell which traces skip it. O(s) time for s symbols of
 * the distinct traces, then O(d * n^3 / 64) for n activities and a tree of depth d; O(n^2) space.
 * Deterministic; thread-safe.
 *
 * @param noiseThreshold in [0,1]; 0 keeps everything
 */
public record DirectlyFollowsInductiveMiner(double noiseThreshold)
    implements DiscoveryAlgorithm<ProcessTree> {

  /**
   * Checks the threshold.
   *
   * @throws IllegalArgumentException if it is not in [0,1]
   */
  public DirectlyFollowsInductiveMiner {
    InductiveRecursion.requireShare(noiseThreshold);
  }

  @Override
  public ProcessTree discover(EventLog log) {
    return new ProcessTree(
        log.name(), new GraphRecursion(noiseThreshold).mine(SubLog.of(log)).toTree());
  }
}
