package org.desirepath.conformance.online;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.ReachabilityGraph;

/**
 * Prefix alignments of cases under way, event by event (S. J. van Zelst, A. Bolt, M. Hassani, B. F.
 * van Dongen, W. M. P. van der Aalst, "Online conformance checking: relating event streams to
 * process models using prefix-alignments", 2017, doi:10.1007/s41060-017-0078-6).
 *
 * <p>Of each case the cheapest cost of every state of the model is kept, within {@link
 * MonitorLimits}; what is dropped leaves a bound behind. So the cost after each event is that of an
 * optimal prefix alignment, as {@link org.desirepath.conformance.OptimalAlignments} has it, while
 * it is no more than the least cost ever dropped, and a certified interval afterwards. When there
 * are too many cases, the one silent longest is reduced to its cheapest way: a state, a cost and a
 * bound. Costs are those of {@code OptimalAlignments}; of several cheapest ways the one shown need
 * not be the smallest by its tie-break, but is always the same for the same events.
 *
 * <p>An event costs O(edges of the model within the slack) at worst, and memory is O(maxCells) for
 * at most maxCases cases and O(1) for each other case until it is closed or forgotten. Cases that
 * are no longer known start anew, so forget only what is over.
 *
 * <p>A model of more than {@link ReachabilityGraph#DEFAULT_MAX_MARKINGS} markings is refused, where
 * {@code OptimalAlignments} lets the graph grow. A graph that grows does not know its dead ends:
 * whether a case may still end from a marking takes a search for each, which no event of a stream
 * can wait for, and a way that turns out to lead nowhere would make an upper bound too low. And a
 * marking once numbered can't be given back while any case may stand in it, so that memory would
 * grow with the stream and not with the limits. Align the events so far as an open trace instead.
 *
 * <p>Thread-safe by one lock. Events of one case are taken in the order in which they come; to use
 * more threads, give each its own monitor and its own cases. The states of a case do not depend on
 * other cases unless one is reduced.
 */
public final class ConformanceMonitor {
  private final OnlineModel model;
  private final MonitorLimits limits;
  private final ColumnStep step;

  /** In order of their latest event. */
  private final LinkedHashMap<String, Column> full = new LinkedHashMap<>();

  private final Map<String, Column> reduced = new HashMap<>();

  /**
   * A monitor without cases, within the standard limits.
   *
   * @throws org.desirepath.model.UnusableModelException if the model is unbounded, too large or
   *     can't end
   */
  public ConformanceMonitor(DesignedJourney model) {
    this(model, MonitorLimits.STANDARD);
  }

  /**
   * A monitor without cases.
   *
   * @throws org.desirepath.model.UnusableModelException if the model is unbounded, too large or
   *     can't end
   */
  public ConformanceMonitor(DesignedJourney model, MonitorLimits limits) {
    this.model = new OnlineModel(model, ReachabilityGraph.DEFAULT_MAX_MARKINGS);
    this.limits = limits;
    this.step = new ColumnStep(this.model, limits);
  }

  /**
   * Takes the next event of a case; the first one begins it.
   *
   * @param activity in touchpoint names of the model; any other is a log move
   * @param timeMillis milliseconds since 1970-01-01T00:00Z
   * @return where the case stands now
   */
  public synchronized CaseState observe(String caseId, String activity, long timeMillis) {
    Column column = full.remove(caseId);
    column = column == null ? reduced.remove(caseId) : column;
    column = column == null ? new Column(0) : column;
    full.put(caseId, column);
    reduceSilent();
    step.take(column, activity);
    if (timeMillis < column.lastMillis) {
      column.lateEvents++;
    }
    column.lastMillis = Math.max(column.lastMillis, timeMillis);
    return state(caseId, column);
  }

  private void reduceSilent() {
    if (full.size() > limits.maxCases()) {
      Map.Entry<String, Column> eldest = full.entrySet().iterator().next();
      full.remove(eldest.getKey());
      eldest.getValue().reduceToOne();
      reduced.put(eldest.getKey(), eldest.getValue());
    }
  }

  /** Where a case stands; empty if it is not known. */
  public synchronized Optional<CaseState> state(String caseId) {
    Column column = full.getOrDefault(caseId, reduced.get(caseId));
    return column == null ? Optional.empty() : Optional.of(state(caseId, column));
  }

  private CaseState state(String caseId, Column column) {
    int best = 0;
    for (int c = 1; c < column.costs.length && column.costs[c] == column.costs[0]; c++) {
      if (model.distance(column.states[c]) < model.distance(column.states[best])) {
        best = c;
      }
    }
    Trail trail = column.trails[best];
    return new CaseState(
        caseId,
        column.events,
        column.lateEvents,
        column.lastMillis,
        Math.min(column.costs[0], column.droppedCost),
        column.costs[0],
        column.logCost,
        model.rest(column.states[best]),
        trail.latest(limits.maxDeviations()),
        trail.count());
  }

  /** Ends a case: its last state; empty if it is not known. */
  public synchronized Optional<CaseState> close(String caseId) {
    Column column = full.remove(caseId);
    column = column == null ? reduced.remove(caseId) : column;
    return column == null ? Optional.empty() : Optional.of(state(caseId, column));
  }

  /**
   * Forgets the cases without an event since a time.
   *
   * @param timeMillis milliseconds since 1970-01-01T00:00Z
   * @return their ids, sorted
   */
  public synchronized List<String> forgetSilentSince(long timeMillis) {
    List<String> silent =
        Stream.of(full, reduced)
            .flatMap(cases -> cases.entrySet().stream())
            .filter(entry -> entry.getValue().lastMillis < timeMillis)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    silent.forEach(full::remove);
    silent.forEach(reduced::remove);
    return silent;
  }

  /** Cases that are known, reduced ones too. */
  public synchronized int caseCount() {
    return full.size() + reduced.size();
  }

  /** Cases that are known by one way only, since others were needed more. */
  public synchronized int reducedCaseCount() {
    return reduced.size();
  }

  /** Ways kept of all cases together. */
  public synchronized long cellCount() {
    return full.values().stream().mapToLong(c -> c.states.length).sum() + reduced.size();
  }
}
