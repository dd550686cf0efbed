package org.desirepath.diagnostics.progress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Outlook;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.privacy.SmallCells;

/**
 * What journeys that may still go on have ahead of them, from where their prefix alignment ends: a
 * journey three touchpoints from its end does not deviate by three.
 *
 * <p>A touchpoint is pending if it stands on every way to the end, and overdue if it is pending and
 * its designed wait ({@code within}) had passed when the data was extracted. A wait that counts
 * from the step before runs only for what may come next; one that counts from a named touchpoint
 * runs from the journey's latest synchronous event of it. Where a touchpoint may come at several
 * places, it is overdue if it is so at each. O(open journeys x pending touchpoints), and one search
 * of the model for each open variant and pending touchpoint.
 *
 * @param journeys in the order of the log
 * @param pending touchpoints that are pending in some journey, most journeys first, then by name
 */
public record OpenJourneys(List<Journey> journeys, List<Pending> pending) {

  /**
   * One journey.
   *
   * @param trace in the log
   * @param truncated true if its beginning was not recorded either, so that it may stand at several
   *     places: then what is pending is so at all of them, and the distance is the least
   * @param last touchpoint of its latest synchronous event, empty without one
   * @param silentMillis from its latest event to the extraction; empty without times
   * @param cost of its alignment so far
   * @param exact true if no alignment costs less
   * @param rest what is ahead
   * @param overdue in order of when it was due, then name
   */
  public record Journey(
      int trace,
      boolean truncated,
      String last,
      OptionalLong silentMillis,
      int cost,
      boolean exact,
      Outlook.Rest rest,
      List<Overdue> overdue) {
    public Journey {
      overdue = List.copyOf(overdue);
    }
  }

  /**
   * A pending touchpoint that should have happened.
   *
   * @param dueMillis the latest time at which it would have been in time
   */
  public record Overdue(String touchpoint, long dueMillis) {}

  /**
   * A touchpoint that is still to come.
   *
   * @param journeys in which it must come
   * @param overdue those of them in which it is overdue
   */
  public record Pending(String touchpoint, int journeys, int overdue) {}

  public OpenJourneys {
    journeys = List.copyOf(journeys);
    pending = List.copyOf(pending);
  }

  /**
   * Finds them.
   *
   * @param log its activities are the touchpoint names of the model
   * @param conformance of this log
   * @param asOfMillis when the data was extracted; {@link EventLog#NO_TIME} when no event has a
   *     time, then nothing is overdue
   */
  public static OpenJourneys of(EventLog log, ConformanceResult conformance, long asOfMillis) {
    Map<Integer, Prospect> prospects = new HashMap<>();
    List<Journey> journeys = new ArrayList<>();
    for (int t = 0; t < log.traceCount(); t++) {
      int v = conformance.variantOf(t);
      if (conformance.variants().get(v).open()) {
        Prospect prospect =
            prospects.computeIfAbsent(v, variant -> Prospect.of(conformance, variant));
        journeys.add(journey(log, t, conformance.variants().get(v), prospect, asOfMillis));
      }
    }
    Map<String, int[]> counts = new TreeMap<>();
    for (Journey journey : journeys) {
      journey.rest.must().forEach(name -> counts.computeIfAbsent(name, n -> new int[2])[0]++);
      journey.overdue.forEach(o -> counts.computeIfAbsent(o.touchpoint, n -> new int[2])[1]++);
    }
    List<Pending> pending = new ArrayList<>();
    counts.forEach((name, count) -> pending.add(new Pending(name, count[0], count[1])));
    pending.sort(Comparator.comparingInt((Pending p) -> -p.journeys));
    return new OpenJourneys(journeys, pending);
  }

  private static Journey journey(
      EventLog log, int trace, VariantAlignment variant, Prospect prospect, long asOfMillis) {
    long latest = EventLog.NO_TIME;
    for (int e = log.firstEvent(trace); e < log.endEvent(trace); e++) {
      latest = StrictMath.max(latest, log.timeMillis(e));
    }
    boolean timed = latest != EventLog.NO_TIME && asOfMillis != EventLog.NO_TIME;
    return new Journey(
        trace,
        variant.truncated(),
        prospect.last(),
        timed ? OptionalLong.of(asOfMillis - latest) : OptionalLong.empty(),
        variant.alignment().upperBound(),
        variant.alignment().isOptimal(),
        prospect.rest(),
        timed ? prospect.overdue(log, trace, asOfMillis) : List.of());
  }

  /** Without the pending touchpoints of too few journeys. */
  public OpenJourneys shown(SmallCells small) {
    return new OpenJourneys(
        journeys,
        pending.stream()
            .filter(p -> small.showsCount(p.journeys) && small.showsCount(p.overdue))
            .toList());
  }

  /** Journeys with something overdue. */
  public int overdueCount() {
    return (int) journeys.stream().filter(j -> !j.overdue.isEmpty()).count();
  }

  /** Mean number of touchpoints to the end; empty without journeys. */
  public OptionalDouble meanDistance() {
    return journeys.stream().mapToInt(j -> j.rest.distance()).average();
  }

  /** Lower median of it; empty without journeys. */
  public OptionalInt medianDistance() {
    List<Integer> sorted = journeys.stream().map(j -> j.rest.distance()).sorted().toList();
    return sorted.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(sorted.get((sorted.size() - 1) / 2));
  }
}
