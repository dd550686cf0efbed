package org.desirepath.diagnostics.deviations;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.diagnostics.deviations.Deviation.OutcomeEffect;
import org.desirepath.diagnostics.deviations.Deviation.Value;
import org.desirepath.diagnostics.deviations.DeviationTallies.Tally;
import org.desirepath.diagnostics.effects.Comparison;
import org.desirepath.diagnostics.effects.Landmark;
import org.desirepath.diagnostics.effects.StayStates;
import org.desirepath.diagnostics.effects.Stays;
import org.desirepath.diagnostics.effects.Stays.Rows;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.CriticalMoments;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.Outcome;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.StratifiedTables;
import org.jspecify.annotations.Nullable;

/**
 * Success with a deviation against success without, among comparable journeys at the deviation's
 * place: for events too many, risk sets; for what is judged at a touchpoint, its arrival; for what
 * is missing, the next designed touchpoint, which those lost in between did not reach. Where a
 * touchpoint recurs, only what is so at the moment of comparison counts: those who deviate later
 * had to stay that long, and are not yet known at the moment.
 */
final class DeviationEffects {

  /**
   * The effect and the money that goes with it.
   *
   * @param tables behind the effect, or null when there is none
   */
  record Effect(OutcomeEffect outcome, Value value, @Nullable StratifiedTables tables) {}

  static final double LEVEL = 0.95;
  static final String AT_FIRST = "landmark at the first event";
  static final String AT_ARRIVAL =
      "landmark at the first arrival at the touchpoint at which it can be told";
  private static final double Z = 1.959963984540054;
  private static final int FEWEST = 20;
  private static final int NOWHERE = -1;

  private final OutcomeContext context;
  private final AlignedJourneys journeys;
  private final EventLog log;
  private final Initiators initiators;
  private final AttributeChecks attributes;
  private final List<MoveFlags> flags = new ArrayList<>();

  DeviationEffects(OutcomeContext shown, TouchpointRelations relations) {
    this.context = shown.forComparison();
    this.journeys = context.journeys();
    this.log = journeys.log();
    this.initiators = new Initiators(journeys);
    this.attributes = new AttributeChecks(journeys);
    Set<String> first = new HashSet<>(journeys.conformance().firstActivities());
    for (VariantAlignment variant : journeys.variants()) {
      flags.add(new MoveFlags(journeys, relations, variant, first));
    }
  }

  Effect of(Tally tally) {
    int n = tally.traces().cardinality();
    String reason = reasonAgainst(n);
    if (reason != null) {
      return absent(reason);
    }
    return switch (tally.key().kind()) {
      case START -> effect(atFirstEvent(tally.traces()), n, AT_FIRST);
      case END -> absent("the outcome is decided before it");
      case RULE -> throw new IllegalArgumentException("kind: expected one of alignments, got rule");
      case REPEAT, ORDER, CHOICE, UNPLANNED -> riskSets(tally, n);
      case SHARE -> absent("a share is of all journeys; the branch is among the moments");
      case REPLACED, INCOMPLETE_BLOCK, MISSING ->
          effect(missing(tally), n, "landmark at the next designed touchpoint");
      case CHANNEL, INITIATOR, LATE, EARLY, FAILED, EXPERIENCE ->
          neverBetter(tally.key().kind(), effect(atArrival(tally.key()), n, AT_ARRIVAL));
    };
  }

  /** Why nothing can be said of what so many journeys have, or null. */
  @Nullable String reasonAgainst(int deviating) {
    String reason = context.window().reason();
    return reason == null && deviating < FEWEST
        ? "fewer than " + FEWEST + " journeys have it"
        : reason;
  }

  /** A landmark at arrival says nothing of those who left while waiting. */
  private static Effect neverBetter(DeviationKind kind, Effect effect) {
    return kind == DeviationKind.LATE && effect.value.amount().value().orElse(0) > 0
        ? new Effect(
            effect.outcome,
            new Value(Quantity.absent(CriticalMoments.NO_BETTER_WAIT), null),
            effect.tables)
        : effect;
  }

  static Effect absent(String reason) {
    return new Effect(
        new OutcomeEffect(Quantity.absent(reason), 0, ""),
        new Value(Quantity.absent("there is no outcome effect"), null),
        null);
  }

