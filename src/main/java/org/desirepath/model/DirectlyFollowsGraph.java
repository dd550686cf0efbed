package org.desirepath.model;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Activities, how often each directly follows another within a trace, and which start and end
 * traces.
 *
 * @param activities events and traces by activity, sorted by label
 * @param edges sorted by from, then to
 * @param start traces that start with the activity
 * @param end traces that end with it
 */
public record DirectlyFollowsGraph(
    String name,
    List<Activity> activities,
    List<Edge> edges,
    SortedMap<String, Integer> start,
    SortedMap<String, Integer> end)
    implements ProcessModel {

  /**
   * An activity and how often it was seen.
   *
   * @param traces traces with at least one such event
   */
  public record Activity(String label, long events, int traces) {}

  /**
   * A directly-follows relation.
   *
   * @param count pairs of consecutive events
   * @param traces traces with at least one such pair
   * @param medianMillis median time between the two, -1 when no pair has both times
   */
  public record Edge(String from, String to, long count, int traces, long medianMillis) {}

  public DirectlyFollowsGraph {
    activities = List.copyOf(activities);
    edges = List.copyOf(edges);
    start = new TreeMap<>(start);
    end = new TreeMap<>(end);
  }

  @Override
  public SortedSet<String> labels() {
    SortedSet<String> labels = new TreeSet<>();
    activities.forEach(a -> labels.add(a.label()));
    return labels;
  }
}
