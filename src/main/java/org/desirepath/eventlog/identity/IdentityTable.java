package org.desirepath.eventlog.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.eventlog.EventLog;
import org.jspecify.annotations.Nullable;

/**
 * Which identifier of which source is which customer, and when. Costs O(1) a look-up and row of the
 * identifier.
 */
public final class IdentityTable {
  private final List<Row> rows;
  private final Map<String, List<Row>> byId = new HashMap<>();
  private final Map<String, Map<String, String>> byCustomer = new TreeMap<>();

  /**
   * A row.
   *
   * @param line of the file
   * @param fromMillis the first millisecond that it holds, {@link EventLog#NO_TIME} = always did
   * @param toMillis the first millisecond that it no longer holds, {@link EventLog#NO_TIME} = still
   * @param attributes further columns, such as the household, by name
   */
  public record Row(
      int line,
      String source,
      String id,
      String customer,
      long fromMillis,
      long toMillis,
      Map<String, String> attributes) {
    public Row {
      attributes = Map.copyOf(attributes);
    }

    public boolean isDated() {
      return fromMillis != EventLog.NO_TIME || toMillis != EventLog.NO_TIME;
    }

    boolean holdsAt(long millis) {
      if (!isDated()) {
        return true;
      }
      return millis != EventLog.NO_TIME
          && (fromMillis == EventLog.NO_TIME || millis >= fromMillis)
          && (toMillis == EventLog.NO_TIME || millis < toMillis);
    }
  }

  public IdentityTable(List<Row> rows) {
    this.rows = List.copyOf(rows);
    for (Row row : rows) {
      byId.computeIfAbsent(row.source() + ":" + row.id(), k -> new ArrayList<>()).add(row);
      Map<String, String> known =
          byCustomer.computeIfAbsent(row.customer(), k -> new LinkedHashMap<>());
      row.attributes()
          .forEach((key, value) -> known.merge(key, value, (a, b) -> a.equals(b) ? a : ""));
    }
  }

  public List<Row> rows() {
    return rows;
  }

  /**
   * The rows that hold for an identifier at a time.
   *
   * @param id with its source before it
   */
  List<Row> at(String id, long millis) {
    List<Row> ofId = byId.get(id);
    return ofId == null ? List.of() : ofId.stream().filter(r -> r.holdsAt(millis)).toList();
  }

  boolean has(String id) {
    return byId.containsKey(id);
  }

  /** An attribute that all rows of a customer agree on, or null. */
  @Nullable String attribute(String customer, String key) {
    String value = byCustomer.getOrDefault(customer, Map.of()).get(key);
    return value == null || value.isEmpty() ? null : value;
  }
}
