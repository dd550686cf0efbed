package org.desirepath.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.desirepath.eventlog.Event;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Trace;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.io.plant.PlantReader;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Truth;
import org.junit.jupiter.api.Test;

/** Planted odds ratios come out of the log by the design that suits each moment. */
class PlantedEffectTest {
  private static final int N = 12_000;
  private static final String YAML =
      """
      journey: J
      outcome: {success: [Done]}
      phases:
        - phase: P
          steps:
            - {touchpoint: Ask, drop_off: 0.3}
            - {touchpoint: Tour, optional: true}
            - {touchpoint: Offer, within: 2d, drop_off: 0.3, fails_when: {status: [bounced]}}
            - {touchpoint: Sign, drop_off: 0.1}
            - Done
      """;

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static SimulatedLog simulate(String plant) throws IOException {
    DesignedJourney model = BlueprintReader.read(bytes(YAML), "j").toDesignedJourney();
    String period = "from: 2026-01-01\nto: 2026-04-01\n";
    return new JourneySimulator(PlantReader.read(bytes(period + plant), "p", model), N, 17)
        .simulate(model);
  }

  private static int at(Trace trace, String name) {
    return trace.events().stream().map(Event::activity).toList().indexOf(name);
  }

  private static long time(Trace trace, String name) {
    int index = at(trace, name);
    return index < 0 ? Long.MAX_VALUE : trace.events().get(index).timeMillis();
  }

  private static List<Trace> with(EventLog log, String name) {
    List<Trace> traces = new ArrayList<>();
    for (int t = 0; t < log.traceCount(); t++) {
      Trace trace = log.trace(t);
      if (at(trace, name) >= 0) {
        traces.add(trace);
      }
    }
    return traces;
  }

  private static double odds(List<Trace> traces, Predicate<Trace> arm) {
    double success = traces.stream().filter(arm).filter(t -> at(t, "Done") >= 0).count();
    double all = traces.stream().filter(arm).count();
    return success / (all - success);
  }

  private static double landmarkOdds(EventLog log, String landmark, Predicate<Trace> exposed) {
    List<Trace> reached = with(log, landmark);
    return odds(reached, exposed) / odds(reached, exposed.negate());
  }

  /** Mantel-Haenszel over the risk sets at each first contact, in the state after Ask. */
  private static double riskSetOdds(EventLog log, String contact) {
    record Life(long contact, long left, boolean success) {}
    List<Life> lives = new ArrayList<>();
    for (Trace trace : with(log, "Ask")) {
      long start = time(trace, "Ask");
      long left = Math.min(time(trace, "Tour"), time(trace, "Offer"));
      long first = time(trace, contact);
      lives.add(
          new Life(
              first == Long.MAX_VALUE ? first : first - start,
              left == Long.MAX_VALUE ? left : left - start,
              at(trace, "Done") >= 0));
    }
    double up = 0;
    double down = 0;
    for (Life exposed : lives.stream().filter(life -> life.contact != Long.MAX_VALUE).toList()) {
      double success = 0;
      double all = 0;
      for (Life other : lives) {
        if (other.left > exposed.contact && other.contact > exposed.contact) {
          all++;
          success += other.success ? 1 : 0;
        }
      }
      up += exposed.success ? (all - success) / (all + 1) : 0;
      down += exposed.success ? 0 : success / (all + 1);
    }
    return up / down;
  }

  private static Truth.Effect effect(SimulatedLog result, int index) {
    return result.truth().effects().get(index);
  }

