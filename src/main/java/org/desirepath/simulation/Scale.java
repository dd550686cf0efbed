package org.desirepath.simulation;

/**
 * The scale of experience scores: the smallest usual one (1 to 5, 0 to 10, 0 to 100) that holds all
 * means, else any number.
 *
 * @param step between two scores
 */
record Scale(double low, double high, double step) {

  static Scale holding(double lowest, double highest) {
    if (lowest >= 1 && highest <= 5) {
      return new Scale(1, 5, 0.5);
    }
    if (lowest >= 0 && highest <= 10) {
      return new Scale(0, 10, 1);
    }
    return lowest >= 0 && highest <= 100
        ? new Scale(0, 100, 1)
        : new Scale(-Double.MAX_VALUE, Double.MAX_VALUE, 1);
  }

  /**
   * A score.
   *
   * @param noise between -1.5 and 1.5; the ends move the mean by half of the scale
   */
  double score(double mean, double noise) {
    double width = Math.min(high / 2 - low / 2, 50) * 2 / 3;
    double score = Math.min(high, Math.max(low, mean + width * noise));
    return Math.rint(score / step) * step;
  }
}
