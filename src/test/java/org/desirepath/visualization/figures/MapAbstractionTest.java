package org.desirepath.visualization.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.desirepath.visualization.figures.MapAbstraction.Arc;
import org.junit.jupiter.api.Test;

final class MapAbstractionTest {

  private static BitSet of(int... bits) {
    BitSet set = new BitSet();
    for (int bit : bits) {
      set.set(bit);
    }
    return set;
  }

  @Test
  void theStrongestWayIsKeptAndWeakLinksGo() {
    List<Arc> arcs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      arcs.add(new Arc(i, i + 1, 100, true));
    }
    for (int i = 0; i < 9; i++) {
      arcs.add(new Arc(i, i + 2, i, true));
    }
    MapAbstraction kept = MapAbstraction.of(11, arcs, of(0, 5, 10), of(0), of(10), 12);
    assertThat(kept.nodes().cardinality()).isEqualTo(11);
    assertThat(kept.links().stream().filter(i -> i < 10).count()).isEqualTo(10);
    assertThat(kept.links().stream().filter(i -> i >= 10).boxed()).contains(18, 17).hasSize(6);
  }

  @Test
  void nodesNobodyWantsGoWithTheirLinks() {
    List<Arc> arcs =
        List.of(new Arc(0, 1, 9, true), new Arc(0, 2, 1, true), new Arc(2, 1, 1, true));
    MapAbstraction kept = MapAbstraction.of(3, arcs, of(0, 1), of(0), of(1), 40);
    assertThat(kept.nodes()).isEqualTo(of(0, 1));
    assertThat(kept.links()).isEqualTo(of(0));
  }

  @Property
  void everyWantedNodeThatCouldBeReachedStillCan(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int size) {
    Random random = new Random(seed);
    List<Arc> arcs = new ArrayList<>();
    for (int i = 0; i < 3 * size; i++) {
      int from = random.nextInt(size);
      int to = random.nextInt(size);
      arcs.add(new Arc(from, to, random.nextInt(1000), random.nextBoolean()));
    }
    BitSet wanted = new BitSet();
    for (int i = 0; i < size; i++) {
      wanted.set(i, random.nextInt(3) > 0);
    }
    MapAbstraction kept = MapAbstraction.of(size, arcs, wanted, of(0), of(size - 1), size / 2);
    BitSet all = new BitSet();
    all.set(0, arcs.size());
    BitSet before = reached(arcs, all);
    BitSet after = reached(arcs, kept.links());
    for (int node : wanted.stream().toArray()) {
      assertThat(kept.nodes().get(node)).isTrue();
      assertThat(after.get(node)).as("node %d", node).isEqualTo(before.get(node));
    }
    for (int link : kept.links().stream().toArray()) {
      assertThat(kept.nodes().get(arcs.get(link).from())).isTrue();
      assertThat(kept.nodes().get(arcs.get(link).to())).isTrue();
    }
  }

  private static BitSet reached(List<Arc> arcs, BitSet links) {
    BitSet reached = of(0);
    for (int round = 0; round <= arcs.size(); round++) {
      for (int i : links.stream().toArray()) {
        if (reached.get(arcs.get(i).from())) {
          reached.set(arcs.get(i).to());
        }
      }
    }
    return reached;
  }
}
