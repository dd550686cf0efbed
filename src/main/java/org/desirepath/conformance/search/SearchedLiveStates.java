package org.desirepath.conformance.search;

import java.util.BitSet;
import org.desirepath.conformance.bounds.ComponentBounds;
import org.desirepath.conformance.bounds.TraceBounds;
import org.desirepath.conformance.graph.LiveStates;
import org.desirepath.conformance.graph.ModelGraph;
import org.desirepath.conformance.graph.SearchLimits;
import org.desirepath.conformance.graph.StateTable;
import org.desirepath.conformance.search.BestFirstSearch.Extent;
import org.desirepath.conformance.search.BestFirstSearch.Found;

/** Looks for an end from a state of a growing graph when first asked; for one thread. */
public final class SearchedLiveStates implements LiveStates {
  private static final SearchLimits LIMITS = new SearchLimits(100_000, false, 0);

  private final StateTable table = new StateTable(0, 1);
  private final TraceBounds trace;
  private final BestFirstSearch search;
  private final BitSet live = new BitSet();
  private final BitSet dead = new BitSet();
  private boolean unsettled;

  SearchedLiveStates(CompiledModel model, ModelGraph graph) {
    trace = model.traceBounds(graph);
    search =
        new BestFirstSearch(
            graph, trace, new SynchronousProduct(graph, trace, LiveStates.ALL), table);
    trace.set(new int[0], false);
    trace.refine(0, Long.MAX_VALUE);
    live.set(graph.exited());
  }

  @Override
  public boolean canEnd(int state) {
    if (!live.get(state) && !dead.get(state)) {
      Found found = search.run(state, ComponentBounds.NEVER - 1, Extent.ANY_END, LIMITS);
      for (int node = found.goal(); node != StateTable.NONE; node = table.parent(node)) {
        live.set(table.state(node));
      }
      dead.set(state, found.goal() == StateTable.NONE);
      unsettled |= !found.complete();
    }
    return live.get(state);
  }

  /** True if a search was stopped, so that some state called dead may not be. */
  boolean isUnsettled() {
    return unsettled;
  }
}
