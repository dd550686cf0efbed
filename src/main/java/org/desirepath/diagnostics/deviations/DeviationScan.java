package org.desirepath.diagnostics.deviations;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.eventlog.EventLog;
import org.jspecify.annotations.Nullable;

/** Goes through all variants and counts their deviations. */
public final class DeviationScan {

  /** Variants at a time: few enough that their graphs fit beside each other. */
  private static final int CHUNK = 256;

  private final AlignedJourneys journeys;
  private final ConformanceResult conformance;
  private final TouchpointRelations relations;
  private final DeviationTallies tallies;
  private final Set<String> firstTouchpoints;
  private final AttributeChecks attributes;
  private final boolean everyDeviationCosts;
  private final int[] traces;
  private final int[] offsets;

  private DeviationScan(AlignedJourneys journeys) {
    this.journeys = journeys;
    this.conformance = journeys.conformance();
    this.firstTouchpoints = new HashSet<>(conformance.firstActivities());
    TouchpointRelations designed = TouchpointRelations.of(journeys.model());
    this.relations = designed.with(Substitutes.of(journeys, designed));
    this.tallies = new DeviationTallies(relations);
    this.attributes = new AttributeChecks(journeys);
    this.everyDeviationCosts =
        journeys.model().facts().touchpoints().values().stream()
            .allMatch(t -> t.missingWeight() > 0 && t.unplannedWeight() > 0);
    int variants = conformance.variants().size();
    this.offsets = new int[variants + 1];
    this.traces = new int[journeys.log().traceCount()];
    groupByVariant();
  }

  /**
   * Costs as {@link DeviationDiagnostic} says; uses the pool it is called in, to the same result.
   */
  public static DeviationTallies of(AlignedJourneys journeys) {
    DeviationScan run = new DeviationScan(journeys);
    int variants = run.conformance.variants().size();
    for (int from = 0; from < variants; from += CHUNK) {
      List<Found> found =
          IntStream.range(from, StrictMath.min(from + CHUNK, variants))
              .parallel()
              .mapToObj(run::scan)
              .toList();
      found.forEach(run::count);
    }
    new Recoveries(journeys, run.relations, run.attributes).uncharge(run.tallies);
    run.attributes.dropInsignificantExperience(run.tallies);
    run.tallies.setBranches(BranchShare.of(journeys, run.tallies));
    return run.tallies;
  }

  private void groupByVariant() {
    for (int t = 0; t < traces.length; t++) {
      offsets[conformance.variantOf(t) + 1]++;
    }
    for (int v = 1; v < offsets.length; v++) {
      offsets[v] += offsets[v - 1];
    }
    int[] next = offsets.clone();
    for (int t = 0; t < traces.length; t++) {
      traces[next[conformance.variantOf(t)]++] = t;
    }
  }

  /** What is to know of a touchpoint over all optimal alignments of a variant. */
  private record Range(
      String touchpoint, Set<DeviationKind> certain, Set<DeviationKind> possible) {}

  /**
   * What was found in a variant.
   *
   * @param shown flags by touchpoint of the alignment shown
   * @param startPosition of the first event if that is no designed one, or -1
   * @param all its optimal alignments if an attribute needs them, or null
   */
  private record Found(
      int variant,
      SortedMap<String, Integer> shown,
      int startPosition,
      boolean certaintyLost,
      List<Range> ranges,
      @Nullable OptimalFlags all) {}

  private Found scan(int v) {
    VariantAlignment variant = conformance.variants().get(v);
    MoveFlags flags = new MoveFlags(journeys, relations, variant, firstTouchpoints);
    SortedMap<String, Integer> shown = new TreeMap<>();
    boolean deviates = false;
    for (String touchpoint : flags.touchpoints()) {
      int combination = flags.shown(touchpoint);
      shown.put(touchpoint, combination);
      deviates |= !MoveFlags.kinds(combination).isEmpty();
    }
    boolean optimal = variant.alignment().isOptimal();
    boolean mayDeviate = deviates || !everyDeviationCosts || variant.alignment().upperBound() > 0;
    boolean concerns = attributes.concern(variant.activities());
    boolean needsAll = optimal && (mayDeviate || concerns);
    OptimalFlags all =
        needsAll ? conformance.optimalAlignments(v).map(OptimalFlags::new).orElse(null) : null;
    List<Range> ranges = all != null && mayDeviate ? ranges(all, flags) : List.of();
    boolean lost = !optimal || (needsAll && all == null);
    boolean keep = all != null && concerns && !all.isUnique();
    return new Found(v, shown, flags.startPosition(), lost, ranges, keep ? all : null);
  }

