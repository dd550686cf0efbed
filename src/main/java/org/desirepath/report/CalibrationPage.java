package org.desirepath.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.desirepath.comparison.calibration.CalibrationResult;
import org.desirepath.comparison.calibration.Measure;
import org.desirepath.comparison.calibration.Row;
import org.desirepath.comparison.calibration.Row.Target;
import org.desirepath.comparison.calibration.Scenario;

/** The result of a calibration as a page of Markdown: the same bytes for the same result. */
public final class CalibrationPage {
  private static final String OURS = "desirepath";

  /** Ways that are wrong only where something else is planted are left out where they are not. */
  private static final double LIKE_OURS = 0.1;

  private final CalibrationResult result;
  private final StringBuilder page = new StringBuilder();

  private CalibrationPage(CalibrationResult result) {
    this.result = result;
  }

  /** The page. */
  public static String of(CalibrationResult result) {
    CalibrationPage run = new CalibrationPage(result);
    run.head();
    run.unmeasured();
    run.targets();
    run.missed();
    run.facets();
    run.designs();
    run.reported();
    run.power();
    run.dropOff();
    run.kinds();
    return run.page.toString();
  }

  private void line(String text) {
    page.append(text).append('\n');
  }

  private void head() {
    line("# Calibration");
    line("");
    line("How far the findings can be trusted, measured on simulated logs of which the truth is");
    line("known. This page is written by");
    line("");
    line(
        "    bin/desirepath calibrate --logs "
            + result.logs()
            + " --seed "
            + result.seed()
            + " --out src/site/markdown/calibration.md");
    line("");
    line(
        "Every figure stands with its Monte Carlo standard error. *Met*: on target. *Within"
            + " error*:");
    line(
        "no farther off than two such errors (three where a row is one of many). Without a"
            + " verdict:");
    line(
        "shown for what it is. Rows of other methods are what usual analyses say of the same"
            + " logs.");
    line("Coverage is of the planted value where it has a closed form, else of the same number");
    line("in a whole record of 100,000 journeys, else of the mean over all logs. Steps without a");
    line("planted loss have no coverage: their rate is that of journeys slower than the limit,");
    line("and stands among the biases. `--json` has every row, also by touchpoint and interval.");
    line("");
    table("Scenario", "Journeys", "What is planted", "Judged");
    for (Scenario scenario : result.scenarios()) {
      cells(
          scenario.name(),
          String.format(Locale.ROOT, "%,d", scenario.journeys()),
          scenario.says(),
          scenario.judged() ? "yes" : "shown only");
    }
    line("");
  }

  private void table(String... heads) {
    cells(heads);
    line("|" + "---|".repeat(heads.length));
  }

