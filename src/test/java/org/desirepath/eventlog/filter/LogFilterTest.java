package org.desirepath.eventlog.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.desirepath.ExampleLogs;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.QualityFinding;
import org.junit.jupiter.api.Test;

class LogFilterTest {
  private static final long START = ExampleLogs.START;
  private static final long HOUR = ExampleLogs.HOUR;
  private static final EventLog LOG = ExampleLogs.of("A B C", "A C", "B", "", "A B C D");

  private static List<String> kept(LogFilter filter, EventLog log) {
    EventLog result = filter.apply(log);
    return IntStream.range(0, result.traceCount())
        .mapToObj(
            t -> {
              StringBuilder text = new StringBuilder(result.traceId(t));
              for (int e = result.firstEvent(t); e < result.endEvent(t); e++) {
                text.append(' ').append(result.activities().get(result.activity(e)));
              }
              return text.toString();
            })
        .toList();
  }

  private static LogFilter activities(Activities.Mode mode, String... names) {
    return new Activities(mode, List.of(names));
  }

  @Test
  void activitiesChooseTracesOrEvents() {
    assertThat(kept(activities(Activities.Mode.HAS_ALL, "A", "B"), LOG))
        .containsExactly("c1 A B C", "c5 A B C D");
    assertThat(kept(activities(Activities.Mode.HAS_ANY, "B", "D"), LOG))
        .containsExactly("c1 A B C", "c3 B", "c5 A B C D");
    assertThat(kept(activities(Activities.Mode.HAS_NONE, "A", "nowhere"), LOG))
        .containsExactly("c3 B", "c4");
    assertThat(kept(activities(Activities.Mode.STARTS_WITH, "B"), LOG)).containsExactly("c3 B");
    assertThat(kept(activities(Activities.Mode.ENDS_WITH, "C"), LOG))
        .containsExactly("c1 A B C", "c2 A C");
  }

  @Test
  void aTraceThatLosesAllEventsGoesAndAnEmptyOneStays() {
    assertThat(kept(activities(Activities.Mode.ONLY, "A", "C"), LOG))
        .containsExactly("c1 A C", "c2 A C", "c4", "c5 A C");
    assertThat(kept(activities(Activities.Mode.WITHOUT, "B"), LOG))
        .containsExactly("c1 A C", "c2 A C", "c4", "c5 A C D");
  }

  @Test
  void aNameThatTheLogLacksIsInNoTrace() {
    assertThat(kept(activities(Activities.Mode.HAS_ALL, "A", "nowhere"), LOG)).isEmpty();
  }

  @Test
  void whatWasRemovedIsCounted() {
    QualityFinding finding =
        activities(Activities.Mode.HAS_ALL, "A", "B").apply(LOG).quality().stream()
            .filter(q -> q.code().equals("filtered"))
            .findFirst()
            .orElseThrow();
    assertThat(finding.count()).isEqualTo(3);
    assertThat(finding.message()).contains("3 of 5 journeys").contains("has all \"A\", \"B\"");
    assertThat(finding.examples()).containsExactly("c2", "c3", "c4");
  }

  @Test
  void timeWindowsDifferInWhatMustLieInside() {
    EventLog log = ExampleLogs.of("A B C", "A", "");
    long second = START + HOUR;
    assertThat(kept(new TimeWindow(TimeWindow.Mode.CONTAINED, START, second), log))
        .containsExactly("c2 A");
    assertThat(kept(new TimeWindow(TimeWindow.Mode.INTERSECTING, second, second), log))
        .containsExactly("c1 A B C");
    assertThat(kept(new TimeWindow(TimeWindow.Mode.STARTED, Long.MIN_VALUE, START), log))
        .containsExactly("c1 A B C", "c2 A");
    assertThat(kept(new TimeWindow(TimeWindow.Mode.ENDED, second, Long.MAX_VALUE), log))
        .containsExactly("c1 A B C");
    assertThat(kept(new TimeWindow(TimeWindow.Mode.TRIMMED, second, second), log))
        .containsExactly("c1 B", "c3");
  }

  @Test
  void cuttingTheEndsOfJourneysMovesTheTimeOfTheRecord() {
    LogFilter trimmed = new TimeWindow(TimeWindow.Mode.TRIMMED, START, START + HOUR);
    assertThat(trimmed.asOfMillis(START + 9 * HOUR)).isEqualTo(START + HOUR);
    assertThat(new TimeWindow(TimeWindow.Mode.CONTAINED, START, START).asOfMillis(START + HOUR))
        .isEqualTo(START + HOUR);
  }

  @Test
  void anEventWithoutTimeGoesWithTheOneBeforeIt() {
    EventLogBuilder builder = EventLog.builder("untimed");
    int trace = builder.newTrace("c1");
    builder.addEvent(trace, "A", START);
    builder.addEvent(trace, "B", EventLog.NO_TIME);
    builder.addEvent(trace, "C", START + HOUR);
    assertThat(kept(new TimeWindow(TimeWindow.Mode.TRIMMED, START, START), builder.build()))
        .containsExactly("c1 A B");
  }

  @Test
  void extentMeasuresHoursOrEvents() {
    assertThat(kept(new Extent(Extent.Unit.LENGTH, 2, 3), LOG))
        .containsExactly("c1 A B C", "c2 A C");
    assertThat(kept(new Extent(Extent.Unit.DURATION, 0, HOUR), LOG))
        .as("a journey without times has no duration")
        .containsExactly("c2 A C", "c3 B");
  }

