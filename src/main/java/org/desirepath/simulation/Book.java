package org.desirepath.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyStructure;
import org.desirepath.model.Plant;
import org.desirepath.model.Plant.Facet;
import org.desirepath.model.Plant.Rhythm;
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint;

/** The design and the plant, as the play of one journey asks for them. */
final class Book {
  /** Beyond this a journey would hardly ever go on, and its logarithm not be a number. */
  private static final double MAX_RATE = 0.999;

  private static final long DAY = 86_400_000L;
  private static final int DAYS_OF_WEEK = 7;

  /** Days since Monday of 1970-01-01. */
  private static final int THURSDAY = 3;

  private static final int SATURDAY = 5;

  final DesignedJourney model;
  final Plant plant;
  final JourneyStructure structure;
  private final Scale scale;
  private final Map<String, Double> planted = new LinkedHashMap<>();
  private final Map<String, OptionalDouble> designed = new LinkedHashMap<>();

  Book(DesignedJourney model, Plant plant) {
    this.model = model;
    this.plant = plant;
    this.structure = JourneyStructure.of(model.facts());
    this.scale = scaleOfMeans();
    for (Step.Place place : model.facts().places()) {
      if (designed.getOrDefault(place.touchpoint(), OptionalDouble.empty()).isEmpty()) {
        designed.put(place.touchpoint(), place.dropOff());
      }
    }
    if (model.facts().phases().isEmpty()) {
      model.net().labels().forEach(name -> designed.put(name, OptionalDouble.empty()));
    }
    designed.keySet().removeIf(name -> !facts(name).observable());
    designed.forEach(
        (name, rate) ->
            planted.put(
                name, Math.min(MAX_RATE, plant.dropOff().getOrDefault(name, rate.orElse(0)))));
  }

  /** Drop-off by touchpoint of the flow that leaves an event, in design order. */
  Map<String, Double> dropOff() {
    return planted;
  }

  OptionalDouble designedDropOff(String touchpoint) {
    return designed.getOrDefault(touchpoint, OptionalDouble.empty());
  }

  /** The chance to be lost at a step of the flow. */
  double dropOff(Planned step) {
    return step.place == null ? 0 : planted.getOrDefault(step.touchpoint, 0.0);
  }

  /** The exits that can be taken after a touchpoint. */
  List<Plant.Exit> exitsAfter(String touchpoint) {
    List<Plant.Exit> exits = new ArrayList<>();
    for (Plant.Exit exit : plant.exits()) {
      if (exit.after() == null || touchpoint.equals(exit.after())) {
        exits.add(exit);
      }
    }
    return exits;
  }

  /** Positions in the plant of the effects of a moment. */
  List<Integer> effects(Facet facet, String touchpoint) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < plant.effects().size(); i++) {
      Plant.Effect effect = plant.effects().get(i);
      if (effect.facet() == facet && effect.touchpoint().equals(touchpoint)) {
        found.add(i);
      }
    }
    return found;
  }

  /** The true mean score of a touchpoint; empty when nobody is asked there. */
  OptionalDouble meanExperience(Touchpoint facts) {
    Double mean = plant.experience().get(facts.name());
    return mean == null ? facts.experience() : OptionalDouble.of(mean);
  }

  Scale scale() {
    return scale;
  }

  private Scale scaleOfMeans() {
    List<Double> means = new ArrayList<>(plant.experience().values());
    for (Touchpoint touchpoint : model.facts().touchpoints().values()) {
      touchpoint.experience().ifPresent(means::add);
    }
    return means.isEmpty()
        ? Scale.holding(1, 5)
        : Scale.holding(Collections.min(means), Collections.max(means));
  }

  boolean isSuccess(String touchpoint) {
    return model.success().contains(touchpoint);
  }

  Touchpoint facts(String touchpoint) {
    return model.facts().touchpoint(touchpoint);
  }

  /** The factor of a rhythm at a time. */
  double factor(Rhythm rhythm, long millis) {
    if (rhythm.equals(Rhythm.EVEN)) {
      return 1;
    }
    double since = (double) (millis - plant.fromMillis());
    double through = Math.min(1, Math.max(0, since / (plant.toMillis() - plant.fromMillis())));
    long day = Math.floorMod(Math.floorDiv(millis, DAY) + THURSDAY, DAYS_OF_WEEK);
    double wave = StrictMath.sin(2 * Math.PI * since / rhythm.cycleMillis());
    return StrictMath.pow(rhythm.growth(), through)
        * (day >= SATURDAY ? rhythm.weekend() : 1)
        * (1 + rhythm.swing() * wave);
  }

  /** The factor as a share of the highest that the rhythm can have. */
  double shareOfHighest(Rhythm rhythm, long millis) {
    double highest =
        Math.max(1, rhythm.growth()) * Math.max(1, rhythm.weekend()) * (1 + rhythm.swing());
    return factor(rhythm, millis) / highest;
  }

  double medianWait(String touchpoint) {
    return plant.waits().medianMillisOf().getOrDefault(touchpoint, plant.waits().medianMillis());
  }
}
