package org.desirepath.diagnostics.moments;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.dropoff.DropOffDiagnostic;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.Diagnostic;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.moments.CriticalMoments.Trend;
import org.desirepath.eventlog.EventLog;

/**
 * Which moments of the journey go with success or loss. Journeys that had something at a moment are
 * compared with others at the same moment, in the same state, segment and period, by the design
 * that fits the kind of moment; what came before a moment is never held against what comes after
 * it. "Had it or not" over whole journeys would find every late touchpoint beneficial, as only
 * those who stay get that far.
 *
 * <p>Sources: N. Mantel and W. Haenszel, 1959, doi:10.1093/jnci/22.4.719; T. Sato, 1989, for the
 * interval of the risk difference; Y. Benjamini and Y. Hochberg, 1995,
 * doi:10.1111/j.2517-6161.1995.tb02031.x, over all tested; intervals that decide on criticality are
 * widened for the selection (Y. Benjamini and D. Yekutieli, 2005, doi:10.1198/016214504000001907).
 *
 * <p>Associations, not effects: nothing here can show that the strata hold every common cause.
 *
 * <p>O(n log n) a moment for n events, its logarithm that of a search; moments of fewer than
 * {@value MomentTests#MANY} journeys that pass all other conditions of a critical one cost 200
 * times that. Needs a declared outcome and times. Same seed, same result on any number of threads:
 * those of the pool it is called in.
 */
public record CriticalMomentDiagnostic() implements Diagnostic<CriticalMoments> {

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the design declares no outcome, or journeys can't be
   *     followed for long enough
   */
  @Override
  public CriticalMoments diagnose(AlignedJourneys journeys) {
    OutcomeContext context = OutcomeContext.of(journeys);
    if (!context.window().isKnown()) {
      throw new IllegalArgumentException("journeys: " + context.window().reason());
    }
    return diagnose(context, new DropOffDiagnostic().diagnose(journeys));
  }

  public CriticalMoments diagnose(OutcomeContext shown, DropOff dropOff) {
    OutcomeContext context = shown.forComparison();
    MomentCandidates candidates = MomentCandidates.of(context, dropOff);
    List<Trend> trends = new Trends(context).test(candidates.trends());
    MomentTests tests = new MomentTests(context, candidates.all());
    JointModels.Result joint = new JointModels(context).fit(tests.strongest(JointModels.MOST));
    PeakEndCheck.Result peakEnd = new PeakEndCheck(context).run();
    HighValueMoments.Result highValue = HighValueMoments.find(context, dropOff);
    List<String> notes = new ArrayList<>(notes(context, candidates.flowNotes()));
    notes.addAll(candidates.orderNotes());
    notes.addAll(tests.notes());
    return new CriticalMoments(
        tests.tested(),
        context.window().millis(),
        tests.moments(),
        trends,
        candidates.setApart(),
        joint.model(),
        joint.reason(),
        peakEnd.check(),
        peakEnd.reason(),
        highValue.found(),
        highValue.reason(),
        notes);
  }

  private static List<String> notes(OutcomeContext context, List<String> ofFlow) {
    List<String> notes = new ArrayList<>(ofFlow);
    EventLog log = context.journeys().log();
    int untimed = 0;
    for (int t = 0; t < log.traceCount(); t++) {
      untimed += context.journeys().isTimed(t) ? 0 : 1;
    }
    if (untimed > 0) {
      notes.add(untimed + " journeys were left out, as not all of their events have a time");
    }
    if (context.journeys().model().facts().phases().isEmpty()) {
      notes.add(
          "the design has no phases, so that choices and optional steps are not known: only waits,"
              + " repetitions and touchpoints beside the flow were tested");
    }
    notes.add(
        "associations within state, segment and period; other common causes are not excluded");
    return notes;
  }
}
