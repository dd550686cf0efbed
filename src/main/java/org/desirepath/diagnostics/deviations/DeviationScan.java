package org.desirepath.diagnostics.deviations;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.jspecify.annotations.Nullable;

/** Goes through all variants and counts their deviations. */
public final class DeviationScan {
  private final AlignedJourneys journeys;
  private final ConformanceResult conformance;
  private final DeviationTallies tallies = new DeviationTallies();
  private final Set<String> firstTouchpoints;
  private final AttributeChecks attributes;
  private final boolean everyDeviationCosts;
  private final int[] traces;
  private final int[] offsets;

  private DeviationScan(AlignedJourneys journeys) {
    this.journeys = journeys;
    this.conformance = journeys.conformance();
    this.firstTouchpoints = new HashSet<>(conformance.firstActivities());
    this.attributes = new AttributeChecks(journeys);
    this.everyDeviationCosts =
        journeys.model().facts().touchpoints().values().stream()
            .allMatch(t -> t.missingWeight() > 0 && t.unplannedWeight() > 0);
    int variants = conformance.variants().size();
    this.offsets = new int[variants + 1];
    this.traces = new int[journeys.log().traceCount()];
    groupByVariant();
  }

  public static DeviationTallies of(AlignedJourneys journeys) {
    DeviationScan run = new DeviationScan(journeys);
    for (int v = 0; v < run.conformance.variants().size(); v++) {
      run.scan(v);
    }
    run.attributes.dropInsignificantExperience(run.tallies);
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

  private void scan(int v) {
    VariantAlignment variant = conformance.variants().get(v);
    MoveFlags flags = new MoveFlags(journeys, variant, firstTouchpoints);
    SortedSet<String> touchpoints = flags.touchpoints();
    boolean deviates = false;
    for (String touchpoint : touchpoints) {
      int shown = flags.shown(touchpoint);
      tallies.markObservable(touchpoint, shown, v);
      for (DeviationKind kind : MoveFlags.kinds(shown)) {
        mark(tallies.of(kind, touchpoint), v);
        deviates = true;
      }
    }
    if (flags.startPosition() >= 0) {
      DeviationTallies.Tally tally =
          tallies.of(DeviationKind.START, variant.activities().get(flags.startPosition()));
      mark(tally, v);
      tally.addCertain(variant.traces());
      tally.addPossible(variant.traces());
    }
    boolean optimal = variant.alignment().isOptimal();
    boolean mayDeviate = deviates || !everyDeviationCosts || variant.alignment().upperBound() > 0;
    if (!optimal) {
      tallies.loseCertainty();
    }
    boolean needsAll = optimal && (mayDeviate || attributes.concern(variant.activities()));
    OptimalFlags all =
        needsAll ? conformance.optimalAlignments(v).map(OptimalFlags::new).orElse(null) : null;
    if (needsAll && all == null) {
      tallies.loseCertainty();
    }
    if (all != null && mayDeviate) {
      countOverAll(all, flags, variant);
    }
    scanAttributes(v, all);
  }

  private void mark(DeviationTallies.Tally tally, int v) {
    for (int i = offsets[v]; i < offsets[v + 1]; i++) {
      tally.traces().set(traces[i]);
    }
  }

  private void countOverAll(OptimalFlags all, MoveFlags flags, VariantAlignment variant) {
    for (String touchpoint : all.touchpoints()) {
      long combinations = all.combinations(touchpoint, flags);
      EnumSet<DeviationKind> certain = EnumSet.allOf(DeviationKind.class);
      EnumSet<DeviationKind> possible = EnumSet.noneOf(DeviationKind.class);
      for (long rest = combinations; rest != 0; rest &= rest - 1) {
        EnumSet<DeviationKind> kinds = MoveFlags.kinds(Long.numberOfTrailingZeros(rest));
        certain.retainAll(kinds);
        possible.addAll(kinds);
      }
      certain.forEach(kind -> tallies.of(kind, touchpoint).addCertain(variant.traces()));
      possible.forEach(kind -> tallies.of(kind, touchpoint).addPossible(variant.traces()));
    }
  }

  private void scanAttributes(int v, @Nullable OptimalFlags all) {
    List<String> activities = conformance.variants().get(v).activities();
    if (!attributes.concern(activities)) {
      return;
    }
    boolean unique = all == null || all.isUnique();
    for (int i = offsets[v]; i < offsets[v + 1]; i++) {
      attributes.check(traces[i], tallies, unique ? null : all);
    }
  }
}
