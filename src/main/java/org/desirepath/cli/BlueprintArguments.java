package org.desirepath.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.desirepath.discovery.phases.PhaseMiner;
import org.desirepath.discovery.phases.PhasedJourney;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.AbstractionFile;
import org.desirepath.io.FormatException;
import org.desirepath.io.ModelWriting;
import org.desirepath.io.Suggestion;
import org.desirepath.io.blueprint.TreeToBlueprint;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.Outcome;
import org.desirepath.model.ProcessTree;
import org.desirepath.model.Touchpoint;
import org.desirepath.model.Touchpoint.EventName;
import org.desirepath.report.ProposedBlueprint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a blueprint is found in a log. */
final class BlueprintArguments {
  /** Usual for models that people read. */
  static final double NOISE = 0.2;

  private static final int MOST_PHASES = 50;

  @Option(
      names = "--phases",
      paramLabel = "N",
      description = ".journey.yaml: at most so many phases; default 7.")
  @Nullable Integer phases;

  @Option(
      names = "--abstraction",
      paramLabel = "FILE",
      description =
          ".journey.yaml: rules (YAML) that lift events to touchpoints and touchpoints to phases.")
  @Nullable Path abstraction;

  @Option(
      names = "--success",
      paramLabel = "TOUCHPOINT",
      description =
          ".journey.yaml: the goal; made from the journeys that reach it. Repeatable: any of them.")
  List<String> success = List.of();

  /** Refuses what other kinds of models do not use. */
  void requireUnused() {
    if (phases != null || abstraction != null || !success.isEmpty()) {
      throw new UsageException(
          "--phases, --abstraction and --success go with --algorithm inductive and an --out that"
              + " ends in .journey.yaml");
    }
  }

  /** A blueprint as text, and what to tell of it. */
  record Found(String yaml, List<String> lines, List<String> notes) {}

  Found find(EventLog read, double noise) throws IOException {
    int most = phases == null ? PhaseMiner.DEFAULT_MAX_PHASES : phases;
    if (most < 1 || most > MOST_PHASES) {
      throw new UsageException("--phases " + most + ": expected a number in 1.." + MOST_PHASES);
    }
    AbstractionFile.Lifted lifted =
        abstraction == null
            ? new AbstractionFile.Lifted(read, Map.of(), Map.of(), List.of())
            : AbstractionFile.read(abstraction).apply(read);
    EventLog log = reaching(lifted.log());
    if (log.eventCount() == 0) {
      throw new FormatException(read.name(), 0, "no journey with an event, expected one");
    }
    PhaseMiner miner = new PhaseMiner(noise, most);
    PhasedJourney journey =
        lifted.phases().isEmpty() ? miner.discover(log) : miner.discover(log, lifted.phases());
    OptionalLong fitting = ProposedBlueprint.fitting(log, journey);
    ProposedBlueprint proposed =
        new ProposedBlueprint(
            log, miner, journey, fitting, !lifted.phases().isEmpty(), List.copyOf(success));
    return new Found(
        yaml(journey, facts(journey, lifted), proposed), proposed.lines(), lifted.notes());
  }

  private EventLog reaching(EventLog log) {
    for (String name : success) {
      if (!log.activities().contains(name)) {
        throw new UsageException(
            "--success \""
                + name
                + "\": the log has no such touchpoint"
                + Suggestion.ending(name, new TreeSet<>(log.activities())));
      }
    }
    if (success.isEmpty()) {
      return log;
    }
    BitSet traces = new BitSet();
    for (int t = 0; t < log.traceCount(); t++) {
      List<String> activities = log.variants().get(log.variantOf(t)).activities();
      traces.set(t, success.stream().anyMatch(activities::contains));
    }
    BitSet events = new BitSet();
    events.set(0, log.eventCount());
    return log.select(traces, events);
  }

  private JourneyBlueprint facts(PhasedJourney journey, AbstractionFile.Lifted lifted) {
    Map<String, Touchpoint> touchpoints = new LinkedHashMap<>();
    lifted
        .events()
        .forEach(
            (name, events) ->
                touchpoints.put(
                    name,
                    Touchpoint.named(
                        name,
                        events.stream().map(event -> new EventName(event, Map.of())).toList())));
    Outcome outcome =
        success.isEmpty()
            ? null
            : new Outcome(
                success,
                List.of(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                null,
                null);
    return new JourneyBlueprint(
        journey.name(), null, outcome, List.of(), List.of(), List.of(), touchpoints);
  }

  private static String yaml(
      PhasedJourney journey, JourneyBlueprint facts, ProposedBlueprint proposed)
      throws IOException {
    Map<String, ProcessTree> trees = new LinkedHashMap<>();
    journey.phases().forEach(phase -> trees.put(phase.name(), phase.steps()));
    JourneyBlueprint blueprint;
    try {
      blueprint = TreeToBlueprint.convert(trees, facts);
    } catch (IllegalArgumentException e) {
      throw new FormatException(
          journey.name(), 0, "can't be written as a blueprint: " + e.getMessage(), e);
    }
    DesignedJourney designed = blueprint.toDesignedJourney();
    byte[] yaml = new ModelWriting(designed, designed.net(), journey.name()).bytes(".journey.yaml");
    return proposed.header() + new String(yaml, StandardCharsets.UTF_8);
  }
}
