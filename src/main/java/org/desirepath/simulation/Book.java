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
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint;

/** The design and the plant, as the play of one journey asks for them. */
final class Book {
  /** Beyond this a journey would hardly ever go on, and its logarithm not be a number. */
  private static final double MAX_RATE = 0.999;

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

  double medianWait(String touchpoint) {
    return plant.waits().medianMillisOf().getOrDefault(touchpoint, plant.waits().medianMillis());
  }
}
