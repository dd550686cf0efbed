package org.desirepath.diagnostics.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.diagnostics.SimulatedJourneys;
import org.desirepath.eventlog.EventLog;
import org.junit.jupiter.api.Test;

/** What holds for every diagnostic. */
public interface DiagnosticContract {

  Diagnostic<?> diagnostic();

  private static AlignedJourneys journeys(int threads) {
    EventLog log = new SimulatedJourneys(1500, -0.3, 0).log(4);
    JourneyStatuses statuses =
        JourneyStatuses.of(log, SimulatedJourneys.DESIGN, SimulatedJourneys.AS_OF);
    return AlignedJourneys.of(
        log,
        OptimalAlignments.STANDARD
            .withThreads(threads)
            .check(log, SimulatedJourneys.DESIGN, statuses.open()),
        statuses,
        DiagnosisParameters.standard());
  }

  @Test
  default void equalInputGivesEqualFindingsOnAnyNumberOfThreads() {
    assertThat(diagnostic().diagnose(journeys(1))).isEqualTo(diagnostic().diagnose(journeys(2)));
  }

  @Test
  default void noNumberOfAFindingIsNotANumber() {
    assertThat(diagnostic().diagnose(journeys(1)).toString())
        .doesNotContain("NaN")
        .doesNotContain("Infinity");
  }

  @Test
  default void diagnosticIsAValue() {
    assertThat(diagnostic()).isEqualTo(diagnostic());
  }
}
