package org.desirepath.report.page.findings;

import java.util.List;
import java.util.Optional;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.diagnostics.moments.CriticalMoments.Bin;
import org.desirepath.diagnostics.moments.CriticalMoments.Direction;
import org.desirepath.diagnostics.moments.CriticalMoments.Driver;
import org.desirepath.diagnostics.moments.CriticalMoments.HighValue;
import org.desirepath.diagnostics.moments.CriticalMoments.JointModel;
import org.desirepath.diagnostics.moments.CriticalMoments.Moment;
import org.desirepath.diagnostics.moments.CriticalMoments.SegmentEffect;
import org.desirepath.diagnostics.moments.CriticalMoments.SetApart;
import org.desirepath.diagnostics.moments.CriticalMoments.Trend;
import org.desirepath.diagnostics.moments.PeakEnd;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.Reasons;

/** Trends, segments, drivers and what was set apart, under the table of moments. */
public final class MomentDetails {
  private MomentDetails() {}

  static void write(Html html, CriticalMoments moments) {
    trends(html, moments.trends());
    segments(html, moments.moments());
    JointModel joint = moments.joint();
    if (joint != null) {
      drivers(html, joint);
    }
    PeakEnd peakEnd = moments.peakEnd();
    if (peakEnd != null) {
      peakEnd(html, peakEnd);
    }
    HighValue highValue = moments.highValue();
    if (highValue != null && !highValue.moments().isEmpty()) {
      highValue(html, highValue, moments.moments());
    }
    setApart(html, moments.setApart());
  }

  private static void highValue(Html html, HighValue found, List<Moment> anySuccess) {
    HtmlTable table =
        new HtmlTable("high-value-table", "Moments that go with success of a high value");
    table.columns("Touchpoint", "Moment", "Finding");
    table.columns("Success of a high value, with against without\u00a0[95\u00a0%]");
    table.columns("Any success, with against without\u00a0[95\u00a0%]", "q", "Had it", "Of");
    int row = 0;
    for (Moment moment : found.moments()) {
      table.row(
          Math.min(moment.exposed(), moment.n() - moment.exposed()) < RankedFindings.FEW,
          "/criticalMoments/highValue/moments/" + row++);
      table.name(moment.touchpoint()).text(English.facet(moment.facet()));
      Direction direction = moment.direction();
      table.text(direction == null ? "– none" : direction == Direction.GAIN ? "▲ more" : "▼ less");
      table.points(moment.riskDifference());
      Optional<Moment> same = anySuccess.stream().filter(m -> isSame(m, moment)).findFirst();
      if (same.isPresent()) {
        table.points(same.get().riskDifference());
      } else {
        table.absent("not shown");
      }
      pValue(table, moment.q());
      table.count(moment.exposed()).count(moment.n());
    }
    table.write(html);
    html.paragraph(
        "note",
        "High is a value of at least "
            + English.decimal(
                found.threshold(), found.threshold() == Math.rint(found.threshold()) ? 0 : 2)
            + ", the upper quartile: "
            + English.count(found.high())
            + " of "
            + English.count(found.valued())
            + " completed journeys with a value ("
            + English.count(found.completed() - found.valued())
            + " have none). A success of a lower value counts as none; q is adjusted over the "
            + English.count(found.tested())
            + " moments tested so.");
  }

  private static boolean isSame(Moment one, Moment other) {
    return one.touchpoint().equals(other.touchpoint())
        && one.facet() == other.facet()
        && one.design().equals(other.design());
  }

  private static void peakEnd(Html html, PeakEnd check) {
    HtmlTable table = new HtmlTable("peak-end-table", "Whether peak or end of the experience adds");
    table.columns(
        "Score", "Success by a point more\u00a0[95\u00a0%]", "q", "Beyond the mean", "Of");
    table.row(check.n() < RankedFindings.FEW).text("mean").points(check.mean());
    pValue(table, check.meanP());
    table.text("–").count(check.n());
    for (PeakEnd.Term term : check.terms()) {
      table.row(check.n() < RankedFindings.FEW).text(term.name()).points(term.slope());
      pValue(table, term.q());
      table.text(term.adds() ? "adds" : "not beyond chance").count(check.n());
    }
    table.write(html);
    html.paragraph(
        "note",
        "Journeys compared where they arrive at the same step, with scores at the same touchpoints"
            + " before; success comes after.");
  }

  private static void pValue(HtmlTable table, Quantity q) {
    if (q.isPresent()) {
      double value = q.value().getAsDouble();
      table.number(English.p(value), value);
    } else {
      table.absent(Reasons.of(q));
    }
  }

