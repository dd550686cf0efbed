package org.desirepath.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.desirepath.model.Plant.Noise;
import org.desirepath.model.Truth;
import org.desirepath.simulation.Played.Happening;

/** Puts the faults of a recording into what happened, and counts them. */
final class Recording {
  private final Noise noise;
  private int lost;
  private int doubled;
  private int swapped;

  Recording(Noise noise) {
    this.noise = noise;
  }

  /** What is recorded of a journey, in order of time. */
  List<Happening> of(List<Happening> events, SplittableRandom random) {
    if (noise.equals(Noise.NONE)) {
      return events;
    }
    List<Happening> recorded = new ArrayList<>();
    for (Happening event : events) {
      if (random.nextDouble() < noise.lost()) {
        lost++;
        continue;
      }
      recorded.add(event);
      if (random.nextDouble() < noise.doubled()) {
        doubled++;
        recorded.add(event);
      }
    }
    for (int i = 0; i + 1 < recorded.size(); i++) {
      if (random.nextDouble() < noise.swapped()) {
        swapped++;
        Happening first = recorded.get(i);
        Happening second = recorded.get(i + 1);
        recorded.set(i, second.at(first.timeMillis()));
        recorded.set(i + 1, first.at(second.timeMillis()));
        i++;
      }
    }
    return recorded;
  }

  Truth.Faults faults() {
    return new Truth.Faults(lost, doubled, swapped);
  }
}
