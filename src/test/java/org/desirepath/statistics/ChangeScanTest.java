package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ChangeScanTest {
  private static final int WEEKS = 110;
  private static final double YEAR = 365.25 / 7;

  /** Weekly counts of about 40 journeys, by month of the year when stratified. */
  private static final class Weeks {
    private final long[][] having;
    private final long[][] n;
    private final long[] plainHaving = new long[WEEKS];
    private final long[] plain = new long[WEEKS];

    Weeks(int strata) {
      this.having = new long[strata][WEEKS];
      this.n = new long[strata][WEEKS];
    }

    static Weeks drawn(int seed, int strata, IntToDoubleFunction share) {
      SeededRandom random = new SeededRandom(seed);
      Weeks weeks = new Weeks(strata);
      for (int w = 0; w < WEEKS; w++) {
        int stratum = (int) (w % YEAR / YEAR * strata);
        int size = 30 + random.nextInt(20);
        for (int i = 0; i < size; i++) {
          int has = random.nextDouble() < share.applyAsDouble(w) ? 1 : 0;
          weeks.having[stratum][w] += has;
          weeks.plainHaving[w] += has;
          weeks.n[stratum][w]++;
          weeks.plain[w]++;
        }
      }
      return weeks;
    }

    ChangeScan scan(int seed) {
      return ChangeScan.of(having, n, 999, new SeededRandom(seed));
    }
  }

  private static double seasonal(int week) {
    return 0.3 + 0.12 * StrictMath.sin(2 * StrictMath.PI * week / YEAR);
  }

  /** A season needs its strata. */
  private static double wave(int strata, int week) {
    return strata == 1 ? 0.3 : seasonal(week);
  }

  private static int alarms(int strata, IntToDoubleFunction share) {
    int alarms = 0;
    for (int seed = 0; seed < 200; seed++) {
      alarms += Weeks.drawn(seed, strata, share).scan(seed).p() <= 0.05 ? 1 : 0;
    }
    return alarms;
  }

  @Test
  void stableSharesRaiseNoMoreAlarmsThanNominal() {
    // 10 of 200 expected; 20 is beyond three standard errors
    assertThat(alarms(1, week -> 0.2)).isLessThan(20);
    assertThat(alarms(12, week -> 0.2)).isLessThan(20);
  }

  @Test
  void seasonsThatComeBackAreNoChangeWithinMonths() {
    assertThat(alarms(12, ChangeScanTest::seasonal)).isLessThan(20);
  }

  @Test
  void seasonsWithoutStrataWouldBeTakenForChanges() {
    assertThat(alarms(1, ChangeScanTest::seasonal)).isGreaterThan(190);
  }

  @Test
  void lastingChangeIsFoundWhereItIs() {
    for (int strata : new int[] {1, 12}) {
      ChangeScan found =
          Weeks.drawn(5, strata, week -> wave(strata, week) + (week >= 70 ? 0.15 : 0)).scan(5);

      assertThat(found.p()).isLessThan(0.005);
      assertThat(found.at()).isBetween(62, 78);
    }
  }

  @Test
  void sameSeedGivesTheSame() {
    Weeks weeks = Weeks.drawn(3, 12, week -> 0.3);

    assertThat(weeks.scan(9)).isEqualTo(weeks.scan(9));
  }

  @Test
  void nothingThatVariesCannotChange() {
    assertThat(Weeks.drawn(1, 1, week -> 0).scan(1).p()).isNaN();
  }

  @Test
  void yearlyWaveIsFoundBesideTrendAndChange() {
    int found = 0;
    int falseAlarms = 0;
    for (int seed = 0; seed < 200; seed++) {
      Weeks wave = Weeks.drawn(seed, 1, week -> seasonal(week) + (week >= 70 ? 0.1 : 0));
      Weeks trend = Weeks.drawn(seed, 1, week -> 0.2 + 0.002 * week + (week >= 70 ? 0.1 : 0));
      found += SeasonTest.of(wave.plainHaving, wave.plain, YEAR, 70).p() <= 0.05 ? 1 : 0;
      falseAlarms += SeasonTest.of(trend.plainHaving, trend.plain, YEAR, 70).p() <= 0.05 ? 1 : 0;
    }
    assertThat(found).isEqualTo(200);
    assertThat(falseAlarms).isLessThan(20);
  }

  @Test
  void oneYearIsTooLittleForASeason() {
    assertThat(SeasonTest.of(new long[60], new long[60], YEAR, -1).p()).isNaN();
  }
}
