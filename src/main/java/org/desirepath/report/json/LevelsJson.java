package org.desirepath.report.json;

import java.io.IOException;
import org.desirepath.conformance.ConformanceLevels;
import org.desirepath.conformance.ConformanceLevels.Part;

/** Conformance by touchpoint, step and phase, in the JSON result. */
public final class LevelsJson {
  private static final String NO_PHASE = "in no phase of the design";

  private final JsonFields json;

  LevelsJson(JsonFields json) {
    this.json = json;
  }

  void write(ConformanceLevels levels) throws IOException {
    json.array("touchpoints", levels.touchpoints(), part -> part("touchpoint", part));
    json.array("steps", levels.steps(), part -> part("step", part));
    json.array("phases", levels.phases(), part -> part("", part));
  }

  private void part(String nameField, Part part) throws IOException {
    json.object(
        () -> {
          if (!nameField.isEmpty()) {
            json.text(nameField, part.name(), NO_PHASE);
          }
          json.text("phase", part.phase(), NO_PHASE);
          json.count("journeys", part.journeys());
          json.count("complete", part.complete());
          json.count("partial", part.partial());
          json.count("missing", part.missing());
          json.count("notReached", part.notReached());
          json.count("sync", part.synchronous());
          json.count("log", part.log());
          json.count("model", part.model());
          json.count("cost", part.cost());
          json.number("fitness", part.fitness());
        });
  }
}
