package org.desirepath.eventlog.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.Role;
import org.junit.jupiter.api.Test;

class CaseNotionTest {
  private static final long MINUTE = 60_000;

  private static List<String> ids(EventLog log) {
    return IntStream.range(0, log.traceCount()).mapToObj(log::traceId).toList();
  }

  private static EventLogBuilder at(String channel, long... minutes) {
    EventLogBuilder log = EventLog.builder("log").role(Role.CHANNEL, "channel");
    for (long minute : minutes) {
      long time = minute < 0 ? EventLog.NO_TIME : minute * MINUTE;
      log.eventColumn("channel").setText(log.addEvent(log.trace("a"), "V" + minute, time), channel);
    }
    return log;
  }

  @Test
  void sessionEndsAfterMoreThanTheGapAndNotAtIt() {
    EventLog sessions =
        CaseNotion.sessions(
            at("web", 0, 30, 61, -1, 62).build(), CaseNotion.DEFAULT_GAP_MILLIS, Map.of());

    assertThat(ids(sessions)).containsExactly("a/1", "a/2");
    assertThat(sessions.endEvent(0)).isEqualTo(2);
    assertThat(sessions.activities().get(sessions.activity(3))).isEqualTo("V-1");
  }

  @Test
  void gapOfAChannelHoldsAfterItsEvents() {
    EventLogBuilder log = at("web", 0);
    log.eventColumn("channel").setText(log.addEvent(log.trace("a"), "C", 20 * MINUTE), "phone");
    log.eventColumn("channel").setText(log.addEvent(log.trace("a"), "V", 60 * MINUTE), "web");

    EventLog sessions =
        CaseNotion.sessions(
            log.build(), 30 * MINUTE, Map.of("web", 10 * MINUTE, "phone", 60 * MINUTE));

    assertThat(ids(sessions)).containsExactly("a/1", "a/2");
    assertThat(sessions.endEvent(0)).isEqualTo(1);
  }

  @Test
  void ordersAreJourneysAndEventsWithoutOneStayAndAreCounted() {
    EventLogBuilder log = EventLog.builder("log");
    String[][] rows = {{"a", "1"}, {"a", "2"}, {"b", "1"}, {"b", ""}, {"1", ""}};
    for (int i = 0; i < rows.length; i++) {
      int row = log.addEvent(log.trace(rows[i][0]), "E" + i, i);
      if (!rows[i][1].isEmpty()) {
        log.eventColumn("order").setText(row, rows[i][1]);
      }
    }
    log.traceColumn("region").setText(0, "north");
    log.traceColumn("region").setText(1, "south");
    log.traceColumn("tier").setText(0, "gold");
    EventLog orders = CaseNotion.byAttribute(log.build(), "order");

    assertThat(ids(orders)).containsExactly("1", "2", "b", "1#2");
    assertThat(orders.eventCount()).isEqualTo(5);
    assertThat(orders.eventColumns()).containsKey("region");
    assertThat(orders.traceColumns().get("tier").text(0)).isEqualTo("gold");
    assertThat(orders.quality())
        .filteredOn(f -> f.code().equals("withoutCaseNotion"))
        .extracting(QualityFinding::count)
        .containsExactly(2L);
  }

  @Test
  void journeysWithoutEventsStay() {
    EventLogBuilder log = at("web", 0, 90);
    log.trace("empty");

    assertThat(ids(CaseNotion.sessions(log.build(), 30 * MINUTE, Map.of())))
        .containsExactly("a/1", "a/2", "empty");
  }

  @Test
  void attributeThatIsNotThereIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> CaseNotion.byAttribute(at("web", 0).build(), "order"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("channel");
  }
}
