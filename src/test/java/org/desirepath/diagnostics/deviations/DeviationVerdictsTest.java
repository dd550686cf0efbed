package org.desirepath.diagnostics.deviations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.diagnostics.deviations.Deviation.OutcomeEffect;
import org.desirepath.diagnostics.deviations.Deviation.Value;
import org.desirepath.diagnostics.deviations.OutcomeEffects.Effect;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.statistics.StratifiedTables;
import org.junit.jupiter.api.Test;

class DeviationVerdictsTest {
  private static final DiagnosisParameters PARAMETERS = DiagnosisParameters.standard();

  /** 134 of 200 beside 800 of 1,400: p about .008, interval about [.03, .17]. */
  private static final Effect BORDERLINE = effect(134, 66, 800, 600);

  @Test
  void anEffectBeyondDeltaGoesWithABetterOutcomeWhenItIsTheOnlyOneLookedAt() {
    assertThat(verdict(List.of(BORDERLINE), 0, DeviationKind.CHANNEL)).isEqualTo(Verdict.BETTER);
  }

  @Test
  void theSameEffectAmongManyNullOnesIsUndecided() {
    List<Effect> effects = new ArrayList<>(List.of(BORDERLINE));
    for (int i = 0; i < 20; i++) {
      effects.add(effect(100, 100, 500, 500));
    }

    assertThat(verdict(effects, 0, DeviationKind.CHANNEL)).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void aStrongEffectHoldsAmongManyNullOnes() {
    List<Effect> effects = new ArrayList<>(List.of(effect(50, 150, 700, 700)));
    for (int i = 0; i < 20; i++) {
      effects.add(effect(100, 100, 500, 500));
    }

    assertThat(verdict(effects, 0, DeviationKind.FAILED)).isEqualTo(Verdict.WORSE);
  }

  @Test
  void laterIsNeverBetter() {
    assertThat(verdict(List.of(effect(180, 20, 700, 700)), 0, DeviationKind.LATE))
        .isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void withoutAnEffectThereIsNoVerdict() {
    Effect none =
        new Effect(
            new OutcomeEffect(Quantity.absent("too few"), 0, ""),
            new Value(Quantity.absent("too few"), null),
            null);

    assertThat(verdict(List.of(none), 0, DeviationKind.CHANNEL)).isNull();
  }

  private static Verdict verdict(List<Effect> effects, int index, DeviationKind kind) {
    return new DeviationVerdicts(effects, PARAMETERS).verdict(index, kind, effects.get(index));
  }

  private static Effect effect(long a, long b, long c, long d) {
    StratifiedTables tables = new StratifiedTables.Builder().add(a, b, c, d).build();
    return new Effect(
        new OutcomeEffect(
            Quantity.of(tables.riskDifferenceOfEverExposed(0.95)),
            (int) (a + b + c + d),
            "landmark"),
        new Value(Quantity.absent("no value"), null),
        tables);
  }
}
