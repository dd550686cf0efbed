package org.desirepath.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.desirepath.io.ModelFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Designs of their own for groups of customers. */
final class PersonaArguments {
  @Option(
      names = "--persona-column",
      paramLabel = "COLUMN",
      description = "Attribute that names the persona of a journey.")
  @Nullable String column;

  @Option(
      names = "--persona",
      paramLabel = "VALUE=MODEL",
      description =
          "Hold the journeys of this persona against a design of their own, in a report of their"
              + " own below the report; repeatable. --model stays the common design.")
  List<String> personas = List.of();

  boolean isAsked() {
    if (column == null && !personas.isEmpty()) {
      throw new UsageException("--persona: name the attribute with --persona-column");
    }
    if (column != null && personas.isEmpty()) {
      throw new UsageException("--persona-column: give designs with --persona VALUE=MODEL");
    }
    return column != null;
  }

  /** The designs by persona. */
  SortedMap<String, ModelFiles.Result> read(@Nullable Path facts) throws IOException {
    SortedMap<String, ModelFiles.Result> models = new TreeMap<>();
    for (String text : personas) {
      int equals = text.indexOf('=');
      if (equals <= 0 || equals == text.length() - 1) {
        throw new UsageException("--persona \"" + text + "\": expected VALUE=MODEL");
      }
      String value = text.substring(0, equals);
      Path model = Path.of(text.substring(equals + 1));
      boolean needsFacts = !model.toString().endsWith(".journey.yaml");
      if (models.put(value, ModelFiles.read(model, needsFacts ? facts : null)) != null) {
        throw new UsageException("--persona \"" + text + "\": the persona is there twice");
      }
    }
    return models;
  }

  void describe(SortedMap<String, List<String>> parameters) {
    if (column != null) {
      parameters.put("personaColumn", List.of(column));
      parameters.put(
          "persona",
          personas.stream()
              .map(
                  text -> {
                    int equals = text.indexOf('=');
                    return text.substring(0, equals + 1)
                        + Path.of(text.substring(equals + 1)).getFileName();
                  })
              .toList());
    }
  }
}
