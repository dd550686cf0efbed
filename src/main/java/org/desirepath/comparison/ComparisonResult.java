package org.desirepath.comparison;

import java.util.List;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.diagnostics.Findings;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.DirectlyFollowsGraph;

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
    JourneyMap map) {
  public ComparisonResult {
    quality = List.copyOf(quality);
    statuses = List.copyOf(statuses);
  }
}
