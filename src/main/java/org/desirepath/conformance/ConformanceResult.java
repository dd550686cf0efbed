package org.desirepath.conformance;

import java.util.List;
import java.util.Optional;
import org.desirepath.model.DesignedJourney;

/**
 * What a {@link ConformanceChecker} found: an alignment for each distinct variant, open or
 * resolved.
 */
public interface ConformanceResult {

  /**
   * The traces with one activity sequence that are aligned in one way.
   *
   * @param activities the sequence
   * @param open true for a prefix alignment
   * @param traces how many, at least 1
   * @param firstTrace the first of them
   * @param logCost sum of the log-move costs of all its events
   */
  record VariantAlignment(
      List<String> activities,
      boolean open,
      int traces,
      int firstTrace,
      Alignment alignment,
      long logCost) {
    public VariantAlignment {
      activities = List.copyOf(activities);
    }

    /** 1 - cost / (log cost + cheapest run), for an open one without the run; 0/0 is 1. */
    public double fitness(long cheapestRunCost) {
      long denominator = logCost + (open ? 0 : cheapestRunCost);
      return denominator == 0 ? 1 : 1 - (double) alignment.upperBound() / denominator;
    }
  }

  DesignedJourney model();

  /** In order of traces, most first, then first trace, then resolved before open. */
  List<VariantAlignment> variants();

  /** The index in {@link #variants()} of a trace's alignment. */
  int variantOf(int trace);

  /** Cost of the cheapest run of the model, that is, of the empty trace. */
  long cheapestRunCost();

  /**
   * All optimal alignments of a variant, or empty if the limit on states stops the search for them:
   * one can be found with fewer states than all. Computed anew at each call.
   *
   * @param variant index in {@link #variants()}
   * @throws IllegalStateException if the variant's alignment is not optimal
   */
  Optional<OptimalAlignmentGraph> optimalAlignments(int variant);

  /** Labels of the model by which a run can start, silent and unobservable steps passed over. */
  List<String> firstActivities();
}
