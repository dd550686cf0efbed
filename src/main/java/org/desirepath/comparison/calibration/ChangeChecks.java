package org.desirepath.comparison.calibration;

import org.desirepath.comparison.calibration.Observation.Series;
import org.desirepath.diagnostics.groups.ChangeFindings;
import org.desirepath.diagnostics.groups.Subject;
import org.desirepath.statistics.Interval;

/**
 * Before and after a day on which nothing changed, less the same days of the year before; and what
 * before and after alone would say.
 */
final class ChangeChecks {
  private static final String SUBJECT = "all changes";
  private static final double ALPHA = 0.05;

  private final OneLog log;

  ChangeChecks(OneLog log) {
    this.log = log;
  }

  void run() {
    ChangeFindings change = log.findings.groups().change();
    if (change == null) {
      return;
    }
    int reported = 0;
    for (ChangeFindings.Row row : change.rows()) {
      reported += row.direction() == null ? 0 : 1;
      if (row.differenceInDifferences().isPresent()) {
        log.see("difference in differences", name(row.subject()), row.differenceInDifferences(), 0);
        double wrong = row.p().value().orElse(1) < ALPHA ? 1 : 0;
        log.observe(Measure.FALSE_POSITIVE_RATE, SUBJECT, wrong, 1);
        Interval alone = row.difference().interval();
        if (alone != null) {
          double claimed = alone.contains(0) ? 0 : 1;
          log.observe(Measure.FALSE_POSITIVE_RATE, SUBJECT, "before and after alone", claimed, 1);
        }
      }
    }
    log.observe(Measure.FALSE_DISCOVERY_RATE, "changes", Series.OURS, reported == 0 ? 0 : 1, 1);
  }

  private static String name(Subject subject) {
    return (subject.finding().word() + " " + subject.kind() + " " + subject.touchpoint()).strip();
  }
}
