package org.desirepath.report.json;

import java.io.IOException;
import org.desirepath.conformance.quality.FootprintConformance;
import org.desirepath.conformance.quality.Measure;
import org.desirepath.conformance.quality.NetSimplicity;
import org.desirepath.conformance.quality.QualityMeasures;
import org.desirepath.conformance.quality.TokenReplay;

/** The quality measures within the {@code conformance} part of the JSON result. */
public final class QualityJson {
  private final JsonFields json;

  QualityJson(JsonFields json) {
    this.json = json;
  }

  void write(QualityMeasures measures) throws IOException {
    value("precision", measures.precision());
    Measure generalization = measures.generalization();
    if (generalization == null) {
      json.absent("generalization", QualityMeasures.NO_GENERALIZATION);
    } else {
      value("generalization", generalization);
    }
    json.number("simplicity", measures.simplicity().arcDegreeSimplicity());
    value("fScore", measures.fScore());
    json.object("simplicityDetails", () -> simplicity(measures.simplicity()));
    json.object("footprints", () -> footprints(measures.footprints()));
    TokenReplay.Result replay = measures.tokenReplay();
    if (replay == null) {
      json.absent("tokenReplay", QualityMeasures.ONLY_IN_FULL);
    } else {
      json.object("tokenReplay", () -> tokenReplay(replay));
    }
    json.array("measures", measures.all(), this::measure);
  }

  private void value(String name, Measure measure) throws IOException {
    if (measure.value().isPresent()) {
      json.number(name, measure.value().getAsDouble());
    } else {
      json.absent(name, String.valueOf(measure.note()));
    }
  }

  private void measure(Measure measure) throws IOException {
    json.object(
        () -> {
          json.text("name", measure.name());
          value("value", measure);
          json.text("definition", measure.definition().text());
          json.text("source", measure.definition().source());
          json.count("n", measure.n());
          String note = measure.note();
          if (note != null && measure.value().isPresent()) {
            json.text("note", note);
          }
        });
  }

  private void simplicity(NetSimplicity simplicity) throws IOException {
    json.count("places", simplicity.places());
    json.count("transitions", simplicity.transitions());
    json.count("silentTransitions", simplicity.silentTransitions());
    json.count("arcs", simplicity.arcs());
    json.count("size", simplicity.size());
    json.count("controlFlowComplexity", simplicity.controlFlowComplexity());
    json.number("meanArcDegree", simplicity.meanArcDegree());
    json.number("density", simplicity.density());
  }

  private void footprints(FootprintConformance.Result footprints) throws IOException {
    value("agreement", footprints.agreement());
    value("fitness", footprints.fitness());
    value("precision", footprints.precision());
    json.array(
        "differences",
        footprints.differences(),
        difference ->
            json.object(
                () -> {
                  json.text("first", difference.first());
                  json.text("second", difference.second());
                  json.text("log", difference.log().sign());
                  json.text("model", difference.model().sign());
                }));
  }

  private void tokenReplay(TokenReplay.Result replay) throws IOException {
    json.text("name", "token replay");
    json.text(
        "note",
        "a heuristic for comparison with other tools, no verdict: it can call fitting journeys"
            + " unfit and hide what is missing; fitness counts events the flow does not have,"
            + " fitnessOfKnown passes over them");
    json.count("produced", replay.produced());
    json.count("consumed", replay.consumed());
    json.count("missing", replay.missing());
    json.count("remaining", replay.remaining());
    json.count("unknownEvents", replay.unknownEvents());
    json.count("journeys", replay.journeys());
    json.count("fittingJourneys", replay.fittingJourneys());
    json.count("stoppedSearches", replay.stoppedSearches());
    value("fitness", replay.fitness());
    value("fitnessOfKnown", replay.fitnessOfKnown());
  }
}
