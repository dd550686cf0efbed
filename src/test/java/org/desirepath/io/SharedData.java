package org.desirepath.io;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Public logs and the results of other tools on them, where this machine has them. */
public final class SharedData {
  private SharedData() {}

  public static Path folder() {
    Path folder = Path.of(System.getProperty("shared.data", "../shared/data"));
    assumeTrue(Files.isDirectory(folder), "no shared data at " + folder + "; test skipped");
    return folder;
  }

  public static Path file(String relative) {
    Path file = folder().resolve(relative);
    assumeTrue(Files.exists(file), "no " + file + "; test skipped");
    return file;
  }

  public static Path oracle(String name) {
    return file("../peers/oracles/" + name);
  }
}
