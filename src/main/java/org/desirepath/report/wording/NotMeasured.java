package org.desirepath.report.wording;

import org.desirepath.diagnostics.Findings;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.observability.Recording;

/**
 * Words for departures that say no more than that the log has no record of a touchpoint, at all or
 * for some time.
 */
public final class NotMeasured {
  private NotMeasured() {}

  /** What departs, with a mark that needs no colour. */
  public static String kind(Findings findings, Deviation deviation) {
    return findings.isNotMeasured(deviation) ? "○ not measured" : English.kind(deviation.kind());
  }

  /** How it is recorded, and why that is a caveat; empty when it is none. */
  public static String caveat(Findings findings, Deviation deviation) {
    Recording recording = findings.recording(deviation).orElse(null);
    if (recording == null || recording.reason() == null) {
      return "";
    }
    String outside =
        recording.missingOutsideGaps().isPresent()
            ? "; outside that "
                + Sentences.share(recording.missingOutsideGaps())
                + " of "
                + English.count(recording.passedOutsideGaps())
                + " journeys have no record of it"
            : "";
    return (recording.tellsOfAbsence() ? "partly measured: " : "not measured: ")
        + recording.reason()
        + outside;
  }
}
