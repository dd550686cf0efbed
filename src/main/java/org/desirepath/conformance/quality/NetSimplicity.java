package org.desirepath.conformance.quality;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.desirepath.conformance.quality.Measure.Definition;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.AcceptingPetriNet.Arc;

/**
 * How simple a net is, by counts on its graph. Blueprints and process trees are measured as the net
 * they mean. O(arcs).
 *
 * @param arcs pairs of a place and a transition it feeds or is fed by, in that direction; weights
 *     do not count
 * @param controlFlowComplexity sum over splits, Cardoso's control-flow complexity (2006,
 *     doi:10.1109/SCC.2006.82) carried over to nets: a place with n &gt; 1 outgoing arcs is a
 *     choice and adds n, a transition with more than one is parallel and adds 1; an inclusive
 *     choice counts by the transitions that spell it out
 */
public record NetSimplicity(
    int places, int transitions, int silentTransitions, int arcs, int controlFlowComplexity) {
  private static final String MENDLING =
      "Mendling, Metrics for Process Models, 2008, doi:10.1007/978-3-540-89224-3";
  static final Definition ARC_DEGREE =
      new Definition(
          "simplicity",
          "1 / (1 + max(0, average arc degree - 2)): 1 when places and transitions have two arcs on average, as in a sequence;"
              + " comparable with PM4Py's arc-degree simplicity; n = places and transitions",
          "Vázquez-Barreiros, Mucientes, Lama, ProDiGen, 2015, doi:10.1016/j.ins.2014.09.057");
  static final Definition SIZE =
      new Definition("size", "places and transitions of the net; n = the same", MENDLING);
  static final Definition COMPLEXITY =
      new Definition(
          "controlFlowComplexity",
          "sum over splits: a place with k > 1 outgoing arcs (choice) adds k, a transition with more than one (parallel) adds 1;"
              + " n = places and transitions",
          "Cardoso, Process control-flow complexity metric, 2006, doi:10.1109/SCC.2006.82; the mapping to nets is ours");
  static final Definition DENSITY =
      new Definition(
          "density",
          "arcs / (2 * places * transitions), the arcs a net of these nodes can have; n = places and transitions",
          MENDLING);

  /** The counts of a net. */
  public static NetSimplicity of(AcceptingPetriNet net) {
    int[] outOfPlace = new int[net.places().size()];
    int arcs = 0;
    int complexity = 0;
    int silent = 0;
    for (int t = 0; t < net.transitions().size(); t++) {
      Set<Integer> from = places(net.inputs(t));
      Set<Integer> to = places(net.outputs(t));
      from.forEach(p -> outOfPlace[p]++);
      arcs += from.size() + to.size();
      complexity += to.size() > 1 ? 1 : 0;
      silent += net.transitions().get(t).isSilent() ? 1 : 0;
    }
    for (int out : outOfPlace) {
      complexity += out > 1 ? out : 0;
    }
    return new NetSimplicity(outOfPlace.length, net.transitions().size(), silent, arcs, complexity);
  }

  private static Set<Integer> places(List<Arc> arcs) {
    Set<Integer> places = new HashSet<>();
    arcs.forEach(arc -> places.add(arc.place()));
    return places;
  }

  /** Places and transitions. */
  public int size() {
    return places + transitions;
  }

  /** Mean number of arcs at a node; 0 without nodes. */
  public double meanArcDegree() {
    return size() == 0 ? 0 : 2.0 * arcs / size();
  }

  /** 1 / (1 + max(0, mean arc degree - 2)), in (0,1]. */
  public double arcDegreeSimplicity() {
    return 1 / (1 + Math.max(0, meanArcDegree() - 2));
  }

  /** Arcs / (2 * places * transitions); 0 without places or transitions. */
  public double density() {
    return places == 0 || transitions == 0 ? 0 : arcs / (2.0 * places * transitions);
  }

  List<Measure> measures() {
    return List.of(
        Measure.of(ARC_DEGREE, arcDegreeSimplicity(), size(), null),
        Measure.of(SIZE, size(), size(), null),
        Measure.of(COMPLEXITY, controlFlowComplexity, size(), null),
        Measure.of(DENSITY, density(), size(), null));
  }
}
