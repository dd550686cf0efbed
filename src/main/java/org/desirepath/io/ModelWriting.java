package org.desirepath.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.io.blueprint.BlueprintWriter;
import org.desirepath.io.blueprint.ClassifiedListWriter;
import org.desirepath.io.blueprint.TreeToBlueprint;
import org.desirepath.io.bpmn.BpmnWriter;
import org.desirepath.io.pnml.PnmlWriter;
import org.desirepath.io.ptml.PtmlWriter;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.ProcessModel;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint;

/**
 * Models to bytes: the way out for all formats, each with the language of what was read. What a
 * format can't hold of a flow is an error; facts that it can't hold are told, see {@link #lost}.
 */
public final class ModelWriting {
  /** Endings of the formats that are written. */
  public static final List<String> ENDINGS =
      List.of(".journey.yaml", ".yaml", ".yml", ".csv", ".bpmn", ".pnml", ".ptml");

  private final DesignedJourney journey;
  private final ProcessModel flow;
  private final String name;

  /**
   * A model to be written.
   *
   * @param flow as {@link ModelFiles.Result#flow} has it
   * @param name of where the model comes from, for messages
   */
  public ModelWriting(DesignedJourney journey, ProcessModel flow, String name) {
    this.journey = journey;
    this.flow = flow;
    this.name = name;
  }

  /** The ending of a file name that decides on its format, or nothing. */
  public static Optional<String> ending(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().filter(lower::endsWith).findFirst();
  }

  /**
   * What the format of an ending does not hold of this model, each in one line.
   *
   * @param factsApart whether the facts are written to a file of their own
   */
  public List<String> lost(String ending, boolean factsApart) {
    List<String> lost = new ArrayList<>();
    boolean blueprint = ending.endsWith(".yaml") || ending.endsWith(".yml");
    if (!blueprint && !ending.equals(".csv") && !factsApart && hasFacts()) {
      lost.add("outcome, rules and facts of touchpoints; write them with --facts-out");
    }
    boolean places =
        journey.facts().places().stream().anyMatch(ModelWriting::hasFacts)
            || journey.facts().phases().size() > 1;
    if (!blueprint && !ending.equals(".csv") && places) {
      lost.add("phases, shares, waits and designed drop-off of places in the flow");
    }
    if (ending.equals(".bpmn") && flow.labels().stream().anyMatch(ModelWriting::hasLayout)) {
      lost.add("line breaks and double blanks in names, which are layout in BPMN");
    }
    if (!ending.equals(".pnml") && !journey.data().guards().isEmpty()) {
      lost.add("guards on data");
    } else if (ending.equals(".pnml") && !journey.data().guards().isEmpty()) {
      lost.add("guards on data, which are read from PNML but not written");
    }
    return lost;
  }

  private boolean hasFacts() {
    JourneyBlueprint facts = journey.facts();
    return facts.outcome() != null
        || !facts.rules().isEmpty()
        || !facts.unplannedAllowed().isEmpty()
        || facts.touchpoints().values().stream()
            .anyMatch(t -> !t.equals(Touchpoint.named(t.name())));
  }

  private static boolean hasLayout(String label) {
    return !label.equals(label.replaceAll("[\\s\\u00a0]+", " ").strip());
  }

  private static boolean hasFacts(Step.Place place) {
    return place.share().isPresent()
        || place.dropOff().isPresent()
        || place.within() != null
        || place.notBefore() != null;
  }

  /**
   * The bytes of a file.
   *
   * @param ending one of {@link #ENDINGS}
   * @throws FormatException if the format can't hold the flow
   */
  public byte[] bytes(String ending) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (ending) {
      case ".pnml" -> new PnmlWriter().write(journey.net(), out);
      case ".ptml" -> new PtmlWriter().write(tree(ending), out);
      case ".bpmn" -> {
        Optional<String> obstacle = BpmnWriter.obstacle(flow);
        if (obstacle.isPresent()) {
          throw refused(ending, obstacle.get());
        }
        new BpmnWriter().write(flow, out);
      }
      case ".csv" -> {
        JourneyBlueprint blueprint = blueprint(ending);
        Optional<String> obstacle = ClassifiedListWriter.obstacle(blueprint);
        if (obstacle.isPresent()) {
          throw refused(ending, "a classified list can't hold " + obstacle.get());
        }
        out.writeBytes(ClassifiedListWriter.write(blueprint).getBytes(StandardCharsets.UTF_8));
      }
      default -> out.writeBytes(yaml(blueprint(ending)));
    }
    return out.toByteArray();
  }

  /** Outcome, rules and facts of touchpoints as a blueprint without phases. */
  public byte[] facts() throws IOException {
    JourneyBlueprint all = journey.facts();
    return yaml(
        new JourneyBlueprint(
            all.journey(),
            all.version(),
            all.outcome(),
            List.of(),
            all.rules(),
            all.unplannedAllowed(),
            all.touchpoints(),
            all.scores(),
            all.contacts()));
  }

  /** Read again, since not every name of a net is one of a blueprint. */
  private byte[] yaml(JourneyBlueprint blueprint) throws IOException {
    byte[] bytes = BlueprintWriter.write(blueprint).getBytes(StandardCharsets.UTF_8);
    try {
      BlueprintReader.read(new ByteArrayInputStream(bytes), "blueprint");
    } catch (FormatException e) {
      throw new FormatException(name, 0, "can't be written as a blueprint: " + e.getMessage(), e);
    }
    return bytes;
  }

  private JourneyBlueprint blueprint(String ending) throws FormatException {
    if (!journey.facts().phases().isEmpty()) {
      return journey.facts();
    }
    try {
      return TreeToBlueprint.convert(tree(ending), journey.facts());
    } catch (IllegalArgumentException e) {
      throw new FormatException(
          name, 0, "can't be written as " + ending + ": " + e.getMessage(), e);
    }
  }

  private ProcessTree tree(String ending) throws FormatException {
    if (flow instanceof ProcessTree tree) {
      return tree;
    }
    return ProcessTree.of(flow.toPetriNet())
        .orElseThrow(
            () ->
                refused(
                    ending,
                    "its flow is not made of sequences, choices, parallel blocks and loops; write"
                        + " .pnml or .bpmn"));
  }

  private FormatException refused(String ending, String why) {
    return new FormatException(name, 0, "can't be written as " + ending + ": " + why);
  }
}
