package org.desirepath.visualization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NativeLibraryCacheTest {

  @TempDir Path folder;
  private URL library;

  @BeforeEach
  void makeLibrary() throws IOException {
    Path source = folder.resolve("source.so");
    Files.writeString(source, "code of a library");
    library = source.toUri().toURL();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void theNamedFolderComesFirstAndIsKeptByVersion() throws IOException {
    Path cache = folder.resolve("cache");
    NativeLibraryCache named =
        new NativeLibraryCache(
            Map.of("DESIREPATH_CACHE", cache.toString()), folder.toString(), "Linux");
    Path found = named.unpack(library, "v1", "lib.so");
    assertThat(found).isEqualTo(cache.resolve("desirepath/v1"));
    assertThat(found.resolve("lib.so")).hasContent("code of a library");
    assertThat(files(cache)).hasSize(1);
  }

  @Test
  void aLibraryThatIsThereIsNotCopiedAgainAndATornOneIs() throws IOException {
    Path cache = folder.resolve("cache");
    NativeLibraryCache named =
        new NativeLibraryCache(Map.of("DESIREPATH_CACHE", cache.toString()), "", "Linux");
    Path file = named.unpack(library, "v1", "lib.so").resolve("lib.so");
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(file, old);
    named.unpack(library, "v1", "lib.so");
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
    Files.writeString(file, "half");
    named.unpack(library, "v1", "lib.so");
    assertThat(file).hasContent("code of a library");
  }

  @Test
  void eachSystemHasItsOwnCacheFolder() throws IOException {
    String home = folder.toString();
    String local = folder.resolve("Local").toString();
    assertThat(new NativeLibraryCache(Map.of(), home, "Linux").unpack(library, "v1", "l"))
        .isEqualTo(folder.resolve(".cache/desirepath/v1"));
    assertThat(new NativeLibraryCache(Map.of(), home, "Mac OS X").unpack(library, "v1", "l"))
        .isEqualTo(folder.resolve("Library/Caches/desirepath/v1"));
    assertThat(
            new NativeLibraryCache(Map.of("LOCALAPPDATA", local), home, "Windows 11")
                .unpack(library, "v1", "l"))
        .isEqualTo(folder.resolve("Local/desirepath/v1"));
  }

  @Test
  void aHomeThatCannotBeWrittenLeadsToATemporaryFolder() throws IOException {
    // a file in place of the folder can't be written even by root
    Path home = Files.writeString(folder.resolve("home"), "");
    NativeLibraryCache cache =
        new NativeLibraryCache(
            Map.of("DESIREPATH_CACHE", home.toString(), "XDG_CACHE_HOME", home.toString()),
            home.toString(),
            "Linux");
    Path found = cache.unpack(library, "v1", "lib.so");
    assertThat(found.resolve("lib.so")).hasContent("code of a library");
    assertThat(found).doesNotHaveToString(home.toString());
    Files.delete(found.resolve("lib.so"));
    Files.delete(found);
  }

  @Test
  void relativeFoldersInTheEnvironmentAreIgnored() throws IOException {
    NativeLibraryCache cache =
        new NativeLibraryCache(Map.of("DESIREPATH_CACHE", "somewhere"), folder.toString(), "Linux");
    assertThat(cache.unpack(library, "v1", "l")).startsWith(folder);
  }
}
