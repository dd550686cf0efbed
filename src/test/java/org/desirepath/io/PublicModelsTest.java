package org.desirepath.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.desirepath.discovery.Language;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.ModelCheck;
import org.junit.jupiter.api.Test;

/** Models of other tools against each other and against the logs they were made for. */
class PublicModelsTest {
  private static AcceptingPetriNet net(String file) throws IOException {
    return ModelFiles.read(SharedData.file(file), null).model().net();
  }

  /** One model that PM4Py wrote in three formats. */
  @Test
  void theRunningExampleIsTheSameInThreeFormats() throws IOException {
    AcceptingPetriNet bpmn = net("models/pm4py/running-example.bpmn");
    AcceptingPetriNet pnml = net("models/pm4py/running-example.pnml");
    AcceptingPetriNet ptml = net("models/pm4py/running-example.ptml");

    assertThat(Language.difference(bpmn, pnml)).isNull();
    assertThat(Language.difference(ptml, pnml)).isNull();
  }

  /** The names of models that were found in a log are names of the log. */
  @Test
  void processesThatSplitMinerFoundHaveTheNamesOfTheirLog() throws IOException {
    Path log = SharedData.file("logs-xes/real/bpic2012_loan_application.xes.gz");
    AcceptingPetriNet net = net("pairs/splitminer-bpmn/bpic12_split.bpmn");

    assertThat(LogFiles.read(List.of(log), LogOptions.detected()).log().activities())
        .containsAll(net.labels());
    assertThat(ModelCheck.of(net, 100_000).easySound()).isTrue();
  }

  @Test
  void processesOfSplitMinerAreSafeAndCanEnd() throws IOException {
    for (String name : List.of("bpic12", "bpic13", "bpic17", "hospital_billing")) {
      ModelCheck check =
          ModelCheck.of(net("pairs/splitminer-bpmn/" + name + "_split.bpmn"), 100_000);

      assertThat(check.easySound()).as(name).isTrue();
      assertThat(check.unreachableTouchpoints()).as(name).isEmpty();
    }
  }
}
