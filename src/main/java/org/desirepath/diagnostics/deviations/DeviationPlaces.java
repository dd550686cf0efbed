package org.desirepath.diagnostics.deviations;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.eventlog.EventLog;

/** Where in a journey a deviation stands first, by the alignment shown. */
final class DeviationPlaces {

  /**
   * A place in a journey.
   *
   * @param position events before it; -1 = nowhere
   * @param before position of the synchronous event before it, or -1
   * @param after position of the synchronous event after it, or -1
   */
  record Place(int position, int before, int after) {}

  static final Place NOWHERE = new Place(-1, -1, -1);

  private final AlignedJourneys journeys;
  private final EventLog log;
  private final AttributeChecks attributes;
  private final TouchpointRelations relations;
  private final Set<String> first;

  /** Each key by one thread at a time. */
  private final Map<DeviationTallies.Key, Map<Integer, Place>> ofVariants =
      new ConcurrentHashMap<>();

  DeviationPlaces(
      AlignedJourneys journeys, TouchpointRelations relations, AttributeChecks attributes) {
    this.journeys = journeys;
    this.log = journeys.log();
    this.attributes = attributes;
    this.relations = relations;
    this.first = new HashSet<>(journeys.conformance().firstActivities());
  }

  /** Where a deviation that the journey has stands; nowhere if it can't be found. */
  Place of(DeviationTallies.Key key, int trace) {
    if (!key.kind().isOfMoves()) {
      return ofAttribute(key, trace);
    }
    int variant = journeys.conformance().variantOf(trace);
    return ofVariants
        .computeIfAbsent(key, k -> new HashMap<>())
        .computeIfAbsent(variant, v -> ofMoves(key, v));
  }

  /** Where a touchpoint is first synchronous in a journey; nowhere if it is not. */
  Place synchronous(String touchpoint, int trace) {
    int code = journeys.codeOf(touchpoint);
    int[] transitions = journeys.transitionsOf(trace);
    for (int i = 0; i < transitions.length; i++) {
      if (transitions[i] >= 0 && log.activity(log.firstEvent(trace) + i) == code) {
        return around(transitions, i, i + 1);
      }
    }
    return NOWHERE;
  }

  private Place ofAttribute(DeviationTallies.Key key, int trace) {
    int code = journeys.codeOf(key.touchpoint());
    int[] transitions = journeys.transitionsOf(trace);
    for (int i = 0; i < transitions.length; i++) {
      if (transitions[i] >= 0
          && log.activity(log.firstEvent(trace) + i) == code
          && (key.kind() == DeviationKind.SHARE
              || attributes.deviates(key.kind(), trace, i).orElse(false))) {
        return around(transitions, i, i + 1);
      }
    }
    return NOWHERE;
  }

  private Place ofMoves(DeviationTallies.Key key, int v) {
    VariantAlignment variant = journeys.conformance().variants().get(v);
    int[] transitions = journeys.transitionsOf(variant.firstTrace());
    MoveFlags flags = new MoveFlags(journeys, relations, variant, first);
    if (key.kind() == DeviationKind.START) {
      return flags.startPosition() < 0
          ? NOWHERE
          : around(transitions, flags.startPosition(), flags.startPosition() + 1);
    }
    int position = 0;
    List<Move> moves = variant.alignment().moves();
    for (Move move : moves) {
      boolean here = MoveFlags.touchpoint(move).equals(key.touchpoint());
      if (here && isOf(key.kind(), flags.flag(move, position))) {
        return around(transitions, position, position + (MoveFlags.hasEvent(move) ? 1 : 0));
      }
      position += MoveFlags.hasEvent(move) ? 1 : 0;
    }
    return NOWHERE;
  }

  private static boolean isOf(DeviationKind kind, int flag) {
    return switch (kind) {
      case END -> flag == MoveFlags.LOG_AFTER_END;
      case ORDER -> flag == MoveFlags.LOG || flag == MoveFlags.MODEL;
      case REPEAT, CHOICE, UNPLANNED -> flag == MoveFlags.LOG;
      case REPLACED, INCOMPLETE_BLOCK, MISSING -> flag == MoveFlags.MODEL;
      case START, CHANNEL, INITIATOR, LATE, EARLY, FAILED, EXPERIENCE, SHARE, RULE -> false;
    };
  }

  private static Place around(int[] transitions, int position, int next) {
    int before = position - 1;
    while (before >= 0 && transitions[before] < 0) {
      before--;
    }
    int after = next;
    while (after < transitions.length && transitions[after] < 0) {
      after++;
    }
    return new Place(position, before, after < transitions.length ? after : -1);
  }
}
