package org.desirepath.comparison;

import java.util.List;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.diagnostics.journeys.JourneyStatuses;
import org.desirepath.diagnostics.sources.SourceAudit;
import org.desirepath.discovery.SmallPaths;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.DirectlyFollowsGraph;
import org.jspecify.annotations.Nullable;

/**
 * The journeys of a log aligned with a designed one: how well they fit, before anything is looked
 * for.
 *
 * @param asOfMillis when the data was extracted; {@link EventLog#NO_TIME} when no event has a time
 * @param log as read, in event names
 * @param quality what was found in the data and in how it matches the design
 * @param directlyFollows of {@code log}
 * @param journeys the same events in touchpoint names
 * @param statuses of {@code journeys}
 * @param sources how several became this log, or null
 */
public record AlignedLog(
    Provenance provenance,
    long asOfMillis,
    EventLog log,
    List<QualityFinding> quality,
    DirectlyFollowsGraph directlyFollows,
    DesignedJourney model,
    EventLog journeys,
    JourneyStatuses statuses,
    ConformanceResult conformance,
    @Nullable SourceAudit sources) {
  public AlignedLog {
    quality = List.copyOf(quality);
  }

  /** The directly-follows graph; what too few journeys take is counted together. */
  public DirectlyFollowsGraph shownPaths(SmallCells small) {
    return SmallPaths.shown(directlyFollows, small);
  }

  /** With how its sources became one. */
  public AlignedLog withSources(@Nullable SourceAudit audit) {
    return new AlignedLog(
        provenance,
        asOfMillis,
        log,
        quality,
        directlyFollows,
        model,
        journeys,
        statuses,
        conformance,
        audit);
  }
}
