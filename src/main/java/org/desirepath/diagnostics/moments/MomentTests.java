package org.desirepath.diagnostics.moments;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.desirepath.diagnostics.effects.Comparison;
import org.desirepath.diagnostics.effects.RiskSets;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.CriticalMoments.Control;
import org.desirepath.diagnostics.moments.CriticalMoments.Direction;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;
import org.desirepath.diagnostics.moments.CriticalMoments.Moment;
import org.desirepath.diagnostics.moments.CriticalMoments.SegmentEffect;
import org.desirepath.diagnostics.moments.CriticalMoments.Sensitivity;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.Bootstrap;
import org.desirepath.statistics.EValue;
import org.desirepath.statistics.Estimate;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.StratifiedTables;
import org.desirepath.statistics.TestResult;
import org.jspecify.annotations.Nullable;

/** Tests all moments together and says which are associated, and which of these critical. */
final class MomentTests {

  /** From so many journeys on, stability is read off their influences instead of resamples. */
  static final int MANY = 20_000;

  private static final double LEVEL = 0.95;
  private static final double POWER = 0.8;
  private static final int FEWEST = 30;
  private static final double LEAST_REACH = 0.01;
  private static final int REPLICATES = 200;
  private static final double LEAST_STABILITY = 0.85;

  /** A candidate without its journeys. */
  private record Tested(
      Candidate candidate, StratifiedTables tables, int n, int exposed, boolean isRiskSet) {}

  /**
   * Whether an associated moment is critical.
   *
   * @param failure why not, or null
   */
  private record Verification(@Nullable String failure, Quantity stability) {}

  /** What needs the journeys of an associated moment again. */
  private record Closer(
      Verification verification,
      List<SegmentValues.Effect> segments,
      List<NegativeControls.Tested> controls) {}

  private final OutcomeContext context;
  private final DiagnosisParameters parameters;
  private final List<Tested> all;
  private final double[] p;
  private final double[] q;
  private final double selectedLevel;
  private final List<Moment> moments = new ArrayList<>();
  private final List<Candidate> byStrength = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  MomentTests(OutcomeContext context, List<Candidate> candidates) {
    this.context = context;
    this.parameters = context.journeys().parameters();
    this.all =
        candidates.parallelStream()
            .map(MomentTests::tested)
            .filter(tested -> tested.exposed > 0)
            .toList();
    this.p = all.stream().mapToDouble(tested -> tested.tables.test().p()).toArray();
    this.q = BenjaminiHochberg.adjust(p);
    int selected = 0;
    for (double value : q) {
      selected += value <= parameters.alpha() ? 1 : 0;
    }
    this.selectedLevel =
        selected == 0
            ? LEVEL
            : BenjaminiHochberg.coverageLevel(parameters.alpha(), selected, tested());
    describe();
  }

  private static Tested tested(Candidate candidate) {
    Comparison comparison = candidate.comparison().get();
    return new Tested(
        candidate,
        comparison.tables(null),
        comparison.traces().length,
        comparison.exposedCount(),
        comparison instanceof RiskSets);
  }

  int tested() {
    return BenjaminiHochberg.testedCount(p);
  }

  /** All that were tested, by q, then touchpoint and facet. */
  List<Moment> moments() {
    return moments;
  }

  List<String> notes() {
    return notes;
  }

  /** The associated moments with the least p, at most so many. */
  List<Candidate> strongest(int most) {
    return byStrength.subList(0, StrictMath.min(most, byStrength.size()));
  }

