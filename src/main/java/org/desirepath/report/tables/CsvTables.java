package org.desirepath.report.tables;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.Decision;
import org.desirepath.comparison.DecisionTrail;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.diagnostics.deviations.Circumstances;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.diagnostics.moments.CriticalMoments.Moment;
import org.desirepath.diagnostics.returns.PointsOfNoReturn;
import org.desirepath.discovery.SmallPaths;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.model.DirectlyFollowsGraph;
import org.desirepath.report.document.CsvTable;
import org.desirepath.report.document.TableOutput;
import org.desirepath.report.page.findings.ObservabilitySection;
import org.desirepath.report.page.findings.OutboundSection;
import org.desirepath.report.page.findings.RulesTable;
import org.desirepath.report.page.groups.BaselineSection;
import org.desirepath.report.wording.DepartingMoves;
import org.desirepath.report.wording.MoveWords;
import org.desirepath.report.wording.Reasons;

/**
 * The result as tables for a spreadsheet or a program. A cell is empty where the JSON result has
 * null and a reason. O(journeys + rows) each.
 */
public final class CsvTables {

  /** Fills a table and ends {@code out}. */
  public interface Content {
    void write(ComparisonResult result, TableOutput out) throws IOException;
  }

  /** A table and the name of its file, without the ending. */
  public record Document(String name, Content content) {}

  /** Journeys in the order of the log; activities by their names in the log. */
  public static final List<Document> ALL =
      List.of(
          new Document("journeys", CsvTables::writeJourneys),
          new Document("deviations", CsvTables::writeDeviations),
          new Document("rules", RulesTable::write),
          new Document("drop-off", CsvTables::writeSteps),
          new Document("cumulative-incidence", IncidenceTable::write),
          new Document("critical-moments", CsvTables::writeMoments),
          new Document("points-of-no-return", CsvTables::writePoints),
          new Document("observability", ObservabilitySection::write),
          new Document("touchpoints", TouchpointTables::writeFacts),
          new Document("phases", TouchpointTables::writePhases),
          new Document("response-bias", TouchpointTables::writeBias),
          new Document("engagement", TouchpointTables::writeEngagement),
          new Document("vanity", TouchpointTables::writeVanity),
          new Document("outbound", OutboundSection::write),
          new Document("variants", CsvTables::writeVariants),
          new Document("directly-follows", CsvTables::writeEdges),
          new Document("activities", CsvTables::writeActivities),
          new Document("quality", CsvTables::writeQuality),
          new Document("targets", GroupTables::writeTargets),
          new Document("groups", GroupTables::writeGroups),
          new Document("channel-fit", GroupTables::writeChannelFit),
          new Document("change", GroupTables::writeChange),
          new Document("drift", GroupTables::writeDrift),
          new Document("baseline", BaselineSection::writeTable),
          new Document("open-journeys", IncompleteTables::writeOpenJourneys),
          new Document("conformance-levels", IncompleteTables::writeLevels),
          new Document("identification", IdentityTables::writeRates),
          new Document("stitches", IdentityTables::writeStitches),
          new Document("decisions", CsvTables::writeDecisions));

  private CsvTables() {}

  private static void writeJourneys(ComparisonResult result, TableOutput out) throws IOException {
    EventLog log = result.journeys();
    List<VariantAlignment> variants = result.conformance().variants();
    long cheapest = result.conformance().cheapestRunCost();
    DepartingMoves departing = new DepartingMoves(result);
    try (CsvTable table =
        new CsvTable(
            out, "id", "status", "events", "start", "end", "cost", "fitness", "deviations")) {
      for (int t = 0; t < log.traceCount(); t++) {
        VariantAlignment variant = variants.get(result.conformance().variantOf(t));
        table.text(log.traceId(t));
        table.text(result.statuses().get(t).word());
        table.count(log.endEvent(t) - log.firstEvent(t));
        table.time(time(log, t, true));
        table.time(time(log, t, false));
        table.count(variant.alignment().upperBound());
        table.number(variant.fitness(cheapest));
        table.count(departing.of(t));
        table.endRow();
      }
    }
  }

  private static void writeDecisions(ComparisonResult result, TableOutput out) throws IOException {
    try (CsvTable table = new CsvTable(out, "stage", "subject", "what", "value", "by", "reason")) {
      for (Decision decision : DecisionTrail.of(result)) {
        table.text(decision.stage().word()).text(decision.subject());
        table.text(decision.what()).text(decision.value());
        table.text(decision.by().word()).text(decision.reason()).endRow();
      }
    }
  }

