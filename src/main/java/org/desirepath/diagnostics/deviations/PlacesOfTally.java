package org.desirepath.diagnostics.deviations;

import java.util.Arrays;
import org.desirepath.diagnostics.deviations.DeviationPlaces.Place;
import org.desirepath.diagnostics.deviations.DeviationTallies.Tally;

/** Where one deviation stands in each journey that has it, found once: several findings ask. */
final class PlacesOfTally {
  private final int[] traces;
  private final Place[] places;

  PlacesOfTally(Tally tally, DeviationPlaces found) {
    this.traces = tally.traces().stream().toArray();
    this.places = new Place[traces.length];
    Arrays.setAll(places, i -> found.of(tally.key(), traces[i]));
  }

  /** The journeys that have it, ascending. Not to be changed. */
  int[] traces() {
    return traces;
  }

  /** In the order of {@link #traces}. */
  Place get(int index) {
    return places[index];
  }

  /** Where it stands in a journey; nowhere if the journey does not have it. */
  Place of(int trace) {
    int index = Arrays.binarySearch(traces, trace);
    return index < 0 ? DeviationPlaces.NOWHERE : places[index];
  }
}
