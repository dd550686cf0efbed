package org.desirepath.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import org.desirepath.comparison.calibration.CalibrationResult;
import org.desirepath.comparison.calibration.Row;
import org.desirepath.comparison.calibration.Scenario;
import org.desirepath.report.wording.MachineNumber;

/** The result of a calibration as JSON: camelCase names, the same bytes for the same result. */
public final class CalibrationJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CalibrationJson() {}

  /** The JSON, with a line break at the end. */
  public static String of(CalibrationResult result) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("seed", result.seed());
    root.put("logs", result.logs());
    ArrayNode scenarios = root.putArray("scenarios");
    for (Scenario scenario : result.scenarios()) {
      ObjectNode node = scenarios.addObject();
      node.put("name", scenario.name());
      node.put("says", scenario.says());
      node.put("journeys", scenario.journeys());
      node.put("judged", scenario.judged());
      ArrayNode rows = node.putArray("rows");
      for (Row row : result.rowsOf(scenario)) {
        add(rows.addObject(), row);
      }
    }
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return JSON.writer(
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))
            .writeValueAsString(root)
        + "\n";
  }

  private static void add(ObjectNode node, Row row) {
    node.put("measure", row.measure().word());
    node.put("subject", row.subject());
    node.put("method", row.method());
    node.putRawValue("value", new RawValue(MachineNumber.of(row.value())));
    node.putRawValue("monteCarloError", new RawValue(MachineNumber.of(row.error())));
    node.put("logs", row.logs());
    if (row.target() == Row.Target.NONE) {
      node.putNull("target");
    } else {
      node.put("target", row.target().word());
    }
  }
}
