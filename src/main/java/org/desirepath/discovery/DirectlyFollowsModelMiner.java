package org.desirepath.discovery;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Variant;
import org.desirepath.model.DirectlyFollowsGraph;

/**
 * The directly-follows model: a directly-follows graph without rare edges, whose paths from start
 * to end are the language.
 *
 * <p>Source: Leemans, Poppe, Wynn, "Directly follows-based process mining: exploration and a case
 * study", 2019, doi:10.1109/ICPM.2019.00015. Edges, starts and ends among them, are looked at from
 * the rarest to the most frequent; one goes, with all traces that take it, if enough traces stay.
 * Frequencies are those of the whole log.
 *
 * <p>So at least the given share of the traces with events fits perfectly (a graph has no empty
 * trace, unless it has no activity), and every activity that stays lies on a path from start to
 * end: the model is sound. O(symbols of distinct traces + e log e) time for e edges. Deterministic;
 * the order of traces does not matter. Thread-safe.
 *
 * @param fittingShare least share of traces with events that fit, in [0,1]; 1 keeps every edge, 0
 *     those of the traces that take only the most frequent edges
 */
public record DirectlyFollowsModelMiner(double fittingShare)
    implements DiscoveryAlgorithm<DirectlyFollowsGraph> {

  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it is not in [0,1]
   */
  public DirectlyFollowsModelMiner {
    if (!(fittingShare >= 0 && fittingShare <= 1)) {
      throw new IllegalArgumentException(
          "fittingShare: expected a number in [0,1], got " + fittingShare);
    }
  }

  /** A step of a trace; the empty text stands for start and end. */
  private record Edge(String from, String to) {}

  @Override
  public DirectlyFollowsGraph discover(EventLog log) {
    List<Variant> variants = log.variants();
    Map<Edge, BitSet> users = new HashMap<>();
    Map<Edge, Long> counts = new HashMap<>();
    long traces = 0;
    for (int v = 0; v < variants.size(); v++) {
      List<String> activities = variants.get(v).activities();
      if (activities.isEmpty()) {
        continue;
      }
      for (int i = 0; i <= activities.size(); i++) {
        String from = i == 0 ? "" : activities.get(i - 1);
        String to = i == activities.size() ? "" : activities.get(i);
        Edge edge = new Edge(from, to);
        users.computeIfAbsent(edge, k -> new BitSet()).set(v);
        counts.merge(edge, (long) variants.get(v).traceCount(), Long::sum);
      }
      traces += variants.get(v).traceCount();
    }
    List<Edge> rarestFirst = new ArrayList<>(counts.keySet());
    rarestFirst.sort(
        Comparator.comparingLong((Edge edge) -> counts.getOrDefault(edge, 0L))
            .thenComparing(Edge::from)
            .thenComparing(Edge::to));
    BitSet kept = new BitSet(variants.size());
    kept.set(0, variants.size());
    long left = traces;
    for (Edge edge : rarestFirst) {
      BitSet leaving = users.getOrDefault(edge, new BitSet());
      leaving.and(kept);
      long weight = leaving.stream().mapToLong(v -> variants.get(v).traceCount()).sum();
      if (left - weight > 0 && left - weight >= fittingShare * traces) {
        kept.andNot(leaving);
        left -= weight;
      }
    }
    return DirectlyFollowsMiner.graphOf(log, kept);
  }
}
