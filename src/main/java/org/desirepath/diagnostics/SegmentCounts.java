package org.desirepath.diagnostics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.desirepath.conformance.ConformanceSummary;
import org.desirepath.diagnostics.deviations.DeviationTallies;
import org.desirepath.diagnostics.deviations.DeviationTallies.Tally;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.statistics.Proportion;

/**
 * Counts what was found in the whole log again for each segment: nothing is aligned or estimated
 * anew, so segments add up. O(segments x (journeys + deviations x variants)).
 */
final class SegmentCounts {
  private final AlignedJourneys journeys;
  private final DeviationTallies tallies;

  private SegmentCounts(AlignedJourneys journeys, DeviationTallies tallies) {
    this.journeys = journeys;
    this.tallies = tallies;
  }

  /** Segments of each column in the order asked for, by value; pooled and absent values first. */
  static List<SegmentFindings> of(OutcomeContext context, DeviationTallies tallies) {
    SegmentCounts run = new SegmentCounts(context.journeys(), tallies);
    List<String> keys = context.journeys().parameters().segments();
    List<SegmentFindings> findings = new ArrayList<>();
    for (int c = 0; c < keys.size(); c++) {
      int[] codes = context.segments().columns().get(c);
      for (Map.Entry<Integer, String> value : context.segments().names(c).entrySet()) {
        BitSet members = new BitSet();
        for (int t = 0; t < codes.length; t++) {
          members.set(t, codes[t] == value.getKey());
        }
        findings.add(run.count(keys.get(c), value.getValue(), members));
      }
    }
    return List.copyOf(findings);
  }

  private SegmentFindings count(String column, String value, BitSet members) {
    int[] journeysOfVariant = new int[journeys.conformance().variants().size()];
    members.stream().forEach(t -> journeysOfVariant[journeys.conformance().variantOf(t)]++);
    return new SegmentFindings(
        column,
        value,
        members.cardinality(),
        ConformanceSummary.of(journeys.conformance(), journeysOfVariant),
        journeys.statuses().hasOutcome() ? journeys.statuses().counts(members) : null,
        deviations(members, journeysOfVariant));
  }

  private List<SegmentFindings.Count> deviations(BitSet members, int[] journeysOfVariant) {
    List<SegmentFindings.Count> counts = new ArrayList<>();
    for (Tally tally : tallies.all()) {
      int observable = tallies.observable(tally.key(), journeysOfVariant, members);
      if (observable > 0 && !tally.traces().isEmpty()) {
        BitSet here = (BitSet) members.clone();
        here.and(tally.traces());
        Proportion share = new Proportion(here.cardinality(), observable);
        counts.add(
            new SegmentFindings.Count(
                tally.key().kind(),
                tally.key().touchpoint(),
                here.cardinality(),
                observable,
                Quantity.of(share.estimate(), share.wilson())));
      }
    }
    return counts;
  }
}
