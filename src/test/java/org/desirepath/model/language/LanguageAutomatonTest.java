package org.desirepath.model.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.ProcessTree.Activity;
import org.desirepath.model.ProcessTree.Choice;
import org.desirepath.model.ProcessTree.Loop;
import org.desirepath.model.ProcessTree.Node;
import org.desirepath.model.ProcessTree.Parallel;
import org.desirepath.model.ProcessTree.Sequence;
import org.desirepath.model.ProcessTree.Silent;
import org.desirepath.model.UnusableModelException;
import org.junit.jupiter.api.Test;

class LanguageAutomatonTest {
  private static final Node A = new Activity("a", "a");
  private static final Node B = new Activity("b", "b");

  private static LanguageAutomaton of(Node root) {
    return new LanguageAutomaton(new ProcessTree("t", root).toPetriNet());
  }

  @Test
  void exactlyTheSequencesOfTheModelAreAllowed() {
    LanguageAutomaton loop =
        of(new Sequence(List.of(new Loop(A, B), new Choice(List.of(new Silent(), B)))));

    assertThat(loop.allows(List.of("a"))).isTrue();
    assertThat(loop.allows(List.of("a", "b"))).isTrue();
    assertThat(loop.allows(List.of("a", "b", "a"))).isTrue();
    assertThat(loop.allows(List.of())).isFalse();
    assertThat(loop.allows(List.of("a", "a"))).isFalse();
    assertThat(loop.allows(List.of("a", "b", "b"))).isFalse();
    assertThat(loop.allows(List.of("a", "c"))).isFalse();
  }

  /** After a, b may be the redo part or the end: one state holds both. */
  @Test
  void stepsAreDeterministicThoughTheNetIsNot() {
    LanguageAutomaton twoWays =
        of(
            new Choice(
                List.of(
                    new Sequence(List.of(A, B)),
                    new Sequence(List.of(new Activity("a2", "a"), new Activity("c", "c"))))));
    int after = twoWays.next(0, "a");

    assertThat(twoWays.steps(0)).containsOnlyKeys("a");
    assertThat(twoWays.steps(after)).containsOnlyKeys("b", "c");
    assertThat(twoWays.accepts(after)).isFalse();
    assertThat(twoWays.next(after, "b")).isEqualTo(twoWays.next(after, "c"));
  }

  @Test
  void languageOverTheLimitIsRefused() {
    Node many =
        new Parallel(List.of(new Choice(List.of(new Silent(), A)), new Loop(B, new Silent())));

    assertThatThrownBy(() -> new LanguageAutomaton(new ProcessTree("t", many).toPetriNet(), 2))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("visits");
  }
}
