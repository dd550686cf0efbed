package org.desirepath.io;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.io.bpmn.BpmnReader;
import org.desirepath.io.pnml.PnmlReader;
import org.desirepath.io.ptml.PtmlReader;
import org.desirepath.model.UnusableModelException;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Any bytes are read, or refused by a declared exception. {@code JAZZER_FUZZ=1 mvn test
 * -Dtest='ReadersFuzzTest#xes'} searches, one method a run; in the suite {@link HostileInputTest}
 * does so from the same seeds, without the instrumentation that would slow every other test.
 */
@EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = "1")
final class ReadersFuzzTest {

  /** A reader of one format. */
  interface Reader {
    void read(ByteArrayInputStream bytes) throws IOException;
  }

  static final Reader LOG = in -> LogFiles.read(in, "fuzz.log", LogOptions.detected());
  static final Reader BLUEPRINT = in -> BlueprintReader.read(in, "fuzz.journey.yaml");
  static final Reader BPMN = in -> new BpmnReader().read(in, "fuzz.bpmn");
  static final Reader PNML = in -> new PnmlReader().read(in, "fuzz.pnml");
  static final Reader PTML = in -> new PtmlReader().read(in, "fuzz.ptml");

  /** Everything else that is thrown is a fault. */
  static void read(Reader reader, byte[] bytes) {
    try {
      reader.read(new ByteArrayInputStream(bytes));
    } catch (IOException | UnusableModelException e) {
      if (e.getMessage() == null || e.getMessage().isBlank()) {
        throw new AssertionError("an exception that says nothing", e);
      }
    }
  }

  @FuzzTest(maxDuration = "20s")
  void xes(byte[] bytes) {
    read(LOG, bytes);
  }

  @FuzzTest(maxDuration = "20s")
  void csv(byte[] bytes) {
    read(LOG, bytes);
  }

  @FuzzTest(maxDuration = "20s")
  void xlsx(byte[] bytes) {
    read(LOG, bytes);
  }

  @FuzzTest(maxDuration = "20s")
  void ocelJson(byte[] bytes) {
    read(LOG, bytes);
  }

  @FuzzTest(maxDuration = "20s")
  void ocelXml(byte[] bytes) {
    read(LOG, bytes);
  }

  @FuzzTest(maxDuration = "20s")
  void blueprint(byte[] bytes) {
    read(BLUEPRINT, bytes);
  }

  @FuzzTest(maxDuration = "20s")
  void bpmn(byte[] bytes) {
    read(BPMN, bytes);
  }

  @FuzzTest(maxDuration = "20s")
  void pnml(byte[] bytes) {
    read(PNML, bytes);
  }

  @FuzzTest(maxDuration = "20s")
  void ptml(byte[] bytes) {
    read(PTML, bytes);
  }
}
