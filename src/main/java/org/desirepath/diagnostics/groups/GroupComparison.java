package org.desirepath.diagnostics.groups;

import java.util.List;
import org.desirepath.diagnostics.journeys.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Groups of journeys beside each other on every finding.
 *
 * @param tested how many differences could be tested: the m of Benjamini and Hochberg
 * @param significant how many of them have q at most alpha
 * @param groups all groups, by column
 * @param differences by q, then column, value and subject; those not tested last
 * @param notes what a reader should know of all of them
 */
public record GroupComparison(
    int tested,
    int significant,
    List<Group> groups,
    List<Difference> differences,
    List<String> notes) {

  /** Where groups come from. */
  public enum Scope {
    /** An attribute; all journeys count. */
    SEGMENT("segment"),
    /** The time at which journeys begin; only those that could be followed count. */
    PERIOD("period"),
    /** The arms of an experiment; only those that could be followed count. */
    ARM("arm");

    private final String word;

    Scope(String word) {
      this.word = word;
    }

    /** As the JSON result has it. */
    public String word() {
      return word;
    }
  }

  /**
   * A group.
   *
   * @param compared false when it has too few journeys
   */
  public record Group(String column, Scope scope, String value, int journeys, boolean compared) {}

  /**
   * A number in one group.
   *
   * @param count journeys that have it; for fitness the resolved journeys
   * @param n journeys in which it could be seen
   * @param value the share with Wilson's 95 % interval, the mean, or the odds ratio
   * @param median of the values or waits behind it, or null where there are none
   * @param longest .9 quantile of the waits behind it, or null where there are none
   */
  public record Side(
      int count, int n, Quantity value, @Nullable Quantity median, @Nullable Quantity longest) {}

  /** Which way a group differs. */
  public enum Direction {
    HIGHER("higher", "▲"),
    LOWER("lower", "▼");

    private final String word;
    private final String sign;

    Direction(String word, String sign) {
      this.word = word;
      this.sign = sign;
    }

    /** As the JSON result has it. */
    public String word() {
      return word;
    }

    /** To be shown beside a colour. */
    public String sign() {
      return sign;
    }
  }

  /**
   * A number of one group beside that of another.
   *
   * @param other the other group; {@code (all others)} when there are more than two
   * @param difference first less second, with Newcombe's 95 % interval for shares, Welch's for
   *     means; for moments of log odds ratios
   * @param p two-sided; absent when not tested
   * @param q by Benjamini and Hochberg over all that were tested
   * @param direction where q is at most alpha, else null
   * @param few true when a side has fewer than 30 journeys: not tested
   */
  public record Difference(
      String column,
      String value,
      String other,
      Subject subject,
      Side mine,
      Side theirs,
      Quantity difference,
      Quantity p,
      Quantity q,
      @Nullable Direction direction,
      boolean few) {

    /** Whether it is beyond chance. */
    public boolean differs() {
      return direction != null;
    }
  }

  public GroupComparison {
    groups = List.copyOf(groups);
    differences = List.copyOf(differences);
    notes = List.copyOf(notes);
  }
}
