package org.desirepath.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.identity.CaseNotion;
import org.junit.jupiter.api.Test;

/** A public clickstream without a column of sessions. */
class OnlineShopSessionsTest {

  @Test
  void sessionsAreAsManyAsGapsOfMoreThanHalfAnHourAndUsers() throws IOException {
    EventLog log =
        LogFiles.read(
                List.of(SharedData.file("journeys/ecommerce-clickstream/simple-onlineshop.csv.gz")),
                LogOptions.detected()
                    .withColumn(LogColumn.CASE, "user_id")
                    .withColumn(LogColumn.ACTIVITY, "event")
                    .withColumn(LogColumn.TIME, "timestamp"))
            .log();
    EventLog sessions = CaseNotion.sessions(log, CaseNotion.DEFAULT_GAP_MILLIS, Map.of());

    // 35,381 events; users and sessions counted by a script of ten lines in another language
    assertThat(log.eventCount()).isEqualTo(35_381);
    assertThat(sessions.eventCount()).isEqualTo(35_381);
    assertThat(log.traceCount()).isEqualTo(3751);
    assertThat(sessions.traceCount()).isEqualTo(6454);
  }
}
