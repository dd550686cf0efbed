package org.desirepath.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.desirepath.model.JourneyBlueprint.Phase;
import org.junit.jupiter.api.Test;

/** Every word of tiny blueprints, found by firing the net in all ways up to a length. */
class BlueprintToTreeTest {
  private static final OptionalDouble NONE = OptionalDouble.empty();

  private static Step at(String id) {
    return new Step.Place(id, id, false, NONE, null, null, NONE);
  }

  private static Step maybe(String id) {
    return new Step.Place(id, id, true, NONE, null, null, NONE);
  }

  private static JourneyBlueprint of(Step... steps) {
    return new JourneyBlueprint(
        "J", null, null, List.of(new Phase("P", List.of(steps))), List.of(), List.of(), Map.of());
  }

  private static Set<String> words(JourneyBlueprint blueprint, int length) {
    AcceptingPetriNet net = blueprint.toProcessTree().toPetriNet();
    record State(Map<Integer, Integer> tokens, String word) {}
    Set<State> seen = new java.util.HashSet<>();
    ArrayDeque<State> queue = new ArrayDeque<>();
    queue.add(new State(net.initialMarking().tokens(), ""));
    Set<String> words = new TreeSet<>();
    while (!queue.isEmpty()) {
      State state = queue.remove();
      if (!seen.add(state)) {
        continue;
      }
      if (net.finalMarkings().contains(new Marking(state.tokens))) {
        words.add(state.word);
      }
      for (int t = 0; t < net.transitions().size(); t++) {
        Map<Integer, Integer> next = new HashMap<>(state.tokens);
        if (fire(net, t, next)) {
          String label = net.transitions().get(t).label();
          String word = label == null ? state.word : state.word + label;
          if (word.length() <= length) {
            queue.add(new State(next, word));
          }
        }
      }
    }
    return words;
  }

  private static boolean fire(AcceptingPetriNet net, int transition, Map<Integer, Integer> tokens) {
    for (AcceptingPetriNet.Arc arc : net.inputs(transition)) {
      if (tokens.getOrDefault(arc.place(), 0) < arc.weight()) {
        return false;
      }
      tokens.merge(arc.place(), -arc.weight(), (a, b) -> a + b == 0 ? null : a + b);
    }
    net.outputs(transition).forEach(arc -> tokens.merge(arc.place(), arc.weight(), Integer::sum));
    return true;
  }

  @Test
  void stepsAreInOrderAndOptionalOnesMayLack() {
    assertThat(words(of(at("a"), maybe("b"), at("c")), 9)).containsExactly("abc", "ac");
    assertThat(words(of(new Step.Optional(List.of(at("a"), at("b")), NONE), at("c")), 9))
        .containsExactly("abc", "c");
  }

  @Test
  void aChoiceTakesExactlyOneBranch() {
    Step branch = new Step.Steps(List.of(at("b"), at("c")), NONE);
    assertThat(words(of(new Step.Choice(List.of(at("a"), branch), NONE), at("d")), 9))
        .containsExactly("ad", "bcd");
  }

  @Test
  void anyOrderInterleavesItsParts() {
    Step part = new Step.Steps(List.of(at("a"), at("b")), NONE);
    assertThat(words(of(new Step.AnyOrder(List.of(part, at("c")), NONE)), 9))
        .containsExactly("abc", "acb", "cab");
  }

  @Test
  void repeatIsOneOrMoreTimesUpToItsLimit() {
    assertThat(words(of(new Step.Repeat(List.of(at("a")), OptionalInt.of(3), NONE), at("b")), 9))
        .containsExactly("aaab", "aab", "ab");
    assertThat(words(of(new Step.Repeat(List.of(at("a")), OptionalInt.empty(), NONE)), 4))
        .containsExactly("a", "aa", "aaa", "aaaa");
  }

  @Test
  void phasesFollowEachOther() {
    JourneyBlueprint blueprint =
        new JourneyBlueprint(
            "J",
            null,
            null,
            List.of(new Phase("P", List.of(at("a"))), new Phase("Q", List.of(at("b")))),
            List.of(),
            List.of(),
            Map.of());
    assertThat(words(blueprint, 9)).containsExactly("ab");
    assertThat(blueprint.toDesignedJourney().facts()).isSameAs(blueprint);
  }

  @Test
  void laterTurnsHaveTheirOwnIdAndTheSamePlace() {
    Step inner = new Step.Repeat(List.of(at("a"), maybe("b")), OptionalInt.of(2), NONE);
    JourneyBlueprint blueprint =
        of(new Step.Repeat(List.of(inner, at("c")), OptionalInt.of(2), NONE));
    List<String> ids = new ArrayList<>();
    for (AcceptingPetriNet.Transition t : blueprint.toDesignedJourney().net().transitions()) {
      if (t.label() != null) {
        ids.add(t.id());
        assertThat(blueprint.place(t.id()).orElseThrow().touchpoint()).isEqualTo(t.label());
      }
    }
    assertThat(ids)
        .containsExactlyInAnyOrder("a", "a#2", "a#3", "a#4", "b", "b#2", "b#3", "b#4", "c", "c#2");
    assertThat(blueprint.unrolledPlaceCount()).isEqualTo(10);
  }

  @Test
  void tooManyTurnsAreRefusedWithTheLimit() {
    Step big = at("a");
    for (int i = 0; i < 12; i++) {
      big = new Step.Repeat(List.of(big), OptionalInt.of(100), NONE);
    }
    JourneyBlueprint blueprint = of(big);
    assertThatThrownBy(blueprint::toProcessTree)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected at most 5000 places");
  }
}
