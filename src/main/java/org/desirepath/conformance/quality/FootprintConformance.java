package org.desirepath.conformance.quality;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.quality.FlowLog.Journey;
import org.desirepath.conformance.quality.Measure.Definition;

/**
 * Compares the footprints of log and model: for each pair of labels, whether one can directly
 * follow the other, in either order, in both, or not at all.
 *
 * <p>Source: van der Aalst, "Process mining: data science in action", 2016, section 8.4.1,
 * doi:10.1007/978-3-662-49851-4. O(events + labels * edges of the reachability graph); exact for
 * the model's language. Deterministic, thread-safe.
 *
 * @param maxVisits markings to visit, at least 1; beyond them there are no values
 */
public record FootprintConformance(long maxVisits) {
  private static final String SOURCE =
      "van der Aalst, Process mining: data science in action, 2016, doi:10.1007/978-3-662-49851-4, section 8.4.1";
  static final Definition AGREEMENT =
      new Definition(
          "footprintAgreement",
          "share of ordered pairs of touchpoints with the same relation (before, after, both, never) in log and model;"
              + " n = pairs",
          SOURCE);
  static final Definition FITNESS =
      new Definition(
          "footprintFitness",
          "share of the log's steps from one event to the next, by how often they occur, that the model allows;"
              + " n = such steps",
          "our own, on the footprints of " + SOURCE);
  static final Definition PRECISION =
      new Definition(
          "footprintPrecision",
          "share of the pairs of touchpoints that the model allows one right after the other, each once, that the log has too;"
              + " n = such pairs of the model",
          "our own, on the footprints of " + SOURCE);

  /** For logs and models of usual size. */
  public static final FootprintConformance STANDARD = new FootprintConformance(10_000_000);

  /** How two labels stand to each other. */
  public enum Relation {
    BEFORE("->"),
    AFTER("<-"),
    BOTH("||"),
    NEVER("#");

    private final String sign;

    Relation(String sign) {
      this.sign = sign;
    }

    /** As in the literature. */
    public String sign() {
      return sign;
    }
  }

  /** A pair whose relation in the log is not that in the model. */
  public record Difference(String first, String second, Relation log, Relation model) {}

  /**
   * What was found.
   *
   * @param differences by first, then second label
   */
  public record Result(
      Measure agreement, Measure fitness, Measure precision, List<Difference> differences) {
    public Result {
      differences = List.copyOf(differences);
    }
  }

  public FootprintConformance {
    if (maxVisits < 1) {
      throw new IllegalArgumentException("maxVisits: expected at least 1, got " + maxVisits);
    }
  }

  /** The comparison; measures are absent without a resolved journey or a step. */
  public Result compare(ConformanceResult result) {
    return compare(new FlowLog(result));
  }

  Result compare(FlowLog log) {
    int size = log.labels().size();
    if (log.traces() == 0 || size == 0) {
      return absent(log.traces() == 0 ? "no journey is resolved" : "there is no touchpoint");
    }
    if (!log.hasGraph()) {
      return absent(FlowLog.TOO_LARGE);
    }
    LabelledGraph graph = log.graph();
    List<BitSet> model = ofModel(graph, size);
    if (graph.visits() > maxVisits) {
      return absent("the model is too large: more than " + maxVisits + " markings to visit");
    }
    return new Comparison(log, ofLog(log), model).result();
  }

  private static Result absent(String reason) {
    return new Result(
        Measure.absent(AGREEMENT, 0, reason),
        Measure.absent(FITNESS, 0, reason),
        Measure.absent(PRECISION, 0, reason),
        List.of());
  }

  private List<BitSet> ofModel(LabelledGraph graph, int size) {
    List<BitSet> follows = new ArrayList<>();
    for (int a = 0; a < size; a++) {
      follows.add(new BitSet(size));
    }
    for (Map.Entry<Integer, BitSet> after : graph.next(graph.all()).entrySet()) {
      if (graph.visits() > maxVisits) {
        break;
      }
      graph.next(after.getValue()).keySet().forEach(follows.get(after.getKey())::set);
    }
    return follows;
  }

  private static long[][] ofLog(FlowLog log) {
    int size = log.labels().size();
    long[][] count = new long[size][size];
    for (Journey journey : log.journeys()) {
      for (int i = 1; i < journey.events.length; i++) {
        count[journey.events[i - 1]][journey.events[i]] += journey.traces;
      }
    }
    return count;
  }

  /** Two footprints beside each other. */
  private static final class Comparison {
    private final FlowLog log;
    private final long[][] ofLog;
    private final List<BitSet> ofModel;

    Comparison(FlowLog log, long[][] ofLog, List<BitSet> ofModel) {
      this.log = log;
      this.ofLog = ofLog;
      this.ofModel = ofModel;
    }

    Result result() {
      int size = ofLog.length;
      long steps = 0;
      long allowed = 0;
      long pairs = 0;
      long seen = 0;
      List<Difference> differences = new ArrayList<>();
      for (int a : sorted()) {
        for (int b : sorted()) {
          boolean planned = ofModel.get(a).get(b);
          steps += ofLog[a][b];
          allowed += planned ? ofLog[a][b] : 0;
          pairs += planned ? 1 : 0;
          seen += planned && ofLog[a][b] > 0 ? 1 : 0;
          Relation inLog = relation(ofLog[a][b] > 0, ofLog[b][a] > 0);
          Relation inModel = relation(planned, ofModel.get(b).get(a));
          if (inLog != inModel) {
            differences.add(
                new Difference(log.labels().get(a), log.labels().get(b), inLog, inModel));
          }
        }
      }
      long cells = (long) size * size;
      return new Result(
          Measure.of(AGREEMENT, 1 - (double) differences.size() / cells, cells, null),
          share(FITNESS, allowed, steps, "no resolved journey has two events"),
          share(PRECISION, seen, pairs, "in the model nothing follows anything"),
          differences);
    }

    private int[] sorted() {
      return IntStream.range(0, ofLog.length)
          .boxed()
          .sorted(Comparator.comparing(log.labels()::get))
          .mapToInt(Integer::intValue)
          .toArray();
    }

    private static Measure share(Definition definition, long part, long all, String reason) {
      return all == 0
          ? Measure.absent(definition, 0, reason)
          : Measure.of(definition, (double) part / all, all, null);
    }

    private static Relation relation(boolean forward, boolean backward) {
      if (forward) {
        return backward ? Relation.BOTH : Relation.BEFORE;
      }
      return backward ? Relation.AFTER : Relation.NEVER;
    }
  }
}
