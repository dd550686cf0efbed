package org.desirepath.report.result;

import java.io.IOException;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.diagnostics.moments.CriticalMoments.Bin;
import org.desirepath.diagnostics.moments.CriticalMoments.Driver;
import org.desirepath.diagnostics.moments.CriticalMoments.JointModel;
import org.desirepath.diagnostics.moments.CriticalMoments.Moment;
import org.desirepath.diagnostics.moments.CriticalMoments.SegmentEffect;
import org.desirepath.diagnostics.moments.CriticalMoments.Trend;
import org.desirepath.diagnostics.moments.PeakEnd;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.wording.MeasureSentences;
import org.desirepath.report.wording.Reasons;

/** What {@code criticalMoments} says beside the moments' own association. */
public final class MomentJson {
  private final JsonFields json;

  MomentJson(JsonFields json) {
    this.json = json;
  }

  /** Fields of one moment. */
  void ofMoment(Moment moment) throws IOException {
    json.quantity("exposedLater", moment.sensitivity().exposedLater());
    json.quantity("eValue", moment.sensitivity().eValue());
    json.quantity("eValueOfLimit", moment.sensitivity().eValueOfLimit());
    json.quantity("detectableDifference", moment.sensitivity().detectable());
    if (moment.sensitivity().selected().interval() != null) {
      json.interval("selectedInterval", moment.sensitivity().selected().interval());
    }
    json.array(
        "controls",
        moment.sensitivity().controls(),
        control ->
            json.object(
                () -> {
                  json.text("outcome", control.outcome());
                  json.quantity("p", control.p());
                  json.quantity("q", control.q());
                  json.flag("differs", control.differs());
                }));
    json.array("segments", moment.segments(), this::segment);
  }

  private void segment(SegmentEffect effect) throws IOException {
    json.object(
        () -> {
          json.text("column", effect.column());
          json.text("value", effect.value());
          json.quantity("riskDifference", "riskDifferenceInterval", effect.riskDifference());
          json.count("n", effect.n());
          json.count("exposed", effect.exposed());
          json.quantity("heterogeneityP", effect.p());
          json.quantity("heterogeneityQ", effect.q());
        });
  }

  /** Fields of all moments together. */
  void ofAll(CriticalMoments moments) throws IOException {
    json.array("trends", moments.trends(), this::trend);
    json.array(
        "setApart",
        moments.setApart(),
        apart ->
            json.object(
                () -> {
                  json.text("touchpoint", apart.touchpoint());
                  json.text("facet", apart.facet().word());
                  json.text("reason", apart.reason());
                }));
    JointModel joint = moments.joint();
    if (joint == null) {
      json.absent("joint", Reasons.orUnknown(moments.jointReason()));
    } else {
      json.object("joint", () -> joint(joint));
    }
    PeakEnd peakEnd = moments.peakEnd();
    if (peakEnd == null) {
      json.absent("peakEnd", Reasons.orUnknown(moments.peakEndReason()));
    } else {
      json.object("peakEnd", () -> peakEnd(peakEnd));
    }
  }

  private void peakEnd(PeakEnd check) throws IOException {
    json.text("touchpoint", check.touchpoint());
    json.count("n", check.n());
    json.count("strata", check.strata());
    json.quantity("mean", "meanInterval", check.mean());
    json.quantity("meanP", check.meanP());
    json.array(
        "terms",
        check.terms(),
        term ->
            json.object(
                () -> {
                  json.text("name", term.name());
                  json.quantity("slope", "slopeInterval", term.slope());
                  json.quantity("p", term.p());
                  json.quantity("q", term.q());
                  json.flag("adds", term.adds());
                }));
  }

  private void trend(Trend trend) throws IOException {
    json.object(
        () -> {
          json.text("touchpoint", trend.touchpoint());
          json.text("facet", trend.facet().word());
          json.text("design", trend.design());
          json.text("unit", trend.unit());
          json.count("n", trend.n());
          json.quantity("z", trend.z());
          json.quantity("p", trend.p());
          json.quantity("q", trend.q());
          json.quantity("knee", "kneeInterval", trend.knee());
          json.quantity("kneeP", trend.kneeP());
          json.count("kneeN", trend.kneeN());
          json.array("bins", trend.bins(), this::bin);
          json.text("note", trend.note());
          json.text("sentence", MeasureSentences.of(trend));
        });
  }

  private void bin(Bin bin) throws IOException {
    json.object(
        () -> {
          json.number("low", bin.low());
          json.number("high", bin.high());
          json.count("n", bin.n());
          json.count("successes", bin.successes());
          json.quantity("rate", "interval", bin.rate());
          json.number("fitted", bin.fitted());
        });
  }

  private void joint(JointModel joint) throws IOException {
    json.count("stays", joint.stays());
    json.count("journeys", joint.journeys());
    json.number("ridge", joint.ridge());
    json.number("explained", joint.explained());
    json.array("drivers", joint.drivers(), this::driver);
    json.text("caveat", joint.caveat());
  }

  private void driver(Driver driver) throws IOException {
    json.object(
        () -> {
          json.text("touchpoint", driver.touchpoint());
          json.text("facet", driver.facet().word());
          json.text("design", driver.design());
          json.quantity("logOdds", "interval", driver.logOdds());
          json.number("share", driver.share());
          json.count("exposedStays", driver.exposedStays());
        });
  }
}
