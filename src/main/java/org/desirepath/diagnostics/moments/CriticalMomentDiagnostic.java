package org.desirepath.diagnostics.moments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.dropoff.DropOffDiagnostic;
import org.desirepath.diagnostics.effects.Comparison;
import org.desirepath.diagnostics.effects.RiskSets;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.Diagnostic;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.journeys.Segments;
import org.desirepath.diagnostics.moments.CriticalMoments.Direction;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;
import org.desirepath.diagnostics.moments.CriticalMoments.Moment;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.Bootstrap;
import org.desirepath.statistics.Estimate;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.StratifiedTables;
import org.desirepath.statistics.TestResult;
import org.jspecify.annotations.Nullable;

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
 * <p>O(n log n) a moment for n events, 200 times that for those that pass all other conditions of a
 * critical one. Needs a declared outcome and times. Same seed, same result.
 */
public record CriticalMomentDiagnostic() implements Diagnostic<CriticalMoments> {
  private static final double LEVEL = 0.95;
  private static final int FEWEST = 30;
  private static final double LEAST_REACH = 0.01;
  private static final int REPLICATES = 200;
  private static final double LEAST_STABILITY = 0.85;

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

  public CriticalMoments diagnose(OutcomeContext context, DropOff dropOff) {
    FlowMoments flow = new FlowMoments(context, dropOff);
    List<String> designed = dropOff.steps().stream().map(DropOff.Step::touchpoint).toList();
    List<Candidate> candidates = new ArrayList<>(flow.find(designed));
    candidates.addAll(new FreeMoments(context).find());
    candidates.removeIf(c -> c.comparison().exposedCount() == 0);
    return new Run(context, candidates).test(notes(context, flow.notes()));
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

  /** One diagnosis. */
  private static final class Run {
    private final OutcomeContext context;
    private final DiagnosisParameters parameters;
    private final List<Candidate> candidates;
    private final List<StratifiedTables> tables;
    private final double[] p;
    private final double[] q;
    private final int tested;
    private final double selectedLevel;

    Run(OutcomeContext context, List<Candidate> candidates) {
      this.context = context;
      this.parameters = context.journeys().parameters();
      this.candidates = candidates;
      this.tables = candidates.stream().map(c -> c.comparison().tables(null)).toList();
      this.p = tables.stream().mapToDouble(t -> t.test().p()).toArray();
      this.q = BenjaminiHochberg.adjust(p);
      this.tested = BenjaminiHochberg.testedCount(p);
      int selected = 0;
      for (double value : q) {
        selected += value <= parameters.alpha() ? 1 : 0;
      }
      this.selectedLevel =
          selected == 0
              ? LEVEL
              : BenjaminiHochberg.coverageLevel(parameters.alpha(), selected, tested);
    }

    CriticalMoments test(List<String> notes) {
      List<Moment> moments = new ArrayList<>();
      List<String> allNotes = new ArrayList<>(notes);
      for (int i = 0; i < candidates.size(); i++) {
        if (tables.get(i).test().isTestable()) {
          moments.add(moment(i));
        } else {
          allNotes.add(
              candidates.get(i).touchpoint()
                  + ", "
                  + candidates.get(i).facet().word()
                  + ", was not tested: no journeys with it and without it, with and without success,"
                  + " stand in the same state, segment and period");
        }
      }
      moments.sort(
          Comparator.comparingDouble((Moment m) -> m.q().value().orElse(1))
              .thenComparing(Moment::touchpoint)
              .thenComparing(Moment::facet)
              .thenComparing(Moment::design));
      return new CriticalMoments(tested, context.window().millis(), moments, allNotes);
    }

    private Moment moment(int i) {
      Candidate candidate = candidates.get(i);
      TestResult test = tables.get(i).test();
      boolean associated = q[i] <= parameters.alpha();
      int n = candidate.comparison().traces().length;
      int exposed = candidate.comparison().exposedCount();
      Verification verification =
          associated ? verify(i, test.z()) : new Verification(null, unneeded());
      Quantity difference =
          tables.get(i).supportsRiskDifference()
              ? Quantity.of(tables.get(i).riskDifferenceOfEverExposed(LEVEL))
              : Quantity.absent(
                  "fewer than "
                      + StratifiedTables.RISK_DIFFERENCE_LIMIT
                      + " successes or failures in the smaller of the groups compared");
      return new Moment(
          candidate.touchpoint(),
          candidate.facet(),
          candidate.design(),
          associated,
          associated && verification.failure == null,
          verification.failure,
          associated ? direction(candidate.facet(), test.z()) : null,
          Quantity.of(tables.get(i).oddsRatio(LEVEL)),
          difference,
          Quantity.of(p[i]),
          Quantity.of(q[i]),
          n,
          exposed,
          Quantity.of((double) exposed / n),
          verification.stability,
          candidate.evidence(),
          candidate.note() + exposedLater(i));
    }

    private static @Nullable Direction direction(Facet facet, double z) {
      if (z > 0) {
        return facet == Facet.WAIT ? null : Direction.GAIN;
      }
      return Direction.PAIN;
    }

    /** A risk set holds "now" against "not yet", so the later exposures dilute what it finds. */
    private String exposedLater(int i) {
      double share = tables.get(i).exposedLaterShare();
      return candidates.get(i).comparison() instanceof RiskSets && share > 0
          ? "; "
              + StrictMath.round(100 * share)
              + " % of those compared with have it later, for which the risk difference is corrected"
          : "";
    }

    /**
     * Whether an associated moment is critical.
     *
     * @param failure why not, or null
     */
    private record Verification(@Nullable String failure, Quantity stability) {}

    private static Quantity unneeded() {
      return Quantity.absent("worked out only where all other conditions of a critical one hold");
    }

    private Verification verify(int i, double z) {
      String failure =
          candidates.get(i).facet() == Facet.WAIT && z > 0
              ? CriticalMoments.NO_BETTER_WAIT
              : withoutBootstrap(i, z);
      if (failure != null) {
        return new Verification(failure, unneeded());
      }
      Candidate candidate = candidates.get(i);
      Comparison comparison = candidate.comparison();
      // each moment draws its own samples, whatever else is tested
      long seed =
          parameters.seed() * 1_000_003
              + 31L * candidate.touchpoint().hashCode()
              + candidate.facet().word().hashCode();
      double stability =
          new Bootstrap(seed, REPLICATES)
              .share(
                  comparison.traces().length,
                  weights -> {
                    TestResult again = comparison.tables(weights).test();
                    return again.isTestable()
                        && again.p() < parameters.alpha()
                        && again.z() * z > 0;
                  });
      return new Verification(
          stability < LEAST_STABILITY
              ? "significant with the same sign in fewer than 85 % of the bootstrap samples"
              : null,
          Quantity.of(stability));
    }

    private @Nullable String withoutBootstrap(int i, double z) {
      Comparison comparison = candidates.get(i).comparison();
      int n = comparison.traces().length;
      int exposed = comparison.exposedCount();
      if (exposed < FEWEST || n - exposed < FEWEST) {
        return "fewer than " + FEWEST + " journeys in one of the groups";
      }
      if (exposed < LEAST_REACH * n) {
        return "it reaches fewer than 1 % of the journeys";
      }
      if (!tables.get(i).supportsRiskDifference()) {
        return "too few successes or failures for a risk difference";
      }
      Estimate difference = tables.get(i).riskDifferenceOfEverExposed(selectedLevel);
      Interval interval = difference.interval();
      boolean beyond =
          z > 0 ? interval.isAbove(parameters.delta()) : interval.isBelow(-parameters.delta());
      if (!difference.isPresent() || !beyond) {
        return "the interval of the risk difference, widened for having been selected, is not wholly"
            + " beyond the least material difference";
      }
      return hasOppositeSegment(comparison, z)
          ? "significant with the opposite sign in a main segment"
          : null;
    }

    private boolean hasOppositeSegment(Comparison comparison, double z) {
      int[] traces = comparison.traces();
      for (int[] codes : context.segments().columns()) {
        int values = 0;
        for (int code : codes) {
          values = StrictMath.max(values, code + 1);
        }
        for (int value = Segments.FIRST_VALUE; value < values; value++) {
          int[] weights = new int[traces.length];
          for (int u = 0; u < traces.length; u++) {
            weights[u] = codes[traces[u]] == value ? 1 : 0;
          }
          StratifiedTables segment = comparison.tables(weights);
          TestResult test = segment.test();
          boolean main = segment.exposedCount() >= FEWEST && segment.unexposedCount() >= FEWEST;
          if (main && test.isTestable() && test.p() < parameters.alpha() && test.z() * z < 0) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
