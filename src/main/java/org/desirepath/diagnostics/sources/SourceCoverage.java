package org.desirepath.diagnostics.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.identity.MergedSources;
import org.jspecify.annotations.Nullable;

/**
 * Which sources see the same journeys: of those seen in one, how many another has too. Few in
 * common says that customers keep apart, or that their identifiers do. O(events).
 *
 * @param overlaps by source, then other source, sorted, of every two both ways; first of each
 *     source is what no other has
 */
public record SourceCoverage(List<Overlap> overlaps) {
  private static final String NONE = "no journey has an event of it";

  /**
   * Of the journeys of one source, those that another has too, or none.
   *
   * @param other or null = no other source
   * @param n journeys of {@code source}
   * @param both those of them that have an event of {@code other}
   */
  public record Overlap(String source, @Nullable String other, int n, int both) {
    /** {@code both / n} with Wilson's 95 % interval. */
    public Quantity share() {
      return Quantity.share(both, n, NONE);
    }
  }

  public SourceCoverage {
    overlaps = List.copyOf(overlaps);
  }

  /** Looks at a log with the attributes that merging gives it. */
  public static SourceCoverage of(EventLog log) {
    Map<String, Map<String, Integer>> common = new TreeMap<>();
    Map<String, Integer> alone = new TreeMap<>();
    for (int t = 0; t < log.traceCount(); t++) {
      TreeSet<String> sources = new TreeSet<>();
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        String source = log.attributeText(MergedSources.SOURCE, t, e);
        if (source != null) {
          sources.add(source);
        }
      }
      for (String source : sources) {
        alone.merge(source, sources.size() == 1 ? 1 : 0, Integer::sum);
        Map<String, Integer> with = common.computeIfAbsent(source, k -> new TreeMap<>());
        sources.forEach(other -> with.merge(other, 1, Integer::sum));
      }
    }
    List<Overlap> overlaps = new ArrayList<>();
    common.forEach(
        (source, with) -> {
          int n = with.getOrDefault(source, 0);
          overlaps.add(new Overlap(source, null, n, alone.getOrDefault(source, 0)));
          for (String other : common.keySet()) {
            if (!other.equals(source)) {
              overlaps.add(new Overlap(source, other, n, with.getOrDefault(other, 0)));
            }
          }
        });
    return new SourceCoverage(overlaps);
  }
}
