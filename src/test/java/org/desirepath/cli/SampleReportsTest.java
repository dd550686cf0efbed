package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.desirepath.report.explanation.Explanation;
import org.desirepath.report.explanation.ResultFinding;
import org.desirepath.report.explanation.ResultFindings;
import org.desirepath.report.language.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reports of the bundled samples and of odd logs, walked whole: parts add up to their totals,
 * the same quantity has one value in the page, the figures, the tables, the sentences and the JSON
 * result, no sentence claims more than its evidence, and Dutch reports are Dutch.
 */
final class SampleReportsTest {
  private static final Pattern FIRST_NUMBER = Pattern.compile("[−+]?[0-9][0-9,]*(\\.[0-9]+)?");
  private static final Pattern CAUSAL_ENGLISH =
      Pattern.compile(
          "(?i)\\b(causes?|caused|causing|because of|leads? to|led to|results? in|resulted"
              + " in|drives?|due to|thanks to|improves?|reduces?|increases?|effect"
              + " of|impact|harmful|beneficial)\\b");
  private static final Pattern CAUSAL_DUTCH =
      Pattern.compile(
          "(?i)\\b(veroorzaakt|veroorzaken|leidt tot|leiden tot|door toedoen|dankzij|vanwege|zorgt"
              + " voor|verbetert|verlaagt|verhoogt|gevolg van|schadelijk|gunstig|waardoor)\\b");

  /** Caveats that say what is no claim of a cause. */
  private static final Pattern DENIALS =
      Pattern.compile("not what brings it about|It is an effect only|can’t be ruled out");

  private static final Pattern ENGLISH_WORDS =
      Pattern.compile(
          "(?i)\\b(the|and|with|which|are|from|than|not|have|has|journeys?|touchpoints?|they|their|that)\\b");

  private static final String EVERYTHING = "everything";
  private static final Pattern COUNT_OF = Pattern.compile("\\(([0-9,]+) of ([0-9,]+)\\)$");

  @TempDir private static Path folder;
  private static final Map<String, Path> REPORTS = new TreeMap<>();

  @BeforeAll
  static void compareAll() throws IOException {
    for (String sample : List.of("home-insurance", "internet-switch", "webshop-order")) {
      Path log = Path.of("event-logs", sample + ".xes.gz");
      Path model = Path.of("models", sample + ".journey.yaml");
      // the choice of channels of those who live in a house and those who don't is compared too
      String segment = sample.equals("internet-switch") ? "home" : "channel";
      compare(sample, log, model, "--segment", segment, "--temporal-profile", "2");
    }
    Program program = new Program(folder);
    compareEverything(program);
    compare("small", program.log(), program.model());
    String head = "case,activity,time\n";
    String row = "%s,%s,2025-03-0%dT08:00:00Z\n";
    Path one = program.write("one.csv", head + row.formatted("c1", "Visit", 1));
    compare("one", one, program.model());
    StringBuilder strange = new StringBuilder(head);
    for (int i = 0; i < 60; i++) {
      strange.append(row.formatted("c" + i, i % 3 == 0 ? "Done" : "Visit", 1));
      strange.append(row.formatted("c" + i, i % 2 == 0 ? "Offer" : "Elsewhere", 2));
      strange.append(row.formatted("c" + i, i % 4 == 0 ? "Leave" : "Done", 1 + i % 9));
    }
    compare("strange", program.write("strange.csv", strange.toString()), program.model());
    Path aimless =
        program.write(
            "aimless.journey.yaml", Program.MODEL.replaceAll("(?s)outcome:.*phases", "phases"));
    compare("aimless", program.log(), aimless);
    Path proposed = folder.resolve("proposed.journey.yaml");
    Path sample = Path.of("event-logs/home-insurance.csv");
    assertThat(program.run("init", proposed, "--log", sample).code()).isZero();
    compare("proposed", sample, proposed);
  }

