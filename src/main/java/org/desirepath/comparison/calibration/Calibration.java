package org.desirepath.comparison.calibration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.JourneyComparison;
import org.desirepath.comparison.LeftTruncation;
import org.desirepath.comparison.Provenance;
import org.desirepath.comparison.calibration.Scenario.Check;
import org.desirepath.conformance.OptimalAlignments;
import org.desirepath.diagnostics.groups.GroupQuestions;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.io.FormatException;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.io.plant.PlantReader;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Plant;
import org.desirepath.simulation.JourneySimulator;
import org.desirepath.simulation.SimulatedLog;
import org.desirepath.statistics.SeededRandom;

/**
 * Measures how far findings can be trusted: simulates many logs with planted truths, diagnoses
 * each, and compares what is found with what is true. Error rates, coverage of intervals, power,
 * bias, recall and precision, each with its Monte Carlo standard error and beside them what usual
 * methods say of the same logs. Own design; the wrong designs are those of immortal-time bias (S.
 * Suissa, "Immortal time bias in pharmacoepidemiology", 2008, doi:10.1093/aje/kwm324) and of
 * conditioning on the future.
 *
 * <p>Costs one simulation and one comparison for each log of each scenario. Equal parameters give
 * equal results for any number of threads: every log has its own seed, and sums are made in order.
 *
 * @param logs of each scenario, at least 2
 * @param journeys of a log; empty = as the scenario says
 * @param threads at least 1
 */
