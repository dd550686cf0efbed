package org.desirepath.eventlog.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.identity.IdentityAudit.Outcome;
import org.desirepath.eventlog.identity.IdentityAudit.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The parts of identifiers that are of one customer each. Mostly an identifier is one part; one
 * that went from one customer to another, by the dates of the table, or that several used, is more.
 */
final class IdParts {
  static final String TABLE = "table";
  static final String CUSTOMER_ID = "customer id";

  /**
   * A part.
   *
   * @param customer by direct evidence, or null
   */
  record Part(int trace, String id, @Nullable String customer, @Nullable Evidence evidence) {}

  /** Why a part is of its customer: the first event that says so. */
  record Evidence(String customer, String by, String what, boolean dated, int event) {}

  private final EventLog log;
  private final IdentityPlan plan;
  private final List<Part> parts = new ArrayList<>();
  private final int[] partOfEvent;
  private final List<Refusal> refusals = new ArrayList<>();

  IdParts(EventLog log, IdentityPlan plan) {
    this.log = log;
    this.plan = plan;
    partOfEvent = new int[log.eventCount()];
    for (int t = 0; t < log.traceCount(); t++) {
      split(t);
    }
  }

  List<Part> parts() {
    return parts;
  }

  int[] partOfEvent() {
    return partOfEvent;
  }

  List<Refusal> refusals() {
    return refusals;
  }

  private void split(int trace) {
    int from = log.firstEvent(trace);
    Evidence[] found = new Evidence[log.endEvent(trace) - from];
    Set<String> customers = new LinkedHashSet<>();
    Set<String> disagreeing = new TreeSet<>();
    boolean undated = false;
    for (int i = 0; i < found.length; i++) {
      Evidence evidence = evidence(trace, from + i, disagreeing);
      if (evidence != null) {
        found[i] = evidence;
        customers.add(evidence.customer());
        undated |= !evidence.dated();
      }
    }
    String id = log.traceId(trace);
    if (!disagreeing.isEmpty()) {
      refusals.add(refusal(TABLE, Outcome.DISAGREEMENT, id, disagreeing));
    }
    if (customers.size() > 1 && undated) {
      refusals.add(refusal(CUSTOMER_ID, Outcome.SEVERAL_CUSTOMERS, id, customers));
    }
    boolean whole = customers.size() == 1 && undated && disagreeing.isEmpty();
    Map<String, Integer> partOf = new LinkedHashMap<>();
    for (int i = 0; i < found.length; i++) {
      Evidence evidence = found[i];
      String customer = evidence == null ? "" : evidence.customer();
      String key = whole ? customers.iterator().next() : customer;
      partOfEvent[from + i] = partOf.computeIfAbsent(key, k -> add(trace, k, found));
    }
  }

  private int add(int trace, String customer, @Nullable Evidence[] found) {
    Evidence first =
        Arrays.stream(found)
            .filter(e -> e != null && e.customer().equals(customer))
            .findFirst()
            .orElse(null);
    parts.add(new Part(trace, log.traceId(trace), customer.isEmpty() ? null : customer, first));
    return parts.size() - 1;
  }

  private static Refusal refusal(String by, Outcome outcome, String id, Set<String> customers) {
    return new Refusal(by, outcome, List.of(id), List.copyOf(customers));
  }

  /** Whose an event is, by the strongest evidence; none where rows of the table disagree. */
  private @Nullable Evidence evidence(int trace, int event, Set<String> disagreeing) {
    Map<String, IdentityTable.Row> ofTable = new HashMap<>();
    for (IdentityTable.Row row : plan.table().at(log.traceId(trace), log.timeMillis(event))) {
      ofTable.putIfAbsent(row.customer(), row);
    }
    if (ofTable.size() > 1) {
      disagreeing.addAll(ofTable.keySet());
      return null;
    }
    Evidence strongest = null;
    for (IdentityTable.Row row : ofTable.values()) {
      strongest = new Evidence(row.customer(), TABLE, "row " + row.line(), row.isDated(), event);
    }
    List<String> keys = new ArrayList<>(List.of(MergedSources.CUSTOMER_ID));
    keys.addAll(plan.customerKeys());
    for (String key : keys) {
      String customer = log.attributeText(key, trace, event);
      if (customer == null || customer.isBlank()) {
        continue;
      }
      if (strongest == null) {
        String what = key.equals(MergedSources.CUSTOMER_ID) ? "its own identifier" : key;
        strongest = new Evidence(customer, CUSTOMER_ID, what, false, event);
      } else if (!strongest.customer().equals(customer)) {
        disagreeing.add(strongest.customer());
        disagreeing.add(customer);
      }
    }
    return strongest;
  }
}
