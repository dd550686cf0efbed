package org.desirepath.conformance.quality;

import java.util.List;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.conformance.quality.Measure.Definition;

/**
 * Generalisation of a discovery algorithm: the log is parted into k folds, and the journeys of each
 * are aligned with the model found in the others.
 *
 * <p>As in Augusto et al., "Automated discovery of process models from event logs: review and
 * benchmark", 2019, doi:10.1109/TKDE.2018.2841877 (3 folds).
 *
 * @param folds what the held-out journeys of each fold cost
 */
public record CrossValidation(List<ConformanceSummary> folds) {
  static final Definition DEFINITION =
      new Definition(
          "generalizationKFold",
          "k-fold cross-validation: alignment fitness of held-out journeys with the model found in the other folds,"
              + " 1 - sum of costs / sum of greatest costs over all folds; n = held-out journeys",
          "Augusto et al., Automated discovery of process models from event logs, 2019, doi:10.1109/TKDE.2018.2841877");

  public CrossValidation {
    folds = List.copyOf(folds);
    if (folds.size() < 2) {
      throw new IllegalArgumentException("folds: expected at least 2, got " + folds.size());
    }
  }

  /** The pooled fitness; its note has the fitness of each fold. */
  public Measure measure() {
    long journeys = folds.stream().mapToLong(ConformanceSummary::journeys).sum();
    if (journeys == 0) {
      return Measure.absent(DEFINITION, 0, "no journey was held out");
    }
    long cost = folds.stream().mapToLong(ConformanceSummary::cost).sum();
    long greatest = folds.stream().mapToLong(ConformanceSummary::greatestCost).sum();
    return Measure.of(
        DEFINITION,
        greatest == 0 ? 1 : 1 - (double) cost / greatest,
        journeys,
        folds.stream().allMatch(ConformanceSummary::isOptimal)
            ? folds.size() + " folds"
            : folds.size() + " folds; not all alignments are proven optimal");
  }
}
