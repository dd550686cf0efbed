package org.desirepath.model;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A part of a phase of a {@link JourneyBlueprint}. */
public sealed interface Step
    permits Step.Place, Step.Steps, Step.Choice, Step.AnyOrder, Step.Optional, Step.Repeat {

  /** Designed share of this step as a branch of a choice, in [0,1]; empty = not said. */
  default OptionalDouble share() {
    return OptionalDouble.empty();
  }

  List<Step> children();

  /**
   * A touchpoint at one place of the journey, with the facts that hold at this place only.
   *
   * @param id unique in the blueprint; the id of its activity in the process tree and of its
   *     transition in the net (with {@code #2}, {@code #3} behind it for the later turns of a
   *     bounded repeat)
   * @param touchpoint its name
   * @param within designed longest wait, or null
   * @param notBefore designed shortest wait, or null
   * @param dropOff designed share of journeys lost here, in [0,1]
   */
  record Place(
      String id,
      String touchpoint,
      boolean optional,
      @Override OptionalDouble share,
      @Nullable Wait within,
      @Nullable Wait notBefore,
      OptionalDouble dropOff)
      implements Step {
    @Override
    public List<Step> children() {
      return List.of();
    }
  }

  /**
   * A time limit.
   *
   * @param millis inclusive: exactly this long is on time
   * @param after the touchpoint it counts from, or null = the latest earlier synchronous event
   */
  record Wait(long millis, @Nullable String after) {}

  /** All, in order. */
  record Steps(List<Step> children, @Override OptionalDouble share) implements Step {
    public Steps {
      children = List.copyOf(children);
    }
  }

  /** Exactly one; a branch says its designed share. */
  record Choice(List<Step> children, @Override OptionalDouble share) implements Step {
    public Choice {
      children = List.copyOf(children);
    }
  }

  /** All, in any order or interleaved. */
  record AnyOrder(List<Step> children, @Override OptionalDouble share) implements Step {
    public AnyOrder {
      children = List.copyOf(children);
    }
  }

  /** All in order, or nothing. */
  record Optional(List<Step> children, @Override OptionalDouble share) implements Step {
    public Optional {
      children = List.copyOf(children);
    }
  }

  /**
   * All in order, one or more times.
   *
   * @param atMost largest number of turns; empty = any
   */
  record Repeat(List<Step> children, OptionalInt atMost, @Override OptionalDouble share)
      implements Step {
    public Repeat {
      children = List.copyOf(children);
    }
  }
}
