package org.desirepath.diagnostics.touchpoints;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.KnownAttribute;
import org.desirepath.diagnostics.touchpoints.Tally.Seen;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.model.JourneyStructure;

/** Goes through all events once and hands what is known of each to the tallies of its cell. */
final class JourneyScan {
  private final AlignedJourneys journeys;
  private final EventLog log;
  private final Cells cells;
  private final long sessionGap;
  private final int[] placeOfCode;
  private final boolean[][] isOtherChannel;
  private final KnownAttribute value;
  private final boolean[] repeatCustomer;
  private final boolean knowsCustomers;
  private final Seen seen = new Seen();
  private final JourneyTally whole;

  JourneyScan(AlignedJourneys journeys, Cells cells, long sessionGap, JourneyTally whole) {
    this.journeys = journeys;
    this.log = journeys.log();
    this.cells = cells;
    this.sessionGap = sessionGap;
    this.whole = whole;
    List<String> order = JourneyStructure.of(journeys.model().facts()).inDesignOrder();
    this.placeOfCode = new int[log.activities().size()];
    for (int a = 0; a < placeOfCode.length; a++) {
      String name = log.activities().get(a);
      placeOfCode[a] = order.indexOf(name);
    }
    this.isOtherChannel = otherChannels();
    String valueKey = log.roleKey(Role.VALUE);
    this.value = KnownAttribute.of(log, valueKey == null ? "" : valueKey);
    String customer = journeys.model().facts().contacts().customer();
    this.knowsCustomers = customer != null && KnownAttribute.of(log, customer).isInLog();
    this.repeatCustomer = customer == null ? new boolean[0] : repeats(customer);
  }

  /** By activity and channel; an empty row where the design allows any. */
  private boolean[][] otherChannels() {
    List<String> channels = cells.channels().stream().map(JourneyScan::word).toList();
    boolean[][] other = new boolean[placeOfCode.length][];
    for (int a = 0; a < other.length; a++) {
      List<String> designed =
          journeys.model().facts().touchpoint(log.activities().get(a)).channels().stream()
              .map(JourneyScan::word)
              .toList();
      other[a] = new boolean[designed.isEmpty() ? 0 : channels.size()];
      for (int c = 0; c < other[a].length; c++) {
        other[a][c] = !designed.contains(channels.get(c));
      }
    }
    return other;
  }

  /**
   * Whether each journey's customer has one that began earlier, or at the same time and stands
   * before.
   */
  private boolean[] repeats(String attribute) {
    boolean[] repeats = new boolean[log.traceCount()];
    Map<String, Integer> firsts = new HashMap<>();
    for (int t = 0; t < repeats.length; t++) {
      String name = log.segmentText(attribute, t);
      if (name == null || name.isBlank() || !journeys.isTimed(t)) {
        continue;
      }
      Integer other = firsts.putIfAbsent(name, t);
      if (other != null) {
        boolean later = start(t) >= start(other);
        repeats[later ? t : other] = true;
        if (!later) {
          firsts.put(name, t);
        }
      }
    }
    return repeats;
  }

  private long start(int trace) {
    return log.timeMillis(log.firstEvent(trace));
  }

  private static String word(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  void scan() {
    for (int t = 0; t < log.traceCount(); t++) {
      scan(t);
    }
  }

  private void scan(int t) {
    int first = log.firstEvent(t);
    int end = log.endEvent(t);
    int[] transitions = journeys.transitionsOf(t);
    boolean timed = journeys.isTimed(t);
    JourneyStatus status = journeys.statuses().status(t);
    seen.trace = t;
    seen.hasEnded = status != JourneyStatus.OPEN;
    seen.repeatCustomer = knowsCustomers ? (repeatCustomer[t] ? 1 : 0) : -1;
    whole.begin(t);
    int furthest = -1;
    int lastSync = -1;
    int channelBefore = Cells.NO_CHANNEL;
    for (int e = first; e < end; e++) {
      int code = log.activity(e);
      String touchpoint = log.activities().get(code);
      int transition = transitions[e - first];
      boolean sync = transition != AlignedJourneys.LOG_MOVE;
      boolean goesBack = !sync && placeOfCode[code] >= 0 && placeOfCode[code] < furthest;
      seen.isExtra = !sync && !journeys.isAllowedUnplanned(touchpoint);
      seen.goesBack = goesBack;
      seen.isLast = e == end - 1;
      int channel = cells.channel(e);
      boolean known = channel != Cells.NO_CHANNEL;
      seen.switched =
          channelBefore == Cells.NO_CHANNEL || !known ? -1 : channelBefore == channel ? 0 : 1;
      seen.unplannedChannel =
          !known || isOtherChannel[code].length == 0 ? -1 : isOtherChannel[code][channel] ? 1 : 0;
      seen.value = value.isInLog() ? value.numberAt(t, e) : Double.NaN;
      times(t, e, timed, lastSync, status);
      cells.add(code, channel, seen);
      whole.event(seen, code, e, sync);
      channelBefore = known ? channel : channelBefore;
      if (transition >= 0) {
        lastSync = e;
        furthest = StrictMath.max(furthest, placeOfCode[code]);
      }
    }
    whole.end();
  }

  private void times(int t, int e, boolean timed, int lastSync, JourneyStatus status) {
    seen.dwell = -1;
    seen.wait = -1;
    seen.next = -1;
    seen.isOpenDwell = false;
    seen.beginsSession = false;
    if (!timed) {
      return;
    }
    long time = log.timeMillis(e);
    boolean last = e == log.endEvent(t) - 1;
    long gap = last ? Long.MAX_VALUE : log.timeMillis(e + 1) - time;
    boolean endsSession = gap > sessionGap;
    boolean begins = e == log.firstEvent(t) || time - log.timeMillis(e - 1) > sessionGap;
    long silence = journeys.statuses().asOfMillis() - time;
    seen.isOpenDwell = endsSession;
    seen.dwell = endsSession ? -1 : gap;
    seen.beginsSession = begins && (!last || silence > sessionGap);
    seen.isOnlyOfSession = begins && endsSession;
    seen.wait = lastSync < 0 ? -1 : time - log.timeMillis(lastSync);
    seen.hasNext = !last;
    boolean mayGoOn = status == JourneyStatus.OPEN || status == JourneyStatus.ABANDONED;
    seen.next = !last ? gap : mayGoOn ? silence : -1;
  }

  /** Where the facts of touchpoints and channels are kept. */
  interface Cells {
    int NO_CHANNEL = -1;

    /** The channels of the log. */
    List<String> channels();

    /** The place of an event's channel in {@link #channels()}, or {@link #NO_CHANNEL}. */
    int channel(int event);

    void add(int code, int channel, Seen seen);
  }
}
