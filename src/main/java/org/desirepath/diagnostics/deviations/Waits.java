package org.desirepath.diagnostics.deviations;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph.Edge;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.Step;

/**
 * Waits before one touchpoint against their designed bounds. A bound counts from the latest earlier
 * synchronous event, or from the one of the touchpoint it names; exactly on the bound is in time.
 */
public final class Waits {
  private final AlignedJourneys journeys;
  private final EventLog log;
  private final String touchpoint;
  private final int code;

  /** Touchpoints that bounds count from; "" = any. */
  private final List<String> references;

  /** A shorter wait is never late. */
  private final long shortestLate;

  /** A longer wait is never early. */
  private final long longestEarly;

  public Waits(AlignedJourneys journeys, String touchpoint) {
    this.journeys = journeys;
    this.log = journeys.log();
    this.touchpoint = touchpoint;
    this.code = journeys.codeOf(touchpoint);
    Set<String> names = new HashSet<>();
    long late = Long.MAX_VALUE;
    long early = -1;
    for (Step.Place place : journeys.model().facts().places()) {
      if (place.touchpoint().equals(touchpoint)) {
        bounds(place).forEach(wait -> names.add(reference(wait)));
        late = place.within() == null ? late : StrictMath.min(late, place.within().millis());
        early =
            place.notBefore() == null ? early : StrictMath.max(early, place.notBefore().millis());
      }
    }
    this.references = names.stream().sorted().toList();
    this.shortestLate = late;
    this.longestEarly = early;
  }

  /** Whether the touchpoint stands in a trace at all. */
  boolean isIn(int trace) {
    for (int e = log.firstEvent(trace); e < log.endEvent(trace); e++) {
      if (log.activity(e) == code) {
        return true;
      }
    }
    return false;
  }

