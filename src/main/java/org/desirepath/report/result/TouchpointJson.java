package org.desirepath.report.result;

import java.io.IOException;
import org.desirepath.diagnostics.TouchpointFindings;
import org.desirepath.diagnostics.touchpoints.Engagement;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Fact;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Score;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Spread;
import org.desirepath.diagnostics.touchpoints.VanityCheck;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.wording.MeasureSentences;
import org.desirepath.report.wording.Reasons;

/** The {@code touchpoints}, {@code engagement} and {@code vanity} of the JSON result. */
public final class TouchpointJson {
  private final JsonFields json;

  TouchpointJson(JsonFields json) {
    this.json = json;
  }

  void write(TouchpointFindings findings) throws IOException {
    TouchpointFacts facts = findings.facts();
    json.object(
        "touchpoints",
        () -> {
          json.count("sessionGapMillis", facts.sessionGapMillis());
          json.array("facts", facts.facts(), this::fact);
          json.array("phases", facts.phases(), this::phase);
          json.object("effort", () -> effort(facts.effort()));
        });
    engagement(findings.engagement());
    vanity(findings.vanity());
  }

  /** Count, n, share and interval. */
  static void rate(JsonFields json, String name, Rate rate) throws IOException {
    json.object(
        name,
        () -> {
          json.count("count", rate.count());
          json.count("n", rate.n());
          json.quantity("share", "interval", rate.share());
        });
  }

  static void spread(JsonFields json, String name, Spread spread) throws IOException {
    json.object(
        name,
        () -> {
          json.count("n", spread.n());
          json.count("open", spread.open());
          json.quantity("median", "interval", spread.median());
          if (spread.median().isPresent()) {
            json.quantity("lowerQuartile", spread.lowerQuartile());
            json.quantity("upperQuartile", spread.upperQuartile());
            json.quantity("p90", spread.p90());
          }
        });
  }

  private void fact(Fact fact) throws IOException {
    json.object(
        () -> {
          json.text("touchpoint", fact.touchpoint());
          json.text("channel", fact.channel(), "all channels together");
          json.flag("planned", fact.planned());
          json.text("phase", fact.phase(), "it stands in no phase of the design");
          json.count("events", fact.events());
          json.count("journeys", fact.journeys());
          json.quantity("share", "interval", fact.share().share());
          spread(json, "dwellMillis", fact.dwellMillis());
          spread(json, "waitMillis", fact.waitMillis());
          spread(json, "nextMillis", fact.nextMillis());
          rate(json, "bounce", fact.bounce());
          rate(json, "repeated", fact.repeated());
          json.count("mostInOneJourney", fact.most());
          rate(json, "exit", fact.exit());
          rate(json, "channelSwitch", fact.switched());
          rate(json, "unplannedChannel", fact.unplannedChannel());
          rate(json, "backtracked", fact.backtracked());
          rate(json, "extra", fact.extra());
          spread(json, "value", fact.value());
          if (fact.points() == null) {
            json.absent("points", "the design gives it none");
          } else {
            json.count("points", fact.points());
          }
          rate(json, "repeatCustomers", fact.repeatCustomers());
          json.array("scores", fact.scores(), this::score);
        });
  }

  private void score(Score score) throws IOException {
    json.object(
        () -> {
          json.text("score", score.kind());
          json.text("attribute", score.attribute());
          rate(json, "responded", score.responded());
          json.count("invalid", score.invalid());
          json.quantity("value", "interval", score.headline());
          spread(json, "answers", score.answer());
          json.array("responseBias", score.bias(), this::bias);
        });
  }

  private void bias(TouchpointFacts.Bias bias) throws IOException {
    json.object(
        () -> {
          json.text("what", bias.what());
          rate(json, "respondents", bias.respondents());
          rate(json, "others", bias.others());
          json.quantity("difference", "interval", bias.difference());
          json.quantity("q", bias.q());
          json.flag("differs", bias.differs());
        });
  }

  private void phase(TouchpointFacts.Phase phase) throws IOException {
    json.object(
        () -> {
          json.text("phase", phase.phase());
          rate(json, "reached", phase.reached());
          rate(json, "furthest", phase.furthest());
          spread(json, "stayMillis", phase.stayMillis());
          rate(json, "wentBack", phase.wentBack());
        });
  }

  private void effort(TouchpointFacts.Effort effort) throws IOException {
    spread(json, "detourRatio", effort.detour());
    if (effort.shortest() == null) {
      json.absent("shortestEvents", "the least number of events of the design is not known");
    } else {
      json.count("shortestEvents", effort.shortest());
    }
    rate(json, "backtracks", effort.backtracks());
    rate(json, "extra", effort.extra());
    spread(json, "extraEvents", effort.extraEvents());
    spread(json, "channelSwitches", effort.switches());
  }

  private void engagement(Engagement engagement) throws IOException {
    if (engagement.reason() != null) {
      json.absent("engagement", engagement.reason());
      return;
    }
    json.array("engagement", engagement.calibrations(), this::calibration);
  }

  private void calibration(Engagement.Calibration one) throws IOException {
    json.object(
        () -> {
          json.text("touchpoint", one.touchpoint());
          json.text("design", "points up to the first arrival there, success after it");
          json.count("n", one.n());
          json.text("direction", one.rises() ? "rises" : "falls");
          json.quantity("p", one.p());
          json.quantity("q", one.q());
          json.quantity("calibrationSlope", "calibrationSlopeInterval", one.slope());
          json.quantity("brier", "brierInterval", one.brier());
          json.quantity("brierOfBaseRate", "brierOfBaseRateInterval", one.brierOfBaseRate());
          json.quantity("brierGain", "brierGainInterval", one.gain());
          json.array(
              "reliability",
              one.bins(),
              bin ->
                  json.object(
                      () -> {
                        json.number("fromPoints", bin.fromPoints());
                        json.number("toPoints", bin.toPoints());
                        json.count("n", bin.observed().n());
                        json.count("successes", bin.observed().count());
                        json.quantity("observed", "interval", bin.observed().share());
                        json.quantity("foretold", bin.foretold());
                      }));
          json.text("sentence", MeasureSentences.of(one));
        });
  }

  private void vanity(VanityCheck check) throws IOException {
    if (check.reason() != null) {
      json.absent("vanity", check.reason());
      return;
    }
    json.array(
        "vanity",
        check.metrics(),
        metric ->
            json.object(
                () -> {
                  json.text("metric", metric.name());
                  json.count("moments", metric.moments());
                  json.count("journeys", metric.journeys());
                  json.count("more", metric.more());
                  json.quantity("riskDifference", "interval", metric.difference());
                  json.quantity("p", metric.p());
                  json.quantity("q", metric.q());
                  json.quantity("naiveDifference", "naiveInterval", metric.naive());
                  String why = Reasons.of(metric.difference());
                  json.text(
                      "verdict", metric.verdict() == null ? null : metric.verdict().word(), why);
                  if (metric.vanity() == null) {
                    json.absent("vanity", metric.words());
                  } else {
                    json.flag("vanity", metric.vanity());
                  }
                  json.text("evidence", "E2");
                  json.text("words", metric.words());
                  json.text("sentence", MeasureSentences.of(metric));
                }));
  }
}
