package org.desirepath.conformance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.desirepath.conformance.alignment.Alignment;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph;
import org.desirepath.conformance.alignment.Outlook;
import org.desirepath.conformance.graph.BuiltGraph;
import org.desirepath.conformance.graph.SearchLimits;
import org.desirepath.conformance.search.AlignmentSearch;
import org.desirepath.conformance.search.CompiledModel;
import org.desirepath.conformance.search.FirstActivities;
import org.desirepath.conformance.search.UnanchoredSearch;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.ReachabilityGraph;
import org.jspecify.annotations.Nullable;

/** What {@link OptimalAlignments} found, with the compiled model for what is asked later. */
final class AlignedVariants implements ConformanceResult {
  private static final int MOST_STATES_KEPT = 1 << 18;

  private final DesignedJourney model;
  private final CompiledModel compiled;
  private final VariantGroups groups;
  private final List<VariantAlignment> variants;

  /** Of a search for all optima. */
  private final int mostStates;

  /** For the searches for all optima, in sum; 0 = no limit. */
  private final long budgetNanos;

  private final AtomicLong spentNanos = new AtomicLong();
  private @Nullable Outlook outlook;
  private @Nullable List<String> firstActivities;

  /** Searches that no thread uses now. */
  private final Queue<AlignmentSearch> searches = new ConcurrentLinkedQueue<>();

  AlignedVariants(
      DesignedJourney model,
      CompiledModel compiled,
      VariantGroups groups,
      List<Alignment> alignments,
      int mostStates,
      long budgetNanos) {
    this.model = model;
    this.compiled = compiled;
    this.groups = groups;
    this.mostStates = mostStates;
    this.budgetNanos = budgetNanos;
    List<VariantAlignment> all = new ArrayList<>(groups.size());
    for (int g = 0; g < groups.size(); g++) {
      all.add(
          new VariantAlignment(
              groups.activities(g),
              groups.isOpen(g),
              groups.isTruncated(g),
              groups.traces(g),
              groups.firstTrace(g),
              alignments.get(g),
              groups.logCost(g)));
    }
    this.variants = List.copyOf(all);
  }

  @Override
  public DesignedJourney model() {
    return model;
  }

  @Override
  public List<VariantAlignment> variants() {
    return variants;
  }

  @Override
  public int variantOf(int trace) {
    return groups.groupOf(trace);
  }

  @Override
  public long cheapestRunCost() {
    return compiled.cheapestRun().lowerBound();
  }

  @Override
  public long cheapestRunUpperBound() {
    return compiled.cheapestRun().upperBound();
  }

  @Override
  public Optional<OptimalAlignmentGraph> optimalAlignments(int variant) {
    VariantAlignment of = variants.get(variant);
    if (!of.alignment().isOptimal()) {
      throw new IllegalStateException(
          "variant " + variant + ": its alignment is not optimal, so the optimal ones are unknown");
    }
    if (budgetNanos == 0) {
      return optima(variant, of, new SearchLimits(mostStates, false, 0));
    }
    long start = System.nanoTime();
    long left = budgetNanos - spentNanos.get();
    Optional<OptimalAlignmentGraph> found =
        left <= 0
            ? Optional.empty()
            : optima(variant, of, new SearchLimits(mostStates, true, start + left));
    spentNanos.addAndGet(System.nanoTime() - start);
    return found;
  }

  private Optional<OptimalAlignmentGraph> optima(
      int variant, VariantAlignment of, SearchLimits limits) {
    int[] labels = groups.labels(variant);
    BuiltGraph graph = compiled.built();
    if (of.truncated()) {
      return graph == null
          ? Optional.empty()
          : new UnanchoredSearch(graph, compiled.completion(), limits)
              .alignments(labels, of.open());
    }
    AlignmentSearch idle = searches.poll();
    AlignmentSearch search =
        idle == null ? new AlignmentSearch(compiled, compiled.cheapestRun()) : idle;
    Optional<OptimalAlignmentGraph> found = search.alignments(labels, of.open(), limits);
    if (search.states() <= MOST_STATES_KEPT && !search.isFull()) {
      searches.add(search);
    }
    return found;
  }

  @Override
  public Optional<ReachabilityGraph> markings() {
    return Optional.ofNullable(compiled.built()).map(BuiltGraph::reachability);
  }

  @Override
  public synchronized Outlook outlook() {
    if (outlook == null) {
      outlook = compiled.outlook(model);
    }
    return outlook;
  }

  @Override
  public BitSet endMarkings(int variant) {
    return outlook().endsOf(variants.get(variant).alignment(), variants.get(variant).truncated());
  }

  @Override
  public synchronized List<String> firstActivities() {
    List<String> known = firstActivities;
    if (known == null) {
      known = List.copyOf(FirstActivities.of(compiled, model));
      firstActivities = known;
    }
    return known;
  }
}
