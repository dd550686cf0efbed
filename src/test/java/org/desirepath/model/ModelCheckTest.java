package org.desirepath.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCheckTest {
  private final AcceptingPetriNet.Builder net = AcceptingPetriNet.builder("N");
  private final int start = net.place("start");
  private final int middle = net.place("middle");
  private final int end = net.place("end");

  private void transition(String label, int from, int... to) {
    int t = net.transition(label, label);
    net.input(t, from, 1);
    for (int place : to) {
      net.output(t, place, 1);
    }
  }

  private ModelCheck check() {
    return ModelCheck.of(net.build(Marking.of(start), List.of(Marking.of(end))), 1_000);
  }

  @Test
  void aSequenceIsSafeAndSound() {
    transition("a", start, middle);
    transition("b", middle, end);

    ModelCheck check = check();
    assertThat(check.safe()).isTrue();
    assertThat(check.bounded()).isTrue();
    assertThat(check.sound()).isTrue();
    assertThat(check.easySound()).isTrue();
    assertThat(check.markings()).hasValue(3);
    assertThat(check.unreachableTouchpoints()).isEmpty();
  }

  @Test
  void aBlindAlleyIsEasySoundAndItsTouchpointIsOnNoCompleteRun() {
    int alley = net.place("alley");
    transition("a", start, end);
    transition("lost", start, alley);

    ModelCheck check = check();
    assertThat(check.sound()).isFalse();
    assertThat(check.easySound()).isTrue();
    assertThat(check.unreachableTouchpoints()).containsExactly("lost");
    assertThat(check.deadTransitions()).isEmpty();
  }

  @Test
  void whatCanNeverFireIsDead() {
    transition("a", start, end);
    transition("never", middle, end);

    assertThat(check().deadTransitions()).containsExactly("never");
    assertThat(check().unreachableTouchpoints()).containsExactly("never");
  }

  @Test
  void aNetThatCannotEndIsNotEasySound() {
    transition("a", start, middle);

    assertThat(check().easySound()).isFalse();
  }

  @Test
  void twoTokensAreNotSafeAndTokensWithoutEndNotBounded() {
    int split = net.transition("a", "a");
    net.input(split, start, 1).output(split, middle, 2);
    int join = net.transition("b", "b");
    net.input(join, middle, 2).output(join, end, 1);
    assertThat(check().safe()).isFalse();
    assertThat(check().sound()).isTrue();

    transition("more", middle, middle, middle);
    assertThat(check().bounded()).isFalse();
    assertThat(check().sound()).isFalse();
    assertThat(check().easySound()).isNull();
    assertThat(check().reason()).contains("without end");
  }

  @Test
  void pastTheLimitNothingIsClaimed() {
    transition("a", start, middle);
    transition("b", middle, end);

    ModelCheck check = ModelCheck.of(net.build(Marking.of(start), List.of(Marking.of(end))), 1);
    assertThat(check.sound()).isNull();
    assertThat(check.reason()).contains("more than 1 markings");
  }
}
