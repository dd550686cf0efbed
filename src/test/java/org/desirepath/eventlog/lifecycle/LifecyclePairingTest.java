package org.desirepath.eventlog.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.Role;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.io.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LifecyclePairingTest {
  private static final LifecyclePairing PAIRING = LifecyclePairing.standard();

  /** A journey of rows such as {@code a start}, {@code a complete #1}, one millisecond apart. */
  private static EventLog log(String... rows) {
    EventLogBuilder builder = EventLog.builder("log");
    int trace = builder.trace("1");
    for (int i = 0; i < rows.length; i++) {
      String[] parts = rows[i].split(" ", -1);
      int row = builder.addEvent(trace, parts[0], i);
      if (parts.length > 1) {
        builder.eventColumn("lifecycle:transition").setText(row, parts[1]);
      }
      if (parts.length > 2) {
        builder.eventColumn("concept:instance").setText(row, parts[2]);
      }
    }
    return builder.build();
  }

  private static List<String> shown(ActivityInstances instances) {
    EventLog log = instances.source();
    return instances.instances().stream()
        .map(
            i ->
                log.activities().get(log.activity(i.row()))
                    + " "
                    + time(i.startMillis())
                    + "-"
                    + time(i.completeMillis()))
        .toList();
  }

  private static String time(long millis) {
    return millis == EventLog.NO_TIME ? "?" : String.valueOf(millis);
  }

  private static Map<String, Long> findings(EventLog log) {
    Map<String, Long> findings = new TreeMap<>();
    for (QualityFinding finding : log.quality()) {
      findings.put(finding.code(), finding.count());
    }
    return findings;
  }

  @Test
  void upperAndLowerCaseStartsAndEndsAreOneInstance() {
    ActivityInstances instances =
        PAIRING.pair(log("a START", "b complete", "a COMPLETE", "c Start", "c complete"));
    assertThat(shown(instances)).containsExactly("b ?-1", "a 0-2", "c 3-4");
    assertThat(instances.paired()).isEqualTo(2);
    assertThat(instances.log().variants().get(0).activities()).containsExactly("b", "a", "c");
  }

  @Test
  void concurrentInstancesOfAnActivityArePairedFirstInFirstOut() {
    assertThat(shown(PAIRING.pair(log("a start", "a start", "a complete", "a complete"))))
        .containsExactly("a 0-2", "a 1-3");
  }

  @Test
  void namedInstancesArePairedByName() {
    assertThat(shown(PAIRING.pair(log("a start x", "a start y", "a complete y", "a complete x"))))
        .containsExactly("a 1-2", "a 0-3");
  }

  @Test
  void suspendedTimeIsNotServiceAndAScheduleIsWhereTheWaitBegins() {
    ActivityInstances instances =
        PAIRING.pair(
            log("a schedule", "b complete", "a start", "a suspend", "a resume", "a complete"));
    ActivityInstance a = instances.instances().get(1);
    assertThat(a.scheduledMillis()).isZero();
    assertThat(a.suspendedMillis()).isEqualTo(1);
    assertThat(a.serviceMillis()).isEqualTo(2);
    assertThat(instances.waitingMillis()).containsExactly(2);
    assertThat(instances.serviceMillis()).containsExactly(2);
  }

  @Test
  void waitWithoutAScheduleIsFromTheLatestEndBeforeTheStart() {
    assertThat(
            PAIRING
                .pair(log("b", "x start", "a start", "x complete", "a complete"))
                .waitingMillis())
        .containsExactly(1, 2);
  }

  @Test
  void whatHasNoPartnerIsKeptOrCounted() {
    EventLog log =
        PAIRING
            .pair(log("a start", "b schedule", "c complete", "d In-Progress", "e", "f resume"))
            .log();
    assertThat(log.variants().get(0).activities()).containsExactly("a", "c", "d", "e");
    assertThat(findings(log))
        .containsEntry("startsWithoutComplete", 1L)
        .containsEntry("schedulesWithoutStart", 1L)
        .containsEntry("unmatchedLifecycleRows", 1L)
        .containsEntry("lifecyclePaired", 2L);
  }

  @Test
  void instanceLogHasTheStartAsARoleAndWaitsRunFromEndToStart() {
    EventLog log = PAIRING.pair(log("a complete", "b start", "b complete")).log();
    assertThat(log.roleKey(Role.START_TIME)).isEqualTo("time:start_timestamp");
    assertThat(log.startMillis(1)).isEqualTo(1);
    assertThat(log.startMillis(0)).isZero();
    assertThat(PAIRING.pair(log).instances()).hasSize(2);
    assertThat(PAIRING.pair(log).serviceMillis()).containsExactly(1);
  }

  @Test
  void intervalRowsAreInstancesByThemselves() {
    EventLogBuilder builder = EventLog.builder("log");
    int row = builder.addEvent(builder.trace("1"), "a", 10);
    builder.eventColumn("begin").setTime(row, 4);
    builder.role(Role.START_TIME, "begin");
    ActivityInstances instances = PAIRING.pair(builder.build());
    assertThat(shown(instances)).containsExactly("a 4-10");
    assertThat(instances.log().eventCount()).isEqualTo(1);
  }

  @Test
  void rowsThatAreNoEventsAreSaidUnlessJoined() {
    EventLog log = log("a start", "a complete", "b complete");
    assertThat(findings(PAIRING.withFinding(log))).containsEntry("lifecycleRows", 1L);
    assertThat(PAIRING.completeOnly(log).eventCount()).isEqualTo(2);
    EventLog atomic = log("a complete", "b complete");
    assertThat(PAIRING.withFinding(atomic)).isSameAs(atomic);
    assertThat(PAIRING.completeOnly(atomic)).isSameAs(atomic);
  }

  /** Every row is used once: an instance has one row, or two, and the rest is counted. */
  @Property(tries = 200)
  void noRowIsLostOrUsedTwice(@ForAll @Size(max = 30) List<@IntRange(max = 7) Integer> kinds) {
    String[] names = {
      "a start", "a complete", "b start", "b complete", "a schedule", "b", "a x", "b withdraw"
    };
    EventLog log = log(kinds.stream().map(k -> names[k]).toArray(String[]::new));
    ActivityInstances instances = PAIRING.pair(log);
    int rows = instances.scheduledOnly() + instances.unmatched();
    for (ActivityInstance instance : instances.instances()) {
      rows += 1;
      rows += instance.isPaired() ? 1 : 0;
      rows += instance.scheduledMillis() != EventLog.NO_TIME ? 1 : 0;
    }
    assertThat(rows).isEqualTo(log.eventCount());
    assertThat(instances.instances().stream().map(ActivityInstance::row).distinct())
        .hasSize(instances.instances().size());
  }

  /** Paired instances and unfinished starts, as a short script over the files counts them. */
  @ParameterizedTest
  @CsvSource({
    "logs-csv/real/patients_bupar_artificial.csv.gz, 2721, 0",
    "logs-xes/simod/PurchasingExample.xes.gz, 9119, 0",
    "logs-xes/simod/Production.xes.gz, 4953, 0",
    "logs-xes/teaching/repairExample.xes.gz, 4121, 1",
    "logs-xes/real/bpic2012_loan_application.xes.gz, 71373, 3"
  })
  void publicLogsPair(String file, int paired, int unfinished) throws IOException {
    Path path = SharedData.file(file);
    EventLog log = LogFiles.read(List.of(path), LogOptions.detected()).log();
    ActivityInstances instances = LifecyclePairing.of(log).pair(log);
    assertThat(instances.paired()).isEqualTo(paired);
    assertThat(instances.unfinished()).isEqualTo(unfinished);
  }
}
