package org.desirepath.comparison;

import java.util.BitSet;
import java.util.List;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.ReachabilityGraph;
import org.desirepath.model.Soundness;
import org.desirepath.model.UnusableModelException;
import org.jspecify.annotations.Nullable;

/**
 * How well a net describes a log: one row of a benchmark.
 *
 * @param size places and transitions
 * @param controlFlowComplexity sum over places with several ways out of their number, plus one for
 *     each transition with several ways out (Cardoso, "Control-flow complexity measurement of
 *     processes and Weyuker's properties", 2005)
 * @param soundness null when the net has too many markings to tell
 * @param alignments null when the net can't be aligned with
 * @param reason why there are no alignments, else empty
 */
public record ModelScore(
    int size,
    int controlFlowComplexity,
    @Nullable Soundness soundness,
    @Nullable ConformanceResult alignments,
    String reason) {

  /** Scores a net; every trace counts as complete. */
  public static ModelScore of(EventLog log, AcceptingPetriNet net, OptimalAlignments checker) {
    ConformanceResult alignments = null;
    String reason = "";
    try {
      alignments =
          checker.check(
              log,
              new DesignedJourney(net, JourneyBlueprint.empty(net.name()), List.of()),
              new BitSet());
    } catch (UnusableModelException e) {
      reason = String.valueOf(e.getMessage());
    }
    return new ModelScore(
        net.places().size() + net.transitions().size(),
        complexity(net),
        soundness(net),
        alignments,
        reason);
  }

  private static @Nullable Soundness soundness(AcceptingPetriNet net) {
    try {
      return Soundness.of(net, ReachabilityGraph.DEFAULT_MAX_MARKINGS);
    } catch (UnusableModelException e) {
      return null;
    }
  }

  private static int complexity(AcceptingPetriNet net) {
    int[] ways = new int[net.places().size()];
    int complexity = 0;
    for (int t = 0; t < net.transitions().size(); t++) {
      net.inputs(t).forEach(arc -> ways[arc.place()]++);
      complexity += net.outputs(t).size() > 1 ? 1 : 0;
    }
    for (int way : ways) {
      complexity += way > 1 ? way : 0;
    }
    return complexity;
  }

  /** The figures of the alignments, or null without any. */
  public @Nullable ConformanceSummary summary() {
    return alignments == null ? null : ConformanceSummary.of(alignments);
  }
}
