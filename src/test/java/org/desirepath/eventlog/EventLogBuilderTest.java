package org.desirepath.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class EventLogBuilderTest {

  private static String labels(EventLog log, int trace) {
    return IntStream.range(log.firstEvent(trace), log.endEvent(trace))
        .mapToObj(e -> log.activities().get(log.activity(e)))
        .reduce("", String::concat);
  }

  private static QualityFinding finding(EventLog log, String code) {
    return log.quality().stream().filter(q -> q.code().equals(code)).findFirst().orElseThrow();
  }

  @Test
  void eventsAreOrderedByTimeThenByPlaceInTheFile() {
    EventLogBuilder builder = EventLog.builder("log");
    int trace = builder.trace("1");
    builder.addEvent(trace, "c", 20);
    builder.addEvent(trace, "b", 10);
    builder.addEvent(trace, "a", 10);
    EventLog log = builder.build();
    assertThat(labels(log, 0)).isEqualTo("bac");
    assertThat(finding(log, "outOfOrder").count()).isEqualTo(1);
    assertThat(finding(log, "ties").count()).isEqualTo(1);
  }

  @Test
  void eventWithoutTimeStaysAfterTheEventBeforeIt() {
    EventLogBuilder builder = EventLog.builder("log");
    int trace = builder.trace("1");
    builder.addEvent(trace, "x", EventLog.NO_TIME);
    builder.addEvent(trace, "b", 20);
    builder.addEvent(trace, "y", EventLog.NO_TIME);
    builder.addEvent(trace, "a", 10);
    EventLog log = builder.build();
    assertThat(labels(log, 0)).isEqualTo("xaby");
    assertThat(finding(log, "missingTimes").count()).isEqualTo(2);
  }

  @Test
  void orderDecidesBetweenEventsOfTheSameTime() {
    EventLogBuilder builder = EventLog.builder("log");
    int trace = builder.trace("1");
    builder.order(builder.addEvent(trace, "b", 10), 2);
    builder.order(builder.addEvent(trace, "a", 10), 1);
    builder.order(builder.addEvent(trace, "c", 5), 3);
    assertThat(labels(builder.build(), 0)).isEqualTo("cab");
  }

  @Test
  void attributesMoveWithTheirEvents() {
    EventLogBuilder builder = EventLog.builder("log");
    int trace = builder.trace("1");
    builder.eventColumn("n").setInteger(builder.addEvent(trace, "b", 20), 2);
    builder.eventColumn("n").setInteger(builder.addEvent(trace, "a", 10), 1);
    EventLog log = builder.build();
    assertThat(log.eventColumns().get("n").number(0)).isEqualTo(1);
    assertThat(log.eventColumns().get("n").number(1)).isEqualTo(2);
  }

  @Test
  void columnOfMixedTypesBecomesTextAndLosesNothing() {
    EventLogBuilder builder = EventLog.builder("log");
    int trace = builder.trace("1");
    ColumnBuilder column = builder.eventColumn("x");
    column.setInteger(builder.addEvent(trace, "a", 1), 7);
    column.setText(builder.addEvent(trace, "a", 2), "seven");
    column.setBoolean(builder.addEvent(trace, "a", 3), true);
    Column built = builder.build().eventColumns().get("x");
    assertThat(built.type()).isEqualTo(ColumnType.TEXT);
    assertThat(List.of(built.text(0), built.text(1), built.text(2)))
        .containsExactly("7", "seven", "true");
  }

  @Test
  void anotherValueForTheSameAttributeIsCounted() {
    EventLogBuilder builder = EventLog.builder("log");
    int event = builder.addEvent(builder.trace("1"), "a", 1);
    builder.eventColumn("x").setText(event, "old");
    builder.eventColumn("x").setText(event, "new");
    EventLog log = builder.build();
    assertThat(log.eventColumns().get("x").text(0)).isEqualTo("new");
    assertThat(finding(log, "replacedValues").examples()).containsExactly("x");
  }

  @Test
  void traceElementsOfOneFileStayApartAndOfTwoFilesJoin() {
    EventLogBuilder builder = EventLog.builder("log");
    builder.startFile("");
    builder.addEvent(builder.traceElement("1"), "a", 1);
    builder.addEvent(builder.traceElement("1"), "b", 2);
    builder.startFile("");
    builder.addEvent(builder.traceElement("1"), "c", 3);
    EventLog log = builder.build();
    assertThat(log.traceCount()).isEqualTo(2);
    assertThat(labels(log, 0)).isEqualTo("ac");
    assertThat(finding(log, "repeatedJourneyIds").count()).isEqualTo(1);
    assertThat(finding(log, "joinedAcrossFiles").count()).isEqualTo(1);
  }

  @Test
  void filesWithAPrefixStayApart() {
    EventLogBuilder builder = EventLog.builder("log");
    builder.startFile("x:").addEvent(builder.trace("1"), "a", 1);
    builder.startFile("y:").addEvent(builder.trace("1"), "b", 2);
    EventLog log = builder.build();
    assertThat(log.traceId(0)).isEqualTo("x:1");
    assertThat(log.traceId(1)).isEqualTo("y:1");
  }

  @Test
  void eventsAfterAMomentAreDroppedAndCounted() {
    EventLogBuilder builder = EventLog.builder("log");
    int kept = builder.trace("kept");
    int lost = builder.trace("lost");
    builder.addEvent(kept, "a", 10);
    builder.addEvent(kept, "b", 20);
    builder.addEvent(kept, "c", EventLog.NO_TIME);
    builder.addEvent(lost, "d", 30);
    EventLog log = builder.build().until(10);
    assertThat(log.traceCount()).isEqualTo(1);
    assertThat(labels(log, 0)).isEqualTo("a");
    assertThat(finding(log, "afterAsOf").count()).isEqualTo(3);
    assertThat(log.until(10)).isSameAs(log);
  }

  @Test
  void findingsOfTheSameCodeBecomeOne() {
    EventLogBuilder builder = EventLog.builder("log");
    for (int i = 1; i <= 2; i++) {
      builder.quality(
          new QualityFinding("x", QualityFinding.Severity.INFO, i, "", List.of("e" + i)));
    }
    assertThat(finding(builder.build(), "x").count()).isEqualTo(3);
    assertThat(finding(builder.build(), "x").examples()).containsExactly("e1", "e2");
  }

  @Property
  void everyTraceIsSortedByTime(
      @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 9) Integer> times) {
    EventLogBuilder builder = EventLog.builder("log");
    for (int i = 0; i < times.size(); i++) {
      builder.addEvent(builder.trace("t" + i % 3), "a" + i, times.get(i));
    }
    EventLog log = builder.build();
    assertThat(log.eventCount()).isEqualTo(times.size());
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t) + 1; e < log.endEvent(t); e++) {
        assertThat(log.timeMillis(e)).isGreaterThanOrEqualTo(log.timeMillis(e - 1));
        if (log.timeMillis(e) == log.timeMillis(e - 1)) {
          int before = Integer.parseInt(log.activities().get(log.activity(e - 1)).substring(1));
          int after = Integer.parseInt(log.activities().get(log.activity(e)).substring(1));
          assertThat(before).isLessThan(after);
        }
      }
    }
  }

  @Property
  void dictionaryKnowsALabelAsStringAndAsCharacters(@ForAll List<String> labels) {
    Dictionary dictionary = new Dictionary();
    for (String label : labels) {
      int code = dictionary.add(label);
      char[] padded = ("<" + label + ">").toCharArray();
      assertThat(dictionary.add(padded, 1, padded.length - 1)).isEqualTo(code);
      assertThat(dictionary.find(label)).isEqualTo(code);
      assertThat(dictionary.label(code)).isEqualTo(label);
    }
    assertThat(dictionary.size()).isEqualTo((int) labels.stream().distinct().count());
    assertThat(dictionary.find("\u0000 not there")).isEqualTo(-1);
  }
}
