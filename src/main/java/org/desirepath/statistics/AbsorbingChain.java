package org.desirepath.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Markov chain of journeys that ends in success, loss or a designed exit: the chance of success
 * from every state, what a step adds to it, and how much would be missed without a state.
 *
 * <p>Sources: J. G. Kemeny and J. L. Snell, "Finite Markov Chains", 1960, chapter III; removal
 * effect: E. Anderl, I. Becker, F. von Wangenheim and J. H. Schumann, "Mapping the customer
 * journey", 2016, doi:10.1016/j.ijresmar.2016.03.001. All of it describes the journeys seen: none
 * of it is an effect of doing something.
 *
 * <p>States are numbered from 0. One solution costs O(v + e) plus O(c^3) for each cycle-connected
 * group of c states, for v states and e moves; {@link #removalEffect} and {@link #gainAtLossShare}
 * need one solution each. Immutable.
 */
public final class AbsorbingChain {

  /** The end that counts. */
  public static final int SUCCESS = -1;

  /** The end of a journey that was abandoned. */
  public static final int LOSS = -2;

  /** A designed end that is neither success nor loss. */
  public static final int EXIT = -3;

  private final double[] starts;

  /** Row of a state: target (state or end) to weight, ascending by target. */
  private final List<Map<Integer, Double>> rows;

  private final double[] success;

  private AbsorbingChain(double[] starts, List<Map<Integer, Double>> rows) {
    this.starts = starts;
    this.rows = rows;
    this.success = new ChainSolver(rows).solve();
  }

  /** Collects moves, usually one for each pair of neighbours in a journey. */
  public static final class Builder {

    private final double[] starts;
    private final List<Map<Integer, Double>> rows = new ArrayList<>();

    /**
     * A chain of this many states and no moves.
     *
     * @throws IllegalArgumentException if {@code stateCount} is negative
     */
    public Builder(int stateCount) {
      if (stateCount < 0) {
        throw new IllegalArgumentException("stateCount must be 0 or more; got " + stateCount);
      }
      starts = new double[stateCount];
      for (int i = 0; i < stateCount; i++) {
        rows.add(new TreeMap<>());
      }
    }

    /**
     * Adds journeys that start in a state.
     *
     * @param weight how many, finite and above 0
     */
    public Builder start(int state, double weight) {
      checkWeight(weight);
      starts[checkedState(state, starts.length)] += weight;
      return this;
    }

    /**
     * Adds journeys that go from a state to a state or end.
     *
     * @param to a state, {@link #SUCCESS}, {@link #LOSS} or {@link #EXIT}
     * @param weight how many, finite and above 0
     */
    public Builder move(int from, int to, double weight) {
      checkWeight(weight);
      if (to < EXIT || to >= starts.length) {
        throw new IllegalArgumentException(
            "to must be a state below " + starts.length + ", SUCCESS, LOSS or EXIT; got " + to);
      }
      rows.get(checkedState(from, starts.length)).merge(to, weight, Double::sum);
      return this;
    }

    /** The chain so far. */
    public AbsorbingChain build() {
      List<Map<Integer, Double>> copy = new ArrayList<>();
      rows.forEach(row -> copy.add(new TreeMap<>(row)));
      return new AbsorbingChain(starts.clone(), copy);
    }

    private static void checkWeight(double weight) {
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("weight must be finite and above 0; got " + weight);
      }
    }
  }

  /** How many states there are, ends not counted. */
  public int stateCount() {
    return starts.length;
  }

  /**
   * The probability to reach success from a state or end; 0 where no way leads to success, so also
   * for a state without moves.
   */
  public double successFrom(int stateOrEnd) {
    if (stateOrEnd < 0 && stateOrEnd >= EXIT) {
      return stateOrEnd == SUCCESS ? 1 : 0;
    }
    return success[checkedState(stateOrEnd, starts.length)];
  }

  /** The probability of success over all starts; {@code NaN} without a start. */
  public double success() {
    return overStarts(success);
  }

  /** The share of moves out of a state that go to a state or end; 0 if none do. */
  public double share(int from, int to) {
    Map<Integer, Double> row = rows.get(checkedState(from, starts.length));
    Double weight = row.get(to);
    return weight == null ? 0 : weight / total(row);
  }

  /** What a move changes, {@code p(to) - p(from)}. Over all moves of a state it averages to 0. */
  public double swing(int from, int to) {
    return successFrom(to) - successFrom(from);
  }

  /**
   * The removal effect of a state, {@code (P - P') / P}, where in {@code P'} everyone who comes to
   * it is lost; {@code NaN} without a start or without any success.
   */
  public double removalEffect(int state) {
    double before = success();
    double after = successWithRow(checkedState(state, starts.length), Map.of(LOSS, 1.0));
    return before > 0 ? (before - after) / before : Double.NaN;
  }

  /**
   * The removal effects of all states, divided by their sum; {@code NaN} without a start or without
   * any success.
   */
  public double[] removalShares() {
    double[] effects = new double[starts.length];
    Arrays.setAll(effects, this::removalEffect);
    double sum = Arrays.stream(effects).sum();
    return Arrays.stream(effects).map(effect -> effect / sum).toArray();
  }

  /**
   * How much {@link #success()} would change if a state lost this share, and those saved went on as
   * the others do. Gains of several states do not add up. {@code NaN} without a start, or if nobody
   * goes on from the state, so that nothing is known of those who would.
   *
   * @param lossShare share of moves out of the state that should go to {@link #LOSS}, in [0, 1]
   * @throws IllegalArgumentException if the share is outside [0, 1]
   */
  public double gainAtLossShare(int state, double lossShare) {
    if (!(lossShare >= 0 && lossShare <= 1)) {
      throw new IllegalArgumentException("lossShare must be in [0, 1]; got " + lossShare);
    }
    Map<Integer, Double> row = new TreeMap<>(rows.get(checkedState(state, starts.length)));
    row.remove(LOSS);
    double kept = total(row);
    if (kept == 0) {
      return Double.NaN;
    }
    row.replaceAll((to, weight) -> weight / kept * (1 - lossShare));
    row.put(LOSS, lossShare);
    return successWithRow(state, row) - success();
  }

  private double successWithRow(int state, Map<Integer, Double> row) {
    List<Map<Integer, Double>> changed = new ArrayList<>(rows);
    changed.set(state, row);
    return overStarts(new ChainSolver(changed).solve());
  }

  private double overStarts(double[] values) {
    double sum = 0;
    for (int i = 0; i < starts.length; i++) {
      sum += starts[i] * values[i];
    }
    return sum / Arrays.stream(starts).sum();
  }

  static double total(Map<Integer, Double> row) {
    double total = 0;
    for (double weight : row.values()) {
      total += weight;
    }
    return total;
  }

  private static int checkedState(int state, int stateCount) {
    if (state < 0 || state >= stateCount) {
      throw new IllegalArgumentException(
          "state must be 0 to " + (stateCount - 1) + "; got " + state);
    }
    return state;
  }
}
