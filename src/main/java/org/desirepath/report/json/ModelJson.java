package org.desirepath.report.json;

import java.io.IOException;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.DesignedJourney;

/** The {@code model} of the JSON result: what the design is made of and how its file was read. */
public record ModelJson(JsonFields json) {
  public void write(DesignedJourney model) throws IOException {
    AcceptingPetriNet net = model.net();
    json.text("name", model.name());
    json.texts("touchpoints", net.labels());
    json.count("places", net.places().size());
    json.count("transitions", net.transitions().size());
    json.count(
        "silentTransitions",
        net.transitions().stream().filter(AcceptingPetriNet.Transition::isSilent).count());
    json.texts("notes", model.notes());
  }
}
