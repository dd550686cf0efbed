package org.desirepath.diagnostics.touchpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.desirepath.diagnostics.Example.HOUR;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Fact;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Score;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Spread;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.model.DesignedJourney;
import org.desirepath.statistics.Proportion;
import org.junit.jupiter.api.Test;

/** Facts of touchpoints on small logs, checked by hand. */
class TouchpointDiagnosticTest {
  private static final DesignedJourney DESIGN =
      Example.design(
          """
          journey: E
          outcome: {success: [Goal], exits: [Quit], inactive_after: 10h}
          phases:
            - {phase: One, steps: [{touchpoint: A, channels: [web]}, {touchpoint: B, points: 5}]}
            - {phase: Two, steps: [C, Goal]}
          scores: [{score: nps, attribute: nps}, {score: csat, attribute: csat}]
          contacts: {customer: who}
          """);

  private static TouchpointFacts facts(int k, long asOfHour, String... lines) {
    DiagnosisParameters usual = DiagnosisParameters.standard();
    AlignedJourneys journeys =
        Example.aligned(
            DESIGN,
            Example.log(lines),
            asOfHour,
            new DiagnosisParameters(
                new SmallCells(k, false),
                usual.delta(),
                usual.alpha(),
                usual.seed(),
                List.of("tier"),
                usual.zone()));
    // a session ends after two hours of silence
    return new TouchpointDiagnostic(2 * HOUR).diagnose(OutcomeContext.of(journeys));
  }

  private static Fact fact(TouchpointFacts facts, String touchpoint, String channel) {
    return facts.facts().stream()
        .filter(f -> f.touchpoint().equals(touchpoint))
        .filter(f -> channel == null ? f.channel() == null : channel.equals(f.channel()))
        .findFirst()
        .orElseThrow();
  }

  private static double median(Spread spread) {
    return spread.median().value().orElseThrow() / HOUR;
  }

  private static void is(Rate rate, long count, long n) {
    assertThat(rate.count() + "/" + rate.n()).isEqualTo(count + "/" + n);
    assertThat(rate.share().interval()).isEqualTo(new Proportion(count, n).wilson());
  }

  private static final String[] JOURNEYS = {
    "1: A@0{channel=web} B@1{channel=web} C@5{channel=phone} Goal@6{channel=phone}",
    "2: A@0{channel=app} B@2{channel=web} B@3{channel=web} C@9{channel=web} A@10{channel=web}",
    "3: A@0{channel=web}",
    "4: A@990{channel=web} B@993{channel=web}",
  };

  @Test
  void volumeWaitAndDwellAreOfTheEventsSeen() {
    TouchpointFacts facts = facts(1, 1000, JOURNEYS);
    Fact b = fact(facts, "B", null);
    assertThat(b.events()).isEqualTo(4);
    assertThat(b.journeys()).isEqualTo(3);
    is(b.share(), 3, 4);
    // since A: 1, 2 and 3 hours; the second B follows the designed first one by 1
    assertThat(b.waitMillis().n()).isEqualTo(4);
    assertThat(median(b.waitMillis())).isEqualTo(1.5);
    // B to B in 1 hour is in one session; the other three end their sessions
    assertThat(b.dwellMillis().n()).isEqualTo(1);
    assertThat(b.dwellMillis().open()).isEqualTo(3);
    // next: 4, 1, 6 hours; journey 4 is open since 7 hours
    assertThat(b.nextMillis().n()).isEqualTo(3);
    assertThat(b.nextMillis().open()).isEqualTo(1);
    assertThat(median(b.nextMillis())).isEqualTo(4);
    assertThat(b.points()).isEqualTo(5);
    assertThat(b.phase()).isEqualTo("One");
  }

  @Test
  void bounceRepetitionExitAndSwitches() {
    TouchpointFacts facts = facts(1, 1000, JOURNEYS);
    Fact a = fact(facts, "A", null);
    // sessions that begin with A: four; alone in theirs: journeys 3 and 4 (B comes 3 hours later)
    assertThat(a.bounce().count()).isEqualTo(2);
    assertThat(a.bounce().n()).isEqualTo(4);
    is(a.repeated(), 1, 4);
    assertThat(a.most()).isEqualTo(2);
    // of the three that ended, journeys 2 and 3 end with A
    is(a.exit(), 2, 3);
    is(a.backtracked(), 1, 4);
    is(a.extra(), 1, 4);
    // at its first time; the app is not designed for it
    is(a.unplannedChannel(), 1, 4);
    is(fact(facts, "B", null).switched(), 1, 3);
    is(fact(facts, "C", null).switched(), 1, 2);
    Fact web = fact(facts, "A", "web");
    assertThat(web.events()).isEqualTo(4);
    assertThat(web.journeys()).isEqualTo(4);
    assertThat(fact(facts, "A", "app").journeys()).isEqualTo(1);
  }

