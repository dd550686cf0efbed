package org.desirepath.discovery.inductive;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.desirepath.discovery.DiscoveryAlgorithm;
import org.desirepath.discovery.inductive.Cut.Operator;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.ProcessTree;
import org.jspecify.annotations.Nullable;

/**
 * The Inductive Miner (IM) and, with a noise threshold, Inductive Miner - infrequent (IMf): cuts
 * the activities by the directly-follows graph into choice, sequence, concurrency or loop, divides
 * the log by the cut and goes on with the parts.
 *
 * <p>Source: Leemans, Fahland, van der Aalst, "Discovering block-structured process models from
 * event logs", 2013, doi:10.1007/978-3-642-38697-8_17 (IM), and "Discovering block-structured
 * process models from event logs containing infrequent behaviour", 2014,
 * doi:10.1007/978-3-319-06257-0_6 (IMf: filtered edges are those less frequent than the threshold
 * times the most frequent edge, or end, out of the same activity; the filter of single activities
 * is left out). The strict sequence cut is that of Leemans, "Robust process mining with
 * guarantees", 2017, page 233.
 *
 * <p>Where no cut exists, the first of these is done: (1) an activity that is once in every trace
 * is concurrent to the rest, (2) an activity without which there is a cut is concurrent to the
 * rest, (3) traces are cut where one ends and another may start, and (4) where another may start,
 * and looped, (5) any activity in any order, at least one. Of several activities the first by
 * label.
 *
 * <p>The model is sound, and with threshold 0 every trace of the log is in its language. Costs O(d
 * * (s + n^3 / 64) + n^4 / 64) time at worst, for s symbols of the distinct traces, n activities
 * and a tree of depth d; O(s + n^2) space, n^3 bits while (2) is tried. Deterministic; the order of
 * traces does not matter. Thread-safe.
 *
 * @param noiseThreshold in [0,1]; 0 keeps everything (IM), 0.2 is usual
 */
public record InductiveMiner(double noiseThreshold) implements DiscoveryAlgorithm<ProcessTree> {

  /**
   * Checks the threshold.
   *
   * @throws IllegalArgumentException if it is not in [0,1]
   */
  public InductiveMiner {
    if (!(noiseThreshold >= 0 && noiseThreshold <= 1)) {
      throw new IllegalArgumentException(
          "noiseThreshold: expected a number in [0,1], got " + noiseThreshold);
    }
  }

  @Override
  public ProcessTree discover(EventLog log) {
    return new ProcessTree(log.name(), new Run(noiseThreshold).mine(SubLog.of(log)));
  }

  /** The state of one discovery. */
  private static final class Run {
    private final double noise;
    private final TreeDraft.Forest forest = new TreeDraft.Forest();
    private final Deque<Task> open = new ArrayDeque<>();

    /** A log whose tree hangs under a block. */
    private record Task(SubLog log, @Nullable TreeDraft parent) {}

    Run(double noise) {
      this.noise = noise;
    }

    ProcessTree.Node mine(SubLog log) {
      open.push(new Task(log, null));
      while (!open.isEmpty()) {
        Task task = open.pop();
        SubLog rest = withoutEmpty(task);
        if (rest == null) {
          continue;
        }
        if (rest.size() == 0 || rest.traceCount() == 0) {
          forest.silent(task.parent());
        } else if (rest.size() == 1 && rest.hasOnlySingleEvents()) {
          forest.activity(task.parent(), rest.labels().get(0));
        } else {
          divide(new Task(rest, task.parent()));
        }
      }
      return forest.root();
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

    private void divide(Task task) {
      SubLog log = task.log();
      FollowsGraph graph = FollowsGraph.of(log);
      Cut cut = Cuts.find(graph);
      if (cut == null && noise > 0) {
        cut = Cuts.find(FollowsCounts.of(log).graph(noise));
      }
      if (cut == null) {
        cut = concurrentActivity(log);
      }
      if (cut != null) {
        pushAll(LogSplits.split(log, cut), forest.block(task.parent(), cut.operator()));
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
}