  @Test
  void aCompanyContactHasItsOddsRatioInTheRiskSet() throws IOException {
    SimulatedLog result =
        simulate(
            """
            contacts:
              - {contact: Reminder, by: company, after: [Ask], rate: 0.25, delay: 12h}
              - {contact: Newsletter, by: company, after: [Ask], rate: 0.25, delay: 12h}
            effects: [{presence: Reminder, odds: 2.5}, {presence: Newsletter, odds: 1}]
            """);

    assertThat(StrictMath.log(riskSetOdds(result.log(), "Reminder")))
        .isCloseTo(StrictMath.log(2.5), within(0.2));
    assertThat(StrictMath.log(riskSetOdds(result.log(), "Newsletter"))).isCloseTo(0, within(0.2));
    assertThat(effect(result, 0).exposed()).isEqualTo(with(result.log(), "Reminder").size());
    assertThat(effect(result, 0).riskDifference()).isBetween(0.15, 0.25);
    assertThat(effect(result, 1).riskDifference()).isZero();
  }

  @Test
  void aCustomerContactChangesWhatIsLeftAfterTheState() throws IOException {
    SimulatedLog result =
        simulate(
            """
            contacts: [{contact: Chat, by: customer, after: [Ask], rate: 0.4, delay: 12h}]
            effects: [{presence: Chat, odds: 0.5}]
            """);

    double odds = landmarkOdds(result.log(), "Offer", t -> at(t, "Chat") >= 0);
    assertThat(StrictMath.log(odds)).isCloseTo(StrictMath.log(0.5), within(0.2));
    assertThat(with(result.log(), "Chat")).allMatch(t -> at(t, "Offer") >= 0);
  }

  @Test
  void anOptionalStepWorksFromTheNextStepThatAllPass() throws IOException {
    SimulatedLog result = simulate("effects: [{presence: Tour, odds: 2}]\n");

    double odds = landmarkOdds(result.log(), "Offer", t -> at(t, "Tour") >= 0);
    assertThat(StrictMath.log(odds)).isCloseTo(StrictMath.log(2), within(0.2));
    List<Trace> reached = with(result.log(), "Offer");
    double with = odds(reached, t -> at(t, "Tour") >= 0);
    double without = odds(reached, t -> at(t, "Tour") < 0);
    assertThat(effect(result, 0).riskDifference())
        .isCloseTo(with / (1 + with) - without / (1 + without), within(0.04));
    assertThat(effect(result, 0).success()).isCloseTo(0.63, within(0.001));
  }

  @Test
  void lateAndFailedStepsWorkFromTheirArrival() throws IOException {
    SimulatedLog result =
        simulate(
            """
            deviations: [{late: Offer, rate: 0.3}, {failed: Offer, rate: 0.3}]
            effects: [{wait: Offer, odds: 0.4}, {failure: Offer, odds: 1}]
            """);

    double late = landmarkOdds(result.log(), "Offer", PlantedEffectTest::isLate);
    double failed =
        landmarkOdds(
            result.log(),
            "Offer",
            t -> {
              int row = t.events().get(at(t, "Offer")).index();
              return result.log().eventColumns().get("status").text(row).equals("bounced");
            });
    assertThat(StrictMath.log(late)).isCloseTo(StrictMath.log(0.4), within(0.2));
    assertThat(StrictMath.log(failed)).isCloseTo(0, within(0.2));
    assertThat(effect(result, 0).exposed())
        .isEqualTo(with(result.log(), "Offer").stream().filter(PlantedEffectTest::isLate).count());
  }

  private static boolean isLate(Trace trace) {
    int offer = at(trace, "Offer");
    return trace.events().get(offer).timeMillis() - trace.events().get(offer - 1).timeMillis()
        > 2 * 86_400_000L;
  }

  @Test
  void aRepeatedStepWorksFromItsSecondTime() throws IOException {
    SimulatedLog result =
        simulate(
            """
            deviations: [{repeat: Sign, rate: 0.3}]
            drop_off: {Sign: 0.4}
            effects: [{repetition: Sign, odds: 0.5}]
            """);
    List<Trace> signed = with(result.log(), "Sign");
    Predicate<Trace> twice =
        t -> t.events().stream().filter(e -> e.activity().equals("Sign")).count() > 1;

    assertThat(StrictMath.log(odds(signed, twice) / odds(signed, twice.negate())))
        .isCloseTo(StrictMath.log(0.5), within(0.2));
  }
}
