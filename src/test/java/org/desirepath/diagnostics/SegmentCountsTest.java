package org.desirepath.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.desirepath.diagnostics.Example.aligned;
import static org.desirepath.diagnostics.Example.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.diagnostics.SegmentFindings.Count;
import org.desirepath.diagnostics.deviations.DeviationDiagnostic;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.api.Test;

class SegmentCountsTest {
  private static final DesignedJourney ABC = sequence("A", "B", "C", "Goal");
  private static final List<String> PATHS =
      List.of(
          "A B C Goal", "A C Goal", "A C B Goal", "X A B C Goal", "A B", "A B B Quit", "A Goal");
  private static final int AS_OF = 102;

  private static List<String> lines(int journeys, String region) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < journeys; i++) {
      // region by region another mix of paths, so that counts differ
      String path = PATHS.get(i % (region.length() + 2) % PATHS.size());
      String start = i % 9 == 0 ? "97" : "5";
      lines.add(
          region
              + i
              + ": "
              + path.replaceFirst("([AX])", "$1@" + start + "{region=" + region + "}"));
    }
    return lines;
  }

  private static List<SegmentFindings> segments(List<String> lines, String... columns) {
    AlignedJourneys journeys =
        aligned(
            ABC,
            Example.log(lines.toArray(String[]::new)),
            AS_OF,
            DiagnosisParameters.standard().withSegments(List.of(columns)));
    return Diagnosis.of(
            journeys.log(), journeys.conformance(), journeys.statuses(), journeys.parameters())
        .segments();
  }

  private static List<String> text(List<Count> counts) {
    return counts.stream()
        .filter(c -> c.journeys() > 0)
        .map(c -> text(c.kind(), c.touchpoint(), c.journeys(), c.observable()))
        .sorted()
        .toList();
  }

  private static String text(DeviationKind kind, String touchpoint, int journeys, int observable) {
    return String.format(Locale.ROOT, "%s %s %d/%d", kind, touchpoint, journeys, observable);
  }

  @Test
  void segmentCountsAsALogOfItsJourneysAloneWould() {
    List<String> north = lines(60, "north");
    List<String> southwest = lines(50, "southwest");
    List<String> both = new ArrayList<>(north);
    both.addAll(southwest);

    List<SegmentFindings> found = segments(both, "region");

    assertThat(found).extracting(SegmentFindings::value).containsExactly("north", "southwest");
    for (SegmentFindings segment : found) {
      List<String> alone = segment.value().equals("north") ? north : southwest;
      AlignedJourneys journeys = aligned(ABC, Example.log(alone.toArray(String[]::new)), AS_OF);
      assertThat(segment.journeys()).isEqualTo(alone.size());
      assertThat(segment.conformance()).isEqualTo(ConformanceSummary.of(journeys.conformance()));
      assertThat(segment.status()).isEqualTo(journeys.statuses().counts());
      assertThat(text(segment.deviations()))
          .hasSizeGreaterThan(3)
          .isEqualTo(
              new DeviationDiagnostic()
                  .diagnose(journeys).stream()
                      .map(d -> text(d.kind(), d.touchpoint(), d.journeys(), d.observable()))
                      .sorted()
                      .toList());
    }
    assertThat(found.get(0).status()).isNotEqualTo(found.get(1).status());
  }

  @Test
  void deviationOfTheLogThatASegmentLacksIsAZeroWithItsInterval() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      lines.add("g" + i + ": A{region=good} B C Goal");
      lines.add("b" + i + ": A{region=bad} C Goal");
    }

    List<SegmentFindings> found = segments(lines, "region");

    assertThat(found).extracting(SegmentFindings::value).containsExactly("bad", "good");
    Count missing = found.get(1).deviations().get(0);
    assertThat(text(missing.kind(), missing.touchpoint(), missing.journeys(), missing.observable()))
        .isEqualTo("MISSING B 0/40");
    assertThat(missing.share().value()).hasValue(0);
    assertThat(missing.share().interval()).isNotNull();
  }

  @Test
  void fewJourneysArePooledAndThoseWithoutAValueStandApart() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String region =
          i < 29 ? "{region=small}" : i < 40 ? "{region=tiny}" : i < 70 ? "{region=big}" : "";
      lines.add("c" + i + ": A" + region + " B C Goal");
    }

    List<SegmentFindings> found = segments(lines, "region");

    assertThat(found)
        .extracting(SegmentFindings::value, SegmentFindings::journeys)
        .containsExactly(tuple("(other)", 40), tuple("(none)", 30), tuple("big", 30));
  }

  @Test
  void columnsStandApartAndNeverCrossed() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      lines.add("c" + i + ": A{region=r" + i % 2 + "}{age=a" + i % 3 + "} B C Goal");
    }

    assertThat(segments(lines, "age", "region"))
        .extracting(s -> s.column() + " " + s.value() + " " + s.journeys())
        .containsExactly("age a0 40", "age a1 40", "age a2 40", "region r0 60", "region r1 60");
    assertThat(segments(lines)).isEmpty();
  }
}
