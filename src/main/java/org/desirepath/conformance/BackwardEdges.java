package org.desirepath.conformance;

import java.util.Arrays;

/** The edges of a graph built ahead by target, and the labelled ones by label. */
final class BackwardEdges {
  private final int[] into;
  private final int[] source;
  private final int[] edge;
  private final int[] cost;
  private final int[] ofLabel;
  private final int[] labelSource;
  private final int[] labelTarget;

  BackwardEdges(BuiltGraph graph) {
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

  int edgeCount() {
    return source.length;
  }

  int firstInto(int state) {
    return into[state];
  }

  int endInto(int state) {
    return into[state + 1];
  }

  int source(int index) {
    return source[index];
  }

  int edge(int index) {
    return edge[index];
  }

  int cost(int index) {
    return cost[index];
  }

  int firstOfLabel(int label) {
    return ofLabel[label];
  }

  int endOfLabel(int label) {
    return ofLabel[label + 1];
  }

  int labelSource(int index) {
    return labelSource[index];
  }

  int labelTarget(int index) {
    return labelTarget[index];
  }
}