  Effect effect(Comparison comparison, int deviating, String design) {
    StratifiedTables tables = comparison.tables(null);
    if (comparison.traces().length == 0) {
      return absent("no journey reached the moment of comparison early enough to be followed");
    }
    if (!tables.supportsRiskDifference()) {
      return absent(
          "fewer than "
              + StratifiedTables.RISK_DIFFERENCE_LIMIT
              + " successes or failures in the smaller of the groups compared");
    }
    Quantity difference = Quantity.of(tables.riskDifferenceOfEverExposed(LEVEL));
    if (!difference.isPresent()) {
      return new Effect(
          new OutcomeEffect(difference, 0, ""),
          new Value(Quantity.absent("there is no outcome effect"), null),
          null);
    }
    return new Effect(
        new OutcomeEffect(difference, comparison.traces().length, design),
        value(comparison, tables, deviating),
        tables);
  }

  private Value value(Comparison comparison, StratifiedTables tables, int deviating) {
    Outcome outcome = journeys.model().facts().outcome();
    BigDecimal perSuccess = outcome == null ? null : outcome.value();
    if (outcome == null || perSuccess == null) {
      return new Value(Quantity.absent("the design gives no outcome.value"), null);
    }
    double perDifference = deviating * perSuccess.doubleValue() / (1 - tables.exposedLaterShare());
    double amount = perDifference * tables.riskDifferenceOfExposed();
    double variance = 0;
    for (double influence : comparison.influencesOnExposed()) {
      variance += influence * influence;
    }
    double half = Z * StrictMath.sqrt(variance) * StrictMath.abs(perDifference);
    return new Value(
        half > 0
            ? Quantity.of(amount, new Interval(amount - half, amount + half))
            : Quantity.of(amount),
        outcome.currency());
  }

  private Effect riskSets(Tally tally, int n) {
    String touchpoint = tally.key().touchpoint();
    Stays.AtRisk atRisk = initiators.atRisk(touchpoint);
    BitSet deviating = deviating(tally);
    boolean repeat = tally.key().kind() == DeviationKind.REPEAT;
    int code = journeys.codeOf(touchpoint);
    Comparison comparison =
        Stays.compare(context, atRisk, trace -> rows(trace, code, repeat, deviating.get(trace)));
    return effect(comparison, n, design(atRisk));
  }

  static String design(Stays.AtRisk atRisk) {
    return (atRisk == Stays.AtRisk.ALL
            ? "exact-time risk set in the same state"
            : "exact-time risk set among journeys that leave the state by a designed step; loss"
                + " inside the state is not seen")
        + "; exposed at any time against never";
  }

  private Rows rows(int trace, int code, boolean repeat, boolean deviates) {
    int from = repeat ? Stays.NONE : -1;
    int[] transitions = journeys.transitionsOf(trace);
    for (int i = 0; i < transitions.length; i++) {
      int row = log.firstEvent(trace) + i;
      if (log.activity(row) != code) {
        continue;
      }
      boolean surplus = deviates && isSurplus(trace, i, transitions[i]);
      if (surplus && from != Stays.NONE) {
        return new Rows(from, row, Stays.NONE);
      }
      from = from == Stays.NONE ? row : from;
    }
    // it deviates by an event that came first: no moment at which it was at risk
    return new Rows(deviates ? Stays.NONE : from, Stays.NONE, Stays.NONE);
  }

  /** The traces that deviate by the alignments by which outcomes are compared. */
  private BitSet deviating(Tally tally) {
    BitSet chosen = journeys.chosen();
    BitSet having = new BitSet(flags.size());
    for (int v = chosen.nextSetBit(0); v >= 0; v = chosen.nextSetBit(v + 1)) {
      int shown = flags.get(v).shown(tally.key().touchpoint());
      having.set(v, MoveFlags.kinds(shown).contains(tally.key().kind()));
    }
    BitSet deviating = (BitSet) tally.traces().clone();
    for (int t = 0; t < log.traceCount() && !chosen.isEmpty(); t++) {
      int v = journeys.conformance().variantOf(t);
      if (chosen.get(v)) {
        deviating.set(t, having.get(v));
      }
    }
    return deviating;
  }

