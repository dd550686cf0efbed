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
    List<GuardResult> guards = GuardChecker.check(log, conformance);
    // the file asks for G where the log writes # (prefecture), and for # where it writes G (judge)
    assertThat(guards)
        .extracting(guard -> guard.transition() + ": " + counts(guard))
        .containsExactly(
            "n11: 0 0 103987",
            "n13: 0 0 4138",
            "n14: 11189 6532 0",
            "n15: 449 5 0",
            "n16: 0 81 0",
            "n17: 0 0 535",
            "n18: 59010 3 0",
            "n19: 46326 57 0",
            "n21: 876 22 54",
            "n25: 2991 20995 0",
            "n28: 0 3186 0");
    assertThat(guards.get(9).violating().cardinality()).isEqualTo(20_995);
  }
}
