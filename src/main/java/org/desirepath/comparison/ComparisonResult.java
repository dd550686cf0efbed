package org.desirepath.comparison;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.desirepath.comparison.baseline.BaselineComparison;
import org.desirepath.comparison.personas.Personas;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.quality.QualityMeasures;
import org.desirepath.diagnostics.Findings;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.sources.SourceAudit;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.DirectlyFollowsGraph;
import org.desirepath.model.JourneyStructure;
import org.jspecify.annotations.Nullable;

/**
 * A designed journey beside the journeys of a log: everything a report shows comes from here.
 *
 * @param asOfMillis when the data was extracted; {@link EventLog#NO_TIME} when no event has a time
 * @param log as read, in event names
 * @param quality what was found in the data and in how it matches the design
 * @param directlyFollows of {@code log}
 * @param journeys the same events in touchpoint names
 * @param statuses by trace
 * @param map what happened, laid over the design
 * @param measures those that cost little beside the alignments
 * @param baseline what changed since an earlier result, or null = not asked
 * @param personas against the designs of their personas, or null = not asked
 * @param unusualWaits where the design gives no bound, or null = not asked
 * @param sources how the sources of the log became one, or null = it is of one source
 */
public record ComparisonResult(
    Provenance provenance,
    long asOfMillis,
    EventLog log,
    List<QualityFinding> quality,
    DirectlyFollowsGraph directlyFollows,
    DesignedJourney model,
    EventLog journeys,
    List<JourneyStatus> statuses,
    ConformanceResult conformance,
    Findings findings,
    JourneyMap map,
    QualityMeasures measures,
    @Nullable BaselineComparison baseline,
    @Nullable Personas personas,
    @Nullable UnusualWaits unusualWaits,
    @Nullable SourceAudit sources) {
  public ComparisonResult {
    quality = List.copyOf(quality);
    statuses = List.copyOf(statuses);
  }

  static JourneyMap map(
      EventLog journeys,
      ConformanceResult conformance,
      DesignedJourney model,
      Predicate<String> kept) {
    return JourneyMapper.map(
        journeys,
        conformance,
        JourneyStructure.of(model.facts()).inDesignOrder(),
        conformance.markings().map(DesignedSuccessors::of).orElseGet(TreeMap::new),
        kept);
  }

  /**
   * The map of some touchpoints: journeys go from one of them to the next, whatever is between.
   * O(moves).
   */
  public JourneyMap mapOf(Predicate<String> kept) {
    return map(journeys, conformance, model, kept).shown(findings.parameters().small());
  }

  /** This result, with what changed since an earlier one. */
  public ComparisonResult withBaseline(BaselineComparison changes) {
    return with(changes, personas, unusualWaits, sources);
  }

  /** This result, with journeys against the designs of their personas. */
  public ComparisonResult withPersonas(Personas own) {
    return with(baseline, own, unusualWaits, sources);
  }

  /** This result, with how the sources of the log became one. */
  public ComparisonResult withSources(@Nullable SourceAudit audit) {
    return with(baseline, personas, unusualWaits, audit);
  }

  /**
   * This result, with waits that are unusual in the log itself.
   *
   * @param zeta robust standard deviations of the logarithm from the median that are still usual
   */
  public ComparisonResult withUnusualWaits(double zeta) {
    return with(baseline, personas, UnusualWaits.of(journeys, conformance, zeta), sources);
  }

  private ComparisonResult with(
      @Nullable BaselineComparison changes,
      @Nullable Personas own,
      @Nullable UnusualWaits waits,
      @Nullable SourceAudit audit) {
    return new ComparisonResult(
        provenance,
        asOfMillis,
        log,
        quality,
        directlyFollows,
        model,
        journeys,
        statuses,
        conformance,
        findings,
        map,
        measures,
        changes,
        own,
        waits,
        audit);
  }
}
