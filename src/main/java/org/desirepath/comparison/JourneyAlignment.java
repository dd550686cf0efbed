package org.desirepath.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.desirepath.conformance.ConformanceChecker;
import org.desirepath.diagnostics.journeys.JourneyStatuses;
import org.desirepath.discovery.DirectlyFollowsMiner;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.io.FormatException;
import org.desirepath.model.DesignedJourney;

/**
 * The first half of a {@link JourneyComparison}, which conformance alone needs: names the events by
 * the touchpoints they mean, says where each journey stands, and aligns every variant. Linear in
 * events, and one alignment for each distinct variant.
 *
 * @param checker aligns journeys with the design
 * @param truncation which journeys have no beginning
 */
public record JourneyAlignment(ConformanceChecker checker, LeftTruncation truncation) {

  /** Of journeys recorded from their beginnings. */
  public JourneyAlignment(ConformanceChecker checker) {
    this(checker, LeftTruncation.NONE);
  }

  /**
   * Aligns.
   *
   * @param log in its own event names, without events after {@code asOfMillis}
   * @param labels event names to touchpoints, from a mapping file; may be empty
   * @param asOfMillis when the data was extracted, milliseconds since 1970-01-01T00:00Z
   * @param provenance to go with the result
   * @param stages is told what begins
   * @throws FormatException if log and design have no touchpoint in common
   */
  public AlignedLog align(
      EventLog log,
      Map<String, String> labels,
      DesignedJourney model,
      long asOfMillis,
      Provenance provenance,
      Consumer<String> stages)
      throws FormatException {
    if (log.eventCount() == 0) {
      throw new FormatException(
          log.name(),
          0,
          "found no events, expected a log with journeys; check that it is the right file");
    }
    stages.accept("matching names");
    TouchpointMapping.Mapped mapped = new TouchpointMapping(model, labels).map(log);
    if (mapped.matchedTouchpoints().isEmpty()) {
      throw unrelated(log, model);
    }
    EventLog journeys = mapped.log();
    List<QualityFinding> quality = new ArrayList<>(log.quality());
    quality.addAll(mapped.quality());
    JourneyStatuses statuses = JourneyStatuses.of(journeys, model, asOfMillis);
    stages.accept("aligning " + journeys.variants().size() + " variants");
    return new AlignedLog(
        provenance,
        asOfMillis,
        log,
        quality,
        new DirectlyFollowsMiner().discover(log),
        model,
        journeys,
        statuses,
        checker.check(journeys, model, statuses.open(), truncation.of(journeys, model)),
        null);
  }

  private static FormatException unrelated(EventLog log, DesignedJourney model) {
    return new FormatException(
        log.name(),
        0,
        "found none of the "
            + model.touchpoints().size()
            + " touchpoints of \""
            + model.name()
            + "\" among the "
            + log.activities().size()
            + " event names; the log has "
            + some(log.activities())
            + ", the design has "
            + some(model.touchpoints())
            + "; list the log's names under events: in the blueprint, or under labels: in a mapping"
            + " file, which desirepath check MODEL LOG -o FILE proposes");
  }

  private static String some(Iterable<String> names) {
    List<String> shown = new ArrayList<>();
    for (String name : names) {
      if (shown.size() == 3) {
        shown.add("...");
        break;
      }
      shown.add("\"" + name + "\"");
    }
    return String.join(", ", shown);
  }
}
