package org.desirepath.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.desirepath.diagnostics.Findings;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.ModelFiles;
import org.desirepath.io.csv.CsvLogs;
import org.desirepath.io.plant.PlantReader;
import org.desirepath.io.xes.XesLogs;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Truth;
import org.desirepath.simulation.JourneySimulator;
import org.desirepath.simulation.SimulatedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is planted in the bundled samples is found, and what is not planted is not. */
class PlantedTruthTest {
  private static final String HOME = "home-insurance";
  private static final String SWITCH = "internet-switch";
  private static final String SHOP = "webshop-order";

  @ParameterizedTest
  @ValueSource(strings = {HOME, SWITCH, SHOP})
  void everyPlantedDeviationIsCountedAsItHappened(String sample) throws IOException {
    SimulatedLog simulated = simulated(sample, 5000);
    List<Deviation> found = findings(sample, simulated).deviations();

    for (Truth.Deviation truth : simulated.truth().deviations()) {
      if (truth.kind().equals("order")) {
        continue; // which of two swapped touchpoints is out of order is not unique
      }
      List<Deviation> rows =
          found.stream()
              .filter(deviation -> deviation.touchpoint().equals(truth.touchpoint()))
              .filter(deviation -> isOfKind(truth.kind(), deviation.kind().word()))
              .toList();
      int journeys = rows.stream().mapToInt(Deviation::journeys).sum();
      int possible = rows.stream().mapToInt(row -> row.possible().orElseThrow()).sum();
      assertThat(possible)
          .as(truth.toString())
          .isGreaterThanOrEqualTo((int) (0.97 * truth.journeys()));
      assertThat((double) journeys)
          .as(truth.toString())
          .isBetween(0.8 * truth.journeys(), 1.05 * truth.journeys() + 3);
    }
  }

  /** What was left out of a block that was begun makes the block incomplete. */
  private static boolean isOfKind(String planted, String found) {
    return found.equals(planted) || (planted.equals("missing") && found.equals("incompleteBlock"));
  }

  @ParameterizedTest
  @ValueSource(strings = {HOME, SWITCH, SHOP})
  void dropOffIsWhereItWasPlantedThoughManyJourneysAreStillOpen(String sample) throws IOException {
    SimulatedLog simulated = simulated(sample, 5000);
    DropOff dropOff = findings(sample, simulated).dropOff();

    assertThat(dropOff).isNotNull();
    assertThat(dropOff.status().open()).isPositive();
    for (Truth.DropOff truth : simulated.truth().dropOff()) {
      DropOff.Step step =
          dropOff.steps().stream()
              .filter(s -> s.touchpoint().equals(truth.touchpoint()))
              .findFirst()
              .orElseThrow();
      if (step.mature() >= 200 && truth.entered() >= 200 && step.rate().isPresent()) {
        double trueRate = (double) truth.abandoned() / truth.entered();
        assertThat(step.rate().value().orElseThrow())
            .as(truth.toString())
            .isCloseTo(trueRate, org.assertj.core.data.Offset.offset(0.035));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {HOME, SWITCH, SHOP})
  void plantedEffectsAreCriticalAndPlantedNothingIsNot(String sample) throws IOException {
    SimulatedLog simulated = simulated(sample, 5000);
    CriticalMoments moments = findings(sample, simulated).criticalMoments();

    assertThat(moments).isNotNull();
    for (Truth.Effect truth : simulated.truth().effects()) {
      List<CriticalMoments.Moment> found =
          moments.moments().stream()
              .filter(m -> m.touchpoint().equals(truth.touchpoint()))
              .filter(m -> m.facet().word().equals(truth.facet()))
              .toList();
      boolean strong = Math.abs(truth.riskDifference()) > 0.08 && truth.exposed() > 400;
      if (truth.oddsRatio() == 1) {
        assertThat(found).as(truth.toString()).noneMatch(CriticalMoments.Moment::critical);
      } else if (strong && (truth.facet().equals("presence") || truth.facet().equals("wait"))) {
        assertThat(found)
            .as(truth.toString())
            .anySatisfy(
                moment -> {
                  assertThat(moment.critical()).isTrue();
                  assertThat(Math.signum(moment.riskDifference().value().orElseThrow()))
                      .isEqualTo(Math.signum(truth.riskDifference()));
                });
      }
    }
  }

  /** The bundled logs, as a reader of their reports sees them. */
  @ParameterizedTest
  @ValueSource(strings = {HOME, SWITCH, SHOP})
  void nothingIsCriticalThatWasNotPlanted(String sample) throws IOException {
    SimulatedLog simulated = simulated(sample, 3000);
    Set<String> planted =
        simulated.truth().effects().stream()
            .filter(effect -> effect.oddsRatio() != 1)
            .map(effect -> effect.touchpoint() + " " + effect.facet())
            .collect(Collectors.toSet());

    assertThat(findings(sample, simulated).criticalMoments().moments())
        .filteredOn(CriticalMoments.Moment::critical)
        .isNotEmpty()
        .allSatisfy(
            moment ->
                assertThat(planted).contains(moment.touchpoint() + " " + moment.facet().word()));
  }

  @ParameterizedTest
  @ValueSource(strings = {HOME, SWITCH, SHOP})
  void bundledLogIsWhatTheSimulatorWrites(String sample) throws IOException {
    EventLog log = simulated(sample, 3000).log();
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    CsvLogs.write(log, csv);
    ByteArrayOutputStream xes = new ByteArrayOutputStream();
    XesLogs.write(log, xes);

    assertThat(bundled(sample, ".csv")).isEqualTo(csv.toByteArray());
    assertThat(bundled(sample, ".xes")).isEqualTo(xes.toByteArray());
  }

  private static byte[] bundled(String sample, String ending) throws IOException {
    Path plain = Path.of("event-logs", sample + ending);
    Path file = Files.exists(plain) ? plain : Path.of("event-logs", sample + ending + ".gz");
    byte[] bytes = Files.readAllBytes(file);
    if (!file.toString().endsWith(".gz")) {
      return bytes;
    }
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return unpacked.readAllBytes();
    }
  }

  @Test
  void findingsAreTheSameOnAnyNumberOfThreads() throws IOException {
    SimulatedLog simulated = simulated(SHOP, 1500);

    assertThat(findings(SHOP, simulated, 1)).isEqualTo(findings(SHOP, simulated, 3));
  }

  private static DesignedJourney model(String sample) throws IOException {
    return ModelFiles.read(Path.of("models", sample + ".journey.yaml"), null).model();
  }

  private static SimulatedLog simulated(String sample, int journeys) throws IOException {
    DesignedJourney model = model(sample);
    Path plant = Path.of("models/plants", sample + ".plant.yaml");
    try (InputStream input = Files.newInputStream(plant)) {
      return new JourneySimulator(PlantReader.read(input, plant.toString(), model), journeys, 1)
          .simulate(model);
    }
  }

  private static Findings findings(String sample, SimulatedLog simulated) throws IOException {
    return findings(sample, simulated, 2);
  }

  private static Findings findings(String sample, SimulatedLog simulated, int threads)
      throws IOException {
    return JourneyComparison.standard(threads)
        .compare(
            simulated.log(),
            java.util.Map.of(),
            model(sample),
            simulated.truth().asOfMillis().orElseThrow(),
            new Provenance("test", "compare", 1, new TreeMap<>(), List.of()),
            stage -> {})
        .findings();
  }
}
