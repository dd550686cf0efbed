package org.desirepath.comparison.calibration;

/** What is measured over many logs. */
public enum Measure {
  /** Of the findings of a log, the mean share that is false; 0 where there are none. */
  FALSE_DISCOVERY_RATE("false discovery rate", 0, 0.05),
  /** Share of tests with p below .05 where nothing is to be found. */
  FALSE_POSITIVE_RATE("false positive rate", 0, 0.05),
  /** Share of logs in which a moment without an effect is reported as associated. */
  REPORTED("reported without effect", 0, 0.05),
  /** Share of 95 % intervals that hold the truth. */
  COVERAGE("coverage", 0.93, 0.97),
  /** Share of logs in which a planted effect is found with its sign. */
  POWER("power", 0.9, 1),
  /** Of the deviations that happened, the share that is reported. */
  RECALL("recall", 0, 1),
  /** Of the deviations reported, the share that happened. */
  PRECISION("precision", 0, 1),
  /** Harmonic mean of recall and precision. */
  F1("F1", 0.95, 1),
  /** Mean of estimate less truth. */
  BIAS("bias", -0.01, 0.01),
  /** Geometric mean of odds ratios. */
  ODDS_RATIO("mean odds ratio", 0, Double.POSITIVE_INFINITY),
  /** Mean share of journeys that are exposed. */
  EXPOSED("exposed share", 0, 1),
  /** Mean share of comparators that are exposed later. */
  KAPPA("kappa", 0, 1);

  private final String word;
  private final double low;
  private final double high;

  Measure(String word, double low, double high) {
    this.word = word;
    this.low = low;
    this.high = high;
  }

  /** As tables have it. */
  public String word() {
    return word;
  }

  /** Least value on target. */
  public double low() {
    return low;
  }

  /** Greatest value on target. */
  public double high() {
    return high;
  }

  /** Standard deviation of a single draw on target; 0 when it is not of draws. */
  double spreadOnTarget() {
    return switch (this) {
      case FALSE_DISCOVERY_RATE, FALSE_POSITIVE_RATE, REPORTED, COVERAGE ->
          StrictMath.sqrt(0.05 * 0.95);
      case POWER -> StrictMath.sqrt(0.1 * 0.9);
      case RECALL, PRECISION, F1, BIAS, ODDS_RATIO, EXPOSED, KAPPA -> 0;
    };
  }
}
