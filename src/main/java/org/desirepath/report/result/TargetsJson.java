package org.desirepath.report.result;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.desirepath.diagnostics.targets.Target;
import org.desirepath.diagnostics.targets.TargetVerdict;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.wording.ComparedSentences;

/** The numbers of the design against what happened, in the JSON result. */
public final class TargetsJson {
  private final JsonFields json;

  TargetsJson(JsonFields json) {
    this.json = json;
  }

  void write(List<Target> targets) throws IOException {
    json.array("targets", targets, this::target);
    json.object(
        "targetCounts",
        () -> {
          for (TargetVerdict verdict : TargetVerdict.values()) {
            json.count(
                verdict.word(), targets.stream().filter(t -> t.verdict() == verdict).count());
          }
        });
  }

  private void target(Target target) throws IOException {
    json.object(
        () -> {
          json.text("kind", target.kind().word());
          json.text("touchpoint", target.touchpoint());
          json.text("aim", target.aim().word());
          json.number("designed", target.designed());
          json.quantity("actual", "interval", target.actual());
          json.count(
              "count",
              target.count() < 0 ? OptionalInt.empty() : OptionalInt.of(target.count()),
              "it is a mean, or there is none");
          json.count("n", target.n());
          json.text("verdict", target.verdict().word());
          json.text("verdictReason", target.reason());
          json.text("sentence", ComparedSentences.of(target));
        });
  }
}
