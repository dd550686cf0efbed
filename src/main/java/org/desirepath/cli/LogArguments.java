package org.desirepath.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The logs of a command and how to read them. */
final class LogArguments {
  @Parameters(
      paramLabel = "LOG",
      arity = "1..*",
      description =
          "Event logs: XES, CSV, OCEL, .xlsx or .parquet, plain, gzipped or zipped; several are"
              + " read as one. Or a *.sources.yaml: logs of several systems, by customer.")
  List<Path> logs = List.of();

  @Option(
      names = "--separate",
      description = "The same journey id in two files means two journeys.")
  boolean separate;

  @Mixin ReadingArguments reading = new ReadingArguments();

  /**
   * What the files hold, less what the filters remove.
   *
   * @param k fewest journeys that must hold a name of events once anything is hidden
   */
  LogFiles.Result read(int k) throws IOException {
    LogFiles.Result read = readWhole();
    return read.withLog(reading.masked(reading.filtered(read.log()), k));
  }

  /** What the files hold. */
  LogFiles.Result readWhole() throws IOException {
    return reading.readWhole(logs, separate ? LogOptions.Files.SEPARATE : LogOptions.Files.JOINED);
  }

  /** What was said, for the provenance of a result. */
  void describe(SortedMap<String, List<String>> parameters) {
    if (separate) {
      parameters.put("separate", List.of("true"));
    }
    reading.describe(parameters);
  }
}
