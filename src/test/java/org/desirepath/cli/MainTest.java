package org.desirepath.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class MainTest {
  private static final String READING =
      "--mapping --case --activity --time --start-time --resource --channel --initiator --status "
          + "--experience --value --order --time-format --zone --delimiter --charset --classifier "
          + "--separate --quiet --help --json ";
  private static final String HOLDING =
      "--model --facts --as-of --threads --budget --fail-under --fail-over ";

  @TempDir Path folder;

  /** A command that ends as it is told. */
  @Command(name = "fail")
  private record Failing(Throwable fault) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      if (fault instanceof Error error) {
        throw error;
      }
      throw (Exception) fault;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compare|" + READING + HOLDING + "--segment --k --seed --formats --language --out",
        "conform|" + READING + HOLDING,
        "inspect|" + READING + "--out",
        "explain|--language --help",
        "simulate|--cases --out --plant --truth --seed --quiet --help",
      })
  void helpListsEveryOptionAndOneExample(String command, String options) {
    Program.Ended ended = new Program(folder).run(command, "--help");

    assertThat(ended.code()).isZero();
    assertThat(ended.err()).isEmpty();
    for (String option : options.strip().split(" ", -1)) {
      assertThat(ended.out()).containsPattern("(?m)(^|[ ,])" + option + "[= \\n\\]]");
    }
    assertThat(ended.out()).containsOnlyOnce("Example:").contains("  desirepath " + command + " ");
  }

  @Test
  void programHelpListsCommandsAndExitCodes() {
    Program.Ended ended = new Program(folder).run("--help");

    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .contains("compare", "conform", "explain", "inspect", "simulate", "Exit codes", "--debug");
  }

  @Test
  void versionIsThatOfTheBuild() {
    assertThat(new Program(folder).run("--version").out()).matches("desirepath \\d+\\.\\d+.*\\n");
  }

  @Test
  void noCommandIsWrongUsage() {
    Program.Ended ended = new Program(folder).run();

    assertThat(ended.code()).isEqualTo(Main.USAGE);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("Usage: desirepath");
  }

  @ParameterizedTest
  @CsvSource({
    "discover, discover",
    "compare, LOG",
    "inspect, LOG",
    "simulate, --cases",
    "--verbose, --verbose"
  })
  void wrongUsageSaysWhatIsWrongAndWhereHelpIs(String argument, String named) {
    Program.Ended ended = new Program(folder).run(argument);

    assertThat(ended.code()).isEqualTo(Main.USAGE);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains(named).contains("--help'");
  }

  @Test
  void faultOfOursIsExitFourAndOneLine() {
    Program.Ended ended = fail(new IllegalStateException("lost \u001b[31mcount"));

    assertThat(ended.code()).isEqualTo(Main.FAULT);
    assertThat(ended.err())
        .isEqualTo(
            "desirepath: a fault of ours: IllegalStateException: lost \\u001b[31mcount; "
                + "run again with --debug before the command and report what it prints\n");
  }

  @Test
  void debugBeforeTheCommandPrintsTheTrace() {
    Program.Ended ended = fail(new IllegalStateException("lost count"), "--debug");

    assertThat(ended.code()).isEqualTo(Main.FAULT);
    assertThat(ended.err()).contains("\tat org.desirepath.cli.MainTest").contains("lost count");
  }

  @Test
  void errorsOfTheMachineNeverLookLikeAThreshold() {
    assertThat(fail(new OutOfMemoryError("heap")).code()).isEqualTo(Main.FAULT);
    assertThat(fail(new OutOfMemoryError("heap")).err()).contains("-Xmx");
    assertThat(fail(new StackOverflowError()).code()).isEqualTo(Main.FAULT);
  }

  private Program.Ended fail(Throwable fault, String... before) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(new PrintStream(out), new PrintStream(err), false);
    CommandLine line = Main.line(terminal, folder).addSubcommand(new Failing(fault));
    String[] args = before.length == 0 ? new String[] {"fail"} : new String[] {before[0], "fail"};
    line.setExecutionExceptionHandler(line.getExecutionExceptionHandler());
    int code = Main.run(args, line, terminal);
    return new Program.Ended(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
