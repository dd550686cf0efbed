package org.desirepath.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DirectlyFollowsGraph;
import org.desirepath.statistics.LongOrder;

/**
 * Counts how often each activity directly follows another within a trace, with the median time
 * between them.
 *
 * <p>Source: van der Aalst, "A practitioner's guide to process mining: limitations of the
 * directly-follows graph", 2019, doi:10.1016/j.procs.2019.12.189, definition 2; no filtering. Costs
 * O(events + pairs log pairs) time and O(events) space.
 */
public record DirectlyFollowsMiner() implements DiscoveryAlgorithm<DirectlyFollowsGraph> {

  @Override
  public DirectlyFollowsGraph discover(EventLog log) {
    return new Run(log).graph(variant -> true);
  }

  /** The graph of the traces of some variants. */
  static DirectlyFollowsGraph graphOf(EventLog log, BitSet variants) {
    return new Run(log).graph(variants::get);
  }

  /** The state of one discovery. */
  private static final class Run {
    private final EventLog log;
    private final int size;
    private final long[] events;
    private final int[] traces;
    private final int[] lastTrace;
    private final Map<Long, Pair> pairs = new HashMap<>();
    private final TreeMap<String, Integer> start = new TreeMap<>();
    private final TreeMap<String, Integer> end = new TreeMap<>();

    Run(EventLog log) {
      this.log = log;
      this.size = log.activities().size();
      this.events = new long[size];
      this.traces = new int[size];
      this.lastTrace = new int[size];
      Arrays.fill(lastTrace, -1);
    }

    DirectlyFollowsGraph graph(IntPredicate variants) {
      for (int t = 0; t < log.traceCount(); t++) {
        if (variants.test(log.variantOf(t))) {
          countTrace(t);
        }
      }
      List<DirectlyFollowsGraph.Activity> activities = new ArrayList<>();
      for (int a = 0; a < size; a++) {
        if (events[a] > 0) {
          activities.add(
              new DirectlyFollowsGraph.Activity(log.activities().get(a), events[a], traces[a]));
        }
      }
      activities.sort(Comparator.comparing(DirectlyFollowsGraph.Activity::label));
      List<DirectlyFollowsGraph.Edge> edges = new ArrayList<>();
      pairs.forEach((key, pair) -> edges.add(edge(key, pair)));
      edges.sort(
          Comparator.comparing(DirectlyFollowsGraph.Edge::from)
              .thenComparing(DirectlyFollowsGraph.Edge::to));
      return new DirectlyFollowsGraph(log.name(), activities, edges, start, end);
    }

    private void countTrace(int trace) {
      int from = log.firstEvent(trace);
      int to = log.endEvent(trace);
      for (int e = from; e < to; e++) {
        int activity = log.activity(e);
        events[activity]++;
        if (lastTrace[activity] != trace) {
          lastTrace[activity] = trace;
          traces[activity]++;
        }
        if (e > from) {
          pairs
              .computeIfAbsent((long) log.activity(e - 1) * size + activity, k -> new Pair())
              .add(trace, log.timeMillis(e - 1), log.timeMillis(e));
        }
      }
      if (to > from) {
        start.merge(log.activities().get(log.activity(from)), 1, Integer::sum);
        end.merge(log.activities().get(log.activity(to - 1)), 1, Integer::sum);
      }
    }

    private DirectlyFollowsGraph.Edge edge(long key, Pair pair) {
      return new DirectlyFollowsGraph.Edge(
          log.activities().get((int) (key / size)),
          log.activities().get((int) (key % size)),
          pair.count,
          pair.traces,
          pair.medianMillis());
    }
  }

  /** One directly-follows relation while it is counted. */
  private static final class Pair {
    private long count;
    private int traces;
    private int lastTrace = -1;
    private long[] waits = new long[4];
    private int timed;

    void add(int trace, long before, long after) {
      count++;
      if (lastTrace != trace) {
        lastTrace = trace;
        traces++;
      }
      if (before != EventLog.NO_TIME && after != EventLog.NO_TIME) {
        if (timed == waits.length) {
          waits = Arrays.copyOf(waits, timed * 2);
        }
        waits[timed++] = after - before;
      }
    }

    /** The lower median, so that it is a wait that happened. */
    long medianMillis() {
      if (timed == 0) {
        return -1;
      }
      LongOrder.sort(waits, timed);
      return waits[(timed - 1) / 2];
    }
  }
}
