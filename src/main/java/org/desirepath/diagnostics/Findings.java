package org.desirepath.diagnostics;

import java.util.List;
import java.util.Optional;
import org.desirepath.conformance.rules.RuleResult;
import org.desirepath.diagnostics.deviations.BranchShare;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.groups.GroupFindings;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.diagnostics.observability.Recording;
import org.desirepath.diagnostics.returns.PointsOfNoReturn;
import org.desirepath.diagnostics.targets.Target;
import org.jspecify.annotations.Nullable;

/**
 * What was found about a log held against a designed journey.
 *
 * @param parameters as they were used
 * @param deviations in order of kind, then journeys, most first, then touchpoint
 * @param branches of choices with a designed share, against it
 * @param rules how the journeys keep the rules beside the flow, in the order of the design
 * @param dropOff or null without a declared outcome
 * @param dropOffReason why there is no {@code dropOff}, or null
 * @param criticalMoments or null without a declared outcome or without enough to look at
 * @param criticalMomentsReason why there are no {@code criticalMoments}, or null
 * @param pointsOfNoReturn where journeys are as good as lost or won; null where there are no {@code
 *     criticalMoments}, for the same reason
 * @param segments each column apart, in the order asked for; empty unless asked for
 * @param groups segments, periods and arms beside each other
 * @param targets what the design promises, against what happened
 * @param touchpoints what was found about single touchpoints
 */
public record Findings(
    DiagnosisParameters parameters,
    List<Deviation> deviations,
    List<BranchShare> branches,
    List<RuleResult> rules,
    @Nullable DropOff dropOff,
    @Nullable String dropOffReason,
    @Nullable CriticalMoments criticalMoments,
    @Nullable String criticalMomentsReason,
    @Nullable PointsOfNoReturn pointsOfNoReturn,
    List<SegmentFindings> segments,
    GroupFindings groups,
    List<Target> targets,
    TouchpointFindings touchpoints) {
  public Findings {
    deviations = List.copyOf(deviations);
    branches = List.copyOf(branches);
    rules = List.copyOf(rules);
    segments = List.copyOf(segments);
    targets = List.copyOf(targets);
    if ((dropOff == null) == (dropOffReason == null)
        || (criticalMoments == null) == (criticalMomentsReason == null)) {
      throw new IllegalArgumentException("a finding is there or has a reason, not both or neither");
    }
  }

  /**
   * How the touchpoint of a deviation is recorded, if the deviation is that it has no event: a
   * touchpoint that is never recorded is not measured, which is not the same as missing. Empty for
   * any other deviation.
   */
  public Optional<Recording> recording(Deviation deviation) {
    boolean ofAbsence =
        deviation.kind() == DeviationKind.MISSING
            || deviation.kind() == DeviationKind.INCOMPLETE_BLOCK;
    return ofAbsence
        ? touchpoints.observability().recording(deviation.touchpoint())
        : Optional.empty();
  }

  /** Whether a deviation only says that nothing of its touchpoint was ever recorded. */
  public boolean isNotMeasured(Deviation deviation) {
    return recording(deviation).filter(recording -> !recording.tellsOfAbsence()).isPresent();
  }
}
