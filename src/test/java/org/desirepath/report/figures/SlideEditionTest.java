package org.desirepath.report.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.JourneyComparison;
import org.desirepath.comparison.JourneyMap;
import org.desirepath.comparison.JourneyMap.Flow;
import org.desirepath.comparison.JourneyMap.TouchpointCount;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ModelFiles;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.model.DesignedJourney;
import org.desirepath.report.ExampleResults;
import org.desirepath.report.language.Language;
import org.desirepath.report.wording.Period;
import org.desirepath.visualization.FigureRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands on a slide can be read there, and its numbers are those of the log. */
final class SlideEditionTest {
  private static final double READABLE = 9;

  private static ComparisonResult compared(EventLog log, DesignedJourney model) throws IOException {
    return JourneyComparison.standard(1)
        .compare(
            log,
            Map.of(),
            model,
            Period.of(log).toMillis(),
            ExampleResults.provenance(),
            stage -> {});
  }

  private static ComparisonResult sample(String name) throws IOException {
    Path log = Path.of("event-logs", name + ".xes.gz");
    Path model = Path.of("models", name + ".journey.yaml");
    return compared(
        LogFiles.read(List.of(log), LogOptions.detected()).log(),
        ModelFiles.read(model, null).model());
  }

  private static void requireReadable(ComparisonResult result) throws IOException {
    FigureRenderer renderer = FigureRenderer.standard();
    for (String name : List.of(Figures.DESIGN, Figures.JOURNEY_MAP)) {
      var figure =
          SlideEdition.of(
              result,
              Language.ENGLISH,
              renderer,
              name,
              Figures.all(result, Language.ENGLISH).get(name));
      assertThat(renderer.smallestPoints(figure)).as(name).isGreaterThanOrEqualTo(READABLE);
      assertThat(String.join(" ", figure.facts())).contains("touchpoints hidden");
      assertThat(renderer.render(figure, name).svg()).as("the goal is there").contains(">★ ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"home-insurance", "internet-switch", "webshop-order"})
  void mapsOfTheSamplesCanBeReadOnASlide(String name) throws IOException {
    requireReadable(sample(name));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 150})
  void soCanThoseOfLargeDesigns(int touchpoints) throws IOException {
    StringBuilder model = new StringBuilder("journey: Large\noutcome: {success: [Step ");
    model.append(touchpoints - 1).append(", the last of the long way]}\nphases:\n");
    model.insert(model.indexOf("[Step") + 1, '"').insert(model.indexOf("way]") + 3, '"');
    StringBuilder log = new StringBuilder("case,activity,time\n");
    for (int i = 0; i < touchpoints; i++) {
      String name = "Step " + i + (i == touchpoints - 1 ? ", the last of the long way" : " of it");
      if (i % 10 == 0) {
        model.append("  - phase: Part ").append(i / 10).append("\n    steps:\n");
      }
      model.append("      - {touchpoint: \"").append(name).append("\", within: 1d}\n");
    }
    for (int c = 0; c < 60; c++) {
      for (int i = 0; i < touchpoints - c % 7 * 5; i++) {
        String name =
            "Step " + i + (i == touchpoints - 1 ? ", the last of the long way" : " of it");
        if ((c + i) % 11 != 0) {
          log.append(c).append(",\"").append(name).append("\",2026-");
          log.append(String.format("%02d-%02dT10:00:00Z%n", 1 + i / 28, 1 + i % 28));
        }
      }
    }
    EventLog read =
        LogFiles.read(
                new ByteArrayInputStream(log.toString().getBytes(StandardCharsets.UTF_8)),
                "large.csv",
                LogOptions.detected())
            .log();
    DesignedJourney design =
        BlueprintReader.read(
                new ByteArrayInputStream(model.toString().getBytes(StandardCharsets.UTF_8)),
                "large.journey.yaml")
            .toDesignedJourney();

    requireReadable(compared(read, design));
  }

  @Test
  void linesOfASmallerMapLeadFromOneKeptTouchpointToTheNext() throws IOException {
    ComparisonResult result = sample("home-insurance");

    JourneyMap all = result.mapOf(name -> true);
    JourneyMap three =
        result.mapOf(List.of("Visit website", "Receive offer", "Policy active")::contains);

    assertThat(all).isEqualTo(result.map());
    assertThat(three.touchpoints())
        .extracting(TouchpointCount::touchpoint)
        .containsExactly("Visit website", "Receive offer", "Policy active");
    for (TouchpointCount kept : three.touchpoints()) {
      assertThat(all.touchpoints()).contains(kept);
    }
    // whoever reaches the offer came from the website, or began with the offer
    int offers = journeys(three, "Receive offer");
    int begun =
        three.starts().stream()
            .filter(start -> start.touchpoint().equals("Receive offer"))
            .mapToInt(TouchpointCount::journeys)
            .sum();
    assertThat(flow(three, "Visit website", "Receive offer") + begun).isEqualTo(offers);
  }

  private static int journeys(JourneyMap map, String touchpoint) {
    return map.touchpoints().stream()
        .filter(count -> count.touchpoint().equals(touchpoint))
        .mapToInt(TouchpointCount::journeys)
        .sum();
  }

  private static int flow(JourneyMap map, String from, String to) {
    return map.flows().stream()
        .filter(flow -> flow.from().equals(from) && flow.to().equals(to))
        .mapToInt(Flow::journeys)
        .sum();
  }
}
