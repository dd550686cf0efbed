package org.desirepath.report.result;

import java.io.IOException;
import org.desirepath.diagnostics.Findings;
import org.desirepath.diagnostics.returns.PointsOfNoReturn;
import org.desirepath.diagnostics.returns.PointsOfNoReturn.Edge;
import org.desirepath.diagnostics.returns.PointsOfNoReturn.State;
import org.desirepath.report.json.JsonFields;
import org.desirepath.report.wording.ComparedSentences;
import org.desirepath.report.wording.Reasons;

/** The {@code pointsOfNoReturn} of the JSON result. */
public final class ReturnsJson {
  private final JsonFields json;

  ReturnsJson(JsonFields json) {
    this.json = json;
  }

  void write(Findings findings) throws IOException {
    PointsOfNoReturn points = findings.pointsOfNoReturn();
    if (points == null) {
      json.absent("pointsOfNoReturn", Reasons.orUnknown(findings.criticalMomentsReason()));
    } else {
      json.object("pointsOfNoReturn", () -> points(points));
    }
  }

  private void points(PointsOfNoReturn points) throws IOException {
    json.count("history", points.history());
    json.text("kind", points.kind());
    json.number("epsilon", points.epsilon());
    json.count("journeys", points.journeys());
    json.quantity("success", "interval", points.success());
    json.array("states", points.states(), this::state);
    json.array("edges", points.edges(), this::edge);
    json.count("hiddenEdges", points.hiddenEdges());
  }

  private void state(State state) throws IOException {
    json.object(
        () -> {
          json.texts("touchpoints", state.touchpoints());
          json.count("journeys", state.journeys());
          json.count("succeeding", state.succeeding());
          json.quantity("chance", "interval", state.chance());
          json.text("verdict", state.verdict().word());
          json.flag("boundary", state.boundary());
          json.text("sentence", ComparedSentences.of(state));
        });
  }

  private void edge(Edge edge) throws IOException {
    json.object(
        () -> {
          json.texts("from", edge.from());
          json.texts("to", edge.to());
          json.text("step", edge.step());
          json.count("count", edge.count());
          json.quantity("swing", "swingInterval", edge.swing());
          json.number("influence", edge.influence());
          json.flag("controllable", edge.controllable());
        });
  }
}
