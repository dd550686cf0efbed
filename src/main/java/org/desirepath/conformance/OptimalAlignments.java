package org.desirepath.conformance;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.desirepath.conformance.alignment.Alignment;
import org.desirepath.conformance.graph.LabelIndex;
import org.desirepath.conformance.graph.SearchLimits;
import org.desirepath.conformance.graph.SearchMemory;
import org.desirepath.conformance.search.CompiledModel;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.ReachabilityGraph;

/**
 * Optimal alignments (Adriansyah, "Aligning observed and modeled behavior", 2014,
 * doi:10.6100/IR770080) of every variant with the reachability graph of the model.
 *
 * <p>A move costs what the touchpoint's weights say: nothing if synchronous or silent, the missing
 * weight for a model move (nothing if not observable), the unplanned weight for a log move (nothing
 * if allowed). A designed exit is taken only by its own event, from any marking; after it all
 * events are log moves. Where the flow has a transition with the label of an exit, the transition
 * comes before the exit in the tie-break. An alignment never meets the same state (marking, events
 * consumed) twice, and one of an open trace ends with its last event.
 *
 * <p>Kernels, chosen for each variant by the work they take: depth first replay for variants that
 * fit; best-first search (A*) with bounds from labels and, in larger graphs, from the model's
 * sequential components ({@link org.desirepath.model.SComponents}); and exact costs over the whole
 * reachability graph, O(n * E) with n events and E edges, at once in the smallest graphs, else as
 * soon as the search has cost as much. So no variant takes much more than the last.
 *
 * <p>At most 72 bytes a state met. All searches together stay within five eighths of the heap:
 * those beyond 131,072 states, or 16,777,216 exact costs, wait for one another, and where not even
 * one of {@code maxStates} fits, it has fewer (so the size of the heap can change a result, the
 * number of threads can't).
 *
 * <p>A model of more than 200,000 markings, or whose graph takes longer to build than the time
 * budget, is not built ahead: its graph grows as the search asks. Then, or under a time budget, the
 * work goes in rounds: every variant gets an interval, and further rounds narrow those with the
 * greatest product of traces and width. A search that ends at a limit gives a proven interval and
 * the moves of its upper end, never less.
 *
 * <p>Thread-safe. Equal input gives equal results on any number of threads, unless a time budget
 * stops a search.
 *
 * @param threads at least 1
 * @param maxMarkings most markings to build ahead, at least 1; above, and above 200,000 at first,
 *     the graph grows during the search
 * @param maxStates most states of the search for one variant, at least 1; of exact costs, eight
 *     count as one state
 * @param budgetMillis time for making the model ready and all searches of a check, after which
 *     those not yet made stop at once; the searches for all optima that are asked for later have as
 *     much again, in sum; 0 = no limit
 */
public record OptimalAlignments(int threads, int maxMarkings, int maxStates, long budgetMillis)
    implements ConformanceChecker {

  /** Largest weight of a touchpoint. */
  public static final int MAX_WEIGHT = LabelIndex.MAX_WEIGHT;

  /** Most states of one search of a model too large to build ahead, which take more memory. */
  private static final int MOST_STATES_OF_LARGE_MODEL = 600_000;

  /**
   * States of all searches in sum after which no wider search begins for a model too large to build
   * ahead, if there is no time budget: some minutes of work.
   */
  private static final long ALL_STATES_OF_LARGE_MODEL = 20_000_000;

  /** Two threads, the usual limits and no time budget. */
  public static final OptimalAlignments STANDARD =
      new OptimalAlignments(2, ReachabilityGraph.DEFAULT_MAX_MARKINGS, 8_000_000, 0);

  public OptimalAlignments {
    requireAtLeast("threads", threads, 1);
    requireAtLeast("maxMarkings", maxMarkings, 1);
    requireAtLeast("maxStates", maxStates, 1);
    requireAtLeast("budgetMillis", budgetMillis, 0);
  }

  private static void requireAtLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + ": expected at least " + least + ", got " + value);
    }
  }

  /** The same with another number of threads. */
  public OptimalAlignments withThreads(int newThreads) {
    return new OptimalAlignments(newThreads, maxMarkings, maxStates, budgetMillis);
  }

  /** The same with another limit of the states of one search. */
  public OptimalAlignments withMaxStates(int newMaxStates) {
    return new OptimalAlignments(threads, maxMarkings, newMaxStates, budgetMillis);
  }

  /** The same with another time budget. */
  public OptimalAlignments withBudgetMillis(long newBudgetMillis) {
    return new OptimalAlignments(threads, maxMarkings, maxStates, newBudgetMillis);
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.desirepath.model.UnusableModelException if the model is unbounded, too large or
   *     can't end
   */
  @Override
  public ConformanceResult check(
      EventLog log, DesignedJourney model, BitSet open, BitSet truncated) {
    long budgetNanos = TimeUnit.MILLISECONDS.toNanos(budgetMillis);
    // deadlines are compared by difference, so that a sum beyond the largest long does no harm
    SearchMemory memory = SearchMemory.of(Runtime.getRuntime().maxMemory(), maxStates);
    SearchLimits deadline =
        new SearchLimits(memory.mostStates(), budgetMillis > 0, System.nanoTime() + budgetNanos);
    CompiledModel compiled =
        CompiledModel.of(
            model, new LabelIndex(model, log.activities()), maxMarkings, deadline, memory);
    VariantGroups groups = VariantGroups.of(log, compiled.labels(), open, truncated);
    groups.requireCountable(compiled.cheapestRun().upperBound());
    SearchLimits limits =
        compiled.isBuiltAhead() ? deadline : deadline.atMost(MOST_STATES_OF_LARGE_MODEL);
    long mostStates =
        compiled.isBuiltAhead() || limits.timed() ? Long.MAX_VALUE : ALL_STATES_OF_LARGE_MODEL;
    List<Alignment> found = new AlignmentRun(compiled, groups, limits, threads).align(mostStates);
    return new AlignedVariants(model, compiled, groups, found, limits.maxStates(), budgetNanos);
  }
}
