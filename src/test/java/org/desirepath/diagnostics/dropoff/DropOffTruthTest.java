package org.desirepath.diagnostics.dropoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.desirepath.diagnostics.Example.HOUR;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.dropoff.GroupDifferences.CurveDifference;
import org.desirepath.diagnostics.dropoff.GroupDifferences.StepDifference;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.JourneyStatuses;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.Role;
import org.desirepath.model.DesignedJourney;
import org.desirepath.statistics.AalenJohansen;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.Quantiles;
import org.desirepath.statistics.SeededRandom;
import org.junit.jupiter.api.Test;

/**
 * Simulated journeys with a quarter lost at each of two touchpoints: what the tempting estimates
 * say, and that these do not. Waits are exponential with mean 4.8 days, so their .99 quantile is
 * 22.1 days and .4375 are lost in the end.
 */
class DropOffTruthTest {
  private static final double DAY = 24.0 * HOUR;
  private static final double MEAN = 4.8 * DAY;
  private static final DesignedJourney DESIGN = Example.sequence("A", "B", "Goal");
  private static final DesignedJourney ESTIMATED =
      Example.design(
          "journey: E\noutcome: {success: [Goal]}\nphases: [{phase: P, steps: [A, B, Goal]}]\n");
  private static final DesignedJourney LIMITED =
      Example.design(
          """
          journey: E
          outcome: {success: [Goal], inactive_after: 22d, horizon: 60d, rate: 0.7}
          phases: [{phase: P, steps: [{touchpoint: A, drop_off: 0.1}, B, Goal]}]
          """);

  /** Entries spread over a window; only what happened by its end is in the log. */
  private static EventLog log(long seed, int journeys, int windowDays, double lossOfSecondHalf) {
    EventLogBuilder builder = EventLog.builder("simulated");
    SeededRandom random = new SeededRandom(seed);
    for (int j = 0; j < journeys; j++) {
      int trace = builder.trace("j" + j);
      builder.traceColumn("group").setText(trace, j % 2 == 0 ? "even" : "odd");
      double now = random.nextDouble() * windowDays * DAY;
      double loss = j % 2 == 0 ? 0.25 : lossOfSecondHalf;
      for (String touchpoint : new String[] {"A", "B", "Goal"}) {
        if (now > windowDays * DAY) {
          break;
        }
        builder.addEvent(trace, touchpoint, (long) now);
        now += -StrictMath.log(1 - random.nextDouble()) * MEAN;
        if (random.nextDouble() < loss) {
          break;
        }
      }
    }
    return builder.build();
  }

  private static AlignedJourneys aligned(
      DesignedJourney design, EventLog log, int windowDays, String... segments) {
    return Example.aligned(
        design,
        log,
        windowDays * 24L,
        DiagnosisParameters.standard().withSegments(List.of(segments)));
  }

  private static DropOff.Step step(DropOff found, String touchpoint) {
    return found.steps().stream()
        .filter(step -> step.touchpoint().equals(touchpoint))
        .findFirst()
        .orElseThrow();
  }

  /** Continued gaps alone are too short, the more so the shorter the window. */
  @Test
  void censoredGapsGiveTheInactivityLimit() {
    for (int window : new int[] {120, 180, 360}) {
      EventLog log = log(1, 6000, window, 0.25);
      JourneyStatuses statuses = JourneyStatuses.of(log, ESTIMATED, (long) (window * DAY));
      double limit = statuses.limit("A").millis().orElseThrow() / DAY;
      double naive = Quantiles.quantile(continuedGaps(log), 0.99) / DAY;
      assertThat(limit).as("%s days", window).isBetween(20.0, 24.5);
      assertThat(naive).as("%s days", window).isLessThan(limit);
    }
    double shortWindow = Quantiles.quantile(continuedGaps(log(1, 20000, 45, 0.25)), 0.99) / DAY;
    assertThat(shortWindow).isBetween(15.5, 19.5);
  }

