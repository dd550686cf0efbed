package org.desirepath.diagnostics.deviations;

import java.util.List;
import org.desirepath.diagnostics.deviations.Deviation.OutcomeEffect;
import org.desirepath.diagnostics.deviations.OutcomeEffects.Effect;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.StratifiedTables;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts over all deviations that have an effect, so that among those called worse or better the
 * share of false ones stays at alpha: such a verdict needs q at most alpha, and the interval at the
 * level for what was selected (Benjamini and Yekutieli, "False discovery rate-adjusted multiple
 * confidence intervals", 2005, doi:10.1198/016214504000001907) wholly beyond delta.
 */
final class DeviationVerdicts {
  private final DiagnosisParameters parameters;
  private final double[] q;
  private final double selectedLevel;

  DeviationVerdicts(List<Effect> effects, DiagnosisParameters parameters) {
    this.parameters = parameters;
    double[] p = effects.stream().mapToDouble(DeviationVerdicts::p).toArray();
    this.q = BenjaminiHochberg.adjust(p);
    int selected = 0;
    for (double value : q) {
      selected += value <= parameters.alpha() ? 1 : 0;
    }
    this.selectedLevel =
        selected == 0
            ? OutcomeEffects.LEVEL
            : BenjaminiHochberg.coverageLevel(
                parameters.alpha(), selected, BenjaminiHochberg.testedCount(p));
  }

  private static double p(Effect effect) {
    StratifiedTables tables = effect.tables();
    return tables == null ? Double.NaN : tables.test().p();
  }

  /** The effect at this index with the interval for what was selected. */
  OutcomeEffect outcome(int index, Effect effect) {
    StratifiedTables tables = effect.tables();
    OutcomeEffect outcome = effect.outcome();
    return tables == null || !(q[index] <= parameters.alpha())
        ? outcome
        : new OutcomeEffect(
            outcome.riskDifference(),
            Quantity.of(tables.riskDifferenceOfEverExposed(selectedLevel)),
            outcome.n(),
            outcome.design());
  }

  /** The verdict of the effect at this index, or null when there is no effect. */
  @Nullable Verdict verdict(int index, DeviationKind kind, Effect effect) {
    Interval interval = effect.outcome().riskDifference().interval();
    StratifiedTables tables = effect.tables();
    if (interval == null || tables == null) {
      return null;
    }
    Verdict verdict = Verdict.of(interval, parameters.delta());
    if (verdict != Verdict.WORSE && verdict != Verdict.BETTER) {
      return verdict;
    }
    Interval wide = tables.riskDifferenceOfEverExposed(selectedLevel).interval();
    boolean holds =
        q[index] <= parameters.alpha() && Verdict.of(wide, parameters.delta()) == verdict;
    // nothing is seen of those who left while waiting
    boolean claimsABetterWait = kind == DeviationKind.LATE && verdict == Verdict.BETTER;
    return holds && !claimsABetterWait ? verdict : Verdict.UNDECIDED;
  }
}