  @Test
  void phasesAndEffortAreOfWholeJourneys() {
    TouchpointFacts facts = facts(1, 1000, JOURNEYS);
    assertThat(facts.phases()).hasSize(2);
    is(facts.phases().get(0).reached(), 4, 4);
    is(facts.phases().get(0).furthest(), 2, 4);
    is(facts.phases().get(0).wentBack(), 1, 4);
    is(facts.phases().get(1).reached(), 2, 4);
    // 5 and 9 hours to C; 3 (abandoned) and 4 (open) have not gone on
    assertThat(facts.phases().get(0).stayMillis().n()).isEqualTo(2);
    assertThat(facts.phases().get(0).stayMillis().open()).isEqualTo(2);
    assertThat(facts.effort().shortest()).isEqualTo(4);
    assertThat(facts.effort().detour().n()).isEqualTo(1);
    assertThat(facts.effort().detour().median().value()).hasValue(1);
    is(facts.effort().extra(), 1, 4);
    // journeys with two known channels: 1 has one change, 2 one, 4 none
    assertThat(facts.effort().switches().n()).isEqualTo(3);
    assertThat(facts.effort().switches().median().value()).hasValue(1);
  }

  @Test
  void smallCellsKeepTheirCountsAndWithholdTheRest() {
    TouchpointFacts facts = facts(3, 1000, JOURNEYS);
    Fact c = fact(facts, "C", null);
    assertThat(c.journeys()).isEqualTo(2);
    assertThat(c.waitMillis().median().reason()).contains("fewer than 3 journeys");
    assertThat(c.exit().share().isPresent()).isFalse();
    assertThat(fact(facts, "A", "(other)").journeys()).isEqualTo(1);
    assertThat(facts.facts()).noneMatch(f -> "app".equals(f.channel()));
  }

  @Test
  void touchpointWithoutEventsIsThereWithItsReason() {
    TouchpointFacts facts = facts(1, 1000, "1: A@0 Goal@1");
    assertThat(fact(facts, "B", null).events()).isZero();
    assertThat(fact(facts, "B", null).waitMillis().median().reason())
        .isEqualTo("the log has no event of it");
  }

  @Test
  void laterJourneysOfACustomerAreRepeats() {
    TouchpointFacts facts =
        facts(1, 1000, "1: A@50{who=x}", "2: A@20{who=x}", "3: A@30{who=y}", "4: A@90{who=x}");
    is(fact(facts, "A", null).repeatCustomers(), 2, 4);
  }

  @Test
  void scoresHaveTheirFormulasAndTheBiasOfThoseWhoAnswer() {
    List<String> lines = new ArrayList<>();
    int[] nps = {10, 9, 9, 8, 7, 3, 0, 11};
    for (int i = 0; i < 20; i++) {
      String answer = i < nps.length ? "{nps=" + nps[i] + "}" : "";
      String csat = i < 4 ? "{csat=" + (i + 2) + "}" : "";
      String goal = i < 6 || i >= 18 ? " B@2 C@3 Goal@4" : "";
      lines.add(
          "j" + i + ": A@0" + answer + csat + "{tier=" + (i % 2 == 0 ? "g" : "s") + "}" + goal);
    }
    Fact a = fact(facts(1, 1000, lines.toArray(String[]::new)), "A", null);
    Score score = a.scores().get(0);
    assertThat(score.kind()).isEqualTo("nps");
    assertThat(score.invalid()).isEqualTo(1);
    is(score.responded(), 7, 20);
    // promoters 3, detractors 2 of 7
    assertThat(score.headline().value().orElseThrow()).isCloseTo(1 / 7.0, within(1e-12));
    double variance = (5 / 7.0 - 1 / 49.0) / 7;
    assertThat(score.headline().interval().low())
        .isCloseTo(1 / 7.0 - 1.959964 * Math.sqrt(variance), within(1e-6));
    assertThat(score.answer().median().value()).hasValue(8);
    TouchpointFacts.Bias success = score.bias().get(0);
    assertThat(success.what()).isEqualTo("success");
    is(success.respondents(), 6, 7);
    is(success.others(), 2, 13);
    assertThat(success.difference().interval())
        .isEqualTo(new Proportion(6, 7).newcombeDifference(new Proportion(2, 13)));
    assertThat(success.differs()).isTrue();
    Score content = a.scores().get(1);
    // 2, 3, 4, 5 on one to five: the two greatest answers
    assertThat(content.headline().value()).hasValue(0.5);
    assertThat(content.headline().interval()).isEqualTo(new Proportion(2, 4).wilson());
  }
}
