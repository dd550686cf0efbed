package org.desirepath.report.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.desirepath.report.language.Language;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.FindingDefinition;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.statistics.Interval;

/**
 * All that a result says of one finding: its sentence, definition, formula, numbers, denominator,
 * filters, caveats and the journeys behind it. Journeys are named only as the result names them,
 * that is when at least k share the finding.
 */
public final class Explanation {
  private static final List<String> FILTERS =
      List.of("filter", "segment", "as-of", "separate", "truncated-before", "k");
  private static final Map<String, String> NUMBERS =
      Map.ofEntries(
          Map.entry("journeys", "Journeys that show it"),
          Map.entry("observable", "Journeys that could show it"),
          Map.entry("share", "Share"),
          Map.entry("certain", "Certain"),
          Map.entry("possible", "Possible"),
          Map.entry("sameInstant", "Order of the file at one instant"),
          Map.entry("entered", "Reached"),
          Map.entry("advanced", "Advanced"),
          Map.entry("exited", "Exited"),
          Map.entry("abandoned", "Abandoned"),
          Map.entry("open", "Open"),
          Map.entry("completed", "Completed"),
          Map.entry("mature", "Mature"),
          Map.entry("rate", "Lost"),
          Map.entry("designed", "Planned rate"),
          Map.entry("gapToTarget", "Lost beyond plan"),
          Map.entry("inactiveAfterMillis", "Inactivity limit"),
          Map.entry("riskDifference", "Difference in success"),
          Map.entry("oddsRatio", "Odds ratio"),
          Map.entry("p", "p"),
          Map.entry("q", "q"),
          Map.entry("n", "Journeys compared"),
          Map.entry("exposed", "Journeys that had it"),
          Map.entry("stability", "Stable in bootstrap samples"),
          Map.entry("eValue", "E-value"),
          Map.entry("log", "Log fitness"),
          Map.entry("actual", "Actual"),
          Map.entry("count", "Count"),
          Map.entry("controlN", "Journeys of the control"),
          Map.entry("difference", "Difference"),
          Map.entry("stratified", "Difference within kinds of day"),
          Map.entry("differenceInDifferences", "Less last year’s"),
          Map.entry("before", "Before"),
          Map.entry("after", "After"),
          Map.entry("then", "Then"),
          Map.entry("thenN", "Then of"),
          Map.entry("now", "Now"),
          Map.entry("nowN", "Now of"),
          Map.entry("success", "Success"),
          Map.entry("chance", "Chance of success"),
          Map.entry("succeeding", "Succeeded"),
          Map.entry("swing", "Change of the chance"),
          Map.entry("influence", "Influence"),
          Map.entry("events", "Events"),
          Map.entry("touches", "Sent"),
          Map.entry("windowMillis", "Answered within"),
          Map.entry("overTouches", "Contacts too many"),
          Map.entry("moments", "Moments"),
          Map.entry("more", "Moments with more of it"),
          Map.entry("naiveDifference", "On a dashboard"),
          Map.entry("calibrationSlope", "Slope"),
          Map.entry("brierGain", "Gain"),
          Map.entry("z", "z"),
          Map.entry("knee", "Knee"),
          Map.entry("mean", "Mean"),
          Map.entry("journeyMean", "Mean fitness of a journey"),
          Map.entry("journeyMedian", "Median fitness of a journey"));
  private static final List<String> SHARES =
      List.of(
          "share",
          "rate",
          "designed",
          "stability",
          "actual",
          "before",
          "after",
          "then",
          "now",
          "success",
          "chance");
  private static final List<String> POINTS =
      List.of(
          "riskDifference",
          "difference",
          "stratified",
          "differenceInDifferences",
          "swing",
          "naiveDifference");

  /** Numbers whose interval the result calls by another name than theirs. */
  private static final Map<String, String> INTERVALS =
      Map.of(
          "actual", "interval",
          "difference", "interval",
          "chance", "interval",
          "naiveDifference", "naiveInterval");

  private final ResultFindings result;
  private final ResultFinding finding;
  private final Language language;
  private final List<String> lines = new ArrayList<>();

  private Explanation(ResultFindings result, ResultFinding finding, Language language) {
    this.result = result;
    this.finding = finding;
    this.language = language;
  }

  /** The explanation in lines of text. */
  public static List<String> of(ResultFindings result, ResultFinding finding, Language language) {
    Explanation explanation = new Explanation(result, finding, language);
    explanation.write();
    return List.copyOf(explanation.lines);
  }

  /** The address of each finding, and what it says below it. */
  public static List<String> list(ResultFindings result, Language language) {
    List<String> lines = new ArrayList<>();
    for (ResultFinding finding : result.all()) {
      lines.add(finding.path());
      if (!finding.sentence().isEmpty()) {
        lines.add("  " + language.translate(finding.sentence()));
      }
    }
    return lines;
  }

  private void write() {
    lines.add(finding.path());
    if (!finding.sentence().isEmpty()) {
      lines.add("");
      lines.add(language.translate(finding.sentence()));
    }
    FindingDefinition definition = definition();
    part("Meaning", definition.meaning());
    part("Formula", definition.formula());
    part("Which journeys count", definition.denominator());
    numbers();
    design();
    filters();
    heading("What it does not say");
    for (String caveat : caveats(definition)) {
      item(language.translate(caveat));
    }
    journeys();
  }

