package org.desirepath.report.page.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.touchpoints.Engagement;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Bias;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Fact;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Phase;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Score;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Spread;
import org.desirepath.diagnostics.touchpoints.VanityCheck;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.Reasons;
import org.desirepath.report.wording.Sentences;
import org.jspecify.annotations.Nullable;

/** Facts of touchpoints, what customers say, and which figures go with the outcome, in the page. */
public final class TouchpointFactSection {
  /** A trend is called one up to this q. */
  private static final double TREND = 0.05;

  private static final String EFFORT = "/touchpoints/effort/";

  private TouchpointFactSection() {}

  public static void write(Html html, ComparisonResult result) {
    TouchpointFacts facts = result.findings().touchpoints().facts();
    html.raw("<section id=\"touchpoint-facts\">\n");
    html.element("h3", "Touchpoints in figures");
    html.paragraph(
        "note",
        "Times are medians with their 95 % interval, n in brackets; “open” are those not seen to"
            + " their end. Shares are of the journeys with the touchpoint. Grey rows rest on fewer"
            + " than "
            + RankedFindings.FEW
            + " journeys; channels with too few are together.");
    facts(facts).write(html);
    phases(html, facts);
    effort(html, facts);
    scores(html, facts);
    html.raw("</section>\n");
    vanity(html, result.findings().touchpoints().vanity());
    engagement(html, result.findings().touchpoints().engagement());
  }

  private static HtmlTable facts(TouchpointFacts facts) {
    HtmlTable table = new HtmlTable("fact-table", "Each touchpoint, then by channel");
    table.columns("Touchpoint", "Channel", "Events", "Journeys", "Wait before", "Until the next");
    table.columns("Dwell", "Bounce", "Repeated", "Ends here", "From another channel");
    table.columns("Went back to it", "Not in the design there");
    table.fields("", "", "events", "journeys", "waitMillis/median", "nextMillis/median");
    table.fields("dwellMillis/median", "bounce/share", "repeated/share", "exit/share");
    table.fields("channelSwitch/share", "backtracked/share", "extra/share");
    int row = 0;
    for (Fact fact : facts.facts()) {
      table
          .row(fact.journeys() < RankedFindings.FEW, "/touchpoints/facts/" + row++)
          .name(fact.touchpoint());
      channel(table, fact.channel());
      table.count(fact.events()).count(fact.journeys());
      time(table, fact.waitMillis());
      time(table, fact.nextMillis());
      time(table, fact.dwellMillis());
      rate(table, fact.bounce());
      rate(table, fact.repeated());
      rate(table, fact.exit());
      rate(table, fact.switched());
      rate(table, fact.backtracked());
      rate(table, fact.extra());
    }
    return table;
  }

  /** A share with its interval and what it is of. */
  static void rate(HtmlTable table, Rate rate) {
    Quantity share = rate.share();
    if (!share.isPresent()) {
      table.absent(Reasons.of(share));
      return;
    }
    table.numberMarkup(
        Html.escape(
            Sentences.share(share)
                + " ("
                + English.count(rate.count())
                + " of "
                + English.count(rate.n())
                + ")"),
        share.value().orElse(0));
  }

  static void time(HtmlTable table, Spread spread) {
    Quantity median = spread.median();
    if (!median.isPresent()) {
      table.absent(Reasons.of(median));
      return;
    }
    double value = median.value().orElse(0);
    var interval = median.interval();
    table.number(
        English.duration((long) value)
            + (interval == null
                ? ""
                : " ["
                    + English.duration((long) interval.low())
                    + ", "
                    + English.duration((long) interval.high())
                    + "]")
            + " ("
            + English.count(spread.n())
            + (spread.open() == 0 ? "" : ", open " + English.count(spread.open()))
            + ")",
        value);
  }

