package org.desirepath.conformance.search;

import java.util.List;
import org.desirepath.conformance.alignment.Alignment;
import org.desirepath.conformance.alignment.Outlook;
import org.desirepath.conformance.bounds.CompletionBounds;
import org.desirepath.conformance.bounds.ComponentBounds;
import org.desirepath.conformance.bounds.ExactCosts;
import org.desirepath.conformance.bounds.TraceBounds;
import org.desirepath.conformance.graph.BackwardEdges;
import org.desirepath.conformance.graph.BuiltGraph;
import org.desirepath.conformance.graph.Components;
import org.desirepath.conformance.graph.GrowingGraph;
import org.desirepath.conformance.graph.LabelIndex;
import org.desirepath.conformance.graph.LiveStates;
import org.desirepath.conformance.graph.ModelGraph;
import org.desirepath.conformance.graph.SearchLimits;
import org.desirepath.conformance.graph.SearchMemory;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.ReachabilityGraph;
import org.desirepath.model.SComponents;
import org.desirepath.model.UnusableModelException;
import org.desirepath.model.UnusableModelException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A model made ready for the search, shared by all threads: its reachability graph, built ahead if
 * it is small enough, and what is known of every marking.
 */
public final class CompiledModel {

  /** Larger graphs are not built ahead: growing them as needed is faster by then. */
  static final int MOST_BUILT_AHEAD = 200_000;

  /** Most positions of a group of components, by level of refinement. */
  private static final int[] MOST_POSITIONS = {1_000, 8_000, 60_000};

  /** With more components than {@link #MOST_COMPONENTS_TO_JOIN}. */
  private static final int FEW_POSITIONS = 100;

  private static final int MOST_COMPONENTS_TO_JOIN = 40;

  /** With more components than this, larger groups take longer to make than they are worth. */
  private static final int MOST_COMPONENTS_TO_REFINE = 24;

  /** Of the search for the cheapest run of a graph that is not built ahead. */
  private static final int MOST_STATES_OF_RUN = 30_000;

  private final AcceptingPetriNet net;
  private final LabelIndex labels;
  private final @Nullable BuiltGraph built;
  private final CompletionBounds completion;
  private @Nullable SComponents found;
  private final @Nullable Components[] components = new Components[MOST_POSITIONS.length];
  private final Alignment cheapestRun;
  private final SearchLimits deadline;
  private final SearchMemory memory;
  private @Nullable BackwardEdges backward;

  private CompiledModel(
      DesignedJourney model,
      LabelIndex labels,
      @Nullable BuiltGraph built,
      SearchLimits deadline,
      SearchMemory memory) {
    this.net = model.net();
    this.memory = memory;
    this.deadline = deadline;
    this.labels = labels;
    this.built = built;
    this.completion = built == null ? new CompletionBounds(labels) : new CompletionBounds(built);
    this.cheapestRun =
        built == null
            ? searchedRun(deadline)
            : new Alignment(List.of(), completion.cheapest(0), completion.cheapest(0));
  }

  /** The cheapest run; if that takes too long some run, for which there is always time. */
  private Alignment searchedRun(SearchLimits deadline) {
    AlignmentSearch search = new AlignmentSearch(this, noRun());
    Alignment found = search.align(new int[0], false, deadline.atMost(MOST_STATES_OF_RUN));
    return found.upperBound() < ComponentBounds.NEVER - 1
        ? found
        : search.align(new int[0], false, SearchLimits.NONE.atMost(MOST_STATES_OF_RUN));
  }

  /** Stands for a run where none is known: dearer than any. */
  private static Alignment noRun() {
    return new Alignment(List.of(), 0, ComponentBounds.NEVER - 1);
  }

  /**
   * Makes a model ready.
   *
   * @throws UnusableModelException if it is unbounded or can't end, or if it has more than {@code
   *     maxMarkings} markings and no end is found among the first met
   * @param deadline after which no graph is built ahead: it grows during the search
   */
  public static CompiledModel of(
      DesignedJourney model, LabelIndex labels, int maxMarkings, SearchLimits deadline) {
    return of(model, labels, maxMarkings, deadline, SearchMemory.unlimited());
  }

