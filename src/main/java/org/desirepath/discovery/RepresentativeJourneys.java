package org.desirepath.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Variant;
import org.desirepath.statistics.SeededRandom;

/**
 * A few real journeys that stand for all: k-medoids of the distinct paths, each weighing as many as
 * its journeys, over the edit distance (Levenshtein) divided by the longer length.
 *
 * <p>Medoids are found by swaps until none helps (Kaufman and Rousseeuw, Finding Groups in Data,
 * 1990, chapter 2, doi 10.1002/9780470316801), looking for all of a candidate's swaps at once as
 * Schubert and Rousseeuw do (Fast and eager k-medoids clustering, Information Systems 101, 2021,
 * doi 10.1016/j.is.2021.101804). Their number is that with the largest mean medoid silhouette
 * {@code 1 - nearest / second nearest} (Van der Laan, Pollard and Bryan, A new partitioning around
 * medoids algorithm, 2003, doi 10.1080/0094965031000136012; 0 for a path alone in its group), from
 * 2 to {@code mostGroups}; one group if that is below {@code leastSilhouette}. With more than
 * {@code sampleSize} paths the medoids come from samples (CLARA, the same book, chapter 3): the
 * most frequent paths and a draw from the rest, five times, the best on all paths. Every path is
 * assigned.
 *
 * <p>Costs O(s^2 l + s^2 k i) for s sampled paths of length l and i rounds, and O(v k l) to assign
 * v paths; distances of paths up to 64 steps by bit vectors (Myers, J. ACM 46(3), 1999, doi
 * 10.1145/316542.316550, after Hyyrö). Deterministic for a seed; thread-safe.
 *
 * @param mostGroups at least 2
 * @param leastSilhouette below this there is one group
 * @param sampleSize paths beyond which samples are used, at least 10
 * @param seed of the samples
 */
