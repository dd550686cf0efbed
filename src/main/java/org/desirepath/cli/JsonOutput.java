package org.desirepath.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new UsageException(file + ": expected a file to write, found a folder");
    }
    Files.createDirectories(folder);
    Path beside = folder.resolve("." + target.getFileName() + ".part");
    try {
      Files.writeString(beside, text, StandardCharsets.UTF_8);
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
