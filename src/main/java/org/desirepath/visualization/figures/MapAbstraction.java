package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * What of a large map is drawn. Every node that stays can be reached from a source and reaches a
 * sink, over the strongest links there are (a maximum spanning forest grown forwards and one grown
 * backwards, after Prim); nodes on those ways stay too. The remaining room goes to the strongest
 * links. Takes O(e log e) time for e links. Deterministic: ties go to the lower index.
 *
 * @param nodes the nodes that stay
 * @param links the links that stay
 */
record MapAbstraction(BitSet nodes, BitSet links) {

  /** So many strong links are shown beside those that keep the nodes together. */
  private static final int SPARE = 6;

  /** A link between two nodes. The backbone is preferred for keeping nodes together. */
  record Arc(int from, int to, double weight, boolean backbone) {}

  /**
   * Chooses.
   *
   * @param size the number of nodes
   * @param arcs the links
   * @param wanted the nodes that must stay
   * @param sources where journeys begin
   * @param sinks where they end
   * @param linkLimit how many links may stay; a few more when so many keep the nodes together
   */
  static MapAbstraction of(
      int size, List<Arc> arcs, BitSet wanted, BitSet sources, BitSet sinks, int linkLimit) {
    int[] into = forest(size, arcs, sources, Arc::from, Arc::to);
    int[] outOf = forest(size, arcs, sinks, Arc::to, Arc::from);
    BitSet nodes = new BitSet(size);
    BitSet links = new BitSet(arcs.size());
    wanted.stream()
        .forEach(
            node -> {
              follow(node, into, arcs, Arc::from, nodes, links);
              follow(node, outOf, arcs, Arc::to, nodes, links);
            });
    int most = Math.max(linkLimit, links.cardinality() + SPARE);
    IntStream.range(0, arcs.size())
        .boxed()
        .filter(i -> nodes.get(arcs.get(i).from()) && nodes.get(arcs.get(i).to()))
        .sorted(Comparator.comparingDouble(i -> -arcs.get(i).weight()))
        .forEach(
            i -> {
              if (links.cardinality() < most) {
                links.set(i);
              }
            });
    return new MapAbstraction(nodes, links);
  }

  /** For each node the strongest arc that joins it to the roots, or -1. */
  private static int[] forest(
      int size, List<Arc> arcs, BitSet roots, ToIntFunction<Arc> near, ToIntFunction<Arc> far) {
    int[] chosen = new int[size];
    Arrays.fill(chosen, -1);
    List<List<Integer>> leaving =
        IntStream.range(0, size).<List<Integer>>mapToObj(i -> new ArrayList<>()).toList();
    for (int i = 0; i < arcs.size(); i++) {
      leaving.get(near.applyAsInt(arcs.get(i))).add(i);
    }
    PriorityQueue<Integer> open =
        new PriorityQueue<>(
            Comparator.comparing((Integer i) -> !arcs.get(i).backbone())
                .thenComparingDouble(i -> -arcs.get(i).weight())
                .thenComparingInt(i -> i));
    BitSet reached = (BitSet) roots.clone();
    reached.stream().forEach(root -> open.addAll(leaving.get(root)));
    while (!open.isEmpty()) {
      int arc = open.remove();
      int node = far.applyAsInt(arcs.get(arc));
      if (!reached.get(node)) {
        reached.set(node);
        chosen[node] = arc;
        open.addAll(leaving.get(node));
      }
    }
    return chosen;
  }

  private static void follow(
      int start,
      int[] chosen,
      List<Arc> arcs,
      ToIntFunction<Arc> next,
      BitSet nodes,
      BitSet links) {
    int node = start;
    nodes.set(node);
    while (chosen[node] >= 0) {
      links.set(chosen[node]);
      node = next.applyAsInt(arcs.get(chosen[node]));
      nodes.set(node);
    }
  }
}
