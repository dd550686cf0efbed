package org.desirepath.conformance.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.desirepath.conformance.alignment.Alignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.Move.OfLog;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph;
import org.desirepath.conformance.bounds.ComponentBounds;
import org.desirepath.conformance.bounds.ExactCosts;
import org.desirepath.conformance.bounds.TraceBounds;
import org.desirepath.conformance.graph.GrowingGraph;
import org.desirepath.conformance.graph.LiveStates;
import org.desirepath.conformance.graph.ModelGraph;
import org.desirepath.conformance.graph.SearchLimits;
import org.desirepath.conformance.graph.SearchMemory;
import org.desirepath.conformance.graph.StateTable;
import org.desirepath.conformance.search.BestFirstSearch.Extent;
import org.desirepath.conformance.search.BestFirstSearch.Found;
import org.jspecify.annotations.Nullable;

/**
 * Alignments of one trace after another against one model; the state of one thread.
 *
 * <p>A trace that fits is replayed: {@link FirstWay} over moves that cost nothing. For the others
 * {@link BestFirstSearch} finds the optimal cost, and then {@link FirstWay} the smallest alignment
 * of that cost. Where a limit stops the search, the cheapest of several ways known stands for the
 * optimum, with the bound that the search has proved.
 */
public final class AlignmentSearch {
  private static final int MOST_MARKINGS_KEPT = 300_000;

  private static final int MOST_STATES_OF_BEAM = 400_000;
  private static final int STATES_PER_EXPANSION = 4;

  /** After so many states better bounds are worth their cost, by level of the bounds. */
  private static final int[] STATES_OF_LEVEL = {4_000, 32_000, Integer.MAX_VALUE};

  /** A state of the search takes as long as so many edges of exact costs: measured. */
  private static final int EDGES_PER_STATE = 500;

  /** With so many edges, exact costs take less time than bounds from components. */
  private static final int MOST_EDGES_OF_SMALL_GRAPH = 6_000;

  /** With so many edges, exact costs take less time than any search. */
  private static final int MOST_EDGES_OF_TINY_GRAPH = 150;

  /** The same as {@link #EDGES_PER_STATE} where bounds are by labels alone. */
  private static final int EDGES_PER_STATE_WITHOUT_COMPONENTS = 20;

  private final ModelGraph graph;
  private final CompiledModel model;
  private final Alignment cheapestRun;
  private final TraceBounds trace;
  private final LiveStates live;
  private final StateTable table;
  private final BestFirstSearch search;
  private final BeamSearch beam;
  private final FirstWay firstWay;
  private final EarlyEnd earlyEnd;
  private @Nullable ExactCosts exactCosts;
  private final int edgesOfTiny;
  private final int edgesOfSmall;
  private long states;
  private int searchesDone;
  private int searchesInVain;

  public AlignmentSearch(CompiledModel model, Alignment cheapestRun) {
    this(model, cheapestRun, MOST_EDGES_OF_TINY_GRAPH, MOST_EDGES_OF_SMALL_GRAPH);
  }

  /** With other sizes at which the kernels change. */
  public AlignmentSearch(
      CompiledModel model, Alignment cheapestRun, int edgesOfTiny, int edgesOfSmall) {
    this.edgesOfTiny = edgesOfTiny;
    this.edgesOfSmall = edgesOfSmall;
    this.model = model;
    this.cheapestRun = cheapestRun;
    this.graph = model.graph();
    this.trace = model.traceBounds(graph);
    this.live = model.liveStates(graph);
    this.table = new StateTable(StateTable.MOST_DIRECT, graph.labels().unit(), model.memory());
    SynchronousProduct product = new SynchronousProduct(graph, trace, live);
    this.search = new BestFirstSearch(graph, trace, product, table);
    this.beam = new BeamSearch(graph, trace, product, table);
    this.firstWay = new FirstWay(trace, product, table);
    this.earlyEnd = new EarlyEnd(graph, model.completion(), trace, product, table);
  }

  /** States met by the last search. */
  public long states() {
    return states;
  }

  /** True if a growing graph has got so large that it is time to start with a new one. */
  public boolean isFull() {
    return graph instanceof GrowingGraph growing && growing.markingCount() > MOST_MARKINGS_KEPT;
  }

