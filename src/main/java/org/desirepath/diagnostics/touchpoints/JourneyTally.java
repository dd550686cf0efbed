package org.desirepath.diagnostics.touchpoints;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.touchpoints.Tally.Seen;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Effort;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Phase;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.JourneyStructure;
import org.desirepath.model.Touchpoint;

/** What journeys took as a whole, and how they went through the phases. */
final class JourneyTally {
  private static final int NONE = -1;

  private final AlignedJourneys journeys;
  private final EventLog log;
  private final List<JourneyBlueprint.Phase> phases;
  private final int[] phaseOfCode;
  private final int[] reached;
  private final int[] furthest;
  private final int[] wentBack;
  private final List<Numbers> stays = new ArrayList<>();
  private final long[] since;
  private final boolean[] backHere;
  private final Numbers detour = new Numbers();
  private final Numbers extraEvents = new Numbers();
  private final Numbers switches = new Numbers();
  private final int shortest;
  private int backtracks;
  private int extra;
  private int trace;
  private int extraHere;
  private int switchesHere;
  private boolean wentBackHere;
  private boolean hasChannels;
  private int deepest;
  private final BitSet reachedHere = new BitSet();

  JourneyTally(AlignedJourneys journeys) {
    this.journeys = journeys;
    this.log = journeys.log();
    this.phases = journeys.model().facts().phases();
    JourneyStructure structure = JourneyStructure.of(journeys.model().facts());
    List<String> names = phases.stream().map(JourneyBlueprint.Phase::name).toList();
    this.phaseOfCode = new int[log.activities().size()];
    for (int a = 0; a < phaseOfCode.length; a++) {
      Optional<String> phase = structure.phaseOf(log.activities().get(a));
      phaseOfCode[a] = phase.map(names::indexOf).orElse(NONE);
    }
    int n = phases.size();
    this.reached = new int[n];
    this.furthest = new int[n];
    this.wentBack = new int[n];
    this.since = new long[n];
    this.backHere = new boolean[n];
    phases.forEach(phase -> stays.add(new Numbers()));
    this.shortest = shortest();
  }

  /** Events of the cheapest run, if every event costs the same; else -1. */
  private int shortest() {
    boolean even =
        journeys.model().net().labels().stream()
            .map(name -> journeys.model().facts().touchpoint(name))
            .filter(Touchpoint::observable)
            .allMatch(touchpoint -> touchpoint.missingWeight() == 1);
    long cost = journeys.conformance().cheapestRunCost();
    boolean exact = cost == journeys.conformance().cheapestRunUpperBound();
    return even && exact && cost > 0 && cost < Integer.MAX_VALUE ? (int) cost : NONE;
  }

  void begin(int t) {
    trace = t;
    extraHere = 0;
    switchesHere = 0;
    wentBackHere = false;
    hasChannels = false;
    deepest = NONE;
    reachedHere.clear();
    for (int p = 0; p < since.length; p++) {
      since[p] = EventLog.NO_TIME;
      backHere[p] = false;
    }
  }

  void event(Seen seen, int code, int row, boolean sync) {
    extraHere += seen.isExtra ? 1 : 0;
    wentBackHere |= seen.goesBack;
    hasChannels |= seen.switched >= 0;
    switchesHere += seen.switched == 1 ? 1 : 0;
    int phase = phaseOfCode[code];
    if (phase == NONE) {
      return;
    }
    if (!reachedHere.get(phase)) {
      reachedHere.set(phase);
      reached[phase]++;
    }
    if (phase < deepest) {
      backHere[phase] |= !sync;
      return;
    }
    long time = log.timeMillis(row);
    if (since[phase] == EventLog.NO_TIME && time != EventLog.NO_TIME) {
      since[phase] = time;
    }
    if (phase > deepest && deepest != NONE && since[deepest] != EventLog.NO_TIME) {
      if (time != EventLog.NO_TIME) {
        stays.get(deepest).add((double) (time - since[deepest]));
      }
    }
    deepest = StrictMath.max(deepest, phase);
  }

  void end() {
    JourneyStatus status = journeys.statuses().status(trace);
    extra += extraHere > 0 ? 1 : 0;
    backtracks += wentBackHere ? 1 : 0;
    extraEvents.add(extraHere);
    if (hasChannels) {
      switches.add(switchesHere);
    }
    int success = journeys.statuses().successEvent(trace).orElse(NONE);
    if (success != NONE && shortest != NONE) {
      detour.add((success - log.firstEvent(trace) + 1) / (double) shortest);
    }
    for (int p = 0; p < backHere.length; p++) {
      wentBack[p] += backHere[p] ? 1 : 0;
    }
    if (deepest == NONE) {
      return;
    }
    furthest[deepest]++;
    if (since[deepest] != EventLog.NO_TIME && journeys.isTimed(trace)) {
      closeStay(status, success);
    }
  }

  private void closeStay(JourneyStatus status, int success) {
    long from = since[deepest];
    int exit = journeys.statuses().exitEvent(trace).orElse(NONE);
    if (status == JourneyStatus.COMPLETED || status == JourneyStatus.EXITED) {
      long end = log.timeMillis(status == JourneyStatus.COMPLETED ? success : exit);
      if (end >= from) {
        stays.get(deepest).add((double) (end - from));
      }
    } else if (status != JourneyStatus.RESOLVED) {
      stays.get(deepest).add((double) (journeys.statuses().asOfMillis() - from), false);
    }
  }

  List<Phase> phases() {
    List<Phase> found = new ArrayList<>();
    int all = log.traceCount();
    for (int p = 0; p < reached.length; p++) {
      found.add(
          new Phase(
              phases.get(p).name(),
              Rate.of(reached[p], all, "there are no journeys"),
              Rate.of(furthest[p], reached[p], "no journey reached it"),
              Spreads.censored(
                  stays.get(p).times(), stays.get(p).over(), "no journey went on from it"),
              Rate.of(wentBack[p], reached[p], "no journey reached it")));
    }
    return found;
  }

  Effort effort() {
    int all = log.traceCount();
    String none = "there are no journeys";
    return new Effort(
        Spreads.of(
            detour.values(),
            0,
            shortest == NONE
                ? "the least number of events of the design is not known: it gives touchpoints"
                    + " different weights, or none has to be recorded"
                : "no journey succeeded"),
        shortest == NONE ? null : shortest,
        Rate.of(backtracks, all, none),
        Rate.of(extra, all, none),
        Spreads.of(extraEvents.values(), 0, none),
        Spreads.of(switches.values(), 0, "no journey has two events with a known channel"));
  }
}
