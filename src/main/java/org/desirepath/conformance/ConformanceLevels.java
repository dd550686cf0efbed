package org.desirepath.conformance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.Outcome;
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint;
import org.jspecify.annotations.Nullable;

/**
 * Conformance by touchpoint, by step of a phase and by phase, over the traces that are aligned
 * whole: the same moves counted at three levels, so that each level adds up to the cost of the log.
 *
 * <p>A synchronous or model move belongs to the place of its transition; a log move to the first
 * place of its label; a move that has no place to the part without a name. A part is missing in a
 * trace that passes it without any event of it, so a coarser part is missing only where all its
 * finer parts on the way are. O(moves of distinct variants).
 *
 * @param touchpoints those of the flow in design order, exits, then others by name
 * @param steps of all phases in design order, then what is in none; empty without phases
 * @param phases in design order, then what is in none; empty without phases
 */
public record ConformanceLevels(List<Part> touchpoints, List<Part> steps, List<Part> phases) {

  /**
   * A touchpoint, step or phase.
   *
   * @param name of the touchpoint or phase; of a step its touchpoints; null for moves that are in
   *     no phase
   * @param phase it is in; null when it is in none, and for the moves that are in none
   * @param complete traces with every touchpoint on their way through it recorded
   * @param partial traces with some recorded
   * @param missing traces that pass it with none recorded
   * @param notReached traces that ended before it: what an abandoned one, or one that took an exit,
   *     did not come to is not missing
   * @param synchronous moves in it
   * @param log moves in it, those at no cost too
   * @param model moves in it that should leave an event, also those not reached
   * @param cost of its moves
   * @param greatestCost what they would cost if no event fitted
   */
  public record Part(
      @Nullable String name,
      @Nullable String phase,
      long complete,
      long partial,
      long missing,
      long notReached,
      long synchronous,
      long log,
      long model,
      long cost,
      long greatestCost) {

    /** Traces that pass it. */
    public long journeys() {
      return complete + partial + missing;
    }

    /** 1 - cost / greatest cost, in [0,1]; 0/0 is 1. */
    public double fitness() {
      return greatestCost == 0 ? 1 : 1 - (double) cost / greatestCost;
    }
  }

  public ConformanceLevels {
    touchpoints = List.copyOf(touchpoints);
    steps = List.copyOf(steps);
    phases = List.copyOf(phases);
  }

  /** Counts a result at all levels. */
  public static ConformanceLevels of(ConformanceResult result) {
    DesignedJourney model = result.model();
    Level touchpoints = touchpointLevel(result);
    List<Level> levels = new ArrayList<>(List.of(touchpoints));
    if (!model.facts().phases().isEmpty()) {
      levels.add(stepLevel(model));
      levels.add(phaseLevel(model));
    }
    Counter counter = new Counter(model);
    for (VariantAlignment variant : result.variants()) {
      if (!variant.open() && !variant.truncated()) {
        levels.forEach(level -> counter.count(variant, level));
      }
    }
    return new ConformanceLevels(
        touchpoints.parts(),
        levels.size() == 1 ? List.of() : levels.get(1).parts(),
        levels.size() == 1 ? List.of() : levels.get(2).parts());
  }

  private static Level touchpointLevel(ConformanceResult result) {
    DesignedJourney model = result.model();
    Set<String> names = new LinkedHashSet<>();
    Map<String, String> phases = new HashMap<>();
    for (JourneyBlueprint.Phase phase : model.facts().phases()) {
      names.addAll(phase.touchpoints());
      phase.touchpoints().forEach(name -> phases.putIfAbsent(name, phase.name()));
    }
    names.addAll(model.net().labels());
    names.addAll(new TreeSet<>(model.exits()));
    TreeSet<String> others = new TreeSet<>();
    result.variants().stream()
        .filter(v -> !v.open() && !v.truncated())
        .forEach(v -> others.addAll(v.activities()));
    names.addAll(others);
    Level level = new Level(model);
    for (String name : names) {
      level.add(name, phases.get(name), List.of(name), Set.of());
    }
    return level;
  }

  private static Level stepLevel(DesignedJourney model) {
    Level level = new Level(model);
    for (JourneyBlueprint.Phase phase : model.facts().phases()) {
      for (Step step : phase.steps()) {
        JourneyBlueprint.Phase alone = new JourneyBlueprint.Phase("", List.of(step));
        level.add(
            String.join(" | ", alone.touchpoints()), phase.name(), alone.touchpoints(), ids(alone));
      }
    }
    return level.closed();
  }

  private static Level phaseLevel(DesignedJourney model) {
    Level level = new Level(model);
    for (JourneyBlueprint.Phase phase : model.facts().phases()) {
      level.add(phase.name(), phase.name(), phase.touchpoints(), ids(phase));
    }
    return level.closed();
  }

  private static Set<String> ids(JourneyBlueprint.Phase phase) {
    Set<String> ids = new LinkedHashSet<>();
    phase.places().forEach(place -> ids.add(place.id()));
    return ids;
  }

