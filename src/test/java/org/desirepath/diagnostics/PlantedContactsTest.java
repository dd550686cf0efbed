package org.desirepath.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.JourneyStatuses;
import org.desirepath.diagnostics.observability.Recording;
import org.desirepath.diagnostics.outbound.Outbound;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.plant.PlantReader;
import org.desirepath.model.DesignedJourney;
import org.desirepath.simulation.JourneySimulator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is planted about contacts and their recording is found again. */
class PlantedContactsTest {
  private static final DesignedJourney DESIGN =
      Example.design(
          """
          journey: Planted
          outcome: {success: [Goal], inactive_after: 30d}
          phases:
            - {phase: One, steps: [Visit, Quote]}
            - {phase: Two, steps: [Check, Offer, Goal]}
          unplanned_allowed: [Mail, Reply]
          touchpoints:
            - {touchpoint: Mail, initiator: company, responses: {within: 30d, by: [Reply]}}
            - {touchpoint: Reply, initiator: customer}
          scores: [{score: nps, attribute: nps}]
          contacts:
            limits: [{at_most: 1, per: 7d}]
            campaign: code
            codes: [S-01, S-02]
            pattern: "@-##"
          """);

  private static final String PLANT =
      """
      from: 2025-01-06
      to: 2025-07-01
      as_of: 2025-10-01
      waits: {median: 1d}
      drop_off: {Visit: 0.2, Quote: 0.2, Check: 0.1, Offer: 0.2}
      deviations: [{missing: Check, rate: 0.1}]
      contacts: [{contact: Mail, by: company, after: [Visit, Quote], rate: 0.4, delay: 6h, again: 0.3}]
      gaps: [{gap: Check, from: 2025-03-01, to: 2025-04-01}]
      answers: [{answer: Reply, to: Mail, rate: 0.3, delay: 4h}]
      scores: [{score: nps, at: Quote, rate: 0.3, odds: 3, chances: {10: 0.3, 9: 0.2, 7: 0.2, 3: 0.3}}]
      campaigns: {attribute: code, chances: {S-01: 0.6, s-01: 0.1, S9: 0.1, S-07: 0.1}}
      """;

  private static Findings findings;

  private static EventLog log(String plant) throws IOException {
    byte[] bytes = plant.getBytes(StandardCharsets.UTF_8);
    return new JourneySimulator(
            PlantReader.read(new ByteArrayInputStream(bytes), "p.yaml", DESIGN), 2000, 1)
        .simulate(DESIGN)
        .log();
  }

  @BeforeAll
  static void diagnose() throws IOException {
    EventLog log = log(PLANT);
    long asOf = 1_759_276_800_000L;
    JourneyStatuses statuses = JourneyStatuses.of(log, DESIGN, asOf);
    findings =
        Diagnosis.of(
            log,
            OptimalAlignments.STANDARD.withThreads(1).check(log, DESIGN, statuses.open()),
            statuses,
            DiagnosisParameters.standard());
  }

  @Test
  void gapOfTheRecordingIsFoundAndTheShareOutsideItIsThePlantedOne() {
    Deviation missing =
        findings.deviations().stream()
            .filter(d -> d.kind() == DeviationKind.MISSING && d.touchpoint().equals("Check"))
            .findFirst()
            .orElseThrow();
    Recording recording = findings.recording(missing).orElseThrow();
    assertThat(recording.state()).isEqualTo(Recording.State.GAP);
    assertThat(recording.gaps()).hasSize(1);
    Recording.Gap gap = recording.gaps().get(0);
    long day = 86_400_000L;
    // 1 March and 1 April; a journey passes at its event before, a few days earlier
    assertThat(gap.fromMillis()).isBetween(1_740_787_200_000L - 5 * day, 1_740_787_200_000L + day);
    assertThat(gap.toMillis()).isBetween(1_743_465_600_000L - 5 * day, 1_743_465_600_000L + day);
    assertThat(missing.share().interval().contains(0.1)).isFalse();
    // journeys that wait for it at the edges of the gap blur them a little
    assertThat(recording.missingOutsideGaps().value().orElseThrow()).isBetween(0.08, 0.15);
    assertThat(findings.isNotMeasured(missing)).isFalse();
  }

  @Test
  void answersAreFoundAtThePlantedRate() {
    Outbound.Sent mail = findings.touchpoints().outbound().sent().get(0);
    assertThat(mail.touches()).isGreaterThan(500);
    // a second mail before the answer takes it over, and some come later than the window
    assertThat(mail.answered().share().value().orElseThrow()).isBetween(0.25, 0.33);
    assertThat(mail.answerMillis().median().value().orElseThrow() / 3_600_000).isBetween(3.0, 5.0);
  }

  @Test
  void scoresAndTheBiasOfThoseWhoAnswerAreFound() {
    TouchpointFacts.Score nps =
        findings.touchpoints().facts().facts().stream()
            .filter(f -> f.touchpoint().equals("Quote") && f.channel() == null)
            .flatMap(f -> f.scores().stream())
            .findFirst()
            .orElseThrow();
    assertThat(nps.headline().interval().contains(0.2)).isTrue();
    assertThat(nps.answer().n()).isGreaterThan(300);
    TouchpointFacts.Bias success = nps.bias().get(0);
    assertThat(success.what()).isEqualTo("success");
    assertThat(success.differs()).isTrue();
    assertThat(success.difference().interval().isAbove(0.1)).isTrue();
  }

  @Test
  void campaignCodesAreFoundAsPlanted() {
    Outbound.CampaignCodes codes = findings.touchpoints().outbound().codes();
    assertThat(codes).isNotNull();
    assertThat(codes.missing().share().interval().contains(0.1)).isTrue();
    assertThat(codes.wellFormed().share().interval().contains(8 / 9.0)).isTrue();
    assertThat(codes.known().share().value().orElseThrow()).isBetween(0.69, 0.81);
    assertThat(codes.faults().stream().map(Outbound.CodeFault::fault))
        .containsExactlyInAnyOrder(
            Outbound.Fault.MISSPELT, Outbound.Fault.MALFORMED, Outbound.Fault.UNKNOWN);
  }

  @Test
  void contactsTooManyAreThoseThatFollow() {
    Outbound.Pressure pressure = findings.touchpoints().outbound().pressure().get(0);
    assertThat(pressure.customers().share().value().orElseThrow()).isBetween(0.2, 0.6);
    assertThat(pressure.overTouches()).isGreaterThanOrEqualTo((int) pressure.customers().count());
  }

  @Test
  void aFaultInThePlantIsExplained() {
    for (String[] fault :
        List.of(
            new String[] {"gaps: [{gap: Chek, from: 2025-03-01, to: 2025-04-01}]", "does not know"},
            new String[] {"gaps: [{gap: Check, from: 2025-03-01, to: 2025-02-01}]", "after from"},
            new String[] {
              "scores: [{score: a, at: Quote, rate: 0.1, chances: {1: 0.5}}]", "add up to 0.5"
            },
            new String[] {"campaigns: {attribute: a, chances: {x: 0.6, y: 0.6}}", "at most 1"},
            new String[] {
              "answers: [{answer: Reply, to: Mail, rate: 2, delay: 1h}]", "from 0 to 1"
            })) {
      assertThatThrownBy(() -> log("from: 2025-01-01\nto: 2025-02-01\n" + fault[0] + "\n"))
          .hasMessageStartingWith("p.yaml:3: ")
          .hasMessageContaining(fault[1]);
    }
  }
}
