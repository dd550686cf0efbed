package org.desirepath.diagnostics.groups;

import java.time.LocalDate;
import java.util.List;
import org.desirepath.diagnostics.groups.GroupComparison.Direction;
import org.desirepath.diagnostics.journeys.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Before and after a day, as long before as after, within kinds of day; and against the same days
 * of the year before, where they are in the log.
 *
 * @param date first day after
 * @param days length of each window
 * @param before journeys that begin in the window before
 * @param after journeys that begin in the window after
 * @param lastYearBefore the same 364 days earlier, or 0
 * @param lastYearAfter the same 364 days earlier, or 0
 * @param holidays how many of the given days lie in a window
 * @param tested m of Benjamini and Hochberg
 * @param rows by q, then subject
 * @param notes what a reader should know
 */
public record ChangeFindings(
    LocalDate date,
    int days,
    int before,
    int after,
    int lastYearBefore,
    int lastYearAfter,
    int holidays,
    int tested,
    List<Row> rows,
    List<String> notes) {

  /**
   * A share before and after.
   *
   * @param count journeys that have it
   * @param n journeys that could show it
   */
  public record Cell(int count, int n, Quantity share) {}

  /**
   * One finding.
   *
   * @param difference after less before, with Newcombe's interval
   * @param stratified the same within kinds of day, Mantel-Haenszel with Sato's interval
   * @param lastYearBefore or null when last year is not in the log
   * @param lastYearAfter or null when last year is not in the log
   * @param differenceInDifferences this year's difference less last year's
   * @param p of the difference in differences where last year is there, else of the stratified one
   * @param q by Benjamini and Hochberg over all rows
   * @param direction where q is at most alpha, else null
   */
  public record Row(
      Subject subject,
      Cell before,
      Cell after,
      Quantity difference,
      Quantity stratified,
      @Nullable Cell lastYearBefore,
      @Nullable Cell lastYearAfter,
      Quantity differenceInDifferences,
      Quantity p,
      Quantity q,
      @Nullable Direction direction,
      boolean few) {}

  public ChangeFindings {
    rows = List.copyOf(rows);
    notes = List.copyOf(notes);
  }
}
