package org.desirepath.report.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.JourneyMap.TouchpointCount;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;

/**
 * Which touchpoints each journey reached, as the map over the design counts them: one of the flow
 * by a synchronous move, one beside it by any event. O(moves of distinct variants) to make.
 */
final class ReachedTouchpoints {
  private final ConformanceResult conformance;
  private final List<Set<String>> byVariant = new ArrayList<>();

  ReachedTouchpoints(ComparisonResult result) {
    conformance = result.conformance();
    Set<String> planned = new HashSet<>(result.model().net().labels());
    planned.addAll(result.model().exits());
    for (VariantAlignment variant : conformance.variants()) {
      Set<String> reached = new HashSet<>();
      for (Move move : variant.alignment().moves()) {
        if (move instanceof Move.Synchronous sync) {
          reached.add(sync.activity());
        } else if (move instanceof Move.OfLog ofLog && !planned.contains(ofLog.activity())) {
          reached.add(ofLog.activity());
        }
      }
      byVariant.add(reached);
    }
  }

  /**
   * The touchpoints of the map in the order of the design; where it has no phases that give one, in
   * the order in which journeys reach them, by the mean place among the events of the journey.
   */
  static List<TouchpointCount> inOrder(ComparisonResult result) {
    List<TouchpointCount> touchpoints = result.map().touchpoints();
    if (!result.model().facts().phases().isEmpty()) {
      return touchpoints;
    }
    Map<String, Double> sums = new HashMap<>();
    Map<String, Long> counts = new HashMap<>();
    for (VariantAlignment variant : result.conformance().variants()) {
      int events = Math.max(1, variant.activities().size());
      for (int e = 0; e < events && e < variant.activities().size(); e++) {
        String name = variant.activities().get(e);
        sums.merge(name, (double) variant.traces() * e / events, Double::sum);
        counts.merge(name, (long) variant.traces(), Long::sum);
      }
    }
    return touchpoints.stream()
        .sorted(
            Comparator.comparing((TouchpointCount t) -> !t.planned())
                .thenComparingDouble(
                    t ->
                        counts.containsKey(t.touchpoint())
                            ? sums.getOrDefault(t.touchpoint(), 0.0)
                                / counts.getOrDefault(t.touchpoint(), 1L)
                            : 2))
        .toList();
  }

  Set<String> of(int trace) {
    return byVariant.get(conformance.variantOf(trace));
  }
}
