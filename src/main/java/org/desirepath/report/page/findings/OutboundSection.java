package org.desirepath.report.page.findings;

import java.io.IOException;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.outbound.Outbound;
import org.desirepath.diagnostics.outbound.Outbound.CampaignCodes;
import org.desirepath.diagnostics.outbound.Outbound.Collisions;
import org.desirepath.diagnostics.outbound.Outbound.OfferCell;
import org.desirepath.diagnostics.outbound.Outbound.Pressure;
import org.desirepath.diagnostics.outbound.Outbound.Sent;
import org.desirepath.diagnostics.outbound.Outbound.StatusRate;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.report.document.CsvTable;
import org.desirepath.report.document.TableOutput;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.Reasons;
import org.desirepath.report.wording.Sentences;

/** What the company sends and what comes of it, in the page and as a table for a spreadsheet. */
public final class OutboundSection {
  private OutboundSection() {}

  public static void write(Html html, ComparisonResult result) {
    Outbound outbound = result.findings().touchpoints().outbound();
    boolean says =
        !outbound.sent().isEmpty()
            || !outbound.pressure().isEmpty()
            || outbound.codes() != null
            || outbound.offers() != null
            || !outbound.audiences().isEmpty();
    if (!says) {
      return;
    }
    html.raw("<section id=\"outbound\">\n");
    html.element("h3", "What we send, and what comes of it");
    html.paragraph(
        "note",
        English.count(outbound.customers(), "customer was", "customers were")
            + " contacted. Where customers get several contacts, the interval heeds that."
            + (outbound.unidentified() == 0
                ? ""
                : " "
                    + English.count(outbound.unidentified(), "journey has", "journeys have")
                    + " no known customer: each is taken as one."));
    sent(html, outbound);
    pressure(html, outbound);
    audiences(html, outbound);
    codes(html, outbound);
    offers(html, outbound);
    html.raw("</section>\n");
  }

  private static void sent(Html html, Outbound outbound) {
    if (outbound.sent().isEmpty()) {
      return;
    }
    HtmlTable table = new HtmlTable("sent-table", "Contacts and their answers");
    table.columns("Touchpoint", "Sent", "Answered within", "Answered [95 %]", "Time to answer");
    table.columns("Its own status");
    table.fields("", "touches", "windowMillis", "answered/share", "answerMillis/median", "");
    int row = 0;
    for (Sent sent : outbound.sent()) {
      table
          .row(sent.mature() < RankedFindings.FEW, "/outbound/sent/" + row++)
          .name(sent.touchpoint())
          .count(sent.touches());
      table.number(English.duration(sent.windowMillis()), (double) sent.windowMillis());
      TouchpointFactSection.rate(table, sent.answered());
      TouchpointFactSection.time(table, sent.answerMillis());
      Html statuses = new Html();
      for (StatusRate status : sent.statuses()) {
        statuses.name(status.status());
        statuses.text(" " + Sentences.share(status.reached().share()) + "; ");
      }
      table.markup(statuses.markup().strip());
    }
    table.write(html);
  }

  private static void pressure(Html html, Outbound outbound) {
    Collisions collisions = outbound.collisions();
    if (outbound.pressure().isEmpty() && collisions == null) {
      return;
    }
    HtmlTable table = new HtmlTable("pressure-table", "Contact pressure and campaigns that meet");
    table.columns("What", "Customers [95 %]", "Contacts too many");
    table.columns("Success, against comparable\u00a0[95\u00a0%]", "Verdict");
    table.fields("", "customers/share", "overTouches", "outcomeEffect/riskDifference", "");
    int row = 0;
    for (Pressure pressure : outbound.pressure()) {
      boolean few = pressure.customers().n() < RankedFindings.FEW;
      table.row(few, "/outbound/pressure/" + row++);
      table.text(
          "more than "
              + English.count(pressure.atMost(), "contact", "contacts")
              + " in "
              + English.duration(pressure.perMillis()));
      TouchpointFactSection.rate(table, pressure.customers());
      table.count(pressure.overTouches());
      DeviationSection.effect(table, pressure.effect().outcome(), pressure.effect().verdict());
    }
    if (collisions != null) {
      table.row(collisions.customers().n() < RankedFindings.FEW);
      table.text("two campaigns in " + English.duration(collisions.windowMillis()));
      table.at("/outbound/collisions/customers/share");
      TouchpointFactSection.rate(table, collisions.customers());
      table.absent("campaigns that meet are counted by customer");
      table.absent("no outcome is compared").absent("no outcome is compared");
    }
    table.write(html);
  }

  private static void audiences(Html html, Outbound outbound) {
    if (outbound.audiences().isEmpty()) {
      return;
    }
    HtmlTable table = new HtmlTable("audience-table", "Contacts to those who were not meant");
    table.columns("Touchpoint", "Journeys", "Not meant [95 %]", "To be excluded", "Not known");
    table.columns("Success, against comparable\u00a0[95\u00a0%]", "Verdict");
    table.fields("", "journeys", "notMeant/share", "excluded", "unknown");
    table.fields("outcomeEffect/riskDifference", "");
    int row = 0;
    for (Outbound.Audience audience : outbound.audiences()) {
      boolean few = audience.notMeant().n() < RankedFindings.FEW;
      table.row(few, "/outbound/audiences/" + row++).name(audience.touchpoint());
      table.count(audience.journeys());
      TouchpointFactSection.rate(table, audience.notMeant());
      table.count(audience.excluded()).count(audience.unknown());
      DeviationSection.effect(table, audience.effect().outcome(), audience.effect().verdict());
    }
    table.write(html);
  }