  /** The first or last time of a trace. */
  private static long time(EventLog log, int trace, boolean first) {
    long found = EventLog.NO_TIME;
    for (int e = log.firstEvent(trace); e < log.endEvent(trace); e++) {
      long time = log.timeMillis(e);
      boolean better = found == EventLog.NO_TIME || (first ? time < found : time > found);
      found = time != EventLog.NO_TIME && better ? time : found;
    }
    return found;
  }

  private static void writeDeviations(ComparisonResult result, TableOutput out) throws IOException {
    try (CsvTable table =
        new CsvTable(
            out,
            "kind",
            "touchpoint",
            "journeys",
            "observable",
            "share",
            "shareLow",
            "shareHigh",
            "certain",
            "possible",
            "riskDifference",
            "riskDifferenceLow",
            "riskDifferenceHigh",
            "n",
            "verdict",
            "value",
            "currency",
            "examples",
            "desirePath",
            "trend",
            "trendQ",
            "phase",
            "after",
            "timeLostMillis",
            "timeLostLow",
            "timeLostHigh",
            "returned",
            "repaired",
            "replacedBy",
            "measured",
            "measuredReason",
            "shareOutsideGaps",
            "shareOutsideGapsLow",
            "shareOutsideGapsHigh")) {
      for (Deviation deviation : result.findings().deviations()) {
        table.text(deviation.kind().word()).text(deviation.touchpoint());
        table.count(deviation.journeys()).count(deviation.observable());
        table.estimate(deviation.share());
        table.count(deviation.certain()).count(deviation.possible());
        table.estimate(deviation.outcomeEffect().riskDifference());
        table.count(deviation.outcomeEffect().n());
        table.text(deviation.verdict() == null ? "" : deviation.verdict().word());
        table.quantity(deviation.value().amount());
        table.text(deviation.value().currency());
        table.text(String.join("; ", deviation.examples()));
        writeCircumstances(table, deviation);
        ObservabilitySection.writeOfDeviation(table, result.findings(), deviation);
        table.endRow();
      }
    }
  }

  private static void writeCircumstances(CsvTable table, Deviation deviation) throws IOException {
    Circumstances found = deviation.circumstances();
    table.text("" + deviation.isDesirePath());
    table.text(found.trend().direction()).quantity(found.trend().q());
    table.text(found.where().phase()).text(found.where().after());
    table.estimate(found.timeLostMillis());
    for (int count : List.of(found.recovery().returned(), found.recovery().repaired())) {
      if (count == Circumstances.Recovery.FEW) {
        table.empty();
      } else {
        table.count(count);
      }
    }
    table.text(
        found.replacedBy().stream()
            .map(one -> one.touchpoint() + " " + one.journeys())
            .collect(Collectors.joining("; ")));
  }

  private static void writeSteps(ComparisonResult result, TableOutput out) throws IOException {
    DropOff dropOff = result.findings().dropOff();
    List<DropOff.Step> steps = dropOff == null ? List.of() : dropOff.steps();
    try (CsvTable table =
        new CsvTable(
            out,
            "touchpoint",
            "entered",
            "advanced",
            "exited",
            "abandoned",
            "open",
            "mature",
            "rate",
            "rateLow",
            "rateHigh",
            "designed",
            "gapToTarget",
            "gapToTargetLow",
            "gapToTargetHigh",
            "inactiveAfterMillis",
            "gapP",
            "gapQ",
            "gain",
            "gainLow",
            "gainHigh",
            "predictedSuccess",
            "observedSuccess")) {
      for (DropOff.Step step : steps) {
        table.text(step.touchpoint());
        table.count(step.entered()).count(step.advanced()).count(step.exited());
        table.count(step.abandoned()).count(step.open()).count(step.mature());
        table.estimate(step.rate());
        table.quantity(step.designed());
        table.estimate(step.gapToTarget());
        if (step.inactiveAfterMillis().isPresent()) {
          table.count(step.inactiveAfterMillis().getAsLong());
        } else {
          table.empty();
        }
        table.quantity(step.gapP()).quantity(step.gapQ());
        table.estimate(step.gain().success());
        table.quantity(step.gain().predicted()).quantity(step.gain().observed());
        table.endRow();
      }
    }
  }

