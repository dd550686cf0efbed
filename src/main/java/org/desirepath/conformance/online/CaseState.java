package org.desirepath.conformance.online;

import java.util.List;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.Outlook;

/**
 * Where one case stands after its latest event.
 *
 * @param caseId of the case
 * @param events so far
 * @param lateEvents those of them with an earlier time than one before; they count where they came
 * @param lastMillis the latest time, milliseconds since 1970-01-01T00:00Z
 * @param lowerBound no prefix alignment of the events so far costs less
 * @param upperBound cost of one; equal to the lower bound when exact
 * @param logCost sum of the log-move costs of the events: what fitness divides by
 * @param rest what is still to come in the model on the cheapest way known; of several the one
 *     nearest to the end
 * @param deviations moves of that way that cost something, in order; the latest only, when there
 *     are more than the limit
 * @param deviationCount how many there are in all
 */
public record CaseState(
    String caseId,
    int events,
    int lateEvents,
    long lastMillis,
    long lowerBound,
    long upperBound,
    long logCost,
    Outlook.Rest rest,
    List<Move> deviations,
    long deviationCount) {
  public CaseState {
    deviations = List.copyOf(deviations);
    if (lowerBound < 0 || upperBound < lowerBound) {
      throw new IllegalArgumentException(
          "bounds: expected 0 <= lower <= upper, got " + lowerBound + ", " + upperBound);
    }
  }

  /** True if the cost is that of an optimal prefix alignment. */
  public boolean isExact() {
    return lowerBound == upperBound;
  }

  /** 1 - upper bound / log cost, in [0,1]; 0/0 is 1. */
  public double fitness() {
    return logCost == 0 ? 1 : 1 - (double) upperBound / logCost;
  }
}
