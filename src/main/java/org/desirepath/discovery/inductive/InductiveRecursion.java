package org.desirepath.discovery.inductive;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.desirepath.discovery.inductive.Cut.Operator;
import org.jspecify.annotations.Nullable;

/**
 * One discovery by cutting a log into parts and going on with each: what {@link InductiveMiner} and
 * {@link PartiallyOrderedMiner} share. An explicit stack, so that a deep model needs no deep one of
 * the machine.
 */
final class InductiveRecursion {

  /** Looks for a cut of a log. */
  interface CutFinder {

    /**
     * The first cut there is, or null.
     *
     * @param graph of the log, perhaps filtered
     */
    @Nullable Cut find(FollowsGraph graph, SubLog log);
  }

  private final double noise;
  private final CutFinder finder;
  private final TreeDraft.Forest forest = new TreeDraft.Forest();
  private final Deque<Task> open = new ArrayDeque<>();

  /** A log whose tree hangs under a block. */
  private record Task(SubLog log, @Nullable TreeDraft parent) {}

  InductiveRecursion(double noise, CutFinder finder) {
    this.noise = noise;
    this.finder = finder;
  }

  static void requireShare(double noiseThreshold) {
    if (!(noiseThreshold >= 0 && noiseThreshold <= 1)) {
      throw new IllegalArgumentException(
          "noiseThreshold: expected a number in [0,1], got " + noiseThreshold);
    }
  }

  TreeDraft.Forest mine(SubLog log) {
    open.push(new Task(log, null));
    while (!open.isEmpty()) {
      Task task = open.pop();
      SubLog rest = withoutEmpty(task);
      if (rest == null) {
        continue;
      }
      if (rest.size() == 0 || rest.traceCount() == 0) {
        forest.silent(task.parent());
      } else if (rest.size() == 1 && isSingleActivity(rest)) {
        forest.activity(task.parent(), rest.labels().get(0));
      } else {
        divide(new Task(rest, task.parent()));
      }
    }
    return forest;
  }

  /** The log without its empty traces, or null if they made a choice of their own. */
  private @Nullable SubLog withoutEmpty(Task task) {
    long empty = task.log().emptyWeight();
    if (empty == 0) {
      return task.log();
    }
    SubLog rest = task.log().withoutEmptyTraces();
    if (rest.traceCount() > 0 && empty > noise * task.log().totalWeight()) {
      TreeDraft choice = forest.block(task.parent(), Operator.CHOICE);
      forest.silent(choice);
      open.push(new Task(rest, choice));
      return null;
    }
    return rest;
  }

  /** One event a trace; with a threshold also if the mean is that near to one (IMf). */
  private boolean isSingleActivity(SubLog log) {
    if (noise == 0) {
      return log.hasOnlySingleEvents();
    }
    return Math.abs((double) log.totalEvents() / log.totalWeight() - 1) <= noise;
  }

  private void divide(Task task) {
    SubLog log = task.log();
    FollowsGraph graph = FollowsGraph.of(log);
    Cut cut = finder.find(graph, log);
    if (cut == null && noise > 0) {
      cut = finder.find(FollowsCounts.of(log).graph(noise), log);
    }
    if (cut == null) {
      cut = concurrentActivity(log);
    }
    if (cut != null) {
      pushAll(LogSplits.split(log, cut), forest.block(task.parent(), cut));
    } else {
      loopOrFlower(task, graph);
    }
  }

  /** Children are made in order because the last pushed is mined first. */
  private void pushAll(List<SubLog> logs, TreeDraft block) {
    for (int i = logs.size() - 1; i >= 0; i--) {
      open.push(new Task(logs.get(i), block));
    }
  }

  private static @Nullable Cut concurrentActivity(SubLog log) {
    if (log.size() < 2) {
      return null;
    }
    int once = log.oncePerTrace();
    if (once >= 0) {
      return beside(once, log.size());
    }
    FollowsGraph[] without = FollowsGraph.withoutEach(log);
    BitSet others = new BitSet(log.size());
    for (int a = 0; a < log.size(); a++) {
      others.set(0, log.size());
      others.clear(a);
      if (Cuts.find(without[a], others) != null) {
        return beside(a, log.size());
      }
    }
    return null;
  }

  private static Cut beside(int activity, int size) {
    BitSet alone = new BitSet(size);
    alone.set(activity);
    BitSet others = new BitSet(size);
    others.set(0, size);
    others.clear(activity);
    return new Cut(Operator.PARALLEL, List.of(alone, others));
  }

  private void loopOrFlower(Task task, FollowsGraph graph) {
    SubLog log = task.log();
    SubLog cut = log.cutAtStarts(graph, true);
    cut = cut.totalWeight() > log.totalWeight() ? cut : log.cutAtStarts(graph, false);
    TreeDraft loop = forest.block(task.parent(), Operator.LOOP);
    if (cut.totalWeight() > log.totalWeight()) {
      open.push(new Task(cut, loop));
    } else {
      TreeDraft choice = forest.block(loop, Operator.CHOICE);
      log.labels().forEach(label -> forest.activity(choice, label));
    }
  }
}
