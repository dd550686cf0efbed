package org.desirepath.diagnostics.journeys;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.desirepath.eventlog.privacy.SmallCells;

/**
 * What a diagnosis may be asked to do otherwise.
 *
 * @param small fewest journeys that must share a deviation before any of them is named, and whether
 *     paths that fewer share are left out
 * @param delta least difference in success that matters, in (0,1)
 * @param alpha tolerated false discovery rate, in (0,1)
 * @param seed of the bootstrap
 * @param segments attributes by whose values journeys are told apart
 * @param zone in which weeks, months and weekends are
 */
public record DiagnosisParameters(
    SmallCells small, double delta, double alpha, long seed, List<String> segments, ZoneId zone) {

  public DiagnosisParameters {
    segments = List.copyOf(segments);
    if (!(delta > 0 && delta < 1)) {
      throw new IllegalArgumentException("delta: expected a value in (0,1), got " + delta);
    }
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("alpha: expected a value in (0,1), got " + alpha);
    }
  }

  /** Fewest journeys that must share a deviation before any of them is named. */
  public int k() {
    return small.k();
  }

  /** k = 5, delta = 0.02, alpha = 0.05, seed 1, no segments, UTC. */
  public static DiagnosisParameters standard() {
    return new DiagnosisParameters(
        new SmallCells(SmallCells.USUAL_K, false), 0.02, 0.05, 1, List.of(), ZoneOffset.UTC);
  }

  /** These with other segments. */
  public DiagnosisParameters withSegments(List<String> others) {
    return new DiagnosisParameters(small, delta, alpha, seed, others, zone);
  }
}
