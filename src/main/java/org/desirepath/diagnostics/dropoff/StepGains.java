package org.desirepath.diagnostics.dropoff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.desirepath.diagnostics.dropoff.DropOff.Gain;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.AbsorbingChain;
import org.desirepath.statistics.Bootstrap;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;

/**
 * What meeting the designed drop-off of one touchpoint would do to success: the absorbing chain of
 * designed touchpoints, each once a journey where it was passed last, so that the loss of a state
 * is the drop-off rate of its touchpoint. Taken over the journeys that began early enough to be
 * resolved; the interval is a bootstrap by journey.
 */
final class StepGains {
  private static final int REPLICATES = 200;
  private static final double LEVEL = 0.95;

  private final AlignedJourneys journeys;
  private final EventLog log;
  private final List<String> designed;
  private final String reason;

  /** Distinct paths: states, then the end; journeys of each. */
  private final List<List<Integer>> paths = new ArrayList<>();

  /** The path of each journey. */
  private int[] pathOf = new int[64];

  private int count;

  StepGains(OutcomeContext context, List<String> designed) {
    this.journeys = context.journeys();
    this.log = journeys.log();
    this.designed = designed;
    if (context.window().isKnown()) {
      collect(context.window().latestMoment());
    }
    String none = context.window().reason();
    this.reason =
        none != null ? none : count == 0 ? "no journey began early enough to be resolved" : "";
  }

  private void collect(long latestStart) {
    Map<List<Integer>, Integer> index = new HashMap<>();
    for (int t = 0; t < log.traceCount(); t++) {
      JourneyStatus status = journeys.statuses().status(t);
      if (journeys.isTimed(t)
          && log.timeMillis(log.firstEvent(t)) <= latestStart
          && status != JourneyStatus.OPEN) {
        List<Integer> path = path(t, status);
        if (path.size() > 1) {
          Integer known = index.putIfAbsent(path, paths.size());
          if (known == null) {
            paths.add(path);
          }
          pathOf = count == pathOf.length ? Arrays.copyOf(pathOf, 2 * count) : pathOf;
          pathOf[count++] = known == null ? paths.size() - 1 : known;
        }
      }
    }
  }

  private List<Integer> path(int trace, JourneyStatus status) {
    int[] transitions = journeys.transitionsOf(trace);
    List<Integer> path = new ArrayList<>();
    int end =
        status == JourneyStatus.COMPLETED
            ? journeys.statuses().successEvent(trace).orElse(log.endEvent(trace))
            : log.endEvent(trace);
    for (int e = log.firstEvent(trace); e < end; e++) {
      int state = designed.indexOf(journeys.touchpoint(log.activity(e)));
      if (transitions[e - log.firstEvent(trace)] >= 0 && state >= 0) {
        path.remove(Integer.valueOf(state));
        path.add(state);
      }
    }
    path.add(
        switch (status) {
          case COMPLETED -> AbsorbingChain.SUCCESS;
          case EXITED -> AbsorbingChain.EXIT;
          case ABANDONED, OPEN, RESOLVED -> AbsorbingChain.LOSS;
        });
    return path;
  }

  private AbsorbingChain chain(int[] weights) {
    AbsorbingChain.Builder builder = new AbsorbingChain.Builder(designed.size());
    for (int p = 0; p < paths.size(); p++) {
      if (weights[p] > 0) {
        List<Integer> path = paths.get(p);
        builder.start(path.get(0), weights[p]);
        for (int i = 0; i + 1 < path.size(); i++) {
          builder.move(path.get(i), path.get(i + 1), weights[p]);
        }
      }
    }
    return builder.build();
  }

  private int[] weights() {
    int[] weights = new int[paths.size()];
    for (int j = 0; j < count; j++) {
      weights[pathOf[j]]++;
    }
    return weights;
  }

  /**
   * The gain of every touchpoint, in the order of {@code designed}.
   *
   * @param targets designed rates
   */
  List<Gain> of(List<Quantity> targets) {
    List<Gain> gains = new ArrayList<>();
    if (!reason.isEmpty()) {
      Quantity none = Quantity.absent(reason);
      targets.forEach(target -> gains.add(new Gain(none, none, none, none, true)));
      return gains;
    }
    int[] weights = weights();
    AbsorbingChain chain = chain(weights);
    List<AbsorbingChain> resampled = List.of();
    if (targets.stream().anyMatch(Quantity::isPresent)) {
      Bootstrap bootstrap = new Bootstrap(journeys.parameters().seed(), REPLICATES);
      resampled =
          IntStream.range(0, REPLICATES)
              .parallel()
              .mapToObj(r -> chain(resampled(bootstrap.multiplicities(r, count))))
              .toList();
    }
    for (int s = 0; s < designed.size(); s++) {
      gains.add(gain(s, targets.get(s), chain, resampled, weights));
    }
    return gains;
  }

  private int[] resampled(int[] multiplicities) {
    int[] weights = new int[paths.size()];
    for (int j = 0; j < multiplicities.length; j++) {
      weights[pathOf[j]] += multiplicities[j];
    }
    return weights;
  }

  private Gain gain(
      int state,
      Quantity target,
      AbsorbingChain chain,
      List<AbsorbingChain> resampled,
      int[] weights) {
    int passed = 0;
    int succeeded = 0;
    for (int p = 0; p < paths.size(); p++) {
      List<Integer> path = paths.get(p);
      if (path.contains(state)) {
        passed += weights[p];
        succeeded += path.get(path.size() - 1) == AbsorbingChain.SUCCESS ? weights[p] : 0;
      }
    }
    if (passed == 0) {
      Quantity none = Quantity.absent("no journey that is resolved passed it");
      return new Gain(none, none, none, none, true);
    }
    Proportion observed = new Proportion(succeeded, passed);
    double predicted = chain.successFrom(state);
    Quantity success = success(state, target, chain, resampled);
    Interval interval = success.interval();
    Quantity inJourneys =
        success.isPresent() && interval != null
            ? Quantity.of(
                success.value().getAsDouble() * count, interval.shiftedThenScaled(0, count))
            : Quantity.absent(success.reason() == null ? "it has no interval" : success.reason());
    // an observed 0 or 1 that the chain meets within rounding is no misfit
    boolean fits =
        observed.wilson().contains(predicted)
            || StrictMath.abs(predicted - observed.estimate()) < 1e-9;
    return new Gain(
        success,
        inJourneys,
        Quantity.of(predicted),
        Quantity.of(observed.estimate(), observed.wilson()),
        fits);
  }

  private static Quantity success(
      int state, Quantity target, AbsorbingChain chain, List<AbsorbingChain> resampled) {
    if (!target.isPresent()) {
      return Quantity.absent("the design gives no drop_off to meet");
    }
    double rate = target.value().getAsDouble();
    double gain = chain.gainAtLossShare(state, rate);
    double[] values =
        resampled.stream().mapToDouble(one -> one.gainAtLossShare(state, rate)).toArray();
    Interval interval = Bootstrap.percentileInterval(values, LEVEL);
    return Double.isNaN(gain) || !interval.isKnown()
        ? Quantity.absent("too few went on from here to know what those saved would do")
        : Quantity.of(gain, interval);
  }
}
