package org.desirepath.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.io.FormatException;
import org.desirepath.report.tables.CsvTables;
import org.desirepath.visualization.FigureRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {
  private static final FigureRenderer ELK =
      FigureRenderer.of(List.of(FigureRenderer.Engine.ELK), Duration.ofSeconds(60));
  private static final ReportFolder WHOLE = new ReportFolder(ELK, ReportFormat.usual());
  private static final ReportFolder BARE = new ReportFolder(ELK, Set.of());

  private final ComparisonResult result = ExampleResults.withoutOutcome("A B C", "A C");

  @TempDir Path temp;

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return files;
  }

  @Test
  void holdsEveryFileOfTheContractAndNothingIsLeftBeside() throws IOException {
    WHOLE.write(result, temp.resolve("deep/report"));
    List<String> expected =
        Stream.of(
                Stream.of("index.html", "result.json"),
                Stream.of("designed-vs-actual", "drop-off", "critical-moments", "process-map")
                    .flatMap(
                        f ->
                            Stream.of(".svg", ".png", ".pdf", ".dot").map(e -> "figures/" + f + e)),
                CsvTables.ALL.stream().map(t -> "tables/" + t.name() + ".csv"))
            .flatMap(s -> s)
            .toList();
    Set<String> files = files(temp.resolve("deep/report")).keySet();
    assertThat(files).containsAll(expected);
    assertThat(files)
        .filteredOn(f -> !expected.contains(f))
        .allMatch(f -> f.matches("figures/[a-z-]+\\.(svg|png|pdf|dot)"));
    assertThat(files(temp).keySet()).allMatch(f -> f.startsWith("deep/report/"));
  }

  @Test
  void twoWritesGiveTheSameBytes() throws IOException {
    WHOLE.write(result, temp.resolve("a"));
    WHOLE.write(ExampleResults.withoutOutcome("A B C", "A C"), temp.resolve("b"));
    Map<String, byte[]> a = files(temp.resolve("a"));
    Map<String, byte[]> b = files(temp.resolve("b"));
    assertThat(b.keySet()).isEqualTo(a.keySet());
    a.forEach((name, bytes) -> assertThat(b.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void aReportOfOursIsReplacedWhole() throws IOException {
    Path folder = temp.resolve("report");
    WHOLE.write(result, folder);
    Files.writeString(folder.resolve("tables/stale.csv"), "old");
    BARE.write(result, folder);
    assertThat(files(temp)).containsOnlyKeys("report/result.json");
  }

  @Test
  void aFolderThatIsNoReportIsLeftAlone() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("thesis"));
    assertThatThrownBy(() -> BARE.write(result, folder)).isInstanceOf(FormatException.class);
    for (String content : List.of("{}", "not json", "{\"desirepath\": {}}", "[\"desirepath\"]")) {
      Files.writeString(folder.resolve("result.json"), content);
      assertThatThrownBy(() -> BARE.write(result, folder))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("thesis")
          .hasMessageContaining("--out");
      assertThat(files(temp)).containsOnlyKeys("thesis/result.json");
    }
  }

  @Test
  void aFileInThePlaceIsLeftAlone() throws IOException {
    Path file = Files.writeString(temp.resolve("report"), "mine");
    assertThatThrownBy(() -> BARE.write(result, file)).isInstanceOf(FormatException.class);
    assertThat(file).hasContent("mine");
  }

  @Test
  void aWriteThatFailsLeavesTheOldReport() throws IOException {
    Path folder = temp.resolve("report");
    BARE.write(result, folder);
    byte[] before = Files.readAllBytes(folder.resolve("result.json"));
    FigureRenderer hasty =
        FigureRenderer.of(List.of(FigureRenderer.Engine.ELK), Duration.ofNanos(1));
    assertThatThrownBy(() -> new ReportFolder(hasty, ReportFormat.usual()).write(result, folder))
        .isInstanceOf(IOException.class);
    assertThat(files(temp)).containsOnlyKeys("report/result.json");
    assertThat(Files.readAllBytes(folder.resolve("result.json"))).isEqualTo(before);
  }

  @Test
  void onlyTheFormatsAskedForAreWritten() throws IOException {
    new ReportFolder(ELK, Set.of(ReportFormat.CSV)).write(result, temp.resolve("csv"));
    assertThat(files(temp).keySet())
        .hasSize(1 + CsvTables.ALL.size())
        .allMatch(f -> f.endsWith(".csv") || f.endsWith("result.json"));
    assertThat(ReportFormat.of("HTML")).isEqualTo(ReportFormat.HTML);
    assertThatThrownBy(() -> ReportFormat.of("doc"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("html, json, csv");
  }

  @Test
  void everyFigureHoldsTextEvenWithoutAnOutcome() throws IOException {
    WHOLE.write(result, temp.resolve("r"));
    files(temp)
        .forEach(
            (name, bytes) -> {
              if (name.endsWith(".svg")) {
                assertThat(
                        new String(bytes, java.nio.charset.StandardCharsets.UTF_8).split("<text"))
                    .as(name)
                    .hasSizeGreaterThan(3);
              }
            });
  }
}
