package org.desirepath.diagnostics.moments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.model.DesignedJourney;
import org.desirepath.statistics.SeededRandom;
import org.junit.jupiter.api.Test;

class PeakEndTest {
  private static final DesignedJourney DESIGN = Example.sequence("A", "B", "C", "D", "Goal");

  /** Journeys with three scores of 1 to 5; a fifth is lost after each step. */
  private static PeakEndCheck.Result check(
      long seed, int journeys, ToDoubleFunction<int[]> success) {
    SeededRandom random = new SeededRandom(seed);
    String[] lines = new String[journeys];
    for (int j = 0; j < journeys; j++) {
      int[] scores = {1 + random.nextInt(5), 1 + random.nextInt(5), 1 + random.nextInt(5)};
      StringBuilder line = new StringBuilder("j" + j + ":");
      String[] steps = {"A", "B", "C"};
      int reached = 0;
      while (reached < 3) {
        line.append(
            String.format(Locale.ROOT, " %s{experience=%d}", steps[reached], scores[reached]));
        reached++;
        if (random.nextDouble() < 0.2) {
          break;
        }
      }
      if (reached == 3) {
        line.append(" D");
        line.append(random.nextDouble() < success.applyAsDouble(scores) ? " Goal" : "");
      }
      lines[j] = line.toString();
    }
    return new PeakEndCheck(OutcomeContext.of(Example.aligned(DESIGN, Example.log(lines), 1000)))
        .run();
  }

  private static PeakEnd.Term term(PeakEnd found, String name) {
    return found.terms().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void theEndAddsWhereTheEndDecides() {
    PeakEnd found = check(1, 3000, scores -> 0.5 + 0.1 * (scores[2] - 3)).check();

    assertThat(found).isNotNull();
    assertThat(found.touchpoint()).isEqualTo("D");
    assertThat(term(found, "last").adds()).isTrue();
    assertThat(term(found, "last").slope().value().getAsDouble()).isBetween(0.07, 0.13);
    assertThat(term(found, "worst").adds()).isFalse();
    assertThat(term(found, "best").adds()).isFalse();
  }

  @Test
  void theWorstAddsWhereOneBadExperienceDecides() {
    PeakEnd found =
        check(
                2,
                4000,
                scores -> Math.min(scores[0], Math.min(scores[1], scores[2])) == 1 ? 0.3 : 0.7)
            .check();

    assertThat(found).isNotNull();
    assertThat(term(found, "worst").adds()).isTrue();
    assertThat(term(found, "worst").slope().value().getAsDouble()).isPositive();
    assertThat(term(found, "last").adds()).isFalse();
  }

  @Test
  void theMeanAloneIsNoPeakAndNoEnd() {
    int logs = 80;
    int adding = 0;
    for (int seed = 0; seed < logs; seed++) {
      PeakEnd found = check(seed, 600, s -> 0.2 + 0.2 * ((s[0] + s[1] + s[2]) / 3.0 - 1)).check();
      assertThat(found).isNotNull();
      assertThat(found.meanP().value().getAsDouble()).isLessThan(0.01);
      adding += found.terms().stream().anyMatch(PeakEnd.Term::adds) ? 1 : 0;
    }
    // 5 % and three standard errors
    assertThat(adding).isLessThanOrEqualTo((int) (logs * (0.05 + 3 * 0.0244)));
  }

  @Test
  void unequalProgressIsNoExperience() {
    int logs = 80;
    int significant = 0;
    for (int seed = 100; seed < 100 + logs; seed++) {
      PeakEnd found = check(seed, 600, scores -> 0.6).check();
      assertThat(found).isNotNull();
      significant += found.meanP().value().getAsDouble() < 0.05 ? 1 : 0;
      for (PeakEnd.Term term : found.terms()) {
        significant += term.p().value().getAsDouble() < 0.05 ? 1 : 0;
      }
    }
    assertThat(significant / (4.0 * logs)).isBetween(0.02, 0.09);
  }

  @Test
  void withoutEnoughScoresThereIsAReason() {
    assertThat(check(1, 50, scores -> 0.5).reason()).contains("100 journeys with 3 scores");
  }
}
