package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.LogColumn;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InspectCommandTest {
  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void begin() {
    program = new Program(folder);
  }

  @Test
  void saysWhatTheLogHoldsAndHowItWasUnderstood() throws IOException {
    Program.Ended ended = program.run("inspect", program.log());

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains("small: 160 journeys, 420 events, 5 event names, 6 variants")
        .contains("case = case: a usual name")
        .contains("time format = iso")
        .contains("region  text, 100.0 %, 3: isle | north | south");
  }

  @Test
  void jsonHasTheLogItsAttributesAndTheMapping() throws IOException {
    Program.Ended ended = program.run("inspect", program.log(), "--json", "-");

    JsonNode result = ended.json();
    assertThat(result.fieldNames())
        .toIterable()
        .containsExactly("desirepath", "log", "identity", "identityReason");
    assertThat(result.at("/desirepath/command").asText()).isEqualTo("inspect");
    JsonNode log = result.get("log");
    assertThat(log.get("journeys").asInt()).isEqualTo(160);
    assertThat(log.at("/start/Visit").asInt()).isEqualTo(160);
    assertThat(log.at("/attributes/0").toString())
        .isEqualTo(
            "{\"name\":\"region\",\"of\":\"event\",\"type\":\"text\",\"filled\":1,\"distinct\":3}");
    assertThat(log.get("classifiers")).isEmpty();
    assertThat(log.get("mapping").findValuesAsText("what"))
        .contains("delimiter", "charset", "case", "activity", "time", "time format");
    assertThat(log.at("/mapping/0/file").asText()).isEqualTo("small.csv");
  }

  @Test
  void jsonOfALogEqualsThatOfCompareWhereBothSpeak() throws IOException {
    JsonNode inspected = program.run("inspect", program.log(), "--json", "-").json().get("log");
    JsonNode compared =
        program
            .run(
                "compare",
                program.log(),
                "--model",
                program.model(),
                "--formats",
                "json",
                "--json",
                "-")
            .json()
            .get("log");

    for (String field : new String[] {"journeys", "events", "activities", "directlyFollows"}) {
      assertThat(inspected.get(field)).isEqualTo(compared.get(field));
    }
  }

  @Test
  void quietPrintsNothing() throws IOException {
    assertThat(program.run("inspect", program.log(), "--quiet"))
        .isEqualTo(new Program.Ended(0, "", ""));
  }

  @Test
  void mappingReadsBackAsItWasUnderstood() throws IOException {
    Path log = folder.resolve("odd.csv");
    Files.write(
        log,
        """
        klant;"stap ""x""\\";datum;begonnen;r\u00e9gion
        1;caf\u00e9 \u20ac;31-01-2025 10:00;31-01-2025 09:00;n
        1;betaald;01-02-2025 10:00;01-02-2025 09:30;n
        """
            .getBytes("windows-1252"));
    Path mapping = folder.resolve("odd.mapping.yaml");
    Object[] options = {
      "--case", "klant", "--activity", "stap \"x\"\\", "--start-time", "begonnen"
    };

    Program.Ended first =
        program.run(
            "inspect",
            log,
            options[0],
            options[1],
            options[2],
            options[3],
            options[4],
            options[5],
            "--zone",
            "Europe/Amsterdam",
            "-o",
            mapping);
    assertThat(first.code()).as(first.err()).isZero();
    Program.Ended second = program.run("inspect", log, "--mapping", mapping, "--json", "-");

    LogOptions read = LogOptions.readMapping(mapping);
    assertThat(read.columns())
        .isEqualTo(
            Map.of(
                LogColumn.CASE, "klant",
                LogColumn.ACTIVITY, "stap \"x\"\\",
                LogColumn.TIME, "datum",
                LogColumn.START_TIME, "begonnen"));
    assertThat(read.delimiter()).isEqualTo(';');
    assertThat(String.valueOf(read.charset())).isEqualTo("windows-1252");
    assertThat(read.timeFormat()).isEqualTo("dd/MM/yyyy");
    assertThat(read.zone()).isEqualTo(ZoneId.of("Europe/Amsterdam"));
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.json().at("/log/from").asText()).isEqualTo("2025-01-31T09:00:00Z");
    assertThat(second.json().at("/log/activities/1/name").asText()).isEqualTo("caf\u00e9 \u20ac");
    assertThat(second.json().at("/log/mapping").findValuesAsText("reason"))
        .allMatch(reason -> reason.equals("given"));
  }

  @Test
  void saysWhatOtherChoicesWouldMakeOfTheLog() throws IOException {
    Path log =
        program.write(
            "orders.csv",
            """
            case,order,activity,kind,time
            NA,o1,A,x,13/02/2025 10:00
            NA,o2,B,x,03/04/2025 10:00
            null,o1,A,y,05/03/2025 10:00
            null,o3,B,y,01/04/2025 10:00
            0012,o4,A,x,02/04/2025 10:00
            1234567890123456789,o4,B,y,02/05/2025 10:00
            """);

    Program.Ended ended = program.run("inspect", log);
    JsonNode json = program.run("inspect", log, "--json", "-").json().get("log");

    assertThat(ended.out())
        .contains("* case = case: 4 journeys, 2 event names, 3 variants, 6 of 6 events with a time")
        .contains("  case = order: 4 journeys, 2 event names, 3 variants, 6 of 6")
        .contains("  activity = kind: 4 journeys, 2 event names, 4 variants, 6 of 6")
        .contains("* time format = dd/MM/yyyy: 4 journeys")
        .contains("  time format = MM/dd/yyyy: 4 journeys, 2 event names, 4 variants, 5 of 6")
        .contains("first events as understood")
        .contains("\"NA\"  \"A\"  2025-02-13T10:00:00Z");
    assertThat(json.get("otherMappings").findValuesAsText("value"))
        .contains("order", "kind", "MM/dd/yyyy");
    assertThat(json.at("/smallVariants").toString())
        .isEqualTo("{\"k\":5,\"variants\":3,\"journeys\":4,\"listed\":true}");
  }

  /** Names that other tools take for missing values or numbers. */
  @Test
  void journeyIdsStayTextAsTheyAre() throws IOException {
    List<String> ids =
        List.of("NA", "null", "0012", "1234567890123456789", "1e5", "TRUE", "1.0", "nan", "-0");
    StringBuilder csv = new StringBuilder("case,activity,time\n");
    ids.forEach(id -> csv.append(id).append(",A,2025-01-01T10:00:00Z\n"));
    Path log = program.write("ids.csv", csv.toString());
    Path xes = folder.resolve("ids.xes");
    Path again = folder.resolve("again.csv");

    program.run("convert", log, xes);
    program.run("convert", xes, again);

    for (Path file : List.of(log, xes, again)) {
      EventLog read = LogFiles.read(List.of(file), LogOptions.detected()).log();
      assertThat(IntStream.range(0, read.traceCount()).mapToObj(read::traceId))
          .as(file.toString())
          .containsExactlyElementsOf(ids);
    }
  }

  @Test
  void whatFewShareIsNotListedOnceAnythingIsHidden() throws IOException {
    Path log = program.log();

    assertThat(program.run("inspect", log, "--coarsen-times", "day", "--k", "30").out())
        .contains("60 (37.5 %)  Visit > Offer > Done")
        .doesNotContain("20 (12.5 %)")
        .contains("100 journeys (62.5 %) have one of 5 variants that fewer than 30")
        .doesNotContain("first events")
        .doesNotContain("isle | north");
  }

  @Test
  void mappingOfALogWithoutTimesNamesNoTime() throws IOException {
    Path log = program.write("t.csv", "case,activity\n1,a\n1,b\n");
    Path mapping = folder.resolve("t.mapping.yaml");

    program.run("inspect", log, "--quiet", "-o", mapping);

    assertThat(LogOptions.readMapping(mapping).columns()).doesNotContainKey(LogColumn.TIME);
    assertThat(program.run("inspect", log, "--mapping", mapping).code()).isZero();
  }

  @Test
  void labelsOfAMappingStayInTheNextOne() throws IOException {
    Path mapping = program.write("l.mapping.yaml", "labels: {Visit: \"Visit \\u2028 us\"}\n");
    Path next = folder.resolve("next.mapping.yaml");

    program.run("inspect", program.log(), "--mapping", mapping, "--quiet", "-o", next);

    assertThat(LogOptions.readMapping(next).labels()).isEqualTo(Map.of("Visit", "Visit \u2028 us"));
    assertThat(next).content().contains("#   \"Offer\": ...").doesNotContain("\u2028");
  }

  @Test
  void classifiersAreListedWithTheirCounts() throws IOException {
    Path log =
        program.write(
            "c.xes",
            """
            <log>
              <classifier name="Both" keys="concept:name lifecycle:transition"/>
              <trace><string key="concept:name" value="1"/>
                <event><string key="concept:name" value="a"/>
                  <string key="lifecycle:transition" value="start"/></event>
                <event><string key="concept:name" value="a"/>
                  <string key="lifecycle:transition" value="complete"/></event>
              </trace>
            </log>
            """);
    Path mapping = folder.resolve("c.mapping.yaml");

    Program.Ended ended = program.run("inspect", log, "--json", "-", "-o", mapping);

    assertThat(ended.json().at("/log/activities")).hasSize(1);
    assertThat(ended.json().at("/log/classifiers/0").toString())
        .isEqualTo(
            "{\"file\":\"c.xes\",\"name\":\"Both\",\"keys\":[\"concept:name\","
                + "\"lifecycle:transition\"],\"names\":2}");
    assertThat(program.run("inspect", log, "--mapping", mapping).code()).isZero();
    assertThat(program.run("inspect", log, "--classifier", "Both", "--quiet", "-o", mapping).code())
        .isZero();
    assertThat(program.run("inspect", log, "--mapping", mapping).code()).isZero();
  }

  @Test
  void labelsThatCommandTheTerminalAreDisarmed() throws IOException {
    Path log =
        program.write(
            "evil.csv",
            """
            case,activity,time,note
            1,\u001b[31mred,2025-01-01,\u202egnp
            1,"two
            lines",2025-01-02,\u2066x\u009b5m
            """);

    Program.Ended ended = program.run("inspect", log);

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out())
        .doesNotContain("\u001b", "\u202e", "\u2066", "\u009b", "two\nlines")
        .contains("\\u001b[31mred", "two\\u000alines", "\\u202egnp");
  }

  @Test
  void folderInPlaceOfTheMappingFileIsWrongUsage() throws IOException {
    Program.Ended ended = program.run("inspect", program.log(), "-o", folder);

    assertThat(ended.code()).isEqualTo(Main.USAGE);
    assertThat(ended.err()).contains("expected a file to write, found a folder");
  }
}
