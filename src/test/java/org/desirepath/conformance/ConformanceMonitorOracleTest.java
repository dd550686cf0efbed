package org.desirepath.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.BitSet;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.online.CaseState;
import org.desirepath.conformance.online.ConformanceMonitor;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real logs, each variant one case, all of them event by event in turn. */
final class ConformanceMonitorOracleTest {

  @ParameterizedTest
  @CsvSource({"SEPSIS, im02", "RTFMP, im02", "receipt, im02", "BPIC13_i, im02"})
  void everyCaseEndsAtTheCostOfItsPrefixAlignmentWithinTheStandardLimits(
      String logName, String netName) throws IOException {
    EventLog log = SharedData.variants(logName);
    DesignedJourney model =
        SharedData.net(SharedData.oracles().resolve(logName + "." + netName + ".pnml"));
    BitSet open = new BitSet();
    open.set(0, log.traceCount());
    ConformanceResult result = OptimalAlignments.STANDARD.check(log, model, open);
    ConformanceMonitor monitor = new ConformanceMonitor(model);
    int longest = 0;
    for (int t = 0; t < log.traceCount(); t++) {
      longest = Math.max(longest, log.endEvent(t) - log.firstEvent(t));
    }
    for (int i = 0; i < longest; i++) {
      for (int t = 0; t < log.traceCount(); t++) {
        int e = log.firstEvent(t) + i;
        if (e < log.endEvent(t)) {
          monitor.observe("" + t, log.activities().get(log.activity(e)), i);
        }
      }
    }
    int exact = 0;
    for (int t = 0; t < log.traceCount(); t++) {
      VariantAlignment variant = result.variants().get(result.variantOf(t));
      CaseState state = monitor.state("" + t).orElseThrow();
      int optimum = variant.alignment().upperBound();
      assertThat(state.lowerBound()).isLessThanOrEqualTo(optimum);
      assertThat(state.upperBound()).isGreaterThanOrEqualTo(optimum);
      exact += state.isExact() ? 1 : 0;
    }
    assertThat(exact).isGreaterThanOrEqualTo(log.traceCount() * 9 / 10);
  }
}
