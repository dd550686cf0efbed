package org.desirepath.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import org.desirepath.eventlog.filter.Activities;
import org.desirepath.eventlog.filter.Attribute;
import org.desirepath.eventlog.filter.Extent;
import org.desirepath.eventlog.filter.Follows;
import org.desirepath.eventlog.filter.LogFilter;
import org.desirepath.eventlog.filter.Sample;
import org.desirepath.eventlog.filter.TimeWindow;
import org.desirepath.eventlog.filter.Variants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterExpressionTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  private static LogFilter parse(String text) {
    return FilterExpression.parse(text, AMSTERDAM);
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  @Test
  void datesAreWholeDaysInTheZone() {
    assertThat(parse("time started 2025-01-01..2025-06-30"))
        .isEqualTo(
            new TimeWindow(
                TimeWindow.Mode.STARTED,
                millis("2024-12-31T23:00:00Z"),
                millis("2025-06-30T21:59:59.999Z")));
    assertThat(parse("time contained ..2025-06-30T12:00:00Z"))
        .isEqualTo(
            new TimeWindow(
                TimeWindow.Mode.CONTAINED, Long.MIN_VALUE, millis("2025-06-30T12:00:00Z")));
  }

  @Test
  void namesMayHoldBlanksAndQuotedSigns() {
    assertThat(parse("has all Request quote, \"A, b = \\\"c\\\"\""))
        .isEqualTo(
            new Activities(Activities.Mode.HAS_ALL, List.of("Request quote", "A, b = \"c\"")));
    assertThat(parse("starts with Visit website"))
        .isEqualTo(new Activities(Activities.Mode.STARTS_WITH, List.of("Visit website")));
  }

  @Test
  void attributesCompareTextsAndNumbers() {
    assertThat(parse("journeys product line = home, car"))
        .isEqualTo(
            attribute(Attribute.Scope.JOURNEYS, "product line", Attribute.Test.IS, "home", "car"));
    assertThat(parse("events amount >= 12.5"))
        .isEqualTo(attribute(Attribute.Scope.EVENTS, "amount", Attribute.Test.AT_LEAST, "12.5"));
    assertThat(parse("journeys channel missing"))
        .isEqualTo(attribute(Attribute.Scope.JOURNEYS, "channel", Attribute.Test.MISSING));
    assertThat(parse("journeys channel != web"))
        .isEqualTo(attribute(Attribute.Scope.JOURNEYS, "channel", Attribute.Test.IS_NOT, "web"));
  }

  private static LogFilter attribute(
      Attribute.Scope scope, String key, Attribute.Test test, String... values) {
    return new Attribute(scope, key, test, List.of(values));
  }

  @Test
  void amountsAreReadWithTheirUnits() {
    assertThat(parse("variants top 80%")).isEqualTo(new Variants(Variants.Mode.SHARE, 0.8));
    assertThat(parse("variants top 20")).isEqualTo(new Variants(Variants.Mode.TOP, 20));
    assertThat(parse("variants at least 5")).isEqualTo(new Variants(Variants.Mode.AT_LEAST, 5));
    assertThat(parse("duration 2h..1d"))
        .isEqualTo(new Extent(Extent.Unit.DURATION, 7_200_000, 86_400_000));
    assertThat(parse("length 3..")).isEqualTo(new Extent(Extent.Unit.LENGTH, 3, Long.MAX_VALUE));
    assertThat(parse("sample 1000 seed 7")).isEqualTo(new Sample(1000, 7));
  }

  @Test
  void followsReadsBothNamesAndTheLimit() {
    assertThat(parse("follows directly Receive offer > Sign"))
        .isEqualTo(
            new Follows(
                "Receive offer",
                "Sign",
                Follows.Mode.DIRECTLY,
                OptionalLong.empty(),
                Follows.Presence.KEEP));
    assertThat(parse("follows not eventually A > B within 2d"))
        .isEqualTo(
            new Follows(
                "A",
                "B",
                Follows.Mode.EVENTUALLY,
                OptionalLong.of(172_800_000),
                Follows.Presence.REMOVE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time trimmed 2025-01-01T00:00:00Z..2025-06-30T12:00:00Z",
        "time intersecting 2025-01-01T00:00:00Z..",
        "without A, \"B, C\"",
        "has none A",
        "journeys \"a = b\" <= 3",
        "events channel = web, \"x\\\\y\"",
        "variants top 33.3%",
        "duration 90s..PT0.500S",
        "length 2..9",
        "follows not directly A > B within 90s",
        "sample 12 seed 5"
      })
  void whatIsReadCanBeWrittenAndReadAgain(String text) {
    if (text.startsWith("duration")) {
      text = "duration PT0.500S..90s";
    }
    LogFilter filter = parse(text);
    assertThat(parse(filter.expression())).isEqualTo(filter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "x                              | at character 1: found \"x\", expected time, journeys",
        "time during 2025               | at character 6: found \"during\", expected contained",
        "time started 2025-01-01        | at character 14: found \"2025-01-01\", expected FROM..TO",
        "time started 2025-13-01..      | at character 14: as-of: expected a date",
        "time started 2025-02-01..2025-01-01 | at character 14: the window ends before it starts",
        "journeys channel               | at character 17: found the end, expected one of = !=",
        "journeys amount >= much        | at character 20: found \"much\", expected a number",
        "has some A                     | at character 5: found \"some\", expected all, any or none",
        "has all                        | at character 8: found the end, expected an event's name",
        "only \"A                        | at character 6: found no end of the quotes",
        "variants top 0%                | at character 15: amount: expected more than 0",
        "variants top 120%              | at character 17: amount: expected more than 0 and at most 1",
        "duration 2x..3d                | at character 10: expected a length of time",
        "length 5..2                    | at character 8: least and most",
        "follows A > B                  | at character 9: found \"a\", expected directly or eventually",
        "follows directly A             | at character 19: found the end, expected \">\"",
        "sample 10%                     | at character 10: found \"%\", expected nothing more",
        "sample 0                       | at character 8: count: expected at least 1"
      })
  void anErrorSaysWhereAndWhatWasExpected(String text, String message) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
