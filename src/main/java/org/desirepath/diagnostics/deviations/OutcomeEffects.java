package org.desirepath.diagnostics.deviations;

import java.math.BigDecimal;
import org.desirepath.diagnostics.deviations.Deviation.OutcomeEffect;
import org.desirepath.diagnostics.deviations.Deviation.Value;
import org.desirepath.diagnostics.effects.Comparison;
import org.desirepath.diagnostics.effects.Stays;
import org.desirepath.diagnostics.effects.Stays.Rows;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.model.Outcome;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.StratifiedTables;
import org.jspecify.annotations.Nullable;

/** What a comparison of outcomes says of those that have something. */
final class OutcomeEffects {

  /**
   * The effect and the money that goes with it.
   *
   * @param tables behind the effect, or null when there is none
   */
  record Effect(OutcomeEffect outcome, Value value, @Nullable StratifiedTables tables) {}

  static final double LEVEL = 0.95;
  static final String AT_FIRST = "landmark at the first event";
  static final String AT_ARRIVAL =
      "landmark at the first arrival at the touchpoint at which it can be told";
  private static final double Z = 1.959963984540054;
  private static final int FEWEST = 20;

  private final OutcomeContext context;

  OutcomeEffects(OutcomeContext context) {
    this.context = context;
  }

  /** Why nothing can be said of what so many journeys have, or null. */
  @Nullable String reasonAgainst(int deviating) {
    String reason = context.window().reason();
    return reason == null && deviating < FEWEST
        ? "fewer than " + FEWEST + " journeys have it"
        : reason;
  }

  static Effect absent(String reason) {
    return new Effect(
        new OutcomeEffect(Quantity.absent(reason), 0, ""),
        new Value(Quantity.absent("there is no outcome effect"), null),
        null);
  }

  Effect effect(Comparison comparison, int deviating, String design) {
    StratifiedTables tables = comparison.tables(null);
    if (comparison.traces().length == 0) {
      return absent("no journey reached the moment of comparison early enough to be followed");
    }
    if (!tables.supportsRiskDifference()) {
      return absent(
          "fewer than "
              + StratifiedTables.RISK_DIFFERENCE_LIMIT
              + " successes or failures in the smaller of the groups compared");
    }
    Quantity difference = Quantity.of(tables.riskDifferenceOfEverExposed(LEVEL));
    if (!difference.isPresent()) {
      return new Effect(
          new OutcomeEffect(difference, 0, ""),
          new Value(Quantity.absent("there is no outcome effect"), null),
          null);
    }
    return new Effect(
        new OutcomeEffect(difference, comparison.traces().length, design),
        value(comparison, tables, deviating),
        tables);
  }

  private Value value(Comparison comparison, StratifiedTables tables, int deviating) {
    Outcome outcome = context.journeys().model().facts().outcome();
    BigDecimal perSuccess = outcome == null ? null : outcome.value();
    if (outcome == null || perSuccess == null) {
      return new Value(Quantity.absent("the design gives no outcome.value"), null);
    }
    double perDifference = deviating * perSuccess.doubleValue() / (1 - tables.exposedLaterShare());
    double amount = perDifference * tables.riskDifferenceOfExposed();
    double variance = 0;
    for (double influence : comparison.influencesOnExposed()) {
      variance += influence * influence;
    }
    double half = Z * StrictMath.sqrt(variance) * StrictMath.abs(perDifference);
    return new Value(
        half > 0
            ? Quantity.of(amount, new Interval(amount - half, amount + half))
            : Quantity.of(amount),
        outcome.currency());
  }

  static String design(Stays.AtRisk atRisk) {
    return (atRisk == Stays.AtRisk.ALL
            ? "exact-time risk set in the same state"
            : "exact-time risk set among journeys that leave the state by a designed step; loss"
                + " inside the state is not seen")
        + "; exposed at any time against never";
  }

  /** Rows of an exposure that can be compared only beside the flow: a step of it ends the stay. */
  Rows besideFlow(int trace, Rows rows) {
    int exposure = rows.exposure();
    boolean inFlow =
        exposure != Stays.NONE
            && context.journeys()
                    .transitionsOf(trace)[exposure - context.journeys().log().firstEvent(trace)]
                >= 0;
    return inFlow ? new Rows(rows.from(), Stays.NONE, exposure) : rows;
  }
}