  private FindingDefinition definition() {
    FindingDefinition compared = ComparedDefinitions.of(finding.field());
    if (compared != null) {
      return compared;
    }
    return switch (finding.field()) {
      case "conformance.fitting" -> FindingDefinition.ofFitting();
      case "conformance.fitness" -> FindingDefinition.ofFitness();
      case "dropOff.status" -> FindingDefinition.ofStatus();
      case "dropOff.steps" -> FindingDefinition.ofStep();
      case "criticalMoments.moments" ->
          FindingDefinition.ofMoment(finding.node().path("facet").asText());
      default -> FindingDefinition.ofDeviation(finding.node().path("kind").asText());
    };
  }

  private void heading(String english) {
    lines.add("");
    lines.add(language.translate(english));
  }

  private void item(String text) {
    lines.add("  " + text);
  }

  private void part(String heading, String text) {
    heading(heading);
    item(language.translate(text));
  }

  private void numbers() {
    heading("Numbers");
    numbers(finding.node());
    JsonNode effect = finding.node().path("outcomeEffect");
    if (effect.isObject()) {
      numbers(effect);
    }
    if (ComparedDefinitions.of(finding.field()) != null) {
      ComparedNumbers.of(finding.node())
          .forEach(
              (words, shown) -> item(language.translate(words) + ": " + language.translate(shown)));
    }
  }

  private void numbers(JsonNode node) {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              String words = NUMBERS.get(name);
              if (words != null && node.get(name).isValueNode()) {
                item(language.translate(words) + ": " + number(node, name));
              }
            });
  }

  private String number(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value.isNull()) {
      String reason = node.path(name + "Reason").asText("not known");
      return "– (" + language.translate(reason) + ")";
    }
    double number = value.doubleValue();
    String shown;
    if (isNoShare(node)
        && (name.equals("difference") || INTERVALS.containsKey(name) || SHARES.contains(name))) {
      shown = English.decimal(number, 3) + interval(node, name, 1);
    } else if (SHARES.contains(name)) {
      shown = English.percent(number) + interval(node, name, 100);
    } else if (POINTS.contains(name)) {
      shown = English.points(number) + interval(node, name, 100);
    } else if (name.endsWith("Millis")) {
      shown = English.duration(value.longValue());
    } else if (value.isIntegralNumber()) {
      shown = English.count(value.longValue());
    } else if (name.equals("p") || name.equals("q")) {
      shown = English.p(number);
    } else {
      shown = English.decimal(number, 3) + interval(node, name, 1);
    }
    return language.translate(shown);
  }

  /** Mean scores, fitness and odds ratios are among findings that are shares else. */
  private static boolean isNoShare(JsonNode node) {
    return !node.path("unit").asText("share").equals("share")
        || node.path("kind").asText().equals("experience")
        || (node.has("then") && node.path("finding").asText().equals("moment"));
  }

  /** A share and an odds ratio have theirs as {@code interval}, others under their own name. */
  private static String interval(JsonNode node, String name, double factor) {
    JsonNode ends = node.path(INTERVALS.getOrDefault(name, name + "Interval"));
    boolean sole = name.equals("share") || name.equals("rate") || name.equals("oddsRatio");
    boolean ofEffect = name.equals("riskDifference") && !node.has("oddsRatio");
    if (!ends.isArray() && (sole || ofEffect)) {
      ends = node.path("interval");
    }
    if (!ends.isArray() || ends.size() != 2 || !ends.get(0).isNumber()) {
      return "";
    }
    Interval interval = new Interval(ends.get(0).doubleValue(), ends.get(1).doubleValue());
    return factor == 100 ? " " + English.percents(interval) : " " + English.interval(interval, 3);
  }

  private void design() {
    String design =
        finding.node().has("design")
            ? finding.node().path("design").asText("")
            : finding.node().at("/outcomeEffect/design").asText("");
    if (!design.isEmpty()) {
      part("Compared", design);
    }
    String evidence = finding.node().path("evidence").asText("");
    if (!evidence.isEmpty()) {
      part("Evidence", evidence(evidence));
    }
  }

  private static String evidence(String level) {
    return switch (level) {
      case "E3" -> "E3: a randomised test";
      case "E2" -> "E2: aligned in time and adjusted for state, segment and period";
      case "E1" -> "E1: aligned in time";
      default -> "E0: descriptive";
    };
  }

  private void filters() {
    heading("Data and filters");
    JsonNode made = result.root().path("desirepath");
    item(language.translate("data as of") + " " + made.path("asOf").asText("–"));
    made.path("inputs").forEach(input -> item(input.path("name").asText()));
    for (String name : FILTERS) {
      List<String> values = new ArrayList<>();
      made.path("parameters").path(name).forEach(value -> values.add(value.asText()));
      if (!values.isEmpty()) {
        item("--" + name + " " + String.join(", ", values));
      }
    }
  }

  private List<String> caveats(FindingDefinition definition) {
    List<String> caveats = new ArrayList<>(definition.caveats());
    String note = finding.node().path("note").asText("");
    if (!note.isEmpty()) {
      caveats.add(note);
    }
    JsonNode size =
        finding.node().has("mature")
            ? finding.node().path("mature")
            : finding.node().path("observable");
    if (size.isNumber() && size.longValue() < RankedFindings.FEW) {
      caveats.add("Fewer than " + RankedFindings.FEW + " journeys: too few to rank.");
    }
    return caveats;
  }

  private void journeys() {
    JsonNode examples = finding.node().path("examples");
    heading("Journeys behind it");
    if (!examples.isArray()) {
      item(language.translate("the result names none for this finding"));
      return;
    }
    if (examples.isEmpty()) {
      item(language.translate(finding.node().path("examplesReason").asText("not known")));
    }
    examples.forEach(id -> item(id.asText()));
  }
}
