package org.desirepath.conformance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
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
  private final SearchLimits limits;
  private @Nullable Outlook outlook;

  /** Searches that no thread uses now. */
  private final Queue<AlignmentSearch> searches = new ConcurrentLinkedQueue<>();

  AlignedVariants(
      DesignedJourney model,
      CompiledModel compiled,
      VariantGroups groups,
      List<Alignment> alignments,
      SearchLimits limits) {
    this.model = model;
    this.compiled = compiled;
    this.groups = groups;
    this.limits = limits;
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
              groups.logCost(g, compiled.labels())));
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
    int[] labels = compiled.labels().numbers(of.activities());
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
    if (search.states() <= MOST_STATES_KEPT) {
      searches.add(search);
    }
    return found;
  }

  @Override
  public Optional<ReachabilityGraph> markings() {
    return Optional.ofNullable(compiled.built()).map(BuiltGraph::reachability);
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.desirepath.model.UnusableModelException if the model has too many markings
   */
  @Override
  public synchronized Outlook outlook() {
    if (outlook == null) {
      BuiltGraph graph = compiled.built();
      outlook =
          graph == null
              ? Outlook.of(ReachabilityGraph.of(model.net()), model)
              : new Outlook(graph, compiled.completion(), model);
    }
    return outlook;
  }

  @Override
  public BitSet endMarkings(int variant) {
    return outlook().endsOf(variants.get(variant).alignment(), variants.get(variant).truncated());
  }

  @Override
  public List<String> firstActivities() {
    ModelGraph graph = compiled.graph();
    TreeSet<String> first = new TreeSet<>();
    BitSet met = new BitSet();
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(0));
    met.set(0);
    while (!open.isEmpty()) {
      int m = open.remove();
      for (int e = graph.firstEdge(m); e < graph.endEdge(m); e++) {
        String label =
            graph.label(e) == ModelGraph.SILENT ? null : graph.labels().label(graph.label(e));
        if (label != null) {
          first.add(label);
        }
        boolean unseen = label == null || !model.facts().touchpoint(label).observable();
        if (unseen && !met.get(graph.target(e))) {
          met.set(graph.target(e));
          open.add(graph.target(e));
        }
      }
    }
    return List.copyOf(first);
  }
}
