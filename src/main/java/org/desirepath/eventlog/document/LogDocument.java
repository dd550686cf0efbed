package org.desirepath.eventlog.document;

import java.util.Map;
import java.util.Set;

/**
 * What a log's file had that its columns don't: with both, the file can be written again.
 * Immutable.
 *
 * @param header what stands before the traces
 * @param unnamedTraces identifiers that a reader made up for traces without one
 */
public record LogDocument(LogHeader header, Scope events, Scope traces, Set<String> unnamedTraces) {

  /**
   * Of events or of traces.
   *
   * @param derivedKeys columns made from attributes inside others, which {@code rows} have whole
   * @param types of keys whose values in the file had a type that their column does not show
   * @param rows attributes to be written in place of a column's value with the same key
   */
  public record Scope(
      Set<String> derivedKeys, Map<String, AttributeType> types, AttributeRows rows) {
    public static final Scope EMPTY = new Scope(Set.of(), Map.of(), AttributeRows.none());

    public Scope {
      derivedKeys = Set.copyOf(derivedKeys);
      types = Map.copyOf(types);
    }

    Scope permuted(int[] order) {
      return new Scope(derivedKeys, types, rows.permuted(order));
    }
  }

  public static final LogDocument EMPTY =
      new LogDocument(LogHeader.EMPTY, Scope.EMPTY, Scope.EMPTY, Set.of());

  public LogDocument {
    unnamedTraces = Set.copyOf(unnamedTraces);
  }

  /**
   * The document of some rows of the log.
   *
   * @param eventOrder the row of this log for each event of the new one
   * @param traceOrder the same for traces
   */
  public LogDocument rows(int[] eventOrder, int[] traceOrder) {
    return new LogDocument(
        header, events.permuted(eventOrder), traces.permuted(traceOrder), unnamedTraces);
  }
}
