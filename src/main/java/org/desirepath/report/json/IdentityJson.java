package org.desirepath.report.json;

import java.io.IOException;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.sources.SourceAudit;
import org.desirepath.diagnostics.sources.SourceChecks.Clock;
import org.desirepath.diagnostics.sources.SourceChecks.Duplicates;
import org.desirepath.diagnostics.sources.SourceCoverage.Overlap;
import org.desirepath.eventlog.identity.IdentityAudit;
import org.desirepath.eventlog.identity.IdentityAudit.Rate;
import org.desirepath.eventlog.identity.IdentityAudit.Refusal;
import org.desirepath.eventlog.identity.IdentityAudit.Stitch;
import org.desirepath.report.wording.Period;
import org.jspecify.annotations.Nullable;

/** How the sources of a log became one, in the JSON result and as a table. */
public final class IdentityJson {
  private static final String NO_IDS = "no identifier has an event";
  private static final String BY_ITSELF = "the evidence names the customer";
  private static final String NOTHING = "nothing says whose it is";

  private final JsonFields json;

  public IdentityJson(JsonFields json) {
    this.json = json;
  }

  public void write(@Nullable SourceAudit audit) throws IOException {
    if (audit == null) {
      json.absent("identity", "one source; give a *.sources.yaml in the place of a log");
      return;
    }
    IdentityAudit identity = audit.identity();
    json.object(
        "identity",
        () -> {
          json.count("journeys", identity.journeys());
          json.object("ids", () -> rate(identity.ids()));
          json.array("channels", identity.channels(), this::named);
          json.array("touchpoints", identity.touchpoints(), this::named);
          json.array("coverage", audit.coverage().overlaps(), this::overlap);
          json.array("refusals", identity.refusals(), this::refusal);
          json.array("duplicates", audit.checks().duplicates(), this::duplicates);
          json.array("clocks", audit.checks().clocks(), this::clock);
          json.array("stitches", identity.stitches(), this::stitch);
        });
  }

  private void named(Rate rate) throws IOException {
    json.object(
        () -> {
          json.text("name", rate.name());
          rate(rate);
        });
  }

  private void overlap(Overlap overlap) throws IOException {
    json.object(
        () -> {
          json.text("source", overlap.source());
          json.text("other", overlap.other(), "no other source");
          json.count("n", overlap.n());
          json.count("both", overlap.both());
          json.quantity("share", "interval", overlap.share());
        });
  }

  private void rate(Rate rate) throws IOException {
    json.count("n", rate.ids());
    json.count("identified", rate.identified());
    json.quantity("share", "interval", share(rate));
    json.count("direct", rate.direct());
    json.count("events", rate.events());
    json.count("identifiedEvents", rate.identifiedEvents());
  }

  public static Quantity share(Rate rate) {
    return Quantity.share(rate.identified(), rate.ids(), NO_IDS);
  }

  private void refusal(Refusal refusal) throws IOException {
    json.object(
        () -> {
          json.text("by", refusal.by());
          json.text("outcome", refusal.outcome().word());
          json.texts("ids", refusal.ids());
          json.texts("customers", refusal.customers());
        });
  }

  private void duplicates(Duplicates duplicates) throws IOException {
    json.object(
        () -> {
          json.text("first", duplicates.first());
          json.text("second", duplicates.second());
          json.count("events", duplicates.events());
          json.texts("examples", duplicates.examples());
        });
  }

  private void clock(Clock clock) throws IOException {
    json.object(
        () -> {
          json.text("first", clock.first());
          json.text("second", clock.second());
          json.count("pairs", clock.pairs());
          json.quantity("offset", "interval", clock.offsetMillis());
          json.number("spread", clock.spreadMillis());
          json.flag("systematic", clock.systematic());
        });
  }

  private void stitch(Stitch stitch) throws IOException {
    json.object(
        () -> {
          json.text("source", stitch.source());
          json.text("id", stitch.id());
          json.text("customer", stitch.customer());
          json.text("outcome", stitch.outcome().word());
          json.text("by", stitch.by());
          json.text("evidence", stitch.evidence(), NOTHING);
          json.text("with", stitch.with(), stitch.evidence() == null ? NOTHING : BY_ITSELF);
          json.time("at", stitch.atMillis(), Period.NO_TIMES);
          json.time("from", stitch.fromMillis(), Period.NO_TIMES);
          json.time("to", stitch.toMillis(), Period.NO_TIMES);
          json.count("events", stitch.events());
        });
  }
}
