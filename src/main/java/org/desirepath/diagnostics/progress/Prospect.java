package org.desirepath.diagnostics.progress;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.Outlook;
import org.desirepath.diagnostics.progress.OpenJourneys.Overdue;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.Step;
import org.jspecify.annotations.Nullable;

/**
 * What the journeys of one open variant have in common.
 *
 * @param last touchpoint of the latest synchronous event, or empty
 * @param lastEvent its position, or -1
 * @param latestOf position of the latest synchronous event of each touchpoint
 * @param bounds by pending touchpoint, the wait of each place where it may come; null = none runs
 */
record Prospect(
    Outlook.Rest rest,
    String last,
    int lastEvent,
    Map<String, Integer> latestOf,
    Map<String, List<Step.@Nullable Wait>> bounds) {

  static Prospect of(ConformanceResult conformance, int v) {
    VariantAlignment variant = conformance.variants().get(v);
    Map<String, Integer> latestOf = new HashMap<>();
    String last = "";
    int lastEvent = -1;
    for (Move move : variant.alignment().moves()) {
      if (move instanceof Move.Synchronous sync) {
        latestOf.put(sync.activity(), sync.event());
        last = sync.activity();
        lastEvent = sync.event();
      }
    }
    BitSet markings = conformance.endMarkings(v);
    if (markings.isEmpty()) {
      return new Prospect(
          new Outlook.Rest(0, List.of(), List.of()), last, lastEvent, latestOf, Map.of());
    }
    Outlook.Rest rest = conformance.outlook().rest(markings);
    Map<String, List<Step.@Nullable Wait>> bounds = new HashMap<>();
    for (String touchpoint : rest.must()) {
      List<Step.@Nullable Wait> ofPlaces = new ArrayList<>();
      for (Outlook.Ahead ahead : conformance.outlook().ahead(markings, touchpoint)) {
        ofPlaces.add(wait(conformance, ahead));
      }
      bounds.put(touchpoint, ofPlaces);
    }
    return new Prospect(rest, last, lastEvent, latestOf, bounds);
  }

  /** The wait of a place, if it runs already. */
  private static Step.@Nullable Wait wait(ConformanceResult conformance, Outlook.Ahead ahead) {
    String id = conformance.model().net().transitions().get(ahead.transition()).id();
    Step.Wait within = conformance.model().facts().place(id).map(Step.Place::within).orElse(null);
    return within != null && (within.after() != null || ahead.next()) ? within : null;
  }

  List<Overdue> overdue(EventLog log, int trace, long asOfMillis) {
    List<Overdue> overdue = new ArrayList<>();
    bounds.forEach(
        (touchpoint, waits) -> {
          long due = Long.MIN_VALUE;
          for (Step.Wait wait : waits) {
            due = StrictMath.max(due, due(log, trace, wait));
          }
          if (!waits.isEmpty() && due < asOfMillis) {
            overdue.add(new Overdue(touchpoint, due));
          }
        });
    overdue.sort(Comparator.comparingLong(Overdue::dueMillis).thenComparing(Overdue::touchpoint));
    return overdue;
  }

  /** When a place is due, {@link Long#MAX_VALUE} if that can't be said. */
  private long due(EventLog log, int trace, Step.@Nullable Wait wait) {
    if (wait == null) {
      return Long.MAX_VALUE;
    }
    String after = wait.after();
    int event = after == null ? lastEvent : latestOf.getOrDefault(after, -1);
    long from = event < 0 ? EventLog.NO_TIME : log.timeMillis(log.firstEvent(trace) + event);
    return from == EventLog.NO_TIME ? Long.MAX_VALUE : from + wait.millis();
  }
}
