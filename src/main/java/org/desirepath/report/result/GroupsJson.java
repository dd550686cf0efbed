package org.desirepath.report.result;

import java.io.IOException;
import org.desirepath.diagnostics.groups.ChangeFindings;
import org.desirepath.diagnostics.groups.DriftFindings;
import org.desirepath.diagnostics.groups.ExperimentFindings;
import org.desirepath.diagnostics.groups.GroupComparison;
import org.desirepath.diagnostics.groups.GroupComparison.Difference;
import org.desirepath.diagnostics.groups.GroupComparison.Side;
import org.desirepath.diagnostics.groups.GroupFindings;
import org.desirepath.diagnostics.groups.Subject;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.wording.ComparedSentences;
import org.jspecify.annotations.Nullable;

/** Groups of journeys beside each other in the JSON result. */
public final class GroupsJson {
  private static final String SAME = "no difference beyond chance was found";

  private final JsonFields json;

  GroupsJson(JsonFields json) {
    this.json = json;
  }

  void write(GroupFindings findings) throws IOException {
    GroupComparison comparison = findings.comparison();
    if (comparison == null) {
      json.absent("groups", "not asked for: give --segment or --period");
    } else {
      json.object("groups", () -> comparison(comparison));
    }
    ExperimentFindings experiment = findings.experiment();
    if (experiment == null) {
      json.absent("experiment", "not asked for: give --experiment");
    } else {
      json.object("experiment", () -> experiment(experiment));
    }
    ChangeFindings change = findings.change();
    if (change == null) {
      json.absent("change", "not asked for: give --change");
    } else {
      json.object("change", () -> change(change));
    }
    DriftFindings drift = findings.drift();
    if (drift == null) {
      json.absent("drift", "not asked for: give --drift");
    } else {
      json.object("drift", () -> drift(drift));
    }
  }

  private void comparison(GroupComparison comparison) throws IOException {
    json.count("tested", comparison.tested());
    json.count("significant", comparison.significant());
    json.array(
        "groups",
        comparison.groups(),
        group ->
            json.object(
                () -> {
                  json.text("column", group.column());
                  json.text("scope", group.scope().word());
                  json.text("value", group.value());
                  json.count("journeys", group.journeys());
                  json.flag("compared", group.compared());
                }));
    json.array("differences", comparison.differences(), this::difference);
    json.texts("notes", comparison.notes());
  }

  private void difference(Difference one) throws IOException {
    json.object(
        () -> {
          json.text("column", one.column());
          json.text("value", one.value());
          json.text("other", one.other());
          subject(one.subject());
          json.object("mine", () -> side(one.mine()));
          json.object("theirs", () -> side(one.theirs()));
          json.quantity("difference", "interval", one.difference());
          json.text("unit", unit(one.subject()));
          json.quantity("p", one.p());
          json.quantity("q", one.q());
          json.flag("differs", one.differs());
          json.text("direction", one.direction() == null ? null : one.direction().word(), SAME);
          json.flag("few", one.few());
          json.text("sentence", ComparedSentences.of(one));
        });
  }

  /** What the difference is measured in. */
  public static String unit(Subject subject) {
    return switch (subject.finding()) {
      case FITNESS -> "fitness";
      case MOMENT -> "logOddsRatio";
      case FITTING, SUCCESS, DEVIATION, DROP_OFF, BRANCH, WAIT_MEDIAN, WAIT_LONGEST -> "share";
    };
  }

  private void subject(Subject subject) throws IOException {
    json.text("finding", subject.finding().word());
    json.text("kind", subject.kind());
    json.text("touchpoint", subject.touchpoint());
  }

  private void side(Side side) throws IOException {
    json.count("count", side.count());
    json.count("n", side.n());
    json.quantity("value", "interval", side.value());
    if (side.median() != null) {
      json.quantity("median", side.median());
    }
    if (side.longest() != null) {
      json.quantity("ninetiethPercentile", side.longest());
    }
  }

