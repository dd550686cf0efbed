package org.desirepath.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.desirepath.eventlog.ColumnType;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.junit.jupiter.api.Test;

/** What every reader of event logs must do. */
public interface EventLogReaderContract {

  EventLogReader reader();

  /** The log as the format's own bytes. */
  byte[] written(EventLog log) throws IOException;

  private EventLog read(byte[] bytes) throws IOException {
    EventLogBuilder log = EventLog.builder("log");
    reader().read(new ByteArrayInputStream(bytes), "log.file", log);
    return log.build();
  }

  /** Two journeys with every type of attribute and text that formats must escape. */
  static EventLog sample() {
    EventLogBuilder builder = EventLog.builder("log");
    int first = builder.trace("0012");
    int second = builder.trace("J, \"2\" <&> \u00e9\u20ac\ud83d\ude00");
    int a = builder.addEvent(first, "Ask; quote", 1_700_000_000_123L);
    int b = builder.addEvent(first, " padded ", 1_700_000_000_123L);
    int c = builder.addEvent(second, "two\nlines", EventLog.NO_TIME);
    builder.eventColumn("text").setText(a, "a\tb");
    builder.eventColumn("text").setText(c, "x'y");
    builder.eventColumn("whole").setInteger(a, -5);
    builder.eventColumn("whole").setInteger(b, 0);
    builder.eventColumn("real").setReal(b, 2.5);
    builder.eventColumn("flag").setBoolean(c, false);
    builder.eventColumn("when").setTime(b, 1_600_000_000_000L);
    return builder.build();
  }

  @Test
  default void readsBackWhatWasWritten() throws IOException {
    EventLog log = sample();
    EventLog again = read(written(log));
    assertThat(again.traceCount()).isEqualTo(log.traceCount());
    for (int t = 0; t < log.traceCount(); t++) {
      assertThat(again.trace(t)).isEqualTo(log.trace(t));
    }
    assertThat(again.eventColumns().keySet()).containsAll(log.eventColumns().keySet());
    log.eventColumns()
        .forEach(
            (key, column) -> {
              assertThat(again.eventColumns().get(key).type()).isEqualTo(column.type());
              for (int e = 0; e < log.eventCount(); e++) {
                assertThat(again.eventColumns().get(key).isPresent(e))
                    .as(key + " of event " + e)
                    .isEqualTo(column.isPresent(e));
                if (column.isPresent(e)) {
                  assertThat(again.eventColumns().get(key).text(e)).isEqualTo(column.text(e));
                }
              }
            });
    assertThat(again.eventColumns().get("when").type()).isEqualTo(ColumnType.TIME);
  }

  @Test
  default void writesTheSameBytesAgain() throws IOException {
    byte[] once = written(sample());
    assertThat(written(sample())).isEqualTo(once);
    assertThat(new String(written(read(once)), StandardCharsets.UTF_8))
        .isEqualTo(new String(once, StandardCharsets.UTF_8));
  }

  @Test
  default void readingTwiceGivesTheSameLog() throws IOException {
    byte[] bytes = written(sample());
    assertThat(read(bytes).variants()).isEqualTo(read(bytes).variants());
    assertThat(read(bytes).quality()).isEqualTo(read(bytes).quality());
  }

  @Test
  default void otherContentIsRefusedWithOneLineThatNamesTheFile() {
    assertThatThrownBy(() -> read("%PDF-1.7 and so on".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith("log.file")
        .message()
        .doesNotContain("\n");
  }
}
