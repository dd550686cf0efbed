package org.desirepath.conformance;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.desirepath.model.DesignedJourney;

/** What {@link OptimalAlignments} found, with the compiled model for what is asked later. */
final class AlignedVariants implements ConformanceResult {
  private final DesignedJourney model;
  private final ModelGraph graph;
  private final CompletionBounds completion;
  private final VariantGroups groups;
  private final List<VariantAlignment> variants;
  private final SearchLimits limits;
  private final Outlook outlook;

  AlignedVariants(
      DesignedJourney model,
      ModelGraph graph,
      CompletionBounds completion,
      VariantGroups groups,
      List<Alignment> alignments,
      SearchLimits limits) {
    this.model = model;
    this.graph = graph;
    this.completion = completion;
    this.groups = groups;
    this.limits = limits;
    this.outlook = new Outlook(graph, completion, model);
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
              groups.logCost(g, graph.labels())));
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
    return completion.cheapest(0);
  }

  @Override
  public Optional<OptimalAlignmentGraph> optimalAlignments(int variant) {
    VariantAlignment of = variants.get(variant);
    if (!of.alignment().isOptimal()) {
      throw new IllegalStateException(
          "variant " + variant + ": its alignment is not optimal, so the optimal ones are unknown");
    }
    int[] labels = graph.labels().numbers(of.activities());
    return of.truncated()
        ? new UnanchoredSearch(graph, completion, limits).alignments(labels, of.open())
        : new AlignmentSearch(graph, completion, limits).alignments(labels, of.open());
  }

  @Override
  public Outlook outlook() {
    return outlook;
  }

  @Override
  public BitSet endMarkings(int variant) {
    return outlook.endsOf(variants.get(variant).alignment(), variants.get(variant).truncated());
  }

  @Override
  public List<String> firstActivities() {
    return List.copyOf(FirstActivities.of(graph.reachability(), model));
  }
}
