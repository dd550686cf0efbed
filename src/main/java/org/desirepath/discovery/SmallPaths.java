package org.desirepath.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.model.DirectlyFollowsGraph;
import org.desirepath.model.DirectlyFollowsGraph.Edge;

/**
 * A directly-follows graph without the paths, starts and ends that too few journeys take. O(paths
 * log paths). Deterministic.
 *
 * @param k the fewest journeys that must take a path, 1 or more
 */
public record SmallPaths(int k) {
  /** Where all paths, starts or ends that are left out are counted together. */
  public static final String POOLED = "(rare paths)";

  /** Checks the number of journeys. */
  public SmallPaths {
    if (k < 1) {
      throw new IllegalArgumentException("k: expected 1 or more, got " + k);
    }
  }

  /** The graph as it may be shown: {@link #pooled} where small cells are masked. */
  public static DirectlyFollowsGraph shown(DirectlyFollowsGraph graph, SmallCells small) {
    return small.masked() ? new SmallPaths(small.k()).pooled(graph) : graph;
  }

  /** The graph with less in it. */
  public DirectlyFollowsGraph leftOut(DirectlyFollowsGraph graph) {
    return new DirectlyFollowsGraph(
        graph.name(),
        graph.activities(),
        graph.edges().stream().filter(edge -> edge.traces() >= k).toList(),
        large(graph.start()),
        large(graph.end()));
  }

  private SortedMap<String, Integer> large(Map<String, Integer> counts) {
    SortedMap<String, Integer> large = new TreeMap<>(counts);
    large.values().removeIf(n -> n < k);
    return large;
  }

  /**
   * What is left out as one path, one start and one end from and to {@link #POOLED}, which is no
   * activity of the graph: all sums stay. The least of what stays goes with them when they are too
   * few even together, so that no sum tells of one. How many journeys take that path is not known,
   * -1.
   */
  public DirectlyFollowsGraph pooled(DirectlyFollowsGraph graph) {
    DirectlyFollowsGraph left = leftOut(graph);
    List<Edge> edges = new ArrayList<>(left.edges());
    List<Edge> out = graph.edges().stream().filter(edge -> edge.traces() < k).toList();
    if (!out.isEmpty()) {
      long count = out.stream().mapToLong(Edge::count).sum();
      if (count < k && !edges.isEmpty()) {
        Edge least = edges.stream().min(Comparator.comparingLong(Edge::count)).get();
        edges.remove(least);
        count += least.count();
      }
      edges.add(new Edge(POOLED, POOLED, count, -1, -1));
      edges.sort(Comparator.comparing(Edge::from).thenComparing(Edge::to));
    }
    return new DirectlyFollowsGraph(
        graph.name(),
        graph.activities(),
        edges,
        pooled(graph.start(), left.start()),
        pooled(graph.end(), left.end()));
  }

  private SortedMap<String, Integer> pooled(Map<String, Integer> all, Map<String, Integer> large) {
    SortedMap<String, Integer> shown = new TreeMap<>(large);
    int out = sum(all) - sum(large);
    if (out > 0) {
      if (out < k && !shown.isEmpty()) {
        Map.Entry<String, Integer> least =
            shown.entrySet().stream().min(Map.Entry.comparingByValue()).get();
        out += least.getValue();
        shown.remove(least.getKey());
      }
      shown.merge(POOLED, out, Integer::sum);
    }
    return shown;
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
