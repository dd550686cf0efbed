package org.desirepath.report.tables;

import java.io.IOException;
import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.touchpoints.Engagement;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Bias;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Fact;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Phase;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Score;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Spread;
import org.desirepath.diagnostics.touchpoints.VanityCheck;
import org.desirepath.report.document.CsvTable;
import org.desirepath.report.document.TableOutput;

/** Facts of touchpoints as tables for a spreadsheet, one line a fact. */
public final class TouchpointTables {
  private TouchpointTables() {}

  static void rate(CsvTable table, Rate rate) throws IOException {
    table.count(rate.count()).count(rate.n()).estimate(rate.share());
  }

  /** One line a number of a touchpoint: shares in one form, quantiles in another. */
  static void writeFacts(ComparisonResult result, TableOutput out) throws IOException {
    try (CsvTable table =
        new CsvTable(
            out,
            "touchpoint",
            "channel",
            "phase",
            "fact",
            "n",
            "count",
            "open",
            "value",
            "low",
            "high",
            "lowerQuartile",
            "upperQuartile",
            "p90",
            "reason")) {
      for (Fact fact : result.findings().touchpoints().facts().facts()) {
        rateLine(table, fact, "journeys", fact.share());
        count(table, fact, "events", fact.events());
        spreadLine(table, fact, "dwellMillis", fact.dwellMillis());
        spreadLine(table, fact, "waitMillis", fact.waitMillis());
        spreadLine(table, fact, "nextMillis", fact.nextMillis());
        rateLine(table, fact, "bounce", fact.bounce());
        rateLine(table, fact, "repeated", fact.repeated());
        count(table, fact, "mostInOneJourney", fact.most());
        rateLine(table, fact, "exit", fact.exit());
        rateLine(table, fact, "channelSwitch", fact.switched());
        rateLine(table, fact, "unplannedChannel", fact.unplannedChannel());
        rateLine(table, fact, "backtracked", fact.backtracked());
        rateLine(table, fact, "extra", fact.extra());
        spreadLine(table, fact, "value", fact.value());
        rateLine(table, fact, "repeatCustomers", fact.repeatCustomers());
        for (Score score : fact.scores()) {
          String name = score.kind() + " (" + score.attribute() + ")";
          rateLine(table, fact, name + " responded", score.responded());
          start(table, fact, name);
          table.count(score.answer().n()).empty().empty().estimate(score.headline());
          table.empty().empty().empty().text(score.headline().reason()).endRow();
          spreadLine(table, fact, name + " answers", score.answer());
        }
      }
    }
  }

  private static void start(CsvTable table, Fact fact, String name) {
    table.text(fact.touchpoint()).text(fact.channel()).text(fact.phase()).text(name);
  }

  private static void count(CsvTable table, Fact fact, String name, int count) {
    start(table, fact, name);
    table.empty().count(count).empty().empty().empty().empty();
    table.empty().empty().empty().empty().endRow();
  }

  private static void rateLine(CsvTable table, Fact fact, String name, Rate rate) {
    start(table, fact, name);
    table.count(rate.n()).count(rate.count()).empty().estimate(rate.share());
    table.empty().empty().empty().text(rate.share().reason()).endRow();
  }

  private static void spreadLine(CsvTable table, Fact fact, String name, Spread spread) {
    start(table, fact, name);
    table.count(spread.n()).empty().count(spread.open()).estimate(spread.median());
    table.quantity(spread.lowerQuartile()).quantity(spread.upperQuartile());
    table.quantity(spread.p90()).text(spread.median().reason()).endRow();
  }

  static void writePhases(ComparisonResult result, TableOutput out) throws IOException {
    try (CsvTable table =
        new CsvTable(
            out,
            "phase",
            "reached",
            "journeys",
            "reachedShare",
            "reachedLow",
            "reachedHigh",
            "furthest",
            "furthestOf",
            "furthestShare",
            "furthestLow",
            "furthestHigh",
            "wentBack",
            "wentBackOf",
            "wentBackShare",
            "wentBackLow",
            "wentBackHigh",
            "stayN",
            "stayOpen",
            "stayMedianMillis",
            "stayLow",
            "stayHigh")) {
      for (Phase phase : result.findings().touchpoints().facts().phases()) {
        table.text(phase.phase());
        rate(table, phase.reached());
        rate(table, phase.furthest());
        rate(table, phase.wentBack());
        table.count(phase.stayMillis().n()).count(phase.stayMillis().open());
        table.estimate(phase.stayMillis().median()).endRow();
      }
    }
  }

  static void writeBias(ComparisonResult result, TableOutput out) throws IOException {
    try (CsvTable table =
        new CsvTable(
            out,
            "touchpoint",
            "score",
            "what",
            "respondents",
            "respondentsOf",
            "respondentsShare",
            "respondentsLow",
            "respondentsHigh",
            "others",
            "othersOf",
            "othersShare",
            "othersLow",
            "othersHigh",
            "difference",
            "low",
            "high",
            "q",
            "differs")) {
      for (Fact fact : result.findings().touchpoints().facts().facts()) {
        for (Score score : fact.scores()) {
          for (Bias bias : score.bias()) {
            table.text(fact.touchpoint()).text(score.kind()).text(bias.what());
            rate(table, bias.respondents());
            rate(table, bias.others());
            table.estimate(bias.difference()).quantity(bias.q()).text("" + bias.differs());
            table.endRow();
          }
        }
      }
    }
  }

  static void writeEngagement(ComparisonResult result, TableOutput out) throws IOException {
    try (CsvTable table =
        new CsvTable(
            out,
            "touchpoint",
            "fromPoints",
            "toPoints",
            "successes",
            "n",
            "observed",
            "observedLow",
            "observedHigh",
            "foretold",
            "q",
            "slope",
            "slopeLow",
            "slopeHigh",
            "brierGain",
            "brierGainLow",
            "brierGainHigh")) {
      for (Engagement.Calibration one :
          result.findings().touchpoints().engagement().calibrations()) {
        for (Engagement.Bin bin : one.bins()) {
          table.text(one.touchpoint()).number(bin.fromPoints()).number(bin.toPoints());
          rate(table, bin.observed());
          table.quantity(bin.foretold()).quantity(one.q());
          table.estimate(one.slope()).estimate(one.gain()).endRow();
        }
      }
    }
  }

  static void writeVanity(ComparisonResult result, TableOutput out) throws IOException {
    try (CsvTable table =
        new CsvTable(
            out,
            "metric",
            "moments",
            "journeys",
            "more",
            "riskDifference",
            "low",
            "high",
            "q",
            "naiveDifference",
            "naiveLow",
            "naiveHigh",
            "verdict",
            "vanity",
            "words")) {
      List<VanityCheck.Metric> metrics = result.findings().touchpoints().vanity().metrics();
      for (VanityCheck.Metric metric : metrics) {
        table.text(metric.name()).count(metric.moments()).count(metric.journeys());
        table.count(metric.more()).estimate(metric.difference()).quantity(metric.q());
        table.estimate(metric.naive());
        table.text(metric.verdict() == null ? "" : metric.verdict().word());
        table.text(metric.vanity() == null ? "" : "" + metric.vanity());
        table.text(metric.words()).endRow();
      }
    }
  }
}
