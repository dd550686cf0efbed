package org.desirepath.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.AcceptingPetriNet.Arc;
import org.desirepath.model.Marking;
import org.desirepath.model.Step;

/**
 * Fires enabled transitions, each equally likely, until a final marking; a net says no shares. A
 * run that gets stuck, or goes on too long, is drawn again.
 */
final class NetPlanner implements PathPlanner {
  private static final int MOST_STEPS = 10_000;
  private static final int MOST_RUNS = 200;

  private final AcceptingPetriNet net;

  NetPlanner(AcceptingPetriNet net) {
    this.net = net;
  }

  @Override
  public List<Planned> draw(SplittableRandom random, Map<String, Double> taken) {
    List<Planned> path = new ArrayList<>();
    for (int run = 0; run < MOST_RUNS; run++) {
      path.clear();
      if (reachesEnd(random, path)) {
        return path;
      }
    }
    throw new UnplayableModelException(
        "model: expected a net that comes to its end when played at random, got \""
            + net.name()
            + "\", which did not in "
            + MOST_RUNS
            + " runs of at most "
            + MOST_STEPS
            + " steps; mend the net, or its final marking");
  }

  private boolean reachesEnd(SplittableRandom random, List<Planned> path) {
    int[] tokens = new int[net.places().size()];
    net.initialMarking().tokens().forEach((place, count) -> tokens[place] = count);
    for (int step = 0; step < MOST_STEPS; step++) {
      List<Integer> enabled = enabled(tokens);
      boolean end = isFinal(tokens);
      if (end && (enabled.isEmpty() || random.nextBoolean())) {
        return true;
      }
      if (enabled.isEmpty()) {
        return false;
      }
      fire(enabled.get(random.nextInt(enabled.size())), tokens, path);
    }
    return false;
  }

  private List<Integer> enabled(int[] tokens) {
    List<Integer> enabled = new ArrayList<>();
    for (int t = 0; t < net.transitions().size(); t++) {
      boolean ready = true;
      for (Arc arc : net.inputs(t)) {
        ready &= tokens[arc.place()] >= arc.weight();
      }
      if (ready) {
        enabled.add(t);
      }
    }
    return enabled;
  }

  private void fire(int transition, int[] tokens, List<Planned> path) {
    net.inputs(transition).forEach(arc -> tokens[arc.place()] -= arc.weight());
    net.outputs(transition).forEach(arc -> tokens[arc.place()] += arc.weight());
    AcceptingPetriNet.Transition fired = net.transitions().get(transition);
    String label = fired.label();
    if (label != null) {
      OptionalDouble none = OptionalDouble.empty();
      path.add(
          new Planned(label, new Step.Place(fired.id(), label, false, none, null, null, none)));
    }
  }

  private boolean isFinal(int[] tokens) {
    for (Marking marking : net.finalMarkings()) {
      boolean equal = true;
      Map<Integer, Integer> wanted = marking.tokens();
      for (int place = 0; place < tokens.length; place++) {
        equal &= tokens[place] == wanted.getOrDefault(place, 0);
      }
      if (equal) {
        return true;
      }
    }
    return false;
  }
}
