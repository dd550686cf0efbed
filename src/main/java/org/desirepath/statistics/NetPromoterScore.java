package org.desirepath.statistics;

/**
 * Promoters less detractors, as a share of all answers: {@code s = p+ - p-} with the multinomial
 * variance {@code (p+ + p- - s^2) / n} and normal limits, cut off at -1 and 1.
 *
 * <p>Source: B. Rocks, "Interval estimation for the Net Promoter Score", 2016,
 * doi:10.1080/00031305.2016.1198124, where this is the Wald interval. Where all answers are alike
 * the variance is 0 and there is no interval.
 *
 * @param promoters answers of 9 and 10
 * @param passives answers of 7 and 8
 * @param detractors answers of 0 to 6
 */
public record NetPromoterScore(long promoters, long passives, long detractors) {

  /**
   * @throws IllegalArgumentException if a count is negative
   */
  public NetPromoterScore {
    if (promoters < 0 || passives < 0 || detractors < 0) {
      throw new IllegalArgumentException(
          "counts must be 0 or more; got " + promoters + ", " + passives + ", " + detractors);
    }
  }

  public long answers() {
    return promoters + passives + detractors;
  }

  /** In [-1, 1]; {@code NaN} without answers. */
  public double score() {
    return answers() == 0 ? Double.NaN : (double) (promoters - detractors) / answers();
  }

  /** The 95 % interval; unknown without answers, or if they are all alike. */
  public Interval interval() {
    double n = answers();
    double score = score();
    double variance = n == 0 ? 0 : ((promoters + detractors) / n - score * score) / n;
    if (!(variance > 0)) {
      return Interval.unknown();
    }
    double half = StandardNormal.quantileOfLevel(0.95) * StrictMath.sqrt(variance);
    return new Interval(StrictMath.max(-1, score - half), StrictMath.min(1, score + half));
  }
}
