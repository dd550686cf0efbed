package org.desirepath.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.desirepath.ExampleLogs;
import org.desirepath.comparison.JourneyMap.Flow;
import org.desirepath.comparison.JourneyMap.FlowKind;
import org.desirepath.comparison.JourneyMap.TouchpointCount;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.FormatException;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.api.Test;

final class JourneyComparisonTest {
  private static final String DESIGN =
      """
      journey: Three steps
      outcome: {success: [C], exits: [Quit], inactive_after: 1h}
      phases:
        - phase: All
          steps:
            - A
            - {touchpoint: B, optional: true}
            - C
      """;
  private static final Provenance PROVENANCE =
      new Provenance("0", "compare", 1, new TreeMap<>(), List.of());
  private static final long AS_OF = ExampleLogs.START + 100 * ExampleLogs.HOUR;

  private static ComparisonResult compare(String... traces) throws IOException {
    return JourneyComparison.standard(1)
        .compare(ExampleLogs.of(traces), Map.of(), design(), AS_OF, PROVENANCE, stage -> {});
  }

  private static DesignedJourney design() throws IOException {
    return BlueprintReader.read(
            new ByteArrayInputStream(DESIGN.getBytes(StandardCharsets.UTF_8)), "d.journey.yaml")
        .toDesignedJourney();
  }

  @Test
  void mapCountsEachJourneyOnceAndSaysHowItWentOn() throws IOException {
    JourneyMap map = compare("A B C", "A C", "A X X B C", "A B", "B C").map();

    assertThat(map.touchpoints())
        .containsExactly(
            new TouchpointCount("A", 4, true),
            new TouchpointCount("B", 4, true),
            new TouchpointCount("C", 4, true),
            new TouchpointCount("Quit", 0, true),
            new TouchpointCount("X", 1, false));
    long hour = ExampleLogs.HOUR;
    assertThat(map.flows())
        .containsExactly(
            new Flow("A", "B", FlowKind.PLANNED, 3, hour),
            new Flow("A", "C", FlowKind.PLANNED, 1, hour),
            new Flow("A", "X", FlowKind.TO_UNPLANNED, 1, hour),
            new Flow("B", "C", FlowKind.PLANNED, 3, hour));
    assertThat(map.starts())
        .containsExactly(new TouchpointCount("A", 4, true), new TouchpointCount("B", 1, true));
  }

  @Test
  void designedWayThatNobodyWentIsUnused() throws IOException {
    assertThat(compare("A B C").map().flows())
        .containsExactly(
            new Flow("A", "B", FlowKind.PLANNED, 1, ExampleLogs.HOUR),
            new Flow("A", "C", FlowKind.UNUSED, 0, -1),
            new Flow("B", "C", FlowKind.PLANNED, 1, ExampleLogs.HOUR));
  }

  @Test
  void statusesAreByTraceAndQualityIsThatOfLogAndNames() throws IOException {
    ComparisonResult result = compare("A B C", "A Quit", "A X");

    assertThat(result.statuses())
        .containsExactly(JourneyStatus.COMPLETED, JourneyStatus.EXITED, JourneyStatus.ABANDONED);
    assertThat(result.quality()).extracting(q -> q.code()).containsExactly("unmappedLabels");
    assertThat(result.findings().segments()).isEmpty();
  }

  @Test
  void alignmentAloneIsWhatTheComparisonHas() throws IOException {
    ComparisonResult whole = compare("A B C", "A X C", "C A");
    List<String> stages = new ArrayList<>();

    AlignedLog aligned =
        new JourneyAlignment(OptimalAlignments.STANDARD)
            .align(
                ExampleLogs.of("A B C", "A X C", "C A"),
                Map.of(),
                design(),
                AS_OF,
                PROVENANCE,
                stages::add);

    assertThat(aligned.conformance().variants()).isEqualTo(whole.conformance().variants());
    assertThat(aligned.quality()).isEqualTo(whole.quality());
    assertThat(aligned.directlyFollows()).isEqualTo(whole.directlyFollows());
    assertThat(stages).containsExactly("matching names", "aligning 3 variants");
  }

  @Test
  void logWithoutAnyTouchpointIsNoLogOfThisDesign() {
    EventLog other = ExampleLogs.of("x y z w");

    assertThatThrownBy(
            () ->
                JourneyComparison.standard(1)
                    .compare(other, Map.of(), design(), AS_OF, PROVENANCE, stage -> {}))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("none of the 4 touchpoints of \"Three steps\"")
        .hasMessageContaining("\"x\", \"y\", \"z\", ...");
  }

  @Test
  void designTooLargeToBuildAheadGivesTheSameFindings() throws IOException {
    String[] traces = {"A B C", "A C", "B C A", "A X C", "A", "A Quit"};
    List<ComparisonResult> results = new ArrayList<>();
    for (int maxMarkings : new int[] {1_000, 1}) {
      results.add(
          new JourneyComparison(
                  new OptimalAlignments(1, maxMarkings, 1_000_000, 0),
                  DiagnosisParameters.standard())
              .compare(ExampleLogs.of(traces), Map.of(), design(), AS_OF, PROVENANCE, stage -> {}));
    }
    assertThat(results.get(1).conformance().markings()).isEmpty();
    assertThat(results.get(1).findings().deviations())
        .isEqualTo(results.get(0).findings().deviations());
    assertThat(ConformanceSummary.of(results.get(1).conformance()))
        .isEqualTo(ConformanceSummary.of(results.get(0).conformance()));
  }

  /** 24 touchpoints in any order have 16 million markings. */
  @Test
  void designWithMillionsOfMarkingsIsCompared() throws IOException {
    String design =
        """
        journey: Any order
        outcome: {success: [t23], inactive_after: 1h}
        phases:
          - phase: All
            steps:
              - any_order: [%s]
        """
            .formatted(
                IntStream.range(0, 24).mapToObj(i -> "t" + i).collect(Collectors.joining(", ")));
    String forward = IntStream.range(0, 24).mapToObj(i -> "t" + i).collect(Collectors.joining(" "));
    DesignedJourney model =
        BlueprintReader.read(
                new ByteArrayInputStream(design.getBytes(StandardCharsets.UTF_8)), "d.journey.yaml")
            .toDesignedJourney();
    ComparisonResult result =
        JourneyComparison.standard(1)
            .compare(
                ExampleLogs.of(forward, forward.replace("t7 ", ""), "t3 " + forward, "t5 t4"),
                Map.of(),
                model,
                ExampleLogs.START + 30 * ExampleLogs.HOUR,
                PROVENANCE,
                stage -> {});

    ConformanceSummary summary = ConformanceSummary.of(result.conformance());
    assertThat(result.conformance().markings()).isEmpty();
    assertThat(summary.isOptimal()).isTrue();
    assertThat(result.findings().deviations())
        .anySatisfy(
            deviation -> {
              assertThat(deviation.touchpoint()).isEqualTo("t7");
              assertThat(deviation.kind()).isEqualTo(DeviationKind.MISSING);
              assertThat(deviation.journeys()).isEqualTo(1);
            });
  }
}
