package org.desirepath.diagnostics.returns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.desirepath.diagnostics.deviations.Initiators;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.Diagnostic;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.returns.JourneyChain.End;
import org.desirepath.diagnostics.returns.PointsOfNoReturn.Edge;
import org.desirepath.diagnostics.returns.PointsOfNoReturn.State;
import org.desirepath.diagnostics.returns.PointsOfNoReturn.Verdict;
import org.desirepath.statistics.AbsorbingChain;
import org.desirepath.statistics.Bootstrap;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;

/**
 * Points of no return: the states, made of the last touchpoints, from which hardly any journey
 * succeeds, or hardly any fails, and the undecided ones next to them.
 *
 * <p>Source: P. Kobialka, S. L. Tapia Tarifa, G. R. Bergersen and E. B. Johnsen, "User journey
 * games: automating user-centric analysis", 2024, doi:10.1007/s10270-024-01148-2, for decision
 * boundaries; here without a game, on the absorbing chain of the journeys seen.
 *
 * <p>A bootstrap alone would call 10 journeys without success lost for certain, so a limit is never
 * within Clopper and Pearson's. States of fewer than 30 journeys are merged with others of a
 * shorter history. Only journeys whose first event is early enough for the end to be known are
 * followed.
 *
 * <p>O(200 (paths + moves)) for the distinct paths of journeys. Same seed, same result.
 *
 * @param history how many of the last touchpoints make a state, at least 1
 * @param kind what of them counts
 * @param epsilon chance at most which a state counts as decided, in (0,0.5)
 */
