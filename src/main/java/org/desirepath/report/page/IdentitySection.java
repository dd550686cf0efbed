package org.desirepath.report.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.sources.SourceAudit;
import org.desirepath.diagnostics.sources.SourceChecks.Clock;
import org.desirepath.diagnostics.sources.SourceChecks.Duplicates;
import org.desirepath.diagnostics.sources.SourceCoverage;
import org.desirepath.diagnostics.sources.SourceCoverage.Overlap;
import org.desirepath.eventlog.identity.IdentityAudit;
import org.desirepath.eventlog.identity.IdentityAudit.Rate;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.json.IdentityJson;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.Sentences;
import org.desirepath.statistics.Interval;

/** How several sources became one customer, and how much of each is of a known person. */
final class IdentitySection {
  private static final int MOST_TOUCHPOINTS = 50;

  private IdentitySection() {}

  static void write(Html html, ComparisonResult result) {
    SourceAudit audit = result.sources();
    if (audit == null) {
      return;
    }
    IdentityAudit identity = audit.identity();
    Rate ids = identity.ids();
    html.raw("<section id=\"identity\">\n");
    html.element("h3", "Whose journeys these are");
    html.paragraph(
        "note",
        English.count(ids.identified())
            + " of "
            + English.count(ids.ids(), "identifier is", "identifiers are")
            + " of a known person ("
            + Sentences.share(IdentityJson.share(ids))
            + "); without stitching "
            + English.count(ids.direct())
            + " would be. Together they make "
            + English.count(identity.journeys(), "journey", "journeys")
            + ". Every stitch, with its evidence, is in tables/stitches.csv.");
    rates(html, identity);
    coverage(html, audit.coverage());
    if (!identity.refusals().isEmpty()) {
      refusals(html, identity.refusals());
    }
    audit.checks().duplicates().forEach(found -> duplicates(html, found));
    audit.checks().clocks().stream().filter(Clock::systematic).forEach(found -> clock(html, found));
    html.raw("</section>\n");
  }

  private static void rates(Html html, IdentityAudit identity) {
    HtmlTable table =
        new HtmlTable("identity-table", "Identifiers of a known person, by channel and touchpoint");
    table.columns("Of", "Name", "Identifiers", "Known", "Share [95 %]", "Without stitching");
    rows(table, "channel", "/identity/channels/", identity.channels());
    List<Rate> touchpoints = identity.touchpoints();
    rows(
        table,
        "event name",
        "/identity/touchpoints/",
        touchpoints.subList(0, Math.min(MOST_TOUCHPOINTS, touchpoints.size())));
    table.write(html);
    if (touchpoints.size() > MOST_TOUCHPOINTS) {
      html.paragraph(
          "note",
          English.count(touchpoints.size() - MOST_TOUCHPOINTS)
              + " more event names are in tables/identification.csv.");
    }
  }

  private static void rows(HtmlTable table, String of, String place, List<Rate> rates) {
    for (int i = 0; i < rates.size(); i++) {
      Rate rate = rates.get(i);
      table.row(rate.ids() < RankedFindings.FEW, place + i).text(of).name(rate.name());
      table.count(rate.ids()).count(rate.identified()).share(IdentityJson.share(rate));
      table.count(rate.direct());
    }
  }

  private static void coverage(Html html, SourceCoverage coverage) {
    HtmlTable table = new HtmlTable("coverage-table", "Which sources see the same journeys");
    table.columns("Source", "Other source", "Journeys", "Of these there", "Share [95 %]");
    List<Overlap> overlaps = coverage.overlaps();
    for (int i = 0; i < overlaps.size(); i++) {
      Overlap overlap = overlaps.get(i);
      table.row(overlap.n() < RankedFindings.FEW, "/identity/coverage/" + i);
      table.name(overlap.source());
      String other = overlap.other();
      if (other == null) {
        table.text("no other source");
      } else {
        table.name(other);
      }
      table.count(overlap.n()).count(overlap.both()).share(overlap.share());
    }
    table.write(html);
  }

  private static void refusals(Html html, List<IdentityAudit.Refusal> refusals) {
    String reasons =
        refusals.stream()
            .collect(Collectors.groupingBy(refusal -> refusal.outcome(), Collectors.counting()))
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> English.count(entry.getValue()) + " × " + words(entry.getKey()))
            .collect(Collectors.joining("; "));
    html.paragraph(
        "",
        "Not followed, as it would have to guess: "
            + reasons
            + ". They stand apart as journeys of their own.");
  }

  private static String words(IdentityAudit.Outcome outcome) {
    return switch (outcome) {
      case SHARED_KEY -> "a key on more identifiers than one person has";
      case CONFLICT -> "a key that leads to more than one customer";
      case SEVERAL_CUSTOMERS -> "an identifier that several customers used";
      case DISAGREEMENT -> "rows that name different customers for one event";
      case STITCHED, ALONE, UNIDENTIFIED -> outcome.word();
    };
  }

  private static void duplicates(Html html, Duplicates found) {
    html.raw("<p>").text(English.count(found.events(), "event stands", "events stand"));
    html.text(" in two sources: ");
    html.name(found.first()).text(" and ").name(found.second());
    html.text(". They were kept, so counts of them are too high.").raw("</p>\n");
  }

  private static void clock(Html html, Clock found) {
    html.raw("<p>").text("The clock of ").name(found.second()).text(" seems ");
    double offset = found.offsetMillis().value().orElse(0);
    Interval interval = found.offsetMillis().interval();
    html.text(English.duration((long) Math.abs(offset)) + (offset > 0 ? " ahead of " : " behind "));
    html.name(found.first());
    html.text(
        " (median of "
            + English.count(found.pairs(), "pair", "pairs")
            + " of events"
            + (interval == null ? "" : between(interval))
            + "). Times were left as they are.");
    html.raw("</p>\n");
  }

  private static String between(Interval interval) {
    long one = (long) Math.abs(interval.low());
    long other = (long) Math.abs(interval.high());
    return ", 95 % interval "
        + English.duration(Math.min(one, other))
        + " to "
        + English.duration(Math.max(one, other));
  }
}
