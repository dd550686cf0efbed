package org.desirepath.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;
import org.junit.jupiter.api.Test;

final class SComponentsTest {
  private static Node act(String label) {
    return new Activity(label, label);
  }

  @Test
  void eachComponentHoldsOneTokenInEveryMarking() {
    Node branches = new Parallel(List.of(new Loop(act("b"), act("c")), act("d"), act("e")));
    AcceptingPetriNet net =
        new ProcessTree("net", new Sequence(List.of(act("a"), branches))).toPetriNet();
    SComponents found = SComponents.of(net);
    ReachabilityGraph graph = ReachabilityGraph.of(net);
    assertThat(found.proveSafe()).isTrue();
    assertThat(found.size()).isGreaterThanOrEqualTo(3);
    for (int c = 0; c < found.size(); c++) {
      for (int m = 0; m < graph.markingCount(); m++) {
        int tokens = 0;
        for (int place : found.places(c)) {
          tokens += graph.tokens(m, place);
        }
        assertThat(tokens).isEqualTo(1);
      }
    }
  }

  @Test
  void netWithTwoTokensIsNotProvedSafe() {
    AcceptingPetriNet.Builder net = AcceptingPetriNet.builder("net");
    int start = net.place("start");
    int end = net.place("end");
    int t = net.transition("t", "a");
    net.input(t, start, 1).output(t, end, 1);
    SComponents found =
        SComponents.of(
            net.build(new Marking(Map.of(start, 2)), List.of(new Marking(Map.of(end, 2)))));
    assertThat(found.size()).isZero();
    assertThat(found.proveSafe()).isFalse();
  }

  @Test
  void graphThatGrowsHasTheSameMarkingsAsTheOneBuiltAhead() {
    AcceptingPetriNet net =
        new ProcessTree("net", new Parallel(List.of(act("a"), act("b"), act("c")))).toPetriNet();
    for (boolean safe : new boolean[] {true, false}) {
      GrowingReachabilityGraph growing = new GrowingReachabilityGraph(net, safe);
      for (int m = 0; m < growing.markingCount(); m++) {
        growing.expand(m);
      }
      assertThat(growing.markingCount()).isEqualTo(ReachabilityGraph.of(net).markingCount());
      assertThat(growing.isFinal(0)).isFalse();
    }
  }
}
