package org.desirepath.visualization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.visualization.Figure.Range;
import org.junit.jupiter.api.Test;

final class WordingTest {

  private static final Wording EN = Wording.ENGLISH;
  private static final Wording NL = Wording.DUTCH;

  @Test
  void countsAreGroupedAsTheLanguageDoes() {
    assertThat(EN.count(0)).isEqualTo("0");
    assertThat(EN.count(999)).isEqualTo("999");
    assertThat(EN.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(NL.count(150_370)).isEqualTo("150.370");
    assertThat(EN.count(-1000)).isEqualTo("−1,000");
  }

  @Test
  void percentagesKeepADecimalOnlyWhenSmall() {
    assertThat(EN.percent(0.412)).isEqualTo("41 %");
    assertThat(EN.percent(0.096)).isEqualTo("9.6 %");
    assertThat(NL.percent(0.038)).isEqualTo("3,8 %");
    assertThat(EN.percent(0)).isEqualTo("0 %");
    assertThat(EN.percent(1)).isEqualTo("100 %");
    assertThat(EN.percent(Double.NaN)).isEqualTo("–");
  }

  @Test
  void nearlyNoneAndNearlyAllAreNotRoundedAway() {
    assertThat(EN.percent(0.00001)).isEqualTo("< 0.1 %");
    assertThat(EN.percent(0.9999)).isEqualTo("> 99 %");
  }

  @Test
  void intervalsOfSharesAreInPercent() {
    assertThat(EN.percentInterval(new Range(0.398, 0.426))).isEqualTo("[40, 43]");
    assertThat(NL.percentInterval(new Range(0.032, 0.045))).isEqualTo("[3,2; 4,5]");
    assertThat(EN.percentInterval(new Range(0.568, 0.573))).isEqualTo("[56.8, 57.3]");
    assertThat(EN.percentInterval(Range.UNKNOWN)).isEmpty();
  }

  @Test
  void durationsUseTheLargestFittingUnit() {
    assertThat(EN.duration(0)).isEqualTo("0 s");
    assertThat(EN.duration(1500)).isEqualTo("1.5 s");
    assertThat(EN.duration(30 * 60_000L)).isEqualTo("30 min");
    assertThat(EN.duration(14 * 3_600_000L)).isEqualTo("14 h");
    assertThat(EN.duration(36 * 3_600_000L)).isEqualTo("1.5 d");
    assertThat(NL.duration(36 * 3_600_000L)).isEqualTo("1,5 d");
    assertThat(EN.duration(800 * 86_400_000L)).isEqualTo("2.2 y");
    assertThat(EN.duration(-1500)).isEqualTo("−1.5 s");
  }

  @Test
  void periodsNameTheYearOnceIfTheyCan() {
    LocalDate start = LocalDate.of(2025, 1, 6);
    assertThat(EN.period(start, LocalDate.of(2025, 7, 25))).isEqualTo("6 Jan – 25 Jul 2025");
    assertThat(NL.period(start, LocalDate.of(2026, 3, 1))).isEqualTo("6 jan 2025 – 1 mrt 2026");
    assertThat(EN.period(start, start)).isEqualTo("6 Jan 2025");
    assertThat(EN.period(null, start)).isEqualTo("period unknown");
  }

  @Test
  void bothLanguagesSayEveryPhraseWithTheSameValues() {
    for (Phrase phrase : Phrase.values()) {
      String english = EN.say(phrase, "1", "2", "3");
      String dutch = NL.say(phrase, "1", "2", "3");
      assertThat(english).isNotBlank().doesNotContain("#");
      assertThat(dutch).isNotBlank().doesNotContain("#");
      for (String value : new String[] {"1", "2", "3"}) {
        assertThat(dutch.contains(value)).as(phrase.name()).isEqualTo(english.contains(value));
      }
    }
  }

  @Property
  void anyNumberCanBeSaid(@ForAll double number, @ForAll long count) {
    assertThat(EN.decimal(number, 2)).isNotEmpty();
    assertThat(EN.percent(number)).endsWith("%");
    assertThat(EN.count(count)).matches("−?\\d{1,3}(,\\d{3})*");
    assertThat(EN.duration(count)).isNotEmpty();
  }
}
