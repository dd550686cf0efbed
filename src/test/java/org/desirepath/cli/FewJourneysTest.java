package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fault in the data of few journeys names none of them in what may go to a client. */
final class FewJourneysTest {
  @TempDir Path folder;
  private Program program;
  private Path out;

  @BeforeEach
  void begin() {
    program = new Program(folder);
    out = folder.resolve("report");
  }

  /** The sample of 160 journeys, and journeys that begin in 1970. */
  private Path log(int journeysOf1970) throws IOException {
    StringBuilder csv = new StringBuilder(Program.csv(0, 160));
    for (int i = 1; i <= journeysOf1970; i++) {
      csv.append("ODD").append(i).append(",Visit,1970-01-01T00:00:00Z,north\n");
      csv.append("ODD").append(i).append(",Done,2026-01-05T00:00:00Z,north\n");
    }
    return program.write("odd.csv", csv.toString());
  }

  private void compare(int journeysOf1970, Object... more) throws IOException {
    Object[] usual = {
      "compare",
      log(journeysOf1970),
      "--model",
      program.model(),
      "--out",
      out,
      "--formats",
      "html,json,csv,md,pptx,xlsx"
    };
    Object[] args = Arrays.copyOf(usual, usual.length + more.length);
    System.arraycopy(more, 0, args, usual.length, more.length);
    Program.Ended ended = program.run(args);
    assertThat(ended.code()).as(ended.err()).isZero();
  }

  @Test
  void oneJourneyIsNamedNowhereButInTheTableOfJourneys() throws IOException {
    compare(1);

    for (String file : List.of("index.html", "result.json", "report.md", "tables/quality.csv")) {
      assertThat(Files.readString(out.resolve(file)))
          .as(file)
          .contains("implausibleTimes")
          .doesNotContain("ODD1");
    }
    assertThat(unpacked(out.resolve("slides.pptx"))).isNotEmpty().doesNotContain("ODD1");
    assertThat(Files.readString(out.resolve("tables/journeys.csv"))).contains("ODD1");
    assertThat(Files.readString(out.resolve("result.json")))
        .contains("too few journeys are known to share it to name any");
  }

  @Test
  void fiveJourneysAreNamedUnlessMoreAreAskedFor() throws IOException {
    compare(5);
    assertThat(Files.readString(out.resolve("report.md"))).contains("ODD1", "ODD5");

    compare(5, "--k", "6");
    assertThat(Files.readString(out.resolve("report.md"))).doesNotContain("ODD");
  }

  @Test
  void conformNamesNoneOfFewEither() throws IOException {
    Program.Ended few = program.run("conform", log(4), "--model", program.model(), "--json", "-");
    assertThat(few.out()).contains("implausibleTimes").doesNotContain("ODD");

    Program.Ended enough =
        program.run("conform", log(5), "--model", program.model(), "--json", "-");
    assertThat(enough.out()).contains("ODD1");
  }

  private static String unpacked(Path container) throws IOException {
    StringBuilder text = new StringBuilder();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(container))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }
}
