package org.desirepath.simulation;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Plant;

/**
 * Plays a designed journey out, with planted truths: an event log of which the drop-off, the
 * deviations and the causes of success are known.
 *
 * <p>Each journey draws a complete run of the flow (branches by their shares, optional steps,
 * turns, orders), then its deviations, then lives through it: waits, loss, exits, contacts. What a
 * planted effect means is said at {@link Plant.Effect}; own work, after the designs that
 * diagnostics use to find such effects again.
 *
 * <p>O(journeys x length of a run). A journey without an event by the time of extraction is not in
 * the log. Deterministic: equal parameters give an equal log and truth; each journey has its own
 * random stream split off the seed (Steele, Lea, Flood, "Fast splittable pseudorandom number
 * generators", 2014, doi:10.1145/2660193.2660195). Thread-safe.
 *
 * @param journeys how many start, from 1 to {@link #MOST}
 * @param seed any number
 */
public record JourneySimulator(Plant plant, int journeys, long seed) {
  /** Most journeys of one log. */
  public static final int MOST = 10_000_000;

  public JourneySimulator {
    if (journeys < 1 || journeys > MOST) {
      throw new IllegalArgumentException("journeys: expected 1 to " + MOST + ", got " + journeys);
    }
  }

  /**
   * Simulates.
   *
   * @param model with phases, whose places have shares, waits and rates; or without, and then its
   *     net is played, all enabled transitions equally likely
   * @throws UnplayableModelException if the net hardly ever comes to its end
   */
  public SimulatedLog simulate(DesignedJourney model) {
    Book book = new Book(model, plant);
    PathPlanner planner = PathPlanner.of(model, plant);
    SplittableRandom root = new SplittableRandom(seed);
    long[] starts = starts(book, root.split());
    LogRecorder recorder = new LogRecorder(book, journeys);
    for (long start : starts) {
      SplittableRandom random = root.split();
      recorder.record(JourneyPlay.play(book, planner, start, random.split()), random);
    }
    return recorder.result(seed);
  }

  /** Over the period by its rhythm, in whole seconds, in order. */
  private long[] starts(Book book, SplittableRandom random) {
    long seconds = Math.max(1, (plant.toMillis() - plant.fromMillis()) / 1000);
    long[] starts = new long[journeys];
    for (int i = 0; i < journeys; i++) {
      do {
        starts[i] = plant.fromMillis() + 1000 * random.nextLong(seconds);
      } while (!plant.starts().equals(Plant.Rhythm.EVEN)
          && random.nextDouble() >= book.shareOfHighest(plant.starts(), starts[i]));
    }
    Arrays.sort(starts);
    return starts;
  }
}
