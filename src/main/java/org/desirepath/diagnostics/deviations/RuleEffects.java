package org.desirepath.diagnostics.deviations;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.desirepath.conformance.rules.RuleChecker;
import org.desirepath.conformance.rules.RuleResult;
import org.desirepath.diagnostics.deviations.OutcomeEffects.Effect;
import org.desirepath.diagnostics.effects.Landmark;
import org.desirepath.diagnostics.effects.RiskSets;
import org.desirepath.diagnostics.effects.Stays;
import org.desirepath.diagnostics.effects.Stays.AtRisk;
import org.desirepath.diagnostics.effects.Stays.Rows;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.rules.JourneyRule;
import org.desirepath.model.rules.RuleTemplate;

/**
 * Success with a rule broken against success with it kept, at the moment that decides on it: for
 * what must have come before a touchpoint, its first arrival; for what must not come, the event
 * beside the flow that breaks the rule, in risk sets. A rule that asks for what is still to come is
 * broken only when the journey ends, as its outcome is; it has no effect.
 *
 * <p>When a rule is broken is found by checking it on beginnings of the journeys that break it:
 * O(events of them x log of the longest).
 */
final class RuleEffects {
  private final OutcomeContext context;
  private final AlignedJourneys journeys;
  private final EventLog log;
  private final DeviationEffects deviations;
  private final OutcomeEffects effects;
  private final Initiators initiators;

  RuleEffects(OutcomeContext shown, DeviationEffects deviations) {
    this.context = shown.forComparison();
    this.journeys = context.journeys();
    this.log = journeys.log();
    this.deviations = deviations;
    this.effects = new OutcomeEffects(context);
    this.initiators = deviations.initiators();
  }

  Effect of(RuleResult result) {
    JourneyRule rule = result.rule();
    int n = result.violatingTraces();
    String reason = effects.reasonAgainst(n);
    if (reason != null) {
      return OutcomeEffects.absent(reason);
    }
    return switch (rule.template()) {
      case INIT ->
          effects.effect(deviations.atFirstEvent(result.violating()), n, OutcomeEffects.AT_FIRST);
      case PRECEDENCE,
          ALTERNATE_PRECEDENCE,
          CHAIN_PRECEDENCE,
          NOT_PRECEDENCE,
          NOT_CHAIN_PRECEDENCE ->
          effects.effect(atArrival(rule), n, OutcomeEffects.AT_ARRIVAL);
      case ABSENCE,
          EXACTLY,
          AT_MOST,
          EXCLUSIVE_CHOICE,
          NOT_RESPONDED_EXISTENCE,
          NOT_RESPONSE,
          NOT_CHAIN_RESPONSE,
          NOT_CO_EXISTENCE,
          NOT_SUCCESSION,
          NOT_CHAIN_SUCCESSION -> {
        AtRisk atRisk = atRisk(rule);
        yield effects.effect(riskSets(result, atRisk), n, OutcomeEffects.design(atRisk));
      }
      case EXISTENCE,
          END,
          CHOICE,
          RESPONDED_EXISTENCE,
          RESPONSE,
          ALTERNATE_RESPONSE,
          CHAIN_RESPONSE,
          CO_EXISTENCE,
          SUCCESSION,
          ALTERNATE_SUCCESSION,
          CHAIN_SUCCESSION ->
          OutcomeEffects.absent(
              "the rule is broken by what does not come, and that is known only when the outcome"
                  + " is");
    };
  }

  private Landmark atArrival(JourneyRule rule) {
    int code = journeys.codeOf(String.valueOf(rule.second()));
    int[] ends = new int[log.traceCount()];
    for (int t = 0; t < ends.length; t++) {
      int row = next(t, log.firstEvent(t), code);
      ends[t] = journeys.isTimed(t) && row < journeys.endOfJourney(t) ? row + 1 : 0;
    }
    Beginnings beginnings = new Beginnings(rule, ends);
    Landmark.Builder builder = new Landmark.Builder(context);
    for (int t = beginnings.decided.nextSetBit(0);
        t >= 0;
        t = beginnings.decided.nextSetBit(t + 1)) {
      int row = ends[t] - 1;
      int state = stateAt(t, row, journeys.codeOf(rule.first()));
      builder.add(t, state, log.timeMillis(row), beginnings.broken.get(t));
    }
    return builder.build();
  }

  /** The designed touchpoint reached last, but for the one that had to come before. */
  private int stateAt(int trace, int row, int except) {
    int[] transitions = journeys.transitionsOf(trace);
    int first = log.firstEvent(trace);
    for (int e = row; e >= first; e--) {
      if (transitions[e - first] >= 0 && log.activity(e) != except) {
        return log.activity(e);
      }
    }
    return Stays.START;
  }

