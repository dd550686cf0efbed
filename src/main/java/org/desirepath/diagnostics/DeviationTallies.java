package org.desirepath.diagnostics;

import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts of deviations by kind and touchpoint while journeys are gone through. */
final class DeviationTallies {

  /** One kind at one touchpoint. */
  record Key(DeviationKind kind, String touchpoint) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::kind).thenComparing(Key::touchpoint);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** The journeys of one kind at one touchpoint. */
  static final class Tally {
    private final Key key;
    private final BitSet traces = new BitSet();
    private int certain;
    private int possible;

    private Tally(Key key) {
      this.key = key;
    }

    Key key() {
      return key;
    }

    /** Journeys that show it. */
    BitSet traces() {
      return traces;
    }

    int certain() {
      return certain;
    }

    int possible() {
      return possible;
    }

    void addCertain(int journeys) {
      certain += journeys;
    }

    void addPossible(int journeys) {
      possible += journeys;
    }
  }

  private final Map<Key, Tally> tallies = new TreeMap<>();
  private final Map<String, Integer> synchronous = new HashMap<>();
  private final Map<String, Integer> passing = new HashMap<>();
  private final Map<String, Integer> inTurnOrNot = new HashMap<>();
  private boolean certaintyKnown = true;

  Tally of(DeviationKind kind, String touchpoint) {
    return tallies.computeIfAbsent(new Key(kind, touchpoint), Tally::new);
  }

  Collection<Tally> all() {
    return tallies.values();
  }

  void remove(Key key) {
    tallies.remove(key);
  }

  /** Counts journeys at a touchpoint of the alignment shown. */
  void countObservable(String touchpoint, int flags, int journeys) {
    boolean sync = (flags & MoveFlags.SYNC) != 0;
    if (sync) {
      synchronous.merge(touchpoint, journeys, Integer::sum);
    }
    if (sync || (flags & MoveFlags.MODEL) != 0) {
      passing.merge(touchpoint, journeys, Integer::sum);
    }
    if (sync || MoveFlags.kinds(flags).contains(DeviationKind.ORDER)) {
      inTurnOrNot.merge(touchpoint, journeys, Integer::sum);
    }
  }

  /**
   * Journeys in which a deviation could have been seen. An event out of its turn is no synchronous
   * one, so for the order these count too: the touchpoint was there.
   */
  int observable(Key key, int allJourneys) {
    return switch (key.kind()) {
      case START, END, UNPLANNED -> allJourneys;
      case MISSING -> passing.getOrDefault(key.touchpoint(), 0);
      case ORDER -> inTurnOrNot.getOrDefault(key.touchpoint(), 0);
      case REPEAT, CHANNEL, INITIATOR, LATE, EARLY, FAILED, EXPERIENCE ->
          synchronous.getOrDefault(key.touchpoint(), 0);
    };
  }

  /** An alignment is not known to be optimal, so what is certain is not known either. */
  void loseCertainty() {
    certaintyKnown = false;
  }

  boolean isCertaintyKnown() {
    return certaintyKnown;
  }
}