  /** The parts of one level while they are counted. */
  private static final class Level {
    private static final int COUNTS = 9;

    private final DesignedJourney model;
    private final List<@Nullable String> names = new ArrayList<>();
    private final List<@Nullable String> phases = new ArrayList<>();
    private final List<long[]> counts = new ArrayList<>();
    private final Map<String, Integer> partOfLabel = new HashMap<>();
    private final Map<String, Integer> partOfPlace = new HashMap<>();

    Level(DesignedJourney model) {
      this.model = model;
    }

    void add(
        @Nullable String name,
        @Nullable String phase,
        Collection<String> labels,
        Collection<String> placeIds) {
      int part = names.size();
      names.add(name);
      phases.add(phase);
      counts.add(new long[COUNTS]);
      labels.forEach(label -> partOfLabel.putIfAbsent(label, part));
      placeIds.forEach(id -> partOfPlace.put(id, part));
    }

    /** With one more part for what is in none. */
    Level closed() {
      add(null, null, List.of(), List.of());
      return this;
    }

    int partOf(String label, int transition) {
      Integer part = null;
      if (transition >= 0 && !partOfPlace.isEmpty()) {
        String id = model.net().transitions().get(transition).id();
        part = partOfPlace.get(id);
        part = part == null ? partOfPlace.get(id.replaceFirst("#[0-9]+$", "")) : part;
      }
      part = part == null ? partOfLabel.get(label) : part;
      return part == null ? names.size() - 1 : part;
    }

    List<Part> parts() {
      List<Part> parts = new ArrayList<>();
      for (int p = 0; p < names.size(); p++) {
        long[] c = counts.get(p);
        parts.add(
            new Part(
                names.get(p), phases.get(p), c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8]));
      }
      return parts;
    }
  }

  /** Counts variants. */
  private record Counter(DesignedJourney model) {
    private static final int RECORDED = 1;
    private static final int UNRECORDED = 2;
    private static final int AFTER_THE_END = 4;

    void count(VariantAlignment variant, Level level) {
      int[] passed = new int[level.names.size()];
      int tail = tailStart(variant.activities());
      int position = 0;
      for (Move move : variant.alignment().moves()) {
        if (move instanceof Move.Synchronous sync) {
          int part = level.partOf(sync.activity(), sync.transition());
          passed[part] |= RECORDED;
          add(level.counts.get(part), 4, variant, 0, greatestCost(sync));
          position++;
        } else if (move instanceof Move.OfLog log) {
          int cost = logCost(log.activity());
          add(level.counts.get(level.partOf(log.activity(), -1)), 5, variant, cost, cost);
          position++;
        } else if (move instanceof Move.OfModel missing && isSeen(missing.activity())) {
          int part = level.partOf(missing.activity(), missing.transition());
          passed[part] |= position >= tail ? AFTER_THE_END : UNRECORDED;
          int cost = modelCost(missing.activity());
          add(level.counts.get(part), 6, variant, cost, cost);
        }
      }
      for (int p = 0; p < passed.length; p++) {
        int as = as(passed[p]);
        if (as >= 0) {
          level.counts.get(p)[as] += variant.traces();
        }
      }
    }

    private static void add(long[] counts, int at, VariantAlignment variant, int cost, int most) {
      counts[at] += variant.traces();
      counts[7] += (long) cost * variant.traces();
      counts[8] += (long) most * variant.traces();
    }

    /** Which count a trace adds to at a part, or -1. */
    private static int as(int passed) {
      boolean recorded = (passed & RECORDED) != 0;
      if ((passed & UNRECORDED) != 0) {
        return recorded ? 1 : 2;
      }
      if (recorded) {
        return 0;
      }
      return passed == AFTER_THE_END ? 3 : -1;
    }

    /** Events after which model moves are what the trace did not come to. */
    private int tailStart(List<String> activities) {
      Outcome outcome = model.facts().outcome();
      if (outcome == null || activities.stream().anyMatch(outcome.success()::contains)) {
        return Integer.MAX_VALUE;
      }
      for (int i = 0; i < activities.size(); i++) {
        if (outcome.exits().contains(activities.get(i))) {
          return i + 1;
        }
      }
      return activities.size();
    }

    /** The event alone as a log move, and the step of the model, if there is one, alone. */
    private int greatestCost(Move.Synchronous sync) {
      return logCost(sync.activity())
          + (sync.transition() == Move.EXIT ? 0 : modelCost(sync.activity()));
    }

    private boolean isSeen(String label) {
      return model.facts().touchpoint(label).observable();
    }

    private int logCost(String label) {
      return model.facts().unplannedAllowed().contains(label)
          ? 0
          : model.facts().touchpoint(label).unplannedWeight();
    }

    private int modelCost(String label) {
      Touchpoint touchpoint = model.facts().touchpoint(label);
      return touchpoint.observable() ? touchpoint.missingWeight() : 0;
    }
  }
}
