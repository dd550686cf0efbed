package org.desirepath.report.result;

import java.io.IOException;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.Verdict;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.wording.Reasons;
import org.jspecify.annotations.Nullable;

/** What something goes with: {@code outcomeEffect}, {@code verdict} and {@code value}. */
final class EffectJson {
  private final JsonFields json;

  EffectJson(JsonFields json) {
    this.json = json;
  }

  void write(Deviation.OutcomeEffect effect, @Nullable Verdict verdict, Deviation.Value value)
      throws IOException {
    json.object("outcomeEffect", () -> effect(effect));
    json.text(
        "verdict", verdict == null ? null : verdict.word(), Reasons.of(effect.riskDifference()));
    json.object("value", () -> value(value));
  }

  private void effect(Deviation.OutcomeEffect effect) throws IOException {
    json.quantity("riskDifference", "interval", effect.riskDifference());
    if (effect.selected().interval() != null) {
      json.interval("selectedInterval", effect.selected().interval());
    }
    json.count("n", effect.n());
    if (!effect.design().isEmpty()) {
      json.text("design", effect.design());
    }
  }

  private void value(Deviation.Value value) throws IOException {
    json.quantity("amount", value.amount());
    if (value.amount().interval() != null) {
      json.interval("amountInterval", value.amount().interval());
    }
    json.text("currency", value.currency(), "the design names no currency");
  }
}
