package org.desirepath.comparison.calibration;

import java.util.List;

/**
 * The table of a calibration.
 *
 * @param logs of each scenario
 * @param scenarios as they were run
 * @param rows by scenario, in the order in which things are first seen
 */
public record CalibrationResult(int logs, long seed, List<Scenario> scenarios, List<Row> rows) {
  public CalibrationResult {
    scenarios = List.copyOf(scenarios);
    rows = List.copyOf(rows);
  }

  /** The rows of a scenario. */
  public List<Row> rowsOf(Scenario scenario) {
    return rows.stream().filter(row -> row.scenario().equals(scenario.name())).toList();
  }
}
