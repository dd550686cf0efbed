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
  private static final String GENERATOR =
      "Declare4Py__ProcessMiningTasks__LogGenerator__PositionalBased__";

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
    assertThat(read).isEqualTo(54);
    assertThat(rules).isEqualTo(1_375);
    String positional = "found a positional constraint of a log generator";
    String experiment = "experimental_model";
    Map<String, String> expected = new TreeMap<>();
    expected.put(GENERATOR + "Declare_Tests__model.decl", ":58: " + positional);
    expected.put(GENERATOR + "model.decl", ":55: " + positional);
    expected.put("ICPM__experimental_model_pos.decl", ":13: " + positional);
    expected.put("Mike_Log_grade5beginning.xes", ":1: found \"<?xml version");
    expected.put("Response2.decl", ":8: condition: found the end in column 2 of \"2\"");
    expected.put("Sepsis_new_declaration.decl", ":30: " + positional);
    expected.put("Sepsis_old_declaration.decl", ":58: " + positional);
    expected.put(experiment + ".decl", ":14: " + positional);
    expected.put(experiment + "2.decl", ":13: " + positional);
    expected.put(experiment + "_neg.decl", ":18: " + positional);
    expected.put(experiment + "_pos.decl", ":13: " + positional);
    expected.put("model.decl", ":58: " + positional);
    expected.put("model_exp2.decl", ":19: " + positional);
    expected.put("payload_range_test.decl", ":42: " + positional);
    expected.put("variability_model.decl", ":10: " + positional);
    assertThat(refused.keySet()).isEqualTo(expected.keySet());
    expected.forEach((file, start) -> assertThat(refused.get(file)).startsWith(file + start));
  }
}
