package org.desirepath.report.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.desirepath.statistics.Interval;
import org.junit.jupiter.api.Test;

class EnglishTest {
  @Test
  void numbersHaveGroupsAndATrueMinus() {
    assertThat(English.count(1234567)).isEqualTo("1,234,567");
    assertThat(English.decimal(-1234.56, 1)).isEqualTo("−1,234.6");
    assertThat(English.decimal(-0.01, 1)).isEqualTo("0.0");
    assertThat(English.signed(0.04, 1)).isEqualTo("0.0");
    assertThat(English.points(0.042)).isEqualTo("+4.2 points");
  }

  @Test
  void sharesNeverRoundToNoneOrAll() {
    assertThat(English.percent(0.00004)).isEqualTo("< 0.01 %");
    assertThat(English.percent(0.0004)).isEqualTo("0.04 %");
    assertThat(English.percents(new Interval(0.0001, 0.0006))).isEqualTo("[0.010, 0.060]");
    assertThat(English.percent(0.9996)).isEqualTo("> 99.9 %");
    assertThat(English.percent(0)).isEqualTo("0 %");
    assertThat(English.percent(1)).isEqualTo("100 %");
    assertThat(English.percents(new Interval(0.232727, 0.39583))).isEqualTo("[23.3, 39.6]");
  }

  @Test
  void timesAreInTheUnitThatFits() {
    assertThat(English.duration(45_000)).isEqualTo("45 s");
    assertThat(English.duration(86_400_000L)).isEqualTo("1 day");
    assertThat(English.duration(216_000_000L)).isEqualTo("2.5 days");
    assertThat(English.moment(1_735_689_600_000L)).isEqualTo("2025-01-01 00:00 UTC");
  }
}