  private boolean isSurplus(int trace, int position, int transition) {
    if (transition != AlignedJourneys.LOG_MOVE) {
      return false;
    }
    String touchpoint = log.activities().get(log.activity(log.firstEvent(trace) + position));
    return flags
            .get(journeys.conformance().variantOf(trace))
            .flag(new Move.OfLog(touchpoint, position), position)
        == MoveFlags.LOG;
  }

  Landmark atFirstEvent(BitSet deviating) {
    Landmark.Builder builder = new Landmark.Builder(context);
    for (int t = 0; t < log.traceCount(); t++) {
      if (journeys.isTimed(t) && journeys.endOfJourney(t) > log.firstEvent(t)) {
        builder.add(t, Stays.START, log.timeMillis(log.firstEvent(t)), deviating.get(t));
      }
    }
    return builder.build();
  }

  private Landmark atArrival(DeviationTallies.Key key) {
    Landmark.Builder builder = new Landmark.Builder(context);
    StayStates states = new StayStates(journeys, -1);
    int code = journeys.codeOf(key.touchpoint());
    for (int t = 0; t < log.traceCount(); t++) {
      if (journeys.isTimed(t)) {
        addArrival(builder, states, key.kind(), code, t);
      }
    }
    return builder.build();
  }

  private void addArrival(
      Landmark.Builder builder, StayStates states, DeviationKind kind, int code, int trace) {
    boolean ofWait = kind == DeviationKind.LATE || kind == DeviationKind.EARLY;
    int[] transitions = journeys.transitionsOf(trace);
    int first = log.firstEvent(trace);
    int before = -1;
    for (int e = first; e < journeys.endOfJourney(trace); e++) {
      if (transitions[e - first] < 0) {
        continue;
      }
      if (log.activity(e) == code) {
        Optional<Boolean> deviates = attributes.deviates(kind, trace, e - first);
        if (deviates.isPresent()) {
          int state = before < 0 ? Stays.START : log.activity(before);
          builder.add(
              trace,
              ofWait ? states.of(trace, before, e) : state,
              log.timeMillis(e),
              deviates.get());
          return;
        }
      }
      before = e;
    }
  }

  private Landmark missing(Tally tally) {
    String touchpoint = tally.key().touchpoint();
    Landmark.Builder builder = new Landmark.Builder(context);
    BitSet deviating = deviating(tally);
    List<Next> next = new ArrayList<>();
    for (int v = 0; v < journeys.variants().size(); v++) {
      next.add(nextSynchronous(v, touchpoint));
    }
    for (int t = 0; t < log.traceCount(); t++) {
      Next here = next.get(journeys.conformance().variantOf(t));
      int row = log.firstEvent(t) + here.position;
      // missing in another way is neither this deviation nor as designed
      boolean otherwise =
          tally.key().kind() != DeviationKind.MISSING && here.missed && !deviating.get(t);
      if (here.position != NOWHERE
          && !otherwise
          && row < journeys.endOfJourney(t)
          && journeys.isTimed(t)) {
        builder.add(t, log.activity(row), log.timeMillis(row), here.missed);
      }
    }
    return builder.build();
  }

  /**
   * The designed event that follows where a touchpoint is first passed.
   *
   * @param missed whether it was passed without being recorded until then
   */
  private record Next(int position, boolean missed) {}

  /** Where a variant first passes a touchpoint; not if it came before, out of its turn. */
  private Next nextSynchronous(int v, String touchpoint) {
    boolean passed = false;
    boolean missed = false;
    int position = 0;
    for (Move move : journeys.variants().get(v).alignment().moves()) {
      boolean here = MoveFlags.touchpoint(move).equals(touchpoint);
      int flag = flags.get(v).flag(move, position);
      if (passed
          && !here
          && move instanceof Move.Synchronous sync
          && sync.transition() != Move.EXIT) {
        return new Next(sync.event(), missed);
      }
      if (here && (flag == MoveFlags.LOG || flag == MoveFlags.LOG_AT_START)) {
        break;
      }
      passed |= here && (flag == MoveFlags.SYNC || flag == MoveFlags.MODEL);
      missed |= here && flag == MoveFlags.MODEL;
      position += MoveFlags.hasEvent(move) ? 1 : 0;
    }
    return new Next(NOWHERE, false);
  }
}
