package org.desirepath.eventlog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.desirepath.eventlog.document.Attribute;
import org.desirepath.eventlog.document.AttributeRows;
import org.desirepath.eventlog.document.AttributeType;
import org.desirepath.eventlog.document.LogDocument;
import org.desirepath.eventlog.document.LogDocument.Scope;
import org.desirepath.eventlog.document.LogHeader;
import org.desirepath.eventlog.document.LogHeader.Global;
import org.desirepath.eventlog.privacy.Privacy;
import org.desirepath.eventlog.privacy.Privacy.Treatment;
import org.jspecify.annotations.Nullable;

/** Collects what a file says beside its columns, for {@link EventLog#document()}. */
public final class DocumentBuilder {
  private LogHeader header = LogHeader.EMPTY;
  private final Set<String> unnamedTraces = new HashSet<>();
  private final Set<String> derivedEventKeys = new HashSet<>();
  private final Set<String> derivedTraceKeys = new HashSet<>();
  private final Map<String, AttributeType> eventTypes = new HashMap<>();
  private final Map<String, AttributeType> traceTypes = new HashMap<>();
  private final AttributeRows.Builder eventRows = new AttributeRows.Builder();
  private final AttributeRows.Builder traceRows = new AttributeRows.Builder();

  private Privacy privacy = Privacy.NONE;

  DocumentBuilder() {}

  void privacy(Privacy asked) {
    privacy = asked;
  }

  /** Adds a file's header to those of the files before. */
  public void header(LogHeader ofFile) {
    List<Global> globals =
        ofFile.globals().stream()
            .map(g -> new Global(g.scope(), privacy.attributes(g.attributes())))
            .toList();
    header =
        header.plus(
            new LogHeader(
                ofFile.version(),
                ofFile.extensions(),
                globals,
                ofFile.classifiers(),
                privacy.attributes(ofFile.attributes())));
  }

  /** Says that a trace had no identifier in the file. */
  public void unnamedTrace(String id) {
    unnamedTraces.add(id);
  }

  /** Adds attributes of an event that its columns can't hold. */
  public void event(int row, List<Attribute> attributes) {
    eventRows.add(row, privacy.attributes(attributes));
  }

  /** Adds attributes of a trace that its columns can't hold. */
  public void trace(int index, List<Attribute> attributes) {
    traceRows.add(index, privacy.attributes(attributes));
  }

  /** Says that an event column was made from attributes inside others. */
  public void derivedEventKey(String key) {
    derivedEventKeys.add(key);
  }

  /** Says that a trace column was made from attributes inside others. */
  public void derivedTraceKey(String key) {
    derivedTraceKeys.add(key);
  }

  /**
   * Says which type an event column's values had in the file, where the column does not show it.
   */
  public void eventType(String key, AttributeType type) {
    if (privacy.of(key) == Treatment.KEPT) {
      eventTypes.putIfAbsent(key, type);
    }
  }

  /** Says which type a trace column's values had in the file, where the column does not show it. */
  public void traceType(String key, AttributeType type) {
    if (privacy.of(key) == Treatment.KEPT) {
      traceTypes.putIfAbsent(key, type);
    }
  }

  /** Puts the identifiers that may be seen in place of those made up. */
  void replaceUnnamed(UnaryOperator<String> shown) {
    List<String> raw = List.copyOf(unnamedTraces);
    unnamedTraces.clear();
    raw.forEach(id -> unnamedTraces.add(shown.apply(id)));
  }

  LogDocument build(int @Nullable [] eventOrder) {
    AttributeRows ofEvents = eventRows.build();
    return new LogDocument(
        header,
        new Scope(
            derivedEventKeys,
            eventTypes,
            eventOrder == null ? ofEvents : ofEvents.permuted(eventOrder)),
        new Scope(derivedTraceKeys, traceTypes, traceRows.build()),
        unnamedTraces);
  }
}
