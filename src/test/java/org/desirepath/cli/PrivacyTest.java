package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrivacyTest {
  private static final String KEY = "b1946ac92492d2347c6235b4d2611184c0ffee00c0ffee11";

  /** Stands in every identifier and nowhere else. */
  private static final String MARK = "zqx7";

  /** Stands in every phone number, which is a whole number, and nowhere else. */
  private static final String DIGITS = "9182736455";

  @TempDir Path folder;
  private Program program;
  private Path key;

  @BeforeEach
  void begin() throws IOException {
    program = new Program(folder);
    key = program.write("key.txt", KEY + "\n");
  }

  private static String id(String line) {
    return "ZQX7-" + line.substring(0, line.indexOf(','));
  }

  /**
   * The usual log with identifiers in five columns, and rows that readers have to say things of.
   */
  private Path log() throws IOException {
    StringBuilder csv = new StringBuilder("klantnummer,activity,time,region,email,phone,device\n");
    int row = 0;
    for (String line : Program.csv(0, 160).lines().skip(1).toList()) {
      String id = id(line);
      row++;
      String rest = line.substring(line.indexOf(',') + 1);
      rest = row == 50 ? rest.replaceFirst("2025", "soon " + id + " 2025") : rest;
      csv.append(id).append(',').append(rest);
      csv.append(",\"").append(id).append("@mail.example\",").append(DIGITS).append(row % 90 + 10);
      csv.append(",Zqx7 phone of ").append(id).append('\n');
    }
    csv.append("zqx7-c001,Visit,2025-03-02T08:00:00Z,north,zqx7@mail.example,,\n");
    csv.append(",Visit,2025-03-02T08:00:00Z,north,zqx7@mail.example,,\n");
    return program.write("raw.csv", csv.toString());
  }

  private Object[] hidden(Object... args) {
    List<Object> all = new ArrayList<>(Arrays.asList(args));
    all.addAll(List.of("--pseudonymize", "klantnummer", "--pseudonymize", "email"));
    all.addAll(List.of("--pseudonymize", "phone", "--suppress", "device", "--key", key));
    return all.toArray();
  }

  private static void requireNone(String name, byte[] bytes) {
    for (String text :
        List.of(
            new String(bytes, StandardCharsets.ISO_8859_1),
            new String(bytes, StandardCharsets.UTF_16LE),
            new String(bytes, StandardCharsets.UTF_16BE))) {
      String lower = text.toLowerCase(Locale.ROOT);
      assertThat(lower.indexOf(MARK)).as("an id in %s", name).isNegative();
      assertThat(lower.indexOf(DIGITS)).as("a phone number in %s", name).isNegative();
    }
    try {
      if (bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b) {
        GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes));
        requireNone(name + " unpacked", unpacked.readAllBytes());
      } else if (bytes.length > 2 && bytes[0] == 'P' && bytes[1] == 'K') {
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes));
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          requireNone(name + "/" + entry.getName(), zip.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int requireNoneBelow(Path out) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      for (Path file : all) {
        requireNone(
            file + " (name)", file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        requireNone(file.toString(), Files.readAllBytes(file));
      }
      return all.size();
    }
  }

  private void requireNone(Program.Ended ended) {
    assertThat(ended.code()).as(ended.err()).isZero();
    requireNone("stdout", ended.out().getBytes(StandardCharsets.UTF_8));
    requireNone("stderr", ended.err().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theRawLogShowsThemSoThatTheTestCanFail() throws IOException {
    Program.Ended ended =
        program.run("compare", log(), "--model", program.model(), "--formats", "json,csv,html");

    assertThat(ended.code()).as(ended.err()).isZero();
    for (String file : List.of("index.html", "result.json", "tables/journeys.csv")) {
      assertThat(Files.readString(folder.resolve("reports/raw").resolve(file))).contains("ZQX7-c0");
    }
  }

  @Test
  void compareShowsNoneInAnyFileOrLine() throws IOException {
    Path out = folder.resolve("out");

    requireNone(
        program.run(
            hidden("compare", log(), "--model", program.model(), "--out", out, "--json", "-")));
    assertThat(requireNoneBelow(out)).isGreaterThan(15);
    requireNone(
        program.run(
            "explain", out.resolve("result.json"), "deviations[kind=missing,touchpoint=Offer]"));
  }

  @Test
  void conformInspectAndDiscoverShowNone() throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    Path log = log();

    requireNone(program.run(hidden("conform", log, "--model", program.model(), "--json", "-")));
    requireNone(program.run(hidden("conform", log, "--model", program.model())));
    requireNone(program.run(hidden("inspect", log, "-o", out.resolve("x.mapping.yaml"))));
    requireNone(program.run(hidden("inspect", log, "--json", "-")));
    for (String ending : List.of("svg", "png", "dot", "json")) {
      Path file = out.resolve("map." + ending);
      requireNone(program.run(hidden("discover", log, "--algorithm", "dfg", "-o", file)));
    }
    for (String ending : List.of("bpmn", "pnml", "ptml")) {
      Path file = out.resolve("model." + ending);
      requireNone(program.run(hidden("discover", log, "--algorithm", "inductive", "-o", file)));
    }
    assertThat(requireNoneBelow(out)).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"out.csv", "out.xes", "out.csv.gz", "out.xes.gz"})
  void convertWritesNone(String name) throws IOException {
    Path out = Files.createDirectories(folder.resolve("out")).resolve(name);

    requireNone(program.run(hidden("convert", log(), out, "--as", "log", "--mapping", mapping())));
    requireNoneBelow(out.getParent());
    EventLog written = LogFiles.read(List.of(out), LogOptions.detected()).log();
    assertThat(written.traceCount()).isEqualTo(161);
    assertThat(written.traceId(0)).matches("p[0-9a-f]{32}");
  }

  private Path mapping() throws IOException {
    return program.write("raw.mapping.yaml", "columns: {case: klantnummer}\n");
  }

  @Test
  void xesWithNestedListsTypesAndHeadersShowsNone() throws IOException {
    Path log =
        program.write(
            "raw.xes",
            """
            <log xes.version="2.0">
              <global scope="event"><string key="email" value="ZQX7 default"/></global>
              <string key="email" value="ZQX7 of the log"/>
              <trace>
                <string key="concept:name" value="ZQX7-1"/><id key="email" value="ZQX7-a"/>
                <event>
                  <string key="concept:name" value="A"/>
                  <string key="email" value="ZQX7-b"><string key="inner" value="ZQX7-c"/></string>
                  <list key="phones"><values><int key="phone" value="918273645510"/></values></list>
                  <int key="phone" value="ZQX7-d"/><int key="phone" value="918273645511"/>
                  <date key="phone" value="2025-03-01T08:00:00Z"/>
                  <container key="device"><string key="made" value="ZQX7-e"/></container>
                  <date key="time:timestamp" value="2025-03-01T08:00:00Z"/>
                </event>
              </trace>
              <trace><string key="concept:name" value="ZQX7-1"/><event/></trace>
              <trace><event><string key="concept:name" value="B"/></event></trace>
            </log>
            """);
    Path out = Files.createDirectories(folder.resolve("out"));
    Object[] options = {
      "--pseudonymize",
      "case",
      "--pseudonymize",
      "email",
      "--suppress",
      "phone",
      "--suppress",
      "device",
      "--key",
      key
    };
    for (String name : List.of("out.xes", "out.csv")) {
      List<Object> args = new ArrayList<>(List.of("convert", log, out.resolve(name)));
      args.addAll(Arrays.asList(options));
      requireNone(program.run(args.toArray()));
    }
    List<Object> args = new ArrayList<>(List.of("inspect", log, "--json", "-"));
    args.addAll(Arrays.asList(options));
    Program.Ended inspected = program.run(args.toArray());

    requireNone(inspected);
    assertThat(inspected.out()).contains("repeatedJourneyIds").contains("missingJourneyIds");
    requireNoneBelow(out);
  }

  @Test
  void errorsShowNone() throws IOException {
    Path unordered =
        program.write("bad.csv", "case,activity,time,rank\nZQX7-1,A,2025-01-01,ZQX7-2\n");
    Path quoted =
        program.write("quote.csv", "case,activity,time\nZQX7-1,A,\"2025-01-01\"x\"ZQX7 \"\n");
    for (Object[] args :
        List.of(
            new Object[] {"inspect", unordered, "--order", "rank", "--suppress", "case"},
            new Object[] {"inspect", unordered, "--time", "rank", "--suppress", "case"},
            new Object[] {"--debug", "inspect", unordered, "--time", "rank", "--suppress", "case"},
            new Object[] {"inspect", quoted, "--suppress", "case"})) {
      Program.Ended ended = program.run(args);
      assertThat(ended.code()).isEqualTo(3);
      requireNone("stderr", ended.err().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void theSameKeyGivesTheSameJourneysInOtherFilesAndAnotherKeyOthers() throws IOException {
    Path one = program.write("one.csv", "case,activity,time\nZQX7-1,A,2025-01-01T10:00:00Z\n");
    Path two = program.write("two.csv", "klant;activity;time\nZQX7-1;B;2025-01-02T10:00:00Z\n");
    Path other = program.write("other.txt", KEY + "x");
    List<String> ids = new ArrayList<>();
    for (Object[] args :
        List.of(
            new Object[] {one, "case", key},
            new Object[] {two, "klant", key},
            new Object[] {two, "case", other})) {
      Path out = folder.resolve("out" + ids.size() + ".csv");
      Program.Ended ended =
          program.run(
              "convert", args[0], out, "--pseudonymize", args[1], "--key", args[2], "--as", "log");
      assertThat(ended.code()).as(ended.err()).isZero();
      ids.add(LogFiles.read(List.of(out), LogOptions.detected()).log().traceId(0));
    }

    assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
  }

  @Test
  void coarseTimesKeepTheOrderAndAreSaid() throws IOException {
    Path log =
        program.write(
            "log.csv",
            """
            case,activity,time
            1,B,2025-03-05T23:30:00Z
            1,A,2025-03-05T22:30:00Z
            1,C,2025-03-06T12:00:00Z
            """);
    Path out = folder.resolve("out.csv");

    program.run("convert", log, out, "--as", "log", "--coarsen-times", "day", "--quiet");
    Program.Ended inspected = program.run("inspect", log, "--coarsen-times", "day");

    EventLog written = LogFiles.read(List.of(out), LogOptions.detected()).log();
    assertThat(written.variants().get(0).activities()).containsExactly("A", "B", "C");
    assertThat(Files.readString(out))
        .contains("A,2025-03-05T00:00:00Z")
        .contains("B,2025-03-05T00:00:00Z")
        .doesNotContain(":30");
    assertThat(inspected.out())
        .contains("coarsenedTimes: 3 events whose times were cut to the day");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--pseudonymize case",
        "--key key.txt",
        "--pseudonymize case --suppress case --key key.txt",
        "--suppress region --filter journeys:region:=:north",
        "--coarsen-times month"
      })
  void wrongUsageIsRefused(String options) throws IOException {
    List<Object> args = new ArrayList<>(List.of("inspect", program.log()));
    for (String option : options.split(" ", -1)) {
      args.add(option.equals("key.txt") ? key : option.replace(':', ' '));
    }

    assertThat(program.run(args.toArray()).code()).isEqualTo(2);
  }

  @Test
  void aWeakKeyAnUnknownColumnAndTheActivityAreRefused() throws IOException {
    Path weak = program.write("weak.txt", "secret");
    Path log = program.log();

    assertThat(program.run("inspect", log, "--pseudonymize", "case", "--key", weak).err())
        .contains("weak.txt")
        .contains("6 bytes; expected 32 or more");
    assertThat(program.run("inspect", log, "--suppress", "regoin").err())
        .contains("no column \"regoin\" to be hidden; there are [case, region");
    assertThat(program.run("inspect", log, "--suppress", "activity").err())
        .contains("names the events and can't be hidden");
  }

  /** Four journeys on a path of their own, among 160 others. */
  private Path rarePath() throws IOException {
    StringBuilder csv = new StringBuilder(Program.csv(0, 160));
    for (int i = 0; i < 4; i++) {
      int minute = 0;
      for (String event : List.of("Visit", "Call", "Call", "Offer", "Call", "Done")) {
        minute++;
        csv.append("r%d,%s,2025-03-0%dT09:%02d:00Z,north%n".formatted(i, event, i + 1, minute));
      }
    }
    return program.write("rare.csv", csv.toString().replace(System.lineSeparator(), "\n"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void pathsThatFewShareAreListedOnlyWhileNothingIsHidden(boolean hidden) throws IOException {
    Path report = folder.resolve("report");
    List<Object> compare =
        new ArrayList<>(List.of("compare", rarePath(), "--model", program.model()));
    List<Object> conform =
        new ArrayList<>(List.of("conform", rarePath(), "--model", program.model()));
    for (List<Object> command : List.of(compare, conform)) {
      command.addAll(hidden ? List.of("--coarsen-times", "hour") : List.of());
    }
    compare.addAll(List.of("--out", report, "--formats", "html,csv,svg"));
    conform.addAll(List.of("--json", folder.resolve("conform.json")));
    assertThat(program.run(compare.toArray()).code()).isZero();
    assertThat(program.run(conform.toArray()).code()).isZero();

    for (Path json : List.of(report.resolve("result.json"), folder.resolve("conform.json"))) {
      JsonNode conformance = Program.json(json).at("/conformance");
      long few =
          conformance.at("/variants").findValues("journeys").stream()
              .filter(n -> n.asInt() < 5)
              .count();
      int small = conformance.at("/smallVariants/variants").asInt();
      assertThat(small).isPositive();
      assertThat(conformance.at("/smallVariants/journeys").asInt()).isBetween(4, 4 * small);
      assertThat(conformance.at("/smallVariants/listed").asBoolean()).isEqualTo(!hidden);
      assertThat(few).isEqualTo(hidden ? 0 : small);
    }
    assertThat(Files.readString(report.resolve("tables/variants.csv")).contains("Call > Call"))
        .isEqualTo(!hidden);
    String page = Files.readString(report.resolve("index.html"));
    assertThat(page.contains("fewer than 5 journeys share are not listed anywhere"))
        .isEqualTo(hidden);
    JsonNode deviations = Program.json(report.resolve("result.json")).at("/deviations");
    for (JsonNode deviation : deviations) {
      assertThat(hidden && deviation.at("/examples").toString().contains("\"r")).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsWrittenWholeSaysHowManyRarePathsItHoldsOnceAnythingIsHidden(boolean hidden)
      throws IOException {
    List<String> hiding = hidden ? List.of("--coarsen-times", "hour") : List.of();
    for (List<Object> command :
        List.<List<Object>>of(
            List.of("convert", rarePath(), folder.resolve("all.xes")),
            List.of("discover", rarePath(), "--algorithm", "dfg", "-o", folder.resolve("a.json")),
            List.of("discover", rarePath(), "-o", folder.resolve("a.journey.yaml")),
            List.of(
                "discover",
                rarePath(),
                "--algorithm",
                "declare",
                "-o",
                folder.resolve("a.decl")))) {
      List<Object> said = new ArrayList<>(command);
      said.addAll(hiding);
      Program.Ended all = program.run(said.toArray());
      assertThat(all.code()).as(all.err()).isZero();
      assertThat(all.err().contains("paths that fewer than 5 journeys share")).isEqualTo(hidden);
      said.addAll(List.of("--filter", "variants at least 5"));
      Program.Ended common = program.run(said.toArray());
      assertThat(common.code()).as(common.err()).isZero();
      assertThat(common.err()).doesNotContain("privacy:");
    }
    EventLog left = LogFiles.read(List.of(folder.resolve("all.xes")), LogOptions.detected()).log();
    assertThat(left.variants()).allMatch(variant -> variant.traceCount() >= 5);
  }
}
