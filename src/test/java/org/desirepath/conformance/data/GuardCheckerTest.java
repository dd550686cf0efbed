package org.desirepath.conformance.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.io.SharedData;
import org.desirepath.io.pnml.PnmlReader;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardCheckerTest {
  private static final String TWO_WAYS =
      """
      <pnml><net id="n"><page id="p">
      <place id="s"><initialMarking><text>1</text></initialMarking></place>
      <place id="m"/><place id="e"><finalMarking><text>1</text></finalMarking></place>
      <transition id="a"><name><text>a</text></name><writeVariable>x</writeVariable></transition>
      <transition id="low" guard="(x &lt; 10)"><name><text>b</text></name></transition>
      <transition id="high" guard="(x &gt;= 10)"><name><text>b</text></name></transition>
      <arc id="1" source="s" target="a"/><arc id="2" source="a" target="m"/>
      <arc id="3" source="m" target="low"/><arc id="4" source="low" target="e"/>
      <arc id="5" source="m" target="high"/><arc id="6" source="high" target="e"/>
      </page></net></pnml>
      """;

  private static List<GuardResult> check(String net, String... values) throws IOException {
    DesignedJourney model =
        new PnmlReader().read(new ByteArrayInputStream(net.getBytes(StandardCharsets.UTF_8)), "n");
    EventLogBuilder builder = EventLog.builder("log");
    for (int i = 0; i < values.length; i++) {
      int trace = builder.newTrace("t" + i);
      int row = builder.addEvent(trace, "a", i);
      if (!values[i].isEmpty()) {
        builder.eventColumn("x").setText(row, values[i]);
      }
      builder.addEvent(trace, "b", i + 1L);
    }
    EventLog log = builder.build();
    return GuardChecker.check(log, align(log, model));
  }

  private static ConformanceResult align(EventLog log, DesignedJourney model) {
    return OptimalAlignments.STANDARD.check(log, model, new BitSet());
  }

  private static String counts(GuardResult guard) {
    return guard.held() + " " + guard.violated() + " " + guard.unknown();
  }

  @Test
  void ofAllOptimalAlignmentsTheOneThatBreaksFewestGuardsIsTaken() throws IOException {
    List<GuardResult> guards = check(TWO_WAYS, "5", "50", "7");
    assertThat(guards).extracting(GuardResult::transition).containsExactly("low", "high");
    assertThat(guards).extracting(GuardCheckerTest::counts).containsExactly("2 0 0", "1 0 0");
  }

  @Test
  void aBrokenGuardIsReportedAndAMissingValueIsNot() throws IOException {
    String oneWay = TWO_WAYS.replace("(x &gt;= 10)", "(x &lt; 0)");
    List<GuardResult> guards = check(oneWay, "50", "", "5");
    assertThat(guards.get(0).violating().cardinality() + guards.get(1).violating().cardinality())
        .isEqualTo(1);
    assertThat(guards.get(0).held()).isEqualTo(1);
    assertThat(guards.get(0).unknown() + guards.get(1).unknown()).isEqualTo(1);
  }

  @Test
  void aTransitionThatFiresWithoutItsEventLeavesItsVariablesUnknown() throws IOException {
    DesignedJourney model =
        new PnmlReader()
            .read(new ByteArrayInputStream(TWO_WAYS.getBytes(StandardCharsets.UTF_8)), "n");
    EventLogBuilder builder = EventLog.builder("log");
    builder.eventColumn("x").setText(builder.addEvent(builder.newTrace("t"), "b", 0), "5");
    EventLog log = builder.build();
    List<GuardResult> guards = GuardChecker.check(log, align(log, model));
    assertThat(guards).allMatch(guard -> guard.held() == 0 && guard.violated() == 0);
    assertThat(guards.stream().mapToLong(GuardResult::unknown).sum()).isEqualTo(1);
  }

  /** Fine management with its normative net, staged: figures of this implementation. */
  @Test
  void guardsOfRoadTrafficFines() throws IOException {
    Path net = SharedData.file("pairs/normative-dpn/RoadFines_WithData.pnml");
    Path file = SharedData.file("logs-xes/real/discovery-benchmark-augusto/RTFMP.xes.gz");
    DesignedJourney model;
    try (InputStream in = Files.newInputStream(net)) {
      model = new PnmlReader().read(in, "net");
    }
    EventLog log = LogFiles.read(List.of(file), LogOptions.detected()).log();
    ConformanceResult conformance = align(log, model);
    long start = cpu();
    List<GuardResult> guards = GuardChecker.check(log, conformance);
    System.out.println("CPU ms " + (cpu() - start) / 1_000_000);
    for (GuardResult guard : guards) {
      System.out.println(
          guard.label() + " " + guard.guard() + " " + counts(guard) + " " + guard.violatingShare());
    }
    assertThat(guards).hasSize(11);
  }

  private static long cpu() {
    return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /**
   * The nets of these cases have no guards, so staged and balanced semantics agree on them; traces
   * that are certain cost what the number at the end of the file name says.
   */
  @ParameterizedTest
  @CsvSource({
    "test01/sat_paper_fig2.pnml, test01/sat_paper_fig2_0.xes, 0",
    "test04/net.pnml, test04/trace4_min_2.xes, 4",
    "test03/net.pnml, test03/trace2_min_2.xes, 2",
  })
  void certainTracesOfTinyNetsCostWhatTheirNamesSay(String net, String trace, long cost)
      throws IOException {
    DesignedJourney model;
    try (InputStream in =
        Files.newInputStream(SharedData.file("pairs/cocomot-unit/tests/" + net))) {
      model = new PnmlReader().read(in, net);
    }
    assertThat(model.data().guards()).isEmpty();
    EventLog log =
        LogFiles.read(
                List.of(SharedData.file("pairs/cocomot-unit/tests/" + trace)),
                LogOptions.detected())
            .log();
    assertThat(align(log, model).variants().get(0).alignment().upperBound()).isEqualTo(cost);
  }
}
