package org.desirepath.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
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
import org.desirepath.io.decl.DeclReader;
import org.desirepath.io.pnml.PnmlReader;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
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
   * @param inputs the files, the model first
   */
  public record Result(DesignedJourney model, List<InputFile> inputs) {
    public Result {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * Reads a designed journey.
   *
   * @param file a blueprint ({@code .yaml}, {@code .yml}) or a Petri net ({@code .pnml})
   * @param facts a blueprint without phases that holds outcome and touchpoint facts for a Petri
   *     net, or null
   * @throws FormatException if a file is not what its ending says, or of a format that is not read
   */
  public static Result read(Path file, @Nullable Path facts) throws IOException {
    List<InputFile> inputs = new ArrayList<>();
    String name = name(file);
    String ending = name.toLowerCase(Locale.ROOT);
    if (ending.endsWith(".yaml") || ending.endsWith(".yml")) {
      if (facts != null) {
        throw new FormatException(
            name,
            0,
            "a blueprint holds its own facts, but others were given too; leave --facts out");
      }
      JourneyBlueprint blueprint = blueprint(file, inputs);
      if (blueprint.phases().isEmpty()) {
        throw new FormatException(
            name,
            0,
            "found a blueprint without phases, expected the flow of a journey; add phases, or give it as --facts beside a .pnml");
      }
      DesignedJourney journey = blueprint.toDesignedJourney();
      return new Result(new DesignedJourney(journey.net(), blueprint, journey.notes()), inputs);
    }
    if (ending.endsWith(".pnml")) {
      DesignedJourney net =
          new PnmlReader().read(new ByteArrayInputStream(bytes(file, inputs)), name);
      if (facts == null) {
        return new Result(net, inputs);
      }
      JourneyBlueprint blueprint = blueprint(facts, inputs);
      if (!blueprint.phases().isEmpty()) {
        throw new FormatException(
            name(facts),
            0,
            "found phases, expected facts only: the flow comes from " + name + "; remove phases");
      }
      return new Result(new DesignedJourney(net.net(), blueprint, net.notes(), net.data()), inputs);
    }
    if (ending.endsWith(RULES)) {
      throw new FormatException(
          name,
          0,
          "a DECLARE model has rules but no flow; give it to conform, which checks rules alone");
    }
    throw new FormatException(
        name, 0, "models of this kind are not read; give a .journey.yaml blueprint or a .pnml net");
  }

  private static JourneyBlueprint blueprint(Path file, List<InputFile> inputs) throws IOException {
    return BlueprintReader.read(new ByteArrayInputStream(bytes(file, inputs)), name(file));
  }

  private static byte[] bytes(Path file, List<InputFile> inputs) throws IOException {
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
