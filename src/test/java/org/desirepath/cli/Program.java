package org.desirepath.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The program run in process, and small inputs for it.
 *
 * @param folder where the inputs are and where default output goes
 */
record Program(Path folder) {
  static final String MODEL =
      """
      journey: Small
      outcome:
        success: [Done]
        exits: [Leave]
        inactive_after: 2d
      phases:
        - phase: All
          steps:
            - touchpoint: Visit
            - touchpoint: Offer
              drop_off: 0.1
            - touchpoint: Done
      """;

  private static final List<List<String>> PATHS =
      List.of(
          List.of("Visit", "Offer", "Done"),
          List.of("Visit", "Offer", "Done"),
          List.of("Visit", "Offer", "Done"),
          List.of("Visit", "Done"),
          List.of("Visit", "Offer"),
          List.of("Visit"),
          List.of("Visit", "Offer", "Call", "Offer", "Done"),
          List.of("Visit", "Leave"));

  /** How a command ended. */
  record Ended(int code, String out, String err) {
    JsonNode json() throws JsonProcessingException {
      return new ObjectMapper().readTree(out);
    }
  }

  Ended run(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    int code = Main.run(texts, Main.line(terminal, folder), terminal);
    return new Ended(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  Path model() throws IOException {
    return write("small.journey.yaml", MODEL);
  }

  /** 160 journeys of eight kinds, one begun every six hours. */
  Path log() throws IOException {
    return write("small.csv", csv(0, 160));
  }

  static String csv(int from, int to) {
    StringBuilder csv = new StringBuilder("case,activity,time,region\n");
    for (int i = from; i < to; i++) {
      List<String> path = PATHS.get(i % PATHS.size());
      String region = i % 20 == 0 ? "isle" : i % 3 == 0 ? "north" : "south";
      for (int e = 0; e < path.size(); e++) {
        Instant time =
            Instant.parse("2025-03-01T08:00:00Z").plusSeconds(i * 21_600L + e * 3_600L + i);
        csv.append("c%03d,%s,%s,%s%n".formatted(i, path.get(e), time, region));
      }
    }
    return csv.toString().replace(System.lineSeparator(), "\n");
  }

  static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(Files.readString(file));
  }
}
