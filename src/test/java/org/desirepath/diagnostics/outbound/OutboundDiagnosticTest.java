package org.desirepath.diagnostics.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.desirepath.diagnostics.Example.HOUR;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.deviations.ExposureEffects.Found;
import org.desirepath.diagnostics.deviations.Verdict;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.Diagnostic;
import org.desirepath.diagnostics.journeys.DiagnosticContract;
import org.desirepath.diagnostics.outbound.Outbound.Audience;
import org.desirepath.diagnostics.outbound.Outbound.CampaignCodes;
import org.desirepath.diagnostics.outbound.Outbound.CodeFault;
import org.desirepath.diagnostics.outbound.Outbound.Fault;
import org.desirepath.diagnostics.outbound.Outbound.OfferCell;
import org.desirepath.diagnostics.outbound.Outbound.Pair;
import org.desirepath.diagnostics.outbound.Outbound.Pressure;
import org.desirepath.diagnostics.outbound.Outbound.Sent;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.model.DesignedJourney;
import org.desirepath.statistics.Proportion;
import org.junit.jupiter.api.Test;

/** What is sent and what comes of it, on small logs checked by hand. */
class OutboundDiagnosticTest implements DiagnosticContract {

  @Override
  public Diagnostic<?> diagnostic() {
    return new OutboundDiagnostic();
  }

  private static DesignedJourney design(String mail, String contacts) {
    return Example.design(
        "journey: E\n"
            + "outcome: {success: [Goal], inactive_after: 10h}\n"
            + "phases: [{phase: One, steps: [A]}, {phase: Two, steps: [B, Goal]}]\n"
            + "unplanned_allowed: [Mail, Text]\n"
            + "touchpoints:\n"
            + "  - {touchpoint: Mail, initiator: company, kind: communication"
            + mail
            + "}\n"
            + "  - {touchpoint: Text, initiator: company}\n"
            + "  - {touchpoint: Reply, initiator: customer}\n"
            + contacts);
  }

  private static Outbound outbound(DesignedJourney design, int k, long asOf, String... lines) {
    DiagnosisParameters usual = DiagnosisParameters.standard();
    AlignedJourneys journeys =
        Example.aligned(
            design,
            Example.log(lines),
            asOf,
            new DiagnosisParameters(
                new SmallCells(k, false),
                usual.delta(),
                usual.alpha(),
                usual.seed(),
                List.of(),
                usual.zone()));
    return new OutboundDiagnostic().diagnose(journeys);
  }

  @Test
  void answerBelongsToTheLatestTouchBeforeItWithinTheWindow() {
    Sent mail =
        outbound(
                design(", responses: {within: 10h, by: [Reply]}", ""),
                1,
                100,
                "1: A@0 Mail@1 Reply@4",
                "2: A@0 Mail@1 Mail@5 Reply@7",
                "3: A@0 Mail@1 Reply@20",
                "4: A@90 Mail@95",
                "5: A@0 Mail@1{initiator=customer} Reply@2")
            .sent()
            .get(0);
    assertThat(mail.touches()).isEqualTo(5);
    assertThat(mail.journeys()).isEqualTo(4);
    // sent at 95, the last could still be answered
    assertThat(mail.mature()).isEqualTo(4);
    assertThat(mail.answered().count()).isEqualTo(2);
    assertThat(mail.answered().n()).isEqualTo(4);
    // 3 and 2 hours; open are 4 hours until the second mail, the window, and 5 hours so far
    assertThat(mail.answerMillis().n()).isEqualTo(2);
    assertThat(mail.answerMillis().open()).isEqualTo(3);
    assertThat(mail.answerMillis().median().value()).hasValue(2.0 * HOUR);
    assertThat(mail.notes()).isEmpty();
  }

  @Test
  void statusesIncludeThoseBefore() {
    Sent mail =
        outbound(
                design(", responses: {status: [delivered, opened, clicked]}", ""),
                1,
                1000,
                "1: A Mail{status=delivered}",
                "2: A Mail{status=clicked}",
                "3: A Mail{status=opened}",
                "4: A Mail{status=bounced}")
            .sent()
            .get(0);
    assertThat(mail.statuses().stream().map(s -> s.reached().count()).toList())
        .containsExactly(3L, 2L, 1L);
    assertThat(mail.statuses().get(0).reached().n()).isEqualTo(3);
    assertThat(mail.statuses().get(0).unknown()).isEqualTo(1);
    assertThat(mail.answered().share().isPresent()).isFalse();
  }

  private static double difference(Found effect) {
    return effect.outcome().riskDifference().value().getAsDouble();
  }

