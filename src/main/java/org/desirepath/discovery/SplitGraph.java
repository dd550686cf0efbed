package org.desirepath.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Variant;

/**
 * The filtered graph of {@link SplitMiner}: activities by label, then an artificial start and end.
 * Every node lies on a path from start to end.
 */
final class SplitGraph implements FlowGraph {
  private final List<String> labels;
  private final int size;
  private final long[][] follows;
  private final long[][] back;
  private final boolean[] selfLoop;
  private final boolean[][] concurrent;
  private final boolean[][] edge;

  private SplitGraph(List<String> labels) {
    this.labels = labels;
    this.size = labels.size() + 2;
    this.follows = new long[size][size];
    this.back = new long[size][size];
    this.selfLoop = new boolean[size];
    this.concurrent = new boolean[size][size];
    this.edge = new boolean[size][size];
  }

  static SplitGraph of(EventLog log, SplitMiner parameters) {
    TreeSet<String> names = new TreeSet<>();
    log.variants().forEach(variant -> names.addAll(variant.activities()));
    SplitGraph graph = new SplitGraph(List.copyOf(names));
    TreeMap<String, Integer> codes = new TreeMap<>();
    names.forEach(label -> codes.put(label, codes.size()));
    for (Variant variant : log.variants()) {
      graph.count(
          variant.activities().stream().mapToInt(codes::get).toArray(), variant.traceCount());
    }
    if (log.variants().isEmpty()) {
      graph.follows[graph.start()][graph.end()] = 1;
    }
    boolean[][] weak = graph.prune(parameters.concurrencyThreshold());
    graph.filter(parameters.frequencyPercentile(), weak);
    return graph;
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  @Override
  public boolean hasEdge(int from, int to) {
    return edge[from][to];
  }

  @Override
  public boolean repeats(int node) {
    return selfLoop[node];
  }

  @Override
  public boolean areConcurrent(int node, int one, int other) {
    return concurrent[one][other];
  }

  private void count(int[] trace, int traces) {
    int before = start();
    for (int i = 0; i < trace.length; i++) {
      if (before == trace[i]) {
        selfLoop[trace[i]] = true;
      } else {
        follows[before][trace[i]] += traces;
      }
      if (i >= 2 && trace[i - 2] == trace[i]) {
        back[trace[i]][trace[i - 1]] += traces;
      }
      before = trace[i];
    }
    follows[before][end()] += traces;
  }

  /** Finds concurrency, and marks edges that go: of concurrent pairs both, else the weaker. */
  private boolean[][] prune(double threshold) {
    boolean[][] weak = new boolean[size][size];
    for (int a = 0; a < size; a++) {
      for (int b = a + 1; b < size; b++) {
        long ab = follows[a][b];
        long ba = follows[b][a];
        boolean loop = !selfLoop[a] && !selfLoop[b] && back[a][b] + back[b][a] > 0;
        if (ab > 0 && ba > 0 && !loop) {
          concurrent[a][b] = Math.abs(ab - ba) < threshold * (ab + ba);
          concurrent[b][a] = concurrent[a][b];
          weak[a][b] = concurrent[a][b] || ab < ba;
          weak[b][a] = concurrent[a][b] || ba < ab;
        }
      }
    }
    return weak;
  }

  /** Keeps the best way to and from each node, and what is frequent. */
  private void filter(double percentile, boolean[][] weak) {
    long least = percentileOfStrongest(percentile, weak);
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        edge[a][b] = follows[a][b] > 0 && !weak[a][b] && follows[a][b] > least;
      }
    }
    WidestPaths.keep(follows, weak, start(), end(), edge);
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < size; b++) {
        // where a weak edge is the only way, the two follow each other after all
        if (edge[a][b] && concurrent[a][b]) {
          concurrent[a][b] = false;
          concurrent[b][a] = false;
        }
      }
    }
  }

  private long percentileOfStrongest(double percentile, boolean[][] weak) {
    List<Long> strongest = new ArrayList<>();
    for (int a = 0; a < size; a++) {
      long in = 0;
      long out = 0;
      for (int b = 0; b < size; b++) {
        out = weak[a][b] ? out : Math.max(out, follows[a][b]);
        in = weak[b][a] ? in : Math.max(in, follows[b][a]);
      }
      strongest.add(in);
      strongest.add(out);
    }
    strongest.removeIf(count -> count == 0);
    strongest.sort(null);
    if (strongest.isEmpty()) {
      return 0;
    }
    int rank = (int) Math.ceil(percentile * strongest.size());
    return rank == 0 ? 0 : strongest.get(rank - 1);
  }
}
