package org.desirepath.report.result;

import java.io.IOException;
import java.util.List;
import org.desirepath.comparison.Decision;
import org.desirepath.report.json.JsonFields;

/** Every decision behind a result, in the JSON result. */
final class DecisionJson {
  private final JsonFields json;

  DecisionJson(JsonFields json) {
    this.json = json;
  }

  void write(List<Decision> trail) throws IOException {
    json.array("decisions", trail, this::write);
  }

  private void write(Decision decision) throws IOException {
    json.object(
        () -> {
          json.text("stage", decision.stage().word());
          json.text("subject", decision.subject());
          json.text("what", decision.what());
          json.text("value", decision.value());
          json.text("by", decision.by().word());
          json.text("reason", decision.reason());
        });
  }
}
