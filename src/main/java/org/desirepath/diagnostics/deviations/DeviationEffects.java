package org.desirepath.diagnostics.deviations;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.diagnostics.deviations.Deviation.Value;
import org.desirepath.diagnostics.deviations.DeviationTallies.Tally;
import org.desirepath.diagnostics.deviations.OutcomeEffects.Effect;
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

/**
 * Success with a deviation against success without, among comparable journeys at the deviation's
 * place: for events too many, risk sets; for what is judged at a touchpoint, its arrival; for what
 * is missing, the next designed touchpoint, which those lost in between did not reach. Where a
 * touchpoint recurs, only what is so at the moment of comparison counts: those who deviate later
 * had to stay that long, and are not yet known at the moment.
 */
final class DeviationEffects {

  private static final int NOWHERE = -1;

  private final OutcomeContext context;
  private final AlignedJourneys journeys;
  private final OutcomeEffects effects;
  private final EventLog log;
  private final Initiators initiators;
  private final AttributeChecks attributes;
  private final List<MoveFlags> flags = new ArrayList<>();

  DeviationEffects(OutcomeContext shown, TouchpointRelations relations) {
    this.context = shown.forComparison();
    this.journeys = context.journeys();
    this.effects = new OutcomeEffects(context);
    this.log = journeys.log();
    this.initiators = new Initiators(journeys);
    this.attributes = new AttributeChecks(journeys);
    Set<String> first = new HashSet<>(journeys.conformance().firstActivities());
    for (VariantAlignment variant : journeys.variants()) {
      flags.add(new MoveFlags(journeys, relations, variant, first));
    }
  }

  Initiators initiators() {
    return initiators;
  }

  Effect of(Tally tally) {
    int n = tally.traces().cardinality();
    String reason = effects.reasonAgainst(n);
    if (reason != null) {
      return OutcomeEffects.absent(reason);
    }
    return switch (tally.key().kind()) {
      case START -> effects.effect(atFirstEvent(tally.traces()), n, OutcomeEffects.AT_FIRST);
      case END -> OutcomeEffects.absent("the outcome is decided before it");
      case RULE -> throw new IllegalArgumentException("kind: expected one of alignments, got rule");
      case REPEAT, ORDER, CHOICE, UNPLANNED -> riskSets(tally, n);
      case SHARE ->
          OutcomeEffects.absent("a share is of all journeys; the branch is among the moments");
      case REPLACED, INCOMPLETE_BLOCK, MISSING ->
          effects.effect(missing(tally), n, "landmark at the next designed touchpoint");
      case CHANNEL, INITIATOR, LATE, EARLY, FAILED, EXPERIENCE ->
          neverBetter(
              tally.key().kind(),
              effects.effect(atArrival(tally.key()), n, OutcomeEffects.AT_ARRIVAL));
    };
  }

  /** A landmark at arrival says nothing of those who left while waiting. */
  private static Effect neverBetter(DeviationKind kind, Effect effect) {
    return kind == DeviationKind.LATE && effect.value().amount().value().orElse(0) > 0
        ? new Effect(
            effect.outcome(),
            new Value(Quantity.absent(CriticalMoments.NO_BETTER_WAIT), null),
            effect.tables())
        : effect;
  }

  private Effect riskSets(Tally tally, int n) {
    String touchpoint = tally.key().touchpoint();
    Stays.AtRisk atRisk = initiators.atRisk(touchpoint);
    BitSet deviating = deviating(tally);
    boolean repeat = tally.key().kind() == DeviationKind.REPEAT;
    int code = journeys.codeOf(touchpoint);
    Comparison comparison =
        Stays.compare(context, atRisk, trace -> rows(trace, code, repeat, deviating.get(trace)));
    return effects.effect(comparison, n, OutcomeEffects.design(atRisk));
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
