package org.desirepath.conformance.quality;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph.Edge;

/**
 * The distinct runs of the model that the optimal alignments of one trace take. Alignments that
 * differ only in silent steps, or in the order of log and model moves, take the same run.
 */
final class OptimalRuns {
  private final OptimalAlignmentGraph graph;
  private final FlowLog log;
  private final int maxRuns;
  private final long maxVisits;
  private final List<int[]> found = new ArrayList<>();
  private final Set<BitSet> onPath = new HashSet<>();
  private final List<Integer> path = new ArrayList<>();
  private long visits;

  OptimalRuns(OptimalAlignmentGraph graph, FlowLog log, int maxRuns, long maxVisits) {
    this.graph = graph;
    this.log = log;
    this.maxRuns = maxRuns;
    this.maxVisits = maxVisits;
  }

  /** The runs in the order of their labels, or empty if a limit stops the search for them. */
  Optional<List<int[]>> find() {
    BitSet start = new BitSet();
    start.set(graph.start());
    return collect(closed(start)) ? Optional.of(found) : Optional.empty();
  }

  /** States looked at so far. */
  long visits() {
    return visits;
  }

  private boolean collect(BitSet states) {
    // every state leads to a goal, so a set met twice on one path means runs without end
    if (visits > maxVisits || !onPath.add(states)) {
      return false;
    }
    if (states.stream().anyMatch(graph::isGoal)) {
      if (found.size() == maxRuns) {
        return false;
      }
      found.add(path.stream().mapToInt(Integer::intValue).toArray());
    }
    for (Map.Entry<Integer, BitSet> step : next(states).entrySet()) {
      path.add(step.getKey());
      if (!collect(closed(step.getValue()))) {
        return false;
      }
      path.remove(path.size() - 1);
    }
    onPath.remove(states);
    return true;
  }

  private Map<Integer, BitSet> next(BitSet states) {
    Map<Integer, BitSet> next = new TreeMap<>();
    states.stream()
        .forEach(
            state -> {
              for (Edge edge : graph.edges(state)) {
                int label = log.runLabel(edge.move());
                if (label != FlowLog.SILENT) {
                  next.computeIfAbsent(label, l -> new BitSet()).set(edge.target());
                }
              }
            });
    return next;
  }

  private BitSet closed(BitSet states) {
    List<Integer> open = new ArrayList<>(states.stream().boxed().toList());
    while (!open.isEmpty()) {
      visits++;
      for (Edge edge : graph.edges(open.remove(open.size() - 1))) {
        Move move = edge.move();
        if (log.runLabel(move) == FlowLog.SILENT && !states.get(edge.target())) {
          states.set(edge.target());
          open.add(edge.target());
        }
      }
    }
    return states;
  }
}
