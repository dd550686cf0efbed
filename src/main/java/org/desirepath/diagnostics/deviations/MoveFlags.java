package org.desirepath.diagnostics.deviations;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
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

  /** A touchpoint that excludes this one is synchronous. */
  static final int RIVAL = 64;

  /** A touchpoint of the same block is synchronous. */
  static final int PARTNER = 128;

  /** A model move between the same two synchronous moves as a log move that stands in for it. */
  static final int REPLACED = 256;

  /** Such a log move. */
  static final int STANDING_IN = 512;

  /** Since the last synchronous move: a log move that may stand in for this touchpoint. */
  private static final int SUBSTITUTE_HERE = 1024;

  /** A model move of this touchpoint, so far without one that stands in for it. */
  private static final int MODEL_HERE = 2048;

  /** A model move of a touchpoint that this one may stand in for. */
  private static final int TARGET_HERE = 4096;

  /** A log move of this touchpoint, so far without one to stand in for. */
  private static final int LOG_HERE = 8192;

  /** What there is to know of a touchpoint's relations while moves are gone through. */
  record Watch(
      String touchpoint,
      Set<String> rivals,
      Set<String> partners,
      Set<String> substitutes,
      Set<String> targets) {}

  private final AlignedJourneys journeys;
  private final TouchpointRelations relations;
  private final VariantAlignment variant;
  private final int startPosition;
  private final int endPosition;

  /** Model moves after this many events are none that should have been recorded. */
  private final int tailPosition;

  MoveFlags(
      AlignedJourneys journeys,
      TouchpointRelations relations,
      VariantAlignment variant,
      Set<String> firstTouchpoints) {
    this.journeys = journeys;
    this.relations = relations;
    this.variant = variant;
    this.startPosition = variant.truncated() ? -1 : undesignedStart(firstTouchpoints);
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

  /** The first event, if it is none of the designed ones and the beginning is known, or -1. */
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
    Watch watch = relations.watch(touchpoint);
    int flags = 0;
    int position = 0;
    for (Move move : variant.alignment().moves()) {
      flags = after(flags, move, position, watch);
      position += hasEvent(move) ? 1 : 0;
    }
    return atEnd(flags);
  }

  /** The flags of the touchpoint watched after one more move. */
  int after(int flags, Move move, int position, Watch watch) {
    String name = touchpoint(move);
    int next = flags;
    if (name.equals(watch.touchpoint)) {
      next = own(flags, flag(move, position), watch);
    } else if (watch.substitutes.contains(name) && flag(move, position) == LOG) {
      boolean awaited = (flags & MODEL_HERE) != 0;
      next = (awaited ? (flags & ~MODEL_HERE) | REPLACED : flags) | SUBSTITUTE_HERE;
    } else if (watch.targets.contains(name) && flag(move, position) == MODEL) {
      boolean awaited = (flags & LOG_HERE) != 0;
      next = (awaited ? (flags & ~LOG_HERE) | STANDING_IN : flags) | TARGET_HERE;
    }
    if (move instanceof Move.Synchronous sync) {
      next = atEnd(next);
      next |= sync.transition() >= 0 && watch.rivals.contains(name) ? RIVAL : 0;
      next |= sync.transition() >= 0 && watch.partners.contains(name) ? PARTNER : 0;
    }
    return next;
  }

  private static int own(int flags, int flag, Watch watch) {
    if (flag == MODEL && !watch.substitutes.isEmpty()) {
      return flags | ((flags & SUBSTITUTE_HERE) != 0 ? REPLACED : MODEL_HERE);
    }
    if (flag == LOG && !watch.targets.isEmpty()) {
      return flags | ((flags & TARGET_HERE) != 0 ? STANDING_IN : LOG_HERE);
    }
    return flags | flag;
  }

  /** Between two synchronous moves the others may stand in any order: pairs are found there. */
  static int atEnd(int flags) {
    int next = flags & ~(SUBSTITUTE_HERE | TARGET_HERE | MODEL_HERE | LOG_HERE);
    next |= (flags & MODEL_HERE) != 0 ? MODEL : 0;
    return next | ((flags & LOG_HERE) != 0 ? LOG : 0);
  }

  /**
   * The kinds of deviation that follow from a combination of flags; the start is not among them.
   */
  static EnumSet<DeviationKind> kinds(int flags) {
    boolean log = (flags & (LOG | STANDING_IN)) != 0;
    boolean sync = (flags & SYNC) != 0;
    boolean model = (flags & (MODEL | REPLACED)) != 0;
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
    if ((flags & REPLACED) != 0 && !anyLog) {
      kinds.add(DeviationKind.REPLACED);
    }
    if ((flags & MODEL) != 0 && !anyLog) {
      boolean begun = (flags & PARTNER) != 0;
      kinds.add(begun ? DeviationKind.INCOMPLETE_BLOCK : DeviationKind.MISSING);
    }
    if ((flags & LOG) != 0 && !sync && !anyModel) {
      boolean excluded = (flags & RIVAL) != 0;
      kinds.add(excluded ? DeviationKind.CHOICE : DeviationKind.UNPLANNED);
    }
    return kinds;
  }
}