  private void cells(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private List<Row> rows(Predicate<Row> wanted) {
    return result.rows().stream().filter(wanted).toList();
  }

  private static String value(Row row) {
    int digits = row.measure() == Measure.ODDS_RATIO ? 2 : row.measure() == Measure.BIAS ? 4 : 3;
    return String.format(
        Locale.ROOT, "%." + digits + "f ± %." + digits + "f", row.value(), row.error());
  }

  private static String target(Measure measure) {
    return switch (measure) {
      case FALSE_DISCOVERY_RATE, FALSE_POSITIVE_RATE, REPORTED ->
          "at most " + number(measure.high());
      case POWER, F1 -> "at least " + number(measure.low());
      case COVERAGE, BIAS -> number(measure.low()) + " to " + number(measure.high());
      case RECALL, PRECISION, ODDS_RATIO, EXPOSED, KAPPA -> "";
    };
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** What a reader must not take this page as proof of. */
  private void unmeasured() {
    line("## Not measured");
    line("");
    line(
        String.format(
            Locale.ROOT,
            "- logs of more than %,d journeys;",
            result.scenarios().stream().mapToInt(Scenario::journeys).max().orElse(0)));
    line("- a change that is planted, beside a control group or the year before.");
    line("");
    line("Their intervals and p-values in reports rest on their methods and unit tests alone.");
    line("");
  }

  private static long count(List<Row> rows, Target target) {
    return rows.stream().filter(row -> row.target() == target).count();
  }

  private void targets() {
    line("## Targets");
    line("");
    List<Row> judged = rows(r -> r.isSummary() && r.target() != Target.NONE);
    line(
        "Of %d judged rows %d are met, %d are within error and %d missed."
            .formatted(
                judged.size(),
                count(judged, Target.MET),
                count(judged, Target.WITHIN_ERROR),
                count(judged, Target.MISSED)));
    line("Single touchpoints that are off target stand under the table.");
    line("");
    table("Scenario", "Measure", "Of", "Value", "Target", "Verdict");
    for (Row row : judged) {
      cells(
          row.scenario(),
          row.measure().word(),
          row.subject(),
          value(row),
          target(row.measure()),
          row.target().word());
    }
    line("");
    line("Shown without a target, since no analysis can know what the log does not hold:");
    line("");
    table("Scenario", "Measure", "Of", "Value");
    for (Row row : rows(r -> r.isSummary() && r.target() == Target.NONE)) {
      boolean elsewhere = row.measure() == Measure.POWER || isOfKinds(row);
      if (!elsewhere && !isJudged(row)) {
        cells(row.scenario(), row.measure().word(), row.subject(), value(row));
      }
    }
    line("");
  }

  private boolean isJudged(Row row) {
    return result.scenarios().stream().anyMatch(s -> s.name().equals(row.scenario()) && s.judged());
  }

  private static boolean isOfKinds(Row row) {
    return switch (row.measure()) {
      case RECALL, PRECISION, F1 -> true;
      default -> false;
    };
  }

  private void missed() {
    List<Row> missed = rows(row -> row.target() == Target.MISSED && !row.isSummary());
    line("### Off target, by touchpoint");
    line("");
    if (missed.isEmpty()) {
      line("None.");
    } else {
      table("Scenario", "Measure", "Of", "Value", "Target");
      missed.forEach(
          row ->
              cells(
                  row.scenario(),
                  row.measure().word(),
                  row.subject(),
                  value(row),
                  target(row.measure())));
      line("");
      line("Deviations of the kinds `share` and `experience` are reported only where they differ");
      line(
          "beyond chance; of what was selected so, plain 95 % intervals cover less. A moment that");
      line("has a risk difference in one log only has a coverage of 0 or 1.");
    }
    line("");
  }

  /** A line of several measures of the same. */
  private record Of(String scenario, String subject, String method) {}

  private Map<Of, Map<Measure, Row>> bySubject(Predicate<Row> wanted) {
    Map<Of, Map<Measure, Row>> lines = new LinkedHashMap<>();
    for (Row row : rows(wanted)) {
      lines
          .computeIfAbsent(
              new Of(row.scenario(), row.subject(), row.method()), key -> new LinkedHashMap<>())
          .put(row.measure(), row);
    }
    return lines;
  }

  private static String cell(Map<Measure, Row> line, Measure measure) {
    Row row = line.get(measure);
    return row == null ? "" : value(row);
  }

  private static final List<String> FACETS =
      List.of(
          "presence", "absence", "wait", "repetition", "failure", "channel", "order", "experience");

  /** Over the touchpoints of a facet in the largest scenarios without any effect. */
  private void facets() {
    List<Row> rates =
        rows(
            r -> r.measure() == Measure.FALSE_POSITIVE_RATE && r.scenario().equals("nothing-3000"));
    if (rates.isEmpty()) {
      return;
    }
    line("## False positives by facet");
    line("");
    line(
        "Share of tests with p below .05 in logs without any effect (`nothing-3000`): the design"
            + " of");
    line("each kind of moment, and beside it the tempting wrong one.");
    line("");
    table("Facet", "Moments", "**desirepath**", "Another way", "p < .05 that way");
    for (String facet : FACETS) {
      List<Row> ours =
          rates.stream()
              .filter(r -> r.method().equals(OURS) && r.subject().startsWith(facet + " "))
              .toList();
      Map<String, List<Row>> others = new LinkedHashMap<>();
      for (Row row : rates) {
        if (!row.method().equals(OURS) && row.subject().startsWith(facet + " ")) {
          others.computeIfAbsent(row.method(), key -> new ArrayList<>()).add(row);
        }
      }
      others.values().removeIf(list -> list.stream().allMatch(r -> r.value() < LIKE_OURS));
      String own = ours.isEmpty() ? "" : mean(ours);
      if (others.isEmpty()) {
        cells(facet, String.valueOf(ours.size()), own, "", "");
      }
      others.forEach(
          (method, list) -> cells(facet, String.valueOf(ours.size()), own, method, mean(list)));
    }
    line("");
  }

  private static String mean(List<Row> rows) {
    double mean = rows.stream().mapToDouble(Row::value).average().orElse(0);
    double squares = rows.stream().mapToDouble(row -> row.error() * row.error()).sum();
    return String.format(Locale.ROOT, "%.3f ± %.3f", mean, StrictMath.sqrt(squares) / rows.size());
  }

  private void reported() {
    line("## Touchpoints without an effect, confounded by the strata");
    line("");
    line(
        "Share of logs in which a moment without an effect is reported as associated (q at most"
            + " .05");
    line("over all tested).");
    line("");
    table("Scenario", "Moment", "Reported", "Verdict");
    for (Row row :
        rows(r -> r.measure() == Measure.REPORTED && r.scenario().equals("confounded"))) {
      cells(row.scenario(), row.subject(), value(row), row.target().word());
    }
    line("");
  }

  private void designs() {
    line("## Where nothing has an effect: right designs and usual ones");
    line("");
    line("Share of logs with p below .05, and mean odds ratio where the truth is 1.");
    line("");
    Map<Of, Map<Measure, Row>> lines =
        bySubject(
            row ->
                row.measure() == Measure.FALSE_POSITIVE_RATE
                    || row.measure() == Measure.ODDS_RATIO);
    lines.values().removeIf(line -> !line.containsKey(Measure.FALSE_POSITIVE_RATE));
    lines.keySet().removeIf(of -> FACETS.stream().noneMatch(f -> of.subject.startsWith(f + " ")));
    table("Scenario", "Moment", "Method", "p < .05", "Mean odds ratio");
    List<Of> sorted = new ArrayList<>(lines.keySet());
    List<String> order = result.scenarios().stream().map(Scenario::name).toList();
    // the right design stands above the wrong ones of the same moment
    sorted.sort(
        (a, b) -> {
          int byScenario = Integer.compare(order.indexOf(a.scenario), order.indexOf(b.scenario));
          int bySubject = byScenario != 0 ? byScenario : a.subject.compareTo(b.subject);
          return bySubject != 0
              ? bySubject
              : Boolean.compare(!a.method.equals(OURS), !b.method.equals(OURS));
        });
    for (Of of : sorted) {
      Map<Measure, Row> line = lines.getOrDefault(of, Map.of());
      cells(
          of.scenario,
          of.subject,
          of.method.equals(OURS) ? "**" + OURS + "**" : of.method,
          cell(line, Measure.FALSE_POSITIVE_RATE),
          cell(line, Measure.ODDS_RATIO));
    }
    line("");
  }

  private void power() {
    line("## Power");
    line("");
    line("Found = associated with the right sign; kappa = share of comparators exposed later.");
    line("");
    table(
        "Scenario", "Moment", "Exposed", "Kappa", "Mean odds ratio", "Found", "Found as critical");
    Map<Of, Map<Measure, Row>> lines = bySubject(row -> row.method().equals(OURS));
    lines.forEach(
        (of, line) -> {
          if (line.containsKey(Measure.POWER)) {
            String critical =
                rows(
                        r ->
                            r.measure() == Measure.POWER
                                && !r.method().equals(OURS)
                                && r.scenario().equals(of.scenario)
                                && r.subject().equals(of.subject))
                    .stream()
                    .map(CalibrationPage::value)
                    .findFirst()
                    .orElse("");
            cells(
                of.scenario,
                of.subject,
                cell(line, Measure.EXPOSED),
                cell(line, Measure.KAPPA),
                cell(line, Measure.ODDS_RATIO),
                cell(line, Measure.POWER),
                critical);
          }
        });
    line("");
  }

  private void dropOff() {
    line("## Bias of drop-off rates");
    line("");
    table("Scenario", "Touchpoint", "Method", "Estimate less truth");
    for (Row row : rows(r -> r.measure() == Measure.BIAS)) {
      cells(row.scenario(), row.subject(), row.method(), value(row));
    }
    line("");
  }

  private void kinds() {
    line("## Kinds of deviations");
    line("");
    line(
        "By journeys of each kind and touchpoint; for `order`, of the kind; for `share`, by logs.");
    line("*All* is the mean over kinds. A kind that no finding reports yet has recall 0.");
    line("");
    table("Scenario", "Kind", "Recall", "Precision", "F1");
    bySubject(CalibrationPage::isOfKinds)
        .forEach(
            (of, line) ->
                cells(
                    of.scenario,
                    of.subject,
                    cell(line, Measure.RECALL),
                    cell(line, Measure.PRECISION),
                    cell(line, Measure.F1)));
    line("");
  }
}
