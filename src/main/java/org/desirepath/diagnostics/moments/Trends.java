package org.desirepath.diagnostics.moments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.desirepath.diagnostics.effects.Landmark;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.CriticalMoments.Bin;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;
import org.desirepath.diagnostics.moments.CriticalMoments.Trend;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.Bootstrap;
import org.desirepath.statistics.Knee;
import org.desirepath.statistics.MantelTrend;
import org.desirepath.statistics.MonotoneFit;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.TestResult;
import org.jspecify.annotations.Nullable;

/**
 * Whether success rises or falls with waits and repetitions, and beyond which value it differs
 * most. Waits enter the test by their logarithm, as few very long ones would outweigh all others.
 */
final class Trends {

  /** A knee is searched in at most so many journeys: its resamples would cost 400 times n. */
  static final int MOST_FOR_KNEE = 20_000;

  private static final int BINS = 5;
  private static final int CANDIDATES = 20;
  private static final int PERMUTATIONS = 199;
  private static final int REPLICATES = 200;
  private static final double LEVEL = 0.95;
  private static final Proportion SUCCESS = new Proportion(1, 1);
  private static final Proportion FAILURE = new Proportion(0, 1);

  private final OutcomeContext context;

  Trends(OutcomeContext context) {
    this.context = context;
  }

  /** What is kept of a landmark while the others are tested. */
  private record Tested(Candidate.OfTrend candidate, int n, TestResult test, List<Bin> bins) {}

  List<Trend> test(List<Candidate.OfTrend> candidates) {
    List<Tested> tested =
        candidates.parallelStream()
            .map(this::test)
            .filter(found -> found.test.isTestable())
            .toList();
    double[] q =
        BenjaminiHochberg.adjust(tested.stream().mapToDouble(found -> found.test.p()).toArray());
    List<Trend> trends =
        IntStream.range(0, tested.size())
            .parallel()
            .mapToObj(i -> trend(tested.get(i), q[i]))
            .toList();
    return trends.stream()
        .sorted(
            Comparator.comparingDouble((Trend t) -> t.q().value().orElse(1))
                .thenComparing(Trend::touchpoint)
                .thenComparing(Trend::facet))
        .toList();
  }

  private Tested test(Candidate.OfTrend candidate) {
    Landmark landmark = candidate.atLandmark().get();
    int n = landmark.traces().length;
    TestResult test = trendTest(candidate.facet(), landmark);
    return new Tested(
        candidate, n, test, test.isTestable() ? bins(landmark, test.z() >= 0) : List.of());
  }

  private static double score(Facet facet, double measure) {
    return facet == Facet.WAIT ? StrictMath.log1p(StrictMath.max(0, measure)) : measure;
  }

  private static TestResult trendTest(Facet facet, Landmark landmark) {
    int[] strata = landmark.strata();
    int n = strata.length;
    int count = Arrays.stream(strata).max().orElse(-1) + 1;
    int[] starts = new int[count + 1];
    for (int s : strata) {
      starts[s + 1]++;
    }
    for (int s = 0; s < count; s++) {
      starts[s + 1] += starts[s];
    }
    int[] members = new int[n];
    int[] next = Arrays.copyOf(starts, count);
    for (int u = 0; u < n; u++) {
      members[next[strata[u]]++] = u;
    }
    MantelTrend trend = new MantelTrend();
    for (int s = 0; s < count; s++) {
      int size = starts[s + 1] - starts[s];
      double[] scores = new double[size];
      Proportion[] outcomes = new Proportion[size];
      for (int i = 0; i < size; i++) {
        int unit = members[starts[s] + i];
        scores[i] = score(facet, landmark.measure(unit));
        outcomes[i] = landmark.succeeds(unit) ? SUCCESS : FAILURE;
      }
      trend.add(scores, outcomes);
    }
    return trend.test();
  }

  private static List<Bin> bins(Landmark landmark, boolean rising) {
    int n = landmark.traces().length;
    double[] sorted = new double[n];
    Arrays.setAll(sorted, landmark::measure);
    Arrays.sort(sorted);
    double[] tops = tops(sorted);
    int[] successes = new int[tops.length];
    int[] trials = new int[tops.length];
    for (int u = 0; u < n; u++) {
      int at = Arrays.binarySearch(tops, landmark.measure(u));
      int bin = at >= 0 ? at : -at - 1;
      trials[bin]++;
      successes[bin] += landmark.succeeds(u) ? 1 : 0;
    }
    Proportion[] groups = new Proportion[tops.length];
    Arrays.setAll(groups, b -> new Proportion(successes[b], trials[b]));
    double[] fitted = rising ? MonotoneFit.rising(groups) : MonotoneFit.falling(groups);
    List<Bin> bins = new ArrayList<>();
    int first = 0;
    for (int b = 0; b < tops.length; b++) {
      bins.add(
          new Bin(
              sorted[first],
              tops[b],
              trials[b],
              successes[b],
              Quantity.of(groups[b].estimate(), groups[b].wilson()),
              fitted[b]));
      first += trials[b];
    }
    return bins;
  }

  /** Greatest score of each bin: every value if they are few, else quantiles. */
  private static double[] tops(double[] sorted) {
    double[] values = Arrays.stream(sorted).distinct().limit(BINS + 1L).toArray();
    if (values.length <= BINS) {
      return values;
    }
    int n = sorted.length;
    return IntStream.rangeClosed(1, BINS)
        .mapToDouble(b -> sorted[(int) ((long) n * b / BINS) - 1])
        .distinct()
        .toArray();
  }

  private Trend trend(Tested tested, double q) {
    Candidate.OfTrend candidate = tested.candidate;
    boolean associated = q <= context.journeys().parameters().alpha();
    Knee.@Nullable Found knee = associated ? knee(candidate) : null;
    Quantity unsought = Quantity.absent("sought only where there is a trend");
    return new Trend(
        candidate.touchpoint(),
        candidate.facet(),
        candidate.design(),
        candidate.unit(),
        Quantity.of(tested.test.z()),
        tested.n,
        Quantity.of(tested.test.p()),
        Quantity.of(q),
        tested.bins,
        knee == null ? unsought : threshold(knee),
        knee == null
            ? unsought
            : Double.isNaN(knee.p())
                ? Quantity.absent("no threshold can be tested")
                : Quantity.of(knee.p()),
        knee == null ? 0 : StrictMath.min(tested.n, MOST_FOR_KNEE),
        candidate.note());
  }

  private static Quantity threshold(Knee.Found knee) {
    if (Double.isNaN(knee.threshold())) {
      return Quantity.absent("no threshold can be tested");
    }
    return knee.interval().isKnown()
        ? Quantity.of(knee.threshold(), knee.interval())
        : Quantity.of(knee.threshold());
  }

  private Knee.Found knee(Candidate.OfTrend candidate) {
    Landmark landmark = candidate.atLandmark().get();
    int n = landmark.traces().length;
    int kept = StrictMath.min(n, MOST_FOR_KNEE);
    double[] scores = new double[kept];
    boolean[] successes = new boolean[kept];
    int[] strata = new int[kept];
    for (int i = 0; i < kept; i++) {
      int unit = (int) ((long) i * n / kept);
      scores[i] = landmark.measure(unit);
      successes[i] = landmark.succeeds(unit);
      strata[i] = landmark.strata()[unit];
    }
    long seed =
        context.journeys().parameters().seed() * 1_000_003
            + 31L * candidate.touchpoint().hashCode();
    return new Knee(CANDIDATES, PERMUTATIONS, new Bootstrap(seed, REPLICATES))
        .find(scores, successes, strata, LEVEL);
  }
}