  /** The first row from another on with an activity, or the end of the trace. */
  private int next(int trace, int from, int code) {
    int e = from;
    while (e < log.endEvent(trace) && log.activity(e) != code) {
      e++;
    }
    return e;
  }

  /** A customer may start either of two that must not meet. */
  private AtRisk atRisk(JourneyRule rule) {
    AtRisk ofFirst = initiators.atRisk(rule.first());
    String second = rule.second();
    return second == null || ofFirst == AtRisk.LEAVING_BY_DESIGN
        ? ofFirst
        : initiators.atRisk(second);
  }

  private RiskSets riskSets(RuleResult result, AtRisk atRisk) {
    int[] breaking = breakingRows(result.rule(), result.violating());
    return Stays.compare(
        context,
        atRisk,
        trace ->
            effects.besideFlow(
                trace, new Rows(atRiskFrom(trace, result.rule()), breaking[trace], Stays.NONE)));
  }

  /** The row after which the next event may break the rule; -1 = any. */
  private int atRiskFrom(int trace, JourneyRule rule) {
    int first = journeys.codeOf(rule.first());
    int from = next(trace, log.firstEvent(trace), first);
    switch (rule.template()) {
      case ABSENCE, EXACTLY, AT_MOST -> {
        int allowed = rule.times() - (rule.template() == RuleTemplate.ABSENCE ? 1 : 0);
        if (allowed == 0) {
          return -1;
        }
        for (int i = 1; i < allowed && from < log.endEvent(trace); i++) {
          from = next(trace, from + 1, first);
        }
      }
      case EXCLUSIVE_CHOICE, NOT_CO_EXISTENCE, NOT_RESPONDED_EXISTENCE -> {
        int second = journeys.codeOf(String.valueOf(rule.second()));
        from = StrictMath.min(from, next(trace, log.firstEvent(trace), second));
      }
      default -> {
        // after the first of the touchpoint that the other must not follow
      }
    }
    return from < log.endEvent(trace) ? from : Stays.NONE;
  }

  /** By trace, the row that breaks the rule for good before the journey ends, or none. */
  private int[] breakingRows(JourneyRule rule, BitSet violating) {
    int[] least = new int[log.traceCount()];
    int[] most = new int[least.length];
    for (int t = violating.nextSetBit(0); t >= 0; t = violating.nextSetBit(t + 1)) {
      least[t] = log.firstEvent(t);
      most[t] = journeys.isTimed(t) ? journeys.endOfJourney(t) : 0;
    }
    BitSet broken = new Beginnings(rule, most).broken;
    int[] ends = new int[least.length];
    boolean open = true;
    while (open) {
      open = false;
      Arrays.fill(ends, 0);
      for (int t = broken.nextSetBit(0); t >= 0; t = broken.nextSetBit(t + 1)) {
        if (most[t] - least[t] > 1) {
          ends[t] = (least[t] + most[t]) >>> 1;
          open = true;
        }
      }
      BitSet brokenBy = open ? new Beginnings(rule, ends).broken : new BitSet();
      for (int t = 0; t < ends.length; t++) {
        if (ends[t] > 0) {
          (brokenBy.get(t) ? most : least)[t] = ends[t];
        }
      }
    }
    int[] rows = new int[least.length];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = broken.get(t) ? most[t] - 1 : Stays.NONE;
    }
    return rows;
  }

  /** How the beginnings of journeys keep a rule, as far as it is decided. */
  private final class Beginnings {
    private final BitSet broken = new BitSet();
    private final BitSet decided = new BitSet();

    /**
     * @param ends by trace, the row before which it is cut; 0 = it is left out
     */
    Beginnings(JourneyRule rule, int[] ends) {
      BitSet traces = new BitSet();
      BitSet events = new BitSet();
      for (int t = 0; t < ends.length; t++) {
        if (ends[t] > log.firstEvent(t)) {
          traces.set(t);
          events.set(log.firstEvent(t), ends[t]);
        }
      }
      EventLog cut = log.select(traces, events);
      BitSet open = new BitSet();
      open.set(0, cut.traceCount());
      RuleResult result = RuleChecker.check(cut, List.of(rule), open, EventLog.NO_TIME).get(0);
      BitSet violating = result.violating();
      BitSet undecided = result.undecided();
      BitSet activated = result.activated();
      int i = 0;
      for (int t = traces.nextSetBit(0); t >= 0; t = traces.nextSetBit(t + 1)) {
        broken.set(t, violating.get(i));
        decided.set(t, activated.get(i) && !undecided.get(i));
        i++;
      }
    }
  }
}
