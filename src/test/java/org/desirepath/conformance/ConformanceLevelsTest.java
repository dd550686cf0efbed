package org.desirepath.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.ExampleLogs;
import org.desirepath.conformance.ConformanceLevels.Part;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.api.Test;

final class ConformanceLevelsTest {
  /** Ask stands in two phases. */
  private static final DesignedJourney JOURNEY =
      model(
          """
          journey: J
          outcome: {success: [Done], exits: [Leave], inactive_after: 2h}
          phases:
            - phase: Orient
              steps: [Visit, {choice: [Compare, Ask]}]
            - phase: Decide
              steps:
                - any_order: [Send, Choose]
                - {touchpoint: Read, observable: false}
                - {repeat: [Ask], at_most: 2}
            - phase: Start
              steps: [Sign, Done]
          unplanned_allowed: [News]
          touchpoints:
            - {touchpoint: Choose, weight: {missing: 3, unplanned: 2}}
          """);

  @Test
  void aPhaseIsMissingOnlyWhenNothingOfItWasRecorded() {
    ConformanceLevels levels =
        levels(
            "Visit Compare Send Choose Ask Sign Done",
            "Visit Compare Send Ask Sign Done",
            "Visit Compare Sign Done");

    Part decide = levels.phases().get(1);
    assertThat(decide.name()).isEqualTo("Decide");
    assertThat(List.of(decide.complete(), decide.partial(), decide.missing()))
        .containsExactly(1L, 1L, 1L);
    assertThat(decide.cost()).isEqualTo(3 + 5);
    assertThat(step(levels, "Send | Choose").partial()).isEqualTo(1);
    assertThat(step(levels, "Send | Choose").missing()).isEqualTo(1);
    assertThat(touchpoint(levels, "Choose").missing()).isEqualTo(2);
    assertThat(touchpoint(levels, "Send").missing()).isEqualTo(1);
    assertThat(levels.phases().get(0).fitness()).isEqualTo(1);
  }

  @Test
  void whatAnAbandonedJourneyDidNotComeToIsNotReached() {
    ConformanceLevels levels = levels("Visit Compare Send");

    assertThat(levels.phases().get(2).notReached()).isEqualTo(1);
    assertThat(levels.phases().get(2).missing()).isZero();
    assertThat(levels.phases().get(2).journeys()).isZero();
    assertThat(levels.phases().get(2).cost()).isEqualTo(2);
    assertThat(levels.phases().get(1).complete()).isEqualTo(1);
  }

  @Test
  void whatIsInNoPhaseHasItsOwnRow() {
    ConformanceLevels levels = levels("Visit Compare Complaint News Leave");

    Part none = levels.phases().get(3);
    assertThat(none.name()).isNull();
    assertThat(none.log()).isEqualTo(2);
    assertThat(none.synchronous()).isEqualTo(1);
    assertThat(none.cost()).isEqualTo(1);
    assertThat(touchpoint(levels, "Complaint").cost()).isEqualTo(1);
  }

  @Test
  void aNetWithoutPhasesHasTouchpointsOnly() {
    DesignedJourney model = new RandomModels(7).plain();
    ConformanceLevels levels =
        ConformanceLevels.of(
            OptimalAlignments.STANDARD.check(TinyLogs.of(List.of("a")), model, new BitSet()));

    assertThat(levels.phases()).isEmpty();
    assertThat(levels.steps()).isEmpty();
    assertThat(levels.touchpoints()).isNotEmpty();
  }

  @Property(tries = 200)
  void everyLevelAddsUpAndACoarserOneMissesNoMore(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> names =
        List.of("Visit", "Compare", "Ask", "Send", "Choose", "Sign", "Done", "Leave", "News", "X");
    EventLogBuilder log = EventLog.builder("random");
    for (int t = 0; t < 6; t++) {
      int trace = log.newTrace("t" + t);
      for (int left = random.nextInt(8); left > 0; left--) {
        log.addEvent(trace, names.get(random.nextInt(names.size())), EventLog.NO_TIME);
      }
    }
    BitSet open = new BitSet();
    open.set(random.nextInt(6));
    ConformanceResult result = OptimalAlignments.STANDARD.check(log.build(), JOURNEY, open);
    ConformanceLevels levels = ConformanceLevels.of(result);
    ConformanceSummary summary = ConformanceSummary.of(result);
    for (List<Part> level : List.of(levels.touchpoints(), levels.steps(), levels.phases())) {
      assertThat(sum(level, Part::cost)).isEqualTo(summary.cost());
      assertThat(sum(level, Part::synchronous)).isEqualTo(moves(result, Move.Synchronous.class));
      assertThat(sum(level, Part::log)).isEqualTo(moves(result, Move.OfLog.class));
      assertThat(level).allMatch(p -> p.fitness() >= 0 && p.fitness() <= 1);
      assertThat(level).allMatch(p -> p.journeys() <= summary.journeys());
    }
    assertThat(sum(levels.steps(), Part::model)).isEqualTo(sum(levels.phases(), Part::model));
    assertThat(sum(levels.touchpoints(), Part::model)).isEqualTo(sum(levels.steps(), Part::model));
    // Ask stands in two steps, so it can be missing in two where the touchpoint is missing once
    Part ask = touchpoint(levels, "Ask");
    assertThat(sum(levels.steps(), Part::missing))
        .isLessThanOrEqualTo(
            sum(levels.touchpoints(), Part::missing) + ask.missing() + ask.partial());
    assertThat(sum(levels.phases(), Part::missing))
        .isLessThanOrEqualTo(sum(levels.steps(), Part::missing));
  }

  private static long moves(ConformanceResult result, Class<? extends Move> kind) {
    return result.variants().stream()
        .filter(v -> !v.open())
        .mapToLong(v -> v.traces() * count(v, kind))
        .sum();
  }

  private static long count(VariantAlignment variant, Class<? extends Move> kind) {
    return variant.alignment().moves().stream().filter(kind::isInstance).count();
  }

  private static long sum(List<Part> parts, ToLongFunction<Part> count) {
    return parts.stream().mapToLong(count).sum();
  }

  private static Part step(ConformanceLevels levels, String name) {
    return named(levels.steps(), name);
  }

  private static Part touchpoint(ConformanceLevels levels, String name) {
    return named(levels.touchpoints(), name);
  }

  private static Part named(List<Part> parts, String name) {
    return parts.stream().filter(p -> name.equals(p.name())).findFirst().orElseThrow();
  }

  /** Names with blanks between. */
  private static ConformanceLevels levels(String... traces) {
    return ConformanceLevels.of(
        OptimalAlignments.STANDARD.check(ExampleLogs.of(traces), JOURNEY, new BitSet()));
  }

  private static DesignedJourney model(String yaml) {
    try {
      return BlueprintReader.read(
              new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "j.journey.yaml")
          .toDesignedJourney();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
