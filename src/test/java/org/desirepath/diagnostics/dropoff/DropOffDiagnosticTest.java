package org.desirepath.diagnostics.dropoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.desirepath.diagnostics.Example.HOUR;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.diagnostics.Diagnosis;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.Findings;
import org.desirepath.diagnostics.dropoff.DropOff.IncidencePoint;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.Diagnostic;
import org.desirepath.diagnostics.journeys.DiagnosticContract;
import org.desirepath.diagnostics.journeys.StatusCounts;
import org.desirepath.model.DesignedJourney;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.SeededRandom;
import org.junit.jupiter.api.Test;

class DropOffDiagnosticTest implements DiagnosticContract {

  @Override
  public Diagnostic<?> diagnostic() {
    return new DropOffDiagnostic();
  }

  private static final DesignedJourney DESIGN =
      Example.sequence("A", "{touchpoint: B, drop_off: 0.1}", "C", "Goal");

  private static DropOff dropOff(long asOfHour, String... lines) {
    return new DropOffDiagnostic().diagnose(Example.aligned(DESIGN, Example.log(lines), asOfHour));
  }

  private static DropOff.Step step(DropOff dropOff, String touchpoint) {
    return dropOff.steps().stream()
        .filter(step -> step.touchpoint().equals(touchpoint))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyJourneyThatEnteredIsInExactlyOneOutcome() {
    DropOff found =
        dropOff(
            100,
            "1: A@0 B@1 C@2 Goal@3",
            "2: A@0 B@1",
            "3: A@0 B@1 Quit@2",
            "4: A@94 B@95",
            "5: A@0 B@1 X@5",
            "6: A@0 B@1 B@2 C@3");
    DropOff.Step b = step(found, "B");
    assertThat(List.of(b.entered(), b.advanced(), b.exited(), b.abandoned(), b.open()))
        .containsExactly(6, 2, 1, 2, 1);
    assertThat(step(found, "A").advanced()).isEqualTo(6);
    assertThat(step(found, "C").abandoned()).isEqualTo(1);
    assertThat(found.status()).isEqualTo(new StatusCounts(1, 1, 3, 1));
    assertThat(found.steps().stream().map(DropOff.Step::touchpoint))
        .containsExactly("A", "B", "C", "Goal");
  }

  @Test
  void lossesAddUpToTheAbandonedJourneys() {
    DropOff found = dropOff(100, "1: A@0 B@1 A@2", "2: A@0", "3: A@0 C@1", "4: A@0 B@1 C@2");
    assertThat(found.steps().stream().mapToInt(DropOff.Step::abandoned).sum())
        .isEqualTo(found.status().abandoned());
  }

  @Test
  void rateIsTakenAmongThoseThatCameLongEnoughAgo() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      lines.add(i + ": A@0 B@1" + (i < 37 ? "" : " C@2 Goal@3"));
    }
    lines.add("late: A@94 B@95 C@96 Goal@97");
    DropOff.Step b = step(dropOff(100, lines.toArray(String[]::new)), "B");
    assertThat(b.mature()).isEqualTo(120);
    assertThat(b.rate().value().getAsDouble()).isEqualTo(37.0 / 120);
    Interval interval = b.rate().interval();
    assertThat(interval).isNotNull();
    assertThat(interval.low()).isCloseTo(0.232727, within(1e-6));
    assertThat(interval.high()).isCloseTo(0.395830, within(1e-6));
    assertThat(b.gapToTarget().value().getAsDouble()).isCloseTo(37 - 12, within(1e-9));
    Interval gap = b.gapToTarget().interval();
    assertThat(gap).isNotNull();
    assertThat(gap.low()).isCloseTo(120 * (0.232727 - 0.1), within(1e-3));
    assertThat(b.inactiveAfterMillis()).hasValue(10 * HOUR);
  }

  @Test
  void eventsAfterALossDoNotKeepItOutOfTheRate() {
    SeededRandom random = new SeededRandom(3);
    List<String> lines = new ArrayList<>();
    int early = 0;
    int lostEarly = 0;
    for (int i = 0; i < 2000; i++) {
      int entry = random.nextInt(100);
      StringBuilder events = new StringBuilder("A@" + entry + " B@" + entry);
      boolean lost = random.nextDouble() < 0.25;
      // the last event of a loss is 40 hours after it, and the limit 10
      early += entry <= 50 ? 1 : 0;
      lostEarly += entry <= 50 && lost ? 1 : 0;
      if (lost) {
        for (int news = 8; news <= 40; news += 8) {
          events.append(entry + news < 100 ? " X@" + (entry + news) : "");
        }
      } else {
        events.append(entry + 2 < 100 ? " C@" + (entry + 2) : "");
      }
      lines.add(i + ": " + events);
    }
    DropOff.Step b = step(dropOff(100, lines.toArray(String[]::new)), "B");
    assertThat(b.mature()).isEqualTo(early);
    assertThat(b.rate().value()).hasValue((double) lostEarly / early);
  }

  @Test
  void whatCannotBeHadHasAReason() {
    DropOff found = dropOff(100, "1: A@95");
    assertThat(step(found, "A").rate().reason()).contains("inactivity limit before the extraction");
    assertThat(step(found, "A").designed().reason()).isEqualTo("the design gives no drop_off");
    assertThat(step(found, "Goal").rate().reason()).isEqualTo("reaching it is success");
    assertThat(found.cumulativeIncidence()).isEmpty();
    assertThat(found.cumulativeIncidenceReason()).isNotNull();
  }

  @Test
  void incidenceCutsEveryJourneyWhereItsStatusIsKnown() {
    DropOff found =
        dropOff(20, "1: A@0 B@1 Goal@2", "2: A@0 B@4", "3: A@0 Quit@6", "4: A@0 B@1 C@11 Goal@12");
    assertThat(found.cumulativeIncidence())
        .extracting(
            IncidencePoint::timeMillis,
            IncidencePoint::completed,
            IncidencePoint::exited,
            IncidencePoint::abandoned)
        .containsExactly(
            tuple(2 * HOUR, 0.25, 0.0, 0.0),
            tuple(4 * HOUR, 0.25, 0.0, 0.25),
            tuple(6 * HOUR, 0.25, 0.25, 0.25));
    IncidencePoint first = found.cumulativeIncidence().get(0);
    assertThat(first.abandonedInterval()).isNull();
    Interval band = first.completedInterval();
    assertThat(band).isNotNull();
    // log(-log) limits of 1 of 4 by hand: variance 3/64, ln .25 = -1.386294
    assertThat(band.low()).isCloseTo(0.009, within(0.001));
    assertThat(band.high()).isCloseTo(0.665, within(0.001));
  }

  @Test
  void competingRisksAgreeWithTheWorkedExample() {
    // (time, cause): 0 = still going at the cut, 1 = drop, 2 = success; the cut is at hour 90
    int[][] data = {{1, 1}, {2, 2}, {2, 2}, {3, 0}, {4, 1}, {5, 2}, {5, 0}, {6, 1}, {7, 2}, {8, 0}};
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < data.length; i++) {
      int time = data[i][0];
      int start = data[i][1] == 0 ? 90 - time : 10;
      String end = data[i][1] == 1 ? " B@" : " Goal@";
      lines.add(i + ": A@" + start + end + (data[i][1] == 0 ? 91 : start + time));
    }
    List<IncidencePoint> points = dropOff(100, lines.toArray(String[]::new)).cumulativeIncidence();
    IncidencePoint last = points.get(points.size() - 1);
    assertThat(last.abandoned()).isCloseTo(0.372222, within(1e-6));
    assertThat(last.completed()).isCloseTo(0.472222, within(1e-6));
  }

  @Test
  void withoutADeclaredOutcomeThereIsNoDropOff() {
    DesignedJourney design = Example.design("journey: J\nphases: [{phase: P, steps: [A, B]}]\n");
    AlignedJourneys journeys = Example.aligned(design, Example.log("1: A B"), 100);
    assertThatThrownBy(() -> new DropOffDiagnostic().diagnose(journeys))
        .isInstanceOf(IllegalArgumentException.class);
    Findings findings =
        Diagnosis.of(
            journeys.log(), journeys.conformance(), journeys.statuses(), journeys.parameters());
    assertThat(findings.dropOff()).isNull();
    assertThat(findings.dropOffReason()).isEqualTo("the design declares no outcome");
    assertThat(findings.criticalMomentsReason()).isEqualTo("the design declares no outcome");
  }
}
