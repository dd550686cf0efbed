package org.desirepath.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.desirepath.eventlog.Event;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.eventlog.Trace;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.io.plant.PlantReader;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.Marking;
import org.desirepath.model.Plant;
import org.desirepath.model.Truth;
import org.junit.jupiter.api.Test;

class JourneySimulatorTest {
  private static final long DAY = 86_400_000L;
  private static final Plant AS_DESIGNED = Plant.none(0, 90 * DAY);
  private static final String YAML =
      """
      journey: J
      outcome: {success: [Done], exits: [Quit]}
      phases:
        - phase: P
          steps:
            - Visit
            - {touchpoint: Compare, optional: true, channels: [web, app], initiator: customer}
            - choice:
                - {touchpoint: Online, share: 0.7}
                - steps: [Call, Form]
            - any_order: [Send, {steps: [Pick, Date]}]
            - touchpoint: Offer
              within: 2d
              drop_off: 0.1
              initiator: company
              channels: [mail]
              fails_when: {status: [bounced]}
            - {repeat: [Ask, Answer], at_most: 3}
            - {touchpoint: Sign, not_before: 1h}
            - Done
      unplanned_allowed: [Newsletter]
      touchpoints:
        - {touchpoint: Newsletter, channels: [mail], events: [nl_open, nl_sent]}
      """;

  private static DesignedJourney model(String yaml) throws IOException {
    return BlueprintReader.read(
            new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "j")
        .toDesignedJourney();
  }

