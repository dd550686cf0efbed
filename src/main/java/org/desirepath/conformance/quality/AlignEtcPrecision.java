package org.desirepath.conformance.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph;
import org.desirepath.conformance.quality.FlowLog.Journey;
import org.desirepath.conformance.quality.Measure.Definition;
import org.jspecify.annotations.Nullable;

/**
 * How much of what the model allows along the way was done, on runs of the model that are aligned
 * with the log.
 *
 * <p>Source: Adriansyah, Munoz-Gama, Carmona, van Dongen, van der Aalst, "Measuring precision of
 * modeled behavior", 2015, doi:10.1007/s10257-014-0234-7. Over all prefixes s of aligned runs,
 * complete ones too: sum of w(s) * |executed(s)| / sum of w(s) * |available(s)|, with w(s) the
 * journeys whose run has the prefix, executed(s) the labels that come next in some run, and
 * available(s) the labels the model allows next at any marking it can be in after s. Unlike a
 * measure on the log's own prefixes, no event that the model did not do cuts a journey short.
 *
 * <p>With {@link Optima#ALL} a journey is spread evenly over the distinct runs of its optimal
 * alignments. Costs O(moves + distinct prefixes * markings compatible with one). Deterministic,
 * thread-safe.
 *
 * @param optima which alignments count
 * @param maxRuns distinct optimal runs of a variant, at least 1; a variant with more counts with
 *     the alignment shown, and the note says so
 * @param maxVisits markings to visit, and states of optimal alignments to look through, at least 1;
 *     beyond them there is no value, or the alignment shown is taken
 */
public record AlignEtcPrecision(Optima optima, int maxRuns, long maxVisits) {

  /** Which optimal alignments of a variant count. */
  public enum Optima {
    /** The one shown, which the tie-break of the contract chooses. */
    SHOWN,
    /** All of them. */
    ALL
  }

  /** The optimum shown, for logs and models of usual size. */
  public static final AlignEtcPrecision STANDARD =
      new AlignEtcPrecision(Optima.SHOWN, 1, 5_000_000);

  /** All optima, for logs and models of usual size. */
  public static final AlignEtcPrecision OVER_ALL_OPTIMA =
      new AlignEtcPrecision(Optima.ALL, 1_000, 5_000_000);

  /** One variant may take this part of all visits, so that a hard one leaves some for the rest. */
  private static final int VARIANTS_AT_THE_LIMIT = 50;

  private static final String SOURCE =
      "Adriansyah et al., Measuring precision of modeled behavior, 2015,"
          + " doi:10.1007/s10257-014-0234-7";
  private static final String TEXT =
      "align-ETC: of the touchpoints the model allows next, the share that some journey does next;"
          + " over all prefixes s of the runs of the model aligned with the journeys, sum of"
          + " journeys(s) * executed(s) / sum of journeys(s) * available(s); ";
  static final Definition SHOWN_DEFINITION =
      new Definition(
          "precision",
          TEXT + "the run is that of the optimal alignment shown; n = resolved journeys",
          SOURCE);
  static final Definition ALL_DEFINITION =
      new Definition(
          "precisionAllOptima",
          TEXT
              + "a journey is spread evenly over the distinct runs of all its optimal alignments; n"
              + " = resolved journeys",
          SOURCE);

  public AlignEtcPrecision {
    if (maxRuns < 1 || maxVisits < 1) {
      throw new IllegalArgumentException(
          "maxRuns, maxVisits: expected at least 1, got " + maxRuns + ", " + maxVisits);
    }
  }

  Definition definition() {
    return optima == Optima.ALL ? ALL_DEFINITION : SHOWN_DEFINITION;
  }

  /** The precision; absent without a resolved journey or beyond {@link #maxVisits}. */
  public Measure measure(ConformanceResult result) {
    return measure(new FlowLog(result));
  }

  Measure measure(FlowLog log) {
    return log.hasGraph()
        ? new Run(this, log).measure()
        : Measure.absent(definition(), log.traces(), FlowLog.TOO_LARGE);
  }

