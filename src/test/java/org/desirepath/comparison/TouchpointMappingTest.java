package org.desirepath.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.desirepath.ExampleLogs;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.Touchpoint;
import org.desirepath.model.Touchpoint.EventName;
import org.junit.jupiter.api.Test;

class TouchpointMappingTest {

  @Test
  void touchpointWithoutEventsIsMetByItsOwnName() {
    EventLog mapped = map(designed(Touchpoint.named("Visit")), "Visit other").log();

    assertThat(labels(mapped)).containsExactly("Visit", "other");
  }

  @Test
  void listedEventsMeanTheTouchpointAndItsOwnNameDoesNotUnlessListed() {
    DesignedJourney model =
        designed(
            withEvents(
                "Visit", new EventName("page_view", Map.of()), new EventName("open", Map.of())));

    assertThat(labels(map(model, "page_view open Visit").log()))
        .containsExactly("Visit", "Visit", "Visit (event)");
  }

  @Test
  void oneEventNameIsToldApartByAnAttribute() {
    DesignedJourney model =
        designed(
            withEvents("Web contact", new EventName("contact", Map.of("medium", "web"))),
            withEvents("Phone contact", new EventName("contact", Map.of("medium", "phone"))));
    EventLogBuilder log = EventLog.builder("log");
    int trace = log.newTrace("c1");
    for (String medium : new String[] {"web", "phone", "pigeon"}) {
      log.eventColumn("medium").setText(log.addEvent(trace, "contact", 0), medium);
    }

    EventLog mapped = new TouchpointMapping(model, Map.of()).map(log.build()).log();

    assertThat(labels(mapped)).containsExactly("Web contact", "Phone contact", "contact");
  }

  @Test
  void labelsOfTheMappingFileComeFirst() {
    EventLog mapped =
        new TouchpointMapping(designed(Touchpoint.named("Visit")), Map.of("v1", "Visit"))
            .map(ExampleLogs.of("v1 x"))
            .log();

    assertThat(labels(mapped)).containsExactly("Visit", "x");
  }

  @Test
  void missesAndNearMissesAreReported() {
    TouchpointMapping.Mapped mapped =
        map(
            designed(Touchpoint.named("Send_offer"), Touchpoint.named("Sign")),
            "send-offer Sign extra");

    assertThat(mapped.matchedTouchpoints()).containsExactly("Sign");
    assertThat(mapped.quality())
        .extracting(QualityFinding::code)
        .containsExactly("touchpointsNeverSeen", "unmappedLabels", "nearMissLabels");
    assertThat(mapped.quality().get(2).examples())
        .containsExactly("\"send-offer\" for \"Send_offer\"");
  }

  private static TouchpointMapping.Mapped map(DesignedJourney model, String trace) {
    return new TouchpointMapping(model, Map.of()).map(ExampleLogs.of(trace));
  }

  private static DesignedJourney designed(Touchpoint... touchpoints) {
    Map<String, Touchpoint> facts = new LinkedHashMap<>();
    List<ProcessTree.Node> nodes = new ArrayList<>();
    for (Touchpoint touchpoint : touchpoints) {
      facts.put(touchpoint.name(), touchpoint);
      nodes.add(new ProcessTree.Activity(touchpoint.name(), touchpoint.name()));
    }
    return new DesignedJourney(
        new ProcessTree("test", new ProcessTree.Sequence(nodes)).toPetriNet(),
        new JourneyBlueprint("test", null, null, List.of(), List.of(), List.of(), facts),
        List.of());
  }

  private static Touchpoint withEvents(String name, EventName... events) {
    return new Touchpoint(
        name,
        List.of(),
        null,
        null,
        List.of(events),
        null,
        OptionalDouble.empty(),
        OptionalInt.empty(),
        null,
        null,
        true,
        Map.of(),
        1,
        1);
  }

  private static List<String> labels(EventLog log) {
    return log.trace(0).events().stream().map(e -> e.activity()).toList();
  }
}
