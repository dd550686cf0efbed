package org.desirepath.discovery.phases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.desirepath.discovery.inductive.InductiveMiner;
import org.desirepath.discovery.phases.PhasedJourney.Border;
import org.desirepath.discovery.phases.PhasedJourney.Phase;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Variant;
import org.desirepath.model.ProcessTree;

/**
 * Finds a journey in phases: a first blueprint for who has none.
 *
 * <p>Our own method. (1) Touchpoints are ordered by the mean share of a journey's other touchpoints
 * that are first reached before them. (2) A phase may begin between two neighbours if at most
 * {@code noiseThreshold} of the journeys with touchpoints on both sides go back over that border.
 * (3) Of all such divisions into at most {@code maxPhases} that one is taken whose phases hold the
 * touchpoints most alike: the sum, over pairs in one phase, of their Jaccard index over journeys
 * less the mean index of all pairs, both weighted by the journeys with the rarer of the two (the
 * idea of Newman's modularity, doi:10.1103/PhysRevE.69.026113, on neighbours); of equals that with
 * fewer phases. A phase has a touchpoint that a tenth of the journeys have, a phase of one
 * touchpoint one that more than half of them have. (4) The steps of a phase are what the Inductive
 * Miner finds in the journeys cut to its touchpoints.
 *
 * <p>The model is sound; with threshold 0 every journey of the log is in its language. Costs O(s +
 * p * n^2) time for s symbols of the distinct journeys, n touchpoints and p phases, and that of
 * {@link InductiveMiner}. Deterministic; thread-safe.
 *
 * @param noiseThreshold in [0,1], also of the Inductive Miner; 0.2 is usual
 * @param maxPhases at least 1
 */
public record PhaseMiner(double noiseThreshold, int maxPhases) {
  /** As many as a map holds at a glance. */
  public static final int DEFAULT_MAX_PHASES = 7;

  /**
   * Checks the parameters.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public PhaseMiner {
    if (!(noiseThreshold >= 0 && noiseThreshold <= 1)) {
      throw new IllegalArgumentException(
          "noiseThreshold: expected a number in [0,1], got " + noiseThreshold);
    }
    if (maxPhases < 1) {
      throw new IllegalArgumentException("maxPhases: expected at least 1, got " + maxPhases);
    }
  }

  /**
   * The journey, its phases called by number.
   *
   * @throws IllegalArgumentException if the log has no event
   */
  public PhasedJourney discover(EventLog log) {
    Map<List<String>, Long> journeys = journeys(log);
    JourneyOrder order = JourneyOrder.of(journeys);
    List<Integer> starts = new PhaseBorders(order, noiseThreshold).starts(maxPhases);
    Map<String, List<String>> phases = new LinkedHashMap<>();
    for (int p = 0; p < starts.size(); p++) {
      int end = p + 1 < starts.size() ? starts.get(p + 1) : order.touchpoints().size();
      phases.put("Phase " + (p + 1), order.touchpoints().subList(starts.get(p), end));
    }
    return mined(log.name(), order, phases, journeys);
  }

  /**
   * The journey in phases that are given, in their order.
   *
   * @param phases touchpoints by phase; every touchpoint of the log in one phase
   * @throws IllegalArgumentException if the log has no event, or a touchpoint is in no phase
   */
  public PhasedJourney discover(EventLog log, Map<String, List<String>> phases) {
    Map<List<String>, Long> journeys = journeys(log);
    Set<String> missing = new TreeSet<>();
    journeys.keySet().forEach(missing::addAll);
    List<String> all = phases.values().stream().flatMap(List::stream).toList();
    all.forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("phases: in none of them are " + missing);
    }
    return mined(log.name(), JourneyOrder.given(all, journeys), phases, journeys);
  }

  private static Map<List<String>, Long> journeys(EventLog log) {
    Map<List<String>, Long> journeys = new LinkedHashMap<>();
    for (Variant variant : log.variants()) {
      journeys.merge(variant.activities(), (long) variant.traceCount(), Long::sum);
    }
    if (journeys.keySet().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException("log: expected one with an event");
    }
    return journeys;
  }

  private PhasedJourney mined(
      String name,
      JourneyOrder order,
      Map<String, List<String>> phases,
      Map<List<String>, Long> journeys) {
    List<Phase> found = new ArrayList<>();
    TreeSet<String> leftOut = new TreeSet<>();
    journeys.keySet().forEach(leftOut::addAll);
    int start = 0;
    for (Map.Entry<String, List<String>> phase : phases.entrySet()) {
      List<String> touchpoints = phase.getValue();
      ProcessTree steps =
          new InductiveMiner(noiseThreshold)
              .discover(phase.getKey(), projected(journeys, Set.copyOf(touchpoints)));
      Border before = start == 0 ? new Border(0, 0) : order.before(start);
      if (!steps.labels().isEmpty()) {
        found.add(new Phase(phase.getKey(), touchpoints, steps, before));
      }
      start += touchpoints.size();
    }
    found.forEach(phase -> leftOut.removeAll(phase.steps().labels()));
    return new PhasedJourney(name, found, List.copyOf(leftOut));
  }

  private static Map<List<String>, Long> projected(
      Map<List<String>, Long> journeys, Set<String> touchpoints) {
    Map<List<String>, Long> projected = new LinkedHashMap<>();
    journeys.forEach(
        (journey, count) ->
            projected.merge(
                journey.stream().filter(touchpoints::contains).toList(), count, Long::sum));
    return projected;
  }
}
