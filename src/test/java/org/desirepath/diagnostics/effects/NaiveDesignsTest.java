package org.desirepath.diagnostics.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.diagnostics.SimulatedJourneys;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.JourneyStatuses;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.StratifiedTables;
import org.junit.jupiter.api.Test;

class NaiveDesignsTest {
  private static final long HALF_DAY = 43_200_000;

  private static OutcomeContext context(EventLog log) {
    JourneyStatuses statuses =
        JourneyStatuses.of(log, SimulatedJourneys.DESIGN, SimulatedJourneys.AS_OF);
    return OutcomeContext.of(
        AlignedJourneys.of(
            log,
            OptimalAlignments.STANDARD
                .withThreads(1)
                .check(log, SimulatedJourneys.DESIGN, statuses.open()),
            statuses,
            DiagnosisParameters.standard()));
  }

  @Test
  void wrongDesignsFindEffectsWhereThereAreNone() {
    int logs = 20;
    Map<String, Integer> significant = new TreeMap<>();
    for (int seed = 0; seed < logs; seed++) {
      OutcomeContext context = context(new SimulatedJourneys(1500, 0, 0).log(seed));
      count(significant, "had it", NaiveDesigns.wholeJourney(context.journeys(), "Call"));
      count(
          significant,
          "had it twice",
          NaiveDesigns.wholeJourneyRepetition(context.journeys(), "Call"));
      count(significant, "any next step", NaiveDesigns.anyNextStep(context, "Advisor", "Quote"));
      count(significant, "plain risk set", NaiveDesigns.plainRiskSet(context, "Call"));
    }
    assertThat(significant).hasSize(4).allSatisfy((design, n) -> assertThat(n).isGreaterThan(14));
  }

  /** Bins of one millisecond are exact times, so only wide ones can go wrong. */
  @Test
  void narrowBinsAreTheExactRiskSets() {
    OutcomeContext context = context(new SimulatedJourneys(400, 0, 0).log(3));
    StratifiedTables exact = NaiveDesigns.plainRiskSet(context, "News");
    StratifiedTables narrow = NaiveDesigns.elapsedBins(context, "News", 1);
    StratifiedTables wide = NaiveDesigns.elapsedBins(context, "News", HALF_DAY);
    assertThat(narrow.exposedCount()).isEqualTo(exact.exposedCount());
    assertThat(narrow.strataCount()).isGreaterThan(wide.strataCount());
    assertThatThrownBy(() -> NaiveDesigns.elapsedBins(context, "News", 0))
        .hasMessageContaining("expected more than 0");
  }

  private static void count(Map<String, Integer> significant, String design, StratifiedTables t) {
    significant.merge(design, t.test().p() < 0.05 ? 1 : 0, Integer::sum);
  }
}
