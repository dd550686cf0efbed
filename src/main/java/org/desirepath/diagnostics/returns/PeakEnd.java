package org.desirepath.diagnostics.returns;

import java.util.List;

/**
 * Which of a journey's experiences go with success: the best, the worst, the last or their mean.
 *
 * @param n journeys with at least two scores before their end
 * @param succeeding of them, those that succeed
 * @param terms each against the model of all four
 * @param peakAndEndP that best, worst and last add nothing to the mean
 * @param models of every set of terms, by BIC, least first
 * @param note what it can't tell
 */
public record PeakEnd(
    int n, int succeeding, List<Term> terms, double peakAndEndP, List<Model> models, String note) {

  /**
   * One of the four.
   *
   * @param logOdds for a standard deviation more, the other three held fixed
   * @param p by likelihood ratio, against the model without it
   */
  public record Term(String name, double logOdds, double p) {}

  /**
   * A model.
   *
   * @param bic deviance + number of coefficients * ln n
   */
  public record Model(List<String> terms, double bic) {
    public Model {
      terms = List.copyOf(terms);
    }
  }

  public PeakEnd {
    terms = List.copyOf(terms);
    models = List.copyOf(models);
  }
}