public record PointsOfNoReturnDiagnostic(int history, Kind kind, double epsilon)
    implements Diagnostic<PointsOfNoReturn> {
  private static final int REPLICATES = 200;
  private static final double LEVEL = 0.95;
  private static final int MOST_EDGES = 100;

  /** What makes a state: the last touchpoint, and of those before it this. */
  public enum Kind {
    /** Their order. */
    SEQUENCE("sequence"),
    /** Which they are. */
    SET("set"),
    /** Which they are, and how often. */
    MULTISET("multiset");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  public PointsOfNoReturnDiagnostic {
    if (history < 1) {
      throw new IllegalArgumentException("history: expected at least 1, got " + history);
    }
    if (!(epsilon > 0 && epsilon < 0.5)) {
      throw new IllegalArgumentException("epsilon: expected a value in (0,0.5), got " + epsilon);
    }
  }

  /** The sequence of the last two touchpoints, epsilon = .05. */
  public static PointsOfNoReturnDiagnostic standard() {
    return new PointsOfNoReturnDiagnostic(2, Kind.SEQUENCE, 0.05);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the design declares no outcome, or journeys can't be
   *     followed for long enough
   */
  @Override
  public PointsOfNoReturn diagnose(AlignedJourneys journeys) {
    return diagnose(OutcomeContext.of(journeys));
  }

  public PointsOfNoReturn diagnose(OutcomeContext context) {
    if (!context.window().isKnown()) {
      throw new IllegalArgumentException("journeys: " + context.window().reason());
    }
    return new Run(this, context).result();
  }

  /** One diagnosis. */
  private static final class Run {
    private final PointsOfNoReturnDiagnostic asked;
    private final AlignedJourneys journeys;
    private final JourneyChain chain;
    private final AbsorbingChain observed;
    private final Verdict[] verdicts;
    private final List<Interval> intervals = new ArrayList<>();
    private final List<AbsorbingChain> resampled;

    Run(PointsOfNoReturnDiagnostic asked, OutcomeContext context) {
      this.asked = asked;
      this.journeys = context.journeys();
      this.chain = JourneyChain.of(context, asked.history, asked.kind);
      this.observed = chain.observed();
      Bootstrap bootstrap = new Bootstrap(journeys.parameters().seed(), REPLICATES);
      this.resampled =
          IntStream.range(0, chain.journeys() == 0 ? 0 : REPLICATES)
              .parallel()
              .mapToObj(r -> chain.resampled(bootstrap, r))
              .toList();
      this.verdicts = new Verdict[chain.states().size()];
      for (int s = 0; s < verdicts.length; s++) {
        Interval interval = interval(s);
        intervals.add(interval);
        verdicts[s] =
            interval.high() <= asked.epsilon
                ? Verdict.LOST
                : interval.low() >= 1 - asked.epsilon ? Verdict.WON : Verdict.UNDECIDED;
      }
    }

    private Interval interval(int state) {
      double[] chances = new double[resampled.size()];
      for (int r = 0; r < chances.length; r++) {
        // a state that was not drawn tells nothing, which must widen the interval
        chances[r] =
            chain.isDrawn(resampled.get(r), state)
                ? resampled.get(r).successFrom(state)
                : Double.NaN;
      }
      Interval drawn = Bootstrap.percentileInterval(chances, LEVEL);
      Interval exact =
          new Proportion(chain.succeeding(state), chain.passing(state)).clopperPearson(LEVEL);
      double chance = observed.successFrom(state);
      double low = StrictMath.min(exact.low(), drawn.isKnown() ? drawn.low() : 0);
      double high = StrictMath.max(exact.high(), drawn.isKnown() ? drawn.high() : 1);
      return new Interval(StrictMath.min(low, chance), StrictMath.max(high, chance));
    }

    PointsOfNoReturn result() {
      List<State> states = new ArrayList<>();
      for (int s = 0; s < verdicts.length; s++) {
        states.add(
            new State(
                chain.states().get(s),
                chain.passing(s),
                chain.succeeding(s),
                Quantity.of(observed.successFrom(s), intervals.get(s)),
                verdicts[s],
                isBoundary(s)));
      }
      states.sort(
          Comparator.comparingInt((State s) -> -s.journeys())
              .thenComparing(s -> String.join("\u0000", s.touchpoints())));
      List<Edge> edges = edges();
      List<Edge> shown =
          edges.stream()
              .filter(edge -> edge.count() >= journeys.parameters().k())
              .limit(MOST_EDGES)
              .toList();
      Proportion success = chain.success();
      return new PointsOfNoReturn(
          asked.history,
          asked.kind.word(),
          asked.epsilon,
          chain.journeys(),
          chain.journeys() == 0
              ? Quantity.absent("no journey began early enough to be followed to its end")
              : Quantity.of(success.estimate(), success.wilson()),
          states,
          shown,
          edges.size() - shown.size());
    }

    private boolean isBoundary(int state) {
      return verdicts[state] == Verdict.UNDECIDED
          && chain.next(state).keySet().stream()
              .anyMatch(to -> to >= 0 && verdicts[to] != Verdict.UNDECIDED);
    }

    private List<Edge> edges() {
      Initiators initiators = new Initiators(journeys);
      List<Edge> edges = new ArrayList<>();
      for (int s = 0; s < verdicts.length; s++) {
        int from = s;
        chain
            .next(s)
            .forEach(
                (to, count) -> {
                  String step = to >= 0 ? chain.lastTouchpoint(to) : End.word(to);
                  double swing = observed.swing(from, to);
                  edges.add(
                      new Edge(
                          chain.states().get(from),
                          to >= 0 ? chain.states().get(to) : List.of(),
                          step,
                          count,
                          swing(from, to, swing),
                          count * StrictMath.abs(swing),
                          to >= 0 && initiators.isCompany(step)));
                });
      }
      edges.sort(
          Comparator.comparingDouble((Edge e) -> -e.influence())
              .thenComparing(e -> String.join("\u0000", e.from()))
              .thenComparing(Edge::step));
      return edges;
    }

    private Quantity swing(int from, int to, double swing) {
      double[] swings = new double[resampled.size()];
      for (int r = 0; r < swings.length; r++) {
        boolean drawn =
            chain.isDrawn(resampled.get(r), from)
                && (to < 0 || chain.isDrawn(resampled.get(r), to));
        swings[r] = drawn ? resampled.get(r).swing(from, to) : Double.NaN;
      }
      Interval interval = Bootstrap.percentileInterval(swings, LEVEL);
      return interval.isKnown() ? Quantity.of(swing, interval) : Quantity.of(swing);
    }
  }
}
