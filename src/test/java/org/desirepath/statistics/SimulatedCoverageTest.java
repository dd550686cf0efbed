package org.desirepath.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Intervals and tests against populations whose truth is known. Seeds are fixed, so a run never
 * fails by chance; bounds are nominal value plus or minus some three Monte Carlo errors.
 */
class SimulatedCoverageTest {

  private static final int RUNS = 2000;

  @Test
  void satoIntervalCoversAConstantRiskDifferenceInManySmallStrata() {
    int covered = 0;
    SeededRandom random = new SeededRandom(1);
    for (int run = 0; run < RUNS; run++) {
      StratifiedTables.Builder builder = new StratifiedTables.Builder();
      for (int stratum = 0; stratum < 60; stratum++) {
        double base = 0.2 + 0.4 * random.nextDouble();
        addTable(builder, random, 1 + random.nextInt(2), base + 0.15, 2 + random.nextInt(8), base);
      }
      if (builder.build().riskDifference(0.95).interval().contains(0.15)) {
        covered++;
      }
    }
    assertThat(covered / (double) RUNS).isBetween(0.935, 0.965);
  }

  @Test
  void robinsBreslowGreenlandIntervalCoversAConstantOddsRatio() {
    int covered = 0;
    SeededRandom random = new SeededRandom(2);
    for (int run = 0; run < RUNS; run++) {
      StratifiedTables.Builder builder = new StratifiedTables.Builder();
      for (int stratum = 0; stratum < 60; stratum++) {
        double base = 0.2 + 0.4 * random.nextDouble();
        double exposed = 2 * base / (1 + base);
        addTable(builder, random, 1 + random.nextInt(2), exposed, 2 + random.nextInt(8), base);
      }
      if (builder.build().oddsRatio(0.95).interval().contains(2)) {
        covered++;
      }
    }
    assertThat(covered / (double) RUNS).isBetween(0.935, 0.965);
  }

  /**
   * Journeys are exposed at a random time, if at all, and lost to a later exposure as comparators:
   * the plain risk-set difference shrinks as exposure gets common, the corrected one does not.
   */
  @Test
  void riskSetCorrectionRecoversThePlantedDifference() {
    for (double exposedShare : new double[] {0.1, 0.5, 0.8}) {
      SeededRandom random = new SeededRandom(7);
      int covered = 0;
      double nowSum = 0;
      double everSum = 0;
      for (int run = 0; run < 500; run++) {
        StratifiedTables tables = riskSets(random, 1000, exposedShare, 0.3, 0.16);
        nowSum += tables.riskDifference(0.95).value();
        Estimate ever = tables.riskDifferenceOfEverExposed(0.95);
        everSum += ever.value();
        if (ever.interval().contains(0.16)) {
          covered++;
        }
      }
      assertThat(everSum / 500).isBetween(0.15, 0.17);
      assertThat(covered / 500.0).isBetween(0.915, 0.975);
      // the plain difference shrinks as more comparators are exposed later
      double shrunk = nowSum / everSum;
      assertThat(shrunk).isBetween(1 - 0.8 * exposedShare, 1 - 0.35 * exposedShare);
    }
  }

  /** One risk set an exposure: the exposed one against all who are not exposed yet. */
  private static StratifiedTables riskSets(
      SeededRandom random, int journeys, double exposedShare, double base, double effect) {
    int exposedCount = successes(random, journeys, exposedShare);
    boolean[] success = new boolean[journeys];
    int unexposedSuccesses = 0;
    for (int i = 0; i < journeys; i++) {
      success[i] = random.nextDouble() < (i < exposedCount ? base + effect : base);
      unexposedSuccesses += success[i] ? 1 : 0;
    }
    StratifiedTables.Builder builder = new StratifiedTables.Builder();
    for (int i = 0; i < exposedCount; i++) {
      int own = success[i] ? 1 : 0;
      unexposedSuccesses -= own;
      int unexposed = journeys - i - 1;
      builder.addRiskSet(
          own, 1 - own, unexposedSuccesses, unexposed - unexposedSuccesses, exposedCount - i - 1);
    }
    return builder.build();
  }

