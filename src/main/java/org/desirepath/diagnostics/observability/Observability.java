package org.desirepath.diagnostics.observability;

import java.util.List;
import java.util.Optional;
import org.desirepath.diagnostics.journeys.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The observability matrix: each designed touchpoint by what must be known to choose its audience,
 * to choose the next best action, to make it personal, and to measure it.
 *
 * @param rows in the order of the design, then the touchpoints beside the flow by name
 * @param measured touchpoints of which everything the design asks for is measured
 * @param partly those of which some is
 * @param notMeasured those with something that is not measured at all
 * @param notObservable those that leave no event by design
 */
public record Observability(
    List<Row> rows, int measured, int partly, int notMeasured, int notObservable) {

  /** The angles of the matrix. */
  public enum Angle {
    AUDIENCE("audience"),
    NEXT_BEST_ACTION("nextBestAction"),
    PERSONALISATION("personalisation"),
    MEASURABILITY("measurability");

    private final String word;

    Angle(String word) {
      this.word = word;
    }

    /** As reports have it. */
    public String word() {
      return word;
    }
  }

  /**
   * A touchpoint.
   *
   * @param phase of the design, or null beside the flow
   * @param cells one an angle, in the order of {@link Angle}
   * @param verdict the least of its cells: whether the touchpoint is feasible with this data
   */
  public record Row(
      String touchpoint,
      @Nullable String phase,
      Recording recording,
      List<Cell> cells,
      Measured verdict) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A touchpoint from one angle.
   *
   * @param verdict null when the design asks for nothing here
   * @param reason in words; null when all is measured
   * @param n journeys with the touchpoint, each at its first time
   * @param filled those with everything asked for
   * @param share {@code filled / n} with Wilson's 95 % interval
   * @param fills each thing apart, those asked for first
   */
  public record Cell(
      Angle angle,
      @Nullable Measured verdict,
      @Nullable String reason,
      int n,
      int filled,
      Quantity share,
      List<Fill> fills) {
    public Cell {
      fills = List.copyOf(fills);
    }
  }

  /**
   * How often one thing is known.
   *
   * @param what an attribute of the log, or {@code event time channel initiator status experience
   *     outcome customer}
   * @param asked whether the design asks for it
   * @param afterwards journeys in which the value only comes with the touchpoint or later, so that
   *     it can't have been used for it
   * @param ageMillis median age of the value at the touchpoint, with a distribution-free interval;
   *     absent for what has no age
   */
  public record Fill(
      String what,
      boolean asked,
      Measured verdict,
      int n,
      int filled,
      Quantity share,
      int afterwards,
      Quantity ageMillis) {}

  public Observability {
    rows = List.copyOf(rows);
  }

  /** How a touchpoint is recorded; empty for one that the design does not know. */
  public Optional<Recording> recording(String touchpoint) {
    return rows.stream()
        .filter(row -> row.touchpoint().equals(touchpoint))
        .map(Row::recording)
        .findFirst();
  }

  /** Touchpoints that should leave events of which the whole log has none. */
  public List<Row> neverRecorded() {
    return rows.stream().filter(row -> row.recording().state() == Recording.State.NEVER).toList();
  }
}
