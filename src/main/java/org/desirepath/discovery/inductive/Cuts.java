package org.desirepath.discovery.inductive;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.desirepath.discovery.inductive.Cut.Operator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first cut of a directly-follows graph: choice, strict sequence, concurrency, loop
 * (Leemans, "Robust process mining with guarantees", 2017, ISBN 978-90-386-4257-4, pages 188 to 190
 * and 233). O(n^3 / 64) time for n activities.
 */
final class Cuts {
  private final FollowsGraph graph;
  private final BitSet alphabet;

  private Cuts(FollowsGraph graph, BitSet alphabet) {
    this.graph = graph;
    this.alphabet = alphabet;
  }

  /** A cut of all activities. */
  static @Nullable Cut find(FollowsGraph graph, SubLog log) {
    return find(graph, all(graph));
  }

  private static BitSet all(FollowsGraph graph) {
    BitSet all = new BitSet(graph.size());
    all.set(0, graph.size());
    return all;
  }

  /** A cut of all activities, into a partial order where it is neither sequence nor concurrency. */
  static @Nullable Cut findWithOrder(FollowsGraph graph, SubLog log) {
    Cut cut = find(graph, all(graph));
    if (cut == null || cut.operator() == Operator.LOOP) {
      Cut order = OrderCut.find(graph, log);
      return order == null ? cut : order;
    }
    return cut;
  }

  /** A cut of some of the activities; the graph has no edges to or from the others. */
  static @Nullable Cut find(FollowsGraph graph, BitSet alphabet) {
    if (alphabet.cardinality() < 2) {
      return null;
    }
    Cuts cuts = new Cuts(graph, alphabet);
    Cut cut = cuts.choice();
    cut = cut == null ? cuts.sequence() : cut;
    cut = cut == null ? cuts.parallel() : cut;
    return cut == null ? cuts.loop() : cut;
  }

  private static @Nullable Cut cut(Operator operator, List<BitSet> parts) {
    return parts.size() < 2 ? null : new Cut(operator, parts);
  }

  private @Nullable Cut choice() {
    return cut(Operator.CHOICE, components(alphabet));
  }

  /** Parts that no edge joins, in either direction, among some activities. */
  private List<BitSet> components(BitSet among) {
    Partition partition = new Partition(graph.size());
    for (int a = among.nextSetBit(0); a >= 0; a = among.nextSetBit(a + 1)) {
      for (int b = among.nextSetBit(0); b >= 0; b = among.nextSetBit(b + 1)) {
        if (graph.hasEdge(a, b)) {
          partition.union(a, b);
        }
      }
    }
    return partition.parts(among);
  }

  private @Nullable Cut sequence() {
    BitSet[] reach = graph.reachable();
    Partition partition = new Partition(graph.size());
    int[] before = new int[graph.size()];
    for (int a = alphabet.nextSetBit(0); a >= 0; a = alphabet.nextSetBit(a + 1)) {
      for (int b = alphabet.nextSetBit(0); b >= 0; b = alphabet.nextSetBit(b + 1)) {
        if (reach[a].get(b) == reach[b].get(a)) {
          partition.union(a, b);
        }
        before[b] += reach[a].get(b) && !reach[b].get(a) ? 1 : 0;
      }
    }
    List<BitSet> parts = partition.parts(alphabet);
    parts.sort(Comparator.comparingInt(part -> before[part.nextSetBit(0)]));
    return parts.size() < 2 ? null : cut(Operator.SEQUENCE, strict(parts));
  }

  /** Merges parts that are only skipped together, so that the skip stays one choice. */
  private List<BitSet> strict(List<BitSet> parts) {
    int count = parts.size();
    int[] partOf = new int[graph.size()];
    for (int p = 0; p < count; p++) {
      int part = p;
      parts.get(p).stream().forEach(a -> partOf[a] = part);
    }
    int[] from = new int[count];
    int[] to = new int[count];
    for (int p = 0; p < count; p++) {
      from[p] = parts.get(p).intersects(graph.starts()) ? -1 : count;
      to[p] = parts.get(p).intersects(graph.ends()) ? count : -1;
    }
    boolean[] skipped = skipped(parts, partOf);
    for (int a = alphabet.nextSetBit(0); a >= 0; a = alphabet.nextSetBit(a + 1)) {
      int p = partOf[a];
      graph.successors(a).stream()
          .forEach(
              b -> {
                to[p] = Math.max(to[p], partOf[b]);
                from[partOf[b]] = Math.min(from[partOf[b]], p);
              });
    }
    for (int p = 0; p < count; p++) {
      if (skipped[p]) {
        for (int q = p - 1; q >= 0 && to[q] <= p; q--) {
          moveAll(parts.get(q), parts.get(p));
        }
        for (int q = p + 1; q < count && from[q] >= p; q++) {
          moveAll(parts.get(q), parts.get(p));
        }
      }
    }
    return parts.stream().filter(part -> !part.isEmpty()).toList();
  }

