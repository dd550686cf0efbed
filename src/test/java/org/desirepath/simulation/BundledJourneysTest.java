package org.desirepath.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.io.plant.PlantReader;
import org.desirepath.io.truth.TruthWriter;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Plant;
import org.desirepath.model.Truth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled journeys hold enough of everything that their plants promise. */
class BundledJourneysTest {
  private static final Path MODELS = Path.of("models");

  @ParameterizedTest
  @CsvSource({"home-insurance, 5000", "internet-switch, 3000", "webshop-order, 3000"})
  void aBundledPlantFitsItsJourneyAndShowsInTheLog(String name, int journeys) throws IOException {
    DesignedJourney model = model(name);
    SimulatedLog result = new JourneySimulator(plant(name, model), journeys, 1).simulate(model);
    Truth truth = result.truth();

    assertThat(truth.journeys()).isEqualTo(result.log().traceCount());
    assertThat(truth.status().completed() / (double) truth.journeys()).isBetween(0.15, 0.6);
    assertThat(truth.status().exited()).isGreaterThan(30);
    assertThat(truth.status().open()).isGreaterThan(5);
    assertThat(truth.status().ended()).isZero();
    for (Truth.Deviation row : truth.deviations()) {
      assertThat(row.journeys()).as("%s %s", row.kind(), row.touchpoint()).isGreaterThan(4);
      assertThat(row.observable()).isGreaterThanOrEqualTo(row.journeys());
    }
    for (Truth.Effect row : truth.effects()) {
      assertThat(row.exposed()).as("%s %s", row.facet(), row.touchpoint()).isGreaterThan(60);
      assertThat(Math.signum(row.riskDifference())).isEqualTo(Math.signum(row.oddsRatio() - 1));
    }
    model.facts().touchpoints().values().stream()
        .filter(touchpoint -> !touchpoint.observable())
        .forEach(hidden -> assertThat(result.log().activities()).doesNotContain(hidden.name()));
    assertThat(truth.effects()).anyMatch(row -> row.oddsRatio() == 1);
    StringBuilder json = new StringBuilder();
    TruthWriter.write(truth, json);
    assertThat(json).contains("\"journey\" : \"" + truth.journey() + "\"").endsWith("}\n");
  }

  private static DesignedJourney model(String name) throws IOException {
    String file = name + ".journey.yaml";
    try (InputStream input = Files.newInputStream(MODELS.resolve(file))) {
      return BlueprintReader.read(input, file).toDesignedJourney();
    }
  }

  private static Plant plant(String name, DesignedJourney model) throws IOException {
    String file = name + ".plant.yaml";
    try (InputStream input = Files.newInputStream(MODELS.resolve("plants").resolve(file))) {
      return PlantReader.read(input, file, model);
    }
  }
}
