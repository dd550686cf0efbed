package org.desirepath.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How the steps of a {@link JourneyBlueprint} stand to each other: order, phases, choices, optional
 * steps and what every journey passes. Touchpoints that leave no event are passed over as entries,
 * neighbours and landmarks. Empty for a blueprint without phases. O(places x nesting) to make;
 * immutable.
 */
public final class JourneyStructure {

  /**
   * A branch of a choice.
   *
   * @param entries touchpoints it can start with, in design order
   * @param touchpoints all of it, in design order
   * @param share designed share, the branches that say none split what the others leave
   * @param skippable true if it can be taken without any touchpoint
   */
  public record Branch(
      List<String> entries, List<String> touchpoints, double share, boolean skippable) {
    public Branch {
      entries = List.copyOf(entries);
      touchpoints = List.copyOf(touchpoints);
    }
  }

  /**
   * A choice of exactly one branch.
   *
   * @param branches at least two, in the order of the file
   * @param sharesDesigned true if a branch says its share
   * @param before nearest earlier touchpoint that every journey here has passed; empty at the start
   * @param nextMandatory first touchpoint after the choice that every journey must pass; empty when
   *     there is none
   */
  public record ChoicePoint(
      List<Branch> branches,
      boolean sharesDesigned,
      Optional<String> before,
      Optional<String> nextMandatory) {
    public ChoicePoint {
      branches = List.copyOf(branches);
    }
  }

  /**
   * A step that may be left out.
   *
   * @param entries touchpoints it can start with, in design order
   * @param touchpoints all of it, in design order
   * @param before nearest earlier touchpoint that every journey here has passed; empty at the start
   * @param nextMandatory first touchpoint after it that every journey must pass; empty when there
   *     is none
   */
  public record OptionalStep(
      List<String> entries,
      List<String> touchpoints,
      Optional<String> before,
      Optional<String> nextMandatory) {
    public OptionalStep {
      entries = List.copyOf(entries);
      touchpoints = List.copyOf(touchpoints);
    }
  }

  private final Set<String> hidden;
  private final List<String> inDesignOrder;
  private final Map<String, String> phases;
  private final List<ChoicePoint> choicePoints;
  private final List<OptionalStep> optionalSteps;
  private final List<String> first;
  private final Set<String> mandatory;
  private final Map<String, Optional<String>> nextMandatory;

  private JourneyStructure(JourneyBlueprint blueprint) {
    hidden = new LinkedHashSet<>();
    for (Touchpoint touchpoint : blueprint.touchpoints().values()) {
      if (!touchpoint.observable()) {
        hidden.add(touchpoint.name());
      }
    }
    phases = new LinkedHashMap<>();
    List<Step> all = new ArrayList<>();
    for (JourneyBlueprint.Phase phase : blueprint.phases()) {
      phase.touchpoints().forEach(name -> phases.putIfAbsent(name, phase.name()));
      all.addAll(phase.steps());
    }
    inDesignOrder = List.copyOf(phases.keySet());
    first = List.copyOf(entries(all));
    mandatory = mandatory(all);
    Walk walk = new Walk();
    walk.sequence(all, Optional.empty(), Optional.empty());
    choicePoints = List.copyOf(walk.choices);
    optionalSteps = List.copyOf(walk.optionals);
    nextMandatory = walk.next;
  }

  public static JourneyStructure of(JourneyBlueprint blueprint) {
    return new JourneyStructure(blueprint);
  }

  /** The touchpoints of the flow, each once, by their first place. */
  public List<String> inDesignOrder() {
    return inDesignOrder;
  }

  /** The phase of a touchpoint's first place; empty when it is not in the flow. */
  public Optional<String> phaseOf(String touchpoint) {
    return Optional.ofNullable(phases.get(touchpoint));
  }

  /** The touchpoints whose event can be a journey's first, in design order. */
  public List<String> firstTouchpoints() {
    return first;
  }

  /** True if every complete journey has the touchpoint, or would if it left an event. */
  public boolean isMandatory(String touchpoint) {
    return mandatory.contains(touchpoint);
  }

  /**
   * The first touchpoint after a touchpoint's first place that every journey through it must pass;
   * empty when there is none.
   */
  public Optional<String> nextMandatory(String touchpoint) {
    return nextMandatory.getOrDefault(touchpoint, Optional.empty());
  }

  /** Exclusive choices, outer before inner, in design order. */
  public List<ChoicePoint> choicePoints() {
    return choicePoints;
  }

  /** Steps that may be left out, outer before inner, in design order. */
  public List<OptionalStep> optionalSteps() {
    return optionalSteps;
  }

