package org.desirepath.comparison;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.conformance.quality.AlignEtcPrecision;
import org.desirepath.conformance.quality.NetSimplicity;
import org.desirepath.discovery.DiscoveryAlgorithm;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.ProcessModel;
import org.desirepath.model.ReachabilityGraph;
import org.desirepath.model.Soundness;
import org.desirepath.model.UnusableModelException;
import org.jspecify.annotations.Nullable;

/**
 * How well a net describes a log: one row of a benchmark. Every trace counts as complete. Costs an
 * alignment of every variant.
 *
 * @param simplicity counts of the net
 * @param soundness null when the net has too many markings to tell
 * @param alignments null when the net can't be aligned with
 * @param precision align-ETC; empty when it can't be had
 * @param reason why there are no alignments, else empty
 */
public record ModelScore(
    NetSimplicity simplicity,
    @Nullable Soundness soundness,
    @Nullable ConformanceSummary alignments,
    OptionalDouble precision,
    String reason) {

  /** Folds of {@link #generalization}. */
  public static final int FOLDS = 3;

  /** Scores a net. */
  public static ModelScore of(EventLog log, AcceptingPetriNet net, OptimalAlignments checker) {
    NetSimplicity simplicity = NetSimplicity.of(net);
    Soundness soundness = soundness(net);
    try {
      ConformanceResult aligned =
          checker.check(
              log,
              new DesignedJourney(net, JourneyBlueprint.empty(net.name()), List.of()),
              new BitSet());
      return new ModelScore(
          simplicity,
          soundness,
          ConformanceSummary.of(aligned),
          AlignEtcPrecision.STANDARD.measure(aligned).value(),
          "");
    } catch (UnusableModelException e) {
      return new ModelScore(
          simplicity, soundness, null, OptionalDouble.empty(), String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Soundness soundness(AcceptingPetriNet net) {
    try {
      return Soundness.of(net, ReachabilityGraph.DEFAULT_MAX_MARKINGS);
    } catch (UnusableModelException e) {
      return null;
    }
  }

  /** Harmonic mean of fitness and precision; empty without one of them. */
  public OptionalDouble fScore() {
    OptionalDouble fitness = alignments == null ? OptionalDouble.empty() : alignments.fitness();
    if (fitness.isEmpty() || precision.isEmpty()) {
      return OptionalDouble.empty();
    }
    double sum = fitness.getAsDouble() + precision.getAsDouble();
    return OptionalDouble.of(
        sum == 0 ? 0 : 2 * fitness.getAsDouble() * precision.getAsDouble() / sum);
  }

  /**
   * Mean fitness of the traces an algorithm has not seen, over {@value #FOLDS} folds.
   *
   * @return empty with fewer traces than folds, or if a model can't be aligned with
   */
  public static <M extends ProcessModel> OptionalDouble generalization(
      EventLog log, DiscoveryAlgorithm<M> algorithm, OptimalAlignments checker) {
    if (log.traceCount() < FOLDS) {
      return OptionalDouble.empty();
    }
    try {
      return new KFoldGeneralization<M>(algorithm, ProcessModel::toPetriNet, checker, FOLDS, 1)
          .measure(log)
          .measure()
          .value();
    } catch (UnusableModelException e) {
      return OptionalDouble.empty();
    }
  }
}