  @Test
  void sendingToThoseNotMeantIsComparedAmongThem() {
    List<String> lines = new ArrayList<>();
    Example.add(lines, 40, "A@0{tier=free} Mail@1 B@3 Goal@4");
    Example.add(lines, 20, "A@0{tier=free} Mail@1");
    Example.add(lines, 20, "A@0{tier=free} B@3 Goal@4");
    Example.add(lines, 40, "A@0{tier=free}");
    Example.add(lines, 50, "A@0{tier=gold} Mail@1 B@3 Goal@4");
    Example.add(lines, 50, "A@0{tier=gold}");
    Found effect =
        outbound(design(", audience: {tier: [gold]}", ""), 1, 1000, lines.toArray(String[]::new))
            .audiences()
            .get(0)
            .effect();

    assertThat(difference(effect)).isCloseTo(40 / 60.0 - 20 / 60.0, within(1e-12));
    assertThat(effect.outcome().n()).isEqualTo(120);
    assertThat(effect.verdict()).isEqualTo(Verdict.BETTER);
  }

  @Test
  void contactTooManyIsComparedWithThoseAtTheLimit() {
    List<String> lines = new ArrayList<>();
    Example.add(lines, 20, "A@0 Mail@1 Text@3 B@5 Goal@6");
    Example.add(lines, 40, "A@0 Mail@1 Text@3");
    Example.add(lines, 40, "A@0 Mail@1 B@5 Goal@6");
    Example.add(lines, 20, "A@0 Mail@1");
    Example.add(lines, 80, "A@0 B@5 Goal@6");
    Found effect =
        outbound(
                design("", "contacts: {limits: [{at_most: 1, per: 100h}]}\n"),
                1,
                1000,
                lines.toArray(String[]::new))
            .pressure()
            .get(0)
            .effect();

    assertThat(difference(effect)).isCloseTo(20 / 60.0 - 40 / 60.0, within(1e-12));
    assertThat(effect.outcome().n()).isEqualTo(120);
    assertThat(effect.verdict()).isEqualTo(Verdict.WORSE);
  }

  @Test
  void pressureIsCountedForCustomersOverTheirJourneys() {
    DesignedJourney design =
        design("", "contacts: {customer: who, limits: [{at_most: 2, per: 10h}]}\n");
    Outbound outbound =
        outbound(
            design,
            1,
            1000,
            "1: A@0{who=x} Mail@1 Text@2",
            "2: A@5{who=x} Mail@6",
            "3: A@0{who=y} Mail@1 Mail@6 Mail@11",
            "4: A@0 Mail@3",
            "5: A@0{who=z} B@2");
    assertThat(outbound.customers()).isEqualTo(3);
    assertThat(outbound.unidentified()).isEqualTo(1);
    Pressure pressure = outbound.pressure().get(0);
    // x has 3 within 10 hours over two journeys; the first and third of y are 10 hours apart
    assertThat(pressure.customers().count()).isEqualTo(1);
    assertThat(pressure.customers().n()).isEqualTo(3);
    assertThat(pressure.customers().share().interval()).isEqualTo(new Proportion(1, 3).wilson());
    assertThat(pressure.overTouches()).isEqualTo(1);
    assertThat(pressure.touches()).isEqualTo(7);
    assertThat(pressure.highest().median().value()).hasValue(2);
    assertThat(pressure.examples()).containsExactly("2");
    assertThat(outbound(design, 2, 1000, "1: A@0{who=x} Mail@1 Mail@2 Mail@3").pressure())
        .allSatisfy(one -> assertThat(one.examples()).isEmpty());
  }

  @Test
  void campaignsCollideWithinTheWindow() {
    Outbound outbound =
        outbound(
            design("", "contacts: {campaign: code, collision_within: 5h}\n"),
            1,
            1000,
            "1: A@0 Mail@1{code=b} Text@3{code=a}",
            "2: A@0 Mail@1{code=a} Text@6{code=b}",
            "3: A@0 Mail@1{code=a} Text@2{code=A} Mail@3",
            "4: A@0 Mail@1");
    assertThat(outbound.collisions().customers().count()).isEqualTo(1);
    assertThat(outbound.collisions().customers().n()).isEqualTo(3);
    assertThat(outbound.collisions().pairs()).containsExactly(new Pair("a", "b", 1));
  }

