package org.desirepath.conformance.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slots given out directly (a high limit) and by hash (limit 0). */
final class StateTableTest {
  private static final int STATES = 97;
  private static final int EVENTS = 211;

  @ParameterizedTest
  @ValueSource(ints = {0, StateTable.MOST_DIRECT})
  void everyStateIsFoundAgainAndNoneAfterClearing(int mostDirect) {
    StateTable table = new StateTable(mostDirect, 1);
    Random random = new Random(5);
    for (int round = 0; round < 4; round++) {
      table.clear(STATES, EVENTS);
      Map<List<Integer>, Integer> expected = new HashMap<>();
      for (int k = 0; k < 9000 >> round; k++) {
        int state = random.nextInt(STATES);
        int event = random.nextInt(EVENTS);
        Integer known = expected.putIfAbsent(List.of(state, event), expected.size());
        assertThat(table.find(state, event)).isEqualTo(known == null ? StateTable.NONE : known);
        assertThat(table.add(state, event)).isEqualTo(known == null ? expected.size() - 1 : known);
      }
      assertThat(table.size()).isEqualTo(expected.size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, StateTable.MOST_DIRECT})
  void statesLeaveTheQueueByEstimateAlsoAfterAReduction(int mostDirect) {
    StateTable table = new StateTable(mostDirect, 1);
    for (int round = 0; round < 3; round++) {
      table.clear(STATES, EVENTS);
      Random random = new Random(round);
      for (int state = 0; state < STATES; state++) {
        int cost = 10 + random.nextInt(20);
        table.open(table.add(state, 0), cost, cost + 5, StateTable.NONE);
      }
      for (int state = 0; state < STATES; state += 3) {
        int node = table.find(state, 0);
        table.reduce(node, table.cost(node) - 1 - random.nextInt(8), 0);
      }
      List<Integer> costs = new ArrayList<>();
      int estimate = table.leastEstimate(0);
      while (estimate != StateTable.NONE) {
        int node = table.take(estimate);
        assertThat(table.isOpen(node)).isFalse();
        assertThat(table.cost(node) + 5).isEqualTo(estimate);
        costs.add(table.cost(node));
        estimate = table.leastEstimate(estimate);
      }
      assertThat(costs).hasSize(STATES).isSorted();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, StateTable.MOST_DIRECT})
  void largeCostsTakeNoMoreBucketsThanTheirUnitsDo(int mostDirect) {
    StateTable table = new StateTable(mostDirect, 10_000);
    table.clear(STATES, EVENTS);
    for (int state = 0; state < STATES; state++) {
      int cost = 10_000 * ((state * 31) % 50);
      table.open(table.add(state, 0), cost, cost + 20_000, StateTable.NONE);
    }
    List<Integer> costs = new ArrayList<>();
    for (int f = table.leastEstimate(20_000); f != StateTable.NONE; f = table.leastEstimate(f)) {
      int node = table.take(f);
      assertThat(f).isEqualTo(table.cost(node) + 20_000);
      costs.add(table.cost(node));
    }
    assertThat(costs).hasSize(STATES).isSorted();
    assertThat(table.bucketCount()).isLessThan(1_000);
  }
}
