package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare --persona}. */
class PersonaTest {
  @TempDir Path folder;
  private Program program;
  private Path log;
  private Path model;
  private Path quick;

  @BeforeEach
  void write() throws IOException {
    program = new Program(folder);
    model = program.model();
    quick =
        program.write(
            "quick.journey.yaml",
            """
            journey: Quick
            outcome: {success: [Done], exits: [Leave], inactive_after: 2d}
            phases: [{phase: All, steps: [Visit, {touchpoint: Offer, optional: true}, Done]}]
            """);
    // everybody in the north goes without an offer, nobody in the south does
    StringBuilder csv = new StringBuilder("case,activity,time,region\n");
    for (int i = 0; i < 120; i++) {
      String region = i % 3 == 0 ? "north" : i % 3 == 1 ? "south" : "isle";
      String day = "2025-03-%02d".formatted(1 + i % 28);
      csv.append("c%03d,Visit,%sT08:00:00Z,%s\n".formatted(i, day, region));
      if (!region.equals("north")) {
        csv.append("c%03d,Offer,%sT09:00:00Z,%s\n".formatted(i, day, region));
      }
      csv.append("c%03d,Done,%sT10:00:00Z,%s\n".formatted(i, day, region));
    }
    log = program.write("personas.csv", csv.toString());
  }

  private Program.Ended run(Object... more) {
    Object[] args = {"compare", log, "--model", model, "-o", folder.resolve("out"), "--quiet"};
    Object[] all = java.util.Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return program.run(all);
  }

  @Test
  void eachJourneyIsHeldAgainstTheDesignOfItsPersona() throws IOException {
    Program.Ended ended =
        run(
            "--persona-column",
            "region",
            "--persona",
            "north=" + quick,
            "--persona",
            "south=" + model,
            "--formats",
            "html,json");

    assertThat(ended.code()).as(ended.err()).isZero();
    Path out = folder.resolve("out");
    JsonNode personas = Program.json(out.resolve("result.json")).get("personas");
    JsonNode north = personas.at("/personas/0");
    assertThat(north.get("value").textValue()).isEqualTo("north");
    assertThat(north.get("model").textValue()).isEqualTo("Quick");
    assertThat(north.at("/own/fitting").doubleValue()).isEqualTo(1);
    assertThat(north.at("/common/fitting").doubleValue()).isZero();
    assertThat(personas.at("/personas/1/own")).isEqualTo(personas.at("/personas/1/common"));
    assertThat(personas.at("/rest/journeys").intValue()).isEqualTo(40);
    assertThat(personas.get("fitting").intValue()).isEqualTo(120);
    assertThat(personas.get("fitness").doubleValue()).isCloseTo(1, within(1e-12));
    // a report of its own, of its journeys alone
    JsonNode own = Program.json(out.resolve("personas/1-north/result.json"));
    assertThat(own.at("/log/journeys").intValue()).isEqualTo(40);
    assertThat(own.at("/conformance/fitting/journeys").intValue()).isEqualTo(40);
    assertThat(Files.readString(out.resolve("index.html")))
        .contains("personas/1-north/index.html", "personas/2-south/index.html");
    assertThat(out.resolve("personas/2-south/index.html")).exists();
  }

  @Test
  void reportWithPersonasIsReplacedWhole() {
    Object[] asked = {
      "--persona-column", "region", "--persona", "north=" + quick, "--formats", "json"
    };
    run(asked);

    assertThat(run("--formats", "json").code()).isZero();
    assertThat(folder.resolve("out/personas")).doesNotExist();
    assertThat(folder.resolve("out/result.json")).exists();
  }

  @Test
  void slipsOfThePenAreTold() {
    assertThat(run("--persona", "north=" + quick).err()).contains("--persona-column");
    assertThat(run("--persona-column", "region").err()).contains("--persona VALUE=MODEL");
    assertThat(run("--persona-column", "region", "--persona", "north").err())
        .contains("expected VALUE=MODEL");
    assertThat(run("--persona-column", "regio", "--persona", "north=" + quick).err())
        .contains("no column \"regio\"", "region");
    assertThat(run("--persona-column", "region", "--persona", "norht=" + quick).err())
        .contains("no journey has \"region\" = \"norht\"", "north");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
