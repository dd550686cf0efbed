package org.desirepath.diagnostics.deviations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.desirepath.diagnostics.Example.deviations;
import static org.desirepath.diagnostics.Example.sequence;
import static org.desirepath.diagnostics.Example.text;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.Diagnostic;
import org.desirepath.diagnostics.journeys.DiagnosticContract;
import org.desirepath.diagnostics.journeys.JourneyStatuses;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.api.Test;

class DeviationDiagnosticTest implements DiagnosticContract {

  @Override
  public Diagnostic<?> diagnostic() {
    return new DeviationDiagnostic();
  }

  private static final DesignedJourney ABC = sequence("A", "B", "C", "Goal");

  private static List<String> found(DesignedJourney design, String... lines) {
    return text(deviations(design, lines));
  }

  @Test
  void journeyAsDesignedHasNoDeviation() {
    assertThat(found(ABC, "1: A B C Goal")).isEmpty();
  }

  @Test
  void skippedTouchpointIsMissingOncePerJourney() {
    assertThat(found(ABC, "1: A C Goal", "2: A B C Goal")).containsExactly("missing B 1/2 1..1");
  }

  @Test
  void unknownEventIsUnplannedAmongAllJourneys() {
    assertThat(found(ABC, "1: A X B C Goal", "2: A B C Goal"))
        .containsExactly("unplanned X 1/2 1..1");
  }

  @Test
  void surplusEventIsARepeatWhicheverOfTheTwoIsSynchronous() {
    assertThat(found(ABC, "1: A B B C Goal")).containsExactly("repeat B 1/1 1..1");
  }

  @Test
  void swappedTouchpointsAreOutOfOrderAndItIsOnlyPossibleWhichOneIs() {
    assertThat(found(ABC, "1: A C B Goal")).containsExactly("order C 1/1 0..1");
  }

  @Test
  void anOrderThatOnlyTheFileSaysIsNotCertain() {
    DesignedJourney design = sequence("A", "B", "C", "D", "Goal");
    String dayOne = "1: A@0 D@1 B@1 C@2 Goal@3";
    String inTime = "2: A@0 D@1 B@2 C@3 Goal@4";

    assertThat(text(diagnosed(design, inTime))).containsExactly("order D 1/1 1..1");
    assertThat(text(diagnosed(design, dayOne))).containsExactly("order D 1/1 0..1");
    assertThat(diagnosed(design, dayOne, inTime))
        .extracting(Deviation::sameInstant)
        .containsExactly(1);
    assertThat(text(diagnosed(design, "1: X@0 A@0 B@1 C@2 D@3 Goal@4")))
        .containsExactly("start X 1/1 0..1");
    assertThat(diagnosed(design, "1: X@0 A@1 B@1 C@2 D@3 Goal@4"))
        .extracting(Deviation::sameInstant)
        .containsExactly(0);
  }

  private static List<Deviation> diagnosed(DesignedJourney design, String... lines) {
    return new DeviationDiagnostic().diagnose(Example.aligned(design, Example.log(lines), 9));
  }

  @Test
  void undesignedFirstEventIsAStartAndNotUnplanned() {
    assertThat(found(ABC, "1: X A B C Goal")).containsExactly("start X 1/1 1..1");
  }

  @Test
  void designedTouchpointThatComesFirstOutOfTurnIsAStart() {
    assertThat(found(ABC, "1: B C Goal")).containsExactly("start B 1/1 1..1", "missing A 1/1 1..1");
  }

  @Test
  void eventAfterSuccessIsAnEnd() {
    assertThat(found(ABC, "1: A B C Goal X", "2: A B C Goal Goal"))
        .containsExactly("end Goal 1/2 1..1", "end X 1/2 1..1");
  }

  @Test
  void exitAfterSuccessOrAnotherExitIsAnEndThoughItMayBeTaken() {
    assertThat(found(ABC, "1: A B C Goal Quit")).containsExactly("end Quit 1/1 1..1");
    assertThat(found(ABC, "1: A Quit Quit")).containsExactly("end Quit 1/1 1..1");
  }

  @Test
  void eventAfterADesignedExitIsAnEndAndNothingIsMissingAfterIt() {
    assertThat(found(ABC, "1: A Quit B")).containsExactly("end B 1/1 1..1");
    assertThat(found(ABC, "1: A Quit")).isEmpty();
    // the exit taken, or passed over for B and C: either way nobody waits for the goal
    assertThat(found(ABC, "1: A Quit B C")).containsExactly("end B 1/1 0..1", "end C 1/1 0..1");
  }

  @Test
  void whatAnAbandonedJourneyDidNotReachIsDropOffAndNotObservable() {
    assertThat(found(ABC, "1: A B", "2: A B C Goal", "3: A C Goal"))
        .containsExactly("missing B 1/3 1..1");
    assertThat(found(ABC, "1: A", "2: A B C Goal", "3: A C Goal"))
        .containsExactly("missing B 1/2 1..1");
  }

