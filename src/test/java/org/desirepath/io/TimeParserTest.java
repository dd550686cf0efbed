package org.desirepath.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.desirepath.eventlog.EventLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeParserTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          iso | 2010-12-30T11:02:00.000+01:00 | 2010-12-30T10:02:00Z
          iso | 2010-12-30 11:02:00+01:00 | 2010-12-30T10:02:00Z
          iso | 2010-12-30T11:02:00.123456789Z | 2010-12-30T11:02:00.123Z
          iso | 2010-12-30T11:02:00,5+0130 | 2010-12-30T09:32:00.500Z
          iso | 2010-12-30T11:02-05 | 2010-12-30T16:02:00Z
          iso | 2010-12-30T11:02 | 2010-12-30T11:02:00Z
          iso | 2010-12-30 | 2010-12-30T00:00:00Z
          iso | 2012-02-29T24:00:00Z | 2012-03-01T00:00:00Z
          iso | 1948-01-26T10:00:00Z | 1948-01-26T10:00:00Z
          iso | 2010-12-30 11:02:00 Z | 2010-12-30T11:02:00Z
          epoch-s | 1538341610 | 2018-09-30T21:06:50Z
          epoch-s | 1538341610.616 | 2018-09-30T21:06:50.616Z
          epoch-s | -1.5 | 1969-12-31T23:59:58.500Z
          epoch-ms | 1538341610616 | 2018-09-30T21:06:50.616Z
          epoch-us | 1538341610616002 | 2018-09-30T21:06:50.616Z
          epoch-ns | 1538341610616002001 | 2018-09-30T21:06:50.616Z
          dd/MM/yyyy | 3-4-2025 | 2025-04-03T00:00:00Z
          dd/MM/yyyy | 16.01.2017 13:29 | 2017-01-16T13:29:00Z
          MM/dd/yyyy | 3/4/2025 1:05:06 PM | 2025-03-04T13:05:06Z
          MM/dd/yyyy | 12/31/2025 12:00 am | 2025-12-31T00:00:00Z
          yyyy/MM/dd | 2025/03/04 05:06:07.89 | 2025-03-04T05:06:07.890Z
          dd-MMM-yyyy HH:mm | 03-Apr-2025 10:30 | 2025-04-03T10:30:00Z
          yyyyMMdd | 20250403 | 2025-04-03T00:00:00Z
          """)
  void timesOfEveryFormAreRead(String format, String text, Instant expected) {
    long millis = TimeParser.of(format, ZoneOffset.UTC).parse(text);
    assertThat(Instant.ofEpochMilli(millis)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "2010",
        "2010-13-01",
        "2010-02-29",
        "2010-12-30T25:00",
        "2010-12-30T11:60",
        "2010-12-30T11:02:60",
        "2010-12-30T24:01",
        "2010-12-30T11:02:00+",
        "2010-12-30T11:02:00+1",
        "2010-12-30T11:02:00.Z",
        "2010-12-30X11:02",
        "2010-12-30T11:02:00Zz",
        "30-12-2010",
        "20101230"
      })
  void whatIsNoIsoTimeIsNoTime(String text) {
    assertThat(TimeParser.iso(null).parse(text)).isEqualTo(EventLog.NO_TIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "31/04/2025",
        "1/13/2025",
        "1/1/25",
        "1/1/2025 25:00",
        "1/1/2025 13:00 PM",
        "1//2025"
      })
  void whatIsNoDateOfTheFormIsNoTime(String text) {
    assertThat(TimeParser.of("dd/MM/yyyy", null).parse(text)).isEqualTo(EventLog.NO_TIME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-", ".5", "1.2.3", "99999999999999999999"})
  void whatIsNoEpochIsNoTime(String text) {
    assertThat(TimeParser.of("epoch-ms", null).parse(text)).isEqualTo(EventLog.NO_TIME);
  }

  @Property
  void isoTimesAreReadAsJavaTimeReadsThem(
      @ForAll @LongRange(min = -62_135_596_800_000L, max = 253_402_300_799_999L) long millis,
      @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(offsetMinutes * 60);
    OffsetDateTime time = Instant.ofEpochMilli(millis).atOffset(offset);
    if (time.getYear() >= 1 && time.getYear() <= 9999) {
      assertThat(TimeParser.iso(null).parse(time.toString())).isEqualTo(millis);
    }
  }

  @Property
  void localTimesAreReadInTheirZoneAsJavaTimeReadsThem(
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long millis) {
    LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    long expected = millis - AMSTERDAM.getRules().getOffset(local).getTotalSeconds() * 1000L;
    assertThat(TimeParser.iso(AMSTERDAM).parse(local.toString())).isEqualTo(expected);
  }

  @Test
  void hourThatTheClocksRepeatIsTheFirstOne() {
    long first = TimeParser.iso(AMSTERDAM).parse("2025-10-26T02:30");
    assertThat(Instant.ofEpochMilli(first)).isEqualTo(Instant.parse("2025-10-26T00:30:00Z"));
  }

  @Test
  void timesWithoutZoneAreCountedOnlyIfNoneIsGiven() {
    TimeParser assumed = TimeParser.iso(null);
    assumed.parse("2025-01-01");
    assumed.parse("2025-01-01T00:00Z");
    assertThat(assumed.findings())
        .extracting("code", "count")
        .containsExactly(org.assertj.core.groups.Tuple.tuple("zoneAssumed", 1L));
    TimeParser given = TimeParser.iso(AMSTERDAM);
    given.parse("2025-01-01");
    assertThat(given.findings()).isEmpty();
  }

  @Test
  void digitsBelowAMillisecondAreCountedIfTheyAreNotZero() {
    TimeParser parser = TimeParser.iso(ZoneOffset.UTC);
    parser.parse("2025-01-01T00:00:00.123000");
    assertThat(parser.findings()).isEmpty();
    parser.parse("2025-01-01T00:00:00.123001");
    assertThat(parser.findings().get(0).code()).isEqualTo("finerThanMillis");
  }

  @Test
  void aWrongFormatNamesTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeParser.of("epoch-hours", null))
        .withMessageContaining("epoch-ms")
        .withMessageContaining("epoch-hours");
  }

  @Property
  void noTextMakesAFormFail(
      @ForAll @From("timeLike") String text, @ForAll @IntRange(min = 0, max = 6) int form) {
    String format =
        List.of("iso", "epoch-s", "epoch-ns", "dd/MM/yyyy", "MM/dd/yyyy", "yyyy/MM/dd", "yyyyMMdd")
            .get(form);
    TimeParser parser = TimeParser.of(format, AMSTERDAM);
    long millis = parser.parse(text);
    assertThat(parser.parse("  " + text + " ")).isEqualTo(millis);
  }

  @Provide
  Arbitrary<String> timeLike() {
    return Arbitraries.strings().withChars("0123456789-/.:,TZ+ apm").ofMaxLength(28);
  }

  @Test
  void timesThatTheClocksSkipOrRepeatAreCounted() {
    TimeParser times = TimeParser.iso(ZoneId.of("Europe/Amsterdam"));
    times.parse("2025-03-30T01:59");
    times.parse("2025-03-30T02:30");
    times.parse("2025-03-30T03:00");
    times.parse("2025-10-26T02:00");
    times.parse("2025-10-26T02:05");
    times.parse("2025-10-26T03:00");
    times.parse("2025-10-26T02:30+01:00");

    assertThat(times.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("zoneJumps");
              assertThat(finding.count()).isEqualTo(3);
              assertThat(finding.examples()).contains("2025-03-30T02:30", "2025-10-26T02:05");
            });
  }
}