  /** The share of each branch of a choice, adding up to 1. */
  public static List<Double> branchShares(Step.Choice choice) {
    double said = 0;
    int silent = 0;
    for (Step branch : choice.children()) {
      OptionalDouble share = branch.share();
      said += share.orElse(0);
      silent += share.isEmpty() ? 1 : 0;
    }
    List<Double> shares = new ArrayList<>();
    double rest = silent == 0 ? 0 : Math.max(0, 1 - said) / silent;
    double scale = silent == 0 && said > 0 ? said : 1;
    for (Step branch : choice.children()) {
      boolean allZero = silent == 0 && said == 0;
      shares.add(allZero ? 1.0 / choice.children().size() : branch.share().orElse(rest) / scale);
    }
    return shares;
  }

  private boolean canBeSkipped(Step step) {
    if (step instanceof Step.Place place) {
      return place.optional() || hidden.contains(place.touchpoint());
    }
    if (step instanceof Step.Optional) {
      return true;
    }
    return step instanceof Step.Choice
        ? step.children().stream().anyMatch(this::canBeSkipped)
        : step.children().stream().allMatch(this::canBeSkipped);
  }

  private Set<String> entries(Step step) {
    if (step instanceof Step.Place place) {
      return hidden.contains(place.touchpoint()) ? Set.of() : Set.of(place.touchpoint());
    }
    if (step instanceof Step.Choice || step instanceof Step.AnyOrder) {
      Set<String> entries = new LinkedHashSet<>();
      step.children().forEach(child -> entries.addAll(entries(child)));
      return entries;
    }
    return entries(step.children());
  }

  private Set<String> entries(List<Step> inOrder) {
    Set<String> entries = new LinkedHashSet<>();
    for (Step step : inOrder) {
      entries.addAll(entries(step));
      if (!canBeSkipped(step)) {
        break;
      }
    }
    return entries;
  }

  private Set<String> mandatory(Step step) {
    if (step instanceof Step.Place place) {
      return place.optional() ? Set.of() : Set.of(place.touchpoint());
    }
    if (step instanceof Step.Optional) {
      return Set.of();
    }
    if (step instanceof Step.Choice) {
      Set<String> common = new LinkedHashSet<>(mandatory(step.children().get(0)));
      step.children().forEach(branch -> common.retainAll(mandatory(branch)));
      return common;
    }
    return mandatory(step.children());
  }

  private Set<String> mandatory(Collection<Step> steps) {
    Set<String> names = new LinkedHashSet<>();
    steps.forEach(step -> names.addAll(mandatory(step)));
    return names;
  }

  private static List<String> touchpoints(List<Step> steps) {
    return new JourneyBlueprint.Phase("", steps).touchpoints();
  }

  /** Goes through the steps with the mandatory touchpoints on both sides in hand. */
  private final class Walk {
    private final List<ChoicePoint> choices = new ArrayList<>();
    private final List<OptionalStep> optionals = new ArrayList<>();
    private final Map<String, Optional<String>> next = new LinkedHashMap<>();

    void sequence(List<Step> steps, Optional<String> before, Optional<String> after) {
      Optional<String> passed = before;
      for (int i = 0; i < steps.size(); i++) {
        Step step = steps.get(i);
        Optional<String> following = firstOf(mandatory(steps.subList(i + 1, steps.size())));
        step(step, passed, following.isPresent() ? following : after);
        Optional<String> last = lastOf(mandatory(step));
        passed = last.isPresent() ? last : passed;
      }
    }

    private void step(Step step, Optional<String> before, Optional<String> after) {
      if (step instanceof Step.Place place) {
        next.putIfAbsent(place.touchpoint(), after);
        if (place.optional()) {
          optionals.add(optional(List.of(step), before, after));
        }
      } else if (step instanceof Step.Choice choice) {
        choices.add(choicePoint(choice, before, after));
        choice.children().forEach(branch -> step(branch, before, after));
      } else if (step instanceof Step.AnyOrder) {
        step.children().forEach(child -> step(child, before, after));
      } else {
        if (step instanceof Step.Optional) {
          optionals.add(optional(step.children(), before, after));
        }
        sequence(step.children(), before, after);
      }
    }

    private OptionalStep optional(
        List<Step> body, Optional<String> before, Optional<String> after) {
      return new OptionalStep(
          List.copyOf(entries(body)), JourneyStructure.touchpoints(body), before, after);
    }

    private ChoicePoint choicePoint(
        Step.Choice choice, Optional<String> before, Optional<String> after) {
      List<Double> shares = branchShares(choice);
      List<Branch> branches = new ArrayList<>();
      boolean designed = false;
      for (int i = 0; i < shares.size(); i++) {
        Step branch = choice.children().get(i);
        designed |= branch.share().isPresent();
        branches.add(
            new Branch(
                List.copyOf(entries(branch)),
                JourneyStructure.touchpoints(List.of(branch)),
                shares.get(i),
                canBeSkipped(branch)));
      }
      return new ChoicePoint(branches, designed, before, after);
    }

    private Optional<String> firstOf(Set<String> names) {
      return names.stream().filter(name -> !hidden.contains(name)).findFirst();
    }

    private Optional<String> lastOf(Set<String> names) {
      return names.stream().filter(name -> !hidden.contains(name)).reduce((one, two) -> two);
    }
  }
}
