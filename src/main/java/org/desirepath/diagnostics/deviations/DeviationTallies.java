package org.desirepath.diagnostics.deviations;

import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
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
    private final BitSet certainVariants = new BitSet();
    private final BitSet repaired = new BitSet();
    private final BitSet sameInstant = new BitSet();

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

    /** Journeys with it in which a declared repair followed. */
    BitSet repaired() {
      return repaired;
    }

    /** Journeys with it where only the order of the file within one instant says so. */
    BitSet sameInstant() {
      return sameInstant;
    }

    void markSameInstant(BitSet undecided) {
      sameInstant.or(undecided);
    }

    void addCertainVariant(int variant, int journeys) {
      certainVariants.set(variant);
      certain += journeys;
    }

    /** A journey's part in it is charged elsewhere. */
    void uncharge(int trace, int variant) {
      traces.clear(trace);
      certain -= certainVariants.get(variant) && !sameInstant.get(trace) ? 1 : 0;
      possible = StrictMath.max(0, possible - 1);
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
  private final BitSet truncated = new BitSet();
  private boolean certaintyKnown = true;
  private final TouchpointRelations relations;

  private List<BranchShare> branches = List.of();

  DeviationTallies(TouchpointRelations relations) {
    this.relations = relations;
  }

  /** The branches of choices with a designed share. */
  public List<BranchShare> branches() {
    return branches;
  }

  void setBranches(List<BranchShare> found) {
    branches = List.copyOf(found);
  }

  TouchpointRelations relations() {
    return relations;
  }

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
    if (sync || (flags & (MoveFlags.MODEL | MoveFlags.REPLACED)) != 0) {
      mark(passing, touchpoint, variant);
    }
    if (sync || MoveFlags.kinds(flags).contains(DeviationKind.ORDER)) {
      mark(inTurnOrNot, touchpoint, variant);
    }
  }

  /** Marks a variant whose beginning was not recorded, so that no start can be seen. */
  void markTruncated(int variant) {
    truncated.set(variant);
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
      case START ->
          IntStream.range(0, journeys.length)
              .filter(v -> !truncated.get(v))
              .map(v -> journeys[v])
              .sum();
      case END, UNPLANNED -> IntStream.of(journeys).sum();
      case REPLACED, CHOICE, INCOMPLETE_BLOCK, MISSING, ORDER, REPEAT, LATE, EARLY ->
          variants(key).stream().map(v -> journeys[v]).sum();
      case CHANNEL, INITIATOR, FAILED, EXPERIENCE, SHARE, RULE -> {
        BitSet here = (BitSet) members.clone();
        here.and(judged.getOrDefault(key, new BitSet()));
        yield here.cardinality();
      }
    };
  }

  /** The variants whose journeys could show a deviation of moves or waits at a touchpoint. */
  private BitSet variants(Key key) {
    return switch (key.kind()) {
      case REPLACED, MISSING -> passing.getOrDefault(key.touchpoint(), new BitSet());
      case ORDER -> inTurnOrNot.getOrDefault(key.touchpoint(), new BitSet());
      case CHOICE -> {
        BitSet found = synchronousAmong(relations.rivals(key.touchpoint()));
        found.or(synchronous.getOrDefault(key.touchpoint(), new BitSet()));
        yield found;
      }
      case INCOMPLETE_BLOCK -> {
        BitSet found = synchronousAmong(relations.partners(key.touchpoint()));
        found.and(passing.getOrDefault(key.touchpoint(), new BitSet()));
        yield found;
      }
      case START,
          END,
          UNPLANNED,
          REPEAT,
          LATE,
          EARLY,
          CHANNEL,
          INITIATOR,
          FAILED,
          EXPERIENCE,
          SHARE,
          RULE ->
          synchronous.getOrDefault(key.touchpoint(), new BitSet());
    };
  }

  private BitSet synchronousAmong(Set<String> touchpoints) {
    BitSet found = new BitSet();
    touchpoints.forEach(name -> found.or(synchronous.getOrDefault(name, new BitSet())));
    return found;
  }

  /** The journeys in which a deviation could have been seen. */
  public BitSet observable(Key key, IntUnaryOperator variantOf, int traceCount) {
    return switch (key.kind()) {
      case START -> {
        BitSet whole = new BitSet(traceCount);
        for (int t = 0; t < traceCount; t++) {
          whole.set(t, !truncated.get(variantOf.applyAsInt(t)));
        }
        yield whole;
      }
      case END, UNPLANNED -> {
        BitSet all = new BitSet(traceCount);
        all.set(0, traceCount);
        yield all;
      }
      case CHANNEL, INITIATOR, FAILED, EXPERIENCE, SHARE, RULE ->
          (BitSet) judged.getOrDefault(key, new BitSet()).clone();
      case REPLACED, CHOICE, INCOMPLETE_BLOCK, MISSING, ORDER, REPEAT, LATE, EARLY -> {
        BitSet variants = variants(key);
        BitSet found = new BitSet(traceCount);
        for (int t = 0; t < traceCount; t++) {
          found.set(t, variants.get(variantOf.applyAsInt(t)));
        }
        yield found;
      }
    };
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
