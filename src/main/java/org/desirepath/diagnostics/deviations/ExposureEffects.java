package org.desirepath.diagnostics.deviations;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.diagnostics.deviations.Deviation.OutcomeEffect;
import org.desirepath.diagnostics.deviations.Deviation.Value;
import org.desirepath.diagnostics.effects.Stays;
import org.desirepath.diagnostics.effects.Stays.AtRisk;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.jspecify.annotations.Nullable;

/**
 * What contacts that the company should not have sent go with, as deviations do: exact-time risk
 * sets, and verdicts over all of them together. O(n log n) each for n events.
 */
public final class ExposureEffects {

  /**
   * Contacts of one kind that should not have been sent.
   *
   * @param journeys with one
   * @param rows of a journey: the one after which it may get one, and that of the first
   */
  public record Exposure(int journeys, Stays.Exposures rows) {}

  /** What an exposure goes with. */
  public record Found(OutcomeEffect outcome, Value value, @Nullable Verdict verdict) {}

  private ExposureEffects() {}

  /** In the order of the exposures. */
  public static List<Found> of(OutcomeContext shown, List<Exposure> exposures) {
    if (exposures.isEmpty()) {
      return List.of();
    }
    OutcomeContext context = shown.forComparison();
    OutcomeEffects effects = new OutcomeEffects(context);
    List<OutcomeEffects.Effect> all = new ArrayList<>();
    for (Exposure exposure : exposures) {
      String reason = effects.reasonAgainst(exposure.journeys);
      all.add(
          reason != null
              ? OutcomeEffects.absent(reason)
              : effects.effect(
                  Stays.compare(
                      context, AtRisk.ALL, t -> effects.besideFlow(t, exposure.rows.of(t))),
                  exposure.journeys,
                  OutcomeEffects.design(AtRisk.ALL)));
    }
    DeviationVerdicts verdicts = new DeviationVerdicts(all, context.journeys().parameters());
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      found.add(
          new Found(
              verdicts.outcome(i, all.get(i)),
              all.get(i).value(),
              verdicts.verdict(i, DeviationKind.UNPLANNED, all.get(i))));
    }
    return found;
  }
}