  private void describe() {
    NegativeControls negative = new NegativeControls(context.journeys());
    List<Closer> closer =
        IntStream.range(0, all.size()).parallel().mapToObj(i -> look(i, negative)).toList();
    List<List<Control>> controls = controls(closer);
    SegmentValues adjusted = SegmentValues.adjusted(closer.stream().map(Closer::segments).toList());
    for (int i = 0; i < all.size(); i++) {
      Candidate candidate = all.get(i).candidate;
      if (all.get(i).tables.test().isTestable()) {
        moments.add(moment(i, closer.get(i).verification, adjusted.of(i), controls.get(i)));
      } else {
        notes.add(
            candidate.touchpoint()
                + ", "
                + candidate.facet().word()
                + ", was not tested: no journeys with it and without it, with and without success,"
                + " stand in the same state, segment and period");
      }
    }
    moments.sort(
        Comparator.comparingDouble((Moment m) -> m.q().value().orElse(1))
            .thenComparing(Moment::touchpoint)
            .thenComparing(Moment::facet)
            .thenComparing(Moment::design));
    IntStream.range(0, all.size())
        .filter(this::isAssociated)
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer i) -> p[i])
                .thenComparingDouble(i -> -StrictMath.abs(all.get(i).tables.test().z()))
                .thenComparing(i -> i))
        .forEach(i -> byStrength.add(all.get(i).candidate));
  }

  private boolean isAssociated(int i) {
    return q[i] <= parameters.alpha();
  }

  /** Adjusted over all controls of all moments. */
  private List<List<Control>> controls(List<Closer> closer) {
    double[] adjusted =
        BenjaminiHochberg.adjust(
            closer.stream()
                .flatMap(one -> one.controls.stream())
                .mapToDouble(control -> control.test().p())
                .toArray());
    List<List<Control>> controls = new ArrayList<>();
    int next = 0;
    for (Closer one : closer) {
      List<Control> own = new ArrayList<>();
      for (NegativeControls.Tested control : one.controls) {
        own.add(
            new Control(
                control.name(),
                Quantity.of(control.test().p()),
                Quantity.of(adjusted[next]),
                adjusted[next++] <= parameters.alpha()));
      }
      controls.add(own);
    }
    return controls;
  }

  private Closer look(int i, NegativeControls negative) {
    if (!isAssociated(i)) {
      return new Closer(new Verification(null, unneeded()), List.of(), List.of());
    }
    Comparison comparison = all.get(i).candidate.comparison().get();
    List<SegmentValues.Effect> segments = SegmentValues.of(context, comparison);
    return new Closer(verify(i, comparison, segments), segments, negative.test(comparison));
  }

  private Moment moment(
      int i, Verification verification, List<SegmentEffect> segments, List<Control> controls) {
    Tested tested = all.get(i);
    Candidate candidate = tested.candidate;
    double z = tested.tables.test().z();
    boolean associated = isAssociated(i);
    return new Moment(
        candidate.touchpoint(),
        candidate.facet(),
        candidate.design(),
        associated,
        associated && verification.failure == null,
        verification.failure,
        associated ? direction(candidate.facet(), z) : null,
        Quantity.of(tested.tables.oddsRatio(LEVEL)),
        difference(tested.tables),
        Quantity.of(p[i]),
        Quantity.of(q[i]),
        tested.n,
        tested.exposed,
        Quantity.of((double) tested.exposed / tested.n),
        verification.stability,
        evidence(candidate, controls),
        candidate.note() + exposedLater(tested) + alreadyDiffer(controls),
        sensitivity(tested.tables, associated ? selectedLevel : LEVEL, controls),
        segments);
  }

  private static Evidence evidence(Candidate candidate, List<Control> controls) {
    boolean lacking = controls.stream().anyMatch(Control::differs);
    return lacking && candidate.evidence() == Evidence.E2 ? Evidence.E1 : candidate.evidence();
  }

  private static String alreadyDiffer(List<Control> controls) {
    List<String> names = controls.stream().filter(Control::differs).map(Control::outcome).toList();
    return names.isEmpty()
        ? ""
        : "; those with it differed already in whether they "
            + String.join(" and in whether they ", names)
            + ", so that something behind both is likely";
  }

  static Quantity difference(StratifiedTables tables) {
    return difference(tables, LEVEL);
  }

  private static Quantity difference(StratifiedTables tables, double level) {
    return tables.supportsRiskDifference()
        ? Quantity.of(tables.riskDifferenceOfEverExposed(level))
        : Quantity.absent(
            "fewer than "
                + StratifiedTables.RISK_DIFFERENCE_LIMIT
                + " successes or failures in the smaller of the groups compared");
  }

  private static Sensitivity sensitivity(
      StratifiedTables tables, double selectedLevel, List<Control> controls) {
    Estimate ratio = tables.riskRatio(LEVEL);
    EValue eValue = EValue.ofRiskRatio(ratio);
    double kappa = tables.exposedLaterShare();
    double detectable = tables.detectableDifference(LEVEL, POWER) / (1 - kappa);
    return new Sensitivity(
        orReason(kappa, "no stratum has both arms"),
        orReason(eValue.estimate(), ratio.absentReason()),
        orReason(eValue.limit(), ratio.absentReason()),
        orReason(detectable, "every comparator is exposed later, or nothing varies"),
        difference(tables, selectedLevel),
        controls);
  }

  private static Quantity orReason(double value, String reason) {
    return Double.isFinite(value)
        ? Quantity.of(value)
        : Quantity.absent(reason.isEmpty() ? "can't be computed" : reason);
  }

  private static @Nullable Direction direction(Facet facet, double z) {
    if (z > 0) {
      return facet == Facet.WAIT ? null : Direction.GAIN;
    }
    return Direction.PAIN;
  }

  /** A risk set holds "now" against "not yet", so the later exposures dilute what it finds. */
  private static String exposedLater(Tested tested) {
    double share = tested.tables.exposedLaterShare();
    return tested.isRiskSet && share > 0
        ? "; "
            + StrictMath.round(100 * share)
            + " % of those compared with have it later, for which the risk difference is corrected"
        : "";
  }

  private static Quantity unneeded() {
    return Quantity.absent("worked out only where all other conditions of a critical one hold");
  }

  private Verification verify(int i, Comparison comparison, List<SegmentValues.Effect> segments) {
    Candidate candidate = all.get(i).candidate;
    double z = all.get(i).tables.test().z();
    String failure =
        candidate.facet() == Facet.WAIT && z > 0
            ? CriticalMoments.NO_BETTER_WAIT
            : withoutBootstrap(i, z, segments);
    if (failure != null) {
      return new Verification(failure, unneeded());
    }
    double stability = stability(candidate, comparison, z);
    return new Verification(
        stability < LEAST_STABILITY
            ? "significant with the same sign in fewer than 85 % of the bootstrap samples"
            : null,
        Quantity.of(stability));
  }

  private double stability(Candidate candidate, Comparison comparison, double z) {
    if (comparison.traces().length >= MANY) {
      return Bootstrap.significantShare(comparison.influences(), z, parameters.alpha());
    }
    // each moment draws its own samples, whatever else is tested
    long seed =
        parameters.seed() * 1_000_003
            + 31L * candidate.touchpoint().hashCode()
            + candidate.facet().word().hashCode();
    return new Bootstrap(seed, REPLICATES)
        .share(
            comparison.traces().length,
            weights -> {
              TestResult again = comparison.tables(weights).test();
              return again.isTestable() && again.p() < parameters.alpha() && again.z() * z > 0;
            });
  }

  private @Nullable String withoutBootstrap(int i, double z, List<SegmentValues.Effect> segments) {
    Tested tested = all.get(i);
    if (tested.exposed < FEWEST || tested.n - tested.exposed < FEWEST) {
      return "fewer than " + FEWEST + " journeys in one of the groups";
    }
    if (tested.exposed < LEAST_REACH * tested.n) {
      return "it reaches fewer than 1 % of the journeys";
    }
    if (!tested.tables.supportsRiskDifference()) {
      return "too few successes or failures for a risk difference";
    }
    Estimate difference = tested.tables.riskDifferenceOfEverExposed(selectedLevel);
    Interval interval = difference.interval();
    boolean beyond =
        z > 0 ? interval.isAbove(parameters.delta()) : interval.isBelow(-parameters.delta());
    if (!difference.isPresent() || !beyond) {
      return "the interval of the risk difference, widened for having been selected, is not wholly"
          + " beyond the least material difference";
    }
    return segments.stream().anyMatch(s -> s.isOpposite(z, parameters.alpha()))
        ? "significant with the opposite sign in a main segment"
        : null;
  }
}