  /** The same where searches share memory. */
  public static CompiledModel of(
      DesignedJourney model,
      LabelIndex labels,
      int maxMarkings,
      SearchLimits deadline,
      SearchMemory memory) {
    int ahead = Math.min(maxMarkings, MOST_BUILT_AHEAD);
    try {
      return built(model, labels, ahead, deadline, memory);
    } catch (UnusableModelException e) {
      if (e.reason() != Reason.TOO_LARGE) {
        throw e;
      }
      CompiledModel growing = new CompiledModel(model, labels, null, deadline, memory);
      if (growing.cheapestRun.upperBound() < ComponentBounds.NEVER - 1) {
        return growing;
      } else if (maxMarkings == ahead) {
        throw e;
      }
      return built(model, labels, maxMarkings, SearchLimits.NONE, memory);
    }
  }

  private static CompiledModel built(
      DesignedJourney model,
      LabelIndex labels,
      int maxMarkings,
      SearchLimits deadline,
      SearchMemory memory) {
    ReachabilityGraph graph = ReachabilityGraph.of(model.net(), maxMarkings, deadline::isTimeUp);
    return new CompiledModel(model, labels, new BuiltGraph(graph, labels), deadline, memory);
  }

  /** What its searches share. */
  SearchMemory memory() {
    return memory;
  }

  public LabelIndex labels() {
    return labels;
  }

  /** False if the graph grows during the search. */
  public boolean isBuiltAhead() {
    return built != null;
  }

  /** The graph if it is built ahead, else null. */
  public @Nullable BuiltGraph built() {
    return built;
  }

  /** The graph, for one thread. */
  ModelGraph graph() {
    return built == null ? new GrowingGraph(net, found().proveSafe(), labels) : built;
  }

  public CompletionBounds completion() {
    return completion;
  }

  /** Which of its states lead to an end, for one thread. */
  LiveStates liveStates(ModelGraph graph) {
    return graph.endsFromEveryState() ? LiveStates.ALL : new SearchedLiveStates(this, graph);
  }

  /** The bounds of a trace, for one thread. */
  TraceBounds traceBounds(ModelGraph graph) {
    return new TraceBounds(
        labels, completion, level -> new ComponentBounds(graph, components(level)), this::levels);
  }

  /** How many levels of refinement the bounds of a trace have. */
  int levels() {
    return found().size() <= MOST_COMPONENTS_TO_REFINE ? MOST_POSITIONS.length : 1;
  }

  /** Looked for when first needed: small graphs do without. */
  private synchronized SComponents found() {
    SComponents known = found;
    if (known == null) {
      known = SComponents.of(net);
      found = known;
    }
    return known;
  }

  private synchronized Components components(int level) {
    Components known = components[level];
    if (known == null) {
      int most = found().size() > MOST_COMPONENTS_TO_JOIN ? FEW_POSITIONS : MOST_POSITIONS[level];
      known = new Components(net, found(), labels, most, deadline::isTimeUp);
      components[level] = known;
    }
    return known;
  }

  /** What is still to come from each marking. */
  public Outlook outlook(DesignedJourney model) {
    return built == null
        ? new SearchedOutlook(
            new GrowingGraph(net, found().proveSafe(), labels), components(0), model)
        : new BuiltOutlook(built, completion, model);
  }

  /** Exact costs over the whole graph, for one thread; null if the graph is not built ahead. */
  synchronized @Nullable ExactCosts exactCosts() {
    if (built == null) {
      return null;
    }
    if (backward == null) {
      backward = new BackwardEdges(built);
    }
    return new ExactCosts(built, completion, backward);
  }

  /** The alignment of the empty trace; without moves if the graph is built ahead. */
  public Alignment cheapestRun() {
    return cheapestRun;
  }
}