  /** False if no alignment can have the deviation, whatever its waits count from. */
  boolean isConceivable(int trace, DeviationKind kind) {
    int first = log.firstEvent(trace);
    for (int e = first + 1; e < log.endEvent(trace); e++) {
      if (log.activity(e) == code) {
        boolean conceivable =
            kind == DeviationKind.LATE
                ? log.startMillis(e) - log.timeMillis(first) > shortestLate
                : log.startMillis(e) - log.timeMillis(e - 1) < longestEarly;
        if (conceivable || !journeys.isTimed(trace)) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Step.Wait> bounds(Step.Place place) {
    List<Step.Wait> bounds = new ArrayList<>();
    if (place.within() != null) {
      bounds.add(place.within());
    }
    if (place.notBefore() != null) {
      bounds.add(place.notBefore());
    }
    return bounds;
  }

  private static String reference(Step.Wait wait) {
    return wait.after() == null ? "" : wait.after();
  }

  /** Whether the alignment shown has the deviation. */
  boolean isShown(int trace, DeviationKind kind) {
    int[] transitions = journeys.transitionsOf(trace);
    for (int i = 0; i < transitions.length; i++) {
      if (transitions[i] >= 0
          && log.activity(log.firstEvent(trace) + i) == code
          && deviates(kind, trace, i).orElse(false)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether an event of the alignment shown is later, or sooner, than its designed bound; empty if
   * it has none or its wait is not known.
   */
  public Optional<Boolean> deviates(DeviationKind kind, int trace, int position) {
    int[] transitions = journeys.transitionsOf(trace);
    if (transitions[position] < 0) {
      return Optional.empty();
    }
    Step.Place place = journeys.place(transitions[position]).orElse(null);
    if (place == null) {
      return Optional.empty();
    }
    Step.Wait bound = kind == DeviationKind.LATE ? place.within() : place.notBefore();
    if (bound == null) {
      return Optional.empty();
    }
    int from = position - 1;
    while (from >= 0 && !isReference(trace, from, transitions[from], bound)) {
      from--;
    }
    return deviates(kind, bound, wait(trace, from, position));
  }

  private boolean isReference(int trace, int position, int transition, Step.Wait bound) {
    return transition >= 0
        && (bound.after() == null
            || bound
                .after()
                .equals(log.activities().get(log.activity(log.firstEvent(trace) + position))));
  }

  private static Optional<Boolean> deviates(DeviationKind kind, Step.Wait bound, long wait) {
    if (wait < 0) {
      return Optional.empty();
    }
    boolean late = kind == DeviationKind.LATE;
    return Optional.of(late ? wait > bound.millis() : wait < bound.millis());
  }

  private List<Integer> nothingYet() {
    return references.stream().map(name -> -1).toList();
  }

  /** The latest synchronous position of each reference, once this position is synchronous too. */
  private List<Integer> after(int trace, int position, List<Integer> last) {
    String name = log.activities().get(log.activity(log.firstEvent(trace) + position));
    List<Integer> next = new ArrayList<>(last);
    for (int r = 0; r < references.size(); r++) {
      if (references.get(r).isEmpty() || references.get(r).equals(name)) {
        next.set(r, position);
      }
    }
    return next;
  }

  private boolean offends(
      int trace, int position, int transition, List<Integer> last, DeviationKind kind) {
    int first = log.firstEvent(trace);
    if (transition < 0
        || !log.activities().get(log.activity(first + position)).equals(touchpoint)) {
      return false;
    }
    return deviates(kind, trace, position, transition, last).orElse(false);
  }

  private Optional<Boolean> deviates(
      DeviationKind kind, int trace, int position, int transition, List<Integer> last) {
    Step.Place place = journeys.place(transition).orElse(null);
    if (place == null) {
      return Optional.empty();
    }
    Step.Wait bound = kind == DeviationKind.LATE ? place.within() : place.notBefore();
    return bound == null
        ? Optional.empty()
        : deviates(
            kind, bound, wait(trace, last.get(references.indexOf(reference(bound))), position));
  }

  /**
   * The wait from the end of one event to the start of another, or -1 if it can't be told; one that
   * began before has not waited.
   */
  private long wait(int trace, int from, int position) {
    if (from < 0) {
      return -1;
    }
    long start = log.timeMillis(log.firstEvent(trace) + from);
    long end = log.startMillis(log.firstEvent(trace) + position);
    return start == EventLog.NO_TIME || end == EventLog.NO_TIME
        ? -1
        : StrictMath.max(0, end - start);
  }

  /** Whether some optimal alignment has the deviation. */
  boolean isInSome(int trace, DeviationKind kind, OptimalFlags all) {
    return search(trace, kind, all, false);
  }

  /** Whether every optimal alignment has it. */
  boolean isInAll(int trace, DeviationKind kind, OptimalFlags all) {
    return !search(trace, kind, all, true);
  }

  /**
   * Searches the alignments together with what waits count from.
   *
   * @param avoid true: is there one without the deviation? false: is there one with it?
   */
  private boolean search(int trace, DeviationKind kind, OptimalFlags all, boolean avoid) {
    record Node(int state, List<Integer> last) {}
    Set<Node> seen = new HashSet<>();
    ArrayDeque<Node> queue = new ArrayDeque<>();
    Node start = new Node(all.start(), nothingYet());
    seen.add(start);
    queue.add(start);
    while (!queue.isEmpty()) {
      Node node = queue.remove();
      if (avoid && all.isGoal(node.state)) {
        return true;
      }
      for (Edge edge : all.edges().get(node.state)) {
        List<Integer> last = node.last;
        if (edge.move() instanceof Move.Synchronous sync && sync.transition() >= 0) {
          if (offends(trace, sync.event(), sync.transition(), last, kind)) {
            if (!avoid) {
              return true;
            }
            continue;
          }
          last = after(trace, sync.event(), last);
        }
        Node next = new Node(edge.target(), last);
        if (seen.add(next)) {
          queue.add(next);
        }
      }
    }
    return false;
  }
}
