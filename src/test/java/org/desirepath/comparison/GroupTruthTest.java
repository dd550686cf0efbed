package org.desirepath.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.diagnostics.groups.ChangeFindings;
import org.desirepath.diagnostics.groups.DriftFindings;
import org.desirepath.diagnostics.groups.ExperimentFindings;
import org.desirepath.diagnostics.groups.GroupComparison;
import org.desirepath.diagnostics.groups.GroupComparison.Difference;
import org.desirepath.diagnostics.groups.GroupFindings;
import org.desirepath.diagnostics.groups.GroupQuestions;
import org.desirepath.diagnostics.groups.PeriodSplit;
import org.desirepath.diagnostics.groups.Subject;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.io.plant.PlantReader;
import org.desirepath.model.DesignedJourney;
import org.desirepath.simulation.JourneySimulator;
import org.junit.jupiter.api.Test;

/**
 * What was planted in groups is found, and nothing is found where nothing was planted. The numbers
 * of logs are small here; {@code -Ddesirepath.groups.logs=300} measures.
 */
class GroupTruthTest {
  private static final int LOGS = Integer.getInteger("desirepath.groups.logs", 8);

  private static final DesignedJourney DESIGN =
      design(
          """
          journey: Groups
          outcome: {success: [Goal], inactive_after: 10d}
          phases:
            - phase: All
              steps:
                - {touchpoint: Visit, drop_off: 0.1}
                - choice: [{touchpoint: Online, share: 0.6}, {touchpoint: Advisor, share: 0.4}]
                - {touchpoint: Quote, optional: true}
                - {touchpoint: Offer, drop_off: 0.2}
                - {touchpoint: Sign, within: 3d}
                - Goal
          """);

  private static final String PLANT =
      """
      from: 2025-01-06
      to: %s
      waits: {median: 12h}
      deviations:
        - {missing: Offer, rate: 0.05}
        - {repeat: Sign, rate: 0.05}
      segments:
        - segment: group
          values: {A: {share: 0.5}, B: {share: 0.5%s}}
        - segment: region
          values: {north: {share: 0.3}, east: {share: 0.3}, south: {share: 0.4}}
      """;

