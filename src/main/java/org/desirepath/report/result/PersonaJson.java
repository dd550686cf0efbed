package org.desirepath.report.result;

import java.io.IOException;
import org.desirepath.comparison.personas.Personas;
import org.desirepath.comparison.personas.Personas.Design;
import org.desirepath.comparison.personas.Personas.Persona;
import org.desirepath.report.json.JsonFields;
import org.jspecify.annotations.Nullable;

/** Journeys against the designs of their personas, in the JSON result. */
public final class PersonaJson {
  private final JsonFields json;

  PersonaJson(JsonFields json) {
    this.json = json;
  }

  void write(@Nullable Personas personas) throws IOException {
    if (personas == null) {
      json.absent("personas", "not asked for: give --persona-column and --persona");
      return;
    }
    json.object(
        "personas",
        () -> {
          json.text("column", personas.column());
          json.count("tested", personas.tested());
          json.count("fitting", personas.fitting());
          json.count("resolved", personas.resolved());
          if (personas.fitness().isPresent()) {
            json.number("fitness", personas.fitness().getAsDouble());
          } else {
            json.absent("fitness", "no journey is resolved");
          }
          json.array("personas", personas.personas(), this::persona);
          json.object("rest", () -> design(personas.rest()));
        });
  }

  private void persona(Persona persona) throws IOException {
    json.object(
        () -> {
          json.text("value", persona.value());
          json.text("model", persona.model());
          json.object("own", () -> design(persona.own()));
          json.object("common", () -> design(persona.common()));
          json.quantity("success", "successInterval", persona.success());
          json.count("mature", persona.mature());
          json.quantity("difference", "interval", persona.difference());
          json.quantity("p", persona.p());
          json.quantity("q", persona.q());
          json.flag("differs", persona.differs());
        });
  }

  private void design(Design design) throws IOException {
    json.count("journeys", design.journeys());
    json.count("resolved", design.resolved());
    json.quantity("fitting", "interval", design.fitting());
    json.quantity("fitness", design.fitness());
  }
}
