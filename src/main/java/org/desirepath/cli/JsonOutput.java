package org.desirepath.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.desirepath.io.WholeFile;
import org.jspecify.annotations.Nullable;

/** Writes text to the file that {@code --json} names: whole or not at all. */
final class JsonOutput {
  private JsonOutput() {}

  /**
   * Writes where the user asked.
   *
   * @param target a file, {@code -} for stdout, or null for nowhere
   */
  static void write(String json, @Nullable String target, Terminal terminal) throws IOException {
    if ("-".equals(target)) {
      terminal.out().print(json);
      terminal.out().flush();
    } else if (target != null) {
      writeWhole(Path.of(target), json);
    }
  }

  /** Written beside and renamed. */
  static void writeWhole(Path file, String text) throws IOException {
    writeWhole(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Written beside and renamed. */
  static void writeWhole(Path file, byte[] bytes) throws IOException {
    try (WholeFile whole = written(file, bytes)) {
      whole.appear();
    }
  }

  /** Written, but not in its place yet; to be closed. */
  static WholeFile written(Path file, String text) throws IOException {
    return written(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static WholeFile written(Path file, byte[] bytes) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new UsageException(file + ": expected a file to write, found a folder");
    }
    Files.createDirectories(folder);
    WholeFile whole = WholeFile.at(target);
    try (OutputStream out = whole.open()) {
      out.write(bytes);
    } catch (IOException e) {
      whole.close();
      throw e;
    }
    return whole;
  }
}
