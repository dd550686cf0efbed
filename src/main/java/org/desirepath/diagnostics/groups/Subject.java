package org.desirepath.diagnostics.groups;

import java.util.Comparator;

/**
 * What is compared between groups.
 *
 * @param finding which kind of number
 * @param kind of deviation, or the facet of a moment; empty for others
 * @param touchpoint it is about; empty when it is about whole journeys
 */
public record Subject(Finding finding, String kind, String touchpoint)
    implements Comparable<Subject> {
  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::finding)
          .thenComparing(Subject::kind)
          .thenComparing(Subject::touchpoint);

  /** Kinds of numbers. */
  public enum Finding {
    /** Share of journeys of cost 0. */
    FITTING("fitting"),
    /** Mean of the journeys' fitness. */
    FITNESS("fitness"),
    /** Share of journeys that succeed within the window. */
    SUCCESS("success"),
    /** Share of journeys with a deviation. */
    DEVIATION("deviation"),
    /** Share of journeys lost at a touchpoint. */
    DROP_OFF("dropOff"),
    /** Share of a branch of a choice. */
    BRANCH("branch"),
    /** Share of journeys that wait longer than the median of all. */
    WAIT_MEDIAN("waitMedian"),
    /** Share of journeys that wait longer than the .9 quantile of all. */
    WAIT_LONGEST("waitLongest"),
    /** Log odds ratio of success at a moment. */
    MOMENT("moment");

    private final String word;

    Finding(String word) {
      this.word = word;
    }

    /** As the JSON result has it. */
    public String word() {
      return word;
    }
  }

  /** About whole journeys. */
  static Subject of(Finding finding) {
    return new Subject(finding, "", "");
  }

  /** About a touchpoint. */
  static Subject at(Finding finding, String touchpoint) {
    return new Subject(finding, "", touchpoint);
  }

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }
}
