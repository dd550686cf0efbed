package org.desirepath.diagnostics.groups;

import java.util.List;
import org.desirepath.diagnostics.journeys.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Whether findings drift over the weeks in which journeys begin, and how.
 *
 * @param weeks from the first to the last
 * @param tested m of Benjamini and Hochberg over all tests of all findings
 * @param rows changing ones first, then by least q and subject
 * @param notes what a reader should know
 */
public record DriftFindings(int weeks, int tested, List<Row> rows, List<String> notes) {

  /** How a finding moves. */
  public enum Kind {
    STABLE("stable"),
    /** It changed for good. */
    STRUCTURAL("structural"),
    /** It comes back: by day of the week or time of the year. */
    CYCLIC("cyclic"),
    /** Both. */
    STRUCTURAL_AND_CYCLIC("structuralAndCyclic"),
    /** It changed, but with less than two years a season looks the same. */
    STRUCTURAL_OR_SEASONAL("structuralOrSeasonal"),
    /** The same beside a cycle of the week. */
    STRUCTURAL_OR_SEASONAL_AND_CYCLIC("structuralOrSeasonalAndCyclic"),
    /** Too few journeys or weeks to tell. */
    NOT_TESTED("notTested");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As the JSON result has it. */
    public String word() {
      return word;
    }
  }

  /**
   * One test.
   *
   * @param q by Benjamini and Hochberg over all tests of all findings
   */
  public record Test(Quantity p, Quantity q, boolean significant) {}

  /**
   * One finding.
   *
   * @param count journeys that have it
   * @param n journeys that could show it
   * @param change for good, within months of the year when there are two years
   * @param changedAt first day of the week of the greatest difference, or null when not significant
   * @param before share before {@code changedAt}, or absent
   * @param after share from {@code changedAt} on, or absent
   * @param weekly by day of the week, within weeks
   * @param yearly by time of the year, beside trend and change
   */
  public record Row(
      Subject subject,
      int count,
      int n,
      Kind kind,
      Test change,
      @Nullable String changedAt,
      Quantity before,
      Quantity after,
      Test weekly,
      Test yearly) {}

  public DriftFindings {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }
}
