package org.desirepath.visualization;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a native library is unpacked, once for each version: the folder {@code DESIREPATH_CACHE}
 * names, else the user's cache folder, else a temporary folder that goes at exit. A folder that
 * can't be written is passed over.
 *
 * @param environment the environment variables
 * @param home the user's home folder
 * @param system the name of the operating system
 */
record NativeLibraryCache(Map<String, String> environment, String home, String system) {

  NativeLibraryCache {
    environment = Map.copyOf(environment);
  }

  static NativeLibraryCache ofThisMachine() {
    return new NativeLibraryCache(
        System.getenv(), System.getProperty("user.home", ""), System.getProperty("os.name", ""));
  }

  /**
   * The folder in which {@code file} now stands, copied from {@code source} if it was not there.
   *
   * @throws IOException if not even a temporary folder can be written
   */
  Path unpack(URL source, String version, String file) throws IOException {
    long size = source.openConnection().getContentLengthLong();
    for (Path cache : caches()) {
      Path folder = cache.resolve("desirepath").resolve(version);
      if (place(source, folder.resolve(file), size)) {
        return folder;
      }
    }
    Path folder = Files.createTempDirectory("desirepath");
    folder.toFile().deleteOnExit();
    folder.resolve(file).toFile().deleteOnExit();
    if (!place(source, folder.resolve(file), size)) {
      throw new IOException("the library " + file + " can't be unpacked to " + folder);
    }
    return folder;
  }

  private List<Path> caches() {
    List<Path> caches = new ArrayList<>();
    addIfSet(caches, environment.getOrDefault("DESIREPATH_CACHE", ""));
    String name = system.toLowerCase(Locale.ROOT);
    if (name.contains("win")) {
      addIfSet(caches, environment.getOrDefault("LOCALAPPDATA", ""));
    } else if (name.contains("mac")) {
      addIfSet(caches, home.isEmpty() ? "" : home + "/Library/Caches");
    } else {
      addIfSet(caches, environment.getOrDefault("XDG_CACHE_HOME", ""));
      addIfSet(caches, home.isEmpty() ? "" : home + "/.cache");
    }
    return caches;
  }

  private static void addIfSet(List<Path> caches, String folder) {
    if (!folder.isBlank() && Path.of(folder).isAbsolute()) {
      caches.add(Path.of(folder));
    }
  }

  /** Whether the file now stands there; a folder that can't be written is no fault. */
  private static boolean place(URL source, Path target, long size) {
    try {
      if (!isWhole(target, size)) {
        copy(source, target, size);
      }
      return true;
    } catch (IOException | SecurityException e) {
      return false;
    }
  }

  private static boolean isWhole(Path target, long size) throws IOException {
    return Files.isRegularFile(target) && Files.size(target) == size;
  }

  private static void copy(URL source, Path target, long size) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("no folder for " + target);
    }
    Files.createDirectories(folder);
    Path beside = Files.createTempFile(folder, "unpacking", ".part");
    try (InputStream in = source.openStream()) {
      Files.copy(in, beside, StandardCopyOption.REPLACE_EXISTING);
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException e) {
      // Windows keeps a library that another run has loaded; it is the same file
      if (!isWhole(target, size)) {
        throw e;
      }
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
