package org.desirepath.diagnostics.returns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.desirepath.diagnostics.deviations.AttributeChecks;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.Diagnostic;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.statistics.RidgeLogistic;

/**
 * The peak-end check: whether the best, worst and last experience tell more of success than the
 * mean of all. Nested logistic models, compared by likelihood ratio and BIC (G. Schwarz, 1978,
 * doi:10.1214/aos/1176344136). The rule: B. L. Fredrickson and D. Kahneman, "Duration neglect in
 * retrospective evaluations of affective episodes", 1993, doi:10.1037/0022-3514.65.1.45; it is
 * known from short experiences.
 *
 * <p>Only scores before the end of a journey count. Descriptive: journeys that last have more
 * scores, and so greater extremes. O(n log n) for n events; at most 20 000 journeys enter, evenly
 * drawn.
 */
public record PeakEndDiagnostic() implements Diagnostic<Optional<PeakEnd>> {
  private static final int FEWEST = 100;
  private static final int MOST = 20_000;
  private static final List<String> TERMS = List.of("best", "worst", "last", "mean");
  private static final int ALL = (1 << TERMS.size()) - 1;
  private static final int MEAN_ONLY = 1 << TERMS.indexOf("mean");

  /** Next to none: only there so that collinear terms have a solution. */
  private static final double RIDGE = 1e-6;

  private static final String NOTE =
      "descriptive: of journeys with at least two scores; those that last longer have more scores"
          + " and so greater extremes, and the peak-end rule is known from short experiences";

  /** What the scores of a journey come to. */
  private record Scores(double best, double worst, double last, double mean) {
    double[] values() {
      return new double[] {best, worst, last, mean};
    }
  }

  /** Empty without scores, or with too few journeys that have two. */
  @Override
  public Optional<PeakEnd> diagnose(AlignedJourneys journeys) {
    EventLog log = journeys.log();
    if (log.roleKey(Role.EXPERIENCE) == null || !journeys.statuses().hasOutcome()) {
      return Optional.empty();
    }
    List<Scores> scores = new ArrayList<>();
    List<Boolean> successes = new ArrayList<>();
    AttributeChecks reader = new AttributeChecks(journeys);
    for (int t = 0; t < log.traceCount(); t++) {
      JourneyStatus status = journeys.statuses().status(t);
      Optional<Scores> found =
          status == JourneyStatus.OPEN ? Optional.empty() : scores(journeys, reader, t);
      if (found.isPresent()) {
        scores.add(found.get());
        successes.add(status == JourneyStatus.COMPLETED);
      }
    }
    long succeeding = successes.stream().filter(success -> success).count();
    if (scores.size() < FEWEST || succeeding == 0 || succeeding == scores.size()) {
      return Optional.empty();
    }
    return Optional.of(described(scores, successes, (int) succeeding));
  }

  private static Optional<Scores> scores(
      AlignedJourneys journeys, AttributeChecks reader, int trace) {
    EventLog log = journeys.log();
    int n = 0;
    double best = Double.NEGATIVE_INFINITY;
    double worst = Double.POSITIVE_INFINITY;
    double last = 0;
    double sum = 0;
    for (int e = log.firstEvent(trace); e < journeys.endOfJourney(trace); e++) {
      double score = reader.experience(trace, e);
      if (Double.isFinite(score)) {
        n++;
        best = StrictMath.max(best, score);
        worst = StrictMath.min(worst, score);
        last = score;
        sum += score;
      }
    }
    return n < 2 ? Optional.empty() : Optional.of(new Scores(best, worst, last, sum / n));
  }

  private static PeakEnd described(List<Scores> scores, List<Boolean> successes, int succeeding) {
    int kept = StrictMath.min(scores.size(), MOST);
    RidgeLogistic model = model(scores, successes, kept);
    double[] deviances = new double[ALL + 1];
    for (int set = 0; set <= ALL; set++) {
      deviances[set] = model.fit(set).deviance();
    }
    RidgeLogistic.Fit full = model.fit();
    List<PeakEnd.Term> terms = new ArrayList<>();
    for (int f = 0; f < TERMS.size(); f++) {
      double gain = deviances[ALL ^ 1 << f] - deviances[ALL];
      terms.add(
          new PeakEnd.Term(
              TERMS.get(f), full.coefficients().get(f), RidgeLogistic.likelihoodRatioP(gain, 1)));
    }
    List<PeakEnd.Model> models = new ArrayList<>();
    for (int set = 0; set <= ALL; set++) {
      List<String> names = new ArrayList<>();
      for (int f = 0; f < TERMS.size(); f++) {
        if ((set >> f & 1) == 1) {
          names.add(TERMS.get(f));
        }
      }
      models.add(
          new PeakEnd.Model(names, deviances[set] + (names.size() + 1) * StrictMath.log(kept)));
    }
    models.sort(
        Comparator.comparingDouble(PeakEnd.Model::bic)
            .thenComparing(m -> String.join(",", m.terms())));
    double peakAndEnd =
        RidgeLogistic.likelihoodRatioP(deviances[MEAN_ONLY] - deviances[ALL], TERMS.size() - 1);
    return new PeakEnd(scores.size(), succeeding, terms, peakAndEnd, models, NOTE);
  }

  private static RidgeLogistic model(List<Scores> scores, List<Boolean> successes, int kept) {
    int size = TERMS.size();
    double[] means = new double[size];
    double[] squares = new double[size];
    for (int i = 0; i < kept; i++) {
      double[] x = scores.get((int) ((long) i * scores.size() / kept)).values();
      for (int f = 0; f < size; f++) {
        means[f] += x[f] / kept;
        squares[f] += x[f] * x[f] / kept;
      }
    }
    Comparator<Scores> order =
        Comparator.comparingDouble(Scores::best)
            .thenComparingDouble(Scores::worst)
            .thenComparingDouble(Scores::last)
            .thenComparingDouble(Scores::mean);
    SortedMap<Scores, int[]> cells = new TreeMap<>(order);
    for (int i = 0; i < kept; i++) {
      int journey = (int) ((long) i * scores.size() / kept);
      int[] counts = cells.computeIfAbsent(scores.get(journey), s -> new int[2]);
      counts[0] += successes.get(journey) ? 1 : 0;
      counts[1]++;
    }
    RidgeLogistic.Builder builder = new RidgeLogistic.Builder(RIDGE, size);
    cells.forEach(
        (cell, counts) -> {
          double[] x = cell.values();
          for (int f = 0; f < size; f++) {
            double variance = squares[f] - means[f] * means[f];
            x[f] = variance > 1e-12 ? (x[f] - means[f]) / StrictMath.sqrt(variance) : 0;
          }
          builder.add(0, x, counts[0], counts[1]);
        });
    return builder.build();
  }
}
