package org.desirepath.io.truth;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import org.desirepath.model.Truth;

/**
 * Writes what is true of a simulated log as JSON in UTF-8: camelCase names, ISO-8601 times, one
 * line ending on every platform. Equal truths give equal bytes. Stateless and thread-safe.
 */
public final class TruthWriter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TruthWriter() {}

  /** Writes the truth, with a line break at the end. */
  public static void write(Truth truth, Appendable out) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    out.append(JSON.writer(printer).writeValueAsString(tree(truth))).append('\n');
  }

  private static ObjectNode tree(Truth truth) {
    ObjectNode root = JSON.createObjectNode();
    root.put("journey", truth.journey());
    root.put("seed", truth.seed());
    root.put("simulated", truth.simulated());
    root.put("journeys", truth.journeys());
    root.put("events", truth.events());
    if (truth.asOfMillis().isPresent()) {
      root.put("asOf", Instant.ofEpochMilli(truth.asOfMillis().getAsLong()).toString());
    } else {
      root.putNull("asOf");
    }
    root.putObject("status")
        .put("completed", truth.status().completed())
        .put("exited", truth.status().exited())
        .put("abandoned", truth.status().abandoned())
        .put("open", truth.status().open())
        .put("ended", truth.status().ended());
    dropOff(truth, root.putArray("dropOff"));
    deviations(truth, root.putArray("deviations"));
    effects(truth, root.putArray("effects"));
    segments(truth, root.putArray("segments"));
    shares(truth, root.putArray("shares"));
    experience(truth, root.putArray("experience"));
    root.put("truncated", truth.truncated());
    root.putObject("faults")
        .put("lost", truth.faults().lost())
        .put("doubled", truth.faults().doubled())
        .put("swapped", truth.faults().swapped());
    return root;
  }

  private static void deviations(Truth truth, ArrayNode rows) {
    for (Truth.Deviation row : truth.deviations()) {
      rows.addObject()
          .put("kind", row.kind())
          .put("touchpoint", row.touchpoint())
          .put("planted", row.planted())
          .put("observable", row.observable())
          .put("journeys", row.journeys());
    }
  }

  private static void dropOff(Truth truth, ArrayNode rows) {
    for (Truth.DropOff row : truth.dropOff()) {
      ObjectNode node = rows.addObject();
      node.put("touchpoint", row.touchpoint());
      node.put("planted", row.planted());
      if (row.designed().isPresent()) {
        node.put("designed", row.designed().getAsDouble());
      } else {
        node.putNull("designed");
      }
      node.put("entered", row.entered());
      node.put("abandoned", row.abandoned());
      node.put("enteredSeen", row.enteredSeen());
      node.put("abandonedSeen", row.abandonedSeen());
    }
  }

  private static void effects(Truth truth, ArrayNode rows) {
    for (Truth.Effect row : truth.effects()) {
      rows.addObject()
          .put("facet", row.facet())
          .put("touchpoint", row.touchpoint())
          .put("oddsRatio", row.oddsRatio())
          .put("exposed", row.exposed())
          .put("success", row.success())
          .put("riskDifference", row.riskDifference());
    }
  }

  private static void shares(Truth truth, ArrayNode rows) {
    for (Truth.Share row : truth.shares()) {
      rows.addObject()
          .put("touchpoint", row.touchpoint())
          .put("planted", row.planted())
          .put("designed", row.designed())
          .put("journeys", row.journeys())
          .put("taken", row.taken());
    }
  }

  private static void experience(Truth truth, ArrayNode rows) {
    for (Truth.Experience row : truth.experience()) {
      rows.addObject()
          .put("touchpoint", row.touchpoint())
          .put("planted", row.planted())
          .put("designed", row.designed())
          .put("journeys", row.journeys())
          .put("below", row.below());
    }
  }

  private static void segments(Truth truth, ArrayNode rows) {
    for (Truth.Segment row : truth.segments()) {
      rows.addObject()
          .put("column", row.column())
          .put("value", row.value())
          .put("loss", row.loss())
          .put("journeys", row.journeys())
          .put("completed", row.completed());
    }
  }
}
