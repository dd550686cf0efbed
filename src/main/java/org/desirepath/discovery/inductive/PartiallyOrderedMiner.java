package org.desirepath.discovery.inductive;

import org.desirepath.discovery.DiscoveryAlgorithm;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.PartiallyOrderedModel;

/**
 * The POWL miner: the Inductive Miner with a partial order as one more cut, for orders that neither
 * a sequence nor concurrency can tell, such as two steps that each wait for a different one.
 *
 * <p>Source: Kourani, van Zelst, "POWL: partially ordered workflow language", 2023,
 * doi:10.1007/978-3-031-41620-0_6, section 5, with the maximal partial order cut. It is tried after
 * sequence and concurrency, which are partial orders themselves and keep parts that are skipped
 * together in one choice, and before the loop. Cuts, filter and fall-throughs otherwise as in
 * {@link InductiveMiner}.
 *
 * <p>The model is sound, and with threshold 0 every trace of the log is in its language. Cost,
 * determinism and threads as for {@link InductiveMiner}.
 *
 * @param noiseThreshold in [0,1]; 0 keeps everything, 0.2 is usual
 */
public record PartiallyOrderedMiner(double noiseThreshold)
    implements DiscoveryAlgorithm<PartiallyOrderedModel> {

  /**
   * Checks the threshold.
   *
   * @throws IllegalArgumentException if it is not in [0,1]
   */
  public PartiallyOrderedMiner {
    InductiveRecursion.requireShare(noiseThreshold);
  }

  @Override
  public PartiallyOrderedModel discover(EventLog log) {
    return new PartiallyOrderedModel(
        log.name(),
        new InductiveRecursion(noiseThreshold, Cuts::findWithOrder)
            .mine(SubLog.of(log))
            .toOrders());
  }
}
