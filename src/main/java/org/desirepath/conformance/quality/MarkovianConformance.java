package org.desirepath.conformance.quality;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.quality.FlowLog.Journey;
import org.desirepath.conformance.quality.Measure.Definition;

/**
 * Compares log and model by what can follow k labels: fitness and precision on their Markovian
 * abstractions of order k, in the Boolean version.
 *
 * <p>Source: Augusto, Armas Cervantes, Conforti, Dumas, La Rosa, "Measuring fitness and precision
 * of automatically discovered process models", 2022, doi:10.1109/TKDE.2020.3003258. The abstraction
 * has the sequences of k labels as states; its edges are the k + 1 labels in a row that occur, the
 * first k and the last k of a run, and whole runs shorter than k. An edge of one side is found on
 * the other or not; the authors also have a version that pairs unequal edges by edit distance,
 * which this is not: that pairing is an assignment over all edges of both sides, cubic in their
 * number, and gives credit for sequences that occur on no side. Costs O(edges * markings compatible
 * with one) time. Deterministic, thread-safe.
 *
 * @param k order, 1..10; the authors use 3
 * @param maxVisits markings to visit, at least 1; beyond them there is no value
 */
public record MarkovianConformance(int k, long maxVisits) {
  private static final int MOST_K = 10;
  private static final int BEGIN = -1;
  private static final int END = -2;
  private static final String SOURCE =
      "Augusto et al., Measuring fitness and precision of automatically discovered process models,"
          + " 2022, doi:10.1109/TKDE.2020.3003258; Boolean matching, without edit distances";

  /** What was found. */
  public record Result(Measure fitness, Measure precision) {}

  public MarkovianConformance {
    if (k < 1 || k > MOST_K || maxVisits < 1) {
      throw new IllegalArgumentException(
          "k, maxVisits: expected 1.." + MOST_K + " and at least 1, got " + k + ", " + maxVisits);
    }
  }

  Definition fitnessDefinition() {
    return new Definition(
        "markovianFitness" + k,
        "share of the log's edges of the Markovian abstraction of order "
            + k
            + " ("
            + (k + 1)
            + " touchpoints in a row, first and last "
            + k
            + "), by how often they occur, that the model has too; n = such edges of the log, with"
            + " their number",
        SOURCE);
  }

  Definition precisionDefinition() {
    return new Definition(
        "markovianPrecision" + k,
        "share of the model's edges of the Markovian abstraction of order "
            + k
            + ", each once, that the log has too; n = such edges of the model",
        SOURCE);
  }

  /** Both measures; absent without a resolved journey or beyond {@link #maxVisits}. */
  public Result measure(ConformanceResult result) {
    return measure(new FlowLog(result));
  }

  Result measure(FlowLog log) {
    return log.hasGraph() ? new Run(this, log).measure() : absent(FlowLog.TOO_LARGE);
  }

  Result absent(String reason) {
    return new Result(
        Measure.absent(fitnessDefinition(), 0, reason),
        Measure.absent(precisionDefinition(), 0, reason));
  }

  /** The edges of the log, then those of the model one by one. */
  private static final class Run {
    private final MarkovianConformance limits;
    private final int k;
    private final FlowLog log;
    private final LabelledGraph graph;
    private final Map<List<Integer>, Long> ofLog = new HashMap<>();
    private final List<Integer> path = new ArrayList<>();
    private long ofModel;
    private long shared;
    private long sharedOccurrences;

    Run(MarkovianConformance limits, FlowLog log) {
      this.limits = limits;
      this.k = limits.k;
      this.log = log;
      this.graph = log.graph();
    }

    Result measure() {
      log.journeys().forEach(this::addToLog);
      long occurrences = ofLog.values().stream().mapToLong(Long::longValue).sum();
      if (occurrences == 0) {
        return limits.absent("no resolved journey is long enough");
      }
      if (!fromStart(graph.start(), 0) || !inside(graph.all(), 0)) {
        return limits.absent(
            "the model has too many sequences of "
                + (k + 1)
                + " touchpoints: more than "
                + limits.maxVisits
                + " markings would be visited");
      }
      return new Result(
          Measure.of(
              limits.fitnessDefinition(),
              (double) sharedOccurrences / occurrences,
              occurrences,
              null),
          Measure.of(limits.precisionDefinition(), (double) shared / ofModel, ofModel, null));
    }

    private void addToLog(Journey journey) {
      int[] events = journey.events;
      int n = events.length;
      if (n >= k || !journey.exited) {
        count(edge(events, BEGIN, 0, Math.min(k, n)), journey.traces);
      }
      if (!journey.exited) {
        count(edge(events, END, Math.max(0, n - k), n), journey.traces);
      }
      for (int i = 0; i + k < n; i++) {
        count(edge(events, 0, i, i + k + 1), journey.traces);
      }
    }

    private void count(List<Integer> edge, long times) {
      ofLog.merge(edge, times, Long::sum);
    }

    private static List<Integer> edge(int[] events, int kind, int from, int to) {
      List<Integer> edge = new ArrayList<>(to - from + 1);
      edge.add(kind);
      for (int i = from; i < to; i++) {
        edge.add(events[i]);
      }
      return edge;
    }

    /** First k labels, and whole runs of fewer. False if the limit is reached. */
    private boolean fromStart(BitSet markings, int depth) {
      if (depth == k) {
        meet(BEGIN);
        return true;
      }
      if (graph.hasFinal(markings)) {
        meet(BEGIN);
        meet(END);
      }
      for (Map.Entry<Integer, BitSet> step : graph.next(markings).entrySet()) {
        path.add(step.getKey());
        if (graph.visits() > limits.maxVisits || !fromStart(step.getValue(), depth + 1)) {
          return false;
        }
        path.remove(path.size() - 1);
      }
      return true;
    }

    /** k + 1 labels in a row, and last k labels. False if the limit is reached. */
    private boolean inside(BitSet markings, int depth) {
      if (depth == k && graph.hasFinal(markings)) {
        meet(END);
      }
      if (depth == k + 1) {
        meet(0);
        return true;
      }
      for (Map.Entry<Integer, BitSet> step : graph.next(markings).entrySet()) {
        path.add(step.getKey());
        if (graph.visits() > limits.maxVisits || !inside(step.getValue(), depth + 1)) {
          return false;
        }
        path.remove(path.size() - 1);
      }
      return true;
    }

    private void meet(int kind) {
      List<Integer> edge = new ArrayList<>(path.size() + 1);
      edge.add(kind);
      edge.addAll(path);
      ofModel++;
      Long times = ofLog.get(edge);
      if (times != null) {
        shared++;
        sharedOccurrences += times;
      }
    }
  }
}
