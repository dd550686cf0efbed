package org.desirepath.diagnostics.groups;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.groups.GroupComparison.Difference;
import org.desirepath.diagnostics.groups.GroupComparison.Direction;
import org.desirepath.diagnostics.groups.GroupComparison.Side;
import org.desirepath.diagnostics.groups.Grouping.Contrast;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.MomentGroups;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.Estimate;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.MeanDifference;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.Quantiles;

/** One family of contrasts on all measures; not safe for several threads at once. */
final class Contrasts {
  static final int FEWEST = 30;

  private static final double LEVEL = 0.95;
  private static final String FEW = "fewer than " + FEWEST + " journeys in one of the groups";
  private static final String SAME = "nobody, or everybody, has it in both";

  private final Measures measures;
  private final double alpha;
  private final List<Difference> found = new ArrayList<>();

  Contrasts(Measures measures) {
    this.measures = measures;
    this.alpha = measures.journeys().parameters().alpha();
  }

  /** Compares all shares and the fitness of two groups. */
  void add(Contrast contrast) {
    for (Measure measure : measures.shares()) {
      share(contrast, measure);
    }
    fitness(contrast);
  }

  private void share(Contrast contrast, Measure measure) {
    Proportion mine = measure.among(contrast.mine());
    Proportion theirs = measure.among(contrast.theirs());
    if (mine.trials() == 0 && theirs.trials() == 0) {
      return;
    }
    boolean few = mine.trials() < FEWEST || theirs.trials() < FEWEST;
    found.add(
        new Difference(
            contrast.column(),
            contrast.value(),
            contrast.other(),
            measure.subject(),
            side(measure, contrast.mine(), mine),
            side(measure, contrast.theirs(), theirs),
            difference(mine, theirs),
            few ? Quantity.absent(FEW) : probability(mine.differenceTest(theirs).p(), SAME),
            Quantity.absent(FEW),
            null,
            few));
  }

  static Quantity difference(Proportion mine, Proportion theirs) {
    return mine.trials() == 0 || theirs.trials() == 0
        ? Quantity.absent("no journey in one of the groups could show it")
        : Quantity.of(mine.estimate() - theirs.estimate(), mine.newcombeDifference(theirs));
  }

  private static Side side(Measure measure, BitSet members, Proportion share) {
    boolean waits = measure.isOfWaits();
    return new Side(
        (int) share.successes(),
        (int) share.trials(),
        quantity(share),
        waits ? wait(measure, members, 0.5) : null,
        waits ? wait(measure, members, WaitMeasures.LONG) : null);
  }

  static Quantity quantity(Proportion share) {
    return share.trials() == 0
        ? Quantity.absent("no journey of the group could show it")
        : Quantity.of(share.estimate(), share.wilson());
  }

  private static Quantity wait(Measure measure, BitSet members, double quantile) {
    return probability(measure.wait(members, quantile), "no journey of the group has the wait");
  }

  private void fitness(Contrast contrast) {
    double[] mine = measures.fitness(contrast.mine());
    double[] theirs = measures.fitness(contrast.theirs());
    boolean few = mine.length < FEWEST || theirs.length < FEWEST;
    MeanDifference difference = MeanDifference.of(mine, theirs, LEVEL);
    found.add(
        new Difference(
            contrast.column(),
            contrast.value(),
            contrast.other(),
            Subject.of(Subject.Finding.FITNESS),
            side(mine),
            side(theirs),
            Quantity.of(difference.estimate()),
            few ? Quantity.absent(FEW) : probability(difference.p(), SAME),
            Quantity.absent(FEW),
            null,
            few));
  }

  private static Side side(double[] fitness) {
    String none = "no journey of the group is resolved";
    return new Side(
        fitness.length,
        fitness.length,
        probability(MeanDifference.mean(fitness), none),
        probability(Quantiles.median(fitness), none),
        null);
  }

  /** Compares how moments go with success. */
  void addMoments(OutcomeContext context, DropOff dropOff, List<Contrast> contrasts) {
    List<MomentGroups.Interaction> all =
        MomentGroups.of(context, dropOff, contrasts.stream().map(Contrast::pair).toList());
    for (MomentGroups.Interaction one : all) {
      Contrast contrast = contrasts.get(one.pair());
      boolean few = isFew(one.mine()) || isFew(one.theirs());
      found.add(
          new Difference(
              contrast.column(),
              contrast.value(),
              contrast.other(),
              new Subject(Subject.Finding.MOMENT, one.facet().word(), one.touchpoint()),
              side(one.mine()),
              side(one.theirs()),
              logRatio(one),
              few
                  ? Quantity.absent("fewer than " + FEWEST + " journeys with or without the moment")
                  : probability(one.test().p(), "one of the groups has no odds ratio"),
              Quantity.absent(FEW),
              null,
              few));
    }
  }

  private static boolean isFew(MomentGroups.Side side) {
    return side.exposed() < FEWEST || side.n() - side.exposed() < FEWEST;
  }

  private static Side side(MomentGroups.Side side) {
    return new Side(side.exposed(), side.n(), side.oddsRatio(), null, null);
  }

  private static Quantity logRatio(MomentGroups.Interaction one) {
    if (!one.test().isTestable()
        || !one.mine().oddsRatio().isPresent()
        || !one.theirs().oddsRatio().isPresent()) {
      return Quantity.absent("one of the groups has no odds ratio");
    }
    double difference =
        StrictMath.log(one.mine().oddsRatio().value().getAsDouble())
            - StrictMath.log(one.theirs().oddsRatio().value().getAsDouble());
    double z = one.test().z();
    return z == 0
        ? Quantity.of(difference)
        : Quantity.of(Estimate.of(difference, Interval.normal(difference, difference / z, LEVEL)));
  }

  static Quantity probability(double p, String reason) {
    return Double.isNaN(p) ? Quantity.absent(reason) : Quantity.of(p);
  }

  /** Adjusts all that was added together. */
  List<Difference> adjusted() {
    double[] q =
        BenjaminiHochberg.adjust(
            found.stream().mapToDouble(d -> d.p().value().orElse(Double.NaN)).toArray());
    List<Difference> adjusted = new ArrayList<>();
    for (int i = 0; i < q.length; i++) {
      Difference d = found.get(i);
      boolean higher = d.difference().value().orElse(0) > 0;
      adjusted.add(
          new Difference(
              d.column(),
              d.value(),
              d.other(),
              d.subject(),
              d.mine(),
              d.theirs(),
              d.difference(),
              d.p(),
              d.p().isPresent() ? Quantity.of(q[i]) : d.p(),
              q[i] <= alpha ? (higher ? Direction.HIGHER : Direction.LOWER) : null,
              d.few()));
    }
    adjusted.sort(
        Comparator.comparingDouble((Difference d) -> d.q().value().orElse(2))
            .thenComparing(Difference::column)
            .thenComparing(Difference::value)
            .thenComparing(Difference::subject));
    return adjusted;
  }
}