  /** The alignment of a trace. */
  public Alignment align(int[] labels, boolean open, SearchLimits limits) {
    Alignment found;
    try {
      found = search(labels, open, limits);
      states += table.size();
    } finally {
      giveBack();
    }
    return live instanceof SearchedLiveStates searched && searched.isUnsettled()
        ? new Alignment(found.moves(), trace.bound(0, 0), found.upperBound())
        : found;
  }

  private Alignment search(int[] labels, boolean open, SearchLimits limits) {
    states = 0;
    trace.set(labels, open);
    ExactCosts costs = exactCosts(limits);
    if (costs != null && costs.effort(0) <= edgesOfTiny) {
      Alignment optimal = byExactCosts(costs, limits);
      if (optimal != null) {
        return optimal;
      }
    }
    if (trace.bound(0, 0) == 0) {
      table.clear(graph.stateCount(), trace.length() + 1);
      if (firstWay.find(0, 0, limits)) {
        return new Alignment(firstWay.moves(), 0, 0);
      }
      states += table.size();
    }
    if (limits.reached(0, 0)) {
      return new Alignment(
          noMatch(), Math.min(trace.bound(0, 0), costOfNoMatch()), costOfNoMatch());
    }
    int upper = costOfNoMatch();
    if (costs != null && costs.effort(0) <= edgesOfSmall) {
      Alignment optimal = ofSmallGraph(costs, upper, limits);
      if (optimal != null) {
        return optimal;
      }
    }
    trace.refine(0, Long.MAX_VALUE);
    Found found = searchOrSolve(upper, Extent.ONE_OPTIMUM, limits);
    if (!found.complete() || (found.goal() == StateTable.NONE && upper == costOfNoRun())) {
      return bounded(found.lower(), limits);
    }
    if (firstWay.find(0, found.upper(), limits)) {
      return new Alignment(firstWay.moves(), found.upper(), found.upper());
    }
    Found again = search.run(0, found.upper(), Extent.ONE_OPTIMUM, limits);
    return again.goal() == StateTable.NONE
        ? bounded(found.lower(), limits)
        : new Alignment(earlyEnd.moves(again.goal()), found.lower(), found.upper());
  }

  /**
   * A short search with bounds by labels alone, else exact costs over the whole graph at once: for
   * graphs so small that bounds from components would take longer. Once most searches were in vain
   * there are no more: both ways find the same alignment.
   *
   * @return null if the limits stop it
   */
  private @Nullable Alignment ofSmallGraph(ExactCosts costs, int upper, SearchLimits limits) {
    if (searchesInVain <= searchesDone) {
      long worth = Math.max(50, costs.effort(trace.length()) / EDGES_PER_STATE_WITHOUT_COMPONENTS);
      SearchLimits few = limits.atMost((int) Math.min(worth, Integer.MAX_VALUE));
      Found found = search.run(0, upper, Extent.ONE_OPTIMUM, few);
      if (found.complete() && firstWay.find(0, found.upper(), few)) {
        searchesDone++;
        return new Alignment(firstWay.moves(), found.upper(), found.upper());
      }
      searchesInVain++;
      states += table.size();
    }
    return byExactCosts(costs, limits);
  }

  private boolean solve(ExactCosts costs, SearchLimits limits) {
    if (costs.cells(trace.length()) > SearchMemory.FEW_CELLS) {
      table.enlarge();
    }
    return trace.solve(costs, limits);
  }

  private void giveBack() {
    if (table.shrink() && exactCosts != null) {
      exactCosts.forget();
    }
  }

  /** Null if the limits stop it. */
  private @Nullable Alignment byExactCosts(ExactCosts costs, SearchLimits limits) {
    if (!solve(costs, limits)) {
      return null;
    }
    int optimum = trace.bound(0, 0);
    table.clear(graph.stateCount(), trace.length() + 1);
    return firstWay.find(0, optimum, limits.withAnyStates())
        ? new Alignment(firstWay.moves(), optimum, optimum)
        : null;
  }

