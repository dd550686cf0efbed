package org.desirepath.cli;

import picocli.CommandLine.Option;

/** How many threads a command may use. */
final class ThreadArguments {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use; default: all. The result is the same for any number.")
  int threads = Runtime.getRuntime().availableProcessors();

  /** At least 1. */
  int checked() {
    if (threads < 1) {
      throw new UsageException("--threads " + threads + ": expected 1 or more");
    }
    return threads;
  }
}
