package org.desirepath.report;

import java.io.IOException;
import org.desirepath.conformance.data.TemporalProfile;
import org.desirepath.statistics.Proportion;

/** The {@code temporalProfile} part of the JSON result: what waits are usual, and who is out. */
final class TemporalJson {
  private final JsonFields json;

  TemporalJson(JsonFields json) {
    this.json = json;
  }

  void write(TemporalProfile profile) throws IOException {
    json.array("temporalProfile", profile.pairs(), pair -> json.object(() -> pair(pair)));
  }

  private void pair(TemporalProfile.Pair pair) throws IOException {
    json.text("from", pair.from());
    json.text("to", pair.to());
    json.count("n", pair.waits());
    json.number("medianMillis", pair.medianMillis());
    json.number("lowMillis", pair.lowMillis());
    json.number("highMillis", pair.highMillis());
    json.count("observable", pair.traces());
    json.object("late", () -> outside(pair.lateShare()));
    json.object("early", () -> outside(pair.earlyShare()));
  }

  private void outside(Proportion share) throws IOException {
    json.count("journeys", share.successes());
    json.quantity("share", "interval", RulesJson.share(share));
  }
}
