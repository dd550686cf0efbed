package org.desirepath.conformance.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.model.AcceptingPetriNet.Transition;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.ReachabilityGraph;
import org.jspecify.annotations.Nullable;

/**
 * The resolved journeys of a result as the measures see them, with labels as numbers: those of the
 * flow that leave events first, then those only the log has; each part sorted.
 */
final class FlowLog {

  /** No label of the flow. */
  static final int SILENT = -1;

  /** A variant beside the flow. */
  static final class Journey {
    /** Index in the result. */
    final int variant;

    /** Its events up to a designed exit, without those allowed beside the flow. */
    final int[] events;

    /** The run of the model that its alignment shows, up to a designed exit. */
    final int[] run;

    final long traces;
    final boolean exited;
    final boolean optimal;

    private Journey(
        int variant, int[] events, int[] run, long traces, boolean exited, boolean optimal) {
      this.variant = variant;
      this.events = events;
      this.run = run;
      this.traces = traces;
      this.exited = exited;
      this.optimal = optimal;
    }
  }

  private final DesignedJourney model;
  private final List<String> labels = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final int flowLabels;
  private final List<Journey> journeys = new ArrayList<>();
  private final ConformanceResult result;
  private final @Nullable ReachabilityGraph markings;

  /** Why measures over the model's graph are absent. */
  static final String TOO_LARGE =
      "the model is too large: its markings were not all looked at, only those that the alignments"
          + " need";

  FlowLog(ConformanceResult result) {
    this.result = result;
    this.model = result.model();
    this.markings = result.markings().orElse(null);
    TreeSet<String> ofFlow = new TreeSet<>(model.net().labels());
    ofFlow.removeIf(label -> !model.facts().touchpoint(label).observable());
    ofFlow.forEach(this::number);
    flowLabels = labels.size();
    List<VariantAlignment> variants = result.variants();
    TreeSet<String> ofLog = new TreeSet<>();
    variants.stream()
        .filter(v -> !v.open() && !v.truncated())
        .forEach(v -> ofLog.addAll(v.activities()));
    ofLog.forEach(this::number);
    for (int v = 0; v < variants.size(); v++) {
      if (!variants.get(v).open() && !variants.get(v).truncated()) {
        journeys.add(journey(v, variants.get(v)));
      }
    }
  }

  /** False if the model is too large for measures over all its markings. */
  boolean hasGraph() {
    return markings != null;
  }

  private void number(String label) {
    if (numbers.putIfAbsent(label, labels.size()) == null) {
      labels.add(label);
    }
  }

  private Journey journey(int index, VariantAlignment variant) {
    List<Move> moves = variant.alignment().moves();
    int[] events = new int[moves.size()];
    int[] run = new int[moves.size()];
    int eventCount = 0;
    int runCount = 0;
    boolean exited = false;
    for (int i = 0; i < moves.size() && !exited; i++) {
      Move move = moves.get(i);
      exited = isExit(move);
      String seen = exited ? null : event(move);
      if (seen != null) {
        events[eventCount++] = numbers.getOrDefault(seen, SILENT);
      }
      int planned = runLabel(move);
      if (planned != SILENT) {
        run[runCount++] = planned;
      }
    }
    return new Journey(
        index,
        Arrays.copyOf(events, eventCount),
        Arrays.copyOf(run, runCount),
        variant.traces(),
        exited,
        variant.alignment().isOptimal());
  }

  static boolean isExit(Move move) {
    return move instanceof Move.Synchronous sync && sync.transition() == Move.EXIT;
  }

  private @Nullable String event(Move move) {
    if (move instanceof Move.Synchronous sync) {
      return sync.activity();
    }
    return move instanceof Move.OfLog log
            && !model.facts().unplannedAllowed().contains(log.activity())
        ? log.activity()
        : null;
  }

  /** The label that a move adds to the run of the model, or {@link #SILENT}. */
  int runLabel(Move move) {
    if (move instanceof Move.Synchronous sync && sync.transition() != Move.EXIT) {
      return flowLabel(sync.activity());
    }
    return move instanceof Move.OfModel missing ? flowLabel(missing.activity()) : SILENT;
  }

  private int flowLabel(String label) {
    int number = numbers.getOrDefault(label, SILENT);
    return number < flowLabels ? number : SILENT;
  }

  /** Of each transition of the net, {@link #SILENT} if it leaves no event. */
  int[] labelsOfTransitions() {
    List<Transition> transitions = model.net().transitions();
    int[] of = new int[transitions.size()];
    for (int t = 0; t < of.length; t++) {
      String label = transitions.get(t).label();
      of[t] = label == null ? SILENT : flowLabel(label);
    }
    return of;
  }

  /** The flow as an automaton, which counts its own visits. */
  LabelledGraph graph() {
    if (markings == null) {
      throw new IllegalStateException("the model has no graph to measure");
    }
    return new LabelledGraph(markings, labelsOfTransitions());
  }

  ConformanceResult result() {
    return result;
  }

  DesignedJourney model() {
    return model;
  }

  List<Journey> journeys() {
    return journeys;
  }

  long traces() {
    return journeys.stream().mapToLong(j -> j.traces).sum();
  }

  List<String> labels() {
    return labels;
  }

  /** How many of the labels the flow has; they come first. */
  int flowLabelCount() {
    return flowLabels;
  }
}