  private static DesignedJourney design(String yaml) {
    try {
      return BlueprintReader.read(stream(yaml), "groups.journey.yaml").toDesignedJourney();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static EventLog log(String to, String planted, int journeys, int seed)
      throws IOException {
    return new JourneySimulator(
            PlantReader.read(stream(PLANT.formatted(to, planted)), "plant.yaml", DESIGN),
            journeys,
            seed)
        .simulate(DESIGN)
        .log();
  }

  private static GroupFindings find(EventLog log, List<String> segments, GroupQuestions questions)
      throws IOException {
    long asOf = 0;
    for (int e = 0; e < log.eventCount(); e++) {
      asOf = Math.max(asOf, log.timeMillis(e));
    }
    return new JourneyComparison(
            OptimalAlignments.STANDARD.withThreads(1),
            DiagnosisParameters.standard().withSegments(segments),
            LeftTruncation.NONE,
            questions)
        .compare(
            log,
            Map.of(),
            DESIGN,
            asOf,
            new Provenance("0", "test", 1, new TreeMap<>(), List.of()),
            stage -> {})
        .findings()
        .groups();
  }

  private static GroupQuestions experiment() {
    return new GroupQuestions(
        null,
        new GroupQuestions.Experiment(
            "group", "A", new TreeMap<>(), List.of("region"), new TreeMap<>()),
        null,
        false,
        1);
  }

  private static GroupQuestions periods() {
    return new GroupQuestions(PeriodSplit.parse("month"), null, null, false, 1);
  }

  @Test
  void nullLogsSeldomHoldADifference() throws IOException {
    int any = 0;
    int anyPeriod = 0;
    for (int seed = 1; seed <= LOGS; seed++) {
      EventLog log = log("2025-04-28", "", 600, seed);
      GroupComparison segments =
          find(log, List.of("group", "region"), GroupQuestions.NONE).comparison();
      GroupComparison months = find(log, List.of(), periods()).comparison();
      assertThat(segments.tested()).isGreaterThan(50);
      assertThat(months.tested()).isGreaterThan(30);
      any += segments.significant() > 0 ? 1 : 0;
      anyPeriod += months.significant() > 0 ? 1 : 0;
    }
    System.getLogger("groups")
        .log(
            System.Logger.Level.INFO,
            "null logs with a significant difference: segments {0}, months {1} of {2}",
            any,
            anyPeriod,
            LOGS);
    // under no difference the false discovery rate is the chance of any; three standard errors
    int limit = (int) Math.ceil(0.05 * LOGS + 3 * Math.sqrt(0.0475 * LOGS));
    assertThat(any).isLessThanOrEqualTo(limit);
    assertThat(anyPeriod).isLessThanOrEqualTo(limit);
  }

  @Test
  void plantedSegmentLosesMoreAndIsMarked() throws IOException {
    GroupComparison found =
        find(
                log("2025-04-28", ", loss: 2.5", 1500, 3),
                List.of("group", "region"),
                GroupQuestions.NONE)
            .comparison();

    Difference success = of(found, "group", Subject.Finding.SUCCESS, "");
    assertThat(success.value()).isEqualTo("B");
    assertThat(success.other()).isEqualTo("A");
    assertThat(success.direction()).isEqualTo(GroupComparison.Direction.LOWER);
    assertThat(success.difference().interval().isBelow(0)).isTrue();
    assertThat(of(found, "group", Subject.Finding.DROP_OFF, "Offer").direction())
        .isEqualTo(GroupComparison.Direction.HIGHER);
    assertThat(found.differences())
        .filteredOn(d -> d.column().equals("region"))
        .filteredOn(Difference::differs)
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void slowSegmentWaitsLongerAndIsNotSaidToLoseMore() throws IOException {
    GroupComparison found =
        find(log("2025-04-28", ", slows: 2", 1500, 4), List.of("group"), GroupQuestions.NONE)
            .comparison();

    Difference wait = of(found, "group", Subject.Finding.WAIT_MEDIAN, "Goal");
    assertThat(wait.direction()).isEqualTo(GroupComparison.Direction.HIGHER);
    assertThat(wait.mine().median().value().orElseThrow())
        .isGreaterThan(1.5 * wait.theirs().median().value().orElseThrow());
    assertThat(of(found, "group", Subject.Finding.SUCCESS, "").differs()).isFalse();
  }

  private static Difference of(
      GroupComparison found, String column, Subject.Finding finding, String touchpoint) {
    return found.differences().stream()
        .filter(d -> d.column().equals(column))
        .filter(d -> d.subject().finding() == finding)
        .filter(d -> d.subject().touchpoint().equals(touchpoint))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void harmfulArmOfAnExperimentIsCalledSo() throws IOException {
    ExperimentFindings found =
        find(log("2025-04-28", ", loss: 2.5", 1500, 3), List.of(), experiment()).experiment();

    assertThat(found.evidence()).isEqualTo(Evidence.E3);
    assertThat(found.doubts()).isEmpty();
    assertThat(found.verdicts()).hasSize(1);
    assertThat(found.verdicts().get(0).word()).isEqualTo("harmful");
    assertThat(found.balance().get(0).imbalanced()).isFalse();
  }

  @Test
  void armsThatDifferInWhatWasKnownBeforeAreNoExperiment() throws IOException {
    GroupQuestions questions =
        new GroupQuestions(
            null,
            new GroupQuestions.Experiment(
                "region",
                "north",
                new TreeMap<>(Map.of("north", 0.6, "east", 0.2, "south", 0.2)),
                List.of("group"),
                new TreeMap<>(Map.of("north", List.of("Quote")))),
            null,
            false,
            1);
    ExperimentFindings found =
        find(log("2025-04-28", ", loss: 2.5", 1500, 3), List.of(), questions).experiment();

    assertThat(found.ratio().mismatch()).isTrue();
    assertThat(found.contamination()).hasSize(2);
    assertThat(found.evidence()).isEqualTo(Evidence.E0);
    assertThat(found.doubts()).hasSize(3);
    assertThat(found.verdicts())
        .extracting(ExperimentFindings.Effect::word)
        .doesNotContain("harmful", "beneficial");
  }

  @Test
  void aChangeLastYearTooIsNoEffectOfThisYears() throws IOException {
    // a year and a half; every summer the same, so the difference in differences is about 0
    EventLog log = log("2026-09-28", "", 6000, 5);
    GroupQuestions questions =
        new GroupQuestions(
            null,
            null,
            new GroupQuestions.Change(
                LocalDate.parse("2026-06-01"),
                new TreeSet<>(List.of(LocalDate.parse("2026-05-25")))),
            false,
            1);
    ChangeFindings found = find(log, List.of(), questions).change();

    assertThat(found.days() % 7).isZero();
    assertThat(found.lastYearBefore()).isPositive();
    assertThat(found.holidays()).isEqualTo(1);
    assertThat(found.tested()).isGreaterThan(10);
    assertThat(found.rows()).filteredOn(row -> row.direction() != null).isEmpty();
    assertThat(found.rows())
        .filteredOn(row -> row.subject().finding() == Subject.Finding.SUCCESS)
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.differenceInDifferences().interval().contains(0)).isTrue();
              assertThat(row.before().n() + row.after().n())
                  .isEqualTo(found.before() + found.after());
            });
  }

  @Test
  void plantedChangeIsFoundAndDatedAndStableFindingsAreNot() throws IOException {
    EventLog early = log("2025-07-07", "", 2500, 6);
    EventLog late = log("2025-07-07", ", loss: 4", 2500, 7);
    // group B loses more from April on: a lasting change when only B is looked at
    EventLog log = spliced(early, late, Instant.parse("2025-04-07T00:00:00Z").toEpochMilli());
    DriftFindings found =
        find(log, List.of(), new GroupQuestions(null, null, null, true, 1)).drift();

    DriftFindings.Row success =
        found.rows().stream()
            .filter(row -> row.subject().finding() == Subject.Finding.SUCCESS)
            .findFirst()
            .orElseThrow();
    assertThat(success.kind()).isEqualTo(DriftFindings.Kind.STRUCTURAL_OR_SEASONAL);
    assertThat(success.changedAt()).isBetween("2025-03-10", "2025-05-05");
    assertThat(success.after().value().orElseThrow())
        .isLessThan(success.before().value().orElseThrow());
    assertThat(found.rows())
        .filteredOn(row -> row.subject().finding() == Subject.Finding.WAIT_MEDIAN)
        .extracting(DriftFindings.Row::kind)
        .containsOnly(DriftFindings.Kind.STABLE);
  }

  private static EventLog spliced(EventLog early, EventLog late, long at) {
    var builder = EventLog.builder("spliced");
    for (EventLog log : List.of(early, late)) {
      for (int t = 0; t < log.traceCount(); t++) {
        if ((log.timeMillis(log.firstEvent(t)) < at) == (log == early)) {
          int trace = builder.trace((log == early ? "e" : "l") + log.traceId(t));
          for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
            builder.addEvent(trace, log.activities().get(log.activity(e)), log.timeMillis(e));
          }
        }
      }
    }
    return builder.build();
  }
}
