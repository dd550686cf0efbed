package org.desirepath.diagnostics.outbound;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.outbound.Outbound.Sent;
import org.desirepath.diagnostics.outbound.Outbound.StatusRate;
import org.desirepath.diagnostics.touchpoints.Numbers;
import org.desirepath.diagnostics.touchpoints.Spreads;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.model.contacts.ContactFacts.Responses;
import org.desirepath.statistics.ClusteredProportion;

/**
 * Pairs what the company sent with the customer's answers in the same journey: an answer belongs to
 * the latest touch of the kind before it, if it comes within the window. O(events) a touchpoint.
 */
final class AnswerCheck {
  private static final int NONE = -1;

  private final AlignedJourneys journeys;
  private final EventLog log;
  private final Touches touches;
  private final long asOf;

  AnswerCheck(AlignedJourneys journeys, Touches touches) {
    this.journeys = journeys;
    this.log = journeys.log();
    this.touches = touches;
    this.asOf = journeys.statuses().asOfMillis();
  }

  /** What is counted while journeys are gone through. */
  private static final class Counts {
    private int sent;
    private int inJourneys;
    private int mature;
    private final ClusteredProportion answered = new ClusteredProportion();
    private final Numbers times = new Numbers();
    private final List<ClusteredProportion> statuses = new ArrayList<>();
    private int unknownStatus;
    private int matureHere;
    private int answeredHere;
  }

  Sent check(String touchpoint) {
    Responses responses = journeys.model().facts().touchpoint(touchpoint).contact().responses();
    Counts counts = new Counts();
    responses.statuses().forEach(status -> counts.statuses.add(new ClusteredProportion()));
    Map<String, Integer> levels = new HashMap<>();
    for (int s = 0; s < responses.statuses().size(); s++) {
      levels.put(responses.statuses().get(s), s);
    }
    int code = journeys.codeOf(touchpoint);
    BitSet answers = new BitSet();
    List<String> notes = new ArrayList<>();
    for (String by : responses.by()) {
      int answer = journeys.codeOf(by);
      if (answer < 0) {
        notes.add("the log has no event of \"" + by + "\", which would answer it");
      } else {
        answers.set(answer);
      }
    }
    for (int t = 0; code >= 0 && t < log.traceCount(); t++) {
      journey(t, code, answers, responses.windowMillis(), counts);
      statuses(t, code, levels, counts);
    }
    boolean canBeAnswered = !answers.isEmpty();
    String why =
        canBeAnswered
            ? "no touch is old enough for its answer to be seen"
            : "the design names no touchpoint that answers it, or the log has none of them";
    return new Sent(
        touchpoint,
        counts.sent,
        counts.inJourneys,
        responses.windowMillis(),
        counts.mature,
        canBeAnswered ? Rate.of(counts.answered, why) : Rate.of(0, 0, why),
        Spreads.censored(
            canBeAnswered ? counts.times.times() : new long[0],
            canBeAnswered ? counts.times.over() : new boolean[0],
            canBeAnswered ? "no touch was answered" : why),
        statusRates(responses, counts),
        notes);
  }

  private void journey(int t, int code, BitSet answers, long window, Counts counts) {
    counts.matureHere = 0;
    counts.answeredHere = 0;
    int before = counts.sent;
    int open = NONE;
    for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
      long time = log.timeMillis(e);
      if (time == EventLog.NO_TIME) {
        continue;
      }
      if (log.activity(e) == code && touches.isCompany(t, e)) {
        if (open != NONE) {
          close(open, time, false, window, counts);
        }
        open = e;
        counts.sent++;
      } else if (open != NONE
          && answers.get(log.activity(e))
          && !touches.isCompany(t, e)
          && time - log.timeMillis(open) <= window) {
        close(open, time, true, window, counts);
        open = NONE;
      }
    }
    if (open != NONE) {
      close(open, asOf, false, window, counts);
    }
    counts.inJourneys += counts.sent > before ? 1 : 0;
    counts.answered.add(counts.answeredHere, counts.matureHere);
  }

  /** Follow-up of a touch ends with its answer, the next touch, the window or the extraction. */
  private void close(int row, long until, boolean answered, long window, Counts counts) {
    long sentAt = log.timeMillis(row);
    counts.times.add((double) StrictMath.min(until - sentAt, window), answered);
    if (asOf - sentAt >= window) {
      counts.mature++;
      counts.matureHere++;
      counts.answeredHere += answered ? 1 : 0;
    }
  }

  private void statuses(int t, int code, Map<String, Integer> levels, Counts counts) {
    if (levels.isEmpty()) {
      return;
    }
    int[] reached = new int[counts.statuses.size()];
    int known = 0;
    for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
      if (log.activity(e) != code || !touches.isCompany(t, e)) {
        continue;
      }
      String status = log.roleText(Role.STATUS, t, e);
      Integer level = status == null ? null : levels.get(status.strip());
      if (level == null) {
        counts.unknownStatus++;
        continue;
      }
      known++;
      for (int s = 0; s <= level; s++) {
        reached[s]++;
      }
    }
    for (int s = 0; s < reached.length; s++) {
      counts.statuses.get(s).add(reached[s], known);
    }
  }

  private static List<StatusRate> statusRates(Responses responses, Counts counts) {
    List<StatusRate> rates = new ArrayList<>();
    for (int s = 0; s < counts.statuses.size(); s++) {
      rates.add(
          new StatusRate(
              responses.statuses().get(s),
              Rate.of(counts.statuses.get(s), "no touch has a status that the design names"),
              counts.unknownStatus));
    }
    return rates;
  }
}
