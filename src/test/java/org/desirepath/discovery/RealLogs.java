package org.desirepath.discovery;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;

/** Public real-life logs beside the project; tests are skipped without them. */
public final class RealLogs {
  private RealLogs() {}

  /** A file or folder of the shared data. */
  public static Path path(String name) {
    Path data = Path.of(System.getProperty("shared.data", "../shared/data"));
    Path path = data.resolve(name).normalize();
    assumeTrue(Files.exists(path), "skipped: no " + path);
    return path;
  }

  public static EventLog read(String name) throws IOException {
    return LogFiles.read(List.of(path(name)), LogOptions.detected()).log();
  }

  /** All real-life logs. */
  public static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(path("logs-xes/real"))) {
      return files.filter(f -> f.toString().contains(".xes")).sorted().toList();
    }
  }

  /** The figures of a log on a net. */
  public static ConformanceSummary align(EventLog log, AcceptingPetriNet net) {
    DesignedJourney model = new DesignedJourney(net, JourneyBlueprint.empty(net.name()), List.of());
    return ConformanceSummary.of(OptimalAlignments.STANDARD.check(log, model, new BitSet()));
  }
}
