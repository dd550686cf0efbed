package org.desirepath.discovery.phases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Variant;

/**
 * The steps that journeys have in common on their way to a goal, in one line: something to put on a
 * whiteboard, not a model of the log.
 *
 * @param goal the touchpoint that the journeys lead to
 * @param journeys that reach it, at least 1
 * @param steps in the order of the journey, the goal last
 */
public record Mainline(String goal, long journeys, List<Step> steps) {
  /** Share of the journeys above which a touchpoint is a step. */
  public static final double STEP = 0.2;

  /** Share of the journeys above which a step is one that all should make. */
  public static final double REQUIRED = 0.8;

  public Mainline {
    steps = List.copyOf(steps);
  }

  /**
   * One step.
   *
   * @param journeys of those that reach the goal, that make it before the goal
   * @param again of these, that make it more than once
   * @param optional true if fewer than {@link #REQUIRED} make it
   */
  public record Step(String touchpoint, long journeys, long again, boolean optional) {
    /** Whether most journeys that make the step make it again. */
    public boolean isRepeated() {
      return 2 * again > journeys;
    }
  }

  /**
   * The steps before a goal is first reached. O(events).
   *
   * @throws IllegalArgumentException if no journey reaches it
   */
  public static Mainline to(String goal, EventLog log) {
    Map<List<String>, Long> ways = new LinkedHashMap<>();
    for (Variant variant : log.variants()) {
      int end = variant.activities().indexOf(goal);
      if (end >= 0) {
        ways.merge(variant.activities().subList(0, end), (long) variant.traceCount(), Long::sum);
      }
    }
    long journeys = ways.values().stream().mapToLong(Long::longValue).sum();
    if (journeys == 0) {
      throw new IllegalArgumentException("goal: expected one that a journey reaches, got " + goal);
    }
    Map<String, Long> with = new HashMap<>();
    Map<String, Long> again = new HashMap<>();
    ways.forEach(
        (way, count) -> {
          HashSet<String> seen = new HashSet<>();
          HashSet<String> twice = new HashSet<>();
          way.forEach(name -> (seen.add(name) ? seen : twice).add(name));
          seen.forEach(name -> with.merge(name, count, Long::sum));
          twice.forEach(name -> again.merge(name, count, Long::sum));
        });
    List<Step> steps = new ArrayList<>();
    for (String name : JourneyOrder.of(ways).touchpoints()) {
      long made = with.getOrDefault(name, 0L);
      if (made > STEP * journeys) {
        steps.add(new Step(name, made, again.getOrDefault(name, 0L), made < REQUIRED * journeys));
      }
    }
    steps.add(new Step(goal, journeys, 0, false));
    return new Mainline(goal, journeys, steps);
  }
}
