package org.desirepath.diagnostics.deviations;

import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Counts of deviations by kind and touchpoint while journeys are gone through. */
public final class DeviationTallies {

  /** One kind at one touchpoint. */
  public record Key(DeviationKind kind, String touchpoint) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::kind).thenComparing(Key::touchpoint);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** The journeys of one kind at one touchpoint. */
  public static final class Tally {
    private final Key key;
    private final BitSet traces = new BitSet();
    private int certain;
    private int possible;

    private Tally(Key key) {
      this.key = key;
    }

    public Key key() {
      return key;
    }

    /** Journeys that show it. */
    public BitSet traces() {
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
  private final Map<String, BitSet> synchronous = new HashMap<>();
  private final Map<String, BitSet> passing = new HashMap<>();
  private final Map<String, BitSet> inTurnOrNot = new HashMap<>();
  private final Map<Key, BitSet> judged = new HashMap<>();
  private boolean certaintyKnown = true;

  DeviationTallies() {}

  Tally of(DeviationKind kind, String touchpoint) {
    return tallies.computeIfAbsent(new Key(kind, touchpoint), Tally::new);
  }

  public Collection<Tally> all() {
    return tallies.values();
  }

  void remove(Key key) {
    tallies.remove(key);
  }

  /** Marks a variant by what its alignment shown does with a touchpoint. */
  void markObservable(String touchpoint, int flags, int variant) {
    boolean sync = (flags & MoveFlags.SYNC) != 0;
    if (sync) {
      mark(synchronous, touchpoint, variant);
    }
    if (sync || (flags & MoveFlags.MODEL) != 0) {
      mark(passing, touchpoint, variant);
    }
    if (sync || MoveFlags.kinds(flags).contains(DeviationKind.ORDER)) {
      mark(inTurnOrNot, touchpoint, variant);
    }
  }

  /** Marks a journey whose events say enough to tell whether it deviates by an attribute. */
  void markJudged(Key key, int trace) {
    judged.computeIfAbsent(key, k -> new BitSet()).set(trace);
  }

  private static void mark(Map<String, BitSet> variants, String touchpoint, int variant) {
    variants.computeIfAbsent(touchpoint, t -> new BitSet()).set(variant);
  }

  /**
   * Journeys in which a deviation could have been seen. An event out of its turn is no synchronous
   * one, so for the order these count too: the touchpoint was there. An event without the value can
   * show no deviation by it.
   *
   * @param journeys of each variant that are to be counted
   * @param members the same, by trace
   */
  public int observable(Key key, int[] journeys, BitSet members) {
    return switch (key.kind()) {
      case START, END, UNPLANNED -> IntStream.of(journeys).sum();
      case MISSING -> sum(passing, key, journeys);
      case ORDER -> sum(inTurnOrNot, key, journeys);
      case REPEAT, LATE, EARLY -> sum(synchronous, key, journeys);
      case CHANNEL, INITIATOR, FAILED, EXPERIENCE -> {
        BitSet here = (BitSet) members.clone();
        here.and(judged.getOrDefault(key, new BitSet()));
        yield here.cardinality();
      }
    };
  }

  private static int sum(Map<String, BitSet> variants, Key key, int[] journeys) {
    return variants.getOrDefault(key.touchpoint(), new BitSet()).stream()
        .map(v -> journeys[v])
        .sum();
  }

  /**
   * The optimal alignments of a journey are not all known, so what is certain is not known either.
   */
  void loseCertainty() {
    certaintyKnown = false;
  }

  boolean isCertaintyKnown() {
    return certaintyKnown;
  }
}
