package org.desirepath.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.desirepath.conformance.alignment.Alignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.Move.OfLog;
import org.desirepath.conformance.graph.BuiltGraph;
import org.desirepath.conformance.graph.SearchLimits;
import org.desirepath.conformance.search.AlignmentSearch;
import org.desirepath.conformance.search.CompiledModel;
import org.desirepath.conformance.search.UnanchoredSearch;

/**
 * The alignments of all variants, by threads that take the next one until none is left.
 *
 * <p>Where the work may have to stop early, it goes in rounds: all variants with few states first,
 * so that each has an interval, then again with more states those that are not optimal yet, where
 * the interval of the log shrinks most: by traces times the width of the interval. What a round
 * takes on is decided before it starts and by counts of states alone, so that without a time budget
 * the result does not depend on the threads.
 */
final class AlignmentRun {
  private static final int FIRST_ROUND = 4_000;
  private static final int GROWTH = 8;

  private final CompiledModel model;
  private final VariantGroups groups;
  private final SearchLimits limits;
  private final int threads;
  private final Alignment[] found;
  private final List<AlignmentSearch> searches = new ArrayList<>();

  AlignmentRun(CompiledModel model, VariantGroups groups, SearchLimits limits, int threads) {
    this.model = model;
    this.groups = groups;
    this.limits = limits;
    this.threads = threads;
    this.found = new Alignment[groups.size()];
  }

  /**
   * Aligns all variants.
   *
   * @param mostStates of all searches in sum; further rounds end when they might not suffice
   */
  List<Alignment> align(long mostStates) {
    int[] all = IntStream.range(0, found.length).toArray();
    if (!limits.timed() && mostStates == Long.MAX_VALUE) {
      round(all, limits);
      return List.of(found);
    }
    long left = mostStates;
    int most = Math.min(FIRST_ROUND, limits.maxStates());
    left -= round(all, limits.atMost(most));
    while (most < limits.maxStates() && !limits.reached(0, 0)) {
      most = (int) Math.min(limits.maxStates(), (long) most * GROWTH);
      int[] widest = widestFirst();
      int next = 0;
      while (next < widest.length && left >= most) {
        int size = (int) Math.min(widest.length - next, left / most);
        int[] batch = Arrays.copyOfRange(widest, next, next + size);
        left -= round(batch, limits.atMost(most));
        next += size;
      }
    }
    return List.of(found);
  }

  /** Variants that are not optimal yet, those with most traces times width first. */
  private int[] widestFirst() {
    return IntStream.range(0, found.length)
        .filter(v -> !found[v].isOptimal())
        .boxed()
        .sorted(Comparator.<Integer>comparingLong(v -> -weight(v)).thenComparing(v -> v))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private long weight(int v) {
    return (long) groups.traces(v) * (found[v].upperBound() - found[v].lowerBound());
  }

  /** Searches for some variants and returns how many states it met. */
  private long round(int[] variants, SearchLimits atMost) {
    AtomicInteger next = new AtomicInteger();
    AtomicLong states = new AtomicLong();
    int workers = Math.max(1, Math.min(threads, variants.length));
    while (searches.size() < workers) {
      searches.add(new AlignmentSearch(model, model.cheapestRun()));
    }
    if (workers == 1) {
      states.addAndGet(work(0, variants, next, atMost));
      return states.get();
    }
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int w = 0; w < workers; w++) {
        int worker = w;
        running.add(pool.submit(() -> states.addAndGet(work(worker, variants, next, atMost))));
      }
      running.forEach(AlignmentRun::await);
    } finally {
      pool.shutdownNow();
    }
    return states.get();
  }

  private long work(int worker, int[] variants, AtomicInteger next, SearchLimits atMost) {
    long states = 0;
    UnanchoredSearch unanchored = null;
    for (int k = next.getAndIncrement(); k < variants.length; k = next.getAndIncrement()) {
      int v = variants[k];
      int[] labels = groups.labels(v);
      if (groups.isTruncated(v)) {
        BuiltGraph built = model.built();
        if (unanchored == null && built != null) {
          unanchored = new UnanchoredSearch(built, model.completion(), atMost);
        }
        found[v] =
            unanchored == null ? logMoves(labels) : unanchored.align(labels, groups.isOpen(v));
        continue;
      }
      AlignmentSearch search = searches.get(worker);
      Alignment now = search.align(labels, groups.isOpen(v), atMost);
      found[v] = found[v] == null ? now : narrower(found[v], now);
      states += search.states();
      if (search.isFull()) {
        searches.set(worker, new AlignmentSearch(model, model.cheapestRun()));
      }
    }
    return states;
  }

  /** For a trace without a beginning in a graph that grows: any start is possible. */
  private Alignment logMoves(int[] labels) {
    List<Move> moves = new ArrayList<>();
    int lower = 0;
    int upper = 0;
    for (int i = 0; i < labels.length; i++) {
      int cost = model.labels().logCost(labels[i]);
      moves.add(new OfLog(model.labels().label(labels[i]), i));
      upper += cost;
      lower += labels[i] < model.labels().modelCount() ? 0 : cost;
    }
    return new Alignment(moves, lower, upper);
  }

  /** The better bounds of two, with the moves of the better upper one. */
  private static Alignment narrower(Alignment before, Alignment now) {
    Alignment cheaper = before.upperBound() < now.upperBound() ? before : now;
    int lower = Math.max(before.lowerBound(), now.lowerBound());
    return new Alignment(cheaper.moves(), lower, cheaper.upperBound());
  }

  private static void await(Future<?> worker) {
    try {
      worker.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while aligning", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("alignment failed: " + e.getCause(), e.getCause());
    }
  }
}
