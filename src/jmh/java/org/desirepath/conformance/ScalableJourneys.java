package org.desirepath.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;

/** A loop over parallel branches of two steps each, and journeys with random noise in them. */
final class ScalableJourneys {
  private final int branches;

  /** With 3^branches + 1 markings. */
  ScalableJourneys(int branches) {
    this.branches = branches;
  }

  DesignedJourney model() {
    List<Node> flow = new ArrayList<>();
    for (int b = 0; b < branches; b++) {
      flow.add(new Sequence(List.of(activity(2 * b), activity(2 * b + 1))));
    }
    Node body = branches == 1 ? flow.get(0) : new Parallel(flow);
    return new DesignedJourney(
        new ProcessTree("journeys", new Loop(body, activity(2 * branches))).toPetriNet(),
        JourneyBlueprint.empty("journeys"),
        List.of());
  }

  private static Node activity(int number) {
    return new Activity("a" + number, "a" + number);
  }

  /**
   * Journeys that fit but for noise, the same for equal arguments.
   *
   * @param events of each, about
   * @param noise share of events replaced by a random one, of the model or "foreign"
   */
  List<List<String>> traces(int count, int events, double noise) {
    Random random = new Random(1);
    List<List<String>> traces = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      List<String> trace = new ArrayList<>();
      while (trace.size() < events) {
        if (!trace.isEmpty()) {
          trace.add("a" + 2 * branches);
        }
        addTurn(trace, random);
      }
      for (int i = 0; i < trace.size(); i++) {
        if (random.nextDouble() < noise) {
          int other = random.nextInt(2 * branches + 2);
          trace.set(i, other > 2 * branches ? "foreign" : "a" + other);
        }
      }
      traces.add(trace);
    }
    return traces;
  }

  private void addTurn(List<String> trace, Random random) {
    int[] done = new int[branches];
    for (int left = 2 * branches; left > 0; left--) {
      int branch = random.nextInt(branches);
      while (done[branch] == 2) {
        branch = (branch + 1) % branches;
      }
      trace.add("a" + (2 * branch + done[branch]++));
    }
  }
}