  private static void phases(Html html, TouchpointFacts facts) {
    if (facts.phases().isEmpty()) {
      return;
    }
    HtmlTable table = new HtmlTable("stage-table", "Phases as stages of the relationship");
    table.columns("Phase", "Reached", "Got no further", "Time until the next", "Came back to it");
    table.fields("", "reached/share", "furthest/share", "stayMillis/median", "wentBack/share");
    int row = 0;
    for (Phase phase : facts.phases()) {
      boolean few = phase.reached().count() < RankedFindings.FEW;
      table.row(few, "/touchpoints/phases/" + row++).name(phase.phase());
      rate(table, phase.reached());
      rate(table, phase.furthest());
      time(table, phase.stayMillis());
      rate(table, phase.wentBack());
    }
    table.write(html);
  }

  private static void effort(Html html, TouchpointFacts facts) {
    TouchpointFacts.Effort effort = facts.effort();
    HtmlTable table = new HtmlTable("effort-table", "What journeys took");
    table.columns("What", "Median, or share [95 %]", "Quarter below", "Quarter above", "n");
    spread(table, "Events until success, by the fewest designed", "detourRatio", effort.detour());
    spread(table, "Events not in the design, a journey", "extraEvents", effort.extraEvents());
    spread(table, "Changes of channel, a journey", "channelSwitches", effort.switches());
    share(table, "Journeys with events not in the design", "extra", effort.extra());
    share(table, "Journeys that went back", "backtracks", effort.backtracks());
    table.write(html);
  }

  private static void spread(HtmlTable table, String what, String field, Spread spread) {
    String place = EFFORT + field;
    table.row(spread.n() < RankedFindings.FEW).text(what);
    table.at(place + "/median").quantity(spread.median(), 2);
    if (spread.median().isPresent()) {
      table.at(place + "/lowerQuartile").quantity(spread.lowerQuartile(), 2);
      table.at(place + "/upperQuartile").quantity(spread.upperQuartile(), 2);
    } else {
      table.quantity(spread.lowerQuartile(), 2).quantity(spread.upperQuartile(), 2);
    }
    table.at(place + "/n").count(spread.n());
  }

  private static void share(HtmlTable table, String what, String field, Rate rate) {
    table.row(rate.n() < RankedFindings.FEW).text(what);
    table.at(EFFORT + field + "/share");
    rate(table, rate);
    String why = "a share has no quarters";
    table.absent(why).absent(why).at(EFFORT + field + "/n").count(rate.n());
  }

  private static void scores(Html html, TouchpointFacts facts) {
    HtmlTable table = new HtmlTable("score-table", "What customers say");
    table.columns("Touchpoint", "Channel", "Score", "Value [95 %]", "Median answer", "Answered");
    table.columns("Those who answer, beside those who don’t");
    table.fields("", "", "", "value", "answers/median", "responded/share", "");
    for (int f = 0; f < facts.facts().size(); f++) {
      Fact fact = facts.facts().get(f);
      int row = 0;
      for (Score score : fact.scores()) {
        String place = "/touchpoints/facts/" + f + "/scores/" + row++;
        table.row(score.answer().n() < RankedFindings.FEW, place).name(fact.touchpoint());
        channel(table, fact.channel());
        table.text(score.kind().toUpperCase(Locale.ROOT));
        if (score.kind().equals("nps")) {
          nps(table, score.headline());
        } else {
          table.share(score.headline());
        }
        table.quantity(score.answer().median(), 1);
        rate(table, score.responded());
        table.text(bias(score));
      }
    }
    if (!table.isEmpty()) {
      table.write(html);
    }
  }

  private static void nps(HtmlTable table, Quantity score) {
    if (!score.isPresent()) {
      table.absent(Reasons.of(score));
      return;
    }
    double value = score.value().orElse(0);
    var interval = score.interval();
    table.number(
        English.signed(100 * value, 0)
            + (interval == null
                ? ""
                : " " + English.interval(interval.shiftedThenScaled(0, 100), 0)),
        value);
  }

