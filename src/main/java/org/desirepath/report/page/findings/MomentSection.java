package org.desirepath.report.page.findings;

import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.diagnostics.moments.CriticalMoments.Direction;
import org.desirepath.diagnostics.moments.CriticalMoments.Moment;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.Reasons;

/** Every moment that was tested, and those that could not be. */
public final class MomentSection {
  private MomentSection() {}

  public static void write(Html html, ComparisonResult result) {
    html.raw("<section id=\"moment-evidence\">\n");
    html.element("h3", "Moments tested");
    CriticalMoments moments = result.findings().criticalMoments();
    if (moments == null) {
      html.paragraph(
          "", "Not computed: " + Reasons.orUnknown(result.findings().criticalMomentsReason()));
    } else {
      moments.notes().forEach(note -> html.paragraph("note", note));
      List<Moment> tested = moments.moments().stream().filter(m -> m.q().isPresent()).toList();
      if (!tested.isEmpty()) {
        table(
                "moment-table",
                "All "
                    + tested.size()
                    + " moments tested, by q, the share of false finds to expect",
                tested,
                tested,
                true)
            .write(html);
      }
      untestable(html, moments.moments().stream().filter(m -> !m.q().isPresent()).toList());
      MomentDetails.write(html, moments);
    }
    html.raw("</section>\n");
  }

  static HtmlTable table(
      String id, String caption, List<Moment> tested, List<Moment> moments, boolean whole) {
    HtmlTable table = new HtmlTable(id, caption);
    table.columns(
        "Touchpoint", "Moment", "Finding", "Success, with against without\u00a0[95\u00a0%]");
    table.columns("Odds ratio\u00a0[95\u00a0%]", "q", "Had it", "Of", "Stable in", "Evidence");
    if (whole) {
      table.columns("E-value", "E-value of the limit", "Would have been found");
    }
    table.fields("", "", "", "riskDifference", "oddsRatio", "q", "exposed", "n", "stability", "");
    if (whole) {
      table.fields("eValue", "eValueOfLimit", "detectableDifference");
    }
    for (Moment moment : moments) {
      table.row(
          Math.min(moment.exposed(), moment.n() - moment.exposed()) < RankedFindings.FEW,
          "/criticalMoments/moments/" + tested.indexOf(moment));
      table.name(moment.touchpoint()).text(English.facet(moment.facet()));
      table.markup(finding(moment));
      table.points(moment.riskDifference()).quantity(moment.oddsRatio(), 2);
      double q = moment.q().value().orElse(1);
      table.number(English.p(q), q);
      table.count(moment.exposed()).count(moment.n());
      stability(table, moment.stability());
      String how = moment.design() + (moment.note().isEmpty() ? "" : "; " + moment.note());
      table.markup(
          "<span class=\"kind\">"
              + Html.escape(English.evidence(moment.evidence()))
              + table.reference(how)
              + "</span>");
      if (whole) {
        table.quantity(moment.sensitivity().eValue(), 2);
        table.quantity(moment.sensitivity().eValueOfLimit(), 2);
        table.points(moment.sensitivity().detectable());
      }
    }
    return table;
  }

  private static String finding(Moment moment) {
    if (moment.direction() == null) {
      String why = moment.associated() ? moment.criticalReason() : null;
      return why == null ? "– none" : "– none: " + Html.escape(why);
    }
    boolean gain = moment.direction() == Direction.GAIN;
    String words = (gain ? "▲ " : "▼ ") + (gain ? "better" : "worse");
    if (moment.critical()) {
      String kind = gain ? "better" : "worse";
      return "<span class=\"verdict " + kind + "\">" + words + ", critical</span>";
    }
    String reason = moment.criticalReason();
    return words
        + ", not critical"
        + (reason == null ? "" : " <small>" + Html.escape(reason) + "</small>");
  }

  private static void stability(HtmlTable table, Quantity stability) {
    if (stability.isPresent()) {
      double share = stability.value().getAsDouble();
      table.number(English.percent(share), share);
    } else {
      table.absent(Reasons.of(stability));
    }
  }

  private static void untestable(Html html, List<Moment> moments) {
    if (moments.isEmpty()) {
      return;
    }
    html.raw("<details>\n<summary>");
    html.text(English.count(moments.size(), "moment", "moments") + " could not be tested");
    html.raw("</summary>\n");
    HtmlTable table = new HtmlTable("untestable-table", "Moments that could not be tested");
    table.columns("Touchpoint", "Moment", "Had it", "Of", "Why not");
    for (Moment moment : moments) {
      table.row().name(moment.touchpoint()).text(English.facet(moment.facet()));
      table.count(moment.exposed()).count(moment.n()).text(Reasons.of(moment.q()));
    }
    table.write(html);
    html.raw("</details>\n");
  }
}
