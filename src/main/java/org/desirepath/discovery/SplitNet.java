package org.desirepath.discovery;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.Marking;
import org.jspecify.annotations.Nullable;

/**
 * Turns a filtered graph with concurrency into a net. One token runs through the graph; it is
 * divided only in a block: a split whose concurrent branches share no node, are entered from the
 * split alone and leave to one node alone. There the branches are joined by a mirror of the split.
 * Blocks nest, so the net is sound.
 */
final class SplitNet {
  private final FlowGraph graph;
  private final BitSet[] successors;

  /** A way of leaving a node: an edge, or a choice or division of ways. */
  private record Way(boolean divides, int target, List<Way> children, BitSet cover, BitSet future) {
    static Way edge(int target, BitSet future) {
      BitSet cover = new BitSet();
      cover.set(target);
      return new Way(false, target, List.of(), cover, future);
    }
  }

  SplitNet(FlowGraph graph) {
    this.graph = graph;
    this.successors = new BitSet[graph.size()];
    for (int a = 0; a < successors.length; a++) {
      int from = a;
      successors[a] = new BitSet(graph.size());
      IntStream.range(0, graph.size())
          .filter(b -> graph.hasEdge(from, b))
          .forEach(successors[a]::set);
    }
  }

  /**
   * Section 4.4: first what excludes each other, then what runs side by side, until one is left.
   */
  private @Nullable Way split(int node) {
    List<Way> ways = new ArrayList<>();
    for (int b = successors[node].nextSetBit(0); b >= 0; b = successors[node].nextSetBit(b + 1)) {
      BitSet future = new BitSet();
      for (int c = successors[node].nextSetBit(0); c >= 0; c = successors[node].nextSetBit(c + 1)) {
        future.set(c, b != c && graph.areConcurrent(node, b, c));
      }
      ways.add(Way.edge(b, future));
    }
    while (ways.size() > 1) {
      if (!merge(ways, false) && !merge(ways, true)) {
        Way all = join(ways, false);
        ways = new ArrayList<>(List.of(all));
      }
    }
    return ways.isEmpty() ? null : ways.get(0);
  }

  private static boolean merge(List<Way> ways, boolean divides) {
    for (int i = 0; i < ways.size(); i++) {
      List<Way> alike = new ArrayList<>(List.of(ways.get(i)));
      for (int j = i + 1; j < ways.size(); j++) {
        if (key(ways.get(i), divides).equals(key(ways.get(j), divides))) {
          alike.add(ways.get(j));
        }
      }
      if (alike.size() > 1) {
        ways.removeAll(alike);
        ways.add(join(alike, divides));
        return true;
      }
    }
    return false;
  }

  private static BitSet key(Way way, boolean divides) {
    BitSet key = (BitSet) way.future().clone();
    if (divides) {
      key.or(way.cover());
    }
    return key;
  }

  private static Way join(List<Way> ways, boolean divides) {
    BitSet cover = new BitSet();
    BitSet future = (BitSet) ways.get(0).future().clone();
    for (Way way : ways) {
      cover.or(way.cover());
      future.and(way.future());
    }
    return new Way(divides, -1, List.copyOf(ways), cover, future);
  }

  AcceptingPetriNet toNet(String name) {
    return new Ways(AcceptingPetriNet.builder(name)).build();
  }

  /** Nodes that can be reached from some, and they themselves, without passing a node. */
  private BitSet reach(BitSet from, int stop) {
    BitSet reached = (BitSet) from.clone();
    reached.clear(stop);
    BitSet open = (BitSet) reached.clone();
    while (!open.isEmpty()) {
      int node = open.nextSetBit(0);
      open.clear(node);
      BitSet next = (BitSet) successors[node].clone();
      next.clear(stop);
      next.andNot(reached);
      reached.or(next);
      open.or(next);
    }
    return reached;
  }

  /** A node where all ways from a split meet again, the nearest, or -1. */
  private int meeting(int node) {
    int best = -1;
    int fewest = Integer.MAX_VALUE;
    for (int stop = 0; stop < graph.size(); stop++) {
      if (stop != node && stop != graph.start()) {
        BitSet inside = reach(successors[node], stop);
        if (!inside.get(graph.end())
            && !inside.get(node)
            && inside.cardinality() < fewest
            && isEnteredOnlyFrom(node, inside)) {
          fewest = inside.cardinality();
          best = stop;
        }
      }
    }
    return best;
  }

  private boolean isEnteredOnlyFrom(int node, BitSet inside) {
    return IntStream.range(0, graph.size())
        .filter(a -> a != node && !inside.get(a))
        .noneMatch(a -> successors[a].intersects(inside));
  }

