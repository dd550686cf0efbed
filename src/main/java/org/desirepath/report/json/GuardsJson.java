package org.desirepath.report.json;

import java.io.IOException;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.data.GuardChecker;
import org.desirepath.conformance.data.GuardResult;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.Proportion;

/** The {@code guards} part of the JSON result: those of a data Petri net, staged semantics. */
public final class GuardsJson {
  private final JsonFields json;

  public GuardsJson(JsonFields json) {
    this.json = json;
  }

  /** Writes the guards; nothing when the net has none. */
  public void write(EventLog log, ConformanceResult conformance) throws IOException {
    if (conformance.model().data().guards().isEmpty()) {
      return;
    }
    json.array("guards", GuardChecker.check(log, conformance), this::guard);
  }

  private void guard(GuardResult guard) throws IOException {
    json.object(
        () -> {
          json.text("transition", guard.transition());
          json.text("touchpoint", guard.label(), "the transition is silent");
          json.text("guard", guard.guard());
          json.text("semantics", "staged");
          json.count("held", guard.held());
          json.count("violated", guard.violated());
          json.count("unknown", guard.unknown());
          Proportion share = guard.violatingShare();
          json.count("journeys", share.successes());
          json.count("observable", share.trials());
          json.quantity(
              "share",
              "interval",
              share.trials() == 0
                  ? Quantity.absent("its values are known in no journey")
                  : Quantity.of(share.estimate(), share.wilson()));
        });
  }
}
