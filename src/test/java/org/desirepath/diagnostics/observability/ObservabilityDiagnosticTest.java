package org.desirepath.diagnostics.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.desirepath.diagnostics.Example.HOUR;
import static org.desirepath.diagnostics.Example.sequence;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.diagnostics.Diagnosis;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.Findings;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.Diagnostic;
import org.desirepath.diagnostics.journeys.DiagnosticContract;
import org.desirepath.diagnostics.observability.Observability.Angle;
import org.desirepath.diagnostics.observability.Observability.Cell;
import org.desirepath.diagnostics.observability.Observability.Fill;
import org.desirepath.diagnostics.observability.Observability.Row;
import org.desirepath.model.DesignedJourney;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.SeededRandom;
import org.junit.jupiter.api.Test;

/** What the log can show, on logs whose recording is known. */
class ObservabilityDiagnosticTest implements DiagnosticContract {

  @Override
  public Diagnostic<?> diagnostic() {
    return new ObservabilityDiagnostic();
  }

  private static Observability of(DesignedJourney design, List<String> lines) {
    return new ObservabilityDiagnostic()
        .diagnose(Example.aligned(design, Example.log(lines.toArray(String[]::new)), 100_000));
  }

  private static Row row(Observability matrix, String touchpoint) {
    return matrix.rows().stream()
        .filter(row -> row.touchpoint().equals(touchpoint))
        .findFirst()
        .orElseThrow();
  }

  private static Cell cell(Observability matrix, String touchpoint, Angle angle) {
    return row(matrix, touchpoint).cells().stream()
        .filter(cell -> cell.angle() == angle)
        .findFirst()
        .orElseThrow();
  }

  private static Fill fill(Cell cell, String what) {
    return cell.fills().stream().filter(f -> f.what().equals(what)).findFirst().orElseThrow();
  }

  private static String at(int journey, int hour, boolean recorded) {
    return "j"
        + journey
        + ": A@"
        + hour
        + (recorded ? " B@" + (hour + 1) : "")
        + " Goal@"
        + (hour + 2);
  }

  @Test
  void touchpointNeverRecordedIsNotMeasuredAndTheNumbersOfTheContractStay() {
    DesignedJourney design = sequence("A", "B", "{touchpoint: C, observable: false}", "Goal");
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lines.add(at(i, 10 * i, false));
    }
    AlignedJourneys journeys =
        Example.aligned(design, Example.log(lines.toArray(String[]::new)), 100_000);
    Findings findings =
        Diagnosis.of(
            journeys.log(), journeys.conformance(), journeys.statuses(), journeys.parameters());

