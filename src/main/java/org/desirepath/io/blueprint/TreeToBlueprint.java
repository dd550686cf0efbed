package org.desirepath.io.blueprint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.JourneyBlueprint.Phase;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;
import org.desirepath.model.ProcessTree.Silent;
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint;

/**
 * A process tree as the steps of a blueprint with the same language. Its steps are one phase, since
 * a tree has none. A loop with a redo part becomes its body and any number of turns of redo part
 * and body, so that touchpoints of the body stand twice. O(tree), but for nested loops of that
 * kind.
 */
public final class TreeToBlueprint {
  private static final String PHASE = "Journey";

  private final Set<String> ids = new HashSet<>();
  private final Map<String, Touchpoint> touchpoints = new LinkedHashMap<>();
  private final JourneyBlueprint facts;

  private TreeToBlueprint(JourneyBlueprint facts) {
    this.facts = facts;
  }

  /**
   * The blueprint.
   *
   * @param facts outcome, rules and touchpoint facts that go with the tree
   * @throws IllegalArgumentException if the tree has no activity, or more places than a blueprint
   *     may have
   */
  public static JourneyBlueprint convert(ProcessTree tree, JourneyBlueprint facts) {
    return convert(Map.of(PHASE, tree), facts);
  }

  /**
   * The blueprint of several phases, one after the other.
   *
   * @param phases their trees by name, in order
   * @throws IllegalArgumentException as {@link #convert(ProcessTree, JourneyBlueprint)} says
   */
  public static JourneyBlueprint convert(Map<String, ProcessTree> phases, JourneyBlueprint facts) {
    return new TreeToBlueprint(facts).run(phases);
  }

  private JourneyBlueprint run(Map<String, ProcessTree> trees) {
    List<Phase> phases = new ArrayList<>();
    trees.forEach(
        (name, tree) -> {
          if (tree.labels().isEmpty()) {
            throw new IllegalArgumentException("tree: expected one with an activity, got none");
          }
          phases.add(new Phase(name, steps(tree.root())));
        });
    facts.touchpoints().forEach(touchpoints::putIfAbsent);
    JourneyBlueprint blueprint =
        new JourneyBlueprint(
            facts.journey(),
            facts.version(),
            facts.outcome(),
            phases,
            facts.rules(),
            facts.unplannedAllowed(),
            touchpoints,
            facts.scores(),
            facts.contacts());
    if (blueprint.unrolledPlaceCount() > JourneyBlueprint.MAX_PLACES) {
      throw new IllegalArgumentException(
          "tree: expected at most " + JourneyBlueprint.MAX_PLACES + " places as a blueprint");
    }
    return blueprint;
  }

  /** What stands there in order; nothing for a silent step. */
  private List<Step> steps(Node node) {
    if (node instanceof Silent) {
      return List.of();
    }
    if (node instanceof Activity activity) {
      return List.of(place(activity.label()));
    }
    if (node instanceof Sequence) {
      List<Step> all = new ArrayList<>();
      node.children().forEach(child -> all.addAll(steps(child)));
      return all;
    }
    if (node instanceof Parallel) {
      List<Step> branches = branches(node);
      return branches.size() < 2
          ? branches
          : List.of(new Step.AnyOrder(branches, OptionalDouble.empty()));
    }
    return node instanceof Loop loop ? loop(loop) : choice((Choice) node);
  }

  /** Those that are not silent, each one step. */
  private List<Step> branches(Node node) {
    List<Step> branches = new ArrayList<>();
    for (Node child : node.children()) {
      List<Step> steps = steps(child);
      if (!steps.isEmpty()) {
        branches.add(one(steps));
      }
    }
    return branches;
  }

  private List<Step> choice(Choice choice) {
    List<Step> branches = branches(choice);
    if (branches.isEmpty()) {
      return List.of();
    }
    boolean silent = branches.size() < choice.children().size();
    Step step =
        branches.size() == 1 ? branches.get(0) : new Step.Choice(branches, OptionalDouble.empty());
    return List.of(silent ? optional(step) : step);
  }

  private List<Step> loop(Loop loop) {
    List<Step> body = steps(loop.body());
    if (body.isEmpty()) {
      List<Step> redo = steps(loop.redo());
      return redo.isEmpty() ? redo : List.of(optional(repeat(redo)));
    }
    List<Step> again = new ArrayList<>(steps(loop.redo()));
    if (again.isEmpty()) {
      return List.of(repeat(body));
    }
    again.addAll(steps(loop.body()));
    List<Step> all = new ArrayList<>(body);
    all.add(optional(repeat(again)));
    return all;
  }

  private static Step one(List<Step> steps) {
    return steps.size() == 1 ? steps.get(0) : new Step.Steps(steps, OptionalDouble.empty());
  }

  private static Step repeat(List<Step> steps) {
    return new Step.Repeat(steps, OptionalInt.empty(), OptionalDouble.empty());
  }

  private static Step optional(Step step) {
    if (step instanceof Step.Place place) {
      return new Step.Place(
          place.id(), place.touchpoint(), true, place.share(), null, null, place.dropOff());
    }
    List<Step> inside = step instanceof Step.Steps ? step.children() : List.of(step);
    return new Step.Optional(inside, OptionalDouble.empty());
  }

  private Step.Place place(String name) {
    touchpoints.putIfAbsent(name, facts.touchpoint(name));
    return new Step.Place(
        StepReader.newId(name, ids),
        name,
        false,
        OptionalDouble.empty(),
        null,
        null,
        OptionalDouble.empty());
  }
}
