package org.desirepath.comparison;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ModelFiles;
import org.desirepath.io.plant.PlantReader;
import org.desirepath.model.DesignedJourney;
import org.desirepath.simulation.JourneySimulator;
import org.desirepath.simulation.SimulatedLog;

/**
 * Wall and CPU seconds from a loaded log to all findings, in one call each, nothing warmed up but
 * by the calls before. Arguments: number of threads, then LOG=MODEL for files, or
 * MODEL=PLANT=JOURNEYS for a log that is simulated first.
 */
public final class FindingsAtSize {
  private FindingsAtSize() {}

  public static void main(String[] args) throws IOException {
    int threads = Integer.parseInt(args[0]);
    PrintStream out = System.out;
    out.println("| log | journeys | events | wall s | CPU s | CPU microseconds a journey |");
    out.println("|---|---:|---:|---:|---:|---:|");
    for (String arg : List.of(args).subList(1, args.length)) {
      String[] parts = arg.split("=");
      if (!parts[2].matches("\\d+")) {
        EventLog log = LogFiles.read(List.of(Path.of(parts[0])), LogOptions.detected()).log();
        long last = Long.MIN_VALUE;
        for (int e = 0; e < log.eventCount(); e++) {
          last = Math.max(last, log.timeMillis(e));
        }
        measure(
            log, ModelFiles.read(Path.of(parts[1]), Path.of(parts[2])).model(), last, threads, out);
      } else {
        DesignedJourney model = ModelFiles.read(Path.of(parts[0]), null).model();
        SimulatedLog simulated = simulated(parts[1], Integer.parseInt(parts[2]), model);
        long asOf = simulated.truth().asOfMillis().orElseThrow();
        measure(simulated.log(), model, asOf, threads, out);
      }
    }
  }

  private static SimulatedLog simulated(String plant, int journeys, DesignedJourney model)
      throws IOException {
    try (InputStream input = Files.newInputStream(Path.of(plant))) {
      return new JourneySimulator(PlantReader.read(input, plant, model), journeys, 1)
          .simulate(model);
    }
  }

  private static void measure(
      EventLog log, DesignedJourney model, long asOf, int threads, PrintStream out)
      throws IOException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long wall = System.nanoTime();
    long cpu = system.getProcessCpuTime();
    ComparisonResult result =
        JourneyComparison.standard(threads)
            .compare(
                log,
                Map.of(),
                model,
                asOf,
                new Provenance("", "benchmark", 1, new TreeMap<>(), List.of()),
                stage -> {});
    double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
    double wallSeconds = (System.nanoTime() - wall) / 1e9;
    out.printf(
        Locale.ROOT,
        "| %s | %,d | %,d | %.1f | %.1f | %.1f |%n",
        model.name(),
        log.traceCount(),
        log.eventCount(),
        wallSeconds,
        cpuSeconds,
        1e6 * cpuSeconds / log.traceCount());
    out.flush();
    if (result.findings().deviations().isEmpty()) {
      out.println("no deviations");
    }
  }
}
