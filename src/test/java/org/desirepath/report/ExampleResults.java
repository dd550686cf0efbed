package org.desirepath.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.ExampleLogs;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.JourneyComparison;
import org.desirepath.comparison.Provenance;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.io.plant.PlantReader;
import org.desirepath.model.DesignedJourney;
import org.desirepath.report.wording.Period;
import org.desirepath.simulation.JourneySimulator;

/** Results of the real pipeline on small or played-out logs. */
public final class ExampleResults {
  private static final String INSURANCE =
      """
      journey: Home insurance
      outcome: {success: [Policy active], exits: [Quote declined], inactive_after: 21d, value: 180, currency: EUR}
      phases:
        - phase: Orient
          steps:
            - {touchpoint: Visit website, drop_off: 0.15, channels: [web], initiator: customer}
            - {touchpoint: Compare quotes, optional: true, channels: [web, app]}
        - phase: Decide
          steps:
            - choice:
                - {touchpoint: Request quote online, share: 0.7, channels: [web]}
                - steps: [Call advisor, Advisor sends quote]
            - touchpoint: Receive offer
              initiator: company
              within: 2d
              drop_off: 0.10
            - {touchpoint: Read conditions, observable: false}
        - phase: Start
          steps: [Sign, Policy active]
      unplanned_allowed: [Newsletter]
      """;

  private static final String PLANT =
      """
      from: 2025-01-06
      to: 2025-06-30
      as_of: 2025-07-25
      waits: {median: 14h}
      drop_off: {Visit website: 0.2, Receive offer: 0.3}
      exits:
        - {exit: Quote declined, after: Receive offer, rate: 0.05}
      contacts:
        - {contact: Call complaint line, by: customer, after: [Request quote online], rate: 0.1, delay: 8h}
        - {contact: Newsletter, by: company, rate: 0.3, delay: 3d}
      deviations:
        - {missing: Receive offer, rate: 0.04}
        - {late: Receive offer, rate: 0.2}
        - {repeat: Request quote online, rate: 0.05}
        - {channel: Compare quotes, as: phone, rate: 0.1}
      effects:
        - {wait: Receive offer, odds: 0.5}
      """;

  private ExampleResults() {}

  public static Provenance provenance() {
    return new Provenance(
        "0.1.0",
        "compare",
        1,
        new TreeMap<>(Map.of("k", List.of("5"), "segment", List.of())),
        List.of(new Provenance.Input("log.csv", "0f".repeat(32), 1234)));
  }

  public static DesignedJourney model(String yaml) {
    try {
      return BlueprintReader.read(stream(yaml), "test.journey.yaml").toDesignedJourney();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  public static DesignedJourney insuranceModel() {
    return model(INSURANCE);
  }

  /**
   * A played-out journey with planted loss, deviations and effects.
   *
   * @param more added to what is planted
   */
  public static EventLog insuranceLog(int journeys, String more) {
    DesignedJourney model = insuranceModel();
    try {
      return new JourneySimulator(
              PlantReader.read(stream(PLANT + more), "plant.yaml", model), journeys, 1)
          .simulate(model)
          .log();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, compared. */
  public static ComparisonResult insurance(int journeys) {
    QualityFinding ties =
        new QualityFinding(
            "ties",
            Severity.WARNING,
            12,
            "events of one journey at the same time; their order is that of the file",
            List.of("c1", "c7"));
    return compare(insuranceLog(journeys, "").withQuality(List.of(ties)), insuranceModel());
  }

  public static ComparisonResult compare(EventLog log, DesignedJourney model) {
    try {
      long asOf = Period.of(log).toMillis();
      return JourneyComparison.standard(1)
          .compare(log, Map.of(), model, asOf, provenance(), stage -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Three touchpoints in order, no outcome. */
  public static ComparisonResult withoutOutcome(String... traces) {
    return compare(
        ExampleLogs.of(traces), model("journey: J\nphases: [{phase: P, steps: [A, B, C]}]\n"));
  }

  /** Three touchpoints in order, C is success. */
  public static ComparisonResult withOutcome(String... traces) {
    return compare(
        ExampleLogs.of(traces),
        model(
            """
            journey: J
            outcome: {success: [C], exits: [X], inactive_after: 2h}
            phases: [{phase: P, steps: [A, B, C]}]
            """));
  }

  /** A model whose touchpoints bear these names, and a log that has them and others. */
  public static ComparisonResult named(String planned, String unplanned) {
    EventLog log =
        EventLogs.of(
            List.of(planned, unplanned, "end"), List.of(planned, "end"), List.of(unplanned));
    return compare(
        log,
        model(
            "journey: "
                + quoted(planned)
                + "\noutcome: {success: [end], inactive_after: 1h}\nphases:\n  - phase: "
                + quoted(planned)
                + "\n    steps: ["
                + quoted(planned)
                + ", end]\n"));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }
}
