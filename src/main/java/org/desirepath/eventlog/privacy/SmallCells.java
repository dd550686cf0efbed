package org.desirepath.eventlog.privacy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  public boolean shows(long journeys) {
    return !masked || journeys >= k;
  }

  /** True if each of a column's values may be listed. */
  public boolean showsValues(Column column) {
    if (!masked) {
      return true;
    }
    Map<String, Integer> counts = new HashMap<>();
    for (int row = 0; row < column.size(); row++) {
      if (column.isPresent(row)) {
        counts.merge(column.text(row), 1, Integer::sum);
      }
    }
    return counts.values().stream().allMatch(n -> n >= k);
  }
}
