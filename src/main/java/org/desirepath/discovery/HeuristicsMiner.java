package org.desirepath.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Variant;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.Marking;

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
 * <p>Nothing is promised: the net may be unsound, as the paper's may; {@link
 * org.desirepath.model.Soundness} tells. O(symbols of distinct traces + n^3) time for n activities,
 * O(n^2) space. Deterministic; the order of traces does not matter. Thread-safe.
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
    return new Run(log, this).net();
  }

  /** The state of one discovery; activities by label, then the artificial start and end. */
  private static final class Run {
    private final String name;
    private final HeuristicsMiner parameters;
    private final List<String> labels;
    private final int size;
    private final int first;
    private final int last;
    private final long[][] follows;
    private final long[][] back;
    private final boolean[][] edge;

    Run(EventLog log, HeuristicsMiner parameters) {
      this.name = log.name();
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

    /**
     * For each neighbour its group: members of a group exclude each other, groups run side by side.
     */
    private int[] groups(int a, boolean outgoing) {
      int[] group = new int[size];
      List<List<Integer>> groups = new ArrayList<>();
      for (int b = 0; b < size; b++) {
        group[b] = -1;
        if (outgoing ? edge[a][b] : edge[b][a]) {
          int g = 0;
          while (g < groups.size() && anyConcurrent(a, b, groups.get(g), outgoing)) {
            g++;
          }
          if (g == groups.size()) {
            groups.add(new ArrayList<>());
          }
          groups.get(g).add(b);
          group[b] = g;
        }
      }
      return group;
    }

    private boolean anyConcurrent(int a, int b, List<Integer> group, boolean outgoing) {
      for (int c : group) {
        long together = outgoing ? follows[a][b] + follows[a][c] : follows[b][a] + follows[c][a];
        double measure = (follows[b][c] + follows[c][b]) / (together + 1.0);
        if (b != a && c != a && measure >= parameters.concurrencyThreshold) {
          return true;
        }
      }
      return false;
    }

    AcceptingPetriNet net() {
      connect();
      AcceptingPetriNet.Builder net = AcceptingPetriNet.builder(name);
      int source = net.place("start");
      int sink = net.place("end");
      int[] transitions = new int[size];
      int[][] outGroups = new int[size][];
      int[][] inGroups = new int[size][];
      int[][] outPlaces = new int[size][size];
      int[][] inPlaces = new int[size][size];
      for (int a = 0; a < size; a++) {
        transitions[a] =
            a < first
                ? net.transition("activity" + a, labels.get(a))
                : net.transition(a == first ? "begin" : "finish", null);
        outGroups[a] = groups(a, true);
        inGroups[a] = groups(a, false);
        addPlaces(net, transitions[a], outGroups[a], "after" + a, outPlaces[a], true);
        addPlaces(net, transitions[a], inGroups[a], "before" + a, inPlaces[a], false);
      }
      net.input(transitions[first], source, 1).output(transitions[last], sink, 1);
      for (int a = 0; a < size; a++) {
        for (int b = 0; b < size; b++) {
          if (edge[a][b]) {
            int step = net.transition("from" + a + "to" + b, null);
            net.input(step, outPlaces[a][outGroups[a][b]], 1);
            net.output(step, inPlaces[b][inGroups[b][a]], 1);
          }
        }
      }
      return net.build(Marking.of(source), List.of(Marking.of(sink)));
    }

    private static void addPlaces(
        AcceptingPetriNet.Builder net,
        int transition,
        int[] groups,
        String id,
        int[] places,
        boolean outgoing) {
      int count = 0;
      for (int group : groups) {
        if (group == count) {
          places[count] = net.place(id + "group" + count);
          if (outgoing) {
            net.output(transition, places[count++], 1);
          } else {
            net.input(transition, places[count++], 1);
          }
        }
      }
    }
  }
}
