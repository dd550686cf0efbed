package org.desirepath.diagnostics.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PeriodSplitTest {
  private static final long NEW_YEAR = Instant.parse("2025-12-31T23:30:00Z").toEpochMilli();

  private static String name(String split, ZoneId zone) {
    PeriodSplit periods = PeriodSplit.parse(split);
    return periods.name(periods.start(NEW_YEAR, zone));
  }

  @Test
  void periodsAreThoseOfTheZone() {
    assertThat(name("month", ZoneOffset.UTC)).isEqualTo("2025-12");
    assertThat(name("month", ZoneId.of("Europe/Amsterdam"))).isEqualTo("2026-01");
    assertThat(name("Quarter", ZoneOffset.UTC)).isEqualTo("2025-Q4");
    assertThat(name("year", ZoneOffset.UTC)).isEqualTo("2025");
    assertThat(name("week", ZoneOffset.UTC)).isEqualTo("week of 2025-12-29");
  }

  @Test
  void daysBoundPeriods() {
    assertThat(name("2025-12-31", ZoneOffset.UTC)).isEqualTo("from 2025-12-31");
    assertThat(name("2026-01-01, 2026-02-01", ZoneOffset.UTC)).isEqualTo("before 2026-01-01");
  }

  @Test
  void otherWordsAndDescendingDaysAreRefused() {
    for (String wrong : new String[] {"fortnight", "", "2025-13-01", "2025-02-01,2025-01-01"}) {
      assertThatThrownBy(() -> PeriodSplit.parse(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
