package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.desirepath.cli.Program.Ended;
import org.desirepath.io.ModelFiles;
import org.desirepath.io.SharedData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String OTHER_NAMES =
      """
      case,activity,time
      1,visit,2025-01-01T10:00:00Z
      1,Offerr,2025-01-02T10:00:00Z
      1,order is DONE now,2025-01-03T10:00:00Z
      1,Phone,2025-01-04T10:00:00Z
      """;

  @TempDir Path folder;

  private Program program = new Program(Path.of(""));

  @BeforeEach
  void program() {
    program = new Program(folder);
  }

  @Test
  void aSoundModelIsCalledSound() throws IOException {
    Ended ended = program.run("check", program.model());

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).contains("sound: yes, easy sound: yes", "bounded: yes, safe: yes");
  }

  @Test
  void theJsonSaysWhatIsKnownAndWhy() throws IOException {
    JsonNode json = program.run("check", program.model(), "--json", "-").json();

    assertThat(json.at("/model/sound").booleanValue()).isTrue();
    assertThat(json.at("/model/touchpoints")).hasSize(3);
    assertThat(json.at("/labels").isNull()).isTrue();
    assertThat(json.at("/labelsReason").textValue()).isEqualTo("no log was given");
  }

  @Test
  void aModelThatCannotEndIsAWrongInput() throws IOException {
    Path net =
        program.write(
            "stuck.pnml",
            """
            <pnml><net id="n"><page id="p">
            <place id="a"><initialMarking><text>1</text></initialMarking></place><place id="b"/><place id="c"/>
            <transition id="t"><name><text>x</text></name></transition>
            <arc id="1" source="a" target="t"/><arc id="2" source="t" target="b"/>
            </page><finalmarkings><marking><place idref="c"><text>1</text></place></marking></finalmarkings></net></pnml>
            """);

    Ended ended = program.run("check", net);

    assertThat(ended.code()).isEqualTo(Main.INPUT);
    assertThat(ended.out()).contains("easy sound: no", "on no complete run");
    assertThat(ended.err()).contains("no run can end");
  }

  @Test
  void namesThatDifferAreProposedByFoldingSpellingAndWords() throws IOException {
    Path log = program.write("other.csv", OTHER_NAMES);
    JsonNode unknown =
        program.run("check", program.model(), log, "--json", "-").json().at("/labels/onlyInLog");

    assertThat(proposal(unknown, "visit")).isEqualTo("Visit");
    assertThat(proposal(unknown, "Offerr")).isEqualTo("Offer");
    assertThat(proposal(unknown, "order is DONE now")).isEqualTo("Done");
    assertThat(proposal(unknown, "Phone")).isNull();
  }

  private static String proposal(JsonNode unknown, String name) {
    for (JsonNode entry : unknown) {
      if (entry.get("name").textValue().equals(name)) {
        return entry.get("proposal").textValue();
      }
    }
    throw new AssertionError("no " + name + " in " + unknown);
  }

  @Test
  void synonymsAreTheSameWord() throws IOException {
    Path log = program.write("other.csv", OTHER_NAMES);
    Path synonyms = program.write("words.yaml", "synonyms: [[Phone, Visit]]\n");
    Ended ended = program.run("check", program.model(), log, "--synonyms", synonyms, "--json", "-");

    assertThat(proposal(ended.json().at("/labels/onlyInLog"), "Phone")).isEqualTo("Visit");
  }

  @Test
  void theProposedMappingIsHonouredByConform() throws IOException {
    Path log = program.write("other.csv", OTHER_NAMES);
    Path mapping = folder.resolve("proposed.mapping.yaml");
    Path model =
        program.write(
            "plain.journey.yaml",
            "{journey: P, phases: [{phase: A, steps: [Visit, Offer, Done]}]}");

    assertThat(program.run("check", model, log, "-o", mapping, "--quiet").code()).isZero();
    Ended without = program.run("conform", log, "--model", model, "--json", "-");
    Ended with = program.run("conform", log, "--model", model, "--mapping", mapping, "--json", "-");

    assertThat(without.code()).isEqualTo(Main.INPUT);
    assertThat(without.err()).contains("found none of the 3 touchpoints", "desirepath check");
    assertThat(with.code()).as(with.err()).isZero();
    assertThat(with.json().at("/conformance/cost/total").intValue()).isEqualTo(1);
  }

  @Test
  void aWeakProposalForANameThatTheLogHasIsLeftToTheReader() throws IOException {
    Path log =
        program.write(
            "calls.csv",
            """
            case,activity,time
            1,Call advisor,2026-01-01T10:00:00Z
            1,Call advisor again later,2026-01-02T10:00:00Z
            1,call ADVISOR,2026-01-03T10:00:00Z
            """);
    Path model =
        program.write(
            "calls.journey.yaml", "{journey: C, phases: [{phase: A, steps: [Call advisor]}]}");
    Path mapping = folder.resolve("calls.mapping.yaml");

    Ended ended = program.run("check", model, log, "-o", mapping);

    assertThat(ended.out())
        .contains(
            "Call advisor again later - may mean \"Call advisor\"", "but the log has that name too")
        .contains("written to " + mapping);
    assertThat(Files.readString(mapping))
        .contains("\n#   \"Call advisor again later\": \"Call advisor\"")
        .contains("\n  \"call ADVISOR\": \"Call advisor\"");
  }

  @Test
  void optionsOfALogNeedOne() throws IOException {
    Ended ended = program.run("check", program.model(), "-o", folder.resolve("m.mapping.yaml"));

    assertThat(ended.code()).isEqualTo(Main.USAGE);
    assertThat(ended.err()).contains("go with a log");
  }

  /** A real design and a real log that share no name: two commands to a comparison. */
  @Test
  void aDesignWithOtherNamesIsComparedInTwoCommands() throws IOException {
    Path model = SharedData.file("models/bpmn/bptlab/bpic2020_declaration_documents.bpmn");
    Path log = SharedData.file("logs-xes/real/bpic2020_DomesticDeclarations_cleaned.xes.gz");
    Path mapping = folder.resolve("bpic2020.mapping.yaml");

    assertThat(program.run("check", model, log, "-o", mapping, "--quiet").code()).isZero();
    Ended ended =
        program.run("conform", log, "--model", model, "--mapping", mapping, "--json", "-");

    assertThat(Files.readString(mapping))
        .contains(
            "\"Declaration SUBMITTED by EMPLOYEE\": \"submit travel request\"",
            "\"Declaration APPROVED by ADMINISTRATION\": \"approve\"",
            "\"Request Payment\": \"prepare payment\"");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.json().at("/model/notes").toString()).contains("request resubmitted");
    JsonNode conformance = ended.json().at("/conformance");
    assertThat(conformance.at("/optimal").booleanValue()).isTrue();
    // Every run of this design is one of eleven sequences (no loop), so the cheapest alignment of a
    // journey s is the least |s| + |run| - 2 LCS(s, run). Over the 10,357 journeys that is 24,378;
    // most lack the check "prove request", which the log never records, and hold "Payment Handled",
    // which the design lacks. All have 55,628 events, and the shortest run has 3.
    assertThat(conformance.at("/cost/total").intValue()).isEqualTo(24_378);
    assertThat(conformance.at("/fitness/log").doubleValue())
        .isCloseTo(1 - 24_378 / (55_628 + 3 * 10_357.0), within(1e-9));
    assertThat(conformance.at("/fitting/journeys").intValue()).isZero();
  }

  @Test
  void aTemplateIsAValidBlueprint() throws IOException {
    Path plain = folder.resolve("plain.journey.yaml");
    Path fromLog = folder.resolve("log.journey.yaml");

    assertThat(program.run("init", plain).code()).isZero();
    assertThat(program.run("init", fromLog, "--log", program.log()).code()).isZero();

    assertThat(program.run("check", plain).code()).isZero();
    assertThat(ModelFiles.read(plain, null).model().net().labels()).hasSize(3);
    var found = ModelFiles.read(fromLog, null).model();
    assertThat(found.net().labels()).containsExactly("Done", "Offer", "Visit");
    assertThat(found.success()).containsExactly("Done");
    assertThat(Files.readString(fromLog))
        .contains("A GUESS", "'Done': in 100 of 160 journeys", "  #   'Leave'");
  }

  @Test
  void aTemplateLeadsToTheGoalThatIsGiven() throws IOException {
    Path file = folder.resolve("given.journey.yaml");

    assertThat(program.run("init", file, "--log", program.log(), "--success", "Leave").code())
        .isZero();
    assertThat(ModelFiles.read(file, null).model().success()).containsExactly("Leave");
    assertThat(Files.readString(file)).contains("the 20 of 160 journeys that reach 'Leave'");
    assertThat(Files.readString(file)).doesNotContain("A GUESS");
    assertThat(
            program
                .run(
                    "init",
                    folder.resolve("n.journey.yaml"),
                    "--log",
                    program.log(),
                    "--success",
                    "x")
                .code())
        .isEqualTo(Main.USAGE);
  }

  @Test
  void aTemplateReplacesNothing() throws IOException {
    Path model = program.model();

    assertThat(program.run("init", model).code()).isEqualTo(Main.USAGE);
    assertThat(Files.readString(model)).isEqualTo(Program.MODEL);
    assertThat(program.run("init", folder.resolve("x.yaml")).code()).isEqualTo(Main.USAGE);
  }
}
