package org.desirepath.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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

  /**
   * The net whose language is the paths of the graph from a start to an end: one token, which is
   * before or after an activity. Every run can end if every activity lies on such a path; the graph
   * of a log without any start allows the empty sequence only. O(activities + edges).
   */
  @Override
  public AcceptingPetriNet toPetriNet() {
    AcceptingPetriNet.Builder net = AcceptingPetriNet.builder(name);
    int source = net.place("start");
    int sink = net.place("end");
    Map<String, Integer> before = new HashMap<>();
    Map<String, Integer> after = new HashMap<>();
    for (int a = 0; a < activities.size(); a++) {
      String label = activities.get(a).label();
      before.put(label, net.place("before" + a));
      after.put(label, net.place("after" + a));
      int transition = net.transition("activity" + a, label);
      net.input(transition, before.get(label), 1).output(transition, after.get(label), 1);
    }
    int silent = 0;
    for (String first : start.keySet()) {
      silent = addSilent(net, silent, source, before.get(first));
    }
    for (Edge edge : edges) {
      silent = addSilent(net, silent, after.get(edge.from()), before.get(edge.to()));
    }
    for (String last : end.keySet()) {
      silent = addSilent(net, silent, after.get(last), sink);
    }
    if (start.isEmpty()) {
      addSilent(net, silent, source, sink);
    }
    return net.build(Marking.of(source), List.of(Marking.of(sink)));
  }

  private static int addSilent(
      AcceptingPetriNet.Builder net, int number, @Nullable Integer from, @Nullable Integer to) {
    if (from == null || to == null) {
      throw new IllegalArgumentException("an edge, start or end names no activity of the graph");
    }
    int transition = net.transition("silent" + number, null);
    net.input(transition, from, 1).output(transition, to, 1);
    return number + 1;
  }
}
