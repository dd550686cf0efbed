package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fewer than five journeys share is in no output once anything is hidden or coarsened. */
final class SmallCellsTest {
  /** In names and values of two or three journeys only. */
  private static final String MARK = "quokka";

  /** Totals of the whole log, properties of models, and places in a list tell of no journey. */
  private static final Set<String> NO_COUNTS =
      Set.of(
          "/desirepath/seed",
          "/dropOff/status/open",
          "/conformance/open/journeys",
          "/conformance/open/fitting",
          "/conformance/smallVariants/variants",
          "/conformance/smallVariants/journeys",
          "/log/smallVariants/variants",
          "/log/smallVariants/journeys",
          "/log/quality/[]/count");

  /** Names of fields that count journeys, or events of them. */
  private static final Set<String> COUNTS =
      Set.of(
          "journeys",
          "events",
          "observable",
          "certain",
          "possible",
          "entered",
          "advanced",
          "exited",
          "abandoned",
          "open",
          "exposed",
          "count",
          "returned",
          "repaired",
          "afterJourneys",
          "lost",
          "seenAgain",
          "otherChannel",
          "succeeding",
          "successes",
          "completed",
          "overdue",
          "n");

  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void begin() {
    program = new Program(folder);
  }

  /** The usual log, and three journeys with names, channels, segments and ways of their own. */
  private Path log() throws IOException {
    StringBuilder csv = new StringBuilder("case,activity,time,region,channel,resource\n");
    int row = 0;
    for (String line : Program.csv(0, 160).lines().skip(1).toList()) {
      csv.append(line).append(row++ % 2 == 0 ? ",web,anna\n" : ",phone,anna\n");
    }
    for (int i = 0; i < 3; i++) {
      List<String> path =
          List.of("Visit", "Quokka complaint", "Call", "Offer", "Quokka desk", "Done");
      for (int e = 0; e < path.size(); e++) {
        if (i < 2 || e != 4) {
          csv.append("r%d,%s,2025-03-0%dT%02d:10:00Z,".formatted(i, path.get(e), 2 * i + 2, 9 + e));
          csv.append(i < 2 ? "quokka isle," : "north,");
          csv.append(e == 1 ? "quokka fax," : "web,").append(e == 3 ? "quokka man\n" : "anna\n");
        }
      }
    }
    for (int i = 0; i < 2; i++) {
      int minute = 0;
      for (String event : List.of("Visit", "Leave", "Offer", "Visit")) {
        csv.append("s%d,%s,2025-03-09T08:0%d:00Z,south,web,anna%n".formatted(i, event, minute++));
      }
    }
    return program.write("small.csv", csv.toString().replace(System.lineSeparator(), "\n"));
  }

  private Program.Ended hidden(Object... args) throws IOException {
    List<Object> all = new ArrayList<>(Arrays.asList(args));
    all.addAll(List.of("--coarsen-times", "hour"));
    Program.Ended ended = program.run(all.toArray());
    assertThat(ended.code()).as(ended.err()).isZero();
    requireNone("stdout", ended.out());
    requireNone("stderr", ended.err());
    return ended;
  }

  private static void requireNone(String name, String text) {
    assertThat(text.toLowerCase(Locale.ROOT)).as(name).doesNotContain(MARK);
  }

