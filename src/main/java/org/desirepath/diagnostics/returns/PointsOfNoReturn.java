package org.desirepath.diagnostics.returns;

import java.util.List;
import org.desirepath.diagnostics.journeys.Quantity;

/**
 * States of journeys, their chances of success, and the steps that change them most. Descriptive: a
 * step towards success need not bring it about.
 *
 * @param history how many of the last touchpoints make a state
 * @param kind what of them counts: sequence, set or multiset
 * @param epsilon chance of success at most which a state is lost, and of loss at most which it is
 *     won
 * @param journeys that were followed to their end
 * @param success share of them that succeed
 * @param states by journeys, most first
 * @param edges by influence, greatest first; of at least {@code k} journeys
 * @param hiddenEdges edges not listed, as they are too many or too rare
 */
public record PointsOfNoReturn(
    int history,
    String kind,
    double epsilon,
    int journeys,
    Quantity success,
    List<State> states,
    List<Edge> edges,
    int hiddenEdges) {

  /** Where a state stands. */
  public enum Verdict {
    LOST("lost"),
    WON("won"),
    UNDECIDED("undecided");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    /** As the JSON result has it. */
    public String word() {
      return word;
    }
  }

  /**
   * A state.
   *
   * @param touchpoints the last ones, as the kind of history orders them
   * @param journeys that pass it
   * @param succeeding of them, those that succeed
   * @param chance of success by the absorbing chain; its interval is the wider, on either side, of
   *     the bootstrap by journey and Clopper and Pearson's of {@code succeeding / journeys}
   * @param boundary undecided, with a lost or won state that can be next
   */
  public record State(
      List<String> touchpoints,
      int journeys,
      int succeeding,
      Quantity chance,
      Verdict verdict,
      boolean boundary) {
    public State {
      touchpoints = List.copyOf(touchpoints);
    }
  }

  /**
   * A step from a state to a state or end.
   *
   * @param to the touchpoints of the next state; empty for an end
   * @param step the touchpoint that leads there, or {@code success}, {@code loss}, {@code exit}
   * @param count how often it was taken
   * @param swing chance of success after it less before it
   * @param influence {@code count * |swing|}
   * @param controllable whether the company starts the step: what it could do; else what customers
   *     do
   */
  public record Edge(
      List<String> from,
      List<String> to,
      String step,
      long count,
      Quantity swing,
      double influence,
      boolean controllable) {
    public Edge {
      from = List.copyOf(from);
      to = List.copyOf(to);
    }
  }

  public PointsOfNoReturn {
    states = List.copyOf(states);
    edges = List.copyOf(edges);
  }
}
