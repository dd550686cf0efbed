package org.desirepath.conformance;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.desirepath.conformance.alignment.Alignment;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph;
import org.desirepath.conformance.alignment.Outlook;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.ReachabilityGraph;

/**
 * What a {@link ConformanceChecker} found: an alignment for each distinct variant, open or
 * resolved.
 */
public interface ConformanceResult {

  /**
   * The traces with one activity sequence that are aligned in one way.
   *
   * @param activities the sequence
   * @param open true for a prefix alignment, which ends with the last event
   * @param truncated true for a postfix alignment, which begins with the first event: what was
   *     before it is not known; open and truncated is an infix alignment
   * @param traces how many, at least 1
   * @param firstTrace the first of them
   * @param logCost sum of the log-move costs of all its events
   */
  record VariantAlignment(
      List<String> activities,
      boolean open,
      boolean truncated,
      int traces,
      int firstTrace,
      Alignment alignment,
      long logCost) {
    public VariantAlignment {
      activities = List.copyOf(activities);
    }

    /** 1 - cost / (log cost + cheapest run), only whole ones with the run; 0/0 is 1. */
    public double fitness(long cheapestRunCost) {
      long denominator = logCost + (open || truncated ? 0 : cheapestRunCost);
      return denominator == 0 ? 1 : Math.max(0, 1 - (double) alignment.upperBound() / denominator);
    }
  }

  DesignedJourney model();

  /** In order of traces, most first, then first trace. */
  List<VariantAlignment> variants();

  /** The index in {@link #variants()} of a trace's alignment. */
  int variantOf(int trace);

  /** Cost of the cheapest run of the model, that is, of the empty trace. */
  long cheapestRunCost();

  /**
   * The same from above: more than {@link #cheapestRunCost()} only for a model that is too large to
   * look at whole, where that one is a bound from below.
   */
  long cheapestRunUpperBound();

  /**
   * All optimal alignments of a variant, or empty if the limit on states stops the search for them:
   * one can be found with fewer states than all. Computed anew at each call.
   *
   * @param variant index in {@link #variants()}
   * @throws IllegalStateException if the variant's alignment is not optimal
   */
  Optional<OptimalAlignmentGraph> optimalAlignments(int variant);

  /**
   * The reachability graph of the model, or empty if it is so large that the search only made the
   * part it needed.
   */
  Optional<ReachabilityGraph> markings();

  /** What is still to come from each marking of the model. */
  Outlook outlook();

  /**
   * The markings at which the alignment shown of a variant may have ended: one; several only if its
   * beginning was not recorded; none after a designed exit.
   *
   * @param variant index in {@link #variants()}
   */
  BitSet endMarkings(int variant);

  /** Labels of the model by which a run can start, silent and unobservable steps passed over. */
  List<String> firstActivities();
}
