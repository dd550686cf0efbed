package org.desirepath.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The program itself: says what commands there are. */
@Command(
    name = "desirepath",
    versionProvider = Version.class,
    description =
        "Compares the customer journey a company designed with the journeys customers really made.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example:",
      "  desirepath compare event-logs/home-insurance.csv --model models/home-insurance.journey.yaml",
      "",
      "Exit codes: 0 done, 1 a threshold was not met, 2 wrong usage, 3 an input is wrong or missing, 4 a fault of ours."
    })
final class Desirepath implements Callable<Integer> {
  private final Terminal terminal;

  @Spec @Nullable CommandSpec spec;

  @Option(names = "--debug", description = "Print a stack trace when something fails.")
  boolean debug;

  @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
  boolean help;

  @Option(names = "--version", versionHelp = true, description = "Show the version and exit.")
  boolean version;

  Desirepath(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(terminal.err());
    }
    return Main.USAGE;
  }
}
