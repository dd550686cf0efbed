package org.desirepath.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DataQualityTest {
  private static final long DAY = 86_400_000L;
  private static final long START = Instant.parse("2024-01-01T09:30:00Z").toEpochMilli();

  private final EventLogBuilder builder = EventLog.builder("log");

  private List<String> codes() {
    return builder.build().quality().stream().map(QualityFinding::code).toList();
  }

  private QualityFinding finding(String code) {
    return builder.build().quality().stream()
        .filter(q -> q.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ordinaryLogHasNoFindings() {
    for (int i = 0; i < 50; i++) {
      builder.addEvent(builder.trace("t" + i % 5), "a", START + i * 3_700_123L);
    }
    assertThat(codes()).isEmpty();
  }

  @Test
  void emptyLogIsAnError() {
    assertThat(finding("noEvents").severity()).isEqualTo(QualityFinding.Severity.ERROR);
  }

  @Test
  void journeyWithoutEventsIsNamed() {
    builder.addEvent(builder.trace("full"), "a", START);
    builder.trace("empty");
    assertThat(finding("emptyJourneys").examples()).containsExactly("empty");
  }

  @Test
  void eventsEqualInEverythingAreDuplicates() {
    int trace = builder.trace("t");
    builder.eventColumn("x").setText(builder.addEvent(trace, "a", START), "same");
    builder.addEvent(trace, "b", START);
    builder.eventColumn("x").setText(builder.addEvent(trace, "a", START), "same");
    assertThat(finding("duplicateEvents").count()).isEqualTo(1);
  }

  @Test
  void eventsThatDifferInAnAttributeAreNoDuplicates() {
    int trace = builder.trace("t");
    builder.eventColumn("x").setText(builder.addEvent(trace, "a", START), "one");
    builder.eventColumn("x").setText(builder.addEvent(trace, "a", START), "other");
    assertThat(codes()).containsExactly("ties");
  }

  @Test
  void namesThatDifferByCaseOrBlanksAreShownTogether() {
    int trace = builder.trace("t");
    builder.addEvent(trace, "Send offer", START);
    builder.addEvent(trace, "send  Offer ", START + 1);
    builder.addEvent(trace, "Sign", START + 2);
    assertThat(finding("labelVariants").count()).isEqualTo(2);
    assertThat(finding("labelVariants").examples())
        .containsExactly("\"Send offer\" \"send  Offer \"");
  }

  @Test
  void timesBefore1990AreImplausible() {
    builder.addEvent(builder.trace("old"), "a", 0);
    builder.addEvent(builder.trace("new"), "a", START);
    assertThat(finding("implausibleTimes").examples()).containsExactly("old");
  }

  @Test
  void datesWithoutTimeOfDayAreFoundInAnyZoneAndAcrossSummerTime() {
    for (int i = 0; i < 40; i++) {
      long midnightInAmsterdam = START - 10 * 3_600_000L - 1_800_000L + i * (10 * DAY);
      long summer = i >= 9 && i < 30 ? 3_600_000L : 0;
      builder.addEvent(builder.trace("t" + i), "a", midnightInAmsterdam - summer);
    }
    assertThat(finding("midnightTimes").count()).isEqualTo(40);
  }

  @Test
  void lastEventFarAfterTheRestProposesABetterMoment() {
    for (int i = 0; i < 200; i++) {
      builder.addEvent(builder.trace("t" + i), "a", START + i * (DAY / 10) + i);
    }
    builder.addEvent(builder.trace("late"), "a", START + 500 * DAY);
    QualityFinding finding = finding("lastEventFarAfter");
    assertThat(finding.count()).isEqualTo(1);
    assertThat(finding.message())
        .contains("--as-of " + Instant.ofEpochMilli(START + 199 * (DAY / 10) + 199));
  }
}
