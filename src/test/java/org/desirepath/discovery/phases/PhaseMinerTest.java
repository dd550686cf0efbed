package org.desirepath.discovery.phases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.desirepath.ExampleLogs;
import org.desirepath.discovery.RandomLogs;
import org.desirepath.discovery.phases.PhasedJourney.Border;
import org.desirepath.discovery.phases.PhasedJourney.Phase;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.language.LanguageAutomaton;
import org.junit.jupiter.api.Test;

class PhaseMinerTest {
  /** Ten journeys through a, b; six of them on to c, d; one goes back. */
  private static EventLog funnel() {
    List<String> traces = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      traces.add(i % 2 == 0 ? "a b" : "b a");
    }
    for (int i = 0; i < 5; i++) {
      traces.add(i % 2 == 0 ? "a b c d" : "b a d c");
    }
    traces.add("a b c d a");
    return ExampleLogs.of(traces.toArray(String[]::new));
  }

  @Test
  void phasesHoldWhatOccursInTheSameJourneys() {
    PhasedJourney found = new PhaseMiner(0.2, 7).discover(funnel());

    assertThat(found.phases()).extracting(Phase::name).containsExactly("Phase 1", "Phase 2");
    assertThat(found.phases().get(0).touchpoints()).containsExactlyInAnyOrder("a", "b");
    assertThat(found.phases().get(1).touchpoints()).containsExactlyInAnyOrder("c", "d");
    assertThat(found.phases().get(1).before()).isEqualTo(new Border(5, 6));
  }

  @Test
  void noBorderStandsWhereMoreThanTheThresholdGoBack() {
    assertThat(new PhaseMiner(0.1, 7).discover(funnel()).phases()).hasSize(1);
    assertThat(new PhaseMiner(0.2, 1).discover(funnel()).phases()).hasSize(1);
  }

  @Test
  void phasesThatAreGivenAreTaken() {
    Map<String, List<String>> phases = new LinkedHashMap<>();
    phases.put("Late", List.of("c", "d"));
    phases.put("Early", List.of("b", "a", "unseen"));
    PhasedJourney found = new PhaseMiner(0.2, 7).discover(funnel(), phases);

    assertThat(found.phases()).extracting(Phase::name).containsExactly("Late", "Early");
    assertThat(found.phases().get(1).before()).isEqualTo(new Border(0, 6));
    assertThatThrownBy(
            () -> new PhaseMiner(0.2, 7).discover(funnel(), Map.of("All", List.of("a", "c", "d"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[b]");
  }

  @Test
  void logWithoutEventsIsRefused() {
    assertThatThrownBy(() -> new PhaseMiner(0.2, 7).discover(ExampleLogs.of("")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("event");
  }

  @Property(tries = 300)
  void everyJourneyOfAnyLogFitsAtThresholdZero(@ForAll long seed) {
    EventLog log = RandomLogs.of(new Random(seed));
    if (log.eventCount() == 0) {
      return;
    }
    LanguageAutomaton language =
        new LanguageAutomaton(new PhaseMiner(0, 7).discover(log).toProcessTree().toPetriNet());

    assertThat(log.variants()).allMatch(variant -> language.allows(variant.activities()));
  }

  @Property(tries = 300)
  void everyTouchpointIsAStepOrToldAsTooRare(@ForAll long seed) {
    EventLog log = RandomLogs.of(new Random(seed));
    if (log.eventCount() == 0) {
      return;
    }
    PhasedJourney found = new PhaseMiner(0.5, 7).discover(log);
    List<String> all = new ArrayList<>(found.leftOut());
    all.addAll(found.toProcessTree().labels());

    assertThat(all).containsExactlyInAnyOrderElementsOf(log.activities());
  }
}
