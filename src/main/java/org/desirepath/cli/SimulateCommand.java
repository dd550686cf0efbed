package org.desirepath.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.desirepath.io.LogFiles;
import org.desirepath.io.ModelFiles;
import org.desirepath.io.WholeFile;
import org.desirepath.io.plant.PlantReader;
import org.desirepath.io.truth.TruthWriter;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Plant;
import org.desirepath.simulation.JourneySimulator;
import org.desirepath.simulation.SimulatedLog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plays a designed journey out, with known truths planted in it. */
@Command(
    name = "simulate",
    description = {
      "Plays a designed journey out to an event log with seeded times, drop-offs, deviations and effects,",
      "and writes what is true of it beside the log."
    },
    footer = {
      "",
      "Example:",
      "  desirepath simulate models/home-insurance.journey.yaml --cases 1000 -o /tmp/journeys.csv"
    })
final class SimulateCommand implements Callable<Integer> {
  /** 2025-01-01 to 2025-07-01, UTC: a run without a plant must not depend on the day it is made. */
  private static final long DEFAULT_FROM_MILLIS = 1_735_689_600_000L;

  private static final long DEFAULT_TO_MILLIS = 1_751_328_000_000L;

  private final Terminal terminal;

  @Parameters(paramLabel = "MODEL", description = "The designed journey (*.journey.yaml).")
  Path model = Path.of("");

  @Option(names = "--cases", required = true, paramLabel = "N", description = "Journeys to play.")
  int cases;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "LOG",
      description = "Log to write: .csv, .xes, and each with .gz.")
  Path out = Path.of("");

  @Option(
      names = "--plant",
      paramLabel = "FILE",
      description = "What to plant (YAML): drop-off, deviations, effects, segments, censoring.")
  @Nullable Path plant;

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "Where to write what is true; default LOG.truth.json.")
  @Nullable Path truth;

  @Option(names = "--seed", paramLabel = "N", description = "Seed; default ${DEFAULT-VALUE}.")
  long seed = 1;

  @Option(names = "--quiet", description = "No summary.")
  boolean quiet;

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;

  SimulateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (cases < 1 || cases > JourneySimulator.MOST) {
      throw new UsageException(
          "--cases " + cases + ": expected 1 to " + JourneySimulator.MOST + " journeys");
    }
    if (!out.toString().toLowerCase(Locale.ROOT).matches(".*\\.(csv|xes)(\\.gz)?")) {
      throw new UsageException(
          "--out " + out + ": expected a name that ends in .csv, .xes, .csv.gz or .xes.gz");
    }
    if (Files.isDirectory(out)) {
      throw new UsageException("--out " + out + ": expected a file to write, found a folder");
    }
    Path truthFile = truth == null ? out.resolveSibling(out.getFileName() + ".truth.json") : truth;
    if (isSame(out, truthFile)) {
      throw new UsageException("--truth " + truthFile + ": expected another file than --out");
    }
    DesignedJourney designed = ModelFiles.read(model, null).model();
    SimulatedLog simulated = new JourneySimulator(plant(designed), cases, seed).simulate(designed);
    Path folder = out.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    StringBuilder json = new StringBuilder();
    TruthWriter.write(simulated.truth(), json);
    try (WholeFile written = JsonOutput.written(truthFile, json.toString())) {
      LogFiles.write(simulated.log(), out);
      appear(written);
    }
    if (!quiet) {
      terminal.println(
          String.format(
              Locale.ROOT,
              "%,d journeys, %,d events: %s; what is true of them: %s",
              simulated.log().traceCount(),
              simulated.log().eventCount(),
              out,
              truthFile));
    }
    return Main.DONE;
  }

  private static boolean isSame(Path a, Path b) throws IOException {
    return a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize())
        || (Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b));
  }

  /** A log without its truth would pass for one of an earlier run. */
  private void appear(WholeFile written) throws IOException {
    try {
      written.appear();
    } catch (IOException e) {
      Files.deleteIfExists(out);
      throw e;
    }
  }

  private Plant plant(DesignedJourney designed) throws IOException {
    if (plant == null) {
      return Plant.none(DEFAULT_FROM_MILLIS, DEFAULT_TO_MILLIS);
    }
    try (InputStream input = Files.newInputStream(plant)) {
      return PlantReader.read(input, String.valueOf(plant.getFileName()), designed);
    }
  }
}