  @Test
  void campaignCodesAreHeldAgainstListAndPattern() {
    List<String> lines = new ArrayList<>();
    String[] codes = {"S-01", "S-01", "s-01", "S-07", "S1", "S-01"};
    for (int i = 0; i < codes.length; i++) {
      lines.add(i + ": A Mail{code=" + codes[i] + "}");
    }
    lines.add("6: A Mail Mail{code=S-02}");
    CampaignCodes found =
        outbound(
                design("", "contacts: {campaign: code, codes: [S-01, S-02], pattern: '@-##'}\n"),
                1,
                1000,
                lines.toArray(String[]::new))
            .codes();
    assertThat(found.coded()).isEqualTo(7);
    assertThat(found.missing().count()).isEqualTo(1);
    assertThat(found.missing().n()).isEqualTo(8);
    assertThat(found.wellFormed().count()).isEqualTo(6);
    assertThat(found.known().count()).isEqualTo(4);
    assertThat(found.known().n()).isEqualTo(6);
    assertThat(found.faults())
        .containsExactly(
            new CodeFault("S-07", Fault.UNKNOWN, 1, 1, null),
            new CodeFault("S1", Fault.MALFORMED, 1, 1, null),
            new CodeFault("s-01", Fault.MISSPELT, 1, 1, "S-01"));
    CampaignCodes private5 =
        outbound(
                design("", "contacts: {campaign: code, codes: [S-01]}\n"),
                5,
                1000,
                "1: A Mail{code=jan@example.org}")
            .codes();
    assertThat(private5.faults()).isEmpty();
    assertThat(private5.faultsNotNamed()).isEqualTo(1);
  }

  @Test
  void touchToThoseNotMeantIsFoundByWhatWasKnownBefore() {
    Audience mail =
        outbound(
                design(", audience: {tier: [gold]}, exclude: {consent: ['no']}", ""),
                1,
                1000,
                "1: A{tier=gold}{consent=yes} Mail B{consent=no}",
                "2: A{tier=gold}{consent=no} B{consent=yes} Mail B{consent=no} Mail",
                "3: A{tier=red}{consent=yes} Mail",
                "4: A{tier=gold} Mail",
                "5: A{tier=red}{consent=no} B")
            .audiences()
            .get(0);
    assertThat(mail.journeys()).isEqualTo(4);
    assertThat(mail.notMeant().count()).isEqualTo(2);
    assertThat(mail.notMeant().n()).isEqualTo(3);
    assertThat(mail.excluded()).isEqualTo(1);
    assertThat(mail.unknown()).isEqualTo(1);
    assertThat(mail.examples()).containsExactly("2", "3");
  }

  @Test
  void sameCustomersInTheSameStageShouldGetTheSameOffer() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String online = i < 36 ? "ten" : "fifteen";
      lines.add("w" + i + ": A{tier=gold} Mail{channel=web}{offer=" + online + "}");
      String offline = i < 30 ? "fifteen" : "ten";
      lines.add("s" + i + ": A{tier=gold} Mail{channel=shop}{offer=" + offline + "}");
      lines.add("r" + i + ": A{tier=red} Mail{channel=web}{offer=ten}");
      lines.add(
          "q" + i + ": A{tier=red} Mail{channel=shop}{offer=ten} Mail{channel=shop}{offer=ten}");
    }
    Outbound.Offers offers =
        outbound(
                design("", "contacts: {offer: offer, alike: [tier]}\n"),
                5,
                1000,
                lines.toArray(String[]::new))
            .offers();
    assertThat(offers.cells()).hasSize(2);
    OfferCell gold = offers.cells().get(0);
    assertThat(gold.alike()).isEqualTo("tier = gold");
    assertThat(gold.stage()).isEqualTo("One");
    assertThat(gold.channel() + " " + gold.offer()).isEqualTo("shop fifteen");
    assertThat(gold.otherChannel() + " " + gold.otherOffer()).isEqualTo("web ten");
    assertThat(gold.inconsistent()).isTrue();
    assertThat(gold.difference().value().orElseThrow()).isCloseTo(0.75 - 0.1, within(1e-12));
    assertThat(gold.difference().interval())
        .isEqualTo(new Proportion(30, 40).newcombeDifference(new Proportion(4, 40)));
    assertThat(offers.cells().get(1).inconsistent()).isFalse();
    assertThat(offers.several().count()).isZero();
    assertThat(offers.several().n()).isEqualTo(40);
  }

  @Test
  void whatTheDesignDoesNotSayIsNotLookedFor() {
    Outbound outbound =
        outbound(
            design("", "contacts: {campaign: code, offer: offer}\n"), 1, 1000, "1: A Mail B Goal");
    assertThat(outbound.pressureReason()).contains("no limits");
    assertThat(outbound.codesReason()).isEqualTo("the log has no attribute \"code\"");
    assertThat(outbound.offersReason()).isEqualTo("the log has no attribute \"offer\"");
    assertThat(outbound.sent()).isEmpty();
  }
}