  private static void requireNone(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String name = file.toString();
    requireNone(name, new String(bytes, StandardCharsets.ISO_8859_1));
    if (name.endsWith(".pdf")) {
      try (PDDocument pdf = Loader.loadPDF(bytes)) {
        requireNone(name, new PDFTextStripper().getText(pdf));
      }
    } else if (bytes[0] == 'P' && bytes[1] == 'K') {
      ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes));
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        requireNone(
            name + "/" + entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  private static List<Path> filesBelow(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void collectSmall(JsonNode node, String path, List<String> found) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String at = path + "/" + field.getKey();
        boolean counts =
            COUNTS.contains(field.getKey())
                || path.endsWith("/log/start")
                || path.endsWith("/log/end");
        if (counts
            && field.getValue().isInt()
            && !NO_COUNTS.contains(at)
            && !at.startsWith("/conformance/measures")) {
          int n = field.getValue().asInt();
          if (n > 0 && n < 5) {
            found.add(at + " = " + n);
          }
        }
        collectSmall(field.getValue(), at, found);
      }
    } else if (node.isArray()) {
      node.forEach(element -> collectSmall(element, path + "/[]", found));
    }
  }

  private static List<String> smallCounts(Path json) throws IOException {
    List<String> found = new ArrayList<>();
    collectSmall(Program.json(json), "", found);
    return found;
  }

  @Test
  void withoutPrivacyTheyAreShownSoThatTheTestCanFail() throws IOException {
    Path out = folder.resolve("out");
    program.run(
        "compare", log(), "--model", program.model(), "--out", out, "--formats", "csv,html");

    assertThat(smallCounts(out.resolve("result.json"))).hasSizeGreaterThan(20);
    for (String file : List.of("index.html", "result.json", "tables/deviations.csv")) {
      assertThat(Files.readString(out.resolve(file))).containsIgnoringCase(MARK);
    }
  }

  @Test
  void compareWritesThemInNoFile() throws IOException {
    Path out = folder.resolve("out");
    hidden(
        "compare",
        log(),
        "--model",
        program.model(),
        "--out",
        out,
        "--segment",
        "region",
        "--segment",
        "channel",
        "--formats",
        "html,csv,svg,dot,pdf,pptx,xlsx,md");

    List<Path> files = filesBelow(out);
    assertThat(files).hasSizeGreaterThan(40);
    for (Path file : files) {
      requireNone(file);
    }
    JsonNode result = Program.json(out.resolve("result.json"));
    assertThat(smallCounts(out.resolve("result.json"))).isEmpty();
    assertThat(result.at("/log/quality").toString()).contains("smallCells").contains("rareNames");
    shown("explain", out.resolve("result.json"), "deviations[kind=missing,touchpoint=Offer]");
  }

  private void shown(Object... args) {
    Program.Ended ended = program.run(args);
    assertThat(ended.code()).as(ended.err()).isZero();
    requireNone("stdout", ended.out());
  }

  /** What other programs add up. */
  @Test
  void sumsOfWhatIsPooledStay() throws IOException {
    Path out = folder.resolve("out");
    hidden("compare", log(), "--model", program.model(), "--out", out, "--formats", "csv");

    JsonNode log = Program.json(out.resolve("result.json")).at("/log");
    int journeys = log.at("/journeys").asInt();
    assertThat(sum(log.at("/start").elements())).isEqualTo(journeys);
    assertThat(sum(log.at("/end").elements())).isEqualTo(journeys);
    List<JsonNode> counts = log.at("/directlyFollows").findValues("count");
    assertThat(sum(counts.iterator())).isEqualTo(log.at("/events").asInt() - journeys);
    for (JsonNode step : Program.json(out.resolve("result.json")).at("/dropOff/steps")) {
      int parts = 0;
      for (String part : List.of("advanced", "exited", "abandoned", "open")) {
        parts += step.at("/" + part).asInt();
      }
      assertThat(step.at("/entered").asInt()).isEqualTo(parts);
    }
  }

  /** The share of false finds is among all tests, also those that are not shown. */
  @Test
  void momentsLeftOutStayCountedInQ() throws IOException {
    Path out = folder.resolve("out");
    List<Object> args = new ArrayList<>(List.of("compare", "event-logs/internet-switch.xes.gz"));
    args.addAll(List.of("--model", "models/internet-switch.journey.yaml", "--out", out));
    args.addAll(List.of("--formats", "json", "--k", "300"));
    hidden(args.toArray());

    JsonNode moments = Program.json(out.resolve("result.json")).get("criticalMoments");
    Matcher note =
        Pattern.compile("q counts all (\\d+) moments that were tested; (\\d+) of them")
            .matcher(moments.get("notes").toString());
    assertThat(note.find()).isTrue();
    assertThat(Integer.parseInt(note.group(1)))
        .isEqualTo(moments.get("tested").asInt() + Integer.parseInt(note.group(2)));
    assertThat(Integer.parseInt(note.group(2))).isPositive();
  }

  private static int sum(Iterator<JsonNode> numbers) {
    int sum = 0;
    while (numbers.hasNext()) {
      sum += numbers.next().asInt();
    }
    return sum;
  }

  @Test
  void inspectAndConformShowNone() throws IOException {
    Path json = folder.resolve("inspect.json");
    hidden("inspect", log(), "--json", json, "-o", folder.resolve("x.mapping.yaml"));
    requireNone(json);
    requireNone(folder.resolve("x.mapping.yaml"));
    assertThat(smallCounts(json)).isEmpty();
    Path conform = folder.resolve("conform.json");
    hidden("conform", log(), "--model", program.model(), "--json", conform);
    requireNone(conform);
    assertThat(smallCounts(conform)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dfg map.json",
        "dfg map.dot",
        "dfg map.svg",
        "dfg map.pnml",
        "dfg map.pdf",
        "inductive net.bpmn",
        "split net.pnml",
        "heuristics net.json",
        "powl net.json",
        "declare rules.json",
        "declare rules.decl",
        "inductive first.journey.yaml"
      })
  void discoverFindsNone(String what) throws IOException {
    String[] words = what.split(" ", -1);
    Path out = folder.resolve(words[1]);
    hidden("discover", log(), "--algorithm", words[0], "-o", out);

    requireNone(out);
    if (words[1].endsWith(".json")) {
      assertThat(smallCounts(out)).isEmpty();
    }
  }
}
