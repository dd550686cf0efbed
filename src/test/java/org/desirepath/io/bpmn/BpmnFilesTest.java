package org.desirepath.io.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.desirepath.io.FormatException;
import org.desirepath.io.SharedData;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.api.Test;

/**
 * What is expected of each public BPMN file: the size of its net or its error; and for the diagrams
 * of the BPMN model interchange group that each tool's export is the graph of the reference, or how
 * many lines differ and why.
 */
class BpmnFilesTest {
  private static final int LONGEST_ERROR = 90;

  private record Expected(String path, String outcome, String graph) {}

  private static List<Expected> expected() throws IOException {
    try (InputStream table = BpmnFilesTest.class.getResourceAsStream("bpmn-files.txt")) {
      assertThat(table).isNotNull();
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\\|", -1))
          .map(cells -> new Expected(cells[0], cells[1], cells[2]))
          .toList();
    }
  }

  @Test
  void everyFileHasItsExpectedOutcome() throws IOException {
    Path folder = SharedData.folder();
    List<String> wrong = new ArrayList<>();
    for (Expected expected : expected()) {
      String found = outcome(folder.resolve(expected.path));
      if (!found.equals(expected.outcome)) {
        wrong.add(expected.path + ": " + found + ", expected " + expected.outcome);
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void theTableHasEveryFile() throws IOException {
    Path folder = SharedData.folder();
    List<String> files = new ArrayList<>();
    for (String set : List.of("models/bpmn", "models/pm4py", "pairs")) {
      try (Stream<Path> walk = Files.walk(folder.resolve(set))) {
        walk.map(file -> folder.relativize(file).toString().replace('\\', '/'))
            .filter(
                name ->
                    name.endsWith(".bpmn")
                        || (name.startsWith("models/bpmn") && name.endsWith(".xml")))
            .forEach(files::add);
      }
    }

    assertThat(expected().stream().map(Expected::path)).containsExactlyInAnyOrderElementsOf(files);
  }

  private static String outcome(Path file) throws IOException {
    try (InputStream input = Files.newInputStream(file)) {
      String name = String.valueOf(file.getFileName());
      DesignedJourney journey = new BpmnReader().read(input, name);
      return journey.net().places().size()
          + " places, "
          + journey.net().transitions().size()
          + " transitions, "
          + journey.net().labels().size()
          + " labels";
    } catch (FormatException e) {
      String message =
          String.valueOf(e.getMessage())
              .replaceFirst("^[^:]*:([0-9]+): ", "error in line $1: ")
              .replaceFirst("^[^:]*: (?=no process)", "error: ");
      return message.substring(0, Math.min(LONGEST_ERROR, message.length()));
    }
  }

  @Test
  void exportsOfADiagramAreTheGraphOfItsReferenceOrDifferForAReason() throws IOException {
    Path miwg = SharedData.file("models/bpmn/miwg");
    int same = 0;
    for (Expected expected : expected()) {
      if (expected.graph.isEmpty() || expected.graph.startsWith("not compared")) {
        continue;
      }
      Path file = SharedData.folder().resolve(expected.path);
      String diagram = String.valueOf(file.getFileName()).replaceFirst("(-[a-z].*)?\\.bpmn$", "");
      List<String> differences =
          GraphText.differences(
              GraphText.of(miwg.resolve("_Reference/" + diagram + ".bpmn")), GraphText.of(file));

      if (expected.graph.equals("same")) {
        assertThat(differences).as(expected.path).isEmpty();
        same++;
      } else {
        assertThat(expected.graph)
            .as(expected.path)
            .matches(differences.size() + " differences: .{10,}");
      }
    }
    assertThat(same).isEqualTo(86);
  }

  @Test
  void referencesOfOneDiagramInTwoFormsHaveTheSameNet() throws IOException {
    assertThat(GraphText.of(SharedData.file("models/bpmn/miwg/_Reference/A.4.0.bpmn")))
        .isEqualTo(GraphText.of(SharedData.file("models/bpmn/miwg/_Reference/A.4.1.bpmn")));
  }
}
