package org.desirepath.diagnostics;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinTask;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.rules.RuleResult;
import org.desirepath.diagnostics.deviations.Deviation;
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
import org.desirepath.diagnostics.observability.Observability;
import org.desirepath.diagnostics.observability.ObservabilityDiagnostic;
import org.desirepath.diagnostics.outbound.Outbound;
import org.desirepath.diagnostics.outbound.OutboundDiagnostic;
import org.desirepath.diagnostics.returns.PointsOfNoReturn;
import org.desirepath.diagnostics.returns.PointsOfNoReturnDiagnostic;
import org.desirepath.diagnostics.targets.TargetDiagnostic;
import org.desirepath.diagnostics.touchpoints.Engagement;
import org.desirepath.diagnostics.touchpoints.EngagementDiagnostic;
import org.desirepath.diagnostics.touchpoints.TouchpointDiagnostic;
import org.desirepath.diagnostics.touchpoints.VanityCheck;
import org.desirepath.diagnostics.touchpoints.VanityDiagnostic;
import org.desirepath.eventlog.EventLog;
import org.jspecify.annotations.Nullable;

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
    boolean known = context.window().isKnown();
    if (known) {
      journeys.comparable(); // the stages below would wait for it
    }
    // what needs nothing of the others runs beside them; none changes what it is given
    ForkJoinTask<TouchpointFindings> touchpoints = start(() -> touchpoints(context));
    ForkJoinTask<List<RuleResult>> rules = start(() -> RuleDeviations.check(journeys));
    ForkJoinTask<@Nullable PointsOfNoReturn> returns =
        start(() -> known ? PointsOfNoReturnDiagnostic.standard().diagnose(context) : null);
    ForkJoinTask<DeviationTallies> tallies = start(() -> DeviationScan.of(journeys));
    DropOff dropOff = statuses.hasOutcome() ? new DropOffDiagnostic().diagnose(context) : null;
    CriticalMoments moments =
        known && dropOff != null ? new CriticalMomentDiagnostic().diagnose(context, dropOff) : null;
    DeviationTallies counted = tallies.join();
    List<RuleResult> checked = rules.join();
    List<Deviation> deviations = new DeviationDiagnostic().diagnose(context, counted, checked);
    Findings all =
        new Findings(
            parameters,
            deviations,
            counted.branches(),
            checked,
            dropOff,
            dropOff == null ? "the design declares no outcome" : null,
            moments,
            moments == null ? context.window().reason() : null,
            returns.join(),
            SegmentCounts.of(context, counted),
            new GroupDiagnostic(questions).diagnose(context, counted, checked, dropOff),
            new TargetDiagnostic(questions.onTime()).diagnose(journeys, dropOff),
            touchpoints.join());
    return new SmallFindings(parameters.small()).masked(all);
  }

  private static <T extends @Nullable Object> ForkJoinTask<T> start(Callable<T> stage) {
    return ForkJoinTask.adapt(stage).fork();
  }

  private static TouchpointFindings touchpoints(OutcomeContext context) {
    AlignedJourneys journeys = context.journeys();
    TouchpointDiagnostic facts = TouchpointDiagnostic.standard();
    ForkJoinTask<Observability> observability =
        start(() -> new ObservabilityDiagnostic().diagnose(journeys));
    ForkJoinTask<Engagement> engagement = start(() -> new EngagementDiagnostic().diagnose(context));
    ForkJoinTask<VanityCheck> vanity =
        start(() -> new VanityDiagnostic().diagnose(context, facts.sessionGapMillis()));
    ForkJoinTask<Outbound> outbound = start(() -> new OutboundDiagnostic().diagnose(context));
    return new TouchpointFindings(
        observability.join(),
        facts.diagnose(context),
        engagement.join(),
        vanity.join(),
        outbound.join());
  }
}
