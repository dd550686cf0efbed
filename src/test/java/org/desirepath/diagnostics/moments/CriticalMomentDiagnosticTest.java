package org.desirepath.diagnostics.moments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.diagnostics.SimulatedJourneys;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.Diagnostic;
import org.desirepath.diagnostics.journeys.DiagnosticContract;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.JourneyStatuses;
import org.desirepath.diagnostics.moments.CriticalMoments.Direction;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;
import org.desirepath.diagnostics.moments.CriticalMoments.HighValue;
import org.desirepath.diagnostics.moments.CriticalMoments.Moment;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.StratifiedTables;
import org.junit.jupiter.api.Test;

class CriticalMomentDiagnosticTest implements DiagnosticContract {

  @Override
  public Diagnostic<?> diagnostic() {
    return new CriticalMomentDiagnostic();
  }

  private static AlignedJourneys aligned(EventLog log) {
    JourneyStatuses statuses =
        JourneyStatuses.of(log, SimulatedJourneys.DESIGN, SimulatedJourneys.AS_OF);
    return AlignedJourneys.of(
        log,
        OptimalAlignments.STANDARD
            .withThreads(1)
            .check(log, SimulatedJourneys.DESIGN, statuses.open()),
        statuses,
        DiagnosisParameters.standard());
  }

  private static Moment moment(CriticalMoments moments, String touchpoint, Facet facet) {
    return moments.moments().stream()
        .filter(m -> m.touchpoint().equals(touchpoint) && m.facet() == facet)
        .findFirst()
        .orElseThrow();
  }

