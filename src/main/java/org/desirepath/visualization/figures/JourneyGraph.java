package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Wording;

/**
 * The flow that several maps share: touchpoints and the ways between them. A map shows at most so
 * many touchpoints, those with most journeys, and the strongest ways between them.
 *
 * @param phases the names of the phases, in order
 * @param stations in the order of the journey
 * @param ways from station to station
 */
public record JourneyGraph(List<String> phases, List<Station> stations, List<Way> ways) {

  /** Copies the lists and checks that ways join stations. */
  public JourneyGraph {
    phases = List.copyOf(phases);
    stations = List.copyOf(stations);
    ways = List.copyOf(ways);
    Map<String, Integer> index = index(stations);
    for (Way way : ways) {
      if (!index.containsKey(way.from()) || !index.containsKey(way.to())) {
        throw new IllegalArgumentException(
            "the way " + way.from() + " to " + way.to() + " names no station");
      }
    }
  }

  /**
   * A touchpoint.
   *
   * @param id unique
   * @param name shown on the card
   * @param phase the index of its phase, or -1
   * @param journeys how many came here
   * @param goal whether reaching it is success
   * @param observable whether it leaves events
   */
  public record Station(
      String id, String name, int phase, long journeys, boolean goal, boolean observable) {}

  /**
   * Journeys from one station to the next.
   *
   * @param from an id
   * @param to an id
   * @param journeys how many
   */
  public record Way(String from, String to, long journeys) {}

  private static Map<String, Integer> index(List<Station> stations) {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < stations.size(); i++) {
      if (index.put(stations.get(i).id(), i) != null) {
        throw new IllegalArgumentException("two stations have the id " + stations.get(i).id());
      }
    }
    return index;
  }

  /** A part of the graph that can be read, and what it leaves out. */
  record Shown(List<Station> stations, List<Way> ways, List<String> hidden) {}

  /**
   * The stations with most journeys, those marked among them for certain, and the ways that keep
   * them together.
   *
   * @param marked ids that should stay
   */
  Shown shown(int limit, List<String> marked, Wording wording) {
    Map<String, Integer> index = index(stations);
    BitSet wanted = new BitSet();
    marked.stream().limit(limit).forEach(id -> wanted.set(index.getOrDefault(id, 0)));
    IntStream.range(0, stations.size())
        .boxed()
        .sorted(
            Comparator.comparing((Integer i) -> !stations.get(i).goal())
                .thenComparingLong(i -> -stations.get(i).journeys()))
        .forEach(
            i -> {
              if (wanted.cardinality() < limit) {
                wanted.set(i);
              }
            });
    BitSet sources = new BitSet();
    sources.set(0, stations.size());
    BitSet sinks = (BitSet) sources.clone();
    List<MapAbstraction.Arc> arcs = new ArrayList<>();
    for (Way way : ways) {
      int from = index.getOrDefault(way.from(), 0);
      int to = index.getOrDefault(way.to(), 0);
      arcs.add(new MapAbstraction.Arc(from, to, way.journeys(), true));
      if (from != to) {
        sources.clear(to);
        sinks.clear(from);
      }
    }
    MapAbstraction kept =
        MapAbstraction.of(
            stations.size(), arcs, wanted, sources, sinks, Math.max(14, 3 * limit / 2));
    List<Way> strongest =
        kept.links().stream()
            .mapToObj(ways::get)
            .filter(way -> !way.from().equals(way.to()))
            .sorted(Comparator.comparingLong((Way way) -> -way.journeys()))
            .toList();
    List<String> hidden = new ArrayList<>();
    long visits = stations.stream().mapToLong(Station::journeys).sum();
    List<Station> seen = kept.nodes().stream().mapToObj(stations::get).toList();
    if (seen.size() < stations.size()) {
      long left = visits - seen.stream().mapToLong(Station::journeys).sum();
      hidden.add(
          wording.hidden(
              Phrase.HIDDEN_CARDS, stations.size() - seen.size(), stations.size(), left, visits));
    }
    long all = ways.stream().filter(w -> !w.from().equals(w.to())).count();
    if (strongest.size() < all) {
      long moves =
          ways.stream().filter(w -> !w.from().equals(w.to())).mapToLong(Way::journeys).sum();
      long left = moves - strongest.stream().mapToLong(Way::journeys).sum();
      hidden.add(wording.hidden(Phrase.HIDDEN_LINKS, all - strongest.size(), all, left, moves));
    }
    if (hidden.isEmpty()) {
      hidden.add(wording.say(Phrase.HIDDEN_NOTHING));
    }
    return new Shown(seen, strongest, hidden);
  }
}
