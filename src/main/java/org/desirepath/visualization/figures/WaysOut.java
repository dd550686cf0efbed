package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.visualization.figures.DesignedVersusActual.Passage;
import org.desirepath.visualization.figures.DesignedVersusActual.Standing;

/** Which lines to exits and unplanned touchpoints a map leaves out. */
final class WaysOut {
  private static final int SOURCE_LIMIT = 2;
  private static final double SOURCE_SHARE = 0.01;

  private WaysOut() {}

  /**
   * Exits and unplanned touchpoints can be reached from nearly everywhere, by a few journeys each:
   * lines from all of them would hide the flow. Only their largest sources stay.
   */
  static List<Passage> withoutThin(DesignedVersusActual map) {
    Map<String, List<Passage>> waysOut = new HashMap<>();
    for (Passage passage : map.passages()) {
      Standing target = map.standing(passage.to());
      boolean leavesPlan = target == Standing.EXIT || target == Standing.UNPLANNED;
      if (leavesPlan && !passage.from().equals(passage.to())) {
        waysOut.computeIfAbsent(passage.to(), to -> new ArrayList<>()).add(passage);
      }
    }
    Set<Passage> thin = new HashSet<>();
    for (List<Passage> sources : waysOut.values()) {
      sources.sort(Comparator.comparingLong(Passage::journeys).reversed());
      for (int i = 1; i < sources.size(); i++) {
        if (i >= SOURCE_LIMIT || map.sample().share(sources.get(i).journeys()) < SOURCE_SHARE) {
          thin.add(sources.get(i));
        }
      }
    }
    return map.passages().stream().filter(passage -> !thin.contains(passage)).toList();
  }
}