  @Test
  void openJourneyHasNothingMissingAfterItsLastEvent() {
    AlignedJourneys journeys =
        Example.aligned(
            sequence("A", "B", "C", "D", "E", "Goal"), Example.log("1: A@0 C@1 D@2", "2: A@0"), 5);
    assertThat(text(new DeviationDiagnostic().diagnose(journeys)))
        .containsExactly("missing B 1/1 1..1");
  }

  @Test
  void unobservableAndAllowedTouchpointsAreNoDeviations() {
    DesignedJourney design =
        Example.design(
            """
            journey: Example
            outcome: {success: [Goal], inactive_after: 10h}
            phases:
              - phase: All
                steps: [A, {touchpoint: B, observable: false}, Goal]
            unplanned_allowed: [News]
            """);
    assertThat(found(design, "1: News A Goal", "2: A News Goal News")).isEmpty();
  }

  @Test
  void turnBeyondTheDesignedNumberIsARepeat() {
    DesignedJourney design = sequence("A", "{repeat: [B], at_most: 2}", "Goal");
    assertThat(found(design, "1: A B B Goal", "2: A B B B Goal"))
        .containsExactly("repeat B 1/2 1..1");
  }

  @Test
  void twoWaysToExplainAJourneyMakeADeviationPossibleButNotCertain() {
    DesignedJourney design = sequence("{choice: [{steps: [A, B]}, {steps: [C, D]}]}", "Goal");
    assertThat(found(design, "1: A D Goal"))
        .containsExactly("choice D 1/1 0..1", "missing B 1/1 0..1");
  }

  @Test
  void otherChannelAndInitiatorAreFoundOnSynchronousEventsOnly() {
    DesignedJourney design =
        sequence("A", "{touchpoint: B, channels: [web, app], initiator: company}", "Goal");
    assertThat(
            found(
                design,
                "1: A B{channel=shop} Goal",
                "2: A B{channel=web}{initiator=customer} Goal",
                "3: A B Goal",
                "4: A B{channel=app}{initiator=company} Goal"))
        .containsExactly("channel B 1/3 1..1", "initiator B 1/2 1..1");
  }

  @Test
  void channelIsOnlyPossibleWhenAnotherOptimalAlignmentUsesAnotherEvent() {
    DesignedJourney design = sequence("A", "{touchpoint: B, channels: [web]}", "Goal");
    assertThat(found(design, "1: A B{channel=shop} B{channel=web} Goal"))
        .containsExactly("repeat B 1/1 1..1", "channel B 1/1 0..1");
    assertThat(found(design, "1: A B{channel=shop} B{channel=shop} Goal"))
        .containsExactly("repeat B 1/1 1..1", "channel B 1/1 1..1");
  }

  @Test
  void failureIsWhatTheDesignSaysFails() {
    DesignedJourney design =
        sequence("A", "{touchpoint: B, fails_when: {status: [error], reason: [busy]}}", "Goal");
    assertThat(
            found(
                design,
                "1: A B{status=error} Goal",
                "2: A B{reason=busy} Goal",
                "3: A B{status=busy} Goal"))
        .containsExactly("failed B 2/3 2..2");
  }

  @Test
  void exactlyOnTheLimitIsOnTime() {
    DesignedJourney design = sequence("A", "{touchpoint: B, within: 2h, not_before: 1h}", "Goal");
    assertThat(found(design, "1: A@0 B@2 Goal@3", "2: A@0 B@3 Goal@4", "3: A@0 B@1 Goal@2"))
        .containsExactly("late B 1/3 1..1");
    assertThat(found(design, "1: A@0 B@0 Goal@3")).containsExactly("early B 1/1 1..1");
  }

  @Test
  void waitCountsFromTheLatestSynchronousEventAndNotFromUnplannedOnes() {
    DesignedJourney design = sequence("A", "{touchpoint: B, within: 2h}", "Goal");
    assertThat(found(design, "1: A@0 X@2 B@3 Goal@4"))
        .containsExactly("unplanned X 1/1 1..1", "late B 1/1 1..1");
  }

  @Test
  void waitCountsFromTheNamedTouchpoint() {
    DesignedJourney design =
        sequence("A", "B", "{touchpoint: C, within: {time: 4h, after: A}}", "Goal");
    assertThat(found(design, "1: A@0 B@4 C@5 Goal@6", "2: A@0 B@1 C@4 Goal@5", "3: B@1 C@9 Goal@9"))
        .containsExactly("start B 1/3 1..1", "missing A 1/3 1..1", "late C 1/3 1..1");
  }

