package org.desirepath.discovery.inductive;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.desirepath.discovery.inductive.Cut.Operator;
import org.jspecify.annotations.Nullable;

/** One discovery of {@link DirectlyFollowsInductiveMiner}: a graph is cut, then each part of it. */
final class GraphRecursion {
  private final double noise;
  private final TreeDraft.Forest forest = new TreeDraft.Forest();
  private final Deque<Task> open = new ArrayDeque<>();

  /**
   * A graph whose tree hangs under a block.
   *
   * @param labels by activity of the graph
   * @param skipped true if traces pass it by
   */
  private record Task(
      FollowsCounts counts, List<String> labels, boolean skipped, @Nullable TreeDraft parent) {}

  GraphRecursion(double noise) {
    this.noise = noise;
  }

  TreeDraft.Forest mine(SubLog log) {
    long empty = log.emptyWeight();
    boolean skipped = empty > 0 && empty > noise * log.totalWeight();
    open.push(new Task(FollowsCounts.of(log), log.labels(), skipped, null));
    while (!open.isEmpty()) {
      Task task = open.pop();
      if (task.labels().isEmpty()) {
        forest.silent(task.parent());
        continue;
      }
      TreeDraft parent = task.parent();
      if (task.skipped()) {
        parent = forest.block(parent, Operator.CHOICE);
        forest.silent(parent);
      }
      mine(task, parent);
    }
    return forest;
  }

  private void mine(Task task, @Nullable TreeDraft parent) {
    FollowsCounts counts = task.counts();
    if (counts.size() == 1 && counts.graph(noise).hasEdge(0, 0)) {
      forest.activity(forest.block(parent, Operator.LOOP), task.labels().get(0));
      return;
    }
    if (counts.size() == 1) {
      forest.activity(parent, task.labels().get(0));
      return;
    }
    BitSet all = new BitSet();
    all.set(0, counts.size());
    Cut cut = Cuts.find(counts.graph(0), all);
    if (cut == null && noise > 0) {
      cut = Cuts.find(counts.graph(noise), all);
    }
    if (cut == null) {
      TreeDraft choice = forest.block(forest.block(parent, Operator.LOOP), Operator.CHOICE);
      task.labels().forEach(label -> forest.activity(choice, label));
      return;
    }
    TreeDraft block = forest.block(parent, cut);
    for (int p = cut.parts().size() - 1; p >= 0; p--) {
      open.push(part(task, cut, p, block));
    }
  }

  /** What a part of the cut has of the graph; ways into and out of it become starts and ends. */
  private Task part(Task task, Cut cut, int part, TreeDraft block) {
    FollowsCounts counts = task.counts();
    int[] activities = cut.parts().get(part).stream().toArray();
    int[] partOf = partOf(counts.size(), cut);
    boolean ordered = cut.operator() == Operator.SEQUENCE || cut.operator() == Operator.LOOP;
    FollowsCounts own = new FollowsCounts(activities.length);
    List<String> labels = new ArrayList<>();
    for (int a = 0; a < activities.length; a++) {
      int activity = activities[a];
      labels.add(task.labels().get(activity));
      own.addStart(a, counts.start(activity));
      own.addEnd(a, counts.end(activity));
      for (int b = 0; b < activities.length; b++) {
        own.addFollows(a, b, counts.follows(activity, activities[b]));
      }
      for (int other = 0; other < counts.size() && ordered; other++) {
        if (leads(cut, partOf[other], part)) {
          own.addStart(a, counts.follows(other, activity));
        }
        if (leads(cut, part, partOf[other])) {
          own.addEnd(a, counts.follows(activity, other));
        }
      }
    }
    boolean skipped = cut.operator() == Operator.SEQUENCE && isSkipped(counts, partOf, part, noise);
    return new Task(own, labels, skipped, block);
  }

  private static int[] partOf(int size, Cut cut) {
    int[] partOf = new int[size];
    for (int p = 0; p < cut.parts().size(); p++) {
      int part = p;
      cut.parts().get(p).stream().forEach(a -> partOf[a] = part);
    }
    return partOf;
  }

  /** Whether the operator leads from one part to the other. */
  private static boolean leads(Cut cut, int from, int to) {
    return cut.operator() == Operator.SEQUENCE ? from < to : (from == 0) != (to == 0);
  }

  private static boolean isSkipped(FollowsCounts counts, int[] partOf, int part, double noise) {
    long passing = 0;
    long all = 0;
    for (int a = 0; a < partOf.length; a++) {
      all += counts.start(a);
      passing += partOf[a] > part ? counts.start(a) : 0;
      passing += partOf[a] < part ? counts.end(a) : 0;
      for (int b = 0; b < partOf.length; b++) {
        passing += partOf[a] < part && partOf[b] > part ? counts.follows(a, b) : 0;
      }
    }
    return passing > noise * all;
  }
}
