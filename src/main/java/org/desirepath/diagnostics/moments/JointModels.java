package org.desirepath.diagnostics.moments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.diagnostics.effects.Stays;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.CriticalMoments.Driver;
import org.desirepath.diagnostics.moments.CriticalMoments.JointModel;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.RidgeLogistic;
import org.jspecify.annotations.Nullable;

/**
 * The strongest moments in one model of going on: a row for each stay in a state, whether the
 * journey left it by a designed step or success, and which moments were known when it came in. What
 * happens in a stay counts from the next one on, or those who stay longer would have more of it.
 */
final class JointModels {

  /** Beyond so many moments their shares, 2^n fits, would cost more than all the rest. */
  static final int MOST = 6;

  private static final double RIDGE = 1;
  private static final double Z = 1.959963984540054;
  private static final String CAVEAT =
      "associations given each other, state and segment; moments of one journey overlap in time,"
          + " one may bring about another, and other common causes are not excluded; coefficients"
          + " are shrunk towards 0 by the ridge, and what happens within a stay counts only from"
          + " the next stay on";

  /**
   * A model, or why there is none.
   *
   * @param reason null if there is one
   */
  record Result(@Nullable JointModel model, @Nullable String reason) {}

  private record Stratum(int state, int segment) {}

  private final OutcomeContext context;
  private final AlignedJourneys journeys;
  private final EventLog log;

  /** Stays by stratum and set of moments known: those left by a designed step, all. */
  private final Map<Integer, TreeMap<Integer, long[]>> cells = new TreeMap<>();

  private final Map<Stratum, Integer> strata = new HashMap<>();
  private final long[] exposedStays = new long[MOST];
  private long stays;
  private long counted;

  JointModels(OutcomeContext context) {
    this.context = context;
    this.journeys = context.journeys();
    this.log = journeys.log();
  }

  Result fit(List<Candidate> moments) {
    if (moments.size() < 2) {
      return new Result(null, "fewer than two moments are associated with the outcome");
    }
    List<long[]> known = new ArrayList<>();
    for (Candidate moment : moments) {
      known.add(moment.comparison().get().exposedAt(log.traceCount()));
    }
    for (int t = 0; t < log.traceCount(); t++) {
      if (journeys.isTimed(t) && journeys.statuses().status(t) != JourneyStatus.OPEN) {
        long before = stays;
        addStays(t, known);
        counted += stays > before ? 1 : 0;
      }
    }
    RidgeLogistic.Builder builder = new RidgeLogistic.Builder(RIDGE, moments.size());
    cells.forEach(
        (stratum, bySet) ->
            bySet.forEach(
                (set, counts) ->
                    builder.add(stratum, features(set, moments.size()), counts[0], counts[1])));
    RidgeLogistic model = builder.build();
    return model.isInformative()
        ? new Result(described(model, moments), null)
        : new Result(null, "no state has both journeys that go on and journeys that do not");
  }

  private static double[] features(int set, int count) {
    double[] x = new double[count];
    for (int f = 0; f < count; f++) {
      x[f] = set >> f & 1;
    }
    return x;
  }

  private void addStays(int trace, List<long[]> known) {
    int[] transitions = journeys.transitionsOf(trace);
    int first = log.firstEvent(trace);
    int end = journeys.endOfJourney(trace);
    int state = Stays.START;
    long entry = 0;
    for (int e = first; e < end; e++) {
      if (transitions[e - first] >= 0) {
        if (state != Stays.START) {
          addStay(trace, state, entry, true, known);
        }
        state = log.activity(e);
        entry = log.timeMillis(e);
      }
    }
    if (state != Stays.START) {
      boolean success = journeys.statuses().isSuccessEvent(trace, end);
      addStay(trace, state, entry, success && end < log.endEvent(trace), known);
    }
  }

  private void addStay(int trace, int state, long entry, boolean goesOn, List<long[]> known) {
    if (entry > context.window().latestMoment()) {
      return;
    }
    int set = 0;
    for (int f = 0; f < known.size(); f++) {
      if (known.get(f)[trace] <= entry) {
        set |= 1 << f;
        exposedStays[f]++;
      }
    }
    Stratum key = new Stratum(state, context.segments().crossed(trace));
    int stratum = strata.computeIfAbsent(key, s -> strata.size());
    long[] counts =
        cells.computeIfAbsent(stratum, s -> new TreeMap<>()).computeIfAbsent(set, s -> new long[2]);
    counts[0] += goesOn ? 1 : 0;
    counts[1]++;
    stays++;
  }

  private JointModel described(RidgeLogistic model, List<Candidate> moments) {
    RidgeLogistic.Fit fit = model.fit();
    double[] shares = model.shares();
    double without = model.fit(0).deviance();
    List<Driver> drivers = new ArrayList<>();
    for (int f = 0; f < moments.size(); f++) {
      Candidate moment = moments.get(f);
      double b = fit.coefficients().get(f);
      double half = Z * fit.standardErrors().get(f);
      drivers.add(
          new Driver(
              moment.touchpoint(),
              moment.facet(),
              moment.design(),
              exposedStays[f] == 0
                  ? Quantity.absent("never known before a stay that could be followed")
                  : Quantity.of(b, new Interval(b - half, b + half)),
              shares[f],
              exposedStays[f]));
    }
    double explained = without > 0 ? (without - fit.deviance()) / without : 0;
    return new JointModel(stays, counted, RIDGE, explained, drivers, CAVEAT);
  }
}
