package org.desirepath.io.decl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.desirepath.io.FormatException;
import org.desirepath.io.SharedData;
import org.desirepath.model.rules.RuleSet;
import org.junit.jupiter.api.Test;

/** All public models are read whole, or refused at the line that says something else. */
class PublicDeclareModelsTest {
  @Test
  void everyModelIsReadOrRefusedAtItsLine() throws IOException {
    Path folder = SharedData.file("models/declare");
    Map<String, String> refused = new TreeMap<>();
    int read = 0;
    int rules = 0;
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      try (InputStream input = Files.newInputStream(file)) {
        RuleSet model = DeclReader.read(input, String.valueOf(file.getFileName()));
        read++;
        rules += model.rules().size();
      } catch (FormatException e) {
        refused.put(String.valueOf(file.getFileName()), String.valueOf(e.getMessage()));
      }
    }
    refused.values().forEach(System.out::println);
    System.out.println(read + " " + rules + " " + refused.size());
    assertThat(files).hasSizeGreaterThan(60);
  }
}
