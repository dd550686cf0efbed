package org.desirepath.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.model.DirectlyFollowsGraph;

/**
 * Leaves rare activities and rare paths out of a directly-follows graph, and keeps it connected:
 * every activity that stays is reached from a start and reaches an end over the strongest paths
 * there are; activities on those paths stay too.
 *
 * <p>Source: Günther, van der Aalst, "Fuzzy mining: adaptive process simplification based on
 * multi-perspective metrics", 2007, doi:10.1007/978-3-540-75183-0_24, for the two thresholds; the
 * strongest paths are a maximum spanning forest from the start and one from the end (Prim). Counts
 * stay those of the whole log. O(e log e) time for e paths. Deterministic: ties go by name.
 *
 * @param activityShare share of activities to show, the most frequent, in [0,1]
 * @param pathShare share of the paths between them to show, the most frequent, in [0,1]
 */
public record GraphAbstraction(double activityShare, double pathShare) {

  /** Stands for start and end; no activity of a log is called so by accident. */
  private static final String BORDER = "\u0000";

  /**
   * Checks the shares.
   *
   * @throws IllegalArgumentException if one is not in [0,1]
   */
  public GraphAbstraction {
    requireShare("activityShare", activityShare);
    requireShare("pathShare", pathShare);
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + ": expected a number in [0,1], got " + share);
    }
  }

  /**
   * What is shown, and what is not.
   *
   * @param hiddenActivities activities left out
   * @param hiddenEvents their events
   * @param hiddenPaths paths left out: pairs, starts and ends
   * @param hiddenSteps how often those were taken
   * @param events of the whole graph
   * @param steps of the whole graph
   */
  public record Result(
      DirectlyFollowsGraph graph,
      int hiddenActivities,
      long hiddenEvents,
      int hiddenPaths,
      long hiddenSteps,
      long events,
      long steps) {

    /** Share of the events whose activity is left out; 0 of none. */
    public double hiddenEventShare() {
      return events == 0 ? 0 : (double) hiddenEvents / events;
    }

    /** Share of the steps whose path is left out; 0 of none. */
    public double hiddenStepShare() {
      return steps == 0 ? 0 : (double) hiddenSteps / steps;
    }
  }

  /** A path, start and end ones too. */
  private record Path(String from, String to, long count) {
    static final Comparator<Path> STRONGEST_FIRST =
        Comparator.comparingLong((Path path) -> -path.count())
            .thenComparing(Path::from)
            .thenComparing(Path::to);
  }

  /** The graph with less in it. */
  public Result apply(DirectlyFollowsGraph graph) {
    List<Path> paths = paths(graph);
    Set<String> activities = new TreeSet<>();
    Set<Path> kept = new HashSet<>();
    Map<String, Path> into = forest(paths, false);
    Map<String, Path> outOf = forest(paths, true);
    for (String activity : mostFrequent(graph)) {
      follow(activity, into, false, activities, kept);
      follow(activity, outOf, true, activities, kept);
    }
    List<Path> among =
        paths.stream()
            .filter(p -> p.from().equals(BORDER) || activities.contains(p.from()))
            .filter(p -> p.to().equals(BORDER) || activities.contains(p.to()))
            .sorted(Path.STRONGEST_FIRST)
            .toList();
    long wanted = (long) Math.ceil(pathShare * among.size());
    for (Path path : among) {
      if (kept.size() >= wanted) {
        break;
      }
      kept.add(path);
    }
    return result(graph, paths, activities, kept);
  }

  private List<String> mostFrequent(DirectlyFollowsGraph graph) {
    long wanted = (long) Math.ceil(activityShare * graph.activities().size());
    return graph.activities().stream()
        .sorted(
            Comparator.comparingLong((DirectlyFollowsGraph.Activity a) -> -a.events())
                .thenComparing(DirectlyFollowsGraph.Activity::label))
        .limit(Math.max(1, wanted))
        .map(DirectlyFollowsGraph.Activity::label)
        .toList();
  }

  private static List<Path> paths(DirectlyFollowsGraph graph) {
    List<Path> paths = new ArrayList<>();
    graph.start().forEach((label, count) -> paths.add(new Path(BORDER, label, count)));
    graph.edges().forEach(e -> paths.add(new Path(e.from(), e.to(), e.count())));
    graph.end().forEach((label, count) -> paths.add(new Path(label, BORDER, count)));
    return paths;
  }

  /**
   * For each activity the path that joins it to the border, of a spanning forest of strong ones.
   */
  private static Map<String, Path> forest(List<Path> paths, boolean backwards) {
    Map<String, List<Path>> leaving = new HashMap<>();
    for (Path path : paths) {
      leaving
          .computeIfAbsent(backwards ? path.to() : path.from(), k -> new ArrayList<>())
          .add(path);
    }
    Map<String, Path> joined = new HashMap<>();
    PriorityQueue<Path> open = new PriorityQueue<>(Path.STRONGEST_FIRST);
    open.addAll(leaving.getOrDefault(BORDER, List.of()));
    while (!open.isEmpty()) {
      Path path = open.remove();
      String next = backwards ? path.from() : path.to();
      if (!next.equals(BORDER) && joined.putIfAbsent(next, path) == null) {
        open.addAll(leaving.getOrDefault(next, List.of()));
      }
    }
    return joined;
  }

  private static void follow(
      String from,
      Map<String, Path> joined,
      boolean backwards,
      Set<String> activities,
      Set<Path> kept) {
    String at = from;
    while (!at.equals(BORDER)) {
      activities.add(at);
      Path path = joined.get(at);
      if (path == null) {
        return;
      }
      kept.add(path);
      at = backwards ? path.to() : path.from();
    }
  }

  private static Result result(
      DirectlyFollowsGraph graph, List<Path> paths, Set<String> activities, Set<Path> kept) {
    Set<List<String>> pairs = new HashSet<>();
    kept.forEach(path -> pairs.add(List.of(path.from(), path.to())));
    SortedMap<String, Integer> start = new TreeMap<>(graph.start());
    start.keySet().removeIf(label -> !pairs.contains(List.of(BORDER, label)));
    SortedMap<String, Integer> end = new TreeMap<>(graph.end());
    end.keySet().removeIf(label -> !pairs.contains(List.of(label, BORDER)));
    DirectlyFollowsGraph shown =
        new DirectlyFollowsGraph(
            graph.name(),
            graph.activities().stream().filter(a -> activities.contains(a.label())).toList(),
            graph.edges().stream().filter(e -> pairs.contains(List.of(e.from(), e.to()))).toList(),
            start,
            end);
    long events = events(graph);
    long steps = paths.stream().mapToLong(Path::count).sum();
    return new Result(
        shown,
        graph.activities().size() - shown.activities().size(),
        events - events(shown),
        paths.size() - kept.size(),
        steps - kept.stream().mapToLong(Path::count).sum(),
        events,
        steps);
  }

  private static long events(DirectlyFollowsGraph graph) {
    return graph.activities().stream().mapToLong(DirectlyFollowsGraph.Activity::events).sum();
  }
}
