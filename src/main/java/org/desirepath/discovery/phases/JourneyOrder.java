package org.desirepath.discovery.phases;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.desirepath.discovery.phases.PhasedJourney.Border;

/**
 * The touchpoints of a log in the order of the journey, with what is counted of them: how often two
 * are in one journey, and how each border between two neighbours is kept.
 */
final class JourneyOrder {
  private final List<String> touchpoints;
  private final long[][] together;
  private final long[] journeysAcross;
  private final long[] outOfOrder;
  private long journeys;

  private JourneyOrder(List<String> touchpoints) {
    int size = touchpoints.size();
    this.touchpoints = touchpoints;
    this.together = new long[size][size];
    this.journeysAcross = new long[size + 1];
    this.outOfOrder = new long[size + 1];
  }

  /** By the mean share of a journey's other touchpoints that are first reached before it. */
  static JourneyOrder of(Map<List<String>, Long> journeys) {
    TreeSet<String> names = new TreeSet<>();
    journeys.keySet().forEach(names::addAll);
    Map<String, Double> position = new HashMap<>();
    Map<String, Long> weight = new HashMap<>();
    journeys.forEach(
        (journey, count) -> {
          List<String> first = journey.stream().distinct().toList();
          for (int i = 0; i < first.size() && first.size() > 1; i++) {
            position.merge(first.get(i), count * ((double) i / (first.size() - 1)), Double::sum);
            weight.merge(first.get(i), count, Long::sum);
          }
        });
    List<String> ordered = new ArrayList<>(names);
    ordered.sort(
        Comparator.<String>comparingDouble(
                name -> position.getOrDefault(name, 0.0) / weight.getOrDefault(name, 1L))
            .thenComparing(Comparator.naturalOrder()));
    return given(ordered, journeys);
  }

  /** In an order that is given; it has every touchpoint of the journeys. */
  static JourneyOrder given(List<String> touchpoints, Map<List<String>, Long> journeys) {
    JourneyOrder order = new JourneyOrder(List.copyOf(touchpoints));
    Map<String, Integer> place = new HashMap<>();
    touchpoints.forEach(name -> place.put(name, place.size()));
    journeys.forEach(
        (journey, count) -> order.count(journey.stream().mapToInt(place::get).toArray(), count));
    return order;
  }

  private void count(int[] journey, long weight) {
    journeys += weight;
    BitSet present = new BitSet(touchpoints.size());
    BitSet broken = new BitSet(touchpoints.size());
    int furthest = 0;
    for (int place : journey) {
      present.set(place);
      if (furthest > place) {
        broken.set(place + 1, furthest + 1);
      }
      furthest = Math.max(furthest, place);
    }
    broken.stream().forEach(border -> outOfOrder[border] += weight);
    for (int border = present.nextSetBit(0) + 1; border < present.length(); border++) {
      journeysAcross[border] += weight;
    }
    int[] places = present.stream().toArray();
    for (int a : places) {
      for (int b : places) {
        together[a][b] += weight;
      }
    }
  }

  List<String> touchpoints() {
    return touchpoints;
  }

  /** The border before a place. */
  Border before(int place) {
    return new Border(journeysAcross[place] - outOfOrder[place], journeysAcross[place]);
  }

  /** Journeys with the rarer of two touchpoints. */
  long rarer(int a, int b) {
    return Math.min(together[a][a], together[b][b]);
  }

  long journeys() {
    return journeys;
  }

  /** Journeys with both of two touchpoints, as a share of those with either (Jaccard). */
  double likeness(int a, int b) {
    long either = together[a][a] + together[b][b] - together[a][b];
    return either == 0 ? 0 : (double) together[a][b] / either;
  }
}
