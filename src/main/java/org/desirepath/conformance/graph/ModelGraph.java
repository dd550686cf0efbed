package org.desirepath.conformance.graph;

/**
 * The markings of the model and the firings between them as the search wants them: edges of a
 * marking in the order of the tie-break (labelled ones by label then transition id, then silent
 * ones by transition id), and one more state, {@link #exited()}, where a journey is after a
 * designed exit. The initial marking is state 0.
 */
public interface ModelGraph {
  int SILENT = -1;

  LabelIndex labels();

  /** The state after a designed exit: no edges, and the journey may end there. */
  int exited();

  boolean isFinal(int state);

  int firstEdge(int state);

  /** One past the last labelled edge. */
  int visibleEnd(int state);

  int endEdge(int state);

  /** The label's number, or {@link #SILENT}. */
  int label(int edge);

  int cost(int edge);

  int target(int edge);

  /** The index in the net of the transition that fires. */
  int transition(int edge);

  /** Tokens on a place; of a state that is not {@link #exited()}. */
  int tokens(int state, int place);

  /** A state with an edge to this one, met before it; -1 if none is known. */
  int foundFrom(int state);

  /** The transition of that edge. */
  int foundBy(int state);

  /** States there are, or -1 if that is not known ahead. */
  int stateCount();

  /** True if every marking of the graph is known to be on a way to a final one. */
  boolean endsFromEveryState();
}
