package org.desirepath.discovery.inductive;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.model.PartiallyOrderedModel.Before;
import org.jspecify.annotations.Nullable;

/**
 * The maximal partial order cut (Kourani, van Zelst, "POWL: partially ordered workflow language",
 * 2023, doi:10.1007/978-3-031-41620-0_6, section 5): an activity is before another if it is
 * followed by it, at any distance, and never the other way round; activities with the same ones
 * before and after them are a part. O(s * n / 64 + n^3 / 64) time for s symbols and n activities.
 */
final class OrderCut {
  private final BitSet[] followed;
  private final List<BitSet> parts;

  private OrderCut(BitSet[] followed) {
    this.followed = followed;
    this.parts = parts(followed);
  }

  static @Nullable Cut find(FollowsGraph graph, SubLog log) {
    OrderCut cut = new OrderCut(eventuallyFollowed(log));
    List<Before> order = cut.order();
    return cut.parts.size() >= 2 && cut.isValid(order, graph)
        ? new Cut(Cut.Operator.ORDER, cut.parts, order)
        : null;
  }

  private static BitSet[] eventuallyFollowed(SubLog log) {
    BitSet[] followed = new BitSet[log.size()];
    for (int a = 0; a < followed.length; a++) {
      followed[a] = new BitSet(log.size());
    }
    BitSet later = new BitSet(log.size());
    for (int t = 0; t < log.traceCount(); t++) {
      int[] trace = log.trace(t);
      later.clear();
      for (int i = trace.length - 1; i >= 0; i--) {
        followed[trace[i]].or(later);
        later.set(trace[i]);
      }
    }
    return followed;
  }

  private static List<BitSet> parts(BitSet[] followed) {
    int size = followed.length;
    Map<List<BitSet>, BitSet> byNeighbours = new LinkedHashMap<>();
    for (int a = 0; a < size; a++) {
      BitSet before = new BitSet(size);
      BitSet after = new BitSet(size);
      for (int b = 0; b < size; b++) {
        boolean ab = followed[a].get(b);
        boolean ba = followed[b].get(a);
        before.set(b, ba && !ab);
        after.set(b, ab && !ba);
      }
      byNeighbours.computeIfAbsent(List.of(before, after), k -> new BitSet(size)).set(a);
    }
    return List.copyOf(byNeighbours.values());
  }

  private boolean isBefore(int first, int second) {
    int a = parts.get(first).nextSetBit(0);
    int b = parts.get(second).nextSetBit(0);
    return followed[a].get(b) && !followed[b].get(a);
  }

  private List<Before> order() {
    List<Before> order = new ArrayList<>();
    for (int p = 0; p < parts.size(); p++) {
      for (int q = 0; q < parts.size(); q++) {
        if (p != q && isBefore(p, q)) {
          order.add(new Before(p, q));
        }
      }
    }
    return order;
  }

  /** Transitive; unordered parts mix freely; the first can start a trace, the last end one. */
  private boolean isValid(List<Before> order, FollowsGraph graph) {
    int count = parts.size();
    BitSet[] after = new BitSet[count];
    for (int p = 0; p < count; p++) {
      after[p] = new BitSet(count);
    }
    BitSet hasBefore = new BitSet(count);
    for (Before pair : order) {
      after[pair.first()].set(pair.second());
      hasBefore.set(pair.second());
    }
    for (int p = 0; p < count; p++) {
      BitSet further = new BitSet(count);
      after[p].stream().forEach(q -> further.or(after[q]));
      further.andNot(after[p]);
      if (!further.isEmpty()
          || (!hasBefore.get(p) && !parts.get(p).intersects(graph.starts()))
          || (after[p].isEmpty() && !parts.get(p).intersects(graph.ends()))) {
        return false;
      }
      for (int q = p + 1; q < count; q++) {
        if (!after[p].get(q) && !after[q].get(p) && !mix(parts.get(p), parts.get(q))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Each activity of one part is followed by each of the other, in both directions. */
  private boolean mix(BitSet one, BitSet other) {
    return one.stream()
        .allMatch(a -> other.stream().allMatch(b -> followed[a].get(b) && followed[b].get(a)));
  }
}
