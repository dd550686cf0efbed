package org.desirepath.statistics;

/**
 * How strong an unmeasured common cause would have to be, as a risk ratio with both exposure and
 * outcome, to explain an association away: {@code RR + sqrt(RR (RR - 1))}, for a risk ratio below 1
 * that of {@code 1 / RR}.
 *
 * <p>Source: T. J. VanderWeele and P. Ding, "Sensitivity analysis in observational research:
 * introducing the E-value", 2017, doi:10.7326/M16-2607.
 *
 * @param estimate the E-value of the estimate, 1 or more; {@code NaN} if there is none
 * @param limit the E-value of the limit nearest 1, which is 1 if the interval holds 1; {@code NaN}
 *     if there is none
 */
public record EValue(double estimate, double limit) {

  /** The E-values of a risk ratio and of its interval; {@code NaN} if it is absent. */
  public static EValue ofRiskRatio(Estimate riskRatio) {
    if (!riskRatio.isPresent()) {
      return new EValue(Double.NaN, Double.NaN);
    }
    Interval interval = riskRatio.interval();
    double nearest =
        interval.isAbove(1) ? interval.low() : interval.isBelow(1) ? interval.high() : 1;
    return new EValue(of(riskRatio.value()), of(nearest));
  }

  private static double of(double riskRatio) {
    double above = riskRatio < 1 ? 1 / riskRatio : riskRatio;
    return above + StrictMath.sqrt(above * (above - 1));
  }
}
