package org.desirepath.report.result;

import java.io.IOException;
import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.Findings;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.diagnostics.moments.CriticalMoments.HighValue;
import org.desirepath.diagnostics.moments.CriticalMoments.Moment;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.wording.FindingSentences;
import org.desirepath.report.wording.Reasons;

/** The {@code deviations}, {@code dropOff} and {@code criticalMoments} of the JSON result. */
public final class FindingsJson {
  private final JsonFields json;

  FindingsJson(JsonFields json) {
    this.json = json;
  }

  void write(ComparisonResult result) throws IOException {
    Findings findings = result.findings();
    json.array("deviations", findings.deviations(), d -> deviation(result, d));
    new DeviationJson(json).branches(findings.branches());
    DropOff dropOff = findings.dropOff();
    if (dropOff == null) {
      json.absent("dropOff", Reasons.orUnknown(findings.dropOffReason()));
    } else {
      json.object("dropOff", () -> dropOff(dropOff));
    }
    CriticalMoments moments = findings.criticalMoments();
    if (moments == null) {
      json.absent("criticalMoments", Reasons.orUnknown(findings.criticalMomentsReason()));
    } else {
      json.object("criticalMoments", () -> moments(moments));
    }
    new ReturnsJson(json).write(findings);
    new TouchpointJson(json).write(findings.touchpoints());
    new ObservabilityJson(json).write(findings.touchpoints().observability());
    new OutboundJson(json).write(findings.touchpoints().outbound());
  }

  private void deviation(ComparisonResult result, Deviation deviation) throws IOException {
    json.object(
        () -> {
          json.text("kind", deviation.kind().word());
          json.text("touchpoint", deviation.touchpoint());
          json.count("journeys", deviation.journeys());
          json.count("observable", deviation.observable());
          json.quantity("share", "interval", deviation.share());
          String uncertain = Reasons.orUnknown(deviation.certaintyReason());
          json.count("certain", deviation.certain(), uncertain);
          json.count("possible", deviation.possible(), uncertain);
          json.count("sameInstant", deviation.sameInstant());
          new EffectJson(json)
              .write(deviation.outcomeEffect(), deviation.verdict(), deviation.value());
          json.texts("examples", deviation.examples());
          if (deviation.examplesReason() != null) {
            json.text("examplesReason", deviation.examplesReason());
          }
          json.text("sentence", FindingSentences.of(result, deviation));
          new DeviationJson(json).write(deviation);
          new ObservabilityJson(json).ofDeviation(result.findings(), deviation);
        });
  }

  private void dropOff(DropOff dropOff) throws IOException {
    json.object(
        "status",
        () -> {
          json.count("completed", dropOff.status().completed());
          json.count("exited", dropOff.status().exited());
          json.count("abandoned", dropOff.status().abandoned());
          json.count("open", dropOff.status().open());
        });
    json.array("steps", dropOff.steps(), this::step);
    json.array(
        "cumulativeIncidence",
        dropOff.cumulativeIncidence(),
        point ->
            json.object(
                () -> {
                  json.count("timeMillis", point.timeMillis());
                  json.count("n", point.n());
                  json.number("completed", point.completed());
                  json.number("exited", point.exited());
                  json.number("abandoned", point.abandoned());
                  new DropOffJson(json).bands(point);
                }));
    if (dropOff.cumulativeIncidenceReason() != null) {
      json.text("cumulativeIncidenceReason", dropOff.cumulativeIncidenceReason());
    }
    new DropOffJson(json).write(dropOff);
  }

  private void step(DropOff.Step step) throws IOException {
    json.object(
        () -> {
          json.text("touchpoint", step.touchpoint());
          json.count("entered", step.entered());
          json.count("advanced", step.advanced());
          json.count("exited", step.exited());
          json.count("abandoned", step.abandoned());
          json.count("open", step.open());
          json.count("mature", step.mature());
          json.quantity("rate", "interval", step.rate());
          json.quantity("designed", step.designed());
          json.quantity("gapToTarget", "gapToTargetInterval", step.gapToTarget());
          if (step.inactiveAfterMillis().isPresent()) {
            json.count("inactiveAfterMillis", step.inactiveAfterMillis().getAsLong());
            json.text("inactiveAfterSource", step.inactiveAfterReason());
          } else {
            json.absent("inactiveAfterMillis", step.inactiveAfterReason());
          }
          json.text("sentence", FindingSentences.of(step));
          new DropOffJson(json).step(step);
        });
  }

  private void moments(CriticalMoments moments) throws IOException {
    json.count("tested", moments.tested());
    json.count("windowMillis", moments.windowMillis());
    List<Moment> tested = moments.moments().stream().filter(m -> m.q().isPresent()).toList();
    List<Moment> untestable = moments.moments().stream().filter(m -> !m.q().isPresent()).toList();
    json.array("moments", tested, m -> moment(m, FindingSentences.of(m)));
    json.array("untestable", untestable, m -> moment(m, FindingSentences.of(m)));
    new MomentJson(json).ofAll(moments);
    HighValue highValue = moments.highValue();
    if (highValue == null) {
      json.absent("highValue", Reasons.orUnknown(moments.highValueReason()));
    } else {
      json.object("highValue", () -> highValue(highValue));
    }
    json.texts("notes", moments.notes());
  }

  private void highValue(HighValue highValue) throws IOException {
    json.number("threshold", highValue.threshold());
    json.count("completed", highValue.completed());
    json.count("valued", highValue.valued());
    json.count("high", highValue.high());
    json.count("tested", highValue.tested());
    json.array("moments", highValue.moments(), m -> moment(m, FindingSentences.ofHighValue(m)));
  }

  private void moment(Moment moment, String sentence) throws IOException {
    json.object(
        () -> {
          json.text("touchpoint", moment.touchpoint());
          json.text("facet", moment.facet().word());
          json.text("design", moment.design());
          json.flag("associated", moment.associated());
          json.flag("critical", moment.critical());
          if (moment.criticalReason() != null) {
            json.text("criticalReason", moment.criticalReason());
          }
          json.text(
              "direction",
              moment.direction() == null ? null : moment.direction().word(),
              "not associated with the outcome");
          json.quantity("oddsRatio", "interval", moment.oddsRatio());
          json.quantity("riskDifference", "riskDifferenceInterval", moment.riskDifference());
          json.quantity("p", moment.p());
          json.quantity("q", moment.q());
          json.count("n", moment.n());
          json.count("exposed", moment.exposed());
          json.quantity("reach", moment.reach());
          json.quantity("stability", moment.stability());
          json.text("evidence", moment.evidence().name());
          if (!moment.note().isEmpty()) {
            json.text("note", moment.note());
          }
          json.text("sentence", sentence);
          new MomentJson(json).ofMoment(moment);
        });
  }
}
