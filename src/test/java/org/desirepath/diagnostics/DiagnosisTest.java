package org.desirepath.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.diagnostics.deviations.DeviationDiagnostic;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.JourneyStatuses;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.Outcome;
import org.junit.jupiter.api.Test;

class DiagnosisTest {

  private static Findings findings(EventLog log, DesignedJourney design, List<String> segments) {
    JourneyStatuses statuses = JourneyStatuses.of(log, design, SimulatedJourneys.AS_OF);
    return Diagnosis.of(
        log,
        OptimalAlignments.STANDARD.withThreads(1).check(log, design, statuses.open()),
        statuses,
        DiagnosisParameters.standard().withSegments(segments));
  }

  @Test
  void allFindingsOfASimulatedLogComeTogether() {
    Findings found =
        findings(new SimulatedJourneys(3000, 0, 0).log(5), SimulatedJourneys.DESIGN, List.of());
    DropOff dropOff = found.dropOff();
    assertThat(dropOff).isNotNull();
    for (String step : List.of("Visit", "Online", "Advisor", "Quote", "Offer", "Sign")) {
      double rate =
          dropOff.steps().stream()
              .filter(s -> s.touchpoint().equals(step))
              .findFirst()
              .orElseThrow()
              .rate()
              .value()
              .orElseThrow();
      // planted: .15 everywhere
      assertThat(rate).as(step).isCloseTo(0.15, within(0.035));
    }
    assertThat(found.deviations())
        .extracting(d -> d.kind().word() + " " + d.touchpoint())
        .contains("unplanned Call", "unplanned Chat")
        .doesNotContain("unplanned News", "missing Quote");
    assertThat(found.criticalMoments()).isNotNull();
    assertThat(found.dropOffReason()).isNull();
  }

  @Test
  void netWithoutPhasesIsTestedForWaitsRepetitionsAndFreeTouchpoints() {
    Outcome outcome = SimulatedJourneys.DESIGN.facts().outcome();
    JourneyBlueprint facts = JourneyBlueprint.empty("net");
    DesignedJourney net =
        new DesignedJourney(
            SimulatedJourneys.DESIGN.net(),
            new JourneyBlueprint(
                facts.journey(),
                null,
                outcome,
                facts.phases(),
                facts.rules(),
                facts.unplannedAllowed(),
                facts.touchpoints()),
            List.of());
    Findings found = findings(new SimulatedJourneys(2000, 0, 0).log(6), net, List.of());
    CriticalMoments moments = found.criticalMoments();
    assertThat(moments).isNotNull();
    assertThat(moments.notes()).anyMatch(note -> note.contains("no phases"));
    assertThat(moments.moments()).anyMatch(m -> m.facet() == Facet.WAIT);
    // nobody says who starts News: the design that claims less
    assertThat(moments.moments())
        .filteredOn(m -> m.touchpoint().equals("News"))
        .isNotEmpty()
        .noneMatch(m -> m.design().startsWith("exact-time risk set: at"));
  }

  @Test
  void logWithoutTimesStillGivesItsDeviations() {
    EventLogBuilder builder = EventLog.builder("untimed");
    for (String touchpoint : List.of("A", "C", "Goal")) {
      builder.addEvent(builder.trace("1"), touchpoint, EventLog.NO_TIME);
    }
    builder.addEvent(builder.trace("2"), "A", EventLog.NO_TIME);
    EventLog log = builder.build();
    DesignedJourney design = Example.sequence("A", "{touchpoint: B, within: 2h}", "C", "Goal");
    JourneyStatuses statuses = JourneyStatuses.of(log, design, EventLog.NO_TIME);
    assertThat(statuses.status(1)).isEqualTo(JourneyStatus.OPEN);
    Findings found =
        Diagnosis.of(
            log,
            OptimalAlignments.STANDARD.check(log, design, statuses.open()),
            statuses,
            DiagnosisParameters.standard());
    assertThat(Example.text(found.deviations())).containsExactly("missing B 1/1 1..1");
    assertThat(found.criticalMomentsReason()).isEqualTo("the events have no times");
    DropOff dropOff = found.dropOff();
    assertThat(dropOff).isNotNull();
    assertThat(dropOff.cumulativeIncidenceReason()).isEqualTo("the events have no times");
  }

  @Test
  void segmentThatDrivesBothExposureAndOutcomeIsAdjustedFor() {
    // loyal customers come by the shop and succeed more; within a segment the shop makes no
    // difference
    StringBuilder log = new StringBuilder();
    int id = 0;
    int[][] counts = {{160, 40, 40, 10}, {20, 80, 40, 160}};
    String[] segment = {"loyal", "new"};
    for (int s = 0; s < 2; s++) {
      for (int cell = 0; cell < 4; cell++) {
        for (int i = 0; i < counts[s][cell]; i++) {
          String channel = cell < 2 ? "shop" : "web";
          log.append("j")
              .append(id++)
              .append(": A{segment=")
              .append(segment[s])
              .append("} B{channel=");
          log.append(channel).append(cell % 2 == 0 ? "} C Goal\n" : "}\n");
        }
      }
    }
    DesignedJourney design = Example.sequence("A", "{touchpoint: B, channels: [web]}", "C", "Goal");
    EventLog journeys = Example.log(log.toString().split("\n"));
    AlignedJourneys crude = Example.aligned(design, journeys, 1000);
    AlignedJourneys adjusted =
        Example.aligned(
            design,
            journeys,
            1000,
            DiagnosisParameters.standard().withSegments(List.of("segment")));
    assertThat(riskDifference(crude)).isGreaterThan(0.2);
    assertThat(riskDifference(adjusted)).isCloseTo(0, within(1e-12));
  }

  private static double riskDifference(AlignedJourneys journeys) {
    return new DeviationDiagnostic()
        .diagnose(journeys).stream()
            .filter(d -> d.kind() == DeviationKind.CHANNEL)
            .findFirst()
            .orElseThrow()
            .outcomeEffect()
            .riskDifference()
            .value()
            .orElseThrow();
  }
}
