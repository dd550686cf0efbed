package org.desirepath.diagnostics.moments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.moments.CriticalMoments.SetApart;

/**
 * The moments that can be looked at, of all facets.
 *
 * @param flowNotes on those of the flow
 * @param orderNotes on those of orders
 */
record MomentCandidates(
    List<Candidate> all,
    List<Candidate.OfTrend> trends,
    List<SetApart> setApart,
    List<String> flowNotes,
    List<String> orderNotes) {

  static MomentCandidates of(OutcomeContext context, DropOff dropOff) {
    FlowMoments flow = new FlowMoments(context, dropOff);
    FreeMoments free = new FreeMoments(context);
    AttributeMoments attributes = new AttributeMoments(context);
    OrderMoments orders = new OrderMoments(context);
    List<String> designed = dropOff.steps().stream().map(DropOff.Step::touchpoint).toList();
    List<Candidate> all = new ArrayList<>(flow.find(designed));
    all.addAll(attributes.find(designed));
    all.addAll(orders.find());
    all.addAll(free.find());
    List<Candidate.OfTrend> trends = new ArrayList<>(flow.trends());
    trends.addAll(free.trends());
    List<SetApart> setApart = new ArrayList<>(flow.setApart());
    setApart.addAll(attributes.setApart());
    setApart.addAll(free.setApart());
    setApart.sort(
        Comparator.comparing(SetApart::touchpoint)
            .thenComparing(SetApart::facet)
            .thenComparing(SetApart::reason));
    return new MomentCandidates(all, trends, setApart, flow.notes(), orders.notes());
  }
}