  private static double[] continuedGaps(EventLog log) {
    List<Double> gaps = new ArrayList<>();
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t) + 1; e < log.endEvent(t); e++) {
        gaps.add((double) (log.timeMillis(e) - log.timeMillis(e - 1)));
      }
    }
    return gaps.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Resolved journeys alone select on speed; the true rate is .25. */
  @Test
  void rateOfMatureEntriesIsRightWhereThatOfResolvedJourneysIsNot() {
    for (int window : new int[] {60, 180}) {
      AlignedJourneys journeys = aligned(LIMITED, log(2, 12000, window, 0.25), window);
      DropOff.Step b = step(new DropOffDiagnostic().diagnose(journeys), "B");
      assertThat(b.rate().value().getAsDouble()).isCloseTo(0.25 + 0.0075, within(0.015));
      double resolved = (double) b.abandoned() / (b.abandoned() + b.advanced());
      assertThat(resolved).isBetween(window == 60 ? 0.15 : 0.21, window == 60 ? 0.21 : 0.245);
    }
  }

  /** Losses dated at the last event while others are censored at the extraction bias the curve. */
  @Test
  void cutCurveIsRightWhereTheUncutOneIsNot() {
    int window = 60;
    AlignedJourneys journeys = aligned(LIMITED, log(3, 20000, window, 0.25), window);
    List<DropOff.IncidencePoint> curve =
        new DropOffDiagnostic().diagnose(journeys).cumulativeIncidence();
    DropOff.IncidencePoint at30 =
        curve.stream()
            .filter(point -> point.timeMillis() <= 30 * DAY)
            .reduce((a, b) -> b)
            .orElseThrow();
    assertThat(at30.abandoned()).isCloseTo(0.4375, within(0.02));
    assertThat(at30.completed()).isCloseTo(0.555, within(0.02));
    AalenJohansen uncut = uncut(journeys);
    assertThat(uncut.incidence(2, (long) (30 * DAY))).isBetween(0.25, 0.33);
    assertThat(uncut.incidence(1, (long) (30 * DAY))).isGreaterThan(0.6);
  }

  private static AalenJohansen uncut(AlignedJourneys journeys) {
    EventLog log = journeys.log();
    long[] exits = new long[log.traceCount()];
    int[] causes = new int[log.traceCount()];
    for (int t = 0; t < exits.length; t++) {
      long first = log.timeMillis(log.firstEvent(t));
      JourneyStatus status = journeys.statuses().status(t);
      causes[t] = status == JourneyStatus.COMPLETED ? 1 : status == JourneyStatus.ABANDONED ? 2 : 0;
      long end =
          causes[t] == 0 ? journeys.statuses().asOfMillis() : log.timeMillis(log.endEvent(t) - 1);
      exits[t] = end - first;
    }
    return AalenJohansen.of(exits, causes, 2);
  }

  @Test
  void targetsAreTestedExactlyAndTheGainIsThatOfTheChain() {
    DropOff found =
        new DropOffDiagnostic().diagnose(aligned(LIMITED, log(4, 4000, 180, 0.25), 180));
    DropOff.Step a = step(found, "A");
    long lost = StrictMath.round(a.rate().value().getAsDouble() * a.mature());
    assertThat(a.gapP().value()).hasValue(new Proportion(lost, a.mature()).exactTest(0.1));
    assertThat(a.gapQ().value()).isEqualTo(a.gapP().value());
    assertThat(step(found, "B").gapP().isPresent()).isFalse();
    // from .75 * .75 to .90 * .75
    assertThat(a.gain().success().value().getAsDouble()).isCloseTo(0.1125, within(0.02));
    assertThat(a.gain().success().interval()).isNotNull();
    assertThat(a.gain().fits()).isTrue();
    assertThat(a.gain().predicted().value().getAsDouble()).isCloseTo(0.5625, within(0.03));
    assertThat(found.horizon().success().value().getAsDouble()).isCloseTo(0.5625, within(0.03));
    assertThat(found.horizon().p().value().getAsDouble()).isLessThan(0.001);
    assertThat(found.horizon().loss().value().getAsDouble()).isCloseTo(0.4375, within(0.03));
  }

  @Test
  void tooShortALimitInflatesTheRate() {
    DropOff found =
        new DropOffDiagnostic().diagnose(aligned(LIMITED, log(5, 8000, 180, 0.25), 180));
    List<DropOff.LimitRate> other = step(found, "B").sensitivity();
    assertThat(other)
        .extracting(DropOff.LimitRate::change)
        .containsExactly("50 % shorter", "50 % longer");
    double rate = step(found, "B").rate().value().getAsDouble();
    assertThat(other.get(0).rate().value().getAsDouble()).isGreaterThan(rate + 0.002);
    assertThat(other.get(1).rate().value().getAsDouble()).isCloseTo(rate, within(0.01));
    assertThat(other.get(1).mature()).isLessThan(other.get(0).mature());
    DropOff estimated =
        new DropOffDiagnostic().diagnose(aligned(ESTIMATED, log(5, 8000, 180, 0.25), 180));
    assertThat(step(estimated, "A").sensitivity().get(0).change()).isEqualTo("estimated at 95 %");
  }

  @Test
  void predictionIsDoubtedWhereTheHistoryMatters() {
    DesignedJourney design =
        Example.design(
            """
            journey: E
            outcome: {success: [Goal], inactive_after: 10h}
            phases: [{phase: P, steps: [{choice: [A, B]}, {touchpoint: C, drop_off: 0.1}, D, Goal]}]
            """);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      // those from A all go on after D, those from B never do; half of each get to D
      lines.add(i + (i % 2 == 0 ? ": A C D" : ": B C D") + (i % 2 == 0 ? " Goal" : ""));
    }
    DropOff found =
        new DropOffDiagnostic()
            .diagnose(Example.aligned(design, Example.log(lines.toArray(String[]::new)), 500));
    assertThat(step(found, "A").gain().fits()).isFalse();
    assertThat(step(found, "A").gain().predicted().value()).hasValue(0.5);
    assertThat(step(found, "A").gain().observed().value()).hasValue(1);
    assertThat(step(found, "C").gain().fits()).isTrue();
  }

  @Test
  void groupsThatDifferAreFoundAndGroupsAlikeAreNot() {
    DropOff apart =
        new DropOffDiagnostic().diagnose(aligned(LIMITED, log(6, 4000, 180, 0.4), 180, "group"));
    assertThat(apart.groups().steps()).hasSize(2).allMatch(StepDifference::differs);
    StepDifference a = apart.groups().steps().get(0);
    assertThat(a.difference().interval()).isEqualTo(a.rate().newcombeDifference(a.otherRate()));
    assertThat(a.difference().value().getAsDouble()).isCloseTo(-0.15, within(0.04));
    assertThat(apart.groups().curves()).hasSize(2).allMatch(CurveDifference::differs);
    DropOff alike =
        new DropOffDiagnostic().diagnose(aligned(LIMITED, log(7, 4000, 180, 0.25), 180, "group"));
    assertThat(alike.groups().steps()).noneMatch(StepDifference::differs);
    assertThat(alike.groups().curves()).noneMatch(CurveDifference::differs);
  }

  @Test
  void lostCustomersAreFollowedIntoOtherChannelsAndJourneys() {
    EventLogBuilder builder = EventLog.builder("where");
    builder.role(Role.CHANNEL, "channel");
    String[][] rows = {
      {"1", "anna", "A@0 web"},
      {"1", "anna", "X@5 shop"},
      {"2", "bea", "A@0 web"},
      {"3", "bea", "A@7 phone"},
      {"3", "bea", "B@8 phone"},
      {"3", "bea", "Goal@9 phone"},
      {"4", "cas", "A@0 web"}
    };
    for (String[] row : rows) {
      int trace = builder.trace(row[0]);
      String[] parts = row[2].split("[@ ]", -1);
      int event = builder.addEvent(trace, parts[0], Long.parseLong(parts[1]) * HOUR);
      builder.eventColumn("channel").setText(event, parts[2]);
      builder.traceColumn("customer_id").setText(trace, row[1]);
    }
    DropOff found =
        new DropOffDiagnostic().diagnose(Example.aligned(DESIGN, builder.build(), 2000));
    assertThat(found.whereNext().customerAttribute()).isEqualTo("customer_id");
    DropOff.Lost a = found.whereNext().steps().get(0);
    assertThat(Arrays.asList(a.lost(), a.seenAgain(), a.otherChannel())).containsExactly(3, 2, 2);
    assertThat(a.next())
        .containsExactly(
            new DropOff.Destination("A", "phone", true, 1),
            new DropOff.Destination("X", "shop", false, 1));
  }

  @Test
  void withoutACustomerOnlyTheJourneyItselfIsSearchedAndThatIsSaid() {
    DropOff found =
        new DropOffDiagnostic()
            .diagnose(Example.aligned(DESIGN, Example.log("1: A@0 X@5", "2: A@0"), 2000));
    assertThat(found.whereNext().scope()).contains("no attribute tells customers apart");
    assertThat(found.whereNext().steps().get(0).seenAgain()).isEqualTo(1);
  }

  @Test
  void anAttributeThatNamesGroupsIsNoCustomer() {
    EventLogBuilder builder = EventLog.builder("groups");
    for (int j = 0; j < 40; j++) {
      int trace = builder.trace("j" + j);
      builder.addEvent(trace, "A", j * HOUR);
      builder.traceColumn("customer").setText(trace, j % 2 == 0 ? "new" : "existing");
    }
    DropOff found =
        new DropOffDiagnostic().diagnose(Example.aligned(DESIGN, builder.build(), 2000));
    assertThat(found.whereNext().customerAttribute()).isNull();
    assertThat(found.whereNext().steps().get(0).seenAgain()).isZero();
  }
}
