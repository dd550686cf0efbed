package org.desirepath.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears whole or not at all: written beside its place under a name that no one can
 * know, then renamed. What already has that name, a planted link too, is never written to. A device
 * or a pipe is written directly, since renaming would replace it. Not thread-safe.
 */
public final class WholeFile implements AutoCloseable {
  private final Path target;
  private final Path beside;

  private WholeFile(Path target, Path beside) {
    this.target = target;
    this.beside = beside;
  }

  /** The file at this place, in a folder that exists; nothing is written yet. */
  public static WholeFile at(Path file) {
    boolean replaceable =
        !Files.exists(file) || Files.isRegularFile(file) || Files.isDirectory(file);
    return new WholeFile(
        file,
        replaceable ? file.resolveSibling(".desirepath-" + UUID.randomUUID() + ".part") : file);
  }

  /** Where to write; to be closed before {@link #appear}. */
  public OutputStream open() throws IOException {
    return beside.equals(target)
        ? Files.newOutputStream(target, StandardOpenOption.WRITE)
        : Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Where {@link #open} would write, for writers that make the file themselves. */
  public Path path() {
    return beside;
  }

  /** Puts what was written in its place. */
  public void appear() throws IOException {
    if (!beside.equals(target)) {
      Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Takes away what did not appear. */
  @Override
  public void close() throws IOException {
    if (!beside.equals(target)) {
      Files.deleteIfExists(beside);
    }
  }
}
