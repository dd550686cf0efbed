package org.desirepath.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.UnusableModelException.Reason;
import org.junit.jupiter.api.Test;

final class ReachabilityGraphTest {

  @Test
  void parallelBranchesMultiply() {
    List<Node> branches = new ArrayList<>();
    for (int b = 0; b < 10; b++) {
      branches.add(new Activity("a" + b, "a" + b));
    }
    AcceptingPetriNet net = new ProcessTree("p", new Parallel(branches)).toPetriNet();
    ReachabilityGraph graph = ReachabilityGraph.of(net);
    assertThat(graph.markingCount()).isEqualTo(1 << 10 | 2);
    assertThat(graph.edgeCount()).isEqualTo(10 * (1 << 9) + 2);
    assertThat(graph.leftOutCount()).isZero();
    assertThat(graph.marking(0)).isEqualTo(net.initialMarking());
    assertFiresAsDefined(graph);
  }

  @Test
  void netsOfMoreThan64PlacesKeepEveryPlace() {
    AcceptingPetriNet.Builder net = AcceptingPetriNet.builder("long");
    int at = net.place("p0");
    for (int p = 1; p < 200; p++) {
      int next = net.place("p" + p);
      int t = net.transition("t" + p, "a" + p);
      net.input(t, at, 1).output(t, next, 1);
      at = next;
    }
    ReachabilityGraph graph =
        ReachabilityGraph.of(net.build(Marking.of(0), List.of(Marking.of(at))));
    assertThat(graph.markingCount()).isEqualTo(200);
    assertThat(graph.marking(150)).isEqualTo(Marking.of(150));
    assertThat(graph.tokens(150, 150)).isEqualTo(1);
    assertFiresAsDefined(graph);
  }

  @Test
  void tokensAreCountedWhereAPlaceHoldsSeveral() {
    AcceptingPetriNet.Builder net = AcceptingPetriNet.builder("counted");
    int start = net.place("start");
    int stock = net.place("stock");
    int end = net.place("end");
    int fill = net.transition("fill", "fill");
    net.input(fill, start, 1).output(fill, stock, 9);
    int take = net.transition("take", "take");
    net.input(take, stock, 3).output(take, end, 1);
    ReachabilityGraph graph =
        ReachabilityGraph.of(net.build(Marking.of(start), List.of(new Marking(Map.of(end, 3)))));
    assertThat(graph.markingCount()).isEqualTo(5);
    assertThat(graph.marking(2)).isEqualTo(new Marking(Map.of(stock, 6, end, 1)));
    assertThat(graph.isFinal(4)).isTrue();
    assertFiresAsDefined(graph);
  }

  @Test
  void netThatIsSafeOnlyAtFirstIsCountedAfterAll() {
    AcceptingPetriNet.Builder net = AcceptingPetriNet.builder("two");
    int p = net.place("p");
    int q = net.place("q");
    int end = net.place("end");
    int one = net.transition("one", "a");
    net.input(one, p, 1).output(one, end, 1);
    int two = net.transition("two", "b");
    net.input(two, q, 1).output(two, end, 1);
    ReachabilityGraph graph =
        ReachabilityGraph.of(
            net.build(new Marking(Map.of(p, 1, q, 1)), List.of(new Marking(Map.of(end, 2)))));
    assertThat(graph.markingCount()).isEqualTo(4);
    assertFiresAsDefined(graph);
  }

  @Test
  void deadEndsAreLeftOut() {
    AcceptingPetriNet.Builder net = AcceptingPetriNet.builder("dead end");
    int start = net.place("start");
    int trap = net.place("trap");
    int end = net.place("end");
    int in = net.transition("in", "a");
    net.input(in, start, 1).output(in, trap, 1);
    int out = net.transition("out", "b");
    net.input(out, start, 1).output(out, end, 1);
    ReachabilityGraph graph =
        ReachabilityGraph.of(net.build(Marking.of(start), List.of(Marking.of(end))));
    assertThat(graph.markingCount()).isEqualTo(2);
    assertThat(graph.leftOutCount()).isEqualTo(1);
    assertThat(graph.edgeCount()).isEqualTo(1);
    assertThat(graph.transition(0)).isEqualTo(out);
  }

  @Test
  void tokenGeneratorIsUnbounded() {
    AcceptingPetriNet.Builder net = AcceptingPetriNet.builder("generator");
    int start = net.place("start");
    int heap = net.place("heap");
    int make = net.transition("make", null);
    net.input(make, start, 1).output(make, start, 1).output(make, heap, 1);
    assertThatThrownBy(
            () -> ReachabilityGraph.of(net.build(Marking.of(start), List.of(Marking.of(heap)))))
        .isInstanceOfSatisfying(
            UnusableModelException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNBOUNDED))
        .hasMessage("generator: place heap can collect tokens without end; give a bounded net");
  }

  @Test
  void moreMarkingsThanTheLimitAreRefusedWithTheLimit() {
    List<Node> branches = new ArrayList<>();
    for (int b = 0; b < 12; b++) {
      branches.add(new Activity("a" + b, "a" + b));
    }
    AcceptingPetriNet net = new ProcessTree("wide", new Parallel(branches)).toPetriNet();
    assertThatThrownBy(() -> ReachabilityGraph.of(net, 1000))
        .isInstanceOfSatisfying(
            UnusableModelException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE))
        .hasMessageContaining("wide: more than 1000 markings");
    assertThat(ReachabilityGraph.of(net, 4098).markingCount()).isEqualTo(4098);
  }

  @Test
  void netThatCannotEndIsRefused() {
    AcceptingPetriNet.Builder net = AcceptingPetriNet.builder("stuck");
    int start = net.place("start");
    int end = net.place("end");
    int t = net.transition("t", "a");
    net.input(t, end, 1).output(t, start, 1);
    assertThatThrownBy(
            () -> ReachabilityGraph.of(net.build(Marking.of(start), List.of(Marking.of(end)))))
        .isInstanceOfSatisfying(
            UnusableModelException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.NO_FINAL_MARKING))
        .hasMessageContaining("final {end=1}, initial {start=1}");
  }

  /** Each edge leads where firing its transition on the token counts leads. */
  private static void assertFiresAsDefined(ReachabilityGraph graph) {
    AcceptingPetriNet net = graph.net();
    for (int m = 0; m < graph.markingCount(); m++) {
      for (int e = graph.firstEdge(m); e < graph.endEdge(m); e++) {
        int[] tokens = new int[net.places().size()];
        for (int p = 0; p < tokens.length; p++) {
          tokens[p] = graph.tokens(m, p);
        }
        net.inputs(graph.transition(e)).forEach(arc -> tokens[arc.place()] -= arc.weight());
        net.outputs(graph.transition(e)).forEach(arc -> tokens[arc.place()] += arc.weight());
        for (int p = 0; p < tokens.length; p++) {
          assertThat(graph.tokens(graph.target(e), p)).isEqualTo(tokens[p]);
        }
      }
    }
  }
}
