package org.desirepath.comparison.calibration;

import org.desirepath.model.Truth;
import org.jspecify.annotations.Nullable;

/** Coverage of every interval of a log, each of its own estimand. */
final class IntervalChecks {
  private final OneLog log;

  IntervalChecks(OneLog log) {
    this.log = log;
  }

  void run() {
    Intervals.each(
        log.findings,
        log.result.journeys().traceCount(),
        (of, subject, quantity) -> {
          Double truth = truth(of, subject);
          if (truth != null) {
            log.see(of, subject, quantity, truth);
          }
        });
  }

  /** As planted where it has a closed form, else by the reference; null where that has none. */
  private @Nullable Double truth(String of, String subject) {
    if (of.equals("drop-off rate")) {
      // without a planted loss the rate is that of journeys slower than the inactivity limit
      return log.truth.dropOff().stream()
          .filter(row -> row.touchpoint().equals(subject))
          .map(Truth.DropOff::planted)
          .filter(planted -> planted > 0)
          .findFirst()
          .orElse(null);
    }
    boolean effectless = log.plant.effects().isEmpty();
    if (effectless && of.startsWith("odds ratio")) {
      return 1.0;
    }
    if (effectless && of.startsWith("risk difference")) {
      return 0.0;
    }
    return log.reference.get(Intervals.key(of, subject));
  }
}
