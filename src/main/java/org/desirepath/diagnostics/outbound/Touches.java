package org.desirepath.diagnostics.outbound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.diagnostics.deviations.Initiators;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.model.Touchpoint;

/**
 * The contacts that the company started, by customer, in order of time. An event says itself who
 * started it, or else its touchpoint does. What the design calls an action, such as a delivery, is
 * no contact.
 */
final class Touches {

  /** A contact. */
  record Touch(int trace, int row, long time) {}

  private final EventLog log;
  private final List<List<Touch>> customers;
  private final int unidentified;
  private final boolean[] companyOfCode;
  private final boolean[] contactOfCode;

  private Touches(AlignedJourneys journeys) {
    this.log = journeys.log();
    Initiators initiators = new Initiators(journeys);
    int n = log.activities().size();
    this.companyOfCode = new boolean[n];
    this.contactOfCode = new boolean[n];
    for (int a = 0; a < n; a++) {
      String name = log.activities().get(a);
      companyOfCode[a] = initiators.isCompany(name);
      Touchpoint.Kind kind = journeys.model().facts().touchpoint(name).kind();
      contactOfCode[a] = kind == null || kind == Touchpoint.Kind.COMMUNICATION;
    }
    String attribute = journeys.model().facts().contacts().customer();
    Map<String, List<Touch>> known = new TreeMap<>();
    List<List<Touch>> found = new ArrayList<>();
    int anonymous = 0;
    for (int t = 0; t < log.traceCount(); t++) {
      List<Touch> touches = ofTrace(t);
      String name = attribute == null ? null : log.segmentText(attribute, t);
      boolean named = name != null && !name.isBlank();
      anonymous += attribute != null && !named ? 1 : 0;
      if (touches.isEmpty()) {
        continue;
      }
      if (named) {
        known.computeIfAbsent(name, key -> new ArrayList<>()).addAll(touches);
      } else {
        found.add(touches);
      }
    }
    known.values().forEach(found::add);
    found.forEach(
        touches ->
            touches.sort(
                Comparator.comparingLong(Touch::time)
                    .thenComparingInt(Touch::trace)
                    .thenComparingInt(Touch::row)));
    this.customers = found;
    this.unidentified = anonymous;
  }

  static Touches of(AlignedJourneys journeys) {
    return new Touches(journeys);
  }

  private List<Touch> ofTrace(int trace) {
    List<Touch> touches = new ArrayList<>();
    for (int e = log.firstEvent(trace); e < log.endEvent(trace); e++) {
      if (contactOfCode[log.activity(e)]
          && isCompany(trace, e)
          && log.timeMillis(e) != EventLog.NO_TIME) {
        touches.add(new Touch(trace, e, log.timeMillis(e)));
      }
    }
    return touches;
  }

  /** Whether the company started an event. */
  boolean isCompany(int trace, int row) {
    String text = log.roleText(Role.INITIATOR, trace, row);
    String word = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "company" -> true;
      case "customer" -> false;
      default -> companyOfCode[log.activity(row)];
    };
  }

  /** Those with contacts, each in order of time. */
  List<List<Touch>> customers() {
    return customers;
  }

  /** Journeys without a value of the attribute that names customers. */
  int unidentified() {
    return unidentified;
  }
}
