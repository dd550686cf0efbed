package org.desirepath.diagnostics.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.desirepath.diagnostics.Example.HOUR;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.journeys.InactivityLimit.Source;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.api.Test;

class JourneyStatusesTest {
  private static final DesignedJourney DESIGN = Example.sequence("A", "B", "Goal");

  private static List<JourneyStatus> statuses(
      DesignedJourney design, long asOfHour, String... log) {
    JourneyStatuses found = JourneyStatuses.of(Example.log(log), design, asOfHour * HOUR);
    return IntStream.range(0, log.length).mapToObj(found::status).toList();
  }

  @Test
  void successComesBeforeExitBeforeSilence() {
    assertThat(
            statuses(
                DESIGN,
                100,
                "1: A@0 Quit@1 Goal@2",
                "2: A@0 Quit@1 B@99",
                "3: A@0 B@99",
                "4: A@0 B@50"))
        .containsExactly(
            JourneyStatus.COMPLETED,
            JourneyStatus.EXITED,
            JourneyStatus.OPEN,
            JourneyStatus.ABANDONED);
  }

  @Test
  void silenceOfExactlyTheLimitIsAbandonment() {
    assertThat(statuses(DESIGN, 100, "1: A@90", "2: A@91"))
        .containsExactly(JourneyStatus.ABANDONED, JourneyStatus.OPEN);
  }

  @Test
  void withoutADeclaredOutcomeEveryJourneyIsResolved() {
    DesignedJourney design = Example.design("journey: J\nphases: [{phase: P, steps: [A, B]}]\n");
    JourneyStatuses found = JourneyStatuses.of(Example.log("1: A", "2: B"), design, 100 * HOUR);
    assertThat(found.status(0)).isEqualTo(JourneyStatus.RESOLVED);
    assertThat(found.hasOutcome()).isFalse();
    assertThat(found.open().isEmpty()).isTrue();
  }

  @Test
  void eventAfterTheExtractionIsRefused() {
    assertThatThrownBy(() -> statuses(DESIGN, 1, "1: A@2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("asOfMillis");
  }

  @Test
  void firstSuccessAndExitAreKnownByRow() {
    JourneyStatuses found =
        JourneyStatuses.of(
            Example.log("1: A@0 Quit@1 Goal@2 Goal@3", "2: A@0"), DESIGN, 100 * HOUR);
    assertThat(found.successEvent(0)).hasValue(2);
    assertThat(found.exitEvent(0)).hasValue(1);
    assertThat(found.successEvent(1)).isEmpty();
  }

  private static DesignedJourney undesignedLimit() {
    return Example.design(
        """
        journey: J
        outcome: {success: [Goal]}
        phases: [{phase: P, steps: [A, B, Goal]}]
        """);
  }

  /**
   * 200 journeys, one begun every hour; a wait of 1 to 20 hours after A, 3 after B, one in ten
   * lost.
   */
  private static EventLog manyJourneys() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int b = i + 1 + i % 20;
      String lost = i % 10 == 3 ? "" : " B@" + b + " Goal@" + (b + 3);
      lines.add(i + ": A@" + i + lost);
    }
    return Example.log(lines.toArray(String[]::new));
  }

  @Test
  void limitIsTheLongestUsualGapWhenTheDesignGivesNone() {
    JourneyStatuses found = JourneyStatuses.of(manyJourneys(), undesignedLimit(), 400 * HOUR);
    InactivityLimit limit = found.limit("A");
    assertThat(limit.source()).isEqualTo(Source.ESTIMATED);
    assertThat(limit.millis()).hasValue(20 * HOUR);
    assertThat(found.limit("B").millis()).hasValue(3 * HOUR);
    assertThat(found.longestLimitMillis()).hasValue(20 * HOUR);
    assertThat(found.counts().abandoned()).isEqualTo(20);
  }

  @Test
  void limitIsNotTrustedWhenTooFewEntriesAreFourTimesAsOld() {
    JourneyStatuses found = JourneyStatuses.of(manyJourneys(), undesignedLimit(), 230 * HOUR);
    assertThat(found.limit("A").millis()).isPresent();
    EventLog slow = Example.log("1: A@0 B@50", "2: A@1 B@52", "3: A@2 B@53");
    JourneyStatuses few = JourneyStatuses.of(slow, undesignedLimit(), 100 * HOUR);
    assertThat(few.limit("A").source()).isEqualTo(Source.NONE);
    assertThat(few.limit("A").explanation()).contains("outcome.inactive_after");
    assertThat(few.status(0)).isEqualTo(JourneyStatus.OPEN);
    assertThat(few.longestLimitMillis()).isEmpty();
  }

  @Test
  void rareTouchpointTakesTheLimitOfAllTogether() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      lines.add(i + ": A@" + i + (i < 5 ? " B@" : " A@") + (i + 2) + " Goal@" + (i + 4));
    }
    JourneyStatuses found =
        JourneyStatuses.of(
            Example.log(lines.toArray(String[]::new)), undesignedLimit(), 400 * HOUR);
    assertThat(found.limit("B").source()).isEqualTo(Source.POOLED);
    assertThat(found.limit("B").millis()).hasValue(2 * HOUR);
  }
}
