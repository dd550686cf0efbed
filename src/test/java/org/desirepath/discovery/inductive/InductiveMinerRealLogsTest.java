package org.desirepath.discovery.inductive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.desirepath.discovery.Language;
import org.desirepath.discovery.RealLogs;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.pnml.PnmlReader;
import org.desirepath.model.AcceptingPetriNet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real logs: nothing is lost at threshold 0, and the language is that of another miner. */
final class InductiveMinerRealLogsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "real/coselog_receipt.xes.gz",
        "real/sepsis_cases.xes.gz",
        "real/alt_bpic2012_O_eramam.xes.gz",
        "real/bpic2013_closed_problems.xes.gz",
        "real/bpic2020_RequestForPayment_cleaned.xes.gz",
        "real/helpdesk_italian_polato.xes.gz",
        "real/excerpts/roadtraffic100traces.xes",
        "real/one-trace-per-variant/12_roadtraffic_1t_per_variant.xes.gz",
        "real/bpic2013_incidents.xes.gz",
        "real/bpic2012_loan_application.xes.gz",
        "real/bpic2020_DomesticDeclarations_cleaned.xes.gz",
        "real/discovery-benchmark-augusto/BPIC14_f.xes.gz",
        "real/discovery-benchmark-augusto/BPIC15_1f.xes.gz",
        "real/discovery-benchmark-augusto/BPIC15_2f.xes.gz",
        "real/discovery-benchmark-augusto/BPIC15_4f.xes.gz",
        "real/discovery-benchmark-augusto/RTFMP.xes.gz"
      })
  void alignmentsOfARealLogCostNothingAtThresholdZero(String name) throws IOException {
    EventLog log = RealLogs.read("logs-xes/" + name);
    AcceptingPetriNet net = new InductiveMiner(0).discover(log).toPetriNet();

    assertThat(RealLogs.align(log, net).cost()).isZero();
  }

  /** Nets that PM4Py 2.7.14 found with its Inductive Miner and noise 0. */
  @ParameterizedTest
  @CsvSource({
    "running-example, teaching/running-example.xes",
    "roadtraffic100traces, real/excerpts/roadtraffic100traces.xes",
    "RTFMP, real/discovery-benchmark-augusto/RTFMP.xes.gz",
    "SEPSIS, real/sepsis_cases.xes.gz",
    "BPIC12, real/bpic2012_loan_application.xes.gz",
    "BPIC13_i, real/bpic2013_incidents.xes.gz",
    "BPIC14_f, real/discovery-benchmark-augusto/BPIC14_f.xes.gz",
    "BPIC15_1f, real/discovery-benchmark-augusto/BPIC15_1f.xes.gz",
    "receipt, real/coselog_receipt.xes.gz"
  })
  void languageIsThatOfTheReferenceNet(String oracle, String log) throws IOException {
    AcceptingPetriNet net =
        new InductiveMiner(0).discover(RealLogs.read("logs-xes/" + log)).toPetriNet();

    assertThat(Language.difference(net, reference(oracle))).isNull();
  }

  private static AcceptingPetriNet reference(String name) throws IOException {
    Path file = RealLogs.path("../peers/oracles/" + name + ".im00.pnml");
    try (InputStream in = Files.newInputStream(file)) {
      return new PnmlReader().read(in, name).net();
    }
  }
}
