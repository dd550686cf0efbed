package org.desirepath.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.desirepath.io.LogFiles.InputFile;
import org.desirepath.io.blueprint.BlueprintReader;
import org.desirepath.io.blueprint.ClassifiedListReader;
import org.desirepath.io.bpmn.BpmnReader;
import org.desirepath.io.decl.DeclReader;
import org.desirepath.io.pnml.PnmlReader;
import org.desirepath.io.ptml.PtmlReader;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.ProcessModel;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.rules.RuleSet;
import org.jspecify.annotations.Nullable;

/** Designed journeys from files: the way in for all formats. The ending of the name decides. */
public final class ModelFiles {
  private static final long LARGEST_BYTES = 64L << 20;

  private static final String RULES = ".decl";

  private ModelFiles() {}

  /**
   * Rules without a flow.
   *
   * @param inputs the file
   */
  public record Rules(RuleSet rules, List<InputFile> inputs) {
    public Rules {
      inputs = List.copyOf(inputs);
    }
  }

  /** Whether a file holds rules without a flow: a DECLARE model ({@code .decl}). */
  public static boolean isOfRules(Path file) {
    return name(file).toLowerCase(Locale.ROOT).endsWith(RULES);
  }

  /**
   * Reads a DECLARE model.
   *
   * @throws FormatException if the file is none
   */
  public static Rules readRules(Path file) throws IOException {
    List<InputFile> inputs = new ArrayList<>();
    return new Rules(
        DeclReader.read(new ByteArrayInputStream(bytes(file, inputs)), name(file)), inputs);
  }

  /**
   * What was read.
   *
   * @param flow as the file has it: a tree where the file is one of blocks, else the net
   * @param inputs the files, the model first
   */
  public record Result(DesignedJourney model, ProcessModel flow, List<InputFile> inputs) {
    public Result {
      inputs = List.copyOf(inputs);
    }
  }

  /** Formats of a flow, by the ending of the file. */
  private enum Format {
    BLUEPRINT(".yaml", ".yml"),
    LIST(".csv"),
    PNML(".pnml"),
    PTML(".ptml"),
    BPMN(".bpmn", ".xml");

    private final List<String> endings;

    Format(String... endings) {
      this.endings = List.of(endings);
    }

    static @Nullable Format of(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      for (Format format : values()) {
        if (format.endings.stream().anyMatch(lower::endsWith)) {
          return format;
        }
      }
      return null;
    }
  }

  /**
   * Reads a designed journey.
   *
   * @param file a blueprint ({@code .yaml}, {@code .yml}), a classified list ({@code .csv}), a
   *     Petri net ({@code .pnml}), a process tree ({@code .ptml}) or a process in BPMN 2.0 ({@code
   *     .bpmn}, {@code .xml})
   * @param facts a blueprint without phases that holds outcome and touchpoint facts for a flow from
   *     PNML, PTML or BPMN, or null
   * @throws FormatException if a file is not what its ending says, or of a format that is not read
   */
  public static Result read(Path file, @Nullable Path facts) throws IOException {
    List<InputFile> inputs = new ArrayList<>();
    String name = name(file);
    Format format = Format.of(name);
    if (format == null) {
      throw new FormatException(name, 0, unread(name));
    }
    InputStream input = new ByteArrayInputStream(bytes(file, inputs));
    if (format == Format.BLUEPRINT || format == Format.LIST) {
      if (facts != null) {
        throw new FormatException(
            name,
            0,
            "a blueprint or list holds its own facts, but others were given too; leave --facts"
                + " out");
      }
      return ofBlueprint(
          name,
          format == Format.LIST
              ? ClassifiedListReader.read(input, name)
              : BlueprintReader.read(input, name),
          inputs);
    }
    Result flow = ofFlow(format, input, name, inputs);
    return facts == null ? flow : withFacts(flow, facts, name, inputs);
  }

  private static String unread(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(RULES)
        ? "a DECLARE model has rules but no flow; give it to conform, which checks rules alone"
        : "models of this kind are not read; give a .journey.yaml blueprint, a classified list"
            + " .csv, a .bpmn process, a .pnml net or a .ptml tree";
  }

  private static Result ofBlueprint(String name, JourneyBlueprint blueprint, List<InputFile> inputs)
      throws FormatException {
    if (blueprint.phases().isEmpty()) {
      throw new FormatException(
          name,
          0,
          "found a blueprint without phases, expected the flow of a journey; add phases, or give it"
              + " as --facts beside a .pnml, .ptml or .bpmn");
    }
    ProcessTree tree = blueprint.toProcessTree();
    return new Result(new DesignedJourney(tree.toPetriNet(), blueprint, List.of()), tree, inputs);
  }

  private static Result ofFlow(
      Format format, InputStream input, String name, List<InputFile> inputs) throws IOException {
    if (format == Format.PTML) {
      ProcessTree tree = new PtmlReader().read(input, name);
      return new Result(
          new DesignedJourney(tree.toPetriNet(), JourneyBlueprint.empty(tree.name()), List.of()),
          tree,
          inputs);
    }
    DesignedJourney journey =
        format == Format.PNML
            ? new PnmlReader().read(input, name)
            : new BpmnReader().read(input, name);
    return new Result(journey, journey.net(), inputs);
  }

  private static Result withFacts(Result flow, Path facts, String name, List<InputFile> inputs)
      throws IOException {
    JourneyBlueprint given = blueprint(facts, inputs);
    if (!given.phases().isEmpty()) {
      throw new FormatException(
          name(facts),
          0,
          "found phases, expected facts only: the flow comes from " + name + "; remove phases");
    }
    DesignedJourney journey = flow.model();
    return new Result(
        new DesignedJourney(
            journey.net(), given.over(journey.facts()), journey.notes(), journey.data()),
        flow.flow(),
        inputs);
  }

  private static JourneyBlueprint blueprint(Path file, List<InputFile> inputs) throws IOException {
    return BlueprintReader.read(new ByteArrayInputStream(bytes(file, inputs)), name(file));
  }

  static byte[] bytes(Path file, List<InputFile> inputs) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FormatException(name(file), 0, "this is a folder; expected a model file");
    }
    if (Files.size(file) > LARGEST_BYTES) {
      throw new FormatException(
          name(file),
          0,
          "found "
              + Files.size(file)
              + " bytes, expected at most "
              + LARGEST_BYTES
              + " for a model");
    }
    byte[] bytes = Files.readAllBytes(file);
    inputs.add(new InputFile(name(file), sha256(bytes), bytes.length));
    return bytes;
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? path.toString() : name.toString();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
