package org.desirepath.report.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Sample;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.FlowsFigure;
import org.desirepath.visualization.figures.FlowsFigure.Flow;
import org.desirepath.visualization.figures.FlowsFigure.Node;

/**
 * The first steps of all journeys, as a Sankey diagram wants them: touchpoints in a row count once,
 * rare ones of a step are one node. O(events).
 */
public final class FlowsData {
  private static final int STEPS = 6;
  private static final int NAMED = 6;
  private static final double LEAST = 0.01;

  private final ComparisonResult result;
  private final Wording wording;
  private final List<Map<Integer, Long>> counts = new ArrayList<>();
  private final List<Map<Integer, Integer>> named = new ArrayList<>();
  private final Map<String, Node> nodes = new TreeMap<>();
  private final Map<String, Long> flows = new TreeMap<>();
  private final Set<String> planned;

  private FlowsData(ComparisonResult result, Wording wording) {
    this.result = result;
    this.wording = wording;
    this.planned = new HashSet<>(result.model().net().labels());
    planned.addAll(result.model().exits());
    planned.addAll(result.model().facts().unplannedAllowed());
  }

  /** The figure of a result. */
  public static FlowsFigure of(ComparisonResult result, Sample sample, Wording wording) {
    return new FlowsData(result, wording).figure(sample);
  }

  private FlowsFigure figure(Sample sample) {
    EventLog log = result.journeys();
    for (int s = 0; s < STEPS; s++) {
      counts.add(new HashMap<>());
    }
    int longer = 0;
    for (int t = 0; t < log.traceCount(); t++) {
      List<Integer> steps = steps(log, t);
      for (int s = 0; s < Math.min(STEPS, steps.size()); s++) {
        counts.get(s).merge(steps.get(s), 1L, Long::sum);
      }
      longer += steps.size() > STEPS ? 1 : 0;
    }
    counts.forEach(this::name);
    for (int t = 0; t < log.traceCount(); t++) {
      walk(steps(log, t), result.statuses().get(t));
    }
    SmallCells small = result.findings().parameters().small();
    nodes.values().removeIf(node -> !small.shows(node.journeys()));
    List<Flow> drawn = new ArrayList<>();
    flows.forEach(
        (pair, journeys) -> {
          String[] ends = pair.split(" ", -1);
          if (small.shows(journeys) && nodes.containsKey(ends[0]) && nodes.containsKey(ends[1])) {
            drawn.add(new Flow(ends[0], ends[1], journeys));
          }
        });
    List<String> notes = new ArrayList<>();
    notes.add(wording.say(Phrase.FLOW_STEPS, wording.count(STEPS)));
    long all = log.traceCount();
    if (small.showsCount(longer)) {
      notes.add(
          wording.say(
              Phrase.FLOW_REST,
              wording.count(longer),
              wording.count(all),
              wording.percent(all == 0 ? 0 : longer / (double) all)));
    }
    return new FlowsFigure(sample, wording, List.copyOf(nodes.values()), drawn, notes);
  }

  /** Activity codes with repeats in a row as one, up to one more than is shown. */
  private static List<Integer> steps(EventLog log, int trace) {
    List<Integer> steps = new ArrayList<>();
    int last = -1;
    for (int e = log.firstEvent(trace); e < log.endEvent(trace) && steps.size() <= STEPS; e++) {
      if (log.activity(e) != last) {
        last = log.activity(e);
        steps.add(last);
      }
    }
    return steps;
  }

  /** The touchpoints of a step that have a node of their own, by rank. */
  private void name(Map<Integer, Long> step) {
    long all = step.values().stream().mapToLong(Long::longValue).sum();
    List<Integer> order =
        step.keySet().stream()
            .sorted(
                Comparator.comparingLong((Integer code) -> -step.getOrDefault(code, 0L))
                    .thenComparing(code -> result.journeys().activities().get(code)))
            .toList();
    Map<Integer, Integer> kept = new HashMap<>();
    for (int code : order) {
      long journeys = step.getOrDefault(code, 0L);
      if (kept.size() < NAMED && journeys >= LEAST * all) {
        kept.put(code, kept.size());
      }
    }
    if (order.size() == kept.size() + 1) {
      order.stream().filter(code -> !kept.containsKey(code)).forEach(c -> kept.put(c, NAMED));
    }
    named.add(kept);
  }

  private void walk(List<Integer> steps, JourneyStatus status) {
    String last = "";
    for (int s = 0; s < Math.min(STEPS, steps.size()); s++) {
      String id = visit(s, steps.get(s));
      flow(last, id);
      last = id;
    }
    if (!last.isEmpty()) {
      boolean later = steps.size() > STEPS;
      flow(last, end(Math.min(STEPS, steps.size()), status, later));
    }
  }

  private void flow(String from, String to) {
    if (!from.isEmpty()) {
      flows.merge(from + " " + to, 1L, Long::sum);
    }
  }

  private String visit(int step, int code) {
    Integer rank = named.get(step).get(code);
    if (rank == null) {
      int others = counts.get(step).size() - named.get(step).size();
      String name = wording.say(Phrase.OTHERS, wording.count(others));
      return add("s" + step + "x", step, name, Role.OBSERVED);
    }
    String name = result.journeys().activities().get(code);
    Role role = planned.contains(name) ? Role.OBSERVED : Role.UNPLANNED;
    return add("s" + step + "r" + rank, step, name, role);
  }

  private String end(int column, JourneyStatus status, boolean later) {
    Role role =
        switch (status) {
          case COMPLETED -> Role.GOAL;
          case EXITED -> Role.EXIT;
          case ABANDONED -> Role.LOST;
          case OPEN, RESOLVED -> Role.CONTEXT;
        };
    String name =
        switch (status) {
          case COMPLETED -> wording.say(Phrase.SUCCESS_END);
          case EXITED -> wording.say(Phrase.EXIT_END);
          case ABANDONED -> wording.say(Phrase.LOSS_END);
          case OPEN -> wording.say(Phrase.STILL_OPEN_KEY);
          case RESOLVED -> wording.say(Phrase.ENDED);
        };
    if (later) {
      name = wording.say(Phrase.LATER, name);
    }
    return add("e" + column + status.word() + (later ? "l" : ""), column, name, role);
  }

  private String add(String id, int column, String name, Role role) {
    Node known = nodes.get(id);
    long journeys = known == null ? 0 : known.journeys();
    nodes.put(id, new Node(id, column, name, role, journeys + 1));
    return id;
  }
}
