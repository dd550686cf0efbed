package org.desirepath.diagnostics.returns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.returns.PointsOfNoReturnDiagnostic.Kind;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.AbsorbingChain;
import org.desirepath.statistics.Bootstrap;
import org.desirepath.statistics.Proportion;

/**
 * Journeys as paths through states made of their last touchpoints, until success, exit or loss. A
 * state of fewer than 30 journeys falls back to a shorter history, in the end to its touchpoint.
 */
final class JourneyChain {
  private static final int FEWEST = 30;

  /** The ends of the chain in words. */
  enum End {
    SUCCESS(AbsorbingChain.SUCCESS, "success"),
    LOSS(AbsorbingChain.LOSS, "loss"),
    EXIT(AbsorbingChain.EXIT, "exit");

    private final int code;
    private final String word;

    End(int code, String word) {
      this.code = code;
      this.word = word;
    }

    static String word(int code) {
      return code == SUCCESS.code ? SUCCESS.word : code == LOSS.code ? LOSS.word : EXIT.word;
    }
  }

  /** A path of activities and its end. */
  private record Path(List<Integer> activities, int end) {}

  private final int history;
  private final Kind kind;
  private final List<List<String>> states = new ArrayList<>();

  /** States of each path, its end last. */
  private final List<int[]> paths = new ArrayList<>();

  /** Path of each journey. */
  private final int[] pathOf;

  private final int[] counts;
  private final int[] passing;
  private final int[] succeeding;
  private final List<NavigableMap<Integer, Long>> next = new ArrayList<>();
  private long successes;
  private final int[] moveFrom;
  private final int[] moveTo;

  /** Moves of each path. */
  private final List<int[]> movesOf = new ArrayList<>();

  private JourneyChain(
      List<String> names, int history, Kind kind, Map<Path, Integer> distinct, int[] pathOf) {
    this.history = history;
    this.kind = kind;
    this.pathOf = pathOf;
    this.counts = new int[distinct.size()];
    for (int path : pathOf) {
      counts[path]++;
    }
    List<Path> inOrder = List.copyOf(distinct.keySet());
    Map<List<Integer>, Integer> journeys = countHistories(inOrder);
    Map<List<Integer>, Integer> codes = new HashMap<>();
    for (Path path : inOrder) {
      int length = path.activities.size();
      int[] visited = new int[length + 1];
      for (int i = 0; i < length; i++) {
        List<Integer> key = stateAt(path.activities, i, journeys);
        Integer code = codes.putIfAbsent(key, codes.size());
        if (code == null) {
          code = codes.size() - 1;
          states.add(key.stream().map(names::get).toList());
        }
        visited[i] = code;
      }
      visited[length] = path.end;
      paths.add(visited);
    }
    this.passing = new int[states.size()];
    this.succeeding = new int[states.size()];
    states.forEach(state -> next.add(new TreeMap<>()));
    count();
    int moves = 0;
    List<Map<Integer, Integer>> codeOfMove = new ArrayList<>();
    for (NavigableMap<Integer, Long> row : next) {
      Map<Integer, Integer> codesOfRow = new HashMap<>();
      for (int to : row.keySet()) {
        codesOfRow.put(to, moves++);
      }
      codeOfMove.add(codesOfRow);
    }
    this.moveFrom = new int[moves];
    this.moveTo = new int[moves];
    for (int s = 0; s < codeOfMove.size(); s++) {
      int from = s;
      codeOfMove
          .get(s)
          .forEach(
              (to, move) -> {
                moveFrom[move] = from;
                moveTo[move] = to;
              });
    }
    for (int[] path : paths) {
      int[] taken = new int[path.length - 1];
      for (int i = 0; i < taken.length; i++) {
        taken[i] = codeOfMove.get(path[i]).getOrDefault(path[i + 1], -1);
      }
      movesOf.add(taken);
    }
  }

  /** Journeys with times that began early enough for their end to be known. */
  static JourneyChain of(OutcomeContext context, int history, Kind kind) {
    AlignedJourneys journeys = context.journeys();
    EventLog log = journeys.log();
    Map<Path, Integer> distinct = new LinkedHashMap<>();
    int[] pathOf = new int[log.traceCount()];
    int n = 0;
    for (int t = 0; t < log.traceCount(); t++) {
      JourneyStatus status = journeys.statuses().status(t);
      if (!journeys.isTimed(t)
          || status == JourneyStatus.OPEN
          || log.timeMillis(log.firstEvent(t)) > context.window().latestMoment()) {
        continue;
      }
      List<Integer> activities = new ArrayList<>();
      for (int e = log.firstEvent(t); e < journeys.endOfJourney(t); e++) {
        activities.add(log.activity(e));
      }
      int end =
          switch (status) {
            case COMPLETED -> AbsorbingChain.SUCCESS;
            case EXITED -> AbsorbingChain.EXIT;
            case ABANDONED, OPEN, RESOLVED -> AbsorbingChain.LOSS;
          };
      pathOf[n++] = distinct.computeIfAbsent(new Path(activities, end), p -> distinct.size());
    }
    return new JourneyChain(log.activities(), history, kind, distinct, Arrays.copyOf(pathOf, n));
  }