public record Calibration(
    List<Scenario> scenarios, int logs, OptionalInt journeys, long seed, int threads) {

  /** The designed journey that is played out. */
  static final String JOURNEY = "calibration.journey.yaml";

  private static final String REFERENCE = "reference";
  private static final int REFERENCE_TIMES = 100;
  private static final int REFERENCE_MOST = 100_000;
  private static final long YEAR = 365L * 86_400_000;

  public Calibration {
    scenarios = List.copyOf(scenarios);
    if (scenarios.isEmpty()) {
      throw new IllegalArgumentException("scenarios: expected at least one, got none");
    }
    if (logs < 2) {
      throw new IllegalArgumentException("logs: expected at least 2, got " + logs);
    }
    if (journeys.isPresent() && journeys.getAsInt() < 1) {
      throw new IllegalArgumentException("journeys: expected at least 1, got " + journeys);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads: expected at least 1, got " + threads);
    }
  }

  /**
   * Runs.
   *
   * @param progress is told the scenario after each log, on the calling thread
   * @throws InterruptedException if the calling thread is interrupted; what runs is stopped
   */
  public CalibrationResult run(Consumer<String> progress) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Scenario> sized = new ArrayList<>();
      List<Row> rows = new ArrayList<>();
      for (Scenario scenario : scenarios) {
        Scenario here =
            journeys.isPresent() ? scenario.withJourneys(journeys.getAsInt()) : scenario;
        sized.add(here);
        rows.addAll(run(here, pool, progress));
      }
      return new CalibrationResult(logs, seed, sized, rows);
    } finally {
      pool.shutdownNow();
    }
  }

  private List<Row> run(Scenario scenario, ExecutorService pool, Consumer<String> progress)
      throws InterruptedException {
    DesignedJourney model = model();
    Plant plant = plant(scenario, model);
    Map<String, Double> reference =
        scenario.checks().contains(Check.INTERVALS)
            ? result(pool.submit(() -> reference(scenario, plant, model)))
            : Map.of();
    SeededRandom seeds = new SeededRandom(seed).fork(scenario.name().hashCode());
    List<Future<OneLog>> running = new ArrayList<>();
    for (int i = 0; i < logs; i++) {
      long own = seeds.fork(i).nextLong();
      running.add(pool.submit(() -> measured(scenario, plant, model, own, reference)));
    }
    Tally tally = new Tally(scenario);
    for (int i = 0; i < logs; i++) {
      OneLog log = result(running.get(i));
      tally.add(log.observations(), log.intervals());
      // a log is large, and its sums are all that is needed
      running.set(i, null);
      progress.accept(scenario.name());
    }
    return tally.rows();
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException("a log could not be measured", e.getCause());
    }
  }

  /** What the same findings are in a record that is far larger and whole. */
  private Map<String, Double> reference(Scenario scenario, Plant plant, DesignedJourney model)
      throws FormatException {
    Plant whole = plant.recordedWhole(plant.toMillis() + YEAR);
    long own = new SeededRandom(seed).fork(REFERENCE.hashCode()).nextLong();
    SimulatedLog simulated =
        new JourneySimulator(
                whole, StrictMath.min(REFERENCE_MOST, REFERENCE_TIMES * scenario.journeys()), own)
            .simulate(model);
    ComparisonResult result = compared(scenario, whole, model, own, simulated);
    return Intervals.values(result.findings(), result.journeys().traceCount());
  }

  private static OneLog measured(
      Scenario scenario,
      Plant plant,
      DesignedJourney model,
      long seed,
      Map<String, Double> reference)
      throws FormatException {
    SimulatedLog simulated = new JourneySimulator(plant, scenario.journeys(), seed).simulate(model);
    ComparisonResult result = compared(scenario, plant, model, seed, simulated);
    OneLog log = new OneLog(scenario, plant, simulated.truth(), result, reference);
    measure(log);
    return log;
  }

  private static ComparisonResult compared(
      Scenario scenario, Plant plant, DesignedJourney model, long seed, SimulatedLog simulated)
      throws FormatException {
    DiagnosisParameters parameters =
        DiagnosisParameters.standard().withSegments(scenario.segments());
    GroupQuestions questions =
        scenario.change() == null
            ? GroupQuestions.NONE
            : new GroupQuestions(
                null,
                null,
                new GroupQuestions.Change(scenario.change(), new TreeSet<>()),
                false,
                GroupQuestions.NONE.onTime());
    return new JourneyComparison(
            OptimalAlignments.STANDARD.withThreads(1), parameters, LeftTruncation.NONE, questions)
        .compare(
            simulated.log(),
            Map.of(),
            model,
            plant.asOfMillis().orElseThrow(),
            new Provenance("", "calibrate", seed, new TreeMap<>(), List.of()),
            stage -> {});
  }

  private static void measure(OneLog log) {
    boolean naive = log.scenario.checks().contains(Check.NAIVE);
    for (Check check : Check.values()) {
      if (log.scenario.checks().contains(check)) {
        switch (check) {
          case MOMENTS -> new MomentChecks(log).falseFindings();
          case POWER -> new MomentChecks(log).power();
          case DROP_OFF -> new FlowChecks(log).dropOff(naive);
          case SHARES -> new FlowChecks(log).shares();
          case INTERVALS -> new IntervalChecks(log).run();
          case KINDS -> new FlowChecks(log).kinds();
          case CHANGE -> new ChangeChecks(log).run();
          case NAIVE -> new NaiveChecks(log).run();
        }
      }
    }
  }

  static DesignedJourney model() {
    try (InputStream input = resource(JOURNEY)) {
      return BlueprintReader.read(input, JOURNEY).toDesignedJourney();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The plant of a scenario; its effects are pains where they were, of the size asked for. */
  static Plant plant(Scenario scenario, DesignedJourney model) {
    String name = scenario.plant() + ".plant.yaml";
    try (InputStream input = resource(name)) {
      Plant plant = PlantReader.read(input, name, model);
      if (scenario.odds().isEmpty()) {
        return plant;
      }
      double odds = scenario.odds().getAsDouble();
      return plant.withEffects(
          plant.effects().stream()
              .map(
                  effect ->
                      new Plant.Effect(
                          effect.facet(),
                          effect.touchpoint(),
                          effect.odds() < 1 ? 1 / odds : odds,
                          effect.slows()))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    InputStream input = Calibration.class.getResourceAsStream(name);
    if (input == null) {
      throw new IllegalStateException("the resource " + name + " is missing from the program");
    }
    return input;
  }
}
