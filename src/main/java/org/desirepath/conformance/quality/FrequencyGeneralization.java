package org.desirepath.conformance.quality;

import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.quality.Measure.Definition;

/**
 * How often the parts of a model are used: 1 - mean of 1 / sqrt(visits) over the transitions that
 * some shown alignment fires.
 *
 * <p>Source: Buijs, van Dongen, van der Aalst, "Quality dimensions in process discovery", 2014,
 * doi:10.1142/S0218843014400012; there for nodes of a tree. It says how well the log supports what
 * the model has, not how the model would do on new journeys. Transitions never visited have no
 * frequency; they are left out and counted in the note. O(moves).
 */
public record FrequencyGeneralization() {
  static final Definition DEFINITION =
      new Definition(
          "generalizationFrequency",
          "1 - average of 1 / sqrt(times fired) over the transitions that the alignments shown of"
              + " resolved journeys fire: how often the parts of the model are used; n = these"
              + " transitions",
          "Buijs, van Dongen, van der Aalst, Quality dimensions in process discovery, 2014,"
              + " doi:10.1142/S0218843014400012");

  /** The measure; absent when no transition is visited. */
  public Measure measure(ConformanceResult result) {
    long[] visits = new long[result.model().net().transitions().size()];
    for (VariantAlignment variant : result.variants()) {
      if (!variant.open() && !variant.truncated()) {
        for (Move move : variant.alignment().moves()) {
          int transition = transition(move);
          if (transition >= 0) {
            visits[transition] += variant.traces();
          }
        }
      }
    }
    double sum = 0;
    int visited = 0;
    for (long times : visits) {
      sum += times == 0 ? 0 : 1 / Math.sqrt((double) times);
      visited += times == 0 ? 0 : 1;
    }
    if (visited == 0) {
      return Measure.absent(DEFINITION, 0, "no resolved journey passes the flow");
    }
    String note =
        visited == visits.length
            ? null
            : visits.length - visited + " transitions are never visited and left out";
    return Measure.of(DEFINITION, 1 - sum / visited, visited, note);
  }

  private static int transition(Move move) {
    if (move instanceof Move.Synchronous sync) {
      return sync.transition();
    } else if (move instanceof Move.OfModel missing) {
      return missing.transition();
    }
    return move instanceof Move.Silent silent ? silent.transition() : Move.EXIT;
  }
}