    Deviation missing = findings.deviations().get(0);
    assertThat(missing.kind()).isEqualTo(DeviationKind.MISSING);
    assertThat(missing.journeys()).isEqualTo(40);
    assertThat(missing.observable()).isEqualTo(40);
    assertThat(findings.isNotMeasured(missing)).isTrue();
    Recording recording = findings.recording(missing).orElseThrow();
    assertThat(recording.state()).isEqualTo(Recording.State.NEVER);
    assertThat(recording.passed()).isEqualTo(40);
    assertThat(recording.reason()).contains("no event of it").contains("40 journeys");
    Observability matrix = findings.touchpoints().observability();
    assertThat(row(matrix, "B").verdict()).isEqualTo(Measured.NOT_MEASURED);
    assertThat(row(matrix, "C").verdict()).isEqualTo(Measured.NOT_OBSERVABLE);
    assertThat(row(matrix, "A").verdict()).isEqualTo(Measured.MEASURED);
    assertThat(matrix.notObservable()).isEqualTo(1);
  }

  @Test
  void touchpointMissingInSomeIsMeasured() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lines.add(at(i, 10 * i, i % 2 == 0));
    }
    Observability matrix = of(sequence("A", "B", "Goal"), lines);
    assertThat(row(matrix, "B").recording())
        .isEqualTo(
            new Recording(
                Recording.State.RECORDED,
                100,
                50,
                List.of(),
                row(matrix, "B").recording().missingOutsideGaps(),
                0,
                null));
    assertThat(cell(matrix, "B", Angle.MEASURABILITY).verdict()).isEqualTo(Measured.MEASURED);
  }

  @Test
  void recordingThatBeganLateAndStoppedEarlyLeavesGapsWithTheShareOutsideThem() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      boolean recorded = i >= 40 && i < 160 && i != 100;
      lines.add(at(i, 10 * i, recorded));
    }
    Recording recording = row(of(sequence("A", "B", "Goal"), lines), "B").recording();
    assertThat(recording.state()).isEqualTo(Recording.State.GAP);
    assertThat(recording.gaps())
        .containsExactly(
            new Recording.Gap(0, 390 * HOUR, 40, Recording.Side.BEGINNING),
            new Recording.Gap(1600 * HOUR, 1990 * HOUR, 40, Recording.Side.END));
    assertThat(recording.passedOutsideGaps()).isEqualTo(120);
    assertThat(recording.missingOutsideGaps().value().orElseThrow())
        .isCloseTo(1 / 120.0, within(1e-12));
    assertThat(recording.missingOutsideGaps().interval())
        .isEqualTo(new Proportion(1, 120).wilson());
  }

  @Test
  void gapInTheMiddleIsFoundBesideOrdinaryMissingOnes() {
    List<String> lines = new ArrayList<>();
    SeededRandom random = new SeededRandom(5);
    for (int i = 0; i < 400; i++) {
      boolean inGap = i >= 150 && i < 210;
      lines.add(at(i, 10 * i, !inGap && random.nextDouble() < 0.8));
    }
    Recording recording = row(of(sequence("A", "B", "Goal"), lines), "B").recording();
    assertThat(recording.gaps()).hasSize(1);
    assertThat(recording.gaps().get(0).side()).isEqualTo(Recording.Side.BETWEEN);
    assertThat(recording.gaps().get(0).journeys()).isBetween(60, 64);
  }

  @Test
  void chanceMakesNoGaps() {
    SeededRandom random = new SeededRandom(7);
    int found = 0;
    for (int run = 0; run < 60; run++) {
      double share = 0.1 + 0.8 * random.nextDouble();
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 250; i++) {
        lines.add(at(i, 10 * i, random.nextDouble() < share));
      }
      Recording recording = row(of(sequence("A", "B", "Goal"), lines), "B").recording();
      found += recording.gaps().isEmpty() ? 0 : 1;
    }
    assertThat(found).isZero();
  }

  @Test
  void attributeMustBeKnownBeforeTheTouchpoint() {
    DesignedJourney design =
        sequence(
            "A",
            "{touchpoint: B, exclude: {consent: [no]}, needs: {personalisation: [name]}}",
            "Goal");
    List<String> lines =
        List.of(
            "1: A@0{consent=yes}{name=x} B@4 Goal",
            "2: A@0 B@2{consent=yes} Goal{name=y}",
            "3: A@0{consent=no} B@2 Goal",
            "4: A@0 B@1 Goal");
    Cell audience = cell(of(design, lines), "B", Angle.AUDIENCE);
    assertThat(audience.verdict()).isEqualTo(Measured.PARTLY);
    assertThat(audience.filled()).isEqualTo(2);
    assertThat(audience.n()).isEqualTo(4);
    assertThat(audience.share().interval()).isEqualTo(new Proportion(2, 4).wilson());
    assertThat(fill(audience, "consent").afterwards()).isEqualTo(1);
    assertThat(fill(audience, "consent").ageMillis().value()).hasValue(3.0 * HOUR);
    assertThat(audience.reason())
        .isEqualTo(
            "\"consent\" is known before it in 2 of 4 journeys, and comes only with it or later in"
                + " 1");
    Cell personal = cell(of(design, lines), "B", Angle.PERSONALISATION);
    assertThat(personal.filled()).isEqualTo(1);
    Cell action = cell(of(design, lines), "B", Angle.NEXT_BEST_ACTION);
    assertThat(action.verdict()).isNull();
  }

  @Test
  void attributeThatTheLogLacksIsNotMeasured() {
    DesignedJourney design =
        sequence("A", "{touchpoint: B, needs: {next_best_action: [propensity]}}", "Goal");
    Cell cell = cell(of(design, List.of("1: A B Goal")), "B", Angle.NEXT_BEST_ACTION);
    assertThat(cell.verdict()).isEqualTo(Measured.NOT_MEASURED);
    assertThat(cell.reason()).isEqualTo("the log has no attribute \"propensity\"");
  }

  @Test
  void attributeRepeatedOnEveryLineIsTheJourneys() {
    DesignedJourney design =
        sequence("{touchpoint: A, audience: {tier: [gold]}}", "{touchpoint: B}", "Goal");
    List<String> lines = List.of("1: A{tier=gold} B{tier=gold} Goal{tier=gold}", "2: A{tier=red}");
    assertThat(cell(of(design, lines), "A", Angle.AUDIENCE).verdict()).isEqualTo(Measured.MEASURED);
  }

  @Test
  void whatTheDesignAsksOfAnEventIsMeasured() {
    DesignedJourney design =
        sequence("A", "{touchpoint: B, channels: [web], experience: 4}", "Goal");
    List<String> lines =
        List.of("1: A B{channel=web}{experience=3} Goal", "2: A B{channel=web} Goal");
    Cell cell = cell(of(design, lines), "B", Angle.MEASURABILITY);
    assertThat(cell.verdict()).isEqualTo(Measured.PARTLY);
    assertThat(cell.filled()).isEqualTo(1);
    assertThat(fill(cell, "channel").verdict()).isEqualTo(Measured.MEASURED);
    assertThat(fill(cell, "experience").filled()).isEqualTo(1);
    assertThat(fill(cell, "initiator").asked()).isFalse();
    assertThat(cell.reason()).isEqualTo("experience is known in 1 of 2 journeys");
  }
}
