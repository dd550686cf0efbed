package org.desirepath.diagnostics.dropoff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.desirepath.diagnostics.dropoff.DropOff.Destination;
import org.desirepath.diagnostics.dropoff.DropOff.Lost;
import org.desirepath.diagnostics.dropoff.DropOff.WhereNext;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * Where lost customers were seen next: a later event of the same journey that the design does not
 * have there, or any event of another journey of the same customer, whichever came first. So a loss
 * may turn out to be a change of channel. Only losses that could be watched for the whole time
 * count. O(n log n) for n events.
 */
final class WhereNextSearch {
  private static final long USUAL_MILLIS = 30L * 86_400_000;
  private static final int SHOWN = 5;

  /** Above so many journeys a value, an attribute names groups of customers (new, existing). */
  private static final int MOST_JOURNEYS_A_CUSTOMER = 10;

  private static final List<String> CUSTOMER_KEYS =
      List.of("customer", "customer_id", "customerid", "customer id");

  private final AlignedJourneys journeys;
  private final EventLog log;
  private final @Nullable String customerKey;
  private final long within;

  /** Rows of each customer by time. */
  private final Map<String, List<Row>> byCustomer = new HashMap<>();

  private record Row(int trace, int event, long time) {}

  private record Place(String touchpoint, @Nullable String channel, boolean otherJourney) {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::touchpoint)
            .thenComparing(Place::channel, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Place::otherJourney);
  }

  private WhereNextSearch(AlignedJourneys journeys, long within) {
    this.journeys = journeys;
    this.log = journeys.log();
    this.within = within;
    this.customerKey = customerKey(log);
    if (customerKey != null) {
      for (int t = 0; t < log.traceCount(); t++) {
        String customer = log.segmentText(customerKey, t);
        for (int e = log.firstEvent(t); customer != null && e < log.endEvent(t); e++) {
          if (log.timeMillis(e) != EventLog.NO_TIME) {
            byCustomer
                .computeIfAbsent(customer, c -> new ArrayList<>())
                .add(new Row(t, e, log.timeMillis(e)));
          }
        }
      }
      byCustomer
          .values()
          .forEach(
              rows -> rows.sort(Comparator.comparingLong(Row::time).thenComparing(Row::event)));
    }
  }

  /** The attribute that names the customer by a usual name, or null. */
  private static @Nullable String customerKey(EventLog log) {
    TreeSet<String> keys = new TreeSet<>(log.traceColumns().keySet());
    keys.addAll(log.eventColumns().keySet());
    for (String usual : CUSTOMER_KEYS) {
      for (String key : keys) {
        if (key.toLowerCase(Locale.ROOT).equals(usual) && identifies(log, key)) {
          return key;
        }
      }
    }
    return null;
  }

  private static boolean identifies(EventLog log, String key) {
    Set<String> customers = new HashSet<>();
    int journeys = 0;
    for (int t = 0; t < log.traceCount(); t++) {
      String customer = log.segmentText(key, t);
      if (customer != null) {
        customers.add(customer);
        journeys++;
      }
    }
    return journeys > 0 && journeys <= (long) MOST_JOURNEYS_A_CUSTOMER * customers.size();
  }

  static WhereNext of(AlignedJourneys journeys, List<String> designed) {
    var outcome = journeys.model().facts().outcome();
    long within = outcome == null ? USUAL_MILLIS : outcome.horizonMillis().orElse(USUAL_MILLIS);
    WhereNextSearch search = new WhereNextSearch(journeys, within);
    String scope =
        search.customerKey == null
            ? "later events of the same journey only, as no attribute tells customers apart; one called"
                + " customer or customer_id, with at most "
                + MOST_JOURNEYS_A_CUSTOMER
                + " journeys a value, would let other journeys of the customer be searched"
            : "later events of the same journey, and all journeys with the same "
                + search.customerKey;
    return new WhereNext(within, scope, search.customerKey, search.lost(designed));
  }

  private List<Lost> lost(List<String> designed) {
    Map<Integer, List<Integer>> lostAt = new HashMap<>();
    for (int t = 0; t < log.traceCount(); t++) {
      int last = StepCounts.lastDesigned(journeys, t);
      if (last >= 0
          && journeys.isTimed(t)
          && journeys.statuses().status(t) == JourneyStatus.ABANDONED
          && journeys.statuses().asOfMillis() - log.timeMillis(last) >= within) {
        lostAt.computeIfAbsent(log.activity(last), code -> new ArrayList<>()).add(t);
      }
    }
    List<Lost> rows = new ArrayList<>();
    for (String touchpoint : designed) {
      List<Integer> lost = lostAt.get(journeys.codeOf(touchpoint));
      if (lost != null) {
        rows.add(row(touchpoint, lost));
      }
    }
    return rows;
  }

  private Lost row(String touchpoint, List<Integer> lost) {
    Map<Place, Integer> places = new HashMap<>();
    int seen = 0;
    int other = 0;
    for (int trace : lost) {
      int from = StepCounts.lastDesigned(journeys, trace);
      Row next = next(trace, from);
      if (next != null) {
        String channel = channel(next.trace, next.event);
        String before = channel(trace, from);
        seen++;
        other += channel != null && before != null && !channel.equalsIgnoreCase(before) ? 1 : 0;
        String name = log.activities().get(log.activity(next.event));
        places.merge(new Place(name, channel, next.trace != trace), 1, Integer::sum);
      }
    }
    List<Destination> next =
        places.entrySet().stream()
            .sorted(
                Map.Entry.<Place, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey(Place.ORDER)))
            .limit(SHOWN)
            .map(
                entry ->
                    new Destination(
                        entry.getKey().touchpoint,
                        entry.getKey().channel,
                        entry.getKey().otherJourney,
                        entry.getValue()))
            .toList();
    Proportion share = new Proportion(seen, lost.size());
    return new Lost(
        touchpoint, lost.size(), seen, Quantity.of(share.estimate(), share.wilson()), other, next);
  }

  private @Nullable String channel(int trace, int event) {
    String channel = log.roleText(Role.CHANNEL, trace, event);
    return channel == null || channel.isBlank() ? null : channel;
  }

  private @Nullable Row next(int trace, int from) {
    long start = log.timeMillis(from);
    Row found = null;
    if (from + 1 < log.endEvent(trace)) {
      found = new Row(trace, from + 1, log.timeMillis(from + 1));
    }
    String customer = customerKey == null ? null : log.segmentText(customerKey, trace);
    if (customer != null) {
      for (Row row : byCustomer.getOrDefault(customer, List.of())) {
        if (row.trace != trace && row.time > start && (found == null || row.time < found.time)) {
          found = row;
          break;
        }
      }
    }
    return found != null && found.time - start <= within ? found : null;
  }
}
