package org.desirepath.conformance.bounds;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import org.desirepath.conformance.graph.LabelIndex;
import org.desirepath.conformance.graph.SearchLimits;
import org.jspecify.annotations.Nullable;

/**
 * The trace being aligned and a lower bound on the cost of what is left of it. Filled anew for each
 * trace without allocating.
 *
 * <p>With R the events left, m the marking, {@code may} and {@code must} the labels that can or
 * have to occur from m to the end, the bound is
 *
 * <p>sum of log costs of events of R not in may + max(sum of model costs of labels in must without
 * an event in R, cheapest run from m - sum of model costs of events of R in may).
 *
 * <p>It never overestimates: the first sum counts log moves, the second model moves. It is
 * consistent: a synchronous move on a takes a from R and from must and no more than its model cost
 * from the cheapest run; a model move takes its label from must and its cost from the cheapest run;
 * a log move takes one event from R; may only shrinks on the way. If a designed exit is among R, or
 * the trace is open, the run need not end, and only the first sum counts; exits are in may of every
 * marking but the exited one.
 */
public final class TraceBounds {
  private final LabelIndex labels;
  private final CompletionBounds completion;
  private final IntFunction<ComponentBounds> refinements;
  private final IntSupplier levels;
  private @Nullable ComponentBounds[] components = {};
  private final int words;
  private final int[] local;
  private int[] trace = {};
  private int length;
  private boolean open;
  private int distinct;
  private long[] left = {};
  private int[] count = {};
  private int[] foreignCost = {};
  private int[] savable = {};
  private int[] logCost = {};
  private int lastExit;
  private int level;
  private @Nullable ComponentBounds refined;
  private @Nullable ExactCosts exact;

  public TraceBounds(
      LabelIndex labels,
      CompletionBounds completion,
      IntFunction<ComponentBounds> refinements,
      IntSupplier levels) {
    this.labels = labels;
    this.completion = completion;
    this.refinements = refinements;
    this.levels = levels;
    this.words = completion.words();
    this.local = new int[labels.modelCount()];
    Arrays.fill(local, -1);
  }

  /** Bounds by counts of labels alone. */
  public static TraceBounds ofLabels(LabelIndex labels, CompletionBounds completion) {
    return new TraceBounds(
        labels,
        completion,
        level -> {
          throw new IllegalStateException("no level " + level);
        },
        () -> 0);
  }

  public void set(int[] newTrace, boolean isOpen) {
    for (int i = 0; i < length; i++) {
      if (trace[i] < local.length) {
        local[trace[i]] = -1;
      }
    }
    trace = newTrace;
    length = newTrace.length;
    open = isOpen;
    distinct = 0;
    lastExit = -1;
    refined = null;
    level = -1;
    exact = null;
    for (int i = 0; i < length; i++) {
      int label = trace[i];
      if (label < local.length && local[label] < 0) {
        local[label] = distinct++;
      }
      if (labels.isExit(label)) {
        lastExit = i;
      }
    }
    reserve();
    fillSuffixes();
  }

  private void reserve() {
    if (left.length < (length + 1) * words) {
      left = new long[2 * (length + 1) * words];
    }
    if (foreignCost.length < length + 1) {
      foreignCost = new int[2 * (length + 1)];
      savable = new int[2 * (length + 1)];
      logCost = new int[2 * (length + 1)];
    }
    int cells = Math.multiplyExact(length + 1, distinct);
    if (count.length < cells) {
      count = new int[cells + cells / 2];
    }
  }

  private void fillSuffixes() {
    Arrays.fill(left, length * words, (length + 1) * words, 0);
    Arrays.fill(count, length * distinct, (length + 1) * distinct, 0);
    foreignCost[length] = 0;
    savable[length] = 0;
    logCost[length] = 0;
    for (int i = length - 1; i >= 0; i--) {
      int label = trace[i];
      System.arraycopy(left, (i + 1) * words, left, i * words, words);
      System.arraycopy(count, (i + 1) * distinct, count, i * distinct, distinct);
      logCost[i] = Math.addExact(logCost[i + 1], labels.logCost(label));
      foreignCost[i] = foreignCost[i + 1];
      savable[i] = savable[i + 1];
      if (label < local.length) {
        left[i * words + (label >>> 6)] |= 1L << label;
        count[i * distinct + local[label]]++;
        savable[i] = Math.addExact(savable[i], labels.modelCost(label));
      } else {
        foreignCost[i] += labels.logCost(label);
      }
    }
  }

  public int length() {
    return length;
  }

  public boolean isOpen() {
    return open;
  }

  public int label(int event) {
    return trace[event];
  }

  /** Cost of all log moves from an event on. */
  public int logCostFrom(int event) {
    return logCost[event];
  }

  /**
   * Adds the bounds that know the order of events: worth their cost unless the trace fits.
   *
   * @param newLevel 0 or more: a higher one costs more and prunes better
   * @param mostEffort most edges to look at, above level 0
   * @return false if the bounds had that level before or can't have it for this trace
   */
  public boolean refine(int newLevel, long mostEffort) {
    if (newLevel <= level || newLevel >= levels.getAsInt()) {
      return false;
    }
    if (components.length == 0) {
      components = new ComponentBounds[levels.getAsInt()];
    }
    ComponentBounds finer = components[newLevel];
    if (finer == null) {
      finer = refinements.apply(newLevel);
      components[newLevel] = finer;
    }
    if (!finer.isWorth(length, mostEffort) && newLevel > 0) {
      return false;
    }
    level = newLevel;
    refined = finer.isUseful() ? finer : null;
    if (refined != null) {
      refined.set(trace, length, open);
    }
    return true;
  }

  /**
   * Makes the bounds exact.
   *
   * @return false if the limits stop it
   */
  public boolean solve(ExactCosts costs, SearchLimits limits) {
    exact = costs.solve(trace, length, open, limits) ? costs : null;
    return exact != null;
  }

  /** No way from this state to the end costs less. */
  public int bound(int state, int event) {
    if (exact != null) {
      return exact.cost(state, event);
    }
    int byLabels = boundByLabels(state, event);
    return refined == null ? byLabels : Math.max(byLabels, refined.bound(state, event));
  }

  private int boundByLabels(int state, int event) {
    int logMoves = foreignCost[event];
    int saved = savable[event];
    boolean mustEnd = !open && event > lastExit;
    int missing = 0;
    for (int w = 0; w < words; w++) {
      long here = left[event * words + w];
      long never = here & ~completion.may(state, w);
      while (never != 0) {
        int label = (w << 6) + Long.numberOfTrailingZeros(never);
        int times = count[event * distinct + local[label]];
        logMoves += times * labels.logCost(label);
        saved -= times * labels.modelCost(label);
        never &= never - 1;
      }
      if (mustEnd) {
        long absent = completion.must(state, w) & ~here;
        while (absent != 0) {
          missing += labels.modelCost((w << 6) + Long.numberOfTrailingZeros(absent));
          absent &= absent - 1;
        }
      }
    }
    return mustEnd ? logMoves + Math.max(missing, completion.cheapest(state) - saved) : logMoves;
  }
}
