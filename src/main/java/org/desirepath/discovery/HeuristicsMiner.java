package org.desirepath.discovery;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Variant;
import org.desirepath.model.AcceptingPetriNet;

/**
 * The Heuristics Miner: keeps the dependencies that the log shows clearly, and tells from how
 * successors mix whether they exclude each other or run side by side.
 *
 * <p>Source: Weijters, van der Aalst, Alves de Medeiros, "Process mining with the heuristics miner
 * algorithm", 2006 (BETA working paper 166), and Weijters, Ribeiro, "Flexible heuristics miner",
 * 2011, doi:10.1109/CIDM.2011.5949453, section III: dependency (|a>b| - |b>a|) / (|a>b| + |b>a| +
 * 1), loops of one and two activities by their own measures, all activities connected by their best
 * dependencies, an artificial start and end, and concurrency (|b>c| + |c>b|) / (|a>b| + |a>c| + 1)
 * of the successors b and c of a. Long-distance dependencies are left out.
 *
 * <p>Beyond the papers, whose nets may be unsound: activities cut off from start or end get their
 * widest path there, and successors run side by side only in a block that one activity closes, as
 * {@link SplitMiner} makes them; elsewhere they exclude each other. So the net is sound. O(symbols
 * of distinct traces + n^3) time for n activities, O(n^2) space. Deterministic; the order of traces
 * does not matter. Thread-safe.
 *
 * @param dependencyThreshold least dependency, in [0,1]; 0.9 is usual
 * @param concurrencyThreshold least concurrency of two successors that run side by side, in [0,1];
 *     0.65 is usual
 */
public record HeuristicsMiner(double dependencyThreshold, double concurrencyThreshold)
    implements DiscoveryAlgorithm<AcceptingPetriNet> {

  /** The usual thresholds. */
  public static final HeuristicsMiner STANDARD = new HeuristicsMiner(0.9, 0.65);

  /**
   * Checks the thresholds.
   *
   * @throws IllegalArgumentException if one is not in [0,1]
   */
  public HeuristicsMiner {
    requireShare("dependencyThreshold", dependencyThreshold);
    requireShare("concurrencyThreshold", concurrencyThreshold);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + ": expected a number in [0,1], got " + share);
    }
  }

  @Override
  public AcceptingPetriNet discover(EventLog log) {
    Run run = new Run(log, this);
    run.connect();
    return new SplitNet(run).toNet(log.name());
  }

  /** The state of one discovery; activities by label, then the artificial start and end. */
  private static final class Run implements FlowGraph {
    private final HeuristicsMiner parameters;
    private final List<String> labels;
    private final int size;
    private final int first;
    private final int last;
    private final long[][] follows;
    private final long[][] back;
    private final boolean[][] edge;

    Run(EventLog log, HeuristicsMiner parameters) {
      this.parameters = parameters;
      TreeSet<String> names = new TreeSet<>();
      log.variants().forEach(variant -> names.addAll(variant.activities()));
      this.labels = List.copyOf(names);
      this.first = labels.size();
      this.last = labels.size() + 1;
      this.size = labels.size() + 2;
      this.follows = new long[size][size];
      this.back = new long[size][size];
      this.edge = new boolean[size][size];
      TreeMap<String, Integer> codes = new TreeMap<>();
      labels.forEach(label -> codes.put(label, codes.size()));
      for (Variant variant : log.variants()) {
        int[] trace = variant.activities().stream().mapToInt(codes::get).toArray();
        count(trace, variant.traceCount());
      }
      if (log.variants().isEmpty()) {
        follows[first][last] = 1;
      }
    }

    private void count(int[] trace, int traces) {
      int before = first;
      for (int i = 0; i < trace.length; i++) {
        follows[before][trace[i]] += traces;
        before = trace[i];
        if (i >= 2 && trace[i - 2] == trace[i] && trace[i - 1] != trace[i]) {
          back[trace[i]][trace[i - 1]] += traces;
        }
      }
      follows[before][last] += traces;
    }

    private double dependency(int a, int b) {
      if (a == b) {
        return follows[a][a] / (follows[a][a] + 1.0);
      }
      double both = follows[a][b] + follows[b][a];
      return (follows[a][b] - follows[b][a]) / (both + 1);
    }

    private double loopOfTwo(int a, int b) {
      double both = back[a][b] + back[b][a];
      return both / (both + 1);
    }

    private void connect() {
      for (int a = 0; a < size; a++) {
        for (int b = 0; b < size; b++) {
          boolean loop = a != b && Math.max(a, b) < first && loops(a, b);
          edge[a][b] =
              follows[a][b] > 0 && (dependency(a, b) >= parameters.dependencyThreshold || loop);
        }
      }
      for (int a = 0; a < size; a++) {
        if (a != last && !hasOther(a, true)) {
          edge[a][best(a, true)] = true;
        }
        if (a != first && !hasOther(a, false)) {
          edge[best(a, false)][a] = true;
        }
      }
      WidestPaths.keep(follows, new boolean[size][size], first, last, edge);
    }

    private boolean loops(int a, int b) {
      return back[a][b] + back[b][a] > 0
          && loopOfTwo(a, b) >= parameters.dependencyThreshold
          && edgeIsNoSelfLoop(a)
          && edgeIsNoSelfLoop(b);
    }

    /** What follows itself often is no half of a loop of two: a b a may be a and a a. */
    private boolean edgeIsNoSelfLoop(int a) {
      return dependency(a, a) < parameters.dependencyThreshold;
    }

    private boolean hasOther(int a, boolean outgoing) {
      for (int b = 0; b < size; b++) {
        if (b != a && (outgoing ? edge[a][b] : edge[b][a])) {
          return true;
        }
      }
      return false;
    }

    /** The other activity with the highest dependency that was seen there at all. */
    private int best(int a, boolean outgoing) {
      int best = outgoing ? last : first;
      double highest = Double.NEGATIVE_INFINITY;
      for (int b = 0; b < size; b++) {
        long seen = outgoing ? follows[a][b] : follows[b][a];
        double dependency = outgoing ? dependency(a, b) : dependency(b, a);
        if (b != a && seen > 0 && dependency > highest) {
          best = b;
          highest = dependency;
        }
      }
      return best;
    }

    @Override
    public List<String> labels() {
      return labels;
    }

    @Override
    public boolean hasEdge(int from, int to) {
      return from != to && edge[from][to];
    }

    @Override
    public boolean repeats(int node) {
      return edge[node][node];
    }

    @Override
    public boolean areConcurrent(int node, int one, int other) {
      double mixed = follows[one][other] + follows[other][one];
      return mixed / (follows[node][one] + follows[node][other] + 1)
          >= parameters.concurrencyThreshold;
    }
  }
}
