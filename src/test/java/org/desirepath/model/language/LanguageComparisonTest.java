package org.desirepath.model.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.discovery.RandomLogs;
import org.desirepath.discovery.inductive.InductiveMiner;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;
import org.desirepath.model.ProcessTree.Silent;
import org.desirepath.model.language.LanguageComparison.Example;
import org.desirepath.model.language.LanguageComparison.Step;
import org.junit.jupiter.api.Test;

class LanguageComparisonTest {
  private static final int LONGEST = 6;

  private static Node a(String label) {
    return new Activity(label, label);
  }

  private static AcceptingPetriNet net(Node root) {
    return new ProcessTree("t", root).toPetriNet();
  }

  private static LanguageComparison compare(Node first, Node second) {
    return LanguageComparison.of(net(first), net(second), 5, 1_000);
  }

  @Test
  void eachSideShowsItsShortestJourneysAndWhereTheyLeaveTheOther() {
    LanguageComparison found =
        compare(
            new Sequence(List.of(a("a"), new Choice(List.of(new Silent(), a("b"))), a("c"))),
            new Sequence(List.of(a("a"), a("b"), new Loop(a("c"), new Silent()))));

    assertThat(found.onlyFirst()).containsExactly(new Example(List.of("a", "c"), 1));
    assertThat(found.onlySecond()).containsExactly(new Example(List.of("a", "b", "c", "c"), 3));
    assertThat(found.isComplete()).isTrue();
    assertThat(found.isEqual()).isFalse();
    assertThat(found.firstSteps())
        .containsExactly(
            new Step("", "a"),
            new Step("a", "b"),
            new Step("a", "c"),
            new Step("b", "c"),
            new Step("c", ""));
    assertThat(found.secondSteps()).contains(new Step("c", "c")).hasSize(5);
  }

  @Test
  void journeyThatTheOtherMayOnlyNotEndIsShown() {
    LanguageComparison found =
        compare(
            new Sequence(List.of(a("a"), new Choice(List.of(new Silent(), a("b"))))),
            new Sequence(List.of(a("a"), a("b"))));

    assertThat(found.onlyFirst()).containsExactly(new Example(List.of("a"), 1));
    assertThat(found.onlySecond()).isEmpty();
  }

  @Test
  void differentlyWrittenModelsOfOneLanguageAreProvenEqual() {
    LanguageComparison found =
        compare(
            new Parallel(List.of(a("a"), a("b"))),
            new Choice(
                List.of(
                    new Sequence(List.of(a("a"), a("b"))),
                    new Sequence(List.of(new Activity("b2", "b"), new Activity("a2", "a"))))));

    assertThat(found.isEqual()).isTrue();
  }

  /** Twelve in parallel are 4,096 states: at a hundred nothing is claimed of long journeys. */
  @Test
  void underALimitOnlyTheLengthLookedAtIsClaimed() {
    List<Node> many = new ArrayList<>();
    for (char c = 'a'; c < 'm'; c++) {
      many.add(a(String.valueOf(c)));
    }
    AcceptingPetriNet net = net(new Parallel(many));
    LanguageComparison found = LanguageComparison.of(net, net, 5, 100);

    assertThat(found.isComplete()).isFalse();
    assertThat(found.isEqual()).isFalse();
    assertThat(found.lookedUpTo()).isBetween(1, 3);
    assertThat(found.firstSteps()).isEmpty();
    assertThat(LanguageComparison.of(net, net, 5, 10_000).isEqual()).isTrue();
  }

  /** Against all journeys of up to six touchpoints, listed one by one. */
  @Property(tries = 200)
  void differencesAreThoseOfTheEnumeratedLanguages(@ForAll long seed) {
    Random random = new Random(seed);
    AcceptingPetriNet one = new InductiveMiner(0).discover(RandomLogs.of(random)).toPetriNet();
    AcceptingPetriNet other = new InductiveMiner(0).discover(RandomLogs.of(random)).toPetriNet();
    LanguageComparison found = LanguageComparison.of(one, other, 1, 100_000);
    List<List<String>> ofOne = enumerated(one);
    List<List<String>> ofOther = enumerated(other);

    check(found.onlyFirst(), ofOne, ofOther);
    check(found.onlySecond(), ofOther, ofOne);
    if (found.isEqual()) {
      assertThat(ofOne).isEqualTo(ofOther);
    }
  }

  private static void check(
      List<Example> shown, List<List<String>> mine, List<List<String>> others) {
    List<List<String>> only = new ArrayList<>(mine);
    only.removeAll(new HashSet<>(others));
    if (only.isEmpty()) {
      assertThat(shown).allMatch(example -> example.journey().size() > LONGEST);
    } else {
      assertThat(shown).hasSize(1);
      assertThat(shown.get(0).journey()).hasSize(only.get(0).size()).isIn(only);
    }
  }

  private static List<List<String>> enumerated(AcceptingPetriNet net) {
    LanguageAutomaton automaton = new LanguageAutomaton(net);
    record Way(int state, List<String> journey) {}
    List<List<String>> all = new ArrayList<>();
    Deque<Way> open = new ArrayDeque<>(List.of(new Way(0, List.of())));
    while (!open.isEmpty()) {
      Way way = open.remove();
      if (automaton.accepts(way.state())) {
        all.add(way.journey());
      }
      if (way.journey().size() < LONGEST) {
        automaton
            .steps(way.state())
            .forEach(
                (label, next) -> {
                  List<String> longer = new ArrayList<>(way.journey());
                  longer.add(label);
                  open.add(new Way(next, longer));
                });
      }
    }
    return all;
  }
}
