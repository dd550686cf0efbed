package org.desirepath.comparison.calibration;

import org.desirepath.comparison.calibration.RiskSetDesign.Calendar;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.JourneyStructure;
import org.desirepath.model.JourneyStructure.OptionalStep;
import org.desirepath.model.Plant;
import org.desirepath.model.Touchpoint.Initiator;
import org.desirepath.statistics.StratifiedTables;

/** What the usual methods make of logs in which no moment has an effect. */
final class NaiveChecks {
  private static final double ALPHA = 0.05;
  private static final double LEVEL = 0.95;

  private final OneLog log;
  private final EventLog journeys;

  NaiveChecks(OneLog log) {
    this.log = log;
    this.journeys = log.result.journeys();
  }

  void run() {
    for (Plant.Contact contact : log.plant.contacts()) {
      String subject = "presence " + contact.touchpoint();
      observe(subject, "had it or not", hadOrNot(contact.touchpoint()));
      if (contact.by() == Initiator.CUSTOMER) {
        designed(contact, "plain risk set", RiskSetDesign.RIGHT);
      } else {
        company(contact);
      }
    }
    new NaiveFacets(log, this).run();
    JourneyStructure structure = JourneyStructure.of(log.result.model().facts());
    for (OptionalStep step : structure.optionalSteps()) {
      String name = step.entries().get(0);
      observe("presence " + name, "had it or not", hadOrNot(name));
      observe("presence " + name, "against any next step", nextStep(structure, step));
    }
  }

  private void company(Plant.Contact contact) {
    boolean open = log.result.statuses().contains(JourneyStatus.OPEN);
    designed(contact, "risk set, same strata, plainly counted", RiskSetDesign.RIGHT);
    designed(contact, "without those lost later", leaving(JourneyStatus.ABANDONED));
    if (open) {
      designed(contact, "without open journeys", leaving(JourneyStatus.OPEN));
    }
    designed(contact, "state left out", strata(false, true, Calendar.WEEK_AND_WEEKEND));
    if (!log.scenario.segments().isEmpty()) {
      designed(contact, "segment left out", strata(true, false, Calendar.WEEK_AND_WEEKEND));
      designed(contact, "period left out", strata(true, true, Calendar.ANY));
      designed(contact, "period of four weeks", strata(true, true, Calendar.FOUR_WEEKS));
      designed(contact, "weekend left out", strata(true, true, Calendar.WEEK));
    }
  }

  private static RiskSetDesign leaving(JourneyStatus status) {
    return new RiskSetDesign(true, true, Calendar.WEEK_AND_WEEKEND, status);
  }

  private static RiskSetDesign strata(boolean state, boolean segment, Calendar calendar) {
    return new RiskSetDesign(state, segment, calendar, JourneyStatus.COMPLETED);
  }

  private void designed(Plant.Contact contact, String method, RiskSetDesign design) {
    observe("presence " + contact.touchpoint(), method, design.tables(log, contact.touchpoint()));
  }

  void observe(String subject, String method, StratifiedTables tables) {
    if (tables.test().isTestable()) {
      log.observe(
          Measure.FALSE_POSITIVE_RATE, subject, method, tables.test().p() < ALPHA ? 1 : 0, 1);
      double odds = tables.oddsRatio(LEVEL).value();
      if (odds > 0 && Double.isFinite(odds)) {
        log.observe(Measure.ODDS_RATIO, subject, method, StrictMath.log(odds), 1);
      }
    }
  }

  private boolean succeeds(int trace) {
    return log.result.statuses().get(trace) == JourneyStatus.COMPLETED;
  }

  private StratifiedTables hadOrNot(String touchpoint) {
    long[] cells = new long[4];
    for (int t = 0; t < journeys.traceCount(); t++) {
      boolean had = false;
      for (int e = journeys.firstEvent(t); e < journeys.endEvent(t); e++) {
        had |= name(e).equals(touchpoint);
      }
      cells[(had ? 0 : 2) + (succeeds(t) ? 0 : 1)]++;
    }
    return new StratifiedTables.Builder().add(cells[0], cells[1], cells[2], cells[3]).build();
  }

  /** At the step before the optional one: those that took it next against those that did not. */
  private StratifiedTables nextStep(JourneyStructure structure, OptionalStep step) {
    long[] cells = new long[4];
    String before = step.before().orElse("");
    for (int t = 0; t < journeys.traceCount(); t++) {
      boolean at = false;
      for (int e = journeys.firstEvent(t); e < journeys.endEvent(t); e++) {
        String name = name(e);
        if (at && structure.inDesignOrder().contains(name)) {
          boolean taken = step.entries().contains(name);
          cells[(taken ? 0 : 2) + (succeeds(t) ? 0 : 1)]++;
          break;
        }
        at |= name.equals(before);
      }
    }
    return new StratifiedTables.Builder().add(cells[0], cells[1], cells[2], cells[3]).build();
  }

  private String name(int event) {
    return journeys.activities().get(journeys.activity(event));
  }
}
