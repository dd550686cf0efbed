package org.desirepath.comparison.calibration;

/**
 * What one log adds to a row: the row's value is the sum of numerators over that of denominators.
 */
record Observation(Series series, double numerator, double denominator) {

  /**
   * The rows of a scenario.
   *
   * @param subject touchpoint and facet or the like; {@link #ALL} = all together
   * @param method {@link #OURS}, or how others do it
   */
  record Series(Measure measure, String subject, String method) {
    static final String ALL = "all";
    static final String OURS = "desirepath";
  }
}