  private void experiment(ExperimentFindings found) throws IOException {
    json.text("attribute", found.attribute());
    json.text("control", found.control());
    json.text("evidence", found.evidence().name());
    json.texts("doubts", found.doubts());
    json.count("unassigned", found.unassigned());
    json.count("inSeveralArms", found.inSeveralArms());
    json.array(
        "arms",
        found.arms(),
        arm ->
            json.object(
                () -> {
                  json.text("arm", arm.name());
                  json.count("journeys", arm.journeys());
                  json.count("followed", arm.followed());
                  json.number("designed", arm.designed());
                }));
    json.array(
        "effects",
        found.verdicts(),
        effect ->
            json.object(
                () -> {
                  json.text("arm", effect.arm());
                  json.quantity("riskDifference", "interval", effect.riskDifference());
                  json.count("n", effect.n());
                  json.count("controlN", effect.controlN());
                  json.text("verdict", effect.word());
                }));
    json.object(
        "ratio",
        () -> {
          json.quantity("chiSquare", found.ratio().chiSquare());
          json.count("degrees", found.ratio().degrees());
          json.quantity("p", found.ratio().p());
          json.flag("mismatch", found.ratio().mismatch());
        });
    json.array("balance", found.balance(), this::balance);
    json.array(
        "contamination",
        found.contamination(),
        one ->
            json.object(
                () -> {
                  json.text("arm", one.arm());
                  json.text("treatmentOf", one.treatmentOf());
                  json.text("touchpoint", one.touchpoint());
                  json.count("journeys", one.journeys());
                  json.count("n", one.n());
                  json.quantity("share", "interval", one.share());
                }));
    json.object("comparison", () -> comparison(found.comparison()));
  }

  private void balance(ExperimentFindings.Balance balance) throws IOException {
    json.object(
        () -> {
          json.text("arm", balance.arm());
          json.quantity("chiSquare", balance.chiSquare());
          json.count("degrees", balance.degrees());
          json.quantity("p", balance.p());
          json.flag("imbalanced", balance.imbalanced());
          json.array(
              "levels",
              balance.levels(),
              level ->
                  json.object(
                      () -> {
                        json.text("attribute", level.attribute());
                        json.text("value", level.value());
                        json.quantity("mine", level.mine());
                        json.quantity("control", level.control());
                        json.quantity("standardisedDifference", level.standardisedDifference());
                      }));
        });
  }

  private void change(ChangeFindings found) throws IOException {
    json.text("date", found.date().toString());
    json.count("days", found.days());
    json.count("before", found.before());
    json.count("after", found.after());
    json.count("lastYearBefore", found.lastYearBefore());
    json.count("lastYearAfter", found.lastYearAfter());
    json.count("holidays", found.holidays());
    json.count("tested", found.tested());
    json.array(
        "rows",
        found.rows(),
        row ->
            json.object(
                () -> {
                  subject(row.subject());
                  cell("before", row.before());
                  cell("after", row.after());
                  json.quantity("difference", "interval", row.difference());
                  json.quantity("stratified", "stratifiedInterval", row.stratified());
                  cell("lastYearBefore", row.lastYearBefore());
                  cell("lastYearAfter", row.lastYearAfter());
                  json.quantity(
                      "differenceInDifferences",
                      "differenceInDifferencesInterval",
                      row.differenceInDifferences());
                  json.quantity("p", row.p());
                  json.quantity("q", row.q());
                  json.flag("differs", row.direction() != null);
                  json.text(
                      "direction", row.direction() == null ? null : row.direction().word(), SAME);
                  json.flag("few", row.few());
                  json.text("sentence", ComparedSentences.of(row, found.date().toString()));
                }));
    json.texts("notes", found.notes());
  }

  private void cell(String name, ChangeFindings.@Nullable Cell cell) throws IOException {
    if (cell == null) {
      json.absent(name, "the same days of the year before are not in the log");
      return;
    }
    json.object(
        name,
        () -> {
          json.count("count", cell.count());
          json.count("n", cell.n());
          json.quantity("share", "interval", cell.share());
        });
  }

  private void drift(DriftFindings found) throws IOException {
    json.count("weeks", found.weeks());
    json.count("tested", found.tested());
    json.array(
        "rows",
        found.rows(),
        row ->
            json.object(
                () -> {
                  subject(row.subject());
                  json.count("count", row.count());
                  json.count("n", row.n());
                  json.text("drift", row.kind().word());
                  test("change", row.change());
                  json.text("changedAt", row.changedAt(), "no lasting change was found");
                  json.quantity("before", "beforeInterval", row.before());
                  json.quantity("after", "afterInterval", row.after());
                  test("weekly", row.weekly());
                  test("yearly", row.yearly());
                  json.text("sentence", ComparedSentences.of(row));
                }));
    json.texts("notes", found.notes());
  }

  private void test(String name, DriftFindings.Test test) throws IOException {
    json.object(
        name,
        () -> {
          json.quantity("p", test.p());
          json.quantity("q", test.q());
          json.flag("significant", test.significant());
        });
  }
}
