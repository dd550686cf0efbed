package org.desirepath.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.desirepath.model.UnusableModelException;
import org.desirepath.simulation.UnplayableModelException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Starts the program. */
public final class Main {
  static final int DONE = 0;
  static final int THRESHOLD = 1;
  static final int USAGE = 2;
  static final int INPUT = 3;
  static final int FAULT = 4;

  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    int code = run(args, new Terminal(out, err, Boolean.getBoolean("desirepath.terminal")));
    out.flush();
    System.exit(code);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** Runs a command; returns its exit code. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, new Terminal(out, err, false));
  }

  private static int run(String[] args, Terminal terminal) {
    return run(args, line(terminal, Path.of("")), terminal);
  }

  /**
   * Runs a command of a program made by {@link #line}. What is no {@link Exception} must not end as
   * Java's exit code 1, which here means that a threshold was not met.
   */
  static int run(String[] args, CommandLine line, Terminal terminal) {
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      terminal.warn(
          "desirepath: out of memory at "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB; give Java more with -Xmx, such as -Xmx8g");
      return FAULT;
    } catch (StackOverflowError e) {
      terminal.warn("desirepath: an input is nested too deeply; give Java more stack with -Xss");
      return FAULT;
    }
  }

  /**
   * The program with all its commands.
   *
   * @param folder against which default output goes
   */
  static CommandLine line(Terminal terminal, Path folder) {
    Desirepath root = new Desirepath(terminal);
    return new CommandLine(root)
        .addSubcommand(new CompareCommand(terminal, folder))
        .addSubcommand(new ConformCommand(terminal))
        .addSubcommand(new DiscoverCommand(terminal))
        .addSubcommand(new CheckCommand(terminal))
        .addSubcommand(new CompareModelsCommand(terminal))
        .addSubcommand(new InitCommand(terminal))
        .addSubcommand(new ConvertCommand(terminal))
        .addSubcommand(new BenchmarkCommand(terminal))
        .addSubcommand(new InspectCommand(terminal))
        .addSubcommand(new SimulateCommand(terminal))
        .addSubcommand(new CalibrateCommand(terminal))
        .addSubcommand(new ExplainCommand(terminal))
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setParameterExceptionHandler((e, rest) -> wrongUsage(e, terminal))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, root.debug, terminal));
  }

  private static int wrongUsage(ParameterException e, Terminal terminal) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    terminal.warn(command + ": " + e.getMessage());
    terminal.warn("Try '" + command + " --help'.");
    return USAGE;
  }

  private static int failed(Exception e, boolean debug, Terminal terminal) {
    if (debug) {
      e.printStackTrace(terminal.err());
    }
    String message = String.valueOf(e.getMessage());
    if (e instanceof UsageException) {
      terminal.warn("desirepath: " + message);
      return USAGE;
    }
    if (e instanceof NoSuchFileException) {
      terminal.warn("desirepath: " + message + ": there is no such file; check the path");
      return INPUT;
    }
    if (e instanceof AccessDeniedException) {
      terminal.warn("desirepath: " + message + ": may not be opened; check its permissions");
      return INPUT;
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      terminal.warn(
          "desirepath: " + message + ": expected a folder, found a file; give another path");
      return INPUT;
    }
    if (e instanceof FileSystemException file) {
      terminal.warn("desirepath: " + inaccessible(file));
      return INPUT;
    }
    if (e instanceof IOException
        || e instanceof UnusableModelException
        || e instanceof UnplayableModelException) {
      terminal.warn("desirepath: " + message);
      return INPUT;
    }
    terminal.warn(
        "desirepath: a fault of ours: "
            + e.getClass().getSimpleName()
            + ": "
            + message
            + (debug
                ? ""
                : "; run again with --debug before the command and report what it prints"));
    return FAULT;
  }

  /** The message of such an exception may be the path alone. */
  private static String inaccessible(FileSystemException e) {
    String reason = e.getReason();
    return e.getFile()
        + ": expected a file that can be read or written, found "
        + (reason == null ? "that the system refuses" : "\"" + reason + "\"")
        + "; check the path";
  }
}
