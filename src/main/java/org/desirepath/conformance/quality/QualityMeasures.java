package org.desirepath.conformance.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.conformance.quality.Measure.Definition;
import org.desirepath.conformance.quality.TokenReplay.Result;
import org.jspecify.annotations.Nullable;

/**
 * All measures of a log and a designed model, each with its definition.
 *
 * <p>{@link #basic} has those that cost little beside the alignments; the others are absent there
 * and say so. {@link #full} has all, within limits whose reaching is said in the reason or note.
 * Deterministic.
 *
 * @param precision align-ETC on the alignments shown
 * @param fScore harmonic mean of log fitness and precision
 * @param simplicity counts of the net
 * @param footprints of log and model
 * @param tokenReplay tokens counted, or null in a basic computation
 * @param generalization over folds, or null if the algorithm that found the model was not named
 * @param all every measure, in a fixed order
 */
public record QualityMeasures(
    Measure precision,
    Measure fScore,
    NetSimplicity simplicity,
    FootprintConformance.Result footprints,
    @Nullable Result tokenReplay,
    @Nullable Measure generalization,
    List<Measure> all) {

  /** Why there is no {@code generalization} of a designed model. */
  public static final String NO_GENERALIZATION =
      "generalisation is of a discovery algorithm: it needs models found without the journeys they"
          + " are held against; a designed model was not found in this log; see"
          + " generalizationFrequency in measures";

  /** Why an expensive measure is absent from a basic computation. */
  public static final String ONLY_IN_FULL =
      "left out here, since it costs more than the alignments can; the conform command computes it";

  private static final String FITNESS_SOURCE =
      "Adriansyah, Aligning observed and modeled behavior, 2014, doi:10.6100/IR770080";
  private static final Definition LOG_FITNESS =
      new Definition(
          "fitnessLog",
          "1 - sum of alignment costs / sum of (cost of log moves alone + cheapest run of the"
              + " model) over all journeys; n = resolved journeys",
          FITNESS_SOURCE);
  private static final Definition MEAN_FITNESS =
      new Definition(
          "fitnessJourneyMean",
          "mean over journeys, whose median stands beside the mean under fitness, of 1 - alignment"
              + " cost / (cost of log moves alone + cheapest run of the model); n = resolved"
              + " journeys",
          FITNESS_SOURCE);
  private static final Definition F_SCORE =
      new Definition(
          "fScore",
          "2 f p / (f + p) of fitnessLog f and precision p; n = resolved journeys",
          "van Rijsbergen, Information Retrieval, 1979");
  private static final long MARKOVIAN_VISITS = 20_000_000;

  public QualityMeasures {
    all = List.copyOf(all);
  }

  /** The measures that cost little beside the alignments. */
  public static QualityMeasures basic(ConformanceResult result) {
    return new Computation(result, false).measures();
  }

  /** All measures. */
  public static QualityMeasures full(ConformanceResult result) {
    return new Computation(result, true).measures();
  }

  /** The same with the generalisation of the algorithm that found the model. */
  public QualityMeasures withGeneralization(Measure measure) {
    List<Measure> more = new ArrayList<>(all);
    more.add(measure);
    return new QualityMeasures(
        precision, fScore, simplicity, footprints, tokenReplay, measure, more);
  }

  private record Computation(ConformanceResult result, boolean full) {

    QualityMeasures measures() {
      ConformanceSummary summary = ConformanceSummary.of(result);
      FlowLog log = new FlowLog(result);
      Measure fitness = fitness(LOG_FITNESS, summary.fitness(), summary);
      Measure precision = AlignEtcPrecision.STANDARD.measure(log);
      Measure fScore = fScore(fitness, precision);
      NetSimplicity simplicity = NetSimplicity.of(result.model().net());
      FootprintConformance.Result footprints = FootprintConformance.STANDARD.compare(log);
      Result replay = full ? TokenReplay.STANDARD.replay(log) : null;
      List<Measure> all = new ArrayList<>();
      all.add(fitness);
      all.add(fitness(MEAN_FITNESS, summary.meanFitness(), summary));
      all.add(precision);
      all.add(
          full
              ? AlignEtcPrecision.OVER_ALL_OPTIMA.measure(log)
              : onlyInFull(AlignEtcPrecision.ALL_DEFINITION, log));
      all.add(fScore);
      for (int k = 2; k <= 3; k++) {
        MarkovianConformance markovian = new MarkovianConformance(k, MARKOVIAN_VISITS);
        MarkovianConformance.Result found =
            full ? markovian.measure(log) : markovian.absent(ONLY_IN_FULL);
        all.add(found.fitness());
        all.add(found.precision());
      }
      all.add(footprints.agreement());
      all.add(footprints.fitness());
      all.add(footprints.precision());
      all.add(new FrequencyGeneralization().measure(result));
      all.addAll(simplicity.measures());
      all.add(replay == null ? onlyInFull(TokenReplay.FITNESS, log) : replay.fitness());
      all.add(
          replay == null ? onlyInFull(TokenReplay.KNOWN_FITNESS, log) : replay.fitnessOfKnown());
      return new QualityMeasures(precision, fScore, simplicity, footprints, replay, null, all);
    }

    private static Measure onlyInFull(Definition definition, FlowLog log) {
      return Measure.absent(definition, log.traces(), ONLY_IN_FULL);
    }

    private static Measure fitness(
        Definition definition, OptionalDouble value, ConformanceSummary summary) {
      if (value.isEmpty()) {
        return Measure.absent(definition, 0, "no journey is resolved");
      }
      return Measure.of(
          definition,
          value.getAsDouble(),
          summary.journeys(),
          summary.isOptimal() ? null : "a lower bound: not every alignment is proven optimal");
    }

    private static Measure fScore(Measure fitness, Measure precision) {
      if (fitness.value().isEmpty() || precision.value().isEmpty()) {
        return Measure.absent(F_SCORE, fitness.n(), "there is no fitness or no precision");
      }
      double f = fitness.value().getAsDouble();
      double p = precision.value().getAsDouble();
      return Measure.of(F_SCORE, f + p == 0 ? 0 : 2 * f * p / (f + p), fitness.n(), fitness.note());
    }
  }
}
