package org.desirepath.diagnostics.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.diagnostics.progress.OpenJourneys.Journey;
import org.desirepath.diagnostics.progress.OpenJourneys.Overdue;
import org.desirepath.diagnostics.progress.OpenJourneys.Pending;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.api.Test;

final class OpenJourneysTest {
  private static final long HOUR = 3_600_000L;
  private static final DesignedJourney JOURNEY =
      model(
          """
          journey: J
          outcome: {success: [Done], exits: [Leave], inactive_after: 30d}
          phases:
            - phase: P
              steps:
                - Visit
                - {touchpoint: Read, observable: false}
                - {touchpoint: Offer, within: 2h}
                - {touchpoint: Call, optional: true, within: 1h}
                - {touchpoint: Sign, within: {time: 10h, after: Visit}}
                - {touchpoint: Welcome, within: 1h}
                - Done
          """);

  @Test
  void distanceCountsWhatMustStillLeaveAnEvent() {
    Journey journey = journey(1 * HOUR, "Visit 0");

    assertThat(journey.rest().distance()).isEqualTo(4);
    assertThat(journey.rest().must()).containsExactly("Done", "Offer", "Sign", "Welcome");
    assertThat(journey.rest().may()).containsExactly("Call");
    assertThat(journey.cost()).isZero();
    assertThat(journey.last()).isEqualTo("Visit");
    assertThat(journey.silentMillis()).hasValue(HOUR);
    assertThat(journey.overdue()).isEmpty();
  }

  @Test
  void exactlyOnTheBoundIsInTimeAndAMillisecondLaterIsOverdue() {
    assertThat(journey(2 * HOUR, "Visit 0").overdue()).isEmpty();
    assertThat(journey(2 * HOUR + 1, "Visit 0").overdue())
        .containsExactly(new Overdue("Offer", 2 * HOUR));
  }

  @Test
  void aWaitFromANamedTouchpointRunsWhereverTheJourneyStands() {
    assertThat(journey(11 * HOUR, "Visit 0").overdue())
        .containsExactly(new Overdue("Offer", 2 * HOUR), new Overdue("Sign", 10 * HOUR));
    // Welcome counts from Sign, which has not happened; Call need not happen
    assertThat(journey(11 * HOUR, "Visit 0", "Offer 1").overdue())
        .containsExactly(new Overdue("Sign", 10 * HOUR));
  }

  @Test
  void unplannedEventsDoNotStartAWait() {
    assertThat(journey(3 * HOUR, "Visit 0", "Chat 2").overdue())
        .containsExactly(new Overdue("Offer", 2 * HOUR));
  }

  @Test
  void withoutASynchronousEventNothingIsDue() {
    Journey journey = journey(300 * HOUR, "Chat 0");

    assertThat(journey.last()).isEmpty();
    assertThat(journey.cost()).isEqualTo(1);
    assertThat(journey.rest().distance()).isEqualTo(5);
    assertThat(journey.overdue()).isEmpty();
  }

  @Test
  void journeysAddUpByTouchpoint() {
    EventLogBuilder log = EventLog.builder("log");
    add(log, "Visit 0");
    add(log, "Visit 0", "Offer 1", "Sign 2");
    add(log, "Visit 0", "Offer 1", "Sign 2", "Welcome 3", "Done 4");
    OpenJourneys open = open(log.build(), 5 * HOUR, 2);

    assertThat(open.journeys()).hasSize(2);
    assertThat(open.pending())
        .containsExactly(
            new Pending("Done", 2, 0),
            new Pending("Welcome", 2, 1),
            new Pending("Offer", 1, 1),
            new Pending("Sign", 1, 0));
    assertThat(open.overdueCount()).isEqualTo(2);
    assertThat(open.meanDistance()).hasValue(3);
    assertThat(open.medianDistance()).hasValue(2);
  }

  @Test
  void withoutTimesNothingIsOverdueAndWithoutOpenJourneysThereIsNoMean() {
    EventLogBuilder log = EventLog.builder("log");
    log.addEvent(log.newTrace("t"), "Visit", EventLog.NO_TIME);
    OpenJourneys timeless = open(log.build(), EventLog.NO_TIME, 1);

    assertThat(timeless.journeys().get(0).overdue()).isEmpty();
    assertThat(timeless.journeys().get(0).silentMillis()).isEmpty();
    assertThat(open(log.build(), EventLog.NO_TIME, 0).meanDistance()).isEmpty();
    assertThat(open(log.build(), EventLog.NO_TIME, 0).medianDistance()).isEmpty();
  }

  /** Events as name, blank, hour. */
  private static Journey journey(long asOf, String... events) {
    EventLogBuilder log = EventLog.builder("log");
    add(log, events);
    return open(log.build(), asOf, 1).journeys().get(0);
  }

  private static void add(EventLogBuilder log, String... events) {
    int trace = log.newTrace("t" + log.traceCount());
    for (String event : events) {
      int blank = event.indexOf(' ');
      long hour = Long.parseLong(event.substring(blank + 1));
      log.addEvent(trace, event.substring(0, blank), hour * HOUR);
    }
  }

  private static OpenJourneys open(EventLog log, long asOf, int openCount) {
    BitSet open = new BitSet();
    open.set(0, openCount);
    return OpenJourneys.of(log, OptimalAlignments.STANDARD.check(log, JOURNEY, open), asOf);
  }

  private static DesignedJourney model(String yaml) {
    try {
      return BlueprintReader.read(
              new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "j.journey.yaml")
          .toDesignedJourney();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
