package org.desirepath.eventlog.privacy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.Variant;

/**
 * What so few journeys share that it may show who they are: k-anonymity (L. Sweeney, 2002,
 * doi:10.1142/S0218488502001648) of variants.
 *
 * @param k the fewest journeys that must share what is shown
 * @param masked whether what fewer share is left out
 */
public record SmallCells(int k, boolean masked) {
  /** The usual {@code k}. */
  public static final int USUAL_K = 5;

  public SmallCells {
    if (k < 1) {
      throw new IllegalArgumentException("k: expected 1 or more, got " + k);
    }
  }

  /** Findings on the data without the journeys that too few share. */
  public static List<QualityFinding> masked(List<QualityFinding> findings, int k) {
    return findings.stream().map(finding -> finding.masked(k)).toList();
  }

  /**
   * Findings on the data without the journeys that too few share; where cells are masked also
   * without the examples of what is seen fewer than {@code k} times, and with one that says so.
   */
  public List<QualityFinding> shown(List<QualityFinding> findings) {
    List<QualityFinding> shown = new ArrayList<>();
    for (QualityFinding f : masked(findings, k)) {
      shown.add(
          shows(f.count())
              ? f
              : new QualityFinding(
                  f.code(), f.severity(), f.count(), f.message(), List.of(), f.ofJourneys()));
    }
    if (masked) {
      shown.add(
          new QualityFinding(
              "smallCells",
              QualityFinding.Severity.INFO,
              k,
              "journeys at least share each row, path and group that is shown; for privacy what"
                  + " fewer share is left out, pooled or given without its count",
              List.of()));
    }
    return List.copyOf(shown);
  }

  /** Variants that too few journeys share, and those journeys. */
  public record Rare(int variants, int journeys) {}

  public Rare rare(EventLog log) {
    return rare(log.variants().stream().mapToInt(Variant::traceCount).toArray());
  }

  /**
   * Those that too few journeys share.
   *
   * @param journeys of each variant
   */
  public Rare rare(int[] journeys) {
    int[] few = IntStream.of(journeys).filter(n -> n < k).toArray();
    return new Rare(few.length, IntStream.of(few).sum());
  }

  /** True if so many journeys may be shown one by one. */
  public boolean shows(long journeys) {
    return !masked || journeys >= k;
  }

  /** True if a count may be shown: none tells of nobody. */
  public boolean showsCount(long journeys) {
    return journeys == 0 || shows(journeys);
  }

  /** True if each of an attribute's values may be listed: none is of too few journeys. */
  public boolean showsValues(EventLog log, Column column) {
    if (!masked) {
      return true;
    }
    boolean ofJourneys = log.traceColumns().get(column.name()) == column;
    Map<String, Set<Integer>> journeys = new HashMap<>();
    for (int t = 0; t < log.traceCount(); t++) {
      int from = ofJourneys ? t : log.firstEvent(t);
      int to = ofJourneys ? t + 1 : log.endEvent(t);
      for (int row = from; row < to; row++) {
        if (column.isPresent(row)) {
          Set<Integer> some = journeys.computeIfAbsent(column.text(row), v -> new HashSet<>());
          if (some.size() < k) {
            some.add(t);
          }
        }
      }
    }
    return journeys.values().stream().allMatch(some -> some.size() >= k);
  }
}
