package org.desirepath.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.desirepath.model.Plant;
import org.desirepath.model.Plant.Kind;
import org.desirepath.model.Step;
import org.jspecify.annotations.Nullable;

/** A step that a journey will take, unless it is lost before. Belongs to one journey. */
final class Planned {
  final String touchpoint;

  /** In the design, or null for a touchpoint put in beside it. */
  final Step.@Nullable Place place;

  /** Deviations of the flow that show in the log as soon as this step is in it. */
  final List<Plant.Deviation> shows = new ArrayList<>();

  /** Deviations of its own event. */
  final Set<Kind> flaws = EnumSet.noneOf(Kind.class);

  /** The channel when it is not a designed one. */
  @Nullable String otherChannel;

  /** A touchpoint that should have come before it and comes after it, or null. */
  @Nullable String overtakes;

  /** True if a deviation of the flow has to do with it: a second one would blur both. */
  boolean involved;

  Planned(String touchpoint, Step.@Nullable Place place) {
    this.touchpoint = touchpoint;
    this.place = place;
  }

  /** True if it is put in beside the flow. */
  boolean isExtra() {
    return place == null || shows.stream().anyMatch(d -> d.kind() == Kind.REPEAT);
  }
}
