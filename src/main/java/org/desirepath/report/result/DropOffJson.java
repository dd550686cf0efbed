package org.desirepath.report.result;

import java.io.IOException;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.dropoff.GroupDifferences;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.wording.MeasureSentences;
import org.desirepath.statistics.Interval;
import org.jspecify.annotations.Nullable;

/** What the JSON result says of drop-off beside the counts and rates of touchpoints. */
public final class DropOffJson {
  private final JsonFields json;

  DropOffJson(JsonFields json) {
    this.json = json;
  }

  void step(DropOff.Step step) throws IOException {
    json.quantity("gapP", step.gapP());
    json.quantity("gapQ", step.gapQ());
    json.object(
        "gain",
        () -> {
          json.quantity("success", "successInterval", step.gain().success());
          json.quantity("journeys", "journeysInterval", step.gain().journeys());
          json.quantity("predictedSuccess", step.gain().predicted());
          json.quantity("observedSuccess", "observedSuccessInterval", step.gain().observed());
          json.flag("fits", step.gain().fits());
        });
    json.array(
        "sensitivity",
        step.sensitivity(),
        other ->
            json.object(
                () -> {
                  json.text("limits", other.change());
                  if (other.limitMillis().isPresent()) {
                    json.count("inactiveAfterMillis", other.limitMillis().getAsLong());
                  } else {
                    json.absent("inactiveAfterMillis", step.inactiveAfterReason());
                  }
                  json.count("mature", other.mature());
                  json.quantity("rate", "interval", other.rate());
                }));
  }

  void bands(DropOff.IncidencePoint point) throws IOException {
    band("completedInterval", point.completedInterval());
    band("exitedInterval", point.exitedInterval());
    band("abandonedInterval", point.abandonedInterval());
  }

  private void band(String name, @Nullable Interval interval) throws IOException {
    if (interval == null) {
      json.absent(name, "none at a share of 0 or 1");
    } else {
      json.interval(name, interval);
    }
  }

  void write(DropOff dropOff) throws IOException {
    json.object("horizon", () -> horizon(dropOff.horizon()));
    json.object("whereNext", () -> whereNext(dropOff.whereNext()));
    json.object("groups", () -> groups(dropOff.groups()));
  }

  private void horizon(DropOff.Horizon horizon) throws IOException {
    if (horizon.millis().isPresent()) {
      json.count("millis", horizon.millis().getAsLong());
      json.text("source", horizon.source());
    } else {
      json.absent("millis", horizon.source());
    }
    json.count("mature", horizon.mature());
    json.quantity("success", "successInterval", horizon.success());
    json.quantity("designed", horizon.designed());
    json.quantity("gapToTarget", "gapToTargetInterval", horizon.gapToTarget());
    json.quantity("p", horizon.p());
    json.count("lossMature", horizon.lossMature());
    json.quantity("loss", "lossInterval", horizon.loss());
  }

  private void whereNext(DropOff.WhereNext next) throws IOException {
    json.count("withinMillis", next.withinMillis());
    json.text("scope", next.scope());
    json.text("customerAttribute", next.customerAttribute(), "no attribute names the customer");
    json.array(
        "steps",
        next.steps(),
        lost ->
            json.object(
                () -> {
                  json.text("touchpoint", lost.touchpoint());
                  json.count("lost", lost.lost());
                  json.count("seenAgain", lost.seenAgain());
                  json.quantity("share", "interval", lost.share());
                  json.count("otherChannel", lost.otherChannel());
                  json.array("next", lost.next(), this::destination);
                  json.text("sentence", MeasureSentences.of(lost));
                }));
  }

  private void destination(DropOff.Destination next) throws IOException {
    json.object(
        () -> {
          json.text("touchpoint", next.touchpoint());
          json.text("channel", next.channel(), "the event names no channel");
          json.flag("otherJourney", next.otherJourney());
          json.count("journeys", next.journeys());
        });
  }

  private void groups(GroupDifferences groups) throws IOException {
    json.array(
        "steps",
        groups.steps(),
        one ->
            json.object(
                () -> {
                  json.text("column", one.column());
                  json.text("value", one.value());
                  json.text("other", one.other());
                  json.text("touchpoint", one.touchpoint());
                  json.number("rate", one.rate().estimate());
                  json.count("mature", one.rate().trials());
                  json.number("otherRate", one.otherRate().estimate());
                  json.count("otherMature", one.otherRate().trials());
                  json.quantity("difference", "interval", one.difference());
                  json.quantity("p", one.p());
                  json.quantity("q", one.q());
                  json.flag("differs", one.differs());
                }));
    json.array(
        "curves",
        groups.curves(),
        one ->
            json.object(
                () -> {
                  json.text("column", one.column());
                  json.text("cause", one.cause());
                  json.count("groups", one.groups());
                  json.quantity("chiSquare", one.chiSquare());
                  json.count("degrees", one.degrees());
                  json.quantity("p", one.p());
                  json.quantity("q", one.q());
                  json.flag("differs", one.differs());
                }));
  }
}