  /** "Had it or not" over whole journeys. */
  private static double naiveP(AlignedJourneys journeys, String touchpoint) {
    EventLog log = journeys.log();
    long[] cells = new long[4];
    for (int t = 0; t < log.traceCount(); t++) {
      boolean had = false;
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        had |= log.activities().get(log.activity(e)).equals(touchpoint);
      }
      boolean success = journeys.statuses().status(t) == JourneyStatus.COMPLETED;
      cells[(had ? 0 : 2) + (success ? 0 : 1)]++;
    }
    return new StratifiedTables.Builder()
        .add(cells[0], cells[1], cells[2], cells[3])
        .build()
        .test()
        .p();
  }

  @Test
  void designsKeepTheFalsePositiveRateWhereTheNaiveComparisonFails() {
    int logs = 60;
    Map<String, Integer> significant = new TreeMap<>();
    int tests = 0;
    int naive = 0;
    int critical = 0;
    for (int seed = 0; seed < logs; seed++) {
      AlignedJourneys journeys = aligned(new SimulatedJourneys(700, 0, 0).log(seed));
      CriticalMoments found = new CriticalMomentDiagnostic().diagnose(journeys);
      critical += found.moments().stream().anyMatch(Moment::critical) ? 1 : 0;
      for (Moment m : found.moments()) {
        tests += m.p().isPresent() ? 1 : 0;
        boolean below = m.p().isPresent() && m.p().value().getAsDouble() < 0.05;
        significant.merge(m.touchpoint() + " " + m.facet().word(), below ? 1 : 0, Integer::sum);
      }
      naive += naiveP(journeys, "Call") < 0.05 ? 1 : 0;
      naive += naiveP(journeys, "Quote") < 0.05 ? 1 : 0;
    }
    assertThat(critical).isLessThanOrEqualTo(logs / 20);
    int all = significant.values().stream().mapToInt(Integer::intValue).sum();
    assertThat(significant.keySet())
        .contains(
            "Call presence",
            "Quote presence",
            "News presence",
            "News repetition",
            "Offer wait",
            "Online presence");
    assertThat((double) all / tests).as("%s of %s", significant, tests).isBetween(0.02, 0.08);
    // three standard errors above 5 % for 60 logs
    assertThat(significant.values()).as("%s", significant).allMatch(n -> n <= logs * 0.135);
    assertThat((double) naive / (2 * logs)).isGreaterThan(0.5);
  }

  @Test
  void momentThatRaisesTheValueIsFoundThoughItDoesNotRaiseSuccess() {
    AlignedJourneys journeys = aligned(new SimulatedJourneys(3000, 0, 0).log(1, 100, 200));
    CriticalMoments found = new CriticalMomentDiagnostic().diagnose(journeys);
    HighValue high = Objects.requireNonNull(found.highValue());
    Moment quote =
        high.moments().stream()
            .filter(m -> m.touchpoint().equals("Quote") && m.facet() == Facet.PRESENCE)
            .findFirst()
            .orElseThrow();

    assertThat(moment(found, "Quote", Facet.PRESENCE).associated()).isFalse();
    assertThat(quote.associated()).isTrue();
    assertThat(quote.direction()).isEqualTo(Direction.GAIN);
    // a quarter of the successes, of which P(Exp(100) > t) to P(Exp(200) > t) = 0.13 to 0.37
    assertThat(high.valued()).isEqualTo(high.completed());
    assertThat(high.high()).isBetween(high.valued() / 4, high.valued() / 4 + 1);
    assertThat(high.threshold()).isBetween(190.0, 220.0);
    assertThat(high.moments()).hasSize(high.tested());
  }

  @Test
  void valuesByChanceGoWithNoMomentMoreOftenThanNominal() {
    int logs = 60;
    int tests = 0;
    int significant = 0;
    for (int seed = 0; seed < logs; seed++) {
      AlignedJourneys journeys = aligned(new SimulatedJourneys(700, 0, 0).log(seed, 100, 100));
      HighValue high =
          Objects.requireNonNull(new CriticalMomentDiagnostic().diagnose(journeys).highValue());
      for (Moment m : high.moments()) {
        tests++;
        significant += m.p().value().orElse(1) < 0.05 ? 1 : 0;
      }
    }
    assertThat(tests).isGreaterThan(5 * logs);
    assertThat((double) significant / tests).isBetween(0.02, 0.08);
  }

  @Test
  void withoutValuesThereIsNoHighOne() {
    CriticalMoments none =
        new CriticalMomentDiagnostic().diagnose(aligned(new SimulatedJourneys(300, 0, 0).log(1)));
    CriticalMoments equal =
        new CriticalMomentDiagnostic()
            .diagnose(aligned(new SimulatedJourneys(300, 0, 0).log(1, 0, 0)));

    assertThat(none.highValue()).isNull();
    assertThat(none.highValueReason()).contains("no attribute holds the value");
    assertThat(equal.highValue()).isNull();
    assertThat(equal.highValueReason()).contains("more than half of the values");
  }

  @Test
  void plantedEffectOfAnOptionalStepIsFoundCritical() {
    AlignedJourneys journeys = aligned(new SimulatedJourneys(3000, -0.3, 0).log(1));
    CriticalMoments found = new CriticalMomentDiagnostic().diagnose(journeys);
    Moment quote = moment(found, "Quote", Facet.PRESENCE);
    assertThat(quote.critical()).as("%s", quote).isTrue();
    assertThat(quote.direction()).isEqualTo(Direction.PAIN);
    // success after Offer: .85^2 without, .55 * .85 with
    assertThat(quote.riskDifference().value().getAsDouble()).isBetween(-0.31, -0.20);
    assertThat(quote.stability().value().getAsDouble()).isGreaterThan(0.85);
    // .15 are lost at Quote itself
    assertThat(quote.evidence()).isEqualTo(Evidence.E1);
    assertThat(found.moments().get(0)).isEqualTo(quote);
  }

  @Test
  void plantedEffectOfNewsIsFoundWithItsSign() {
    AlignedJourneys journeys = aligned(new SimulatedJourneys(3000, 0, -0.4).log(2));
    Moment news = moment(new CriticalMomentDiagnostic().diagnose(journeys), "News", Facet.PRESENCE);
    assertThat(news.associated()).isTrue();
    assertThat(news.direction()).isEqualTo(Direction.PAIN);
    assertThat(news.design()).contains("risk set");
    assertThat(news.note())
        .matches(
            "now against not yet; \\d+ % of those compared with have it later, for which the risk"
                + " difference is corrected");
  }

  @Test
  void designsFollowTheKindOfMoment() {
    AlignedJourneys journeys = aligned(new SimulatedJourneys(1500, 0, 0).log(3));
    CriticalMoments found = new CriticalMomentDiagnostic().diagnose(journeys);
    assertThat(moment(found, "Online", Facet.PRESENCE).design()).startsWith("decision point");
    assertThat(found.moments())
        .as("the two arms of a choice are one hypothesis")
        .noneMatch(m -> m.touchpoint().equals("Advisor") && m.facet() == Facet.PRESENCE);
    assertThat(found.moments())
        .as("a mandatory step has no moment of presence")
        .noneMatch(m -> m.touchpoint().equals("Offer") && m.facet() == Facet.PRESENCE);
    Moment contact =
        found.moments().stream()
            .filter(m -> m.design().startsWith("active comparator"))
            .findFirst()
            .orElseThrow();
    assertThat(contact.touchpoint()).isIn("Call", "Chat");
    assertThat(moment(found, "News", Facet.PRESENCE).design())
        .startsWith("exact-time risk set: at");
    assertThat(moment(found, "Call", Facet.REPETITION).evidence()).isEqualTo(Evidence.E1);
    assertThat(moment(found, "Call", Facet.REPETITION).design()).contains("leave the state");
    assertThat(moment(found, "Offer", Facet.WAIT).design()).contains("median");
    assertThat(found.tested())
        .isEqualTo((int) found.moments().stream().filter(m -> m.p().isPresent()).count());
    List<Double> q = new ArrayList<>();
    found.moments().forEach(m -> q.add(m.q().value().orElse(2)));
    assertThat(q).isSorted();
  }
}
