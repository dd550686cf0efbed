package org.desirepath.cli;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a log is held against a model. */
final class AnalysisArguments {
  @Option(
      names = "--as-of",
      paramLabel = "TIME",
      description = "When the data was extracted; default: the latest event. A date means its end.")
  @Nullable String asOf;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use; default: all. The result is the same for any number.")
  int threads = Runtime.getRuntime().availableProcessors();

  void check() {
    if (threads < 1) {
      throw new UsageException("--threads " + threads + ": expected 1 or more");
    }
  }

  void describe(SortedMap<String, List<String>> parameters) {
    if (asOf != null) {
      parameters.put("asOf", List.of(asOf));
    }
  }
}
