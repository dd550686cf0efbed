package org.desirepath.comparison.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.comparison.calibration.Observation.Series;
import org.desirepath.comparison.calibration.Row.Target;

/** Sums up the logs of one scenario. */
final class Tally {
  private static final double ERRORS = 2;
  private static final double ERRORS_OF_ONE_OF_MANY = 3;

  /** Of a single touchpoint, fewer logs that say something of it are no ground for a verdict. */
  private static final int FEWEST_LOGS = 30;

  private final Scenario scenario;
  private final Map<Series, List<double[]>> series = new LinkedHashMap<>();
  private final Map<String, List<List<SeenInterval>>> intervals = new LinkedHashMap<>();

  Tally(Scenario scenario) {
    this.scenario = scenario;
  }

  /** What one log says. */
  void add(List<Observation> observations, List<SeenInterval> seenIntervals) {
    Map<Series, double[]> sums = new LinkedHashMap<>();
    for (Observation seen : observations) {
      double[] sum = sums.computeIfAbsent(seen.series(), key -> new double[2]);
      sum[0] += seen.numerator();
      sum[1] += seen.denominator();
    }
    sums.forEach((key, sum) -> series.computeIfAbsent(key, k -> new ArrayList<>()).add(sum));
    Map<String, List<SeenInterval>> byNumber = new LinkedHashMap<>();
    for (SeenInterval seen : seenIntervals) {
      byNumber.computeIfAbsent(seen.of(), key -> new ArrayList<>()).add(seen);
    }
    byNumber.forEach(
        (of, seen) -> intervals.computeIfAbsent(of, key -> new ArrayList<>()).add(seen));
  }

  List<Row> rows() {
    addCoverage();
    List<Row> rows = new ArrayList<>();
    series.forEach((key, sums) -> rows.add(row(key, sums)));
    return rows;
  }

  /** Where the truth has no closed form, it is the mean over all logs of the scenario. */
  private void addCoverage() {
    intervals.forEach(
        (of, byLog) -> {
          Map<String, double[]> means = new LinkedHashMap<>();
          for (List<SeenInterval> seen : byLog) {
            for (SeenInterval interval : seen) {
              double[] mean = means.computeIfAbsent(interval.subject(), key -> new double[2]);
              mean[0] += onScale(of, interval.estimate());
              mean[1]++;
            }
          }
          for (List<SeenInterval> seen : byLog) {
            double[] all = new double[2];
            Map<String, double[]> bySubject = new LinkedHashMap<>();
            for (SeenInterval interval : seen) {
              double[] mean = means.getOrDefault(interval.subject(), new double[] {0, 1});
              double own = mean[0] / mean[1];
              boolean holds =
                  Double.isNaN(interval.truth())
                      ? onScale(of, interval.interval().low()) <= own
                          && own <= onScale(of, interval.interval().high())
                      : interval.interval().contains(interval.truth());
              double[] sum = bySubject.computeIfAbsent(interval.subject(), key -> new double[2]);
              sum[0] += holds ? 1 : 0;
              sum[1]++;
              all[0] += holds ? 1 : 0;
              all[1]++;
            }
            add(of, all);
            bySubject.forEach((subject, sum) -> add(of + ", " + subject, sum));
          }
        });
  }

  private void add(String subject, double[] sum) {
    series
        .computeIfAbsent(
            new Series(Measure.COVERAGE, subject, Series.OURS), key -> new ArrayList<>())
        .add(sum);
  }

  /** Ratios are averaged by their logarithms. */
  private static double onScale(String of, double value) {
    return of.startsWith("odds ratio") ? StrictMath.log(value) : value;
  }

  private Row row(Series key, List<double[]> sums) {
    double numerator = 0;
    double denominator = 0;
    for (double[] sum : sums) {
      numerator += sum[0];
      denominator += sum[1];
    }
    double value = numerator / denominator;
    double squares = 0;
    for (double[] sum : sums) {
      double rest = sum[0] - value * sum[1];
      squares += rest * rest;
    }
    int n = sums.size();
    double error = n < 2 ? 0 : StrictMath.sqrt(squares * n / (n - 1.0)) / denominator;
    if (key.measure() == Measure.ODDS_RATIO) {
      value = StrictMath.exp(value);
      error *= value;
    }
    Row shown =
        new Row(
            scenario.name(),
            key.measure(),
            key.subject(),
            key.method(),
            value,
            error,
            n,
            Target.NONE);
    return shown.with(target(shown, denominator));
  }

  private Target target(Row row, double denominator) {
    Measure measure = row.measure();
    boolean hasTarget =
        switch (measure) {
          case FALSE_DISCOVERY_RATE, FALSE_POSITIVE_RATE, REPORTED, COVERAGE, BIAS -> true;
          case POWER -> scenario.odds().isPresent();
          case F1 -> row.isSummary();
          case RECALL, PRECISION, ODDS_RATIO, EXPOSED, KAPPA -> false;
        };
    boolean few = !row.isSummary() && row.logs() < FEWEST_LOGS;
    if (!scenario.judged() || !hasTarget || few || !row.method().equals(Series.OURS)) {
      return Target.NONE;
    }
    if (row.value() >= measure.low() && row.value() <= measure.high()) {
      return Target.MET;
    }
    double least = measure.spreadOnTarget() / StrictMath.sqrt(denominator);
    double slack =
        StrictMath.max(row.error(), least) * (row.isSummary() ? ERRORS : ERRORS_OF_ONE_OF_MANY);
    return row.value() >= measure.low() - slack && row.value() <= measure.high() + slack
        ? Target.WITHIN_ERROR
        : Target.MISSED;
  }
}
