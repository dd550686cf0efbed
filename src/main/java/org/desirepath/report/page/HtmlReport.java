package org.desirepath.report.page;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.report.document.ReportWriter;
import org.desirepath.report.figures.Figures;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlPage;
import org.desirepath.report.html.ScriptWords;
import org.desirepath.report.language.Language;
import org.desirepath.report.page.findings.BriefSection;
import org.desirepath.report.page.findings.DeviationSection;
import org.desirepath.report.page.findings.DropOffSection;
import org.desirepath.report.page.findings.ExampleSection;
import org.desirepath.report.page.findings.LossAnswer;
import org.desirepath.report.page.findings.MomentAnswer;
import org.desirepath.report.page.findings.MomentSection;
import org.desirepath.report.page.findings.ObservabilitySection;
import org.desirepath.report.page.findings.OpenSection;
import org.desirepath.report.page.findings.OutboundSection;
import org.desirepath.report.page.findings.PlanAnswer;
import org.desirepath.report.page.findings.ReturnsSection;
import org.desirepath.report.page.findings.RulesTable;
import org.desirepath.report.page.findings.TouchpointFactSection;
import org.desirepath.report.page.findings.TouchpointSection;
import org.desirepath.report.page.findings.VariantSection;
import org.desirepath.report.page.groups.ComparedSections;
import org.desirepath.report.page.groups.LevelSection;
import org.desirepath.report.wording.ConformanceTotals;
import org.desirepath.visualization.FigureRenderer;
import org.desirepath.visualization.FigureRenderer.Rendered;

/**
 * The result as one web page that opens from disk: the three answers a client asks for, then the
 * evidence. It loads nothing, works without its script, and is the same for the same result and
 * layout engine. Holds the whole page in memory, usually below 3 MB.
 *
 * @param renderer draws the figures
 * @param language of every sentence, label and number
 */
public record HtmlReport(FigureRenderer renderer, Language language) implements ReportWriter {

  /** In English. */
  public HtmlReport(FigureRenderer renderer) {
    this(renderer, Language.ENGLISH);
  }

  @Override
  public void write(ComparisonResult result, Appendable out) throws IOException {
    List<Figures.Drawn> figures = Figures.draw(result, renderer, language, false);
    write(result, body(result, figures, language), language, out);
  }

  public static void write(ComparisonResult result, String body, Language language, Appendable out)
      throws IOException {
    out.append(
        HtmlPage.around(
            language.code(),
            Html.shortened(result.model().name())
                + ": "
                + language.translate("designed versus actual"),
            body));
  }

  /** What the page says, in its language: the source of every document that is read. */
  public static String body(
      ComparisonResult result, List<Figures.Drawn> figures, Language language) {
    Html html = new Html();
    ConformanceTotals totals = ConformanceTotals.of(result.conformance());
    Map<String, Figures.Drawn> drawn = Figures.byName(figures);
    html.raw("<a class=\"skip\" href=\"#answers\">Skip to the answers</a>\n");
    html.raw("<a class=\"skip\" href=\"#evidence\">Skip to the evidence</a>\n");
    html.raw("<header>\n<p class=\"eyebrow\">Designed journey beside real journeys</p>\n<h1>");
    html.name(result.model().name()).raw("</h1>\n");
    GlanceSection.write(html, result, totals);
    BriefSection.write(html, result, totals);
    GlanceSection.statuses(html, result);
    html.raw("</header>\n");
    contents(html, result);
    html.raw("<main>\n<div id=\"answers\">\n");
    PlanAnswer.write(html, result, totals, rendered(drawn, Figures.DESIGN));
    LossAnswer.write(html, result, rendered(drawn, Figures.DROP_OFF));
    MomentAnswer.write(html, result, rendered(drawn, Figures.MOMENTS));
    html.raw("</div>\n<section id=\"evidence\">\n");
    html.element("h2", "Evidence");
    ConformanceSection.write(html, totals);
    LevelSection.write(html, result);
    OpenSection.write(html, result, totals);
    DeviationSection.write(html, result);
    ExampleSection.write(html, result);
    RulesTable.write(html, result);
    FigureSections.write(html, drawn, Figures.DEVIATIONS, Figures.TIMELINE);
    DropOffSection.write(html, result);
    FigureSections.write(html, drawn, Figures.INCIDENCE);
    MomentSection.write(html, result);
    FigureSections.write(html, drawn, Figures.MOMENT_MAP);
    ReturnsSection.write(html, result);
    FigureSections.write(html, drawn, Figures.NO_RETURN);
    ComparedSections.write(html, result);
    TouchpointSection.write(html, result);
    FigureSections.write(html, drawn, Figures.JOURNEY_MAP);
    ObservabilitySection.write(html, result);
    TouchpointFactSection.write(html, result);
    OutboundSection.write(html, result);
    VariantSection.write(html, result);
    FigureSections.processMaps(html, drawn);
    FigureSections.groups(html, drawn);
    IdentitySection.write(html, result);
    QualitySection.write(html, result);
    MethodSection.write(html, result);
    ProvenanceSection.write(html, result, figures);
    html.raw("</section>\n</main>\n");
    ScriptWords.write(html, result);
    html.raw("<footer><p>Made by Desirepath ");
    html.text(result.provenance().version());
    html.raw(". Nothing on this page comes from or goes to the network.</p></footer>\n");
    return language.translateMarkup(html.markup());
  }

  private static Rendered rendered(Map<String, Figures.Drawn> figures, String name) {
    Figures.Drawn drawn = figures.get(name);
    if (drawn == null) {
      throw new IllegalArgumentException("figures: expected one named " + name);
    }
    return drawn.rendered();
  }

  private static void contents(Html html, ComparisonResult result) {
    html.raw("<nav aria-label=\"Contents\">\n<ul>\n");
    link(html, "plan", "Leaving the plan");
    link(html, "loss", "Losses");
    link(html, "moments", "Moments");
    link(html, "conformance", "Conformance");
    link(html, "levels", "By phase");
    link(html, "open-journeys", "Not seen whole");
    link(html, "deviations", "Departures");
    link(html, "drop-off-evidence", "Drop-off");
    link(html, "moment-evidence", "Moments tested");
    link(html, "returns", "Points of no return");
    ComparedSections.contents(result).forEach((id, words) -> link(html, id, words));
    link(html, "touchpoints", "Touchpoints");
    link(html, "observability", "What is measured");
    link(html, "touchpoint-facts", "Touchpoints in figures");
    link(html, "vanity", "Figures worth steering on");
    link(html, "variants", "Paths");
    link(html, "process-map-evidence", "Process map");
    if (result.sources() != null) {
      link(html, "identity", "Whose journeys");
    }
    link(html, "quality", "Data quality");
    link(html, "method", "Method");
    link(html, "provenance", "Provenance");
    html.raw("</ul>\n</nav>\n");
  }

  private static void link(Html html, String id, String words) {
    html.raw("<li><a href=\"#" + id + "\">").text(words).raw("</a></li>\n");
  }
}