  @Test
  void testsRejectATrueNullAtTheirNominalRate() {
    assertThat(rejectionRate(3, 40, 0.4)).isBetween(0.035, 0.065);
    // sparse: mid-p may be below its nominal rate, and is seldom above
    assertThat(rejectionRate(4, 40, 0.02)).isBetween(0.01, 0.06);
  }

  private static double rejectionRate(long seed, int strata, double probability) {
    int rejected = 0;
    SeededRandom random = new SeededRandom(seed);
    for (int run = 0; run < RUNS; run++) {
      StratifiedTables.Builder builder = new StratifiedTables.Builder();
      for (int stratum = 0; stratum < strata; stratum++) {
        addTable(builder, random, 2, probability, 5, probability);
      }
      if (builder.build().test().p() < 0.05) {
        rejected++;
      }
    }
    return rejected / (double) RUNS;
  }

  private static void addTable(
      StratifiedTables.Builder builder,
      SeededRandom random,
      int exposed,
      double exposedProbability,
      int unexposed,
      double unexposedProbability) {
    int a = successes(random, exposed, exposedProbability);
    int c = successes(random, unexposed, unexposedProbability);
    builder.add(a, exposed - a, c, unexposed - c);
  }

  private static int successes(SeededRandom random, int trials, double probability) {
    int successes = 0;
    for (int i = 0; i < trials; i++) {
      if (random.nextDouble() < probability) {
        successes++;
      }
    }
    return successes;
  }

  @Test
  void incidenceIntervalCoversAndTheCurvesAddUpToOne() {
    // causes with rates 1 and 2, censored uniformly on 0 to 2; F_1(0.5) = (1 - exp(-1.5)) / 3
    double truth = (1 - Math.exp(-1.5)) / 3;
    int covered = 0;
    double varianceSum = 0;
    double squares = 0;
    SeededRandom random = new SeededRandom(5);
    for (int run = 0; run < RUNS; run++) {
      AalenJohansen curves = competing(random, 100, false);
      double estimate = curves.incidence(1, 500_000);
      varianceSum += curves.variance(1, 500_000);
      squares += (estimate - truth) * (estimate - truth);
      if (curves.interval(1, 500_000, 0.95).contains(truth)) {
        covered++;
      }
      for (long time = 0; time < 2_000_000; time += 250_000) {
        double sum = curves.incidence(1, time) + curves.incidence(2, time) + curves.survival(time);
        assertThat(Math.abs(sum - 1)).isLessThan(1e-12);
      }
    }
    assertThat(covered / (double) RUNS).isBetween(0.935, 0.965);
    assertThat(varianceSum / squares).isBetween(0.9, 1.1);
  }

  @Test
  void lateEntryDoesNotBiasTheIncidence() {
    double truth = (1 - Math.exp(-1.5)) / 3;
    double sum = 0;
    SeededRandom random = new SeededRandom(6);
    for (int run = 0; run < 300; run++) {
      sum += competing(random, 300, true).incidence(1, 500_000);
    }
    assertThat(sum / 300).isBetween(truth - 0.006, truth + 0.006);
  }

  /** Half of the late subjects enter uniformly on 0 to 0.5; those gone before are never seen. */
  private static AalenJohansen competing(SeededRandom random, int count, boolean late) {
    long[] entries = new long[count];
    long[] exits = new long[count];
    int[] causes = new int[count];
    int i = 0;
    while (i < count) {
      double event = -Math.log(1 - random.nextDouble()) / 3;
      double censored = 2 * random.nextDouble();
      double entry = late && i % 2 == 0 ? 0.5 * random.nextDouble() : -1;
      int cause = random.nextDouble() < 1 / 3.0 ? 1 : 2;
      if (Math.min(event, censored) > entry) {
        entries[i] = entry < 0 ? AalenJohansen.FROM_START : (long) (entry * 1e6);
        exits[i] = (long) (Math.min(event, censored) * 1e6);
        causes[i] = event <= censored ? cause : AalenJohansen.CENSORED;
        i++;
      }
    }
    return AalenJohansen.of(entries, exits, causes, 2);
  }
}
