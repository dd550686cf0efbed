package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BenchmarkCommandTest {
  @TempDir Path folder;
  private Program program;

  @BeforeEach
  void begin() {
    program = new Program(folder);
  }

  @Test
  void tableHasARowForEachLogAndAlgorithm() throws IOException {
    Path table = folder.resolve("table.md");
    Program.Ended ended =
        program.run(
            "benchmark",
            program.log(),
            "--algorithm",
            "inductive",
            "--algorithm",
            "dfm=1",
            "-o",
            table);

    assertThat(ended.code()).as(ended.err()).isZero();
    List<String> lines = Files.readAllLines(table);
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).startsWith("| log | algorithm | fitness | precision | F |");
    assertThat(lines.get(2)).startsWith("| small | inductive | 1.0000 | ").contains("| yes |");
    assertThat(lines.get(3)).startsWith("| small | dfm=1 | 1.0000 | ").contains("| yes |");
    assertThat(ended.out()).contains(lines.get(2));
  }

  @Test
  void netsOfAFolderAreMeasuredBesideThem() throws IOException {
    Path net = folder.resolve("small.other-tool.pnml");
    program.run("discover", program.log(), "--algorithm", "powl", "-o", net);
    Program.Ended ended =
        program.run("benchmark", program.log(), "--algorithm", "dfm", "--nets", folder);

    assertThat(ended.out()).contains("| small | other-tool | 1.0000 |");
  }

  @Test
  void shareThatIsNoNumberIsWrongUsage() throws IOException {
    Program.Ended ended = program.run("benchmark", program.log(), "--algorithm", "inductive=few");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("inductive=few");
  }
}
