package org.desirepath.io.pnml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.desirepath.io.FormatException;
import org.desirepath.io.ModelFiles;
import org.desirepath.io.SharedData;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.ModelCheck;
import org.junit.jupiter.api.Test;

/**
 * What is expected of each public PNML file of WoPeD, PM4Py, ProM and others: its size and what the
 * model check says of it, or its error. Nets that an inductive miner found must be sound.
 */
class PnmlFilesTest {
  private static final int LONGEST_ERROR = 90;

  @Test
  void everyFileHasItsExpectedOutcome() throws IOException {
    Path folder = SharedData.folder();
    List<String> wrong = new ArrayList<>();
    int count = 0;
    for (String line : table()) {
      String path = line.substring(0, line.indexOf('|'));
      String found = path + "|" + outcome(folder.resolve(path));
      count++;
      if (!found.equals(line)) {
        wrong.add(found + ", expected " + line);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(count).isEqualTo(94);
  }

  @Test
  void netsOfAnInductiveMinerAreSound() throws IOException {
    assertThat(table().stream().filter(line -> line.contains("_inductive.pnml")))
        .hasSize(9)
        .allMatch(line -> line.contains("sound true"));
  }

  private static List<String> table() throws IOException {
    try (InputStream table = PnmlFilesTest.class.getResourceAsStream("pnml-files.txt")) {
      assertThat(table).isNotNull();
      return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String outcome(Path file) throws IOException {
    try {
      DesignedJourney journey = ModelFiles.read(file, null).model();
      ModelCheck check = ModelCheck.of(journey.net(), 50_000);
      return journey.net().places().size()
          + " places, "
          + journey.net().transitions().size()
          + " transitions, "
          + journey.net().labels().size()
          + " labels; bounded "
          + check.bounded()
          + ", sound "
          + check.sound()
          + ", easy sound "
          + check.easySound();
    } catch (FormatException e) {
      String message =
          String.valueOf(e.getMessage())
              .replaceFirst("^[^:]*:([0-9]+): ", "error in line $1: ")
              .replaceFirst("^[^:]*\\.pnml: ", "error: ");
      return message.substring(0, Math.min(LONGEST_ERROR, message.length()));
    }
  }
}