  /**
   * True if the branches of every division share no node before they meet, neither with each other
   * nor with what is chosen instead: one token that comes in from aside would wait at the join.
   */
  private boolean branchesAreApart(Way way, int meeting) {
    for (int i = 0; i < way.children().size(); i++) {
      Way one = way.children().get(i);
      if (!branchesAreApart(one, meeting)) {
        return false;
      }
      BitSet inside = reach(one.cover(), meeting);
      for (Way other : way.children().subList(i + 1, way.children().size())) {
        if ((way.divides() || anyDivides(one) || anyDivides(other))
            && inside.intersects(reach(other.cover(), meeting))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean anyDivides(Way way) {
    return way.divides() || way.children().stream().anyMatch(SplitNet::anyDivides);
  }

  /** A split whose division is kept. */
  private record Block(int node, Way way, int meeting, BitSet inside) {}

  /** The net in the making: where the token of each edge goes. */
  private final class Ways {
    private final AcceptingPetriNet.Builder net;
    private final int[] before = new int[graph.size()];
    private final int[] after = new int[graph.size()];
    private final int[][] target = new int[graph.size()][graph.size()];
    private int places;
    private int silent;

    Ways(AcceptingPetriNet.Builder net) {
      this.net = net;
    }

    AcceptingPetriNet build() {
      for (int a = 0; a < graph.size(); a++) {
        addNode(a);
      }
      for (int[] row : target) {
        System.arraycopy(before, 0, row, 0, row.length);
      }
      List<Block> blocks = blocks();
      // outer blocks first: an inner one joins to where the outer one expects its branch
      blocks.sort(
          Comparator.comparingInt((Block block) -> -block.inside().cardinality())
              .thenComparingInt(Block::node));
      for (Block block : blocks) {
        BitSet last = (BitSet) block.inside().clone();
        last.set(block.node());
        int first =
            last.stream().filter(a -> graph.hasEdge(a, block.meeting())).findFirst().orElse(-1);
        if (first >= 0) {
          joinTo(block, block.way(), target[first][block.meeting()]);
        }
      }
      for (int a = 0; a < graph.size(); a++) {
        Way way = split(a);
        int node = a;
        if (way != null) {
          boolean isBlock = blocks.stream().anyMatch(block -> block.node() == node);
          leave(a, way, after[a], isBlock);
        }
      }
      return net.build(Marking.of(before[graph.start()]), List.of(Marking.of(after[graph.end()])));
    }

    private void addNode(int a) {
      boolean border = a >= graph.labels().size();
      before[a] = net.place(a == graph.start() ? "start" : "before" + a);
      after[a] = net.place(a == graph.end() ? "end" : "after" + a);
      int transition =
          border
              ? net.transition(a == graph.start() ? "begin" : "finish", null)
              : net.transition("activity" + a, graph.labels().get(a));
      net.input(transition, before[a], 1).output(transition, after[a], 1);
      if (graph.repeats(a)) {
        move(after[a], before[a]);
      }
    }

    private List<Block> blocks() {
      List<Block> blocks = new ArrayList<>();
      for (int a = 0; a < graph.size(); a++) {
        Way way = split(a);
        if (way != null && anyDivides(way)) {
          int meeting = meeting(a);
          if (meeting >= 0 && branchesAreApart(way, meeting)) {
            blocks.add(new Block(a, way, meeting, reach(successors[a], meeting)));
          }
        }
      }
      return blocks;
    }

    /** The edges into the meeting node out of each branch get a place of their own, then a join. */
    private void joinTo(Block block, Way way, int place) {
      if (way.children().isEmpty()) {
        retarget(block, way, place);
        return;
      }
      int join = way.divides() ? silent() : -1;
      if (join >= 0) {
        net.output(join, place, 1);
      }
      for (Way child : way.children()) {
        int to = place;
        if (join >= 0) {
          to = net.place("p" + places++);
          net.input(join, to, 1);
        }
        joinTo(block, child, to);
      }
    }

    private void retarget(Block block, Way edge, int place) {
      if (edge.target() == block.meeting()) {
        target[block.node()][block.meeting()] = place;
      }
      reach(edge.cover(), block.meeting()).stream()
          .forEach(a -> target[a][block.meeting()] = place);
    }

    private void leave(int node, Way way, int from, boolean isBlock) {
      if (way.children().isEmpty()) {
        move(from, target[node][way.target()]);
      } else if (way.divides() && isBlock) {
        int split = silent();
        net.input(split, from, 1);
        for (Way child : way.children()) {
          int to = net.place("p" + places++);
          net.output(split, to, 1);
          leave(node, child, to, true);
        }
      } else {
        way.children().forEach(child -> leave(node, child, from, isBlock));
      }
    }

    private void move(int from, int to) {
      int transition = silent();
      net.input(transition, from, 1).output(transition, to, 1);
    }

    private int silent() {
      return net.transition("silent" + silent++, null);
    }
  }
}
