package org.desirepath.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.Marking;
import org.desirepath.model.Outcome;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;
import org.desirepath.model.Touchpoint;

/** Small random models, facts and traces over the labels a to e, and x which is an exit. */
final class RandomModels {
  private static final String[] LABELS = {"a", "b", "c", "d"};
  private final Random random;
  private int activities;

  RandomModels(long seed) {
    this.random = new Random(seed);
  }

  /** With unit costs, no exits and nothing allowed beside the flow. */
  DesignedJourney plain() {
    AcceptingPetriNet net = net();
    return new DesignedJourney(net, JourneyBlueprint.empty("random"), List.of());
  }

  /** With random weights, zero among them, unobservable touchpoints, exits, free events. */
  DesignedJourney weighted() {
    Map<String, Touchpoint> facts = new HashMap<>();
    for (String label : List.of("a", "b", "c", "e")) {
      Touchpoint plain = Touchpoint.named(label);
      facts.put(
          label,
          new Touchpoint(
              label,
              plain.channels(),
              null,
              null,
              plain.events(),
              null,
              OptionalDouble.empty(),
              OptionalInt.empty(),
              null,
              null,
              random.nextInt(5) > 0,
              plain.failsWhen(),
              random.nextInt(4),
              random.nextInt(4)));
    }
    List<String> exits = random.nextInt(3) > 0 ? List.of("x") : List.of("x", "b");
    Outcome outcome =
        new Outcome(
            List.of("d"),
            exits,
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            null,
            null);
    List<String> free = random.nextBoolean() ? List.of() : List.of("c", "y");
    JourneyBlueprint blueprint =
        new JourneyBlueprint("random", null, outcome, List.of(), List.of(), free, facts);
    return new DesignedJourney(net(), blueprint, List.of());
  }

  /** The same with every weight multiplied. */
  static DesignedJourney times(DesignedJourney model, int factor) {
    JourneyBlueprint facts = model.facts();
    Map<String, Touchpoint> dearer = new HashMap<>();
    for (String label : List.of("a", "b", "c", "d", "e", "x", "y")) {
      Touchpoint plain = facts.touchpoint(label);
      dearer.put(
          label,
          new Touchpoint(
              label,
              plain.channels(),
              null,
              null,
              plain.events(),
              null,
              OptionalDouble.empty(),
              OptionalInt.empty(),
              null,
              null,
              plain.observable(),
              plain.failsWhen(),
              factor * plain.missingWeight(),
              factor * plain.unplannedWeight()));
    }
    JourneyBlueprint blueprint =
        new JourneyBlueprint(
            "random",
            null,
            facts.outcome(),
            List.of(),
            List.of(),
            facts.unplannedAllowed(),
            dearer);
    return new DesignedJourney(model.net(), blueprint, List.of());
  }

  List<String> trace(int most, boolean withExit) {
    List<String> trace = new ArrayList<>();
    int length = random.nextInt(most + 1);
    for (int i = 0; i < length; i++) {
      int kind = random.nextInt(10);
      if (kind == 0) {
        trace.add("y");
      } else if (kind == 1 && withExit) {
        trace.add("x");
      } else {
        trace.add(LABELS[random.nextInt(LABELS.length)]);
      }
    }
    return trace;
  }

  private AcceptingPetriNet net() {
    return random.nextInt(3) == 0 ? anyNet() : new ProcessTree("random", node(3)).toPetriNet();
  }

  private Node node(int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      return random.nextInt(5) == 0
          ? new ProcessTree.Silent()
          : new Activity("t" + random.nextInt(90) + "-" + activities++, label());
    }
    List<Node> children = new ArrayList<>();
    int count = 2 + random.nextInt(2);
    for (int c = 0; c < count; c++) {
      children.add(node(depth - 1));
    }
    return switch (random.nextInt(5)) {
      case 0, 1 -> new Sequence(children);
      case 2 -> new Choice(children);
      case 3 -> new Parallel(children.subList(0, 2));
      default -> new Loop(children.get(0), children.get(1));
    };
  }

  /** Often unsound, sometimes with several tokens on a place or several final markings. */
  private AcceptingPetriNet anyNet() {
    AcceptingPetriNet.Builder net = AcceptingPetriNet.builder("random");
    int places = 2 + random.nextInt(4);
    for (int p = 0; p < places; p++) {
      net.place("p" + p);
    }
    int transitions = 2 + random.nextInt(5);
    for (int t = 0; t < transitions; t++) {
      int at =
          net.transition(
              "t" + random.nextInt(90) + "-" + t, random.nextInt(4) == 0 ? null : label());
      net.input(at, random.nextInt(places), 1 + random.nextInt(8) / 7);
      for (int more = random.nextInt(3); more > 0; more--) {
        net.output(at, random.nextInt(places), 1 + random.nextInt(8) / 7);
      }
    }
    List<Marking> ends = new ArrayList<>(List.of(Marking.of(places - 1)));
    if (random.nextInt(3) == 0) {
      ends.add(new Marking(Map.of(places - 1, 2)));
    }
    return net.build(new Marking(Map.of(0, 1 + random.nextInt(5) / 3)), ends);
  }

  private String label() {
    return LABELS[random.nextInt(LABELS.length)];
  }
}
