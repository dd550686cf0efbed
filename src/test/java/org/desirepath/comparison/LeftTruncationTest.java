package org.desirepath.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.api.Test;

final class LeftTruncationTest {
  private static final long HOUR = 3_600_000L;

  @Test
  void whatCameBeforeTheRecordIsUnknownAndNotMissing() throws IOException {
    ComparisonResult whole = compare(LeftTruncation.NONE);
    ComparisonResult truncated = compare(new LeftTruncation(5 * HOUR));

    // late has its first event after the limit, so what it lacks is missing
    assertThat(deviation(whole, DeviationKind.MISSING, "A").journeys()).isEqualTo(3);
    assertThat(deviation(truncated, DeviationKind.MISSING, "A").journeys()).isEqualTo(1);
    assertThat(deviation(truncated, DeviationKind.MISSING, "A").observable()).isEqualTo(2);
    assertThat(deviation(truncated, DeviationKind.MISSING, "A").certain()).hasValue(1);
    assertThat(deviation(whole, DeviationKind.START, "B").journeys()).isEqualTo(3);
    assertThat(deviation(truncated, DeviationKind.START, "B").journeys()).isEqualTo(1);
    assertThat(deviation(truncated, DeviationKind.START, "B").observable()).isEqualTo(2);
    assertThat(deviation(truncated, DeviationKind.MISSING, "C").journeys())
        .isEqualTo(deviation(whole, DeviationKind.MISSING, "C").journeys());
  }

  @Test
  void truncatedJourneysAreCountedApart() throws IOException {
    ConformanceSummary summary =
        ConformanceSummary.of(compare(new LeftTruncation(5 * HOUR)).conformance());

    assertThat(summary.journeys()).isEqualTo(2);
    assertThat(summary.truncated()).isEqualTo(new ConformanceSummary.Truncated(3, 1, 2, 1, 1, 6));
    assertThat(summary.open().journeys()).isZero();
  }

  @Test
  void aJourneyThatBeginsAsDesignedIsWholeHoweverEarly() throws IOException {
    ComparisonResult result = compare(new LeftTruncation(5 * HOUR));
    List<VariantAlignment> variants = result.conformance().variants();

    assertThat(variants.get(result.conformance().variantOf(0)).truncated()).isFalse();
    assertThat(variants.get(result.conformance().variantOf(1)).truncated()).isTrue();
    assertThat(result.statuses().get(1)).isEqualTo(JourneyStatus.COMPLETED);
    assertThat(result.map().starts()).allMatch(start -> start.journeys() == 1);
  }

  private static Deviation deviation(ComparisonResult result, DeviationKind kind, String name) {
    return result.findings().deviations().stream()
        .filter(d -> d.kind() == kind && d.touchpoint().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static ComparisonResult compare(LeftTruncation truncation) throws IOException {
    DesignedJourney model =
        BlueprintReader.read(
                new ByteArrayInputStream(
                    """
                    journey: J
                    outcome: {success: [D], inactive_after: 8h}
                    phases: [{phase: P, steps: [A, B, C, D]}]
                    """
                        .getBytes(StandardCharsets.UTF_8)),
                "j.journey.yaml")
            .toDesignedJourney();
    EventLogBuilder log = EventLog.builder("log");
    add(log, "whole", 1, "A", "B", "C", "D");
    add(log, "cut", 1, "B", "C", "D");
    add(log, "cut and hole", 1, "B", "D");
    add(log, "late", 6, "B", "C", "D");
    // the first event is early enough, the last too late to be lost
    int open = log.newTrace("cut and open");
    log.addEvent(open, "C", 4 * HOUR);
    return new JourneyComparison(
            OptimalAlignments.STANDARD, DiagnosisParameters.standard(), truncation)
        .compare(
            log.build(),
            Map.of(),
            model,
            10 * HOUR,
            new Provenance("1", "compare", 1, new TreeMap<>(), List.of()),
            stage -> {});
  }

  private static void add(EventLogBuilder log, String id, long hour, String... names) {
    int trace = log.newTrace(id);
    for (int i = 0; i < names.length; i++) {
      log.addEvent(trace, names[i], (hour + i) * HOUR);
    }
  }
}