public record RepresentativeJourneys(
    int mostGroups, double leastSilhouette, int sampleSize, long seed) {

  private static final int SAMPLES = 5;

  /** Checks the ranges. */
  public RepresentativeJourneys {
    if (mostGroups < 2) {
      throw new IllegalArgumentException("mostGroups must be at least 2, found " + mostGroups);
    }
    if (sampleSize < 10) {
      throw new IllegalArgumentException("sampleSize must be at least 10, found " + sampleSize);
    }
  }

  /** Two to six groups, a silhouette of 0.25, samples of 300 paths. */
  public static RepresentativeJourneys standard(long seed) {
    return new RepresentativeJourneys(6, 0.25, 300, seed);
  }

  /**
   * A path and the journeys it stands for.
   *
   * @param variant index of the path in the log's variants
   * @param activities of the path
   * @param journeys in the group
   * @param members variants of the group, as indices, most journeys first
   * @param meanEdits mean edit distance of the journeys to the path
   * @param medianEdits lower median of the same
   */
  public record Group(
      int variant,
      List<String> activities,
      long journeys,
      List<Integer> members,
      double meanEdits,
      int medianEdits) {
    /** Copies the lists. */
    public Group {
      activities = List.copyOf(activities);
      members = List.copyOf(members);
    }
  }

  /**
   * What stands for a log.
   *
   * @param groups most journeys first, then variant
   * @param silhouette mean medoid silhouette of the number of groups that has the largest; NaN if
   *     there are fewer than three paths
   * @param variants how many paths there are
   * @param sampled of them, how many the medoids were looked for among
   */
  public record Result(List<Group> groups, double silhouette, int variants, int sampled) {
    /** Copies the list. */
    public Result {
      groups = List.copyOf(groups);
    }
  }

  /** The journeys that stand for a log; none for one without journeys. */
  public Result of(EventLog log) {
    return new Run(log, this).result();
  }

  /** The state of one run. */
  private static final class Run {
    private final RepresentativeJourneys parameters;
    private final List<String> labels;
    private final int[][] paths;
    private final long[] weights;
    private final EditDistance edits;

    Run(EventLog log, RepresentativeJourneys parameters) {
      this.parameters = parameters;
      this.labels = log.activities();
      List<Variant> variants = log.variants();
      paths = new int[variants.size()][];
      weights = new long[variants.size()];
      Map<String, Integer> codes = new HashMap<>();
      for (int i = 0; i < labels.size(); i++) {
        codes.putIfAbsent(labels.get(i), i);
      }
      for (int v = 0; v < paths.length; v++) {
        List<String> names = variants.get(v).activities();
        paths[v] = names.stream().mapToInt(name -> codes.getOrDefault(name, -1)).toArray();
        weights[v] = variants.get(v).traceCount();
      }
      edits = new EditDistance(labels.size() + 1);
    }

    private double distance(int a, int b) {
      int longer = Math.max(paths[a].length, paths[b].length);
      return longer == 0 || a == b ? 0 : edits.between(paths[a], paths[b]) / (double) longer;
    }

    Result result() {
      if (paths.length == 0) {
        return new Result(List.of(), Double.NaN, 0, 0);
      }
      int size = Math.min(paths.length, parameters.sampleSize());
      int draws = size == paths.length ? 1 : SAMPLES;
      int[] best = {};
      double bestSilhouette = Double.NEGATIVE_INFINITY;
      int[] middle = {};
      double least = Double.POSITIVE_INFINITY;
      SeededRandom random = new SeededRandom(parameters.seed());
      for (int draw = 0; draw < draws; draw++) {
        int[] sample = sample(size, random);
        double[][] matrix = matrix(sample);
        for (int k = 1; k <= Math.min(parameters.mostGroups(), size); k++) {
          int[] medoids = onAll(sample, new Medoids(matrix, weightsOf(sample)).find(k));
          if (k == 1) {
            double cost = assigned(medoids).cost();
            if (cost < least) {
              least = cost;
              middle = medoids;
            }
          } else if (k < paths.length) {
            double silhouette = assigned(medoids).silhouette();
            if (silhouette > bestSilhouette + 1e-12) {
              bestSilhouette = silhouette;
              best = medoids;
            }
          }
        }
      }
      boolean divided = best.length > 0 && bestSilhouette >= parameters.leastSilhouette();
      return new Result(
          groups(divided ? best : middle),
          best.length == 0 ? Double.NaN : bestSilhouette,
          paths.length,
          size);
    }

    /** The most frequent half of the sample, and a draw from the rest. */
    private int[] sample(int size, SeededRandom random) {
      if (size == paths.length) {
        return IntStream.range(0, size).toArray();
      }
      int[] order = IntStream.range(0, paths.length).toArray();
      int fixed = size / 2;
      for (int i = fixed; i < size; i++) {
        int j = i + random.nextInt(order.length - i);
        int swap = order[i];
        order[i] = order[j];
        order[j] = swap;
      }
      int[] sample = Arrays.copyOf(order, size);
      Arrays.sort(sample);
      return sample;
    }

    private double[][] matrix(int[] sample) {
      double[][] matrix = new double[sample.length][sample.length];
      for (int i = 0; i < sample.length; i++) {
        for (int j = 0; j < i; j++) {
          matrix[i][j] = distance(sample[i], sample[j]);
          matrix[j][i] = matrix[i][j];
        }
      }
      return matrix;
    }

    private long[] weightsOf(int[] sample) {
      return Arrays.stream(sample).mapToLong(v -> weights[v]).toArray();
    }

    private static int[] onAll(int[] sample, int[] medoids) {
      return Arrays.stream(medoids).map(m -> sample[m]).sorted().toArray();
    }

    /** The cost and the mean medoid silhouette of some medoids on all paths. */
    private record Fit(List<Integer> nearest, double cost, double silhouette) {}

    private Fit assigned(int[] medoids) {
      int[] nearest = new int[paths.length];
      double cost = 0;
      double[] shares = new double[paths.length];
      int[] sizes = new int[medoids.length];
      long all = 0;
      for (int v = 0; v < paths.length; v++) {
        double one = Double.POSITIVE_INFINITY;
        double two = Double.POSITIVE_INFINITY;
        for (int m = 0; m < medoids.length; m++) {
          double distance = distance(v, medoids[m]);
          if (distance < one) {
            two = one;
            one = distance;
            nearest[v] = m;
          } else if (distance < two) {
            two = distance;
          }
        }
        cost += weights[v] * one;
        shares[v] = medoids.length > 1 && two > 0 ? 1 - one / two : 0;
        sizes[nearest[v]]++;
        all += weights[v];
      }
      double silhouettes = 0;
      for (int v = 0; v < paths.length; v++) {
        // by Rousseeuw's convention what is alone in its group says nothing
        silhouettes += sizes[nearest[v]] == 1 ? 0 : weights[v] * shares[v];
      }
      return new Fit(Arrays.stream(nearest).boxed().toList(), cost, silhouettes / Math.max(1, all));
    }

    private List<Group> groups(int[] medoids) {
      List<Integer> nearest = assigned(medoids).nearest();
      List<Group> groups = new ArrayList<>();
      for (int m = 0; m < medoids.length; m++) {
        int group = m;
        List<Integer> members =
            IntStream.range(0, paths.length).filter(v -> nearest.get(v) == group).boxed().toList();
        groups.add(group(medoids[m], members));
      }
      groups.sort(
          Comparator.comparingLong((Group g) -> -g.journeys()).thenComparingInt(Group::variant));
      return groups;
    }

    private Group group(int medoid, List<Integer> members) {
      long journeys = 0;
      double sum = 0;
      Map<Integer, Long> byEdits = new TreeMap<>();
      for (int v : members) {
        int distance = edits.between(paths[v], paths[medoid]);
        journeys += weights[v];
        sum += (double) weights[v] * distance;
        byEdits.merge(distance, weights[v], Long::sum);
      }
      int median = 0;
      long passed = 0;
      for (Map.Entry<Integer, Long> entry : byEdits.entrySet()) {
        passed += entry.getValue();
        if (2 * passed >= journeys) {
          median = entry.getKey();
          break;
        }
      }
      List<String> activities = Arrays.stream(paths[medoid]).mapToObj(labels::get).toList();
      return new Group(medoid, activities, journeys, members, sum / journeys, median);
    }
  }
}
