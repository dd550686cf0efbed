package org.desirepath.visualization;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Layout by the {@code dot} program of an installed Graphviz, found on the PATH and run without a
 * shell; killed when it takes too long.
 *
 * <p>Not graphviz-java's GraphvizCmdLineEngine (0.18.1), since that writes each graph and answer
 * into a new temporary folder which stays for three days, runs dot through a shell, so that a
 * time-out may stop the shell and not dot, and needs commons-exec, which nothing else here does.
 * Ours passes both through pipes.
 */
final class DotProcess implements GraphLayout {

  private final Duration limit;
  private @Nullable String name;

  DotProcess(Duration limit) {
    this.limit = limit;
  }

  @Override
  public synchronized String name() {
    return name == null ? "Graphviz dot" : name;
  }

  @Override
  public Placement place(Figure.Graph graph, String dot) throws IOException {
    Path program = program();
    rememberVersion(program);
    String json = run(List.of(program.toString(), "-Tjson0"), dot, false);
    return DotGraph.read(json, graph);
  }

  private synchronized void rememberVersion(Path program) throws IOException {
    if (name == null) {
      String version = run(List.of(program.toString(), "-V"), "", true).strip();
      name = version.replace("dot - graphviz version", "Graphviz dot").replaceAll(" \\(.*", "");
    }
  }

  /** Searched by hand, since Windows would also run a dot.exe from the current folder. */
  private static Path program() throws IOException {
    String path = System.getenv("PATH");
    for (String folder : path == null ? new String[0] : path.split(File.pathSeparator, -1)) {
      for (String file : List.of("dot", "dot.exe")) {
        Path candidate = folder.isBlank() ? Path.of(file) : Path.of(folder, file);
        if (candidate.isAbsolute()
            && Files.isRegularFile(candidate)
            && Files.isExecutable(candidate)) {
          return candidate;
        }
      }
    }
    throw new IOException("there is no Graphviz dot on the PATH");
  }

  private String run(List<String> command, String input, boolean errors) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(errors);
    if (!errors) {
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    }
    Process process = builder.start();
    try {
      CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> all(process));
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("Graphviz dot took longer than " + limit.toMillis() + " ms");
      }
      String output = answer.get();
      if (process.exitValue() != 0 || output.isEmpty()) {
        throw new IOException(
            "Graphviz dot ended with code "
                + process.exitValue()
                + " and "
                + output.length()
                + " characters");
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Graphviz dot ran", e);
    } catch (ExecutionException e) {
      throw new IOException("the answer of Graphviz dot can't be read", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String all(Process process) {
    try (InputStream out = process.getInputStream()) {
      return new String(out.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