  /** Every comparison that can be asked for, on the larger sample, beside its first months. */
  private static void compareEverything(Program program) throws IOException {
    List<String> rows = Files.readAllLines(Path.of("event-logs/home-insurance.csv"));
    String early = String.join("\n", rows.subList(0, rows.size() / 2)) + "\n";
    Path model = Path.of("models/home-insurance.journey.yaml");
    compare("earlier", program.write("earlier.csv", early), model);
    compare(
        EVERYTHING,
        Path.of("event-logs/home-insurance.xes.gz"),
        model,
        "--segment",
        "customer",
        "--period",
        "month",
        "--change",
        "2026-03-01",
        "--drift",
        "--experiment",
        "region=east",
        "--known-before",
        "customer",
        "--treatment",
        "west=Call advisor",
        "--persona-column",
        "customer",
        "--persona",
        "new=" + model,
        "--baseline",
        REPORTS.get("earlier").resolve("result.json").toString());
  }

  private static void compare(String name, Path log, Path model, String... more) {
    List<Object> args = new ArrayList<>(List.of("compare", log, "--model", model, "--quiet"));
    args.addAll(List.of("--out", folder.resolve(name), "--formats", "html,csv,svg"));
    args.addAll(List.of(more));
    Program.Ended ended = new Program(folder).run(args.toArray());
    assertThat(ended.code()).as(name + ended.err()).isZero();
    REPORTS.put(name, folder.resolve(name));
  }

  static Stream<String> reports() {
    return REPORTS.keySet().stream();
  }

  private static JsonNode result(String report) throws IOException {
    return Program.json(REPORTS.get(report).resolve("result.json"));
  }

