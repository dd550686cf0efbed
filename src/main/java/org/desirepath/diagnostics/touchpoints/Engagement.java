package org.desirepath.diagnostics.touchpoints;

import java.util.List;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.jspecify.annotations.Nullable;

/**
 * Whether engagement points foretell the outcome: the points a journey had when it came to a
 * touchpoint, and its success within the window after that.
 *
 * @param calibrations by touchpoint, in the order of the design
 * @param reason why there are none, or null
 */
public record Engagement(List<Calibration> calibrations, @Nullable String reason) {

  /**
   * At one touchpoint.
   *
   * @param n journeys that came to it and could be followed
   * @param p of a trend of success with points within segment and period (Mantel)
   * @param q Benjamini-Hochberg over the touchpoints
   * @param slope of the outcome on the logit foretold, by the half of the journeys that the
   *     forecast was not fitted on; 1 = neither too bold nor too timid
   * @param brier mean squared error of the forecast in that half
   * @param brierOfBaseRate the same of a forecast that knows no points
   * @param gain the latter less the former, above 0 = the points help
   * @param bins of that half, by quantiles of the points
   */
  public record Calibration(
      String touchpoint,
      int n,
      Quantity p,
      Quantity q,
      boolean rises,
      Quantity slope,
      Quantity brier,
      Quantity brierOfBaseRate,
      Quantity gain,
      List<Bin> bins) {
    public Calibration {
      bins = List.copyOf(bins);
    }
  }

  /**
   * Journeys with about as many points.
   *
   * @param foretold mean probability of the forecast
   */
  public record Bin(double fromPoints, double toPoints, Rate observed, Quantity foretold) {}

  public Engagement {
    calibrations = List.copyOf(calibrations);
  }
}