  private List<Range> ranges(OptimalFlags all, MoveFlags flags) {
    List<Range> ranges = new ArrayList<>();
    for (String touchpoint : all.departing(flags)) {
      BitSet combinations = all.combinations(relations.watch(touchpoint), flags);
      EnumSet<DeviationKind> certain = EnumSet.allOf(DeviationKind.class);
      EnumSet<DeviationKind> possible = EnumSet.noneOf(DeviationKind.class);
      for (int c = combinations.nextSetBit(0); c >= 0; c = combinations.nextSetBit(c + 1)) {
        EnumSet<DeviationKind> kinds = MoveFlags.kinds(c);
        certain.retainAll(kinds);
        possible.addAll(kinds);
      }
      ranges.add(new Range(touchpoint, certain, possible));
    }
    return ranges;
  }

  private void count(Found found) {
    int v = found.variant;
    VariantAlignment variant = conformance.variants().get(v);
    if (variant.truncated()) {
      tallies.markTruncated(v);
    }
    found.shown.forEach(
        (touchpoint, combination) -> {
          tallies.markObservable(touchpoint, combination, v);
          MoveFlags.kinds(combination).forEach(kind -> mark(tallies.of(kind, touchpoint), v));
        });
    if (found.startPosition >= 0) {
      DeviationTallies.Tally tally =
          tallies.of(DeviationKind.START, variant.activities().get(found.startPosition));
      mark(tally, v);
      BitSet undecided = undecided(v, position -> position == found.startPosition);
      tally.markSameInstant(undecided);
      tally.addCertain(variant.traces() - undecided.cardinality());
      tally.addPossible(variant.traces());
    }
    if (found.certaintyLost) {
      tallies.loseCertainty();
    }
    for (Range range : found.ranges) {
      for (DeviationKind kind : range.certain) {
        DeviationTallies.Tally tally = tallies.of(kind, range.touchpoint);
        BitSet undecided = new BitSet();
        if (kind == DeviationKind.ORDER) {
          undecided = undecided(v, at -> variant.activities().get(at).equals(range.touchpoint));
          tally.markSameInstant(undecided);
        }
        tally.addCertainVariant(v, variant.traces() - undecided.cardinality());
      }
      range.possible.forEach(
          kind -> tallies.of(kind, range.touchpoint).addPossible(variant.traces()));
    }
    scanAttributes(v, found.all);
  }

  /**
   * Journeys of a variant in which an event at some positions shares its instant with a neighbour
   * of another name: their order is that of the file, not one that was recorded.
   */
  private BitSet undecided(int v, IntPredicate positions) {
    List<String> activities = conformance.variants().get(v).activities();
    EventLog log = journeys.log();
    BitSet undecided = new BitSet();
    for (int i = 1; i < activities.size(); i++) {
      if (activities.get(i).equals(activities.get(i - 1))
          || !(positions.test(i) || positions.test(i - 1))) {
        continue;
      }
      for (int t = offsets[v]; t < offsets[v + 1]; t++) {
        int event = log.firstEvent(traces[t]) + i;
        long time = log.timeMillis(event);
        if (time != EventLog.NO_TIME && time == log.timeMillis(event - 1)) {
          undecided.set(traces[t]);
        }
      }
    }
    return undecided;
  }

  private void mark(DeviationTallies.Tally tally, int v) {
    for (int i = offsets[v]; i < offsets[v + 1]; i++) {
      tally.traces().set(traces[i]);
    }
  }

  private void scanAttributes(int v, @Nullable OptimalFlags all) {
    List<String> activities = conformance.variants().get(v).activities();
    if (!attributes.concern(activities)) {
      return;
    }
    for (int i = offsets[v]; i < offsets[v + 1]; i++) {
      attributes.check(traces[i], tallies, all);
    }
  }
}
