package org.desirepath.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.desirepath.eventlog.EventLog;
import org.junit.jupiter.api.Test;

/**
 * Every file that is there is in the table, and is read with its counts or refused with what a
 * person can do: none is half read in silence.
 */
final class EveryPublicFileTest {
  private static final List<String> FOLDERS = List.of("logs-xes", "logs-csv", "journeys", "ocel");

  /** Larger ones are counted by {@link PublicLogsTest}. */
  private static final long MOST_BYTES = 400_000;

  private static Map<String, String> expected() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    try (InputStream stream = EveryPublicFileTest.class.getResourceAsStream("public-files.txt")) {
      byte[] bytes = Objects.requireNonNull(stream).readAllBytes();
      new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> {
                int bar = line.indexOf(" | ");
                expected.put(line.substring(0, bar), line.substring(bar + 3));
              });
    }
    return expected;
  }

  private static List<String> files(Path data) throws IOException {
    List<String> files = new ArrayList<>();
    for (String folder : FOLDERS) {
      try (Stream<Path> all = Files.walk(data.resolve(folder))) {
        all.filter(Files::isRegularFile)
            .forEach(p -> files.add(data.relativize(p).toString().replace('\\', '/')));
      }
    }
    return files;
  }

  @Test
  void everyFileIsReadWithItsCountsOrRefusedWithAdvice() throws IOException {
    Path data = SharedData.folder();
    Map<String, String> expected = expected();
    assertThat(files(data)).containsExactlyInAnyOrderElementsOf(expected.keySet());
    Map<String, String> wrong = new TreeMap<>();
    for (Map.Entry<String, String> entry : expected.entrySet()) {
      Path path = data.resolve(entry.getKey());
      if (Files.size(path) <= MOST_BYTES) {
        String outcome = outcome(path);
        boolean right =
            entry.getValue().startsWith("refused: ")
                ? outcome.startsWith("refused: ") && outcome.contains(entry.getValue().substring(9))
                : outcome.equals(entry.getValue());
        if (!right) {
          wrong.put(entry.getKey(), outcome);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String outcome(Path path) throws IOException {
    try {
      EventLog log = LogFiles.read(List.of(path), LogOptions.detected()).log();
      return log.traceCount() + " " + log.eventCount() + " " + log.activities().size();
    } catch (FormatException e) {
      return "refused: " + e.getMessage();
    }
  }
}
