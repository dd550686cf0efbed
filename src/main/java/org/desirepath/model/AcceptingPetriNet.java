package org.desirepath.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A labelled Petri net with an initial marking and final markings: its language is the set of label
 * sequences of firing sequences from the initial to a final marking. Immutable; places and
 * transitions are known by index. Equal if all parts are, in the same order.
 */
public final class AcceptingPetriNet implements ProcessModel {

  /** A place. */
  public record Place(String id) {}

  /**
   * A transition.
   *
   * @param id unique in the net
   * @param label the activity, or null when silent
   */
  public record Transition(String id, @Nullable String label) {
    public boolean isSilent() {
      return label == null;
    }
  }

  /**
   * An arc between a transition and a place.
   *
   * @param place its index
   * @param weight tokens moved, at least 1
   */
  public record Arc(int place, int weight) {}

  private final String name;
  private final List<Place> places;
  private final List<Transition> transitions;
  private final List<List<Arc>> inputs;
  private final List<List<Arc>> outputs;
  private final Marking initialMarking;
  private final List<Marking> finalMarkings;

  private AcceptingPetriNet(Builder builder, Marking initialMarking, List<Marking> finalMarkings) {
    this.name = builder.name;
    this.places = List.copyOf(builder.places);
    this.transitions = List.copyOf(builder.transitions);
    this.inputs = builder.inputs.stream().map(List::copyOf).toList();
    this.outputs = builder.outputs.stream().map(List::copyOf).toList();
    this.initialMarking = initialMarking;
    this.finalMarkings = List.copyOf(finalMarkings);
  }

  public static Builder builder(String name) {
    return new Builder(name);
  }

  @Override
  public String name() {
    return name;
  }

  public List<Place> places() {
    return places;
  }

  public List<Transition> transitions() {
    return transitions;
  }

  /** What a transition takes, in order of place index. */
  public List<Arc> inputs(int transition) {
    return inputs.get(transition);
  }

  /** What a transition gives, in order of place index. */
  public List<Arc> outputs(int transition) {
    return outputs.get(transition);
  }

  public Marking initialMarking() {
    return initialMarking;
  }

  /** At least one. */
  public List<Marking> finalMarkings() {
    return finalMarkings;
  }

  @Override
  public AcceptingPetriNet toPetriNet() {
    return this;
  }

  @Override
  public SortedSet<String> labels() {
    SortedSet<String> labels = new TreeSet<>();
    for (Transition transition : transitions) {
      if (transition.label() != null) {
        labels.add(transition.label());
      }
    }
    return labels;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AcceptingPetriNet net
        && name.equals(net.name)
        && places.equals(net.places)
        && transitions.equals(net.transitions)
        && inputs.equals(net.inputs)
        && outputs.equals(net.outputs)
        && initialMarking.equals(net.initialMarking)
        && finalMarkings.equals(net.finalMarkings);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, transitions, inputs, outputs, initialMarking, finalMarkings);
  }

  @Override
  public String toString() {
    return name + ": " + places.size() + " places, " + transitions.size() + " transitions";
  }

  /** Collects places, transitions and arcs. */
  public static final class Builder {
    private final String name;
    private final List<Place> places = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final List<List<Arc>> inputs = new ArrayList<>();
    private final List<List<Arc>> outputs = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    /** Adds a place and returns its index. */
    public int place(String id) {
      places.add(new Place(id));
      return places.size() - 1;
    }

    /**
     * Adds a transition and returns its index.
     *
     * @param label the activity, or null when silent
     */
    public int transition(String id, @Nullable String label) {
      transitions.add(new Transition(id, label));
      inputs.add(new ArrayList<>());
      outputs.add(new ArrayList<>());
      return transitions.size() - 1;
    }

    /** A transition takes {@code weight} tokens from a place; arcs between the same two add up. */
    public Builder input(int transition, int place, int weight) {
      add(inputs.get(transition), place, weight);
      return this;
    }

    /** A transition gives {@code weight} tokens to a place; arcs between the same two add up. */
    public Builder output(int transition, int place, int weight) {
      add(outputs.get(transition), place, weight);
      return this;
    }

    private void add(List<Arc> arcs, int place, int weight) {
      if (place < 0 || place >= places.size() || weight < 1) {
        throw new IllegalArgumentException(
            "arc: expected a place in 0.."
                + (places.size() - 1)
                + " and a weight of at least 1, got place "
                + place
                + ", weight "
                + weight);
      }
      int sum = weight;
      for (Arc arc : arcs) {
        sum += arc.place() == place ? arc.weight() : 0;
      }
      arcs.removeIf(arc -> arc.place() == place);
      arcs.add(new Arc(place, sum));
      arcs.sort((a, b) -> Integer.compare(a.place(), b.place()));
    }

    /**
     * The net.
     *
     * @throws IllegalArgumentException if there is no final marking
     */
    public AcceptingPetriNet build(Marking initialMarking, List<Marking> finalMarkings) {
      if (finalMarkings.isEmpty()) {
        throw new IllegalArgumentException("finalMarkings: expected at least one, got none");
      }
      return new AcceptingPetriNet(this, initialMarking, finalMarkings);
    }
  }
}
