package org.desirepath.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Solves {@code p = P p} with p(success) = 1 and p of the other ends = 0.
 *
 * <p>States that cannot reach success have p = 0 and are left out; without them every remaining
 * system has exactly one solution. The rest is cut into strongly connected components (R. Tarjan,
 * "Depth-first search and linear graph algorithms", 1972, doi:10.1137/0201010), which come out in
 * an order where all successors of a component are known when it is solved. Histories of journeys
 * rarely recur, so most components are single states and the dense systems stay small.
 */
final class ChainSolver {

  private final List<Map<Integer, Double>> rows;
  private final double[] totals;
  private final double[] solution;

  private final boolean[] reachesSuccess;

  /** Tarjan's numbering; 0 = not visited. */
  private final int[] number;

  private final int[] lowest;
  private final boolean[] open;
  private final Deque<Integer> component = new ArrayDeque<>();
  private int visited;

  /** Place of a state in the system being solved, from 1; 0 = elsewhere. */
  private final int[] position;

  ChainSolver(List<Map<Integer, Double>> rows) {
    this.rows = rows;
    this.totals = rows.stream().mapToDouble(AbsorbingChain::total).toArray();
    this.solution = new double[rows.size()];
    this.reachesSuccess = reachesSuccess(rows);
    this.number = new int[rows.size()];
    this.lowest = new int[rows.size()];
    this.open = new boolean[rows.size()];
    this.position = new int[rows.size()];
  }

  /** The probability of success from each state. */
  double[] solve() {
    for (int state = 0; state < solution.length; state++) {
      if (reachesSuccess[state] && number[state] == 0) {
        visit(state);
      }
    }
    return solution;
  }

  private static boolean[] reachesSuccess(List<Map<Integer, Double>> rows) {
    List<List<Integer>> predecessors = new ArrayList<>();
    rows.forEach(row -> predecessors.add(new ArrayList<>()));
    boolean[] reaches = new boolean[rows.size()];
    Deque<Integer> todo = new ArrayDeque<>();
    for (int from = 0; from < rows.size(); from++) {
      for (Map.Entry<Integer, Double> move : rows.get(from).entrySet()) {
        if (move.getKey() >= 0 && move.getValue() > 0) {
          predecessors.get(move.getKey()).add(from);
        } else if (move.getKey() == AbsorbingChain.SUCCESS && move.getValue() > 0) {
          reaches[from] = true;
          todo.add(from);
        }
      }
    }
    while (!todo.isEmpty()) {
      for (int from : predecessors.get(todo.remove())) {
        if (!reaches[from]) {
          reaches[from] = true;
          todo.add(from);
        }
      }
    }
    return reaches;
  }

  /** A state on the path of the search, and what of its row is still to be followed. */
  private record Frame(int state, Iterator<Integer> successors) {}

  /** The recursion is unrolled: journeys with long histories would overflow the stack. */
  private void visit(int root) {
    Deque<Frame> path = new ArrayDeque<>();
    path.push(enter(root));
    while (!path.isEmpty()) {
      Frame frame = path.getFirst();
      int state = frame.state();
      if (frame.successors().hasNext()) {
        int to = frame.successors().next();
        if (number[to] == 0) {
          path.push(enter(to));
        } else if (open[to]) {
          lowest[state] = StrictMath.min(lowest[state], number[to]);
        }
        continue;
      }
      path.pop();
      if (!path.isEmpty()) {
        int parent = path.getFirst().state();
        lowest[parent] = StrictMath.min(lowest[parent], lowest[state]);
      }
      if (lowest[state] == number[state]) {
        solve(closeComponent(state));
      }
    }
  }

  private Frame enter(int state) {
    number[state] = ++visited;
    lowest[state] = visited;
    open[state] = true;
    component.push(state);
    List<Integer> successors = new ArrayList<>();
    for (int to : rows.get(state).keySet()) {
      if (to >= 0 && reachesSuccess[to]) {
        successors.add(to);
      }
    }
    return new Frame(state, successors.iterator());
  }

  private int[] closeComponent(int root) {
    List<Integer> members = new ArrayList<>();
    int member;
    do {
      member = component.pop();
      open[member] = false;
      members.add(member);
    } while (member != root);
    return members.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private void solve(int[] members) {
    int size = members.length;
    for (int i = 0; i < size; i++) {
      position[members[i]] = i + 1;
    }
    RealMatrix system = new Array2DRowRealMatrix(size, size);
    RealVector known = new ArrayRealVector(size);
    for (int i = 0; i < size; i++) {
      system.addToEntry(i, i, 1);
      for (Map.Entry<Integer, Double> move : rows.get(members[i]).entrySet()) {
        int to = move.getKey();
        double share = move.getValue() / totals[members[i]];
        if (to == AbsorbingChain.SUCCESS) {
          known.addToEntry(i, share);
        } else if (to >= 0 && position[to] > 0) {
          system.addToEntry(i, position[to] - 1, -share);
        } else if (to >= 0) {
          known.addToEntry(i, share * solution[to]);
        }
      }
    }
    // the matrix is regular by construction, however small a pivot gets
    RealVector solved = new LUDecomposition(system, Double.MIN_NORMAL).getSolver().solve(known);
    for (int i = 0; i < size; i++) {
      solution[members[i]] = StrictMath.max(0, StrictMath.min(1, solved.getEntry(i)));
      position[members[i]] = 0;
    }
  }
}
