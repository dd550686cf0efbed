package org.desirepath.report.result;

import java.io.IOException;
import org.desirepath.diagnostics.deviations.ExposureEffects.Found;
import org.desirepath.diagnostics.outbound.Outbound;
import org.desirepath.diagnostics.outbound.Outbound.CampaignCodes;
import org.desirepath.diagnostics.outbound.Outbound.Collisions;
import org.desirepath.diagnostics.outbound.Outbound.OfferCell;
import org.desirepath.diagnostics.outbound.Outbound.Offers;
import org.desirepath.diagnostics.outbound.Outbound.Pressure;
import org.desirepath.diagnostics.outbound.Outbound.Sent;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.wording.MeasureSentences;
import org.desirepath.report.wording.Reasons;

/** The {@code outbound} of the JSON result. */
public final class OutboundJson {
  private final JsonFields json;

  OutboundJson(JsonFields json) {
    this.json = json;
  }

  void write(Outbound outbound) throws IOException {
    json.object(
        "outbound",
        () -> {
          json.count("customers", outbound.customers());
          json.count("unidentified", outbound.unidentified());
          json.array("sent", outbound.sent(), this::sent);
          json.array("pressure", outbound.pressure(), this::pressure);
          if (outbound.pressureReason() != null) {
            json.text("pressureReason", outbound.pressureReason());
          }
          Collisions collisions = outbound.collisions();
          if (collisions == null) {
            json.absent("collisions", Reasons.orUnknown(outbound.collisionsReason()));
          } else {
            json.object("collisions", () -> collisions(collisions));
          }
          CampaignCodes codes = outbound.codes();
          if (codes == null) {
            json.absent("campaignCodes", Reasons.orUnknown(outbound.codesReason()));
          } else {
            json.object("campaignCodes", () -> codes(codes));
          }
          json.array("audiences", outbound.audiences(), this::audience);
          Offers offers = outbound.offers();
          if (offers == null) {
            json.absent("offers", Reasons.orUnknown(outbound.offersReason()));
          } else {
            json.object("offers", () -> offers(offers));
          }
        });
  }

  private void sent(Sent sent) throws IOException {
    json.object(
        () -> {
          json.text("touchpoint", sent.touchpoint());
          json.count("touches", sent.touches());
          json.count("journeys", sent.journeys());
          json.count("windowMillis", sent.windowMillis());
          json.count("mature", sent.mature());
          TouchpointJson.rate(json, "answered", sent.answered());
          TouchpointJson.spread(json, "answerMillis", sent.answerMillis());
          json.array(
              "statuses",
              sent.statuses(),
              status ->
                  json.object(
                      () -> {
                        json.text("status", status.status());
                        TouchpointJson.rate(json, "reached", status.reached());
                        json.count("unknown", status.unknown());
                      }));
          json.texts("notes", sent.notes());
          json.text("sentence", MeasureSentences.of(sent));
        });
  }

  private void pressure(Pressure pressure) throws IOException {
    json.object(
        () -> {
          json.count("atMost", pressure.atMost());
          json.count("perMillis", pressure.perMillis());
          TouchpointJson.rate(json, "customers", pressure.customers());
          json.count("touches", pressure.touches());
          json.count("overTouches", pressure.overTouches());
          TouchpointJson.spread(json, "highest", pressure.highest());
          effect(pressure.effect());
          json.texts("examples", pressure.examples());
          json.text("sentence", MeasureSentences.of(pressure));
        });
  }

  private void effect(Found effect) throws IOException {
    new EffectJson(json).write(effect.outcome(), effect.verdict(), effect.value());
  }

  private void collisions(Collisions collisions) throws IOException {
    json.count("windowMillis", collisions.windowMillis());
    TouchpointJson.rate(json, "customers", collisions.customers());
    json.array(
        "pairs",
        collisions.pairs(),
        pair ->
            json.object(
                () -> {
                  json.text("one", pair.one());
                  json.text("two", pair.two());
                  json.count("customers", pair.customers());
                }));
    json.count("pairsLeftOut", collisions.pairsLeftOut());
  }

  private void codes(CampaignCodes codes) throws IOException {
    TouchpointJson.rate(json, "missing", codes.missing());
    json.count("coded", codes.coded());
    TouchpointJson.rate(json, "wellFormed", codes.wellFormed());
    TouchpointJson.rate(json, "known", codes.known());
    json.array(
        "faults",
        codes.faults(),
        fault ->
            json.object(
                () -> {
                  json.text("code", fault.code());
                  json.text("fault", fault.fault().word());
                  json.count("events", fault.events());
                  json.count("journeys", fault.journeys());
                  json.text("meant", fault.meant(), "no code of the list resembles it");
                }));
    json.count("faultsNotNamed", codes.faultsNotNamed());
  }

  private void audience(Outbound.Audience audience) throws IOException {
    json.object(
        () -> {
          json.text("touchpoint", audience.touchpoint());
          json.count("journeys", audience.journeys());
          TouchpointJson.rate(json, "notMeant", audience.notMeant());
          json.count("excluded", audience.excluded());
          json.count("unknown", audience.unknown());
          effect(audience.effect());
          json.texts("examples", audience.examples());
          json.text("sentence", MeasureSentences.of(audience));
        });
  }

  private void offers(Offers offers) throws IOException {
    TouchpointJson.rate(json, "several", offers.several());
    json.array("cells", offers.cells(), this::cell);
    json.count("cellsLeftOut", offers.cellsLeftOut());
  }

  private void cell(OfferCell cell) throws IOException {
    json.object(
        () -> {
          json.text("alike", cell.alike());
          json.text("stage", cell.stage());
          json.text("channel", cell.channel());
          json.text("otherChannel", cell.otherChannel());
          json.text("offer", cell.offer());
          json.text("otherOffer", cell.otherOffer());
          TouchpointJson.rate(json, "share", cell.share());
          TouchpointJson.rate(json, "otherShare", cell.otherShare());
          json.quantity("difference", "interval", cell.difference());
          json.quantity("q", cell.q());
          json.flag("inconsistent", cell.inconsistent());
        });
  }
}