  private static void writeMoments(ComparisonResult result, TableOutput out) throws IOException {
    CriticalMoments found = result.findings().criticalMoments();
    List<Moment> moments = found == null ? List.of() : found.moments();
    try (CsvTable table =
        new CsvTable(
            out,
            "touchpoint",
            "facet",
            "design",
            "associated",
            "critical",
            "direction",
            "oddsRatio",
            "oddsRatioLow",
            "oddsRatioHigh",
            "riskDifference",
            "riskDifferenceLow",
            "riskDifferenceHigh",
            "p",
            "q",
            "n",
            "exposed",
            "reach",
            "stability",
            "evidence",
            "note",
            "exposedLater",
            "eValue",
            "eValueOfLimit",
            "detectableDifference")) {
      for (Moment moment : moments) {
        table.text(moment.touchpoint()).text(moment.facet().word()).text(moment.design());
        table.text("" + moment.associated()).text("" + moment.critical());
        table.text(moment.direction() == null ? "" : moment.direction().word());
        table.estimate(moment.oddsRatio()).estimate(moment.riskDifference());
        table.quantity(moment.p()).quantity(moment.q());
        table.count(moment.n()).count(moment.exposed());
        table.quantity(moment.reach()).quantity(moment.stability());
        table.text(moment.evidence().name());
        table.text(moment.q().isPresent() ? moment.note() : Reasons.of(moment.q()));
        table.quantity(moment.sensitivity().exposedLater());
        table.quantity(moment.sensitivity().eValue());
        table.quantity(moment.sensitivity().eValueOfLimit());
        table.quantity(moment.sensitivity().detectable());
        table.endRow();
      }
    }
  }

  private static void writePoints(ComparisonResult result, TableOutput out) throws IOException {
    PointsOfNoReturn found = result.findings().pointsOfNoReturn();
    List<PointsOfNoReturn.State> states = found == null ? List.of() : found.states();
    try (CsvTable table =
        new CsvTable(
            out,
            "touchpoints",
            "journeys",
            "succeeding",
            "chance",
            "chanceLow",
            "chanceHigh",
            "verdict",
            "boundary")) {
      for (PointsOfNoReturn.State state : states) {
        table.text(String.join(" > ", state.touchpoints()));
        table.count(state.journeys()).count(state.succeeding()).estimate(state.chance());
        table.text(state.verdict().word()).text("" + state.boundary());
        table.endRow();
      }
    }
  }

  private static void writeVariants(ComparisonResult result, TableOutput out) throws IOException {
    long cheapest = result.conformance().cheapestRunCost();
    double journeys = result.journeys().traceCount();
    try (CsvTable table =
        new CsvTable(
            out,
            "variant",
            "journeys",
            "share",
            "open",
            "cost",
            "fitness",
            "activities",
            "moves")) {
      long number = 0;
      for (VariantAlignment variant : result.conformance().variants()) {
        number++;
        if (!result.findings().parameters().small().shows(variant.traces())) {
          continue;
        }
        table.count(number).count(variant.traces()).number(variant.traces() / journeys);
        table.text("" + variant.open());
        table.count(variant.alignment().upperBound()).number(variant.fitness(cheapest));
        table.text(String.join(" > ", variant.activities()));
        table.text(
            variant.alignment().moves().stream()
                .filter(m -> !MoveWords.mark(m).isEmpty())
                .map(m -> MoveWords.mark(m) + " " + MoveWords.activity(m))
                .collect(Collectors.joining(" > ")));
        table.endRow();
      }
    }
  }

  private static void writeEdges(ComparisonResult result, TableOutput out) throws IOException {
    try (CsvTable table = new CsvTable(out, "from", "to", "count", "journeys", "medianMillis")) {
      for (DirectlyFollowsGraph.Edge edge : result.directlyFollows().edges()) {
        table.text(edge.from()).text(edge.to()).count(edge.count());
        if (edge.traces() < 0) {
          table.empty();
        } else {
          table.count(edge.traces());
        }
        if (edge.medianMillis() < 0) {
          table.empty();
        } else {
          table.count(edge.medianMillis());
        }
        table.endRow();
      }
    }
  }

  private static void writeActivities(ComparisonResult result, TableOutput out) throws IOException {
    DirectlyFollowsGraph graph = result.directlyFollows();
    try (CsvTable table = new CsvTable(out, "name", "events", "journeys", "starts", "ends")) {
      for (DirectlyFollowsGraph.Activity activity : graph.activities()) {
        table.text(activity.label()).count(activity.events()).count(activity.traces());
        border(table, graph.start(), activity.label());
        border(table, graph.end(), activity.label());
        table.endRow();
      }
    }
  }

  /** Empty where it may be one of those that are too few to be shown. */
  private static void border(CsvTable table, Map<String, Integer> counts, String label)
      throws IOException {
    Integer count = counts.get(label);
    if (count == null && counts.containsKey(SmallPaths.POOLED)) {
      table.empty();
    } else {
      table.count(count == null ? 0 : count);
    }
  }

  private static void writeQuality(ComparisonResult result, TableOutput out) throws IOException {
    try (CsvTable table = new CsvTable(out, "code", "severity", "count", "message", "examples")) {
      for (QualityFinding finding : result.quality()) {
        table.text(finding.code());
        table.text(finding.severity().name().toLowerCase(Locale.ROOT));
        table.count(finding.count()).text(finding.message());
        table.text(String.join("; ", finding.examples()));
        table.endRow();
      }
    }
  }
}