  /** The aligned runs as a tree of prefixes. */
  private static final class Run {
    private final AlignEtcPrecision limits;
    private final FlowLog log;
    private final LabelledGraph graph;
    private final RunAutomaton automaton;
    private final List<Prefix> prefixes = new ArrayList<>();
    private long statesSeen;
    private long notSpread;
    private long notOptimal;

    Run(AlignEtcPrecision limits, FlowLog log) {
      this.limits = limits;
      this.log = log;
      this.graph = log.graph();
      this.automaton = new RunAutomaton(graph);
      prefixes.add(new Prefix(automaton.start()));
    }

    Measure measure() {
      if (log.traces() == 0) {
        return Measure.absent(limits.definition(), 0, "no journey is resolved");
      }
      for (Journey journey : log.journeys()) {
        notOptimal += journey.optimal ? 0 : journey.traces;
        List<int[]> runs = runs(journey);
        for (int[] run : runs) {
          if (!add(run, (double) journey.traces / runs.size())) {
            return tooLarge();
          }
        }
      }
      double executed = 0;
      double available = 0;
      for (Prefix prefix : prefixes) {
        executed += prefix.weight * prefix.next.size();
        available += prefix.weight * automaton.next(prefix.state).size();
        if (graph.visits() > limits.maxVisits) {
          return tooLarge();
        }
      }
      return available == 0
          ? Measure.absent(limits.definition(), log.traces(), "the model allows no touchpoint")
          : Measure.of(limits.definition(), executed / available, log.traces(), note());
    }

    private Measure tooLarge() {
      return Measure.absent(
          limits.definition(),
          log.traces(),
          "the model has too many silent ways: more than "
              + limits.maxVisits
              + " markings would be visited");
    }

    private @Nullable String note() {
      List<String> notes = new ArrayList<>();
      if (notOptimal > 0) {
        notes.add("the alignments of " + notOptimal + " journeys are not proven optimal");
      }
      if (notSpread > 0) {
        notes.add(
            notSpread
                + " journeys count with the alignment shown, since they have more than "
                + limits.maxRuns
                + " optimal runs or too many optimal alignments to look through");
      }
      return notes.isEmpty() ? null : String.join("; ", notes);
    }

    private List<int[]> runs(Journey journey) {
      if (limits.optima == Optima.SHOWN) {
        return List.of(journey.run);
      }
      Optional<List<int[]>> all = Optional.empty();
      if (journey.optimal && statesSeen <= limits.maxVisits) {
        Optional<OptimalAlignmentGraph> optima = log.result().optimalAlignments(journey.variant);
        if (optima.isPresent()) {
          OptimalRuns search =
              new OptimalRuns(
                  optima.get(), log, limits.maxRuns, limits.maxVisits / VARIANTS_AT_THE_LIMIT);
          all = search.find();
          statesSeen += optima.get().stateCount() + search.visits();
        }
      }
      notSpread += all.isPresent() ? 0 : journey.traces;
      return all.orElse(List.of(journey.run));
    }

    /** False if the limit is reached. */
    private boolean add(int[] run, double weight) {
      int at = 0;
      prefixes.get(at).weight += weight;
      for (int label : run) {
        Prefix prefix = prefixes.get(at);
        Integer known = prefix.next.get(label);
        if (known == null) {
          Integer state = automaton.next(prefix.state).get(label);
          if (state == null) {
            throw new IllegalStateException(
                "an aligned run leaves the model: " + log.labels().get(label));
          }
          if (graph.visits() > limits.maxVisits) {
            return false;
          }
          known = prefixes.size();
          prefix.next.put(label, known);
          prefixes.add(new Prefix(state));
        }
        at = known;
        prefixes.get(at).weight += weight;
      }
      return true;
    }
  }

  /** A sequence with which aligned runs begin. */
  private static final class Prefix {
    private final int state;
    private final Map<Integer, Integer> next = new HashMap<>(4);
    private double weight;

    Prefix(int state) {
      this.state = state;
    }
  }
}
