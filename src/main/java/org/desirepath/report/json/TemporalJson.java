package org.desirepath.report.json;

import java.io.IOException;
import org.desirepath.comparison.UnusualWaits;
import org.desirepath.conformance.data.TemporalProfile;
import org.desirepath.statistics.Proportion;

/**
 * The {@code temporalProfile} and {@code unusualWaits} parts of the JSON results: what waits are
 * usual, and who is out.
 */
public final class TemporalJson {
  private final JsonFields json;

  public TemporalJson(JsonFields json) {
    this.json = json;
  }

  public void write(TemporalProfile profile) throws IOException {
    json.array("temporalProfile", profile.pairs(), pair -> json.object(() -> pair(pair)));
  }

  /** Rows against the profile of the log, where the design gives no bound. */
  public void write(UnusualWaits found) throws IOException {
    json.object(
        "unusualWaits",
        () -> {
          json.number("zeta", found.zeta());
          json.count("pairs", found.pairs());
          json.array("rows", found.rows(), row -> json.object(() -> row(row)));
        });
  }

  private void row(UnusualWaits.Row row) throws IOException {
    json.text("kind", row.kind().word());
    json.text("touchpoint", row.to());
    json.text("from", row.from());
    json.text("against", "profile");
    json.count("journeys", row.share().successes());
    json.count("observable", row.share().trials());
    json.quantity("share", "interval", RulesJson.share(row.share()));
    json.count("n", row.waits());
    json.number("medianMillis", row.medianMillis());
    json.number("boundMillis", row.boundMillis());
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
