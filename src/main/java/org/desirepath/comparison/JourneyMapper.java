package org.desirepath.comparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.desirepath.comparison.JourneyMap.Flow;
import org.desirepath.comparison.JourneyMap.FlowKind;
import org.desirepath.comparison.JourneyMap.TouchpointCount;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.desirepath.statistics.LongOrder;

/**
 * Counts journeys over the design, from their alignments: a touchpoint of the flow is reached by a
 * synchronous move, one beside it by any event of its name. O(moves).
 */
final class JourneyMapper {
  private final EventLog log;
  private final ConformanceResult conformance;
  private final DesignedJourney model;
  private final SortedSet<String> planned;
  private final Map<String, Reach> reached = new LinkedHashMap<>();
  private final Map<String, Reach> starts = new HashMap<>();
  private final Map<Way, Passage> passages = new HashMap<>();
  private final Predicate<String> kept;

  /** From where to where, and how. */
  private record Way(String from, String to, FlowKind kind) {}

  /** Journeys, each once. */
  private static final class Reach {
    private int journeys;
    private int lastTrace = -1;

    void add(int trace) {
      if (lastTrace != trace) {
        lastTrace = trace;
        journeys++;
      }
    }
  }

  /** The first wait of each journey on one way. */
  private static final class Passage {
    private int journeys;
    private int lastTrace = -1;
    private long[] waits = new long[4];
    private int timed;

    void add(int trace, long before, long after) {
      if (lastTrace == trace) {
        return;
      }
      lastTrace = trace;
      journeys++;
      if (before != EventLog.NO_TIME && after != EventLog.NO_TIME) {
        if (timed == waits.length) {
          waits = Arrays.copyOf(waits, 2 * timed);
        }
        waits[timed++] = after - before;
      }
    }

    long medianMillis() {
      LongOrder.sort(waits, timed);
      return timed == 0 ? -1 : waits[(timed - 1) / 2];
    }
  }

  private JourneyMapper(EventLog log, ConformanceResult conformance, Predicate<String> kept) {
    this.kept = kept;
    this.log = log;
    this.conformance = conformance;
    this.model = conformance.model();
    this.planned = new TreeSet<>(model.net().labels());
    planned.addAll(model.exits());
  }

  /**
   * The map.
   *
   * @param designedOrder touchpoints of the flow in the order of the design
   * @param successors touchpoints that the design lets follow each other directly
   * @param kept others are passed by as if they were not there: journeys go from one that is kept
   *     to the next
   */
  static JourneyMap map(
      EventLog log,
      ConformanceResult conformance,
      List<String> designedOrder,
      SortedMap<String, SortedSet<String>> successors,
      Predicate<String> kept) {
    JourneyMapper run = new JourneyMapper(log, conformance, kept);
    for (int t = 0; t < log.traceCount(); t++) {
      run.walk(t);
    }
    return run.result(designedOrder, run.among(successors));
  }

  private void walk(int trace) {
    int first = log.firstEvent(trace);
    List<Move> moves = conformance.variants().get(conformance.variantOf(trace)).alignment().moves();
    String last = null;
    int lastEvent = -1;
    boolean passedOver = false;
    boolean truncated = conformance.variants().get(conformance.variantOf(trace)).truncated();
    for (Move move : moves) {
      if (move instanceof Move.Synchronous sync && kept.test(sync.activity())) {
        int event = first + sync.event();
        reached.computeIfAbsent(sync.activity(), a -> new Reach()).add(trace);
        if (last == null && !truncated) {
          starts.computeIfAbsent(sync.activity(), a -> new Reach()).add(trace);
        } else if (last != null) {
          FlowKind kind = passedOver ? FlowKind.SKIPPING : FlowKind.PLANNED;
          passage(last, sync.activity(), kind)
              .add(trace, log.timeMillis(lastEvent), log.timeMillis(event));
        }
        last = sync.activity();
        lastEvent = event;
        passedOver = false;
      } else if (move instanceof Move.OfModel ofModel) {
        passedOver |=
            kept.test(ofModel.activity())
                && model.facts().touchpoint(ofModel.activity()).observable();
      } else if (move instanceof Move.OfLog ofLog
          && kept.test(ofLog.activity())
          && !planned.contains(ofLog.activity())) {
        int event = first + ofLog.event();
        reached.computeIfAbsent(ofLog.activity(), a -> new Reach()).add(trace);
        if (last != null) {
          passage(last, ofLog.activity(), FlowKind.TO_UNPLANNED)
              .add(trace, log.timeMillis(lastEvent), log.timeMillis(event));
        }
      }
    }
  }

  private Passage passage(String from, String to, FlowKind kind) {
    return passages.computeIfAbsent(new Way(from, to, kind), w -> new Passage());
  }

  /** Which of the kept may follow each other with none of the kept between. */
  private SortedMap<String, SortedSet<String>> among(
      SortedMap<String, SortedSet<String>> successors) {
    SortedMap<String, SortedSet<String>> among = new TreeMap<>();
    for (String from : successors.keySet()) {
      if (kept.test(from)) {
        SortedSet<String> found = new TreeSet<>();
        Set<String> passed = new HashSet<>();
        SortedSet<String> direct = successors.getOrDefault(from, new TreeSet<>());
        Deque<String> open = new ArrayDeque<>(direct);
        while (!open.isEmpty()) {
          String next = open.remove();
          if (kept.test(next)) {
            found.add(next);
          } else if (passed.add(next)) {
            open.addAll(successors.getOrDefault(next, new TreeSet<>()));
          }
        }
        // round by what is not kept is no way of its own
        found.removeIf(to -> to.equals(from) && !direct.contains(to));
        among.put(from, found);
      }
    }
    return among;
  }

  private JourneyMap result(
      List<String> designedOrder, SortedMap<String, SortedSet<String>> successors) {
    List<TouchpointCount> touchpoints = new ArrayList<>();
    SortedSet<String> rest = new TreeSet<>(planned);
    for (Collection<String> names : List.of(designedOrder, planned)) {
      for (String name : names) {
        if (rest.remove(name) && kept.test(name)) {
          touchpoints.add(new TouchpointCount(name, journeys(reached, name), true));
        }
      }
    }
    reached.keySet().stream()
        .filter(name -> !planned.contains(name))
        .map(name -> new TouchpointCount(name, journeys(reached, name), false))
        .sorted(
            Comparator.comparingInt((TouchpointCount c) -> -c.journeys())
                .thenComparing(TouchpointCount::touchpoint))
        .forEach(touchpoints::add);
    List<Flow> flows = new ArrayList<>();
    passages.forEach(
        (way, passage) ->
            flows.add(
                new Flow(way.from, way.to, way.kind, passage.journeys, passage.medianMillis())));
    successors.forEach(
        (from, followers) -> {
          for (String to : followers) {
            if (!passages.containsKey(new Way(from, to, FlowKind.PLANNED))) {
              flows.add(new Flow(from, to, FlowKind.UNUSED, 0, -1));
            }
          }
        });
    flows.sort(Comparator.comparing(Flow::from).thenComparing(Flow::to).thenComparing(Flow::kind));
    List<TouchpointCount> first =
        starts.keySet().stream()
            .sorted()
            .map(name -> new TouchpointCount(name, journeys(starts, name), true))
            .toList();
    return new JourneyMap(touchpoints, flows, first);
  }

  private static int journeys(Map<String, Reach> counts, String name) {
    Reach reach = counts.get(name);
    return reach == null ? 0 : reach.journeys;
  }
}
