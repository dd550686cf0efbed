package org.desirepath.report.page.findings;

import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.returns.PointsOfNoReturn;
import org.desirepath.diagnostics.returns.PointsOfNoReturn.Edge;
import org.desirepath.diagnostics.returns.PointsOfNoReturn.State;
import org.desirepath.diagnostics.returns.PointsOfNoReturn.Verdict;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.Reasons;

/** Where a journey is as good as lost or won, and the steps that swing it. */
public final class ReturnsSection {
  private static final int STATES = 25;
  private static final int EDGES = 15;

  private ReturnsSection() {}

  public static void write(Html html, ComparisonResult result) {
    html.raw("<section id=\"returns\">\n");
    html.element("h3", "Points of no return");
    PointsOfNoReturn points = result.findings().pointsOfNoReturn();
    if (points == null) {
      html.paragraph(
          "", "Not computed: " + Reasons.orUnknown(result.findings().criticalMomentsReason()));
    } else {
      states(html, points);
      edges(html, points);
    }
    html.raw("</section>\n");
  }

  private static void states(Html html, PointsOfNoReturn points) {
    List<State> decided =
        points.states().stream()
            .filter(state -> state.verdict() != Verdict.UNDECIDED || state.boundary())
            .toList();
    String limit = English.percent(points.epsilon());
    html.paragraph(
        "note",
        "A state is made of the last "
            + points.history()
            + " touchpoints. Lost: the whole interval of its chance of success is at most "
            + limit
            + "; won: at least "
            + English.percent(1 - points.epsilon())
            + ". Of "
            + points.states().size()
            + " states, "
            + points.states().stream().filter(s -> s.verdict() == Verdict.LOST).count()
            + " are lost and "
            + points.states().stream().filter(s -> s.verdict() == Verdict.WON).count()
            + " are won; "
            + English.count(points.journeys())
            + " journeys were followed to their end. Descriptive, evidence E0.");
    if (decided.isEmpty()) {
      return;
    }
    HtmlTable table =
        new HtmlTable(
            "state-table",
            "Decided states and those next to them, by journeys"
                + (decided.size() > STATES
                    ? ", the first " + STATES + " of " + decided.size()
                    : ""));
    table.columns("Last touchpoints", "State", "Chance of success\u00a0[95\u00a0%]");
    table.columns("Succeeded", "Of").fields("", "", "chance", "succeeding", "journeys");
    for (State state : decided.subList(0, Math.min(STATES, decided.size()))) {
      table.row(
          state.journeys() < RankedFindings.FEW,
          "/pointsOfNoReturn/states/" + points.states().indexOf(state));
      table.name(String.join(" › ", state.touchpoints()));
      table.text(
          switch (state.verdict()) {
            case LOST -> "▼ lost";
            case WON -> "▲ won";
            case UNDECIDED -> "◇ next step may decide";
          });
      table.share(state.chance()).count(state.succeeding()).count(state.journeys());
    }
    table.write(html);
  }

  private static void edges(Html html, PointsOfNoReturn points) {
    if (points.edges().isEmpty()) {
      return;
    }
    HtmlTable table =
        new HtmlTable(
            "swing-table",
            "Steps that change the chance of success most, by journeys × change; "
                + English.count(points.hiddenEdges() + Math.max(0, points.edges().size() - EDGES))
                + " more");
    table.columns(
        "From", "Step", "Who starts it", "Change of the chance\u00a0[95\u00a0%]", "Times");
    table.fields("", "", "", "swing", "count");
    int row = 0;
    for (Edge edge : points.edges().subList(0, Math.min(EDGES, points.edges().size()))) {
      table.row(edge.count() < RankedFindings.FEW, "/pointsOfNoReturn/edges/" + row++);
      table.name(String.join(" › ", edge.from()));
      table.name(edge.step());
      table.text(edge.controllable() ? "company: an action" : "customer: a risk or a chance");
      table.points(edge.swing()).count(edge.count());
    }
    table.write(html);
  }
}