  private static String bias(Score score) {
    List<String> parts = new ArrayList<>();
    for (Bias bias : score.bias()) {
      if (bias.differs() || bias.what().equals("success")) {
        parts.add(bias.what() + " " + Sentences.difference(bias.difference()));
      }
    }
    return parts.isEmpty() ? "no difference shown" : String.join("; ", parts);
  }

  private static void vanity(Html html, VanityCheck check) {
    html.raw("<section id=\"vanity\">\n");
    html.element("h3", "Figures worth steering on");
    if (check.reason() != null) {
      html.paragraph("", "Not looked at: " + check.reason() + ".");
      html.raw("</section>\n");
      return;
    }
    html.paragraph(
        "note",
        "Journeys that succeed are longer, so they have more of everything. Here journeys are held"
            + " beside each other at the same step, in the same period and segment: those with"
            + " more of it than usual by then, and the others. A figure that goes with no better"
            + " outcome there is a vanity metric. It is association, not proof.");
    HtmlTable table =
        new HtmlTable("vanity-table", "At the same step, and as a dashboard shows it");
    table.columns(
        "Figure", "Success, more less the others [95 %]", "On a dashboard", "q", "Moments");
    table.columns("Journeys", "What may be said");
    table.fields("", "riskDifference", "naiveDifference", "q", "moments", "journeys", "");
    int row = 0;
    for (VanityCheck.Metric metric : check.metrics()) {
      table.row(metric.journeys() < RankedFindings.FEW, "/vanity/" + row++).text(metric.name());
      table.points(metric.difference()).points(metric.naive());
      if (metric.q().isPresent()) {
        double q = metric.q().value().orElse(1);
        table.number(English.p(q), q);
      } else {
        table.absent(Reasons.of(metric.q()));
      }
      table.count(metric.moments()).count(metric.journeys()).text(metric.words());
    }
    table.write(html);
    html.raw("</section>\n");
  }

  private static void engagement(Html html, Engagement engagement) {
    if (engagement.calibrations().isEmpty()) {
      return;
    }
    html.raw("<section id=\"engagement\">\n");
    html.element("h3", "Do engagement points foretell the outcome?");
    html.paragraph(
        "note",
        "Points up to the arrival at a touchpoint, success after it. A line is fitted on every"
            + " other journey and judged on the rest: slope 1 = neither too bold nor too timid; the"
            + " gain is in mean squared error, above 0 = the points help. Success rises (▲) or"
            + " falls (▼) with points beyond chance where q is at most 0.05.");
    HtmlTable table =
        new HtmlTable("engagement-table", "Points at a touchpoint and what came of it");
    table.columns("Touchpoint", "Journeys", "q of a trend", "Slope [95 %]", "Gain [95 %]");
    table.columns("Fewest points: success", "Most points: success");
    table.fields("", "n", "q", "calibrationSlope", "brierGain", "", "");
    int row = 0;
    for (Engagement.Calibration one : engagement.calibrations()) {
      String place = "/engagement/" + row++;
      table.row(one.n() < RankedFindings.FEW, place).name(one.touchpoint()).count(one.n());
      double q = one.q().value().orElse(1);
      if (one.q().isPresent()) {
        String trend = q > TREND ? "" : one.rises() ? " ▲" : " ▼";
        table.number(English.p(q) + trend, q);
      } else {
        table.absent(Reasons.of(one.q()));
      }
      table.quantity(one.slope(), 2).quantity(one.gain(), 4);
      table.at(place + "/reliability/0/observed");
      rate(table, one.bins().get(0).observed());
      table.at(place + "/reliability/" + (one.bins().size() - 1) + "/observed");
      rate(table, one.bins().get(one.bins().size() - 1).observed());
    }
    table.write(html);
    html.raw("</section>\n");
  }

  private static void channel(HtmlTable table, @Nullable String channel) {
    if (channel == null) {
      table.text("all");
    } else {
      table.name(channel);
    }
  }
}