  private static ReportPage page(String report) throws IOException {
    return new ReportPage(Files.readString(REPORTS.get(report).resolve("index.html")));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everyNumberOfThePageIsThatOfTheResult(String report) throws IOException {
    JsonNode result = result(report);
    List<ReportPage.Shown> numbers = page(report).numbers();
    assertThat(numbers.size()).isGreaterThan(report.equals("one") ? 5 : 40);
    for (ReportPage.Shown number : numbers) {
      JsonNode node = result.at(number.place());
      assertThat(node.isMissingNode()).as(number.toString()).isFalse();
      if (number.value() == null) {
        assertThat(node.isNull() || node.asText().equals("0")).as(number.toString()).isTrue();
      } else {
        assertThat(node.isNumber()).as(number + " is " + node).isTrue();
        assertThat(number.value())
            .as(number.toString())
            .isEqualTo(node.doubleValue(), within(1e-9));
        assertThat(saysIt(number)).as(number.toString()).isTrue();
        assertThat(saysItsCounts(number, result)).as(number.toString()).isTrue();
      }
    }
  }

  /** What a reader sees is the value, in its unit and to its last digit. */
  private static boolean saysIt(ReportPage.Shown number) {
    String shown = number.shown().replace("EUR ", "");
    if (shown.startsWith("<") || shown.startsWith(">") || number.place().contains("Millis")) {
      return true; // a bound, or a duration in words
    }
    Matcher matcher = FIRST_NUMBER.matcher(shown);
    if (!matcher.find()) {
      return false;
    }
    String digits = matcher.group().replace(",", "").replace('−', '-');
    int point = digits.indexOf('.');
    int decimals = point < 0 ? 0 : digits.length() - point - 1;
    boolean percent = shown.contains("%") || shown.contains(" pts");
    boolean nps = !percent && number.place().matches("/touchpoints/facts/\\d+/scores/\\d+/value");
    double value = number.value() * (percent || nps ? 100 : 1);
    return Math.abs(Double.parseDouble(digits) - value) <= 0.5000001 * Math.pow(10, -decimals);
  }

  /** A share that says what it is of says the count and the n of its place. */
  private static boolean saysItsCounts(ReportPage.Shown number, JsonNode result) {
    Matcher counts = COUNT_OF.matcher(number.shown());
    if (!number.place().endsWith("/share") || !counts.find()) {
      return true;
    }
    JsonNode parent = result.at(number.place().substring(0, number.place().length() - 6));
    return counts.group(1).replace(",", "").equals(parent.path("count").asText())
        && counts.group(2).replace(",", "").equals(parent.path("n").asText());
  }

  @Test
  void eachSectionOfTheReportWithEverythingNamesItsPlaces() throws IOException {
    Set<String> places = new TreeSet<>();
    page(EVERYTHING).numbers().forEach(n -> places.add(n.place().replaceAll("/[0-9]+", "")));
    assertThat(places)
        .contains(
            "/groups/differences/mine/value",
            "/groups/differences/difference",
            "/groups/groups/journeys",
            "/targets/actual",
            "/change/rows/stratified",
            "/drift/rows/before",
            "/baseline/rows/then",
            "/baseline/rows/nowN",
            "/experiment/effects/riskDifference",
            "/experiment/arms/followed",
            "/experiment/balance/levels/standardisedDifference",
            "/experiment/comparison/differences/q",
            "/personas/personas/own/fitting",
            "/touchpoints/facts/bounce/share",
            "/touchpoints/effort/detourRatio/median",
            "/vanity/riskDifference",
            "/observability/matrix/recording/passed",
            "/pointsOfNoReturn/states/chance",
            "/pointsOfNoReturn/edges/swing",
            "/conformance/phases/complete",
            "/conformance/touchpoints/cost",
            "/dropOff/cumulativeIncidence/abandoned");
  }

  @ParameterizedTest
  @MethodSource("reports")
  void aPlaceNeverHasTwoValues(String report) throws IOException {
    Map<String, String> seen = new HashMap<>();
    for (ReportPage.Shown number : page(report).numbers()) {
      String value = String.valueOf(number.value());
      assertThat(seen.getOrDefault(number.place(), value)).as(number.place()).isEqualTo(value);
      seen.put(number.place(), value);
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void partsAddUpToTheirTotals(String report) throws IOException {
    JsonNode result = result(report);
    int journeys = result.at("/log/journeys").asInt();
    for (JsonNode step : result.at("/dropOff/steps")) {
      assertThat(sum(step, "advanced", "exited", "abandoned", "open"))
          .as(step.get("touchpoint").asText())
          .isEqualTo(step.get("entered").asInt());
      assertThat(step.get("mature").asInt()).isLessThanOrEqualTo(step.get("entered").asInt());
    }
    JsonNode status = result.at("/dropOff/status");
    if (status.isObject()) {
      assertThat(sum(status, "completed", "exited", "abandoned", "open")).isEqualTo(journeys);
    }
    assertThat(sum(result.at("/conformance/variants"), "journeys")).isEqualTo(journeys);
    assertThat(sum(result.at("/log/activities"), "events"))
        .isEqualTo(result.at("/log/events").asInt());
    long cost = result.at("/conformance/cost/total").asLong();
    for (String level : List.of("touchpoints", "steps", "phases")) {
      JsonNode parts = result.at("/conformance/" + level);
      assertThat(parts.isEmpty() ? cost : sum(parts, "cost")).as(level).isEqualTo(cost);
    }
    for (JsonNode deviation : result.get("deviations")) {
      assertThat(deviation.get("journeys").asInt())
          .isLessThanOrEqualTo(deviation.get("observable").asInt());
      assertThat(deviation.get("share").asDouble())
          .isEqualTo(
              deviation.get("journeys").asDouble() / deviation.get("observable").asDouble(),
              within(1e-9));
    }
    for (JsonNode target : result.at("/targets")) {
      assertThat(target.path("count").asInt()).isLessThanOrEqualTo(target.get("n").asInt());
    }
    assertThat(sum(result.get("targetCounts"), "pass", "fail", "undecided"))
        .isEqualTo(result.get("targets").size());
    JsonNode measured = result.at("/observability/touchpoints");
    assertThat(sum(measured, "measured", "partly", "notMeasured", "notObservable"))
        .isEqualTo(measured.get("all").asLong());
    for (String level : List.of("touchpoints", "steps", "phases")) {
      for (JsonNode part : result.at("/conformance/" + level)) {
        assertThat(sum(part, "complete", "partial", "missing"))
            .as(part.toString())
            .isEqualTo(part.get("journeys").asLong());
      }
    }
    for (JsonNode fact : result.at("/touchpoints/facts")) {
      assertThat(fact.at("/bounce/n").asInt()).isLessThanOrEqualTo(fact.get("events").asInt());
      assertThat(fact.get("journeys").asInt()).isLessThanOrEqualTo(journeys);
    }
    for (JsonNode moment : result.at("/criticalMoments/moments")) {
      assertThat(moment.get("exposed").asInt()).isLessThanOrEqualTo(moment.get("n").asInt());
    }
  }

  @Test
  void theTwoTotalsOfSuccessAreReconciledInThePage() throws IOException {
    Map<String, String> goals =
        Map.of(
            "strange", "Done",
            "small", "Done",
            "home-insurance", "Policy active",
            "internet-switch", "Internet works",
            "webshop-order", "Parcel delivered");
    for (Map.Entry<String, String> goal : goals.entrySet()) {
      JsonNode result = result(goal.getKey());
      long reached = 0;
      for (JsonNode step : result.at("/dropOff/steps")) {
        boolean isGoal = step.get("touchpoint").asText().equals(goal.getValue());
        reached += isGoal ? step.get("entered").asLong() : 0;
      }
      Matcher elsewhere =
          Pattern.compile(">([0-9,]+) completed journeys? ha").matcher(page(goal.getKey()).body());
      long told = elsewhere.find() ? Long.parseLong(elsewhere.group(1).replace(",", "")) : 0;
      assertThat(reached + told)
          .as(goal.getKey())
          .isEqualTo(result.at("/dropOff/status/completed").asLong());
      assertThat(told > 0).as(goal.getKey()).isEqualTo(goal.getKey().equals("strange"));
    }
  }

  private static long sum(JsonNode node, String... fields) {
    long sum = 0;
    if (node.isArray()) {
      for (JsonNode element : node) {
        sum += sum(element, fields);
      }
      return sum;
    }
    for (String field : fields) {
      sum += node.get(field).asLong();
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("reports")
  void tablesSayWhatTheResultSays(String report) throws IOException {
    JsonNode result = result(report);
    List<String> journeys = Files.readAllLines(REPORTS.get(report).resolve("tables/journeys.csv"));
    assertThat(journeys.size() - 1).isEqualTo(result.at("/log/journeys").asInt());
    JsonNode status = result.at("/dropOff/status");
    status
        .fieldNames()
        .forEachRemaining(
            word ->
                assertThat(
                        journeys.stream().filter(line -> line.contains("," + word + ",")).count())
                    .as(word)
                    .isEqualTo(status.get(word).asLong()));
    List<String> deviations =
        Files.readAllLines(REPORTS.get(report).resolve("tables/deviations.csv"));
    assertThat(deviations.size() - 1).isEqualTo(result.get("deviations").size());
    for (int d = 0; d < result.get("deviations").size(); d++) {
      JsonNode deviation = result.get("deviations").get(d);
      assertThat(deviations.get(d + 1))
          .startsWith(deviation.get("kind").asText() + ",")
          .contains("," + deviation.get("journeys") + "," + deviation.get("observable") + ",");
    }
    int cells = new ReportTables(REPORTS.get(report), result).check();
    assertThat(cells).isGreaterThan(report.equals("one") ? 50 : 300);
  }

  @ParameterizedTest
  @MethodSource("reports")
  void countsInFiguresAreThoseOfTheirTouchpoint(String report) throws IOException {
    JsonNode result = result(report);
    Map<String, Set<Long>> counts = new HashMap<>();
    for (String list : List.of("/deviations", "/dropOff/steps", "/log/activities")) {
      for (JsonNode row : result.at(list)) {
        String name = row.path("touchpoint").asText(row.path("name").asText());
        row.forEach(
            value -> {
              if (value.isIntegralNumber()) {
                counts.computeIfAbsent(name, n -> new TreeSet<>()).add(value.asLong());
              }
            });
      }
    }
    String svg = Files.readString(REPORTS.get(report).resolve("figures/designed-vs-actual.svg"));
    Matcher cards =
        Pattern.compile("(?s)<g class=\"node\"[^>]*>\\s*<title>([^<]*)</title>(.*?)</g>")
            .matcher(svg);
    int checked = 0;
    while (cards.find()) {
      Matcher lines =
          Pattern.compile(
                  ">(?:[◇◆↓+⇄↻] )?([0-9,]+) (?:missing|late|early|by another"
                      + " channel|failed|lost|started by)")
              .matcher(cards.group(2));
      while (lines.find()) {
        checked++;
        assertThat(counts.getOrDefault(ReportPage.plain(cards.group(1)), Set.of()))
            .as(cards.group(1) + ": " + lines.group())
            .contains(Long.parseLong(lines.group(1).replace(",", "")));
      }
    }
    assertThat(checked)
        .isGreaterThan(Files.exists(Path.of("models", report + ".journey.yaml")) ? 3 : -1);
  }

  @ParameterizedTest
  @MethodSource("reports")
  void sentencesHoldTheNumbersOfTheirFinding(String report) throws IOException {
    JsonNode result = result(report);
    String page = ReportPage.plain(page(report).body());
    for (JsonNode deviation : result.get("deviations")) {
      assertThat(deviation.get("sentence").asText().replace(",", ""))
          .startsWith(deviation.get("journeys") + " of " + deviation.get("observable") + " ");
    }
    for (JsonNode step : result.at("/dropOff/steps")) {
      assertThat(step.get("sentence").asText().replace(",", ""))
          .contains(
              step.get("touchpoint").asText().replace(",", "") + "” " + step.get("abandoned"));
    }
    // what the page says first is said by the result too
    for (String said :
        page.lines().filter(l -> l.contains(" journeys that could show it (")).toList()) {
      assertThat(
              result.get("deviations").findValuesAsText("sentence").stream()
                  .map(s -> s.replaceAll("[“”]", "")))
          .contains(said.replaceAll("[“”]", "").strip());
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void noSentenceBelowAnExperimentClaimsACause(String report) throws IOException {
    for (String sentence : result(report).findValuesAsText("sentence")) {
      String bare = sentence.replaceAll("“[^”]*”", "");
      assertThat(bare).doesNotContainPattern(CAUSAL_ENGLISH);
      assertThat(Language.DUTCH.translate(sentence).replaceAll("“[^”]*”", ""))
          .doesNotContainPattern(CAUSAL_DUTCH);
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void noExplanationClaimsACauseOrLacksItsDutch(String report) throws IOException {
    ResultFindings findings = ResultFindings.read(REPORTS.get(report));
    Map<String, ResultFinding> oneOfEach = new TreeMap<>();
    findings.all().forEach(f -> oneOfEach.putIfAbsent(f.path().replaceAll("\\[.*", ""), f));
    assertThat(oneOfEach.size()).isGreaterThan(report.equals(EVERYTHING) ? 20 : 5);
    for (ResultFinding finding : oneOfEach.values()) {
      List<String> english = Explanation.of(findings, finding, Language.ENGLISH);
      List<String> dutch = Explanation.of(findings, finding, Language.DUTCH);
      assertThat(dutch).as(finding.path()).hasSameSizeAs(english);
      for (int line = 1; line < english.size(); line++) {
        String bare = english.get(line).replaceAll("“[^”]*”", "");
        if (!DENIALS.matcher(bare).find()) {
          assertThat(bare).as(finding.path()).doesNotContainPattern(CAUSAL_ENGLISH);
          assertThat(dutch.get(line).replaceAll("“[^”]*”", ""))
              .as(finding.path())
              .doesNotContainPattern(CAUSAL_DUTCH);
        }
        if (english.get(line).matches(" *[A-Z].* .* .*[.]")) {
          assertThat(dutch.get(line)).as(finding.path()).isNotEqualTo(english.get(line));
        }
      }
    }
  }

  @Test
  void everyAddressOfTheReportWithEverythingMeansOneFinding() throws IOException {
    ResultFindings findings = ResultFindings.read(REPORTS.get(EVERYTHING));
    Set<String> addresses = new TreeSet<>();
    findings.all().forEach(finding -> addresses.add(finding.path()));
    assertThat(addresses).hasSize(findings.all().size());
    Map<String, String> oneOfEach = new TreeMap<>();
    addresses.forEach(path -> oneOfEach.putIfAbsent(path.replaceAll("\\[.*", ""), path));
    assertThat(oneOfEach.keySet())
        .contains("targets", "groups.differences", "change.rows", "drift.rows", "baseline.rows")
        .contains("experiment.effects", "personas.personas", "pointsOfNoReturn.states")
        .contains("touchpoints.facts", "vanity", "observability.matrix", "criticalMoments.trends");
    for (String address : oneOfEach.values()) {
      Program.Ended one =
          new Program(folder).run("explain", REPORTS.get(EVERYTHING), address, "--language", "nl");
      assertThat(one.code()).as(address + one.err()).isZero();
      assertThat(one.out()).startsWith(address + "\n").doesNotContain("null", "NaN");
    }
    Program.Ended typo = new Program(folder).run("explain", REPORTS.get(EVERYTHING), "vanty");
    assertThat(typo.err()).contains("did you mean", "vanity[metric=");
  }

  @ParameterizedTest
  @MethodSource("reports")
  void everySentenceOfThePageHasItsDutch(String report) throws IOException {
    Set<String> missing = new TreeSet<>();
    String dutch = Language.DUTCH.translateMarkup(page(report).body(), missing::add);
    assertThat(dutch).doesNotContain("</bdi> by <bdi>");

    assertThat(missing).as("add these to nl.txt").isEmpty();
    String text =
        ReportPage.plain(
            dutch.replaceAll(
                "(?s)<(bdi|code|cite)[^>]*>.*?</\\1>|<[^>]*translate=\"no\"[^>]*>[^<]*<|<svg.*?</svg>|“[^”]*”",
                " "));
    for (JsonNode activity : result(report).at("/log/activities")) {
      text = text.replace(activity.get("name").asText(), " ");
    }
    assertThat(
            text.replaceAll("[\\w/-]+\\.csv", "")
                .lines()
                .filter(line -> ENGLISH_WORDS.matcher(line).find()))
        .isEmpty();
    for (String tag : List.of("b", "bdi", "data", "span", "p", "li", "td")) {
      assertThat(count("<" + tag + "[ >]", dutch))
          .as(tag)
          .isEqualTo(count("</" + tag + ">", dutch));
    }
  }

  @Test
  void aTrendIsShownAsOneOnlyBeyondChance() throws IOException {
    String page = Files.readString(REPORTS.get("home-insurance").resolve("index.html"));
    int start = page.indexOf("engagement-table");
    String table = page.substring(start, page.indexOf("</table>", start));
    String chance = "data-v=\"(0\\.[1-9]\\d*|1)\">";

    assertThat(table).containsPattern(chance).doesNotContainPattern(chance + "[^<]*[▲▼]");
  }

  private static long count(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().count();
  }
}