  @Test
  void variantsOfTheSameFrequencyStayTogether() {
    EventLog log = ExampleLogs.of("A", "A", "A", "B", "B", "C", "C", "D");
    assertThat(kept(new Variants(Variants.Mode.TOP, 2), log)).hasSize(7);
    assertThat(kept(new Variants(Variants.Mode.SHARE, 0.375), log)).hasSize(3);
    assertThat(kept(new Variants(Variants.Mode.SHARE, 0.4), log)).hasSize(7);
    assertThat(kept(new Variants(Variants.Mode.AT_LEAST, 3), log)).hasSize(3);
  }

  @Test
  void followsKnowsNextAndLaterAndHowSoon() {
    EventLog log = ExampleLogs.of("A B", "A X B", "B A", "A A B");
    assertThat(kept(follows(Follows.Mode.DIRECTLY, OptionalLong.empty(), true), log))
        .containsExactly("c1 A B", "c4 A A B");
    assertThat(kept(follows(Follows.Mode.EVENTUALLY, OptionalLong.empty(), true), log))
        .containsExactly("c1 A B", "c2 A X B", "c4 A A B");
    assertThat(kept(follows(Follows.Mode.EVENTUALLY, OptionalLong.of(HOUR), true), log))
        .containsExactly("c1 A B", "c4 A A B");
    assertThat(kept(follows(Follows.Mode.EVENTUALLY, OptionalLong.empty(), false), log))
        .containsExactly("c3 B A");
  }

  private static LogFilter follows(Follows.Mode mode, OptionalLong within, boolean keep) {
    return new Follows(
        "A", "B", mode, within, keep ? Follows.Presence.KEEP : Follows.Presence.REMOVE);
  }

  private static EventLog withChannels() {
    EventLogBuilder builder = EventLog.builder("channels");
    String[][] channels = {{"web", "shop"}, {"web", null}, {null, null}, {"7", "12"}};
    for (String[] journey : channels) {
      int trace = builder.newTrace("c" + (builder.traceCount() + 1));
      for (String channel : journey) {
        int row = builder.addEvent(trace, "A", START);
        if (channel != null) {
          builder.eventColumn("channel").setText(row, channel);
        }
      }
    }
    return builder.build();
  }

  private static LogFilter journeys(Attribute.Test test, String... values) {
    return new Attribute(Attribute.Scope.JOURNEYS, "channel", test, List.of(values));
  }

  @Test
  void attributesChooseTracesByAnyOfTheirValues() {
    EventLog log = withChannels();
    assertThat(kept(journeys(Attribute.Test.IS, "web", "12"), log))
        .containsExactly("c1 A A", "c2 A A", "c4 A A");
    assertThat(kept(journeys(Attribute.Test.IS_NOT, "shop"), log))
        .containsExactly("c2 A A", "c3 A A", "c4 A A");
    assertThat(kept(journeys(Attribute.Test.PRESENT), log)).hasSize(3);
    assertThat(kept(journeys(Attribute.Test.MISSING), log)).containsExactly("c3 A A");
  }

  @Test
  void attributesChooseEvents() {
    LogFilter web =
        new Attribute(Attribute.Scope.EVENTS, "channel", Attribute.Test.IS, List.of("web"));
    assertThat(kept(web, withChannels())).containsExactly("c1 A", "c2 A");
  }

  @Test
  void aNumberAskedOfTextIsAnError() {
    assertThatThrownBy(() -> journeys(Attribute.Test.AT_LEAST, "8").apply(withChannels()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"web\"")
        .hasMessageContaining("not a number");
  }

  @Test
  void anAttributeThatTheLogLacksIsAnError() {
    assertThatThrownBy(
            () ->
                new Attribute(Attribute.Scope.JOURNEYS, "region", Attribute.Test.PRESENT, List.of())
                    .apply(LOG))
        .hasMessageContaining("no attribute \"region\"");
  }

  @Test
  void aSampleDoesNotDependOnTheOrderOfTraces() {
    List<String> lines = new ArrayList<>(Collections.nCopies(200, "A"));
    EventLog forward = ExampleLogs.of(lines.toArray(String[]::new));
    EventLogBuilder builder = EventLog.builder("shuffled");
    List<Integer> order = new ArrayList<>(IntStream.rangeClosed(1, 200).boxed().toList());
    Collections.shuffle(order, new Random(7));
    order.forEach(i -> builder.addEvent(builder.newTrace("c" + i), "A", START));
    Sample sample = new Sample(50, 3);
    assertThat(new TreeSet<>(kept(sample, builder.build())))
        .hasSize(50)
        .isEqualTo(new TreeSet<>(kept(sample, forward)));
    assertThat(kept(new Sample(20, 3), forward)).isSubsetOf(kept(sample, forward));
    assertThat(kept(new Sample(50, 4), forward)).isNotEqualTo(kept(sample, forward));
    assertThat(kept(new Sample(500, 3), forward)).hasSize(200);
  }

  @Test
  void everyJourneyIsEquallyLikelyToBeSampled() {
    EventLog log = ExampleLogs.of(Collections.nCopies(40, "A").toArray(String[]::new));
    int[] chosen = new int[40];
    for (int seed = 0; seed < 2000; seed++) {
      for (String id : kept(new Sample(10, seed), log)) {
        chosen[Integer.parseInt(id.substring(1, id.indexOf(' '))) - 1]++;
      }
    }
    // 500 expected, standard deviation 19.4; the largest of 40 goes past 4 of them in 0.3 % of runs
    assertThat(Arrays.stream(chosen).min().orElseThrow()).isGreaterThan(500 - 80);
    assertThat(Arrays.stream(chosen).max().orElseThrow()).isLessThan(500 + 80);
  }
}
