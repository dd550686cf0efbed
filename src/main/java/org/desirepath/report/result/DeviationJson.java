package org.desirepath.report.result;

import java.io.IOException;
import java.util.List;
import org.desirepath.diagnostics.deviations.BranchShare;
import org.desirepath.diagnostics.deviations.Circumstances;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.wording.Reasons;

/** When, where and among whom deviations stand, and the shares of branches, in the JSON result. */
public final class DeviationJson {
  private final JsonFields json;

  DeviationJson(JsonFields json) {
    this.json = json;
  }

  void write(Deviation deviation) throws IOException {
    Circumstances found = deviation.circumstances();
    json.flag("desirePath", deviation.isDesirePath());
    json.object("trend", () -> trend(found.trend()));
    json.object("where", () -> where(found.where()));
    json.array("splits", found.splits(), this::split);
    json.quantity("timeLostMillis", "timeLostInterval", found.timeLostMillis());
    if (!found.timeLostDesign().isEmpty()) {
      json.text("timeLostDesign", found.timeLostDesign());
    }
    json.object(
        "recovery",
        () -> {
          recovery("returned", found.recovery().returned());
          recovery("repaired", found.recovery().repaired());
        });
    if (deviation.kind() == DeviationKind.REPLACED) {
      json.array(
          "replacedBy",
          found.replacedBy(),
          one ->
              json.object(
                  () -> {
                    json.text("touchpoint", one.touchpoint());
                    json.count("journeys", one.journeys());
                  }));
    }
  }

  private void recovery(String name, int count) throws IOException {
    if (count == Circumstances.Recovery.FEW) {
      json.absent(name, "too few journeys; not shown, for privacy");
    } else {
      json.count(name, count);
    }
  }

  private void trend(Circumstances.Trend trend) throws IOException {
    json.text("direction", trend.direction(), Reasons.of(trend.p()));
    json.quantity("p", trend.p());
    json.quantity("q", trend.q());
    json.text("unit", trend.unit());
    json.array(
        "periods",
        trend.periods(),
        period ->
            json.object(
                () -> {
                  json.text("from", period.from());
                  json.count("journeys", period.journeys());
                  json.count("observable", period.observable());
                  json.quantity("share", "interval", period.share());
                }));
  }

  private void where(Circumstances.Where where) throws IOException {
    if (where.medianPosition().isPresent()) {
      json.number("medianPosition", where.medianPosition().getAsDouble());
    } else {
      json.absent("medianPosition", "its place in the journeys can't be told");
    }
    json.text("phase", where.phase(), "the design puts it in no phase");
    json.text("after", where.after(), "no designed touchpoint comes before it");
    json.count("afterJourneys", where.afterJourneys());
  }

  private void split(Circumstances.Split split) throws IOException {
    json.object(
        () -> {
          json.text("column", split.column());
          json.text("value", split.value());
          json.count("journeys", split.journeys());
          json.count("observable", split.observable());
          json.quantity("share", "interval", split.share());
          json.quantity("difference", "differenceInterval", split.difference());
          json.quantity("p", split.p());
          json.quantity("q", split.q());
          json.flag("differs", split.differs());
        });
  }

  void branches(List<BranchShare> branches) throws IOException {
    json.array(
        "branchShares",
        branches,
        branch ->
            json.object(
                () -> {
                  json.text("touchpoint", branch.touchpoint());
                  json.texts("branches", branch.branches());
                  json.number("designed", branch.designed());
                  json.count("journeys", branch.journeys());
                  json.count("observable", branch.observable());
                  json.quantity("share", "interval", branch.share());
                  json.quantity("p", branch.p());
                  json.quantity("q", branch.q());
                  json.flag("differs", branch.differs());
                }));
  }
}