  @Test
  void experienceIsADeviationOnlyWhereTheMeanIsBelowTheDesign() {
    DesignedJourney design = sequence("A", "{touchpoint: B, experience: 4.0}", "Goal");
    String[] low = journeys("A B{experience=2} Goal", "A B{experience=3} Goal", 15);
    assertThat(found(design, low)).containsExactly("experience B 30/30 30..30");
    low[0] = "a0: A B Goal";
    assertThat(found(design, low)).as("29 scores are too few").isEmpty();
    String[] even = journeys("A B{experience=3} Goal", "A B{experience=5} Goal", 15);
    assertThat(found(design, even)).isEmpty();
    String[] alike = journeys("A B{experience=3} Goal", "A B{experience=3} Goal", 15);
    assertThat(found(design, alike)).containsExactly("experience B 30/30 30..30");
    assertThat(found(design, "1: A B{experience=3} Goal", "2: A B{experience=3} Goal")).isEmpty();
    // the mean is 1.96 but not 2.05 standard errors below 4
    String[] close = new String[30];
    for (int i = 0; i < 30; i++) {
      close[i] = i + ": A B{experience=" + (i % 2 == 0 ? "4.64" : "2.64") + "} Goal";
    }
    double z = -0.36 / StrictMath.sqrt(30.0 / 29 / 30);
    assertThat(z).isBetween(-2.045, -1.935);
    assertThat(found(design, close)).isEmpty();
  }

  @Test
  void eventWithoutTheValueCanShowNoDeviation() {
    DesignedJourney design =
        sequence(
            "A",
            "{touchpoint: B, channels: [Web], initiator: company, fails_when: {status: [error]}}",
            "Goal");
    assertThat(
            found(
                design,
                "1: A B{channel=shop}{status=error}{initiator=customer} Goal",
                "2: A B Goal",
                "3: A B{initiator=robot} Goal",
                "4: A B{channel=web}{status=ok}{initiator=company} Goal"))
        .containsExactly("channel B 1/2 1..1", "initiator B 1/2 1..1", "failed B 1/2 1..1");
  }

  @Test
  void caseAndBlanksDoNotMakeAnotherChannel() {
    DesignedJourney design = sequence("A", "{touchpoint: B, channels: [Web]}", "Goal");
    assertThat(found(design, "1: A B{channel= WEB } Goal", "2: A B{channel=web} Goal")).isEmpty();
  }

  @Test
  void unobservableFirstStepIsPassedOver() {
    DesignedJourney design = sequence("{touchpoint: Ad, observable: false}", "B", "Goal");
    assertThat(found(design, "1: B Goal", "2: Ad B Goal")).isEmpty();
    assertThat(found(design, "1: X B Goal")).containsExactly("start X 1/1 1..1");
  }

  @Test
  void limitThatHidesTheOtherOptimalAlignmentsOnlyTakesTheCertainty() {
    DesignedJourney design =
        sequence(
            "{touchpoint: A, channels: [web]}",
            "{any_order: [{optional: [B]}, {optional: [C]}, {optional: [D]}]}",
            "Goal");
    EventLog log = Example.log("1: A{channel=shop} Goal");
    JourneyStatuses statuses = JourneyStatuses.of(log, design, 1000 * Example.HOUR);
    ConformanceResult found = null;
    for (int states = 3; found == null || !found.variants().get(0).alignment().isOptimal(); ) {
      found = new OptimalAlignments(1, 1000, states++, 0).check(log, design, statuses.open());
    }
    assertThat(found.optimalAlignments(0)).isEmpty();
    AlignedJourneys journeys =
        AlignedJourneys.of(log, found, statuses, DiagnosisParameters.standard());
    Deviation channel = new DeviationDiagnostic().diagnose(journeys).get(0);
    assertThat(channel.kind()).isEqualTo(DeviationKind.CHANNEL);
    assertThat(channel.certain()).isEmpty();
    assertThat(channel.certaintyReason()).contains("not all known");
  }

  private static String[] journeys(String one, String other, int each) {
    return Stream.concat(
            IntStream.range(0, each).mapToObj(i -> "a" + i + ": " + one),
            IntStream.range(0, each).mapToObj(i -> "b" + i + ": " + other))
        .toArray(String[]::new);
  }

  @Test
  void examplesAreTheFirstFiveAndNoneBelowK() {
    Deviation many = deviations(ABC, journeys("A C Goal", "A B C Goal", 7)).get(0);
    assertThat(many.examples()).containsExactly("a0", "a1", "a2", "a3", "a4");
    assertThat(many.examplesReason()).isNull();
    assertThat(many.share().value()).hasValue(0.5);
    Deviation few = deviations(ABC, journeys("A C Goal", "A B C Goal", 4)).get(0);
    assertThat(few.examples()).isEmpty();
    assertThat(few.examplesReason()).isEqualTo("fewer than 5 journeys share it");
  }
}
