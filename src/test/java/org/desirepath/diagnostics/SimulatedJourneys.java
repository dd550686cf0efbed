package org.desirepath.diagnostics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.Role;
import org.desirepath.model.DesignedJourney;
import org.desirepath.statistics.SeededRandom;

/**
 * Journeys with known truths: a flow with a choice and an optional step, silent loss at every step,
 * news from the company that also goes to those silently lost, and calls from customers.
 *
 * @param quoteEffect added to the probability of going on after Quote, for those that had it
 * @param newsEffect added to the probability of going on from the state in which news came
 */
public record SimulatedJourneys(int journeys, double quoteEffect, double newsEffect) {
  static final double DAY = 86_400_000;
  public static final long AS_OF = (long) (220 * DAY);

  public static final DesignedJourney DESIGN = designWith("");

  /**
   * The design with more of a blueprint below it.
   *
   * @param more top-level keys
   */
  public static DesignedJourney designWith(String more) {
    return Example.design(
        """
          journey: Simulated
          outcome: {success: [Goal], inactive_after: 20d}
          phases:
            - phase: All
              steps:
                - Visit
                - choice: [Online, Advisor]
                - {touchpoint: Quote, optional: true}
                - Offer
                - Sign
                - Goal
          unplanned_allowed: [News]
          touchpoints:
            - {touchpoint: News, initiator: company}
            - {touchpoint: Call, initiator: customer}
            - {touchpoint: Chat, initiator: customer}
          """
            + more);
  }

  private record Timed(String touchpoint, long time) {}

  public EventLog log(long seed) {
    return log(seed, new double[0]);
  }

  /**
   * A log whose successes have values, of exponential distribution.
   *
   * @param means of those without Quote and of those with it
   */
  public EventLog log(long seed, double... means) {
    EventLogBuilder builder = EventLog.builder("simulated");
    SeededRandom random = new SeededRandom(seed);
    SeededRandom ofValues = new SeededRandom(seed + 1_000_000);
    for (int j = 0; j < journeys; j++) {
      int trace = builder.trace("j" + j);
      int quotes = 0;
      for (Timed event : journey(random)) {
        int row = builder.addEvent(trace, event.touchpoint, event.time);
        quotes += event.touchpoint.equals("Quote") ? 1 : 0;
        if (means.length > 0 && event.touchpoint.equals("Goal")) {
          double value = -StrictMath.log(1 - ofValues.nextDouble()) * means[quotes];
          builder.eventColumn("amount").setReal(row, value);
        }
      }
    }
    if (means.length > 0) {
      builder.role(Role.VALUE, "amount");
    }
    return builder.build();
  }

  private List<Timed> journey(SeededRandom random) {
    List<Timed> events = new ArrayList<>();
    double now = random.nextDouble() * 120 * DAY;
    String[] flow = {
      "Visit", random.nextDouble() < 0.4 ? "Online" : "Advisor", "Quote", "Offer", "Sign", "Goal"
    };
    boolean quoted = false;
    for (int i = 0; i < flow.length; i++) {
      if (flow[i].equals("Quote")) {
        if (random.nextDouble() >= 0.5) {
          continue;
        }
        quoted = true;
      }
      events.add(new Timed(flow[i], (long) now));
      if (i == flow.length - 1) {
        break;
      }
      double goesOn = 0.85 + (quoted && i == 3 ? quoteEffect : 0);
      double news = after(random, 8);
      boolean hasNews = news < 10 * DAY;
      double next = after(random, 2.5);
      boolean alive = random.nextDouble() < goesOn + (hasNews && news < next ? newsEffect : 0);
      if (hasNews && (!alive || news < next)) {
        events.add(new Timed("News", (long) (now + news)));
      }
      for (String contact : new String[] {"Call", "Chat"}) {
        double at = after(random, 12);
        // a customer who is lost never calls
        if (alive && at < next) {
          events.add(new Timed(contact, (long) (now + at)));
        }
      }
      if (!alive) {
        break;
      }
      now += next;
    }
    events.sort(Comparator.comparingLong(Timed::time));
    return events;
  }

  private static double after(SeededRandom random, double meanDays) {
    return -StrictMath.log(1 - random.nextDouble()) * meanDays * DAY;
  }
}
