package org.desirepath.diagnostics.deviations;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.Move;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.JourneyStatus;

/**
 * What an alignment of one variant does with one touchpoint, as a set of flags, from which the
 * kinds of deviation follow. A log move counts as a repeat when the touchpoint is also synchronous
 * anywhere in the alignment: which of two equal events is the surplus one is an accident.
 */
final class MoveFlags {
  static final int SYNC = 1;
  static final int LOG = 2;
  static final int LOG_AT_START = 4;
  static final int LOG_AFTER_END = 8;
  static final int MODEL = 16;

  /** A model move after the last event of an abandoned journey, or after an exit: no deviation. */
  static final int MODEL_IN_TAIL = 32;

  /** Number of combinations; a set of combinations fits a {@code long}. */
  static final int COMBINATIONS = 64;

  private final AlignedJourneys journeys;
  private final VariantAlignment variant;
  private final int startPosition;
  private final int endPosition;

  /** Model moves after this many events are none that should have been recorded. */
  private final int tailPosition;

  MoveFlags(AlignedJourneys journeys, VariantAlignment variant, Set<String> firstTouchpoints) {
    this.journeys = journeys;
    this.variant = variant;
    this.startPosition = undesignedStart(firstTouchpoints);
    this.endPosition = firstEnd();
    this.tailPosition = tailPosition(journeys.statuses().status(variant.firstTrace()));
  }

  private int undesignedStart(Set<String> firstTouchpoints) {
    List<String> activities = variant.activities();
    int position = 0;
    while (position < activities.size() && journeys.isAllowedUnplanned(activities.get(position))) {
      position++;
    }
    boolean designed =
        position == activities.size()
            || firstTouchpoints.contains(activities.get(position))
            || journeys.isExit(activities.get(position));
    return designed ? -1 : position;
  }

  private int firstEnd() {
    List<String> activities = variant.activities();
    for (int i = 0; i < activities.size(); i++) {
      if (journeys.isSuccess(activities.get(i)) || journeys.isExit(activities.get(i))) {
        return i;
      }
    }
    return activities.size();
  }

  private int tailPosition(JourneyStatus status) {
    return switch (status) {
      case ABANDONED -> variant.activities().size();
      case EXITED -> endPosition + 1;
      case COMPLETED, OPEN, RESOLVED -> Integer.MAX_VALUE;
    };
  }

  /** The first event, if it is none of the designed ones, or -1. */
  int startPosition() {
    return startPosition;
  }

  /**
   * The flag of a move, or 0.
   *
   * @param move of an alignment of the variant
   * @param position events before it
   */
  int flag(Move move, int position) {
    if (move instanceof Move.Synchronous sync) {
      // an exit may be taken from any marking, but who has reached the goal has nothing to leave
      boolean leavesAfterTheEnd = sync.transition() == Move.EXIT && sync.event() > endPosition;
      return leavesAfterTheEnd ? LOG_AFTER_END : SYNC;
    }
    if (move instanceof Move.OfLog ofLog) {
      if (journeys.isAllowedUnplanned(ofLog.activity())) {
        return 0;
      }
      if (journeys.isExit(ofLog.activity())) {
        return ofLog.event() > endPosition ? LOG_AFTER_END : 0;
      }
      if (ofLog.event() == startPosition) {
        return LOG_AT_START;
      }
      return isAfterEnd(ofLog) ? LOG_AFTER_END : LOG;
    }
    if (move instanceof Move.OfModel ofModel
        && journeys.model().facts().touchpoint(ofModel.activity()).observable()) {
      return position >= tailPosition ? MODEL_IN_TAIL : MODEL;
    }
    return 0;
  }

  /** Of two events of success it is an accident which one is the surplus. */
  private boolean isAfterEnd(Move.OfLog move) {
    List<String> activities = variant.activities();
    boolean firstOfSeveral =
        move.event() == endPosition
            && activities.subList(endPosition + 1, activities.size()).contains(move.activity());
    return move.event() > endPosition || firstOfSeveral;
  }

  /** The touchpoint of a move; empty for a silent one. */
  static String touchpoint(Move move) {
    if (move instanceof Move.Synchronous sync) {
      return sync.activity();
    }
    if (move instanceof Move.OfLog ofLog) {
      return ofLog.activity();
    }
    return move instanceof Move.OfModel ofModel ? ofModel.activity() : "";
  }

  /** Whether a move uses up an event. */
  static boolean hasEvent(Move move) {
    return move instanceof Move.Synchronous || move instanceof Move.OfLog;
  }

  /** Touchpoints of the alignment shown, sorted. */
  SortedSet<String> touchpoints() {
    SortedSet<String> names = new TreeSet<>(variant.activities());
    variant.alignment().moves().forEach(move -> names.add(touchpoint(move)));
    names.remove("");
    return names;
  }

  /** The flags of a touchpoint in the alignment shown. */
  int shown(String touchpoint) {
    int flags = 0;
    int position = 0;
    for (Move move : variant.alignment().moves()) {
      if (touchpoint(move).equals(touchpoint)) {
        flags |= flag(move, position);
      }
      position += hasEvent(move) ? 1 : 0;
    }
    return flags;
  }

  /**
   * The kinds of deviation that follow from a combination of flags; the start is not among them.
   */
  static EnumSet<DeviationKind> kinds(int flags) {
    boolean log = (flags & LOG) != 0;
    boolean sync = (flags & SYNC) != 0;
    boolean model = (flags & MODEL) != 0;
    boolean anyModel = model || (flags & MODEL_IN_TAIL) != 0;
    boolean anyLog = log || (flags & (LOG_AT_START | LOG_AFTER_END)) != 0;
    EnumSet<DeviationKind> kinds = EnumSet.noneOf(DeviationKind.class);
    if ((flags & LOG_AFTER_END) != 0) {
      kinds.add(DeviationKind.END);
    }
    if (log && sync) {
      kinds.add(DeviationKind.REPEAT);
    }
    if ((log && !sync && anyModel) || (model && anyLog)) {
      kinds.add(DeviationKind.ORDER);
    }
    if (model && !anyLog) {
      kinds.add(DeviationKind.MISSING);
    }
    if (log && !sync && !anyModel) {
      kinds.add(DeviationKind.UNPLANNED);
    }
    return kinds;
  }
}
