package org.desirepath.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.JourneyStructure;
import org.desirepath.model.Plant;
import org.desirepath.model.Step;

/** Draws a complete run of the designed flow: branches, optional steps, turns and orders. */
final class StepPlanner implements PathPlanner {
  private static final double TAKEN = 0.5;
  private static final double AGAIN = 0.3;

  private final JourneyBlueprint blueprint;
  private final Plant plant;

  StepPlanner(JourneyBlueprint blueprint, Plant plant) {
    this.blueprint = blueprint;
    this.plant = plant;
  }

  @Override
  public List<Planned> draw(SplittableRandom random, Map<String, Double> taken) {
    Run run = new Run(random, taken);
    List<Planned> path = new ArrayList<>();
    for (JourneyBlueprint.Phase phase : blueprint.phases()) {
      phase.steps().forEach(step -> draw(step, run, path));
    }
    return path;
  }

  /** What one journey draws with. */
  private record Run(SplittableRandom random, Map<String, Double> taken) {}

  private void draw(Step step, Run run, List<Planned> path) {
    if (step instanceof Step.Place place) {
      if (!place.optional() || isTaken(place, run)) {
        path.add(new Planned(place.touchpoint(), place));
      }
    } else if (step instanceof Step.Choice choice) {
      draw(branch(choice, run.random), run, path);
    } else if (step instanceof Step.AnyOrder) {
      path.addAll(interleaved(step.children(), run));
    } else if (step instanceof Step.Repeat repeat) {
      double again = plant.again().getOrDefault(entry(step), AGAIN);
      int turn = 0;
      do {
        step.children().forEach(child -> draw(child, run, path));
        turn++;
      } while (turn < repeat.atMost().orElse(Integer.MAX_VALUE) && run.random.nextDouble() < again);
    } else if (!(step instanceof Step.Optional) || isTaken(step, run)) {
      step.children().forEach(child -> draw(child, run, path));
    }
  }

  private boolean isTaken(Step step, Run run) {
    String entry = entry(step);
    double usual = plant.taken().getOrDefault(entry, TAKEN);
    return run.random.nextDouble() < run.taken.getOrDefault(entry, usual);
  }

  /** The first touchpoint of a step in design order, by which a plant names the step. */
  private static String entry(Step step) {
    return step instanceof Step.Place place ? place.touchpoint() : entry(step.children().get(0));
  }

  private Step branch(Step.Choice choice, SplittableRandom random) {
    List<Double> shares = trueShares(choice);
    double drawn = random.nextDouble();
    for (int i = 0; i < shares.size() - 1; i++) {
      drawn -= shares.get(i);
      if (drawn < 0) {
        return choice.children().get(i);
      }
    }
    return choice.children().get(shares.size() - 1);
  }

  /** Planted shares; the other branches keep their designed proportions in what is left. */
  private List<Double> trueShares(Step.Choice choice) {
    List<Double> shares = new ArrayList<>(JourneyStructure.branchShares(choice));
    double planted = 0;
    double others = 0;
    for (int i = 0; i < shares.size(); i++) {
      Double share = plant.shares().get(entry(choice.children().get(i)));
      planted += share == null ? 0 : share;
      others += share == null ? shares.get(i) : 0;
    }
    for (int i = 0; i < shares.size(); i++) {
      Double share = plant.shares().get(entry(choice.children().get(i)));
      shares.set(
          i,
          share != null
              ? share
              : others > 0 ? shares.get(i) / others * Math.max(0, 1 - planted) : 0);
    }
    return shares;
  }

  /** Each interleaving of the parts is equally likely. */
  private List<Planned> interleaved(List<Step> parts, Run run) {
    List<List<Planned>> drawn = new ArrayList<>();
    int left = 0;
    for (Step part : parts) {
      List<Planned> path = new ArrayList<>();
      draw(part, run, path);
      drawn.add(path);
      left += path.size();
    }
    int[] next = new int[drawn.size()];
    List<Planned> all = new ArrayList<>();
    while (left > 0) {
      int pick = run.random.nextInt(left--);
      for (int i = 0; i < next.length; i++) {
        int rest = drawn.get(i).size() - next[i];
        if (pick < rest) {
          all.add(drawn.get(i).get(next[i]++));
          break;
        }
        pick -= rest;
      }
    }
    return all;
  }
}