  /** How many journeys pass each history of each length. */
  private Map<List<Integer>, Integer> countHistories(List<Path> inOrder) {
    Map<List<Integer>, Integer> found = new HashMap<>();
    for (int p = 0; p < inOrder.size(); p++) {
      Set<List<Integer>> here = new HashSet<>();
      List<Integer> activities = inOrder.get(p).activities;
      for (int i = 0; i < activities.size(); i++) {
        for (int length = 1; length <= StrictMath.min(history, i + 1); length++) {
          here.add(key(activities, i, length));
        }
      }
      for (List<Integer> key : here) {
        found.merge(key, counts[p], Integer::sum);
      }
    }
    return found;
  }

  private List<Integer> stateAt(
      List<Integer> activities, int i, Map<List<Integer>, Integer> journeys) {
    for (int length = StrictMath.min(history, i + 1); length > 1; length--) {
      List<Integer> key = key(activities, i, length);
      if (journeys.getOrDefault(key, 0) >= FEWEST) {
        return key;
      }
    }
    return key(activities, i, 1);
  }

  private List<Integer> key(List<Integer> activities, int i, int length) {
    List<Integer> last = new ArrayList<>(activities.subList(i + 1 - length, i + 1));
    return switch (kind) {
      case SEQUENCE -> List.copyOf(last);
      case SET -> {
        List<Integer> before = new ArrayList<>(new TreeSet<>(last.subList(0, length - 1)));
        before.add(last.get(length - 1));
        yield List.copyOf(before);
      }
      case MULTISET -> {
        Collections.sort(last.subList(0, length - 1));
        yield List.copyOf(last);
      }
    };
  }

  private void count() {
    int[] seenIn = new int[states.size()];
    for (int p = 0; p < counts.length; p++) {
      int[] path = paths.get(p);
      int end = path[path.length - 1];
      successes += end == AbsorbingChain.SUCCESS ? counts[p] : 0;
      for (int i = 0; i < path.length - 1; i++) {
        if (seenIn[path[i]] != p + 1) {
          seenIn[path[i]] = p + 1;
          passing[path[i]] += counts[p];
          succeeding[path[i]] += end == AbsorbingChain.SUCCESS ? counts[p] : 0;
        }
        next.get(path[i]).merge(path[i + 1], (long) counts[p], Long::sum);
      }
    }
  }

  int journeys() {
    return pathOf.length;
  }

  Proportion success() {
    return new Proportion(successes, journeys());
  }

  /** The touchpoints of each state. */
  List<List<String>> states() {
    return states;
  }

  int passing(int state) {
    return passing[state];
  }

  int succeeding(int state) {
    return succeeding[state];
  }

  /** How often each state or end comes next. */
  NavigableMap<Integer, Long> next(int state) {
    return next.get(state);
  }

  /** The touchpoint that leads to a state. */
  String lastTouchpoint(int state) {
    List<String> touchpoints = states.get(state);
    return touchpoints.get(touchpoints.size() - 1);
  }

  AbsorbingChain observed() {
    return chain(counts);
  }

  AbsorbingChain resampled(Bootstrap bootstrap, int replicate) {
    int[] times = bootstrap.multiplicities(replicate, pathOf.length);
    int[] drawn = new int[counts.length];
    for (int j = 0; j < pathOf.length; j++) {
      drawn[pathOf[j]] += times[j];
    }
    return chain(drawn);
  }

  /** Whether a state has moves in a chain. */
  boolean isDrawn(AbsorbingChain chain, int state) {
    return next(state).keySet().stream().anyMatch(to -> chain.share(state, to) > 0);
  }

  private AbsorbingChain chain(int[] times) {
    long[] moves = new long[moveFrom.length];
    long[] starts = new long[states.size()];
    for (int p = 0; p < times.length; p++) {
      int[] path = movesOf.get(p);
      if (times[p] == 0 || path.length == 0) {
        continue;
      }
      starts[moveFrom[path[0]]] += times[p];
      for (int move : path) {
        moves[move] += times[p];
      }
    }
    AbsorbingChain.Builder builder = new AbsorbingChain.Builder(states.size());
    for (int s = 0; s < starts.length; s++) {
      if (starts[s] > 0) {
        builder.start(s, (double) starts[s]);
      }
    }
    for (int m = 0; m < moves.length; m++) {
      if (moves[m] > 0) {
        builder.move(moveFrom[m], moveTo[m], (double) moves[m]);
      }
    }
    return builder.build();
  }
}