  private static void moveAll(BitSet from, BitSet to) {
    to.or(from);
    from.clear();
  }

  /** Parts over which an edge, a start or an end jumps. */
  private boolean[] skipped(List<BitSet> parts, int[] partOf) {
    int count = parts.size();
    int[] jumps = new int[count + 1];
    int firstEnd = count;
    int lastStart = -1;
    for (int p = 0; p < count; p++) {
      firstEnd = parts.get(p).intersects(graph.ends()) ? Math.min(firstEnd, p) : firstEnd;
      lastStart = parts.get(p).intersects(graph.starts()) ? p : lastStart;
    }
    for (int a = alphabet.nextSetBit(0); a >= 0; a = alphabet.nextSetBit(a + 1)) {
      BitSet next = graph.successors(a);
      for (int b = next.nextSetBit(0); b >= 0; b = next.nextSetBit(b + 1)) {
        if (partOf[b] > partOf[a] + 1) {
          jumps[partOf[a] + 1]++;
          jumps[partOf[b]]--;
        }
      }
    }
    boolean[] skipped = new boolean[count];
    int over = 0;
    for (int p = 0; p < count; p++) {
      over += jumps[p];
      skipped[p] = over > 0 || p < lastStart || p > firstEnd;
    }
    return skipped;
  }

  private @Nullable Cut parallel() {
    Partition partition = new Partition(graph.size());
    for (int a = alphabet.nextSetBit(0); a >= 0; a = alphabet.nextSetBit(a + 1)) {
      for (int b = alphabet.nextSetBit(a + 1); b >= 0; b = alphabet.nextSetBit(b + 1)) {
        if (!graph.hasEdge(a, b) || !graph.hasEdge(b, a)) {
          partition.union(a, b);
        }
      }
    }
    List<BitSet> parts = new ArrayList<>(partition.parts(alphabet));
    parts.sort(Comparator.comparingInt(BitSet::cardinality));
    int p = 0;
    while (p < parts.size() && parts.size() > 1) {
      BitSet part = parts.get(p);
      if (part.intersects(graph.starts()) && part.intersects(graph.ends())) {
        p++;
      } else {
        parts.remove(p);
        parts.get(Math.max(0, p - 1)).or(part);
      }
    }
    return cut(Operator.PARALLEL, parts);
  }

  private @Nullable Cut loop() {
    BitSet body = (BitSet) graph.starts().clone();
    body.or(graph.ends());
    BitSet rest = (BitSet) alphabet.clone();
    rest.andNot(body);
    if (rest.isEmpty() || body.isEmpty()) {
      return null;
    }
    List<BitSet> parts = new ArrayList<>();
    List<BitSet> redo = new ArrayList<>();
    for (BitSet part : components(rest)) {
      (isRedo(part) ? redo : parts).add(part);
    }
    parts.forEach(body::or);
    redo.add(0, body);
    return cut(Operator.LOOP, redo);
  }

  /** True if the part is entered only from every end, and left only to every start. */
  private boolean isRedo(BitSet part) {
    BitSet starts = graph.starts();
    BitSet ends = graph.ends();
    BitSet entered = new BitSet(graph.size());
    for (int a = part.nextSetBit(0); a >= 0; a = part.nextSetBit(a + 1)) {
      BitSet left = (BitSet) graph.successors(a).clone();
      left.andNot(part);
      if (left.stream().anyMatch(b -> !starts.get(b))
          || (!left.isEmpty() && starts.stream().anyMatch(s -> !left.get(s)))) {
        return false;
      }
      int to = a;
      entered.clear();
      IntStream.range(0, graph.size())
          .filter(b -> !part.get(b) && graph.hasEdge(b, to))
          .forEach(entered::set);
      if (entered.stream().anyMatch(b -> !ends.get(b))
          || (!entered.isEmpty() && ends.stream().anyMatch(e -> !entered.get(e)))) {
        return false;
      }
    }
    return true;
  }
}
