package org.desirepath.statistics;

/**
 * The difference of two independent differences, such as this year's change less last year's.
 *
 * <p>Interval from the intervals of both (MOVER: A. Donner and G. Y. Zou, "Closed-form confidence
 * intervals for functions of the normal mean and standard deviation", 2012,
 * doi:10.1177/0962280210383082), which need not be symmetric; the test takes the half of each
 * interval that lies towards no difference as its error. Constant cost.
 *
 * @param p two-sided; {@code NaN} when absent
 */
public record DifferenceInDifferences(Estimate estimate, double p) {

  /**
   * The first less the second.
   *
   * @param level of both intervals, and of the result's
   */
  public static DifferenceInDifferences of(Estimate first, Estimate second, double level) {
    if (!first.isPresent() || !second.isPresent()) {
      return new DifferenceInDifferences(
          Estimate.absent("one of the differences is not known"), Double.NaN);
    }
    double difference = first.value() - second.value();
    double below =
        norm(first.value() - first.interval().low(), second.interval().high() - second.value());
    double above =
        norm(first.interval().high() - first.value(), second.value() - second.interval().low());
    double half = difference > 0 ? below : above;
    double z = half > 0 ? difference / half * StandardNormal.quantileOfLevel(level) : Double.NaN;
    return new DifferenceInDifferences(
        Estimate.of(difference, new Interval(difference - below, difference + above)),
        Double.isNaN(z) ? Double.NaN : StandardNormal.twoSidedP(z));
  }

  private static double norm(double x, double y) {
    return StrictMath.sqrt(x * x + y * y);
  }
}
