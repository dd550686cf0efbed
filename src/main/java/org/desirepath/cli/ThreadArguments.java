package org.desirepath.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many threads a command may use. */
final class ThreadArguments {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use; default: all. The result is the same for any number.")
  @Nullable Integer threads;

  /** At least 1. */
  int checked() {
    if (threads == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (threads < 1) {
      throw new UsageException("--threads " + threads + ": expected 1 or more");
    }
    return threads;
  }
}
