package org.desirepath.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;
import org.desirepath.model.ProcessTree.Silent;

/** Steps to blocks; the k-th turn of a bounded repeat gets {@code #k} behind its ids. */
final class BlueprintToTree {
  private static final long MANY = Integer.MAX_VALUE;

  private final Map<String, Integer> turns = new HashMap<>();

  private BlueprintToTree() {}

  static ProcessTree convert(JourneyBlueprint blueprint) {
    if (blueprint.phases().isEmpty()) {
      throw new IllegalStateException(
          "blueprint \"" + blueprint.journey() + "\": expected phases, got facts only");
    }
    long count = blueprint.unrolledPlaceCount();
    if (count > JourneyBlueprint.MAX_PLACES) {
      throw new IllegalStateException(
          "blueprint \""
              + blueprint.journey()
              + "\": expected at most "
              + JourneyBlueprint.MAX_PLACES
              + " places with all turns of repeats, got "
              + count);
    }
    BlueprintToTree run = new BlueprintToTree();
    List<Node> phases = new ArrayList<>();
    blueprint.phases().forEach(phase -> phases.add(run.inOrder(phase.steps())));
    return new ProcessTree(blueprint.journey(), sequence(phases));
  }

  static long unrolledCount(List<Step> steps) {
    long count = 0;
    for (Step step : steps) {
      long inside = step instanceof Step.Place ? 1 : unrolledCount(step.children());
      if (step instanceof Step.Repeat repeat) {
        inside *= repeat.atMost().orElse(1);
      }
      count = Math.min(MANY, count + inside);
    }
    return count;
  }

  private Node node(Step step) {
    if (step instanceof Step.Place place) {
      Node activity = activity(place);
      return place.optional() ? optional(activity) : activity;
    }
    if (step instanceof Step.Choice) {
      return new Choice(all(step.children()));
    }
    if (step instanceof Step.AnyOrder) {
      return new Parallel(all(step.children()));
    }
    if (step instanceof Step.Optional) {
      return optional(inOrder(step.children()));
    }
    return step instanceof Step.Repeat repeat ? repeat(repeat) : inOrder(step.children());
  }

  private Activity activity(Step.Place place) {
    int turn = turns.merge(place.id(), 1, Integer::sum);
    return new Activity(turn == 1 ? place.id() : place.id() + "#" + turn, place.touchpoint());
  }

  /** Unbounded: a loop. Bounded: B (B (B)?)?, so that each number of turns has one run. */
  private Node repeat(Step.Repeat repeat) {
    if (repeat.atMost().isEmpty()) {
      return new Loop(inOrder(repeat.children()), new Silent());
    }
    List<Node> bodies = new ArrayList<>();
    for (int turn = 0; turn < repeat.atMost().getAsInt(); turn++) {
      bodies.add(inOrder(repeat.children()));
    }
    Node unrolled = bodies.get(bodies.size() - 1);
    for (int turn = bodies.size() - 2; turn >= 0; turn--) {
      unrolled = new Sequence(List.of(bodies.get(turn), optional(unrolled)));
    }
    return unrolled;
  }

  private static Node optional(Node node) {
    return new Choice(List.of(node, new Silent()));
  }

  private Node inOrder(List<Step> steps) {
    return sequence(all(steps));
  }

  private List<Node> all(List<Step> steps) {
    List<Node> nodes = new ArrayList<>();
    steps.forEach(step -> nodes.add(node(step)));
    return nodes;
  }

  private static Node sequence(List<Node> nodes) {
    return nodes.size() == 1 ? nodes.get(0) : new Sequence(nodes);
  }
}
