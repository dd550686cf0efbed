package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StratifiedTablesTest {

  private static final Offset<Double> TIGHT = within(1e-12);

  private static StratifiedTables fourStrata() {
    return new StratifiedTables.Builder()
        .add(12, 20, 8, 35)
        .add(30, 15, 22, 28)
        .add(5, 9, 14, 40)
        .add(18, 6, 11, 10)
        .build();
  }

  /** Reference: statsmodels 0.15.0, {@code StratifiedTable(...).oddsratio_pooled_confint()}. */
  @Test
  void oddsRatioAgreesWithStatsmodels() {
    Estimate or = fourStrata().oddsRatio(0.95);
    assertThat(or.value()).isCloseTo(2.395449658377553, TIGHT);
    assertThat(or.interval().low()).isCloseTo(1.4198634210701264, TIGHT);
    assertThat(or.interval().high()).isCloseTo(4.041359880583704, TIGHT);
  }

  /** Reference: statsmodels 0.15.0, {@code StratifiedTable(...).test_null_odds()}. */
  @Test
  void testAgreesWithStatsmodels() {
    TestResult test = fourStrata().test();
    assertThat(test.method()).isEqualTo(TestResult.Method.NORMAL);
    assertThat(test.z() * test.z()).isCloseTo(10.728560657687417, within(1e-11));
    assertThat(test.p()).isCloseTo(0.0010549447320632455, TIGHT);
  }

  /** Reference: the formulas of Sato and of Greenland and Robins, evaluated with numpy 2.4.6. */
  @Test
  void riskDifferenceAndRiskRatioAgreeWithTheirFormulas() {
    StratifiedTables tables = fourStrata();
    Estimate difference = tables.riskDifference(0.95);
    assertThat(difference.value()).isCloseTo(0.1935810726288664, TIGHT);
    assertThat(difference.interval().low()).isCloseTo(0.07834730767485792, TIGHT);
    assertThat(difference.interval().high()).isCloseTo(0.30881483758287487, TIGHT);
    Estimate ratio = tables.riskRatio(0.95);
    assertThat(ratio.value()).isCloseTo(1.5515844944916952, TIGHT);
    assertThat(ratio.interval().low()).isCloseTo(1.1897556035550179, TIGHT);
    assertThat(ratio.interval().high()).isCloseTo(2.0234529144923865, TIGHT);
    assertThat(tables.riskDifferenceOfExposed()).isCloseTo(0.20039524718998933, TIGHT);
  }

  /** Reference: convolution of {@code scipy.stats.hypergeom.pmf} (scipy 1.17.1). */
  @Test
  void sparseTablesAreTestedByTheExactMidP() {
    TestResult test =
        new StratifiedTables.Builder()
            .add(3, 5, 0, 12)
            .add(2, 1, 1, 6)
            .add(1, 4, 0, 5)
            .build()
            .test();
    assertThat(test.method()).isEqualTo(TestResult.Method.EXACT_MID_P);
    assertThat(test.p()).isCloseTo(0.006140350877192983, TIGHT);
    assertThat(test.z()).isPositive();
  }

  @Test
  void exactTestOfHugeTablesWithAlmostNoSuccessStaysCheap() {
    StratifiedTables.Builder builder = new StratifiedTables.Builder();
    for (int i = 0; i < 1000; i++) {
      builder.add(i < 3 ? 1 : 0, 1_000_000, 0, 3_000_000);
    }
    // three successes, all exposed, each exposed with probability 1/4 under no association
    TestResult test = builder.build().test();
    assertThat(test.method()).isEqualTo(TestResult.Method.EXACT_MID_P);
    assertThat(test.p()).isCloseTo(1.0 / 64, within(1e-6));
  }

  @Property
  void oneStratumGivesTheCrossProductRatio(
      @ForAll @IntRange(min = 1, max = 500) int a,
      @ForAll @IntRange(min = 1, max = 500) int b,
      @ForAll @IntRange(min = 1, max = 500) int c,
      @ForAll @IntRange(min = 1, max = 500) int d) {
    StratifiedTables table = new StratifiedTables.Builder().add(a, b, c, d).build();
    double or = (double) a * d / ((double) b * c);
    assertThat(table.oddsRatio(0.95).value()).isCloseTo(or, within(1e-9 * or));
    double rd = (double) a / (a + b) - (double) c / (c + d);
    assertThat(table.riskDifference(0.95).value()).isCloseTo(rd, within(1e-12));
    assertThat(table.riskDifferenceOfExposed()).isCloseTo(rd, within(1e-12));
    // Woolf's variance is what Robins, Breslow and Greenland reduce to in a single table
    double woolf = 1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d;
    double half = Math.log(table.oddsRatio(0.95).interval().high() / or) / 1.959963984540054;
    assertThat(half * half).isCloseTo(woolf, within(1e-9));
  }

  @Property
  void swappingArmsOrOutcomesMirrorsEveryEstimate(
      @ForAll @IntRange(min = 0, max = 40) int a,
      @ForAll @IntRange(min = 1, max = 40) int b,
      @ForAll @IntRange(min = 1, max = 40) int c,
      @ForAll @IntRange(min = 0, max = 40) int d) {
    StratifiedTables given = new StratifiedTables.Builder().add(a, b, c, d).add(9, 4, 6, 8).build();
    StratifiedTables arms = new StratifiedTables.Builder().add(c, d, a, b).add(6, 8, 9, 4).build();
    StratifiedTables outcomes =
        new StratifiedTables.Builder().add(b, a, d, c).add(4, 9, 8, 6).build();
    for (StratifiedTables mirror : new StratifiedTables[] {arms, outcomes}) {
      assertThat(mirror.test().p()).isCloseTo(given.test().p(), within(1e-9));
      assertThat(mirror.test().z()).isCloseTo(-given.test().z(), within(1e-9));
      double or = given.oddsRatio(0.95).value();
      assertThat(mirror.oddsRatio(0.95).value()).isCloseTo(1 / or, within(1e-9 / or));
      Interval there = given.riskDifference(0.95).interval();
      Interval back = mirror.riskDifference(0.95).interval();
      assertThat(back.low()).isCloseTo(-there.high(), within(1e-9));
    }
  }

  @Test
  void valueAtStakeUsesTheDifferenceOfTheExposedNotThePooledOne() {
    // the pooled difference would report 31 lost successes, where the exposed lost 10
    StratifiedTables tables =
        new StratifiedTables.Builder().add(10, 10, 20, 0).add(90, 10, 9, 1).build();
    assertThat(tables.riskDifferenceOfExposed() * 120).isCloseTo(-10, within(1e-9));
    assertThat(tables.riskDifference(0.95).value() * 120).isCloseTo(-31.4, within(0.1));
  }

  @Test
  void riskSetCorrectionDividesByTheShareNeverExposed() {
    StratifiedTables tables = new StratifiedTables.Builder().addRiskSet(20, 20, 30, 10, 20).build();
    assertThat(tables.exposedLaterShare()).isCloseTo(0.5, TIGHT);
    Estimate now = tables.riskDifference(0.95);
    Estimate ever = tables.riskDifferenceOfEverExposed(0.95);
    assertThat(ever.value()).isCloseTo(2 * now.value(), TIGHT);
    assertThat(ever.interval().low()).isCloseTo(2 * now.interval().low(), TIGHT);
    assertThat(ever.interval().high()).isCloseTo(2 * now.interval().high(), TIGHT);
    assertThat(
            new StratifiedTables.Builder()
                .addRiskSet(2, 2, 3, 1, 4)
                .build()
                .riskDifferenceOfEverExposed(0.95)
                .absentReason())
        .isEqualTo("every comparator is exposed later");
  }

  @Test
  void everAgainstNeverStaysWithinWhatADifferenceOfSharesCanBe() {
    Estimate wide =
        new StratifiedTables.Builder()
            .addRiskSet(20, 20, 30, 10, 28)
            .build()
            .riskDifferenceOfEverExposed(0.95);
    assertThat(wide.value()).isCloseTo(-0.25 / 0.3, TIGHT);
    assertThat(wide.interval().low()).isEqualTo(-1);
    assertThat(
            new StratifiedTables.Builder()
                .addRiskSet(30, 10, 10, 30, 36)
                .build()
                .riskDifferenceOfEverExposed(0.95)
                .absentReason())
        .startsWith("nearly every comparator is exposed later");
  }

  @Test
  void riskDifferenceNeedsTenSuccessesAndTenFailuresInTheSmallerArm() {
    assertThat(new StratifiedTables.Builder().add(10, 10, 50, 1).build().supportsRiskDifference())
        .isTrue();
    assertThat(new StratifiedTables.Builder().add(9, 11, 50, 50).build().supportsRiskDifference())
        .isFalse();
    assertThat(new StratifiedTables.Builder().add(50, 50, 11, 9).build().supportsRiskDifference())
        .isFalse();
    // a stratum without comparators adds nothing
    assertThat(
            new StratifiedTables.Builder()
                .add(9, 10, 50, 50)
                .add(10, 10, 0, 0)
                .build()
                .supportsRiskDifference())
        .isFalse();
  }

  @Test
  void emptyAndOneSidedTablesAreAbsentWithAReason() {
    StratifiedTables none = new StratifiedTables.Builder().build();
    StratifiedTables oneArm = new StratifiedTables.Builder().add(5, 5, 0, 0).build();
    StratifiedTables oneOutcome = new StratifiedTables.Builder().add(5, 0, 7, 0).build();
    for (StratifiedTables tables : new StratifiedTables[] {none, oneArm, oneOutcome}) {
      assertThat(tables.oddsRatio(0.95).absentReason()).isNotEmpty();
      assertThat(tables.riskDifference(0.95).absentReason()).isNotEmpty();
      assertThat(tables.riskDifferenceOfEverExposed(0.95).absentReason()).isNotEmpty();
      assertThat(tables.riskRatio(0.95).absentReason()).isNotEmpty();
      assertThat(tables.test().isTestable()).isFalse();
      assertThat(tables.test().p()).isNaN();
      assertThat(tables.heterogeneity(fourStrata()).isTestable()).isFalse();
      assertThat(tables.informativeCount()).isZero();
    }
    assertThat(oneArm.riskDifferenceOfExposed()).isNaN();
    assertThat(oneArm.exposedLaterShare()).isNaN();
    assertThat(oneArm.exposedCount()).isEqualTo(10);
    assertThat(oneOutcome.comparableCount()).isEqualTo(12);
  }

  @Test
  void zeroAndInfiniteOddsRatiosAreAbsentWithAReason() {
    assertThat(
            new StratifiedTables.Builder().add(0, 9, 5, 5).build().oddsRatio(0.95).absentReason())
        .contains("is 0");
    assertThat(
            new StratifiedTables.Builder().add(9, 0, 5, 5).build().oddsRatio(0.95).absentReason())
        .contains("infinite");
  }

  @Test
  void twoLogOddsRatiosAreComparedByTheirVariances() {
    StratifiedTables first = new StratifiedTables.Builder().add(40, 20, 30, 60).build();
    StratifiedTables second = new StratifiedTables.Builder().add(30, 30, 45, 45).build();
    double v1 = 1.0 / 40 + 1.0 / 20 + 1.0 / 30 + 1.0 / 60;
    double v2 = 2.0 / 30 + 2.0 / 45;
    TestResult result = first.heterogeneity(second);
    assertThat(result.z()).isCloseTo(Math.log(4) / Math.sqrt(v1 + v2), TIGHT);
    assertThat(second.heterogeneity(first).p()).isEqualTo(result.p());
  }

  /** Textbook: two arms of 100, p = .5, 80 % power: (1.96 + 0.8416) sqrt(2 * .25 / 100). */
  @Test
  void detectableDifferenceIsTheTextbookOne() {
    StratifiedTables tables = new StratifiedTables.Builder().add(50, 50, 50, 50).build();
    assertThat(tables.detectableDifference(0.95, 0.8)).isCloseTo(0.1981, within(0.001));
    assertThat(tables.detectableDifference(0.95, 0.5)).isCloseTo(0.1386, within(0.001));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tables.detectableDifference(0.95, 80))
        .withMessageContaining("80");
  }

  @Test
  void negativeCellsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StratifiedTables.Builder().add(1, -2, 3, 4))
        .withMessageContaining("b=-2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StratifiedTables.Builder().addRiskSet(1, 2, 3, 4, 8))
        .withMessageContaining("later=8");
  }
}