  private static void codes(Html html, Outbound outbound) {
    CampaignCodes codes = outbound.codes();
    if (codes == null) {
      return;
    }
    HtmlTable table = new HtmlTable("code-table", "Campaign codes");
    table.columns("What", "Share [95 %]");
    codeLine(table, "contacts without a code", "missing", codes.missing());
    codeLine(table, "codes written as designed", "wellFormed", codes.wellFormed());
    codeLine(table, "of those, codes on the list", "known", codes.known());
    table.write(html);
    if (codes.faults().isEmpty()) {
      return;
    }
    HtmlTable faults = new HtmlTable("code-fault-table", "Codes that are not right");
    faults.columns("Code", "What is wrong", "Events", "Journeys", "Perhaps meant");
    faults.fields("", "", "events", "journeys", "");
    int row = 0;
    for (Outbound.CodeFault fault : codes.faults()) {
      boolean few = fault.journeys() < RankedFindings.FEW;
      faults
          .row(few, "/outbound/campaignCodes/faults/" + row++)
          .name(fault.code())
          .text(fault.fault().word());
      faults.count(fault.events()).count(fault.journeys());
      faults.name(fault.meant() == null ? "" : fault.meant());
    }
    faults.write(html);
  }

  private static void codeLine(HtmlTable table, String what, String field, Rate rate) {
    table.row(rate.n() < RankedFindings.FEW).text(what);
    table.at("/outbound/campaignCodes/" + field + "/share");
    TouchpointFactSection.rate(table, rate);
  }

  private static void offers(Html html, Outbound outbound) {
    Outbound.Offers offers = outbound.offers();
    if (offers == null) {
      return;
    }
    HtmlTable table = new HtmlTable("offer-table", "Offers to customers who are alike, by channel");
    table.columns("Customers", "Stage", "Channel", "Offer", "Other channel", "Its offer");
    table.columns("Difference in the first offer [95 %]", "q", "Consistent");
    table.fields("", "", "", "", "", "", "difference", "q", "");
    int row = 0;
    for (OfferCell cell : offers.cells()) {
      boolean few = Math.min(cell.share().n(), cell.otherShare().n()) < RankedFindings.FEW;
      table.row(few, "/outbound/offers/cells/" + row++);
      table.name(cell.alike()).name(cell.stage()).name(cell.channel()).name(cell.offer());
      table.name(cell.otherChannel()).name(cell.otherOffer()).points(cell.difference());
      if (cell.q().isPresent()) {
        double q = cell.q().value().orElse(1);
        table.number(English.p(q), q);
      } else {
        table.absent(Reasons.of(cell.q()));
      }
      table.text(cell.inconsistent() ? "✗ no" : "✓ nothing shown");
    }
    if (!table.isEmpty()) {
      table.write(html);
    }
    html.paragraph(
        "note",
        "Journeys with different offers in one stage: "
            + Sentences.share(offers.several().share())
            + " of "
            + English.count(offers.several().n())
            + " with several offers in one.");
  }

  /** One line a finding: what, of what, how many. */
  public static void write(ComparisonResult result, TableOutput out) throws IOException {
    Outbound outbound = result.findings().touchpoints().outbound();
    try (CsvTable table =
        new CsvTable(
            out, "finding", "of", "detail", "count", "n", "share", "low", "high", "reason")) {
      for (Sent sent : outbound.sent()) {
        line(table, "answered", sent.touchpoint(), "", sent.answered());
        for (StatusRate status : sent.statuses()) {
          line(table, "status", sent.touchpoint(), status.status(), status.reached());
        }
        table.text("answerMillis").text(sent.touchpoint()).text("median");
        table.empty().count(sent.answerMillis().n()).estimate(sent.answerMillis().median());
        table.text(sent.answerMillis().median().reason()).endRow();
      }
      for (Pressure pressure : outbound.pressure()) {
        String limit = pressure.atMost() + " in " + pressure.perMillis() + " ms";
        line(table, "pressure", "customers", limit, pressure.customers());
      }
      if (outbound.collisions() != null) {
        line(table, "collisions", "customers", "", outbound.collisions().customers());
      }
      for (Outbound.Audience audience : outbound.audiences()) {
        line(table, "notMeant", audience.touchpoint(), "", audience.notMeant());
      }
      CampaignCodes codes = outbound.codes();
      if (codes != null) {
        line(table, "campaignCodes", "missing", "", codes.missing());
        line(table, "campaignCodes", "wellFormed", "", codes.wellFormed());
        line(table, "campaignCodes", "known", "", codes.known());
        for (Outbound.CodeFault fault : codes.faults()) {
          table.text("campaignCode").text(fault.code()).text(fault.fault().word());
          table.count(fault.events()).count(codes.coded());
          table.empty().empty().empty().text(fault.meant()).endRow();
        }
      }
      if (outbound.offers() != null) {
        line(table, "offers", "several", "", outbound.offers().several());
        for (OfferCell cell : outbound.offers().cells()) {
          table.text(cell.inconsistent() ? "inconsistentOffer" : "offer");
          table.text(cell.alike() + ", " + cell.stage());
          table.text(
              cell.channel()
                  + ": "
                  + cell.offer()
                  + " / "
                  + cell.otherChannel()
                  + ": "
                  + cell.otherOffer());
          table.count(cell.share().count()).count(cell.share().n()).estimate(cell.difference());
          table.text(cell.q().reason()).endRow();
        }
      }
    }
  }

  private static void line(CsvTable table, String finding, String of, String detail, Rate rate)
      throws IOException {
    table.text(finding).text(of).text(detail).count(rate.count()).count(rate.n());
    table.estimate(rate.share()).text(rate.share().reason()).endRow();
  }
}
