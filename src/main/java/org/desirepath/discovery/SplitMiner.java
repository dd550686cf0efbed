package org.desirepath.discovery;

import org.desirepath.eventlog.EventLog;
import org.desirepath.model.AcceptingPetriNet;

/**
 * Split Miner: a filtered directly-follows graph in which concurrent steps are told apart from
 * exclusive ones by how evenly they follow each other.
 *
 * <p>Source: Augusto, Conforti, Dumas, La Rosa, Polyvyanyy, "Split miner: automated discovery of
 * accurate and simple business process models from event logs", 2019,
 * doi:10.1007/s10115-018-1214-x: loops of one and two activities (section 4.1), concurrency (4.2),
 * filter by best capacities and frequency (4.3), splits (4.4). Joins differ from section 4.5: a
 * concurrent split keeps its branches only where they are apart and meet again at one activity that
 * closes the block; elsewhere it is a choice. So there are no inclusive joins, and the net is
 * sound, where the paper promises no deadlock for acyclic models only.
 *
 * <p>O(symbols of distinct traces + n^3) time for n activities, O(n^2) space. Deterministic; the
 * order of traces does not matter. Thread-safe.
 *
 * @param concurrencyThreshold largest imbalance ||a>b| - |b>a|| / (|a>b| + |b>a|) of concurrent
 *     activities, in [0,1]; 0.1 is usual
 * @param frequencyPercentile edges more frequent than this percentile of the strongest edges in and
 *     out of each activity stay, in [0,1]; 0 keeps nearly all, 0.4 is usual
 */
public record SplitMiner(double concurrencyThreshold, double frequencyPercentile)
    implements DiscoveryAlgorithm<AcceptingPetriNet> {

  /** The usual thresholds. */
  public static final SplitMiner STANDARD = new SplitMiner(0.1, 0.4);

  /**
   * Checks the thresholds.
   *
   * @throws IllegalArgumentException if one is not in [0,1]
   */
  public SplitMiner {
    requireShare("concurrencyThreshold", concurrencyThreshold);
    requireShare("frequencyPercentile", frequencyPercentile);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + ": expected a number in [0,1], got " + share);
    }
  }

  @Override
  public AcceptingPetriNet discover(EventLog log) {
    return new SplitNet(SplitGraph.of(log, this)).toNet(log.name());
  }
}
