package org.desirepath.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordQualityTest {
  private static final long DAY = 86_400_000L;
  private static final long START = Instant.parse("2025-01-01T08:00:00Z").toEpochMilli();

  private final EventLogBuilder log = EventLog.builder("log");

  /** Journeys of three events, one day apart, one begun a day; 1,200 events over 402 days. */
  private void plain() {
    for (int i = 0; i < 400; i++) {
      int trace = log.trace("j" + i);
      for (int e = 0; e < 3; e++) {
        log.addEvent(trace, List.of("A", "B", "C").get(e), START + (i + e) * DAY + e * 60_000L + i);
      }
    }
  }

  private QualityFinding finding(String code) {
    return log.build().quality().stream()
        .filter(f -> f.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + code));
  }

  @Test
  void aPlainLogHasOnlyItsLastJourneysUnfinished() {
    plain();

    assertThat(log.build().quality())
        .singleElement()
        .satisfies(f -> assertThat(f.code()).isEqualTo("perhapsUnfinished"))
        .satisfies(f -> assertThat(f.examples()).containsExactly("j398", "j399"));
  }

  @Test
  void journeysAtOneInstantAreFound() {
    plain();
    log.addEvent(log.trace("upload"), "A", START + 50 * DAY);
    log.addEvent(log.trace("upload"), "B", START + 50 * DAY);

    QualityFinding found = finding("sameInstantJourneys");

    assertThat(found.count()).isEqualTo(1);
    assertThat(found.examples()).containsExactly("upload");
  }

  @Test
  void aSilenceOfTheWholeLogIsFoundWithItsEnds() {
    plain();
    for (int i = 0; i < 40; i++) {
      log.addEvent(log.trace("after" + i), "A", START + (500 + i) * DAY);
    }

    assertThat(finding("recordGaps").examples())
        .hasSize(1)
        .first()
        .asString()
        .contains(" to 2026-");
  }

  @Test
  void namesOfFewEventsAreFound() {
    plain();
    for (int i = 0; i < 4; i++) {
      log.addEvent(log.trace("j10"), "Bb", START + (10 + i) * DAY);
    }

    assertThat(finding("rareActivities").examples()).containsExactly("Bb");
  }

  @Test
  void namesThatDifferByALifecycleAreFound() {
    for (String name : List.of("Pay_start", "Pay_complete", "Call (start)", "Call", "Restart")) {
      log.addEvent(log.trace("1"), name, START);
    }

    assertThat(finding("labelSuffixes").examples())
        .containsExactly("Pay_start", "Pay_complete", "Call (start)");
  }

  @Test
  void journeysThatBeginInTheirMiddleAreFoundAtTheBeginning() {
    plain();
    for (int i = 0; i < 10; i++) {
      log.addEvent(log.trace("cut" + i), "C", START + i * 3_600_000L);
    }

    QualityFinding found = finding("beganBeforeRecord");

    assertThat(found.count()).isEqualTo(10);
    assertThat(found.examples()).first().isEqualTo("cut0");
  }

  @Test
  void timesOfTheFarFutureAreFound() {
    log.addEvent(log.trace("1"), "A", START);
    log.addEvent(log.trace("1"), "B", Instant.parse("9999-12-31T00:00:00Z").toEpochMilli());

    assertThat(finding("timesAfter2100").count()).isEqualTo(1);
  }

  private void channels(String... rare) {
    for (int i = 0; i < 1000; i++) {
      int event = log.addEvent(log.trace("j" + i % 50), "A", START + i * DAY);
      String channel = i < rare.length ? rare[i] : i % 2 == 0 ? "web" : "phone";
      log.eventColumn("channel").setText(event, channel);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,234    | 5,678     | true
          1.234,50 | 950.00    | true
          € 1.234  | € 12,50   | true
          12 %     | 7,5%      | true
          0612     | 0031      | false
          12-03    | 14-05     | false
          1.2.3    | 1.2.4     | false
          12,5     | 12,5 or so| false
          """)
  void textThatLooksLikeNumbersIsFound(String one, String two, boolean expected) {
    log.eventColumn("x").setText(log.addEvent(log.trace("j"), "A", START), one);
    log.eventColumn("x").setText(log.addEvent(log.trace("j"), "B", START + DAY), two);

    assertThat(log.build().quality().stream().anyMatch(f -> f.code().equals("numbersAsText")))
        .isEqualTo(expected);
  }

  @Test
  void valuesOfFewRowsAndVariantsOfThemAreFoundByTheirColumn() {
    channels("fax", "Web ", "Web ");

    assertThat(log.build().quality())
        .extracting(QualityFinding::code, QualityFinding::count, QualityFinding::examples)
        .contains(
            tuple("rareValues", 2L, List.of("\"channel\": 2 of 4 values")),
            tuple("valueVariants", 1L, List.of("\"channel\": 4 values, 3 if joined")));
  }

  @Test
  void whereMostValuesAreRareNoneIsOddAndUsualOnesAreNot() {
    channels("a", "b", "c", "d");
    assertThat(log.build().quality()).extracting(QualityFinding::code).doesNotContain("rareValues");
  }

  @Test
  void plainColumnsHaveNeither() {
    channels();
    assertThat(log.build().quality())
        .extracting(QualityFinding::code)
        .doesNotContain("rareValues", "valueVariants");
  }
}
