package org.desirepath.discovery.phases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.ExampleLogs;
import org.desirepath.discovery.phases.Mainline.Step;
import org.desirepath.eventlog.EventLog;
import org.junit.jupiter.api.Test;

class MainlineTest {
  /** Nine buyers, one of whom writes a review after it, and eleven who look around. */
  private static EventLog shop() {
    List<String> traces = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      String coupon = i < 3 ? " coupon" : "";
      String review = i == 0 ? " review" : "";
      traces.add("home look look cart" + coupon + " pay bought" + review);
    }
    for (int i = 0; i < 11; i++) {
      traces.add(i < 8 ? "home look" : "home look cart pay error");
    }
    return ExampleLogs.of(traces.toArray(String[]::new));
  }

  @Test
  void theGoalComesLateOnceAndIsNoFailure() {
    List<LikelyGoal> goals = LikelyGoal.of(shop());

    assertThat(goals.get(0)).isEqualTo(new LikelyGoal("bought", 9, 9, 8, (8 + 5 / 6.0) / 9));
    assertThat(goals.stream().map(LikelyGoal::touchpoint).toList())
        .containsSubsequence("review", "pay", "error");
  }

  @Test
  void aWordForSuccessWeighsMoreThanAPlace() {
    EventLog log = ExampleLogs.of("a purchase thanks", "a purchase thanks", "a");

    assertThat(LikelyGoal.of(log).get(0).touchpoint()).isEqualTo("purchase");
  }

  @Test
  void stepsAreThoseOnTheWayToTheGoal() {
    Mainline line = Mainline.to("bought", shop());

    assertThat(line.journeys()).isEqualTo(9);
    assertThat(line.steps())
        .containsExactly(
            new Step("home", 9, 0, false),
            new Step("look", 9, 9, false),
            new Step("cart", 9, 0, false),
            new Step("coupon", 3, 0, true),
            new Step("pay", 9, 0, false),
            new Step("bought", 9, 0, false));
    assertThat(line.steps().get(1).isRepeated()).isTrue();
    assertThat(line.steps().get(2).isRepeated()).isFalse();
  }

  @Test
  void aGoalThatNoJourneyReachesIsRefused() {
    EventLog log = shop();

    assertThatThrownBy(() -> Mainline.to("unknown", log))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknown");
  }
}
