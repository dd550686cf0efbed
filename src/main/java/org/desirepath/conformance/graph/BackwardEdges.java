package org.desirepath.conformance.graph;

import java.util.Arrays;

/** The edges of a graph built ahead by target, and the labelled ones by label. */
public final class BackwardEdges {
  private final int[] into;
  private final int[] source;
  private final int[] edge;
  private final int[] cost;
  private final int[] ofLabel;
  private final int[] labelSource;
  private final int[] labelTarget;

  public BackwardEdges(BuiltGraph graph) {
    int states = graph.stateCount();
    int edges = graph.endEdge(states - 1);
    into = new int[states + 1];
    source = new int[edges];
    cost = new int[edges];
    edge = new int[edges];
    ofLabel = new int[graph.labels().modelCount() + 1];
    for (int e = 0; e < edges; e++) {
      into[graph.target(e) + 1]++;
      if (graph.label(e) != ModelGraph.SILENT) {
        ofLabel[graph.label(e) + 1]++;
      }
    }
    Arrays.parallelPrefix(into, Integer::sum);
    Arrays.parallelPrefix(ofLabel, Integer::sum);
    labelSource = new int[ofLabel[ofLabel.length - 1]];
    labelTarget = new int[labelSource.length];
    int[] next = into.clone();
    int[] nextOfLabel = ofLabel.clone();
    for (int s = 0; s < states; s++) {
      for (int e = graph.firstEdge(s); e < graph.endEdge(s); e++) {
        int at = next[graph.target(e)]++;
        source[at] = s;
        cost[at] = graph.cost(e);
        edge[at] = e;
        if (graph.label(e) != ModelGraph.SILENT) {
          int labelled = nextOfLabel[graph.label(e)]++;
          labelSource[labelled] = s;
          labelTarget[labelled] = graph.target(e);
        }
      }
    }
  }

  public int edgeCount() {
    return source.length;
  }

  public int firstInto(int state) {
    return into[state];
  }

  public int endInto(int state) {
    return into[state + 1];
  }

  public int source(int index) {
    return source[index];
  }

  public int edge(int index) {
    return edge[index];
  }

  public int cost(int index) {
    return cost[index];
  }

  public int firstOfLabel(int label) {
    return ofLabel[label];
  }

  public int endOfLabel(int label) {
    return ofLabel[label + 1];
  }

  public int labelSource(int index) {
    return labelSource[index];
  }

  public int labelTarget(int index) {
    return labelTarget[index];
  }
}