  private static Plant plant(DesignedJourney model, String yaml) throws IOException {
    return PlantReader.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "p", model);
  }

  private static SimulatedLog simulate(String plant, int journeys, long seed) throws IOException {
    DesignedJourney model = model(YAML);
    return new JourneySimulator(
            plant(model, "from: 2026-01-01\nto: 2026-04-01\n" + plant), journeys, seed)
        .simulate(model);
  }

  private static List<Trace> traces(EventLog log) {
    List<Trace> traces = new ArrayList<>();
    for (int t = 0; t < log.traceCount(); t++) {
      traces.add(log.trace(t));
    }
    return traces;
  }

  private static List<String> names(Trace trace) {
    return trace.events().stream().map(Event::activity).toList();
  }

  private static int count(EventLog log, Predicate<Trace> condition) {
    return (int) traces(log).stream().filter(condition).count();
  }

  private static boolean has(Trace trace, String name) {
    return names(trace).contains(name);
  }

  private static String text(EventLog log) {
    StringBuilder text = new StringBuilder();
    for (Trace trace : traces(log)) {
      for (Event event : trace.events()) {
        text.append(trace.id()).append(' ').append(event.activity()).append(event.timeMillis());
        log.eventColumns()
            .forEach(
                (key, column) -> {
                  if (column.isPresent(event.index())) {
                    text.append(key).append(column.text(event.index()));
                  }
                });
      }
    }
    return text.toString();
  }

  private static Truth.Deviation deviation(SimulatedLog result, String kind, String touchpoint) {
    return result.truth().deviations().stream()
        .filter(row -> row.kind().equals(kind) && row.touchpoint().equals(touchpoint))
        .findFirst()
        .orElseThrow();
  }

  /** All markings after a word, silent steps closed over; empty if the net can't do it. */
  private static Set<Marking> replay(AcceptingPetriNet net, List<String> word) {
    Set<Marking> markings = closed(net, Set.of(net.initialMarking()));
    for (String label : word) {
      Set<Marking> next = new HashSet<>();
      for (Marking marking : markings) {
        for (int t = 0; t < net.transitions().size(); t++) {
          if (label.equals(net.transitions().get(t).label()) && isEnabled(net, t, marking)) {
            next.add(fired(net, t, marking));
          }
        }
      }
      markings = closed(net, next);
    }
    return markings;
  }

  private static Set<Marking> closed(AcceptingPetriNet net, Set<Marking> from) {
    Set<Marking> all = new HashSet<>(from);
    ArrayDeque<Marking> queue = new ArrayDeque<>(from);
    while (!queue.isEmpty()) {
      Marking marking = queue.remove();
      for (int t = 0; t < net.transitions().size(); t++) {
        if (net.transitions().get(t).isSilent() && isEnabled(net, t, marking)) {
          Marking next = fired(net, t, marking);
          if (all.add(next)) {
            queue.add(next);
          }
        }
      }
    }
    return all;
  }

  private static boolean isEnabled(AcceptingPetriNet net, int transition, Marking marking) {
    return net.inputs(transition).stream()
        .allMatch(arc -> marking.tokens().getOrDefault(arc.place(), 0) >= arc.weight());
  }

  private static Marking fired(AcceptingPetriNet net, int transition, Marking marking) {
    TreeMap<Integer, Integer> tokens = new TreeMap<>(marking.tokens());
    net.inputs(transition)
        .forEach(
            arc -> tokens.merge(arc.place(), -arc.weight(), (a, b) -> a + b == 0 ? null : a + b));
    net.outputs(transition).forEach(arc -> tokens.merge(arc.place(), arc.weight(), Integer::sum));
    return new Marking(tokens);
  }

  @Test
  void withoutDeviationsEachJourneyIsARunOfTheDesignOrLostOnTheWay() throws IOException {
    DesignedJourney model = model(YAML);
    SimulatedLog result = new JourneySimulator(AS_DESIGNED, 600, 7).simulate(model);

    for (Trace trace : traces(result.log())) {
      Set<Marking> after = replay(model.net(), names(trace));
      assertThat(after).as("%s", names(trace)).isNotEmpty();
      assertThat(after.stream().anyMatch(model.net().finalMarkings()::contains))
          .isEqualTo(has(trace, "Done"));
    }
    assertThat(result.log().variants().size()).isGreaterThan(20);
    assertThat(result.truth().deviations()).isEmpty();
    assertThat(result.truth().status().completed())
        .isEqualTo(count(result.log(), trace -> has(trace, "Done")));
  }

  @Test
  void sharesOptionalStepsTurnsAndLossComeOutAtTheirRates() throws IOException {
    int n = 20_000;
    SimulatedLog result =
        simulate("taken: {Compare: 0.2}\nagain: {Ask: 0.4}\nshares: {Online: 0.55}\n", n, 3);
    EventLog log = result.log();

    assertThat(share(log, "Compare", n)).isCloseTo(0.2, within(4 * 0.0029));
    assertThat(share(log, "Online", n)).isCloseTo(0.55, within(4 * 0.0036));
    int offers = count(log, trace -> has(trace, "Offer"));
    int signed = count(log, trace -> has(trace, "Sign"));
    assertThat(offers).isEqualTo(n);
    assertThat((double) signed / offers).isCloseTo(0.9, within(4 * 0.0022));
    int twice = count(log, trace -> Collections.frequency(names(trace), "Ask") > 1);
    assertThat((double) twice / signed).isCloseTo(0.4, within(4 * 0.0037));
    assertThat(count(log, trace -> Collections.frequency(names(trace), "Ask") > 3)).isZero();
    Truth.DropOff offer =
        result.truth().dropOff().stream()
            .filter(row -> row.touchpoint().equals("Offer"))
            .findFirst()
            .orElseThrow();
    assertThat(offer.planted()).isEqualTo(0.1);
    assertThat(offer.entered()).isEqualTo(offers);
    assertThat(offer.abandoned()).isEqualTo(offers - signed);
  }

  private static double share(EventLog log, String name, int n) {
    return (double) count(log, trace -> has(trace, name)) / n;
  }

  @Test
  void plantedDropOffReplacesTheDesignedOne() throws IOException {
    SimulatedLog result = simulate("drop_off: {Offer: 0.3, Visit: 0.2}\n", 10_000, 5);

    int left = count(result.log(), trace -> names(trace).equals(List.of("Visit")));
    assertThat(left / 10_000.0).isCloseTo(0.2, within(4 * 0.004));
    assertThat(result.truth().dropOff().get(0).abandoned()).isEqualTo(left);
  }

  @Test
  void waitsKeepTheDesignedLimits() throws IOException {
    SimulatedLog result =
        simulate("waits: {median: 30h, spread: 1.2, of: {Offer: 40h, Sign: 30m}}\n", 2_000, 11);

    assertThat(result.truth().deviations()).isEmpty();
    for (Trace trace : traces(result.log())) {
      int at = names(trace).indexOf("Offer");
      long wait = trace.events().get(at).timeMillis() - trace.events().get(at - 1).timeMillis();
      assertThat(wait).isBetween(1000L, 2 * DAY);
      if (has(trace, "Sign")) {
        int signed = names(trace).indexOf("Sign");
        long before = trace.events().get(signed - 1).timeMillis();
        assertThat(trace.events().get(signed).timeMillis() - before)
            .isGreaterThanOrEqualTo(3_600_000L);
      }
    }
  }

  @Test
  void equalSeedsGiveEqualBytesAndOthersDoNot() throws IOException {
    String plant = "contacts: [{contact: Chat, by: customer, rate: 0.3, delay: 1h}]\n";
    SimulatedLog one = simulate(plant, 300, 42);

    assertThat(text(simulate(plant, 300, 42).log())).isEqualTo(text(one.log()));
    assertThat(simulate(plant, 300, 42).truth()).isEqualTo(one.truth());
    assertThat(text(simulate(plant, 300, 43).log())).isNotEqualTo(text(one.log()));
  }

  @Test
  void truthCountsWhatCanBeCountedInTheLog() throws IOException {
    SimulatedLog result =
        simulate(
            """
            as_of: 2026-04-01T00:00:00Z
            deviations:
              - {missing: Form, rate: 0.1}
              - {order: Pick, before: Date, rate: 0.1}
              - {repeat: Visit, rate: 0.1}
              - {start: Advert, rate: 0.1}
              - {end: Complaint, rate: 0.1}
              - {channel: Offer, as: shop, rate: 0.1}
              - {initiator: Offer, rate: 0.1}
              - {late: Offer, rate: 0.1}
              - {early: Sign, rate: 0.1}
              - {failed: Offer, rate: 0.1}
            contacts:
              - {contact: Chat, by: customer, rate: 0.2, delay: 2h}
              - {contact: Newsletter, by: company, after: [Visit, Offer], rate: 0.2, delay: 2h}
            """,
            8_000,
            9);
    EventLog log = result.log();

    expect(result, "missing", "Form", t -> has(t, "Call") && hasAfterCall(t) && !has(t, "Form"));
    expect(result, "order", "Pick", t -> has(t, "Pick") && isBefore(t, "Date", "Pick"));
    expect(result, "repeat", "Visit", t -> Collections.frequency(names(t), "Visit") > 1);
    expect(result, "start", "Advert", t -> names(t).get(0).equals("Advert"));
    expect(result, "end", "Complaint", t -> has(t, "Complaint"));
    expect(result, "channel", "Offer", t -> "shop".equals(role(log, Role.CHANNEL, t)));
    expect(result, "initiator", "Offer", t -> "customer".equals(role(log, Role.INITIATOR, t)));
    expect(result, "failed", "Offer", t -> "bounced".equals(role(log, Role.STATUS, t)));
    expect(result, "unplanned", "Chat", t -> has(t, "Chat"));
    assertThat(result.truth().deviations()).noneMatch(row -> row.touchpoint().equals("Newsletter"));
    assertThat(count(log, t -> has(t, "nl_open") || has(t, "nl_sent"))).isGreaterThan(500);
    for (String kind : List.of("late", "early", "failed", "channel")) {
      Truth.Deviation row = deviation(result, kind, kind.equals("early") ? "Sign" : "Offer");
      assertThat(row.journeys() / (double) row.observable()).as(kind).isCloseTo(0.1, within(0.02));
    }
    assertThat(deviation(result, "late", "Offer").journeys())
        .isEqualTo(count(log, JourneySimulatorTest::isOfferLate));
    assertThat(deviation(result, "early", "Sign").journeys())
        .isEqualTo(count(log, JourneySimulatorTest::isSignEarly));
  }

  private static void expect(
      SimulatedLog result, String kind, String touchpoint, Predicate<Trace> inLog) {
    Truth.Deviation row = deviation(result, kind, touchpoint);
    assertThat(row.journeys())
        .as("%s %s", kind, touchpoint)
        .isEqualTo(count(result.log(), inLog))
        .isGreaterThan(100)
        .isLessThan(row.observable());
  }

  /** A step of the flow after Call, so that the journey passed the place of Form. */
  private static boolean hasAfterCall(Trace trace) {
    return List.of("Send", "Pick", "Date").stream().anyMatch(name -> has(trace, name));
  }

  private static boolean isBefore(Trace trace, String first, String second) {
    int at = names(trace).indexOf(first);
    return at >= 0 && at < names(trace).indexOf(second);
  }

  private static String role(EventLog log, Role role, Trace trace) {
    int at = names(trace).indexOf("Offer");
    String value =
        at < 0 ? null : log.roleText(role, trace.index(), trace.events().get(at).index());
    return String.valueOf(value);
  }

  private static boolean isOfferLate(Trace trace) {
    List<String> flow = List.of("Send", "Date", "Pick");
    int at = names(trace).indexOf("Offer");
    for (int i = at - 1; i >= 0; i--) {
      if (flow.contains(names(trace).get(i))) {
        return trace.events().get(at).timeMillis() - trace.events().get(i).timeMillis() > 2 * DAY;
      }
    }
    return false;
  }

  private static boolean isSignEarly(Trace trace) {
    int signed = names(trace).indexOf("Sign");
    int answer = names(trace).lastIndexOf("Answer");
    return signed >= 0
        && trace.events().get(signed).timeMillis() - trace.events().get(answer).timeMillis()
            < 3_600_000L;
  }

  @Test
  void nothingAfterTheExtractionIsInTheLog() throws IOException {
    String asOf = "as_of: 2026-02-01\ndrop_off: {Visit: 0.2}\n";
    SimulatedLog cut = simulate(asOf, 3_000, 4);
    SimulatedLog whole = simulate("drop_off: {Visit: 0.2}\n", 3_000, 4);
    long limit = cut.truth().asOfMillis().orElseThrow();

    for (Trace trace : traces(cut.log())) {
      assertThat(trace.events()).allMatch(event -> event.timeMillis() <= limit);
    }
    Truth.Status status = cut.truth().status();
    assertThat(status.open()).isPositive();
    assertThat(
            status.completed()
                + status.exited()
                + status.abandoned()
                + status.open()
                + status.ended())
        .isEqualTo(cut.log().traceCount())
        .isEqualTo(cut.truth().journeys());
    assertThat(cut.truth().dropOff().get(0).entered())
        .isEqualTo(whole.truth().dropOff().get(0).entered())
        .isGreaterThan(cut.truth().dropOff().get(0).enteredSeen());
    assertThat(whole.truth().status().open()).isZero();
  }

  @Test
  void exitsEndAJourneyAndAreNoLoss() throws IOException {
    SimulatedLog result =
        simulate(
            "exits: [{exit: Quit, after: Offer, rate: 0.3}]\ndrop_off: {Offer: 0}\n", 8_000, 2);

    int quit = count(result.log(), trace -> has(trace, "Quit"));
    assertThat(quit / 8_000.0).isCloseTo(0.3, within(4 * 0.0052));
    assertThat(result.truth().status().exited()).isEqualTo(quit);
    assertThat(result.truth().status().abandoned()).isZero();
    assertThat(count(result.log(), trace -> has(trace, "Quit") && has(trace, "Sign"))).isZero();
  }

  @Test
  void segmentsChangeTheHazardOfLoss() throws IOException {
    SimulatedLog result =
        simulate(
            """
            segments: [{segment: kind, values: {new: {share: 0.5, loss: 2}, old: {share: 0.5}}}]
            drop_off: {Offer: 0.2}
            """,
            20_000,
            6);

    for (Truth.Segment row : result.truth().segments()) {
      double expected = row.value().equals("new") ? 0.8 * 0.8 : 0.8;
      assertThat(row.completed() / (double) row.journeys()).isCloseTo(expected, within(0.02));
    }
    assertThat(result.log().traceColumns().get("kind").distinct()).containsExactly("new", "old");
  }

  @Test
  void aNetWithoutPhasesIsPlayedByFiringIt() throws IOException {
    DesignedJourney flow = model(YAML);
    DesignedJourney model =
        new DesignedJourney(flow.net(), JourneyBlueprint.empty("Net"), List.of());
    SimulatedLog result =
        new JourneySimulator(
                plant(model, "from: 2026-01-01\nto: 2026-02-01\ndrop_off: {Visit: 0.2}\n"), 400, 3)
            .simulate(model);

    int lost = 0;
    for (Trace trace : traces(result.log())) {
      Set<Marking> after = replay(model.net(), names(trace));
      boolean complete = after.stream().anyMatch(model.net().finalMarkings()::contains);
      lost += complete ? 0 : 1;
      assertThat(complete || names(trace).equals(List.of("Visit"))).isTrue();
    }
    assertThat(lost).isBetween(50, 110);
    assertThat(result.log().activities()).containsAll(model.net().labels());
  }

  @Test
  void aNetThatCannotEndIsRefused() {
    AcceptingPetriNet.Builder net = AcceptingPetriNet.builder("stuck");
    int start = net.place("start");
    int end = net.place("end");
    net.input(net.transition("t", "A"), start, 1);
    DesignedJourney model =
        new DesignedJourney(
            net.build(Marking.of(start), List.of(Marking.of(end))),
            JourneyBlueprint.empty("J"),
            List.of());
    JourneySimulator simulator = new JourneySimulator(AS_DESIGNED, 1, 1);

    assertThatThrownBy(() -> simulator.simulate(model))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got \"stuck\", which did not in 200 runs");
    assertThatThrownBy(() -> new JourneySimulator(AS_DESIGNED, 0, 1))
        .hasMessage("journeys: expected 1 to 10000000, got 0");
  }
}
