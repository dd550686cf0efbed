package org.desirepath.diagnostics;

import java.util.List;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.rules.RuleResult;
import org.desirepath.diagnostics.deviations.DeviationDiagnostic;
import org.desirepath.diagnostics.deviations.DeviationScan;
import org.desirepath.diagnostics.deviations.DeviationTallies;
import org.desirepath.diagnostics.deviations.RuleDeviations;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.dropoff.DropOffDiagnostic;
import org.desirepath.diagnostics.groups.GroupDiagnostic;
import org.desirepath.diagnostics.groups.GroupQuestions;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.JourneyStatuses;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.moments.CriticalMomentDiagnostic;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.diagnostics.observability.ObservabilityDiagnostic;
import org.desirepath.diagnostics.outbound.OutboundDiagnostic;
import org.desirepath.diagnostics.returns.PointsOfNoReturnDiagnostic;
import org.desirepath.diagnostics.targets.TargetDiagnostic;
import org.desirepath.diagnostics.touchpoints.EngagementDiagnostic;
import org.desirepath.diagnostics.touchpoints.TouchpointDiagnostic;
import org.desirepath.diagnostics.touchpoints.VanityDiagnostic;
import org.desirepath.eventlog.EventLog;

/** All diagnostics of a log held against a designed journey, in one call. */
public final class Diagnosis {
  private Diagnosis() {}

  /**
   * Finds deviations, drop-off, critical moments and points of no return, and counts by segment.
   *
   * <p>O(n log n) for n events, beside the graphs of all optimal alignments of variants with
   * deviations. Equal input gives equal findings.
   *
   * @param log its activities are the touchpoint names of the model
   * @param conformance of this log, its open journeys those of {@code statuses}
   * @param statuses of this log
   */
  public static Findings of(
      EventLog log,
      ConformanceResult conformance,
      JourneyStatuses statuses,
      DiagnosisParameters parameters) {
    return of(log, conformance, statuses, parameters, GroupQuestions.NONE);
  }

  /**
   * As {@link #of(EventLog, ConformanceResult, JourneyStatuses, DiagnosisParameters)}, with groups
   * of journeys beside each other.
   *
   * @param questions which groups, beside the segments of the parameters
   */
  public static Findings of(
      EventLog log,
      ConformanceResult conformance,
      JourneyStatuses statuses,
      DiagnosisParameters parameters,
      GroupQuestions questions) {
    AlignedJourneys journeys = AlignedJourneys.of(log, conformance, statuses, parameters);
    OutcomeContext context = OutcomeContext.of(journeys);
    DropOff dropOff = statuses.hasOutcome() ? new DropOffDiagnostic().diagnose(context) : null;
    CriticalMoments moments =
        context.window().isKnown() && dropOff != null
            ? new CriticalMomentDiagnostic().diagnose(context, dropOff)
            : null;
    DeviationTallies tallies = DeviationScan.of(journeys);
    List<RuleResult> rules = RuleDeviations.check(journeys);
    return new Findings(
        parameters,
        RuleDeviations.after(new DeviationDiagnostic().diagnose(context, tallies), journeys, rules),
        tallies.branches(),
        rules,
        dropOff,
        dropOff == null ? "the design declares no outcome" : null,
        moments,
        moments == null ? context.window().reason() : null,
        context.window().isKnown() ? PointsOfNoReturnDiagnostic.standard().diagnose(context) : null,
        SegmentCounts.of(context, tallies),
        new GroupDiagnostic(questions).diagnose(context, tallies, rules, dropOff),
        new TargetDiagnostic(questions.onTime()).diagnose(journeys, dropOff),
        touchpoints(context));
  }

  private static TouchpointFindings touchpoints(OutcomeContext context) {
    AlignedJourneys journeys = context.journeys();
    TouchpointDiagnostic facts = TouchpointDiagnostic.standard();
    return new TouchpointFindings(
        new ObservabilityDiagnostic().diagnose(journeys),
        facts.diagnose(context),
        new EngagementDiagnostic().diagnose(context),
        new VanityDiagnostic().diagnose(context, facts.sessionGapMillis()),
        new OutboundDiagnostic().diagnose(journeys));
  }
}