  /**
   * Searches with few states and cheap bounds, then with more states and better bounds. Where the
   * graph is built ahead, exact costs over the whole graph take over as soon as the search has cost
   * as much as they do; searching with them is no search any more. So no trace takes much longer
   * than the best of the ways.
   */
  private Found searchOrSolve(int upper, Extent extent, SearchLimits limits) {
    ExactCosts costs = exactCosts(limits);
    int length = trace.length();
    long worth =
        costs == null ? Long.MAX_VALUE : Math.max(1000, costs.effort(length) / EDGES_PER_STATE);
    long mostEffort = costs == null ? Long.MAX_VALUE : costs.effort(length) / 2;
    int lower = 0;
    for (int level = 0; level < STATES_OF_LEVEL.length; level++) {
      long most = Math.min(worth, Math.min(STATES_OF_LEVEL[level], limits.maxStates()));
      Found found = search.run(0, upper, extent, limits.atMost((int) most));
      if (found.complete() || most == limits.maxStates()) {
        return found.withLower(lower);
      }
      lower = Math.max(lower, found.lower());
      states += table.size();
      if (most == worth || !trace.refine(level + 1, mostEffort)) {
        break;
      }
    }
    if (costs != null) {
      solve(costs, limits);
    }
    return search.run(0, upper, extent, limits).withLower(lower);
  }

  /** Null if the graph grows, or the numbers to keep for the trace are too many. */
  private @Nullable ExactCosts exactCosts(SearchLimits limits) {
    if (exactCosts == null) {
      exactCosts = model.exactCosts();
    }
    return exactCosts == null || exactCosts.cells(trace.length()) > 8L * limits.maxStates()
        ? null
        : exactCosts;
  }

  private int costOfNoMatch() {
    int run = trace.isOpen() ? 0 : cheapestRun.upperBound();
    return Math.addExact(trace.logCostFrom(0), run);
  }

  private static int costOfNoRun() {
    return ComponentBounds.NEVER - 1;
  }

  /** The cheapest alignment that can be had without more search, and the bound below. */
  private Alignment bounded(int lower, SearchLimits limits) {
    states += table.size();
    List<Move> moves = noMatch();
    int upper = costOfNoMatch();
    if (model.completion().isExact()) {
      int node = earlyEnd.cheapest();
      if (earlyEnd.cost(node) < upper) {
        upper = earlyEnd.cost(node);
        moves = earlyEnd.moves(node);
      }
    }
    if (lower < upper) {
      int goal = beam.run(upper - 1, beamWidth(limits), limits);
      states += table.size();
      if (goal != StateTable.NONE) {
        upper = table.cost(goal);
        moves = earlyEnd.moves(goal);
      } else if (upper == costOfNoRun()) {
        Found any = search.run(0, upper - 1, Extent.ANY_END, limits);
        upper = any.goal() == StateTable.NONE ? upper : any.upper();
        moves = any.goal() == StateTable.NONE ? moves : earlyEnd.moves(any.goal());
      }
    }
    return new Alignment(moves, Math.min(lower, upper), upper);
  }

  /** So wide that the beam meets about as many states as the search may. */
  private int beamWidth(SearchLimits limits) {
    int states = Math.min(limits.maxStates(), MOST_STATES_OF_BEAM);
    return Math.max(1, states / STATES_PER_EXPANSION / (trace.length() + 1));
  }

  /** A log move for each event, then the cheapest run. */
  private List<Move> noMatch() {
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < trace.length(); i++) {
      moves.add(new OfLog(graph.labels().label(trace.label(i)), i));
    }
    if (!trace.isOpen()) {
      moves.addAll(model.completion().isExact() ? earlyEnd.cheapestRun(0) : cheapestRun.moves());
    }
    return moves;
  }

  /** All optimal alignments of a trace, or empty if the limits stop the search. */
  public Optional<OptimalAlignmentGraph> alignments(
      int[] labels, boolean open, SearchLimits limits) {
    trace.set(labels, open);
    trace.refine(0, Long.MAX_VALUE);
    try {
      Found found = searchOrSolve(costOfNoMatch(), Extent.ALL_OPTIMA, limits);
      states = table.size();
      return found.complete() && found.goal() != StateTable.NONE
          ? Optional.of(search.optima(found.upper()))
          : Optional.empty();
    } finally {
      giveBack();
    }
  }
}