  private static void trends(Html html, List<Trend> trends) {
    if (trends.isEmpty()) {
      return;
    }
    HtmlTable table = new HtmlTable("trend-table", "Success by length of wait and number of times");
    table.columns("Touchpoint", "By", "Success", "q", "Differs most beyond\u00a0[95\u00a0%]", "Of");
    table.columns("Success from shortest or fewest to longest or most\u00a0[95\u00a0%], n");
    for (Trend trend : trends) {
      table.row(trend.n() < 2 * RankedFindings.FEW);
      table.name(trend.touchpoint()).text(English.facet(trend.facet()));
      boolean found = trend.knee().isPresent();
      table.text(!found ? "– no trend" : trend.z().value().orElse(0) > 0 ? "▲ rises" : "▼ falls");
      double q = trend.q().value().orElse(1);
      table.number(English.p(q), q);
      if (found) {
        table.markup(
            Html.escape(knee(trend)) + table.reference(trend.design() + "; " + trend.note()));
      } else {
        table.absent(Reasons.of(trend.knee()));
      }
      table.count(trend.n());
      table.text(String.join("; ", trend.bins().stream().map(b -> bin(trend, b)).toList()));
    }
    table.write(html);
  }

  private static String knee(Trend trend) {
    String words = score(trend, trend.knee().value().orElse(0));
    if (trend.knee().interval() != null) {
      words +=
          " ["
              + score(trend, trend.knee().interval().low())
              + ", "
              + score(trend, trend.knee().interval().high())
              + "]";
    }
    return words + ", p " + English.p(trend.kneeP().value().orElse(1));
  }

  private static String bin(Trend trend, Bin bin) {
    String range =
        bin.low() == bin.high()
            ? score(trend, bin.low())
            : score(trend, bin.low()) + " to " + score(trend, bin.high());
    String rate = English.percent(bin.rate().value().orElse(0));
    if (bin.rate().interval() != null) {
      rate += " " + English.percents(bin.rate().interval());
    }
    return range + ": " + rate + ", n " + English.count(bin.n());
  }

  private static String score(Trend trend, double score) {
    return trend.unit().equals("millis")
        ? English.duration(Math.round(score))
        : English.decimal(score, 0) + "×";
  }

  private static void segments(Html html, List<Moment> moments) {
    HtmlTable table = new HtmlTable("moment-segment-table", "Associated moments, by segment");
    table.columns(
        "Touchpoint", "Moment", "Segment", "Success, with against without\u00a0[95\u00a0%]");
    table.columns("Had it", "Of", "q that it differs from the others");
    boolean any = false;
    for (Moment moment : moments) {
      for (SegmentEffect effect : moment.segments()) {
        any = true;
        table.row(Math.min(effect.exposed(), effect.n() - effect.exposed()) < RankedFindings.FEW);
        table.name(moment.touchpoint()).text(English.facet(moment.facet()));
        table.markup(Html.named(effect.column()) + ": " + Html.named(effect.value()));
        table.points(effect.riskDifference());
        table.count(effect.exposed()).count(effect.n());
        if (effect.q().isPresent()) {
          double q = effect.q().value().getAsDouble();
          table.number(English.p(q), q);
        } else {
          table.absent(Reasons.of(effect.q()));
        }
      }
    }
    if (any) {
      table.write(html);
    }
  }

  private static void drivers(Html html, JointModel joint) {
    HtmlTable table =
        new HtmlTable(
            "driver-table",
            "The strongest moments in one model of going on: "
                + English.count(joint.stays())
                + " stays of "
                + English.count(joint.journeys())
                + " journeys");
    table.columns(
        "Touchpoint", "Moment", "Share of what they explain", "Log odds\u00a0[95\u00a0%]");
    table.columns("Stays after it");
    for (Driver driver : joint.drivers()) {
      table.row(driver.exposedStays() < RankedFindings.FEW);
      table.name(driver.touchpoint()).text(English.facet(driver.facet()));
      table.number(English.percent(driver.share()), driver.share());
      table.quantity(driver.logOdds(), 2).count(driver.exposedStays());
    }
    table.write(html);
    html.paragraph(
        "note",
        "Together they explain "
            + English.percent(joint.explained())
            + " of the deviance beyond state and segment. "
            + joint.caveat()
            + ".");
  }

  private static void setApart(Html html, List<SetApart> apart) {
    if (apart.isEmpty()) {
      return;
    }
    html.raw("<details>\n<summary>");
    html.text(English.count(apart.size(), "candidate", "candidates") + " set apart, not tested");
    html.raw("</summary>\n");
    HtmlTable table = new HtmlTable("set-apart-table", "Not tested as moments");
    table.columns("Touchpoint", "Moment", "Why");
    for (SetApart one : apart) {
      table.row().name(one.touchpoint()).text(English.facet(one.facet())).text(one.reason());
    }
    table.write(html);
    html.raw("</details>\n");
  }
}
