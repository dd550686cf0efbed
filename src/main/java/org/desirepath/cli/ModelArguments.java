package org.desirepath.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.desirepath.io.ModelFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The designed journey of a command. */
final class ModelArguments {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "MODEL",
      description =
          "The designed journey: a blueprint (*.journey.yaml), a classified list (*.csv), a BPMN"
              + " 2.0 process (*.bpmn), a Petri net (*.pnml) or a process tree (*.ptml); for"
              + " conform also rules alone (*.decl).")
  Path model = Path.of("");

  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description =
          "Outcome and touchpoint facts for a BPMN, PNML or PTML model: a blueprint without"
              + " phases.")
  @Nullable Path facts;

  ModelFiles.Result read() throws IOException {
    return ModelFiles.read(model, facts);
  }

  boolean isOfRules() {
    return ModelFiles.isOfRules(model);
  }

  /** Rules without a flow. */
  ModelFiles.Rules readRules() throws IOException {
    if (facts != null) {
      throw new UsageException(
          "--facts: rules of a .decl are checked alone; write them under rules: in a blueprint");
    }
    return ModelFiles.readRules(model);
  }

  void describe(SortedMap<String, List<String>> parameters) {
    parameters.put("model", List.of(String.valueOf(model.getFileName())));
    if (facts != null) {
      parameters.put("facts", List.of(String.valueOf(facts.getFileName())));
    }
  }
}
