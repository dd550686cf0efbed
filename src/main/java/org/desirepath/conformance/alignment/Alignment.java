package org.desirepath.conformance.alignment;

import java.util.List;

/**
 * A trace beside the run of the model that is closest to it.
 *
 * @param moves of the alignment shown: the smallest optimal one by sync before log before model
 *     before silent at the first difference, then label, then transition; of cost {@code
 *     upperBound}
 * @param lowerBound no alignment costs less
 * @param upperBound what these moves cost; equal to the lower bound when optimal
 */
public record Alignment(List<Move> moves, int lowerBound, int upperBound) {
  public Alignment {
    moves = List.copyOf(moves);
    if (lowerBound < 0 || upperBound < lowerBound) {
      throw new IllegalArgumentException(
          "bounds: expected 0 <= lower <= upper, got " + lowerBound + ", " + upperBound);
    }
  }

  public boolean isOptimal() {
    return lowerBound == upperBound;
  }
}
