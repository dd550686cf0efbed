package org.desirepath.conformance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.desirepath.ExampleLogs;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.model.rules.Condition;
import org.desirepath.model.rules.Condition.Scope;
import org.desirepath.model.rules.JourneyRule;
import org.desirepath.model.rules.RuleTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleCheckerTest {
  private static final long HOUR = ExampleLogs.HOUR;
  private static final long LATEST = ExampleLogs.START + 1_000 * HOUR;

  private static RuleResult check(JourneyRule rule, EventLog log, BitSet open, long asOf) {
    return RuleChecker.check(log, List.of(rule), open, asOf).get(0);
  }

  private static RuleResult check(JourneyRule rule, String... traces) {
    return check(rule, ExampleLogs.of(traces), new BitSet(), LATEST);
  }

  private static BitSet allOpen() {
    BitSet open = new BitSet();
    open.set(0, 10);
    return open;
  }

  private static String counts(RuleResult result) {
    return result.activations()
        + " "
        + result.fulfilments()
        + " "
        + result.violations()
        + " "
        + result.pending();
  }

  /** Activations, fulfilments, violations by hand; none is pending in an ended trace. */
  @ParameterizedTest
  @CsvSource({
    "RESPONSE, a a b, 2 2 0 0",
    "RESPONSE, b a, 1 0 1 0",
    "RESPONSE, c, 0 0 0 0",
    "ALTERNATE_RESPONSE, a a b, 2 1 1 0",
    "ALTERNATE_RESPONSE, a b a b, 2 2 0 0",
    "CHAIN_RESPONSE, a c b a b, 2 1 1 0",
    "CHAIN_RESPONSE, a, 1 0 1 0",
    "PRECEDENCE, b a b b, 3 2 1 0",
    "ALTERNATE_PRECEDENCE, a b b, 2 1 1 0",
    "CHAIN_PRECEDENCE, a b c b, 2 1 1 0",
    "CHAIN_PRECEDENCE, b, 1 0 1 0",
    "RESPONDED_EXISTENCE, b c a, 1 1 0 0",
    "RESPONDED_EXISTENCE, a c, 1 0 1 0",
    "CO_EXISTENCE, a b b, 3 3 0 0",
    "CO_EXISTENCE, b b, 2 0 2 0",
    "SUCCESSION, b a b a, 4 2 2 0",
    "ALTERNATE_SUCCESSION, a b a b, 4 4 0 0",
    "ALTERNATE_SUCCESSION, a a b b, 4 2 2 0",
    "CHAIN_SUCCESSION, a b a c b, 4 2 2 0",
    "NOT_RESPONSE, a b a, 2 1 1 0",
    "NOT_PRECEDENCE, b a b, 2 1 1 0",
    "NOT_CHAIN_RESPONSE, a b a c, 2 1 1 0",
    "NOT_CHAIN_PRECEDENCE, a b c b, 2 1 1 0",
    "NOT_RESPONDED_EXISTENCE, b a, 1 0 1 0",
    "NOT_CO_EXISTENCE, a c a, 2 2 0 0",
    "NOT_SUCCESSION, a b, 2 0 2 0",
    "NOT_CHAIN_SUCCESSION, a c b, 2 2 0 0",
    "CHOICE, c b, 1 1 0 0",
    "CHOICE, c, 1 0 1 0",
    "EXCLUSIVE_CHOICE, a b, 1 0 1 0",
    "EXCLUSIVE_CHOICE, a a, 1 1 0 0",
  })
  void activationsAreFulfilledOrViolated(RuleTemplate template, String trace, String expected) {
    assertThat(counts(check(JourneyRule.of(template, "a", "b"), trace))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "EXISTENCE, 2, a a, 1 1 0 0",
    "EXISTENCE, 2, a, 1 0 1 0",
    "ABSENCE, 2, a, 1 1 0 0",
    "ABSENCE, 2, a a, 1 0 1 0",
    "EXACTLY, 2, a a, 1 1 0 0",
    "EXACTLY, 2, a a a, 1 0 1 0",
    "EXACTLY, 1, b, 1 0 1 0",
    "INIT, 1, a b, 1 1 0 0",
    "INIT, 1, b a, 1 0 1 0",
    "END, 1, b a, 1 1 0 0",
    "END, 1, a b, 1 0 1 0",
    "AT_MOST, 1, a b a, 1 0 1 0",
    "AT_MOST, 2, a b a, 1 1 0 0",
  })
  void theJourneyItselfActivatesRulesOfOneTouchpoint(
      RuleTemplate template, int times, String trace, String expected) {
    RuleResult result = check(JourneyRule.of(template, "a").times(times), trace);
    assertThat(counts(result)).isEqualTo(expected);
    assertThat(result.vacuousTraces()).isZero();
  }

  @Test
  void aRuleOfOneTouchpointTwiceNeedsTwoEvents() {
    for (RuleTemplate template :
        List.of(
            RuleTemplate.RESPONSE,
            RuleTemplate.ALTERNATE_RESPONSE,
            RuleTemplate.PRECEDENCE,
            RuleTemplate.ALTERNATE_PRECEDENCE,
            RuleTemplate.CHAIN_RESPONSE,
            RuleTemplate.CHAIN_PRECEDENCE)) {
      assertThat(counts(check(JourneyRule.of(template, "a", "a"), "a a"))).isEqualTo("2 1 1 0");
    }
    JourneyRule both = JourneyRule.of(RuleTemplate.RESPONDED_EXISTENCE, "a", "a");
    assertThat(counts(check(both, "a"))).isEqualTo("1 0 1 0");
    assertThat(counts(check(both, "a a"))).isEqualTo("2 2 0 0");
  }

  @Test
  void tracesWithoutActivationAreVacuous() {
    RuleResult result =
        check(JourneyRule.of(RuleTemplate.RESPONSE, "a", "b"), "c", "a b", "a", "b c");
    assertThat(result.vacuousTraces()).isEqualTo(2);
    assertThat(result.activatedTraces()).isEqualTo(2);
    assertThat(result.violating().stream()).containsExactly(2);
    assertThat(result.violatingShare().estimate()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "RESPONSE, a, 1 0 0 1",
    "ALTERNATE_RESPONSE, a a, 2 0 1 1",
    "CHAIN_RESPONSE, b a, 1 0 0 1",
    "CHAIN_RESPONSE, a c, 1 0 1 0",
    "PRECEDENCE, b, 1 0 1 0",
    "RESPONDED_EXISTENCE, a, 1 0 0 1",
    "NOT_RESPONSE, a, 1 1 0 0",
    "SUCCESSION, a, 1 0 0 1",
    "CHOICE, c, 1 0 0 1",
    "EXCLUSIVE_CHOICE, a b, 1 0 1 0",
  })
  void whatAnOpenTraceMayStillMendIsPending(RuleTemplate template, String trace, String expected) {
    EventLog log = ExampleLogs.of(trace);
    assertThat(counts(check(JourneyRule.of(template, "a", "b"), log, allOpen(), LATEST)))
        .isEqualTo(expected);
  }

  @Test
  void aBoundOfTimeThatPassedByTheExtractionIsAViolationEvenInAnOpenTrace() {
    EventLog log = ExampleLogs.of("a");
    JourneyRule rule = JourneyRule.of(RuleTemplate.RESPONSE, "a", "b").within(0, 24 * HOUR);
    long due = ExampleLogs.START + 24 * HOUR;
    assertThat(counts(check(rule, log, allOpen(), due))).isEqualTo("1 0 0 1");
    assertThat(counts(check(rule, log, allOpen(), due + 1))).isEqualTo("1 0 1 0");
  }

  @Test
  void exactlyOnTheBoundIsInTime() {
    JourneyRule rule = JourneyRule.of(RuleTemplate.RESPONSE, "a", "b");
    assertThat(counts(check(rule.within(0, 2 * HOUR), "a c b"))).isEqualTo("1 1 0 0");
    assertThat(counts(check(rule.within(0, 2 * HOUR - 1), "a c b"))).isEqualTo("1 0 1 0");
    assertThat(counts(check(rule.within(2 * HOUR, 3 * HOUR), "a b b"))).isEqualTo("1 1 0 0");
    assertThat(counts(check(rule.within(2 * HOUR + 1, 3 * HOUR), "a b b"))).isEqualTo("1 0 1 0");
  }

  @Test
  void aLaterTargetOutOfTimeDoesNotHideAnEarlierOneInTime() {
    JourneyRule rule = JourneyRule.of(RuleTemplate.PRECEDENCE, "a", "b").within(2 * HOUR, 9 * HOUR);
    assertThat(counts(check(rule, "a a b"))).isEqualTo("1 1 0 0");
    assertThat(counts(check(rule, "c a b"))).isEqualTo("1 0 1 0");
  }

  @Test
  void atMostCountsInEveryStretchAndNotOverTheWhole() {
    JourneyRule rule = JourneyRule.of(RuleTemplate.AT_MOST, "a").times(2).within(0, 3 * HOUR);
    assertThat(counts(check(rule, "a a c a a")))
        .as("3 h is one stretch too far")
        .isEqualTo("1 1 0 0");
    assertThat(counts(check(rule, "a c a a"))).isEqualTo("1 1 0 0");
    assertThat(counts(check(rule, "a c a c a a a"))).isEqualTo("1 0 1 0");
  }

  @Test
  void conditionsSpeakOfTheActivationAndOfTheTarget() {
    EventLogBuilder builder = EventLog.builder("data");
    for (int[] amounts : new int[][] {{50, 50}, {150, 150}, {150, 100}}) {
      int trace = builder.newTrace("t" + amounts[1] + amounts[0]);
      amount(builder, builder.addEvent(trace, "a", ExampleLogs.START), amounts[0]);
      amount(builder, builder.addEvent(trace, "b", ExampleLogs.START + HOUR), amounts[1]);
    }
    EventLog log = builder.build();
    JourneyRule rule =
        JourneyRule.of(RuleTemplate.RESPONSE, "a", "b")
            .when(
                Condition.ofRule("A.amount > 100", Scope.ACTIVATION),
                Condition.ofRule("same amount", Scope.TARGET));
    RuleResult result = check(rule, log, new BitSet(), LATEST);
    assertThat(counts(result)).isEqualTo("2 1 1 0");
    assertThat(result.violating().stream()).containsExactly(2);
  }

  private static void amount(EventLogBuilder builder, int row, int amount) {
    builder.eventColumn("amount").setInteger(row, amount);
  }

  @Test
  void anEventWithoutATimeLeavesABoundUndecided() {
    EventLogBuilder builder = EventLog.builder("untimed");
    int trace = builder.newTrace("t");
    builder.addEvent(trace, "a", ExampleLogs.START);
    builder.addEvent(trace, "b", EventLog.NO_TIME);
    JourneyRule rule = JourneyRule.of(RuleTemplate.RESPONSE, "a", "b").within(0, HOUR);
    RuleResult result = check(rule, builder.build(), new BitSet(), LATEST);
    assertThat(counts(result)).isEqualTo("1 0 0 1");
    assertThat(result.undecidedTraces()).isEqualTo(1);
    assertThat(result.violatingShare().trials()).isZero();
  }

  @Test
  void aTouchpointThatTheLogLacksActivatesNothingAndIsNoTarget() {
    assertThat(counts(check(JourneyRule.of(RuleTemplate.RESPONSE, "x", "a"), "a")))
        .isEqualTo("0 0 0 0");
    assertThat(counts(check(JourneyRule.of(RuleTemplate.RESPONSE, "a", "x"), "a")))
        .isEqualTo("1 0 1 0");
    assertThat(counts(check(JourneyRule.of(RuleTemplate.ABSENCE, "x"), "a"))).isEqualTo("1 1 0 0");
  }

  @Test
  void tracesOfOneVariantAreToldApartByBeingOpen() {
    BitSet open = new BitSet();
    open.set(1);
    RuleResult result =
        check(
            JourneyRule.of(RuleTemplate.RESPONSE, "a", "b"),
            ExampleLogs.of("a", "a", "a"),
            open,
            LATEST);
    assertThat(counts(result)).isEqualTo("3 0 2 1");
    assertThat(result.undecided().stream()).containsExactly(1);
  }
}
