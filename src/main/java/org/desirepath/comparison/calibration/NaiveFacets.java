package org.desirepath.comparison.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.desirepath.diagnostics.deviations.AttributeChecks;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.effects.NaiveDesigns;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.Plant;
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint.Initiator;
import org.desirepath.statistics.StratifiedTables;

/** The tempting wrong design of every facet, on the same log as the right one. */
final class NaiveFacets {
  private static final long DAY = 86_400_000L;
  private static final String EVER = "ever against never, over whole journeys";

  private final OneLog log;
  private final NaiveChecks checks;
  private final AlignedJourneys journeys;
  private final EventLog events;
  private final AttributeChecks attributes;

  NaiveFacets(OneLog log, NaiveChecks checks) {
    this.log = log;
    this.checks = checks;
    this.journeys = log.aligned();
    this.events = journeys.log();
    this.attributes = new AttributeChecks(journeys);
  }

  void run() {
    for (Plant.Contact contact : log.plant.contacts()) {
      if (contact.again() > 0) {
        repetition(contact.touchpoint());
      }
      if (contact.by() == Initiator.COMPANY && log.scenario.segments().isEmpty()) {
        checks.observe(
            "presence " + contact.touchpoint(),
            "time since entry in bins of a day",
            NaiveDesigns.elapsedBins(OutcomeContext.of(journeys), contact.touchpoint(), DAY));
      }
    }
    for (Plant.Deviation deviation : log.plant.deviations()) {
      String name = deviation.touchpoint();
      switch (deviation.kind()) {
        case MISSING ->
            ever("absence " + name, "left out, over whole journeys", t -> !has(t, name));
        case REPEAT -> repetition(name);
        case LATE -> longestWait("wait " + name);
        case FAILED -> attribute("failure " + name, DeviationKind.FAILED, name);
        case CHANNEL -> attribute("channel " + name, DeviationKind.CHANNEL, name);
        default -> {}
      }
    }
    journeys.model().facts().touchpoints().values().stream()
        .filter(touchpoint -> touchpoint.experience().isPresent())
        .forEach(
            touchpoint ->
                attribute(
                    "experience " + touchpoint.name(),
                    DeviationKind.EXPERIENCE,
                    touchpoint.name()));
    for (JourneyBlueprint.Phase phase : journeys.model().facts().phases()) {
      phase.steps().forEach(this::order);
    }
  }

  private void repetition(String touchpoint) {
    checks.observe(
        "repetition " + touchpoint,
        "counted over whole journeys",
        NaiveDesigns.wholeJourneyRepetition(journeys, touchpoint));
  }

  private void ever(String subject, String method, IntPredicate exposed) {
    long[] cells = new long[4];
    for (int t = 0; t < events.traceCount(); t++) {
      cells[(exposed.test(t) ? 0 : 2) + (succeeds(t) ? 0 : 1)]++;
    }
    checks.observe(subject, method, table(cells));
  }

  private static StratifiedTables table(long[] cells) {
    return new StratifiedTables.Builder().add(cells[0], cells[1], cells[2], cells[3]).build();
  }

  private boolean succeeds(int trace) {
    return journeys.statuses().status(trace) == JourneyStatus.COMPLETED;
  }

  private boolean has(int trace, String touchpoint) {
    return first(trace, touchpoint) >= 0;
  }

  private int first(int trace, String touchpoint) {
    int code = journeys.codeOf(touchpoint);
    for (int e = events.firstEvent(trace); e < events.endEvent(trace); e++) {
      if (events.activity(e) == code) {
        return e;
      }
    }
    return -1;
  }

  private void attribute(String subject, DeviationKind kind, String touchpoint) {
    int code = journeys.codeOf(touchpoint);
    ever(
        subject,
        EVER,
        trace -> {
          int[] transitions = journeys.transitionsOf(trace);
          for (int i = 0; i < transitions.length; i++) {
            if (transitions[i] >= 0
                && events.activity(events.firstEvent(trace) + i) == code
                && attributes.deviates(kind, trace, i).orElse(false)) {
              return true;
            }
          }
          return false;
        });
  }

  private void longestWait(String subject) {
    double[] longest = new double[events.traceCount()];
    for (int t = 0; t < longest.length; t++) {
      for (int e = events.firstEvent(t) + 1; e < events.endEvent(t); e++) {
        longest[t] =
            StrictMath.max(longest[t], (double) events.timeMillis(e) - events.timeMillis(e - 1));
      }
    }
    double[] sorted = longest.clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    ever(subject, "longest wait of the journey above the median", t -> longest[t] > median);
  }

  /** As soon as both are had, the loss after the later one is ahead in one arm only. */
  private void order(Step step) {
    if (step instanceof Step.AnyOrder) {
      List<String> names = new ArrayList<>();
      for (Step child : step.children()) {
        if (child instanceof Step.Place place) {
          names.add(place.touchpoint());
        }
      }
      if (names.size() >= 2) {
        long[] cells = new long[4];
        for (int t = 0; t < events.traceCount(); t++) {
          int one = first(t, names.get(0));
          int other = first(t, names.get(1));
          if (one >= 0 && other >= 0) {
            cells[(one < other ? 0 : 2) + (succeeds(t) ? 0 : 1)]++;
          }
        }
        checks.observe("order " + names.get(0), "as soon as both are had", table(cells));
      }
    }
    step.children().forEach(this::order);
  }
}
