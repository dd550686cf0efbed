package org.desirepath.diagnostics.observability;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.Diagnostic;
import org.desirepath.diagnostics.observability.Observability.Angle;
import org.desirepath.diagnostics.observability.Observability.Cell;
import org.desirepath.diagnostics.observability.Observability.Row;
import org.desirepath.model.JourneyStructure;

/**
 * Fills the observability matrix: for each designed touchpoint what is known for its audience, its
 * next best action and its personalisation before it happens, and what can be measured of it.
 *
 * <p>O(touchpoints x (journeys + attributes x events)). Stateless.
 */
public record ObservabilityDiagnostic() implements Diagnostic<Observability> {

  @Override
  public Observability diagnose(AlignedJourneys journeys) {
    RecordingGaps gaps = new RecordingGaps(journeys);
    FillRates fills = new FillRates(journeys);
    JourneyStructure structure = JourneyStructure.of(journeys.model().facts());
    List<Row> rows = new ArrayList<>();
    for (String touchpoint : touchpoints(journeys, structure)) {
      Recording recording = gaps.of(touchpoint);
      List<Cell> cells = new ArrayList<>();
      for (Angle angle : Angle.values()) {
        cells.add(fills.cell(touchpoint, angle, recording));
      }
      Measured verdict = Measured.MEASURED;
      for (Cell cell : cells) {
        verdict = cell.verdict() == null ? verdict : verdict.and(cell.verdict());
      }
      Optional<String> phase = structure.phaseOf(touchpoint);
      rows.add(new Row(touchpoint, phase.orElse(null), recording, cells, verdict));
    }
    return new Observability(
        rows,
        count(rows, Measured.MEASURED),
        count(rows, Measured.PARTLY),
        count(rows, Measured.NOT_MEASURED),
        count(rows, Measured.NOT_OBSERVABLE));
  }

  private static int count(List<Row> rows, Measured verdict) {
    return (int) rows.stream().filter(row -> row.verdict() == verdict).count();
  }

  private static Set<String> touchpoints(AlignedJourneys journeys, JourneyStructure structure) {
    Set<String> touchpoints = new LinkedHashSet<>(structure.inDesignOrder());
    touchpoints.addAll(journeys.model().touchpoints());
    return touchpoints;
  }
}
