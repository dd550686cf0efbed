package org.desirepath.eventlog;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.desirepath.eventlog.document.LogDocument;
import org.desirepath.eventlog.privacy.Privacy;
import org.jspecify.annotations.Nullable;

/**
 * What happened: traces of events in immutable columns, ordered by (trace, time, place in the
 * file).
 *
 * <p>An event is a row: an activity code, a time in milliseconds and the cells of the attribute
 * columns; a trace is a range of rows. Costs 12 bytes an event and about 60 a trace, plus the
 * attribute columns. Immutable, safe to share between threads; equal input gives equal codes,
 * orders and variants.
 */
public final class EventLog {

  /** The time of an event that has none. */
  public static final long NO_TIME = Long.MIN_VALUE;

  private final String name;
  private final List<String> activities;
  private final int[] activityCodes;
  private final long[] timeMillis;
  private final int[] offsets;
  private final List<String> traceIds;
  private final Map<String, Column> eventColumns;
  private final Map<String, Column> traceColumns;
  private final Map<Role, String> roles;
  private final Map<Role, Column> ofEventByRole;
  private final Map<Role, Column> ofTraceByRole;
  private final List<QualityFinding> quality;
  private final VariantIndex variants;
  private final LogDocument document;

  EventLog(
      String name,
      List<String> activities,
      int[] activityCodes,
      long[] timeMillis,
      int[] offsets,
      List<String> traceIds,
      Map<String, Column> eventColumns,
      Map<String, Column> traceColumns,
      Map<Role, String> roles,
      List<QualityFinding> quality,
      LogDocument document) {
    this(
        name,
        List.copyOf(activities),
        activityCodes,
        timeMillis,
        offsets,
        traceIds,
        eventColumns,
        traceColumns,
        roles,
        quality,
        VariantIndex.of(activities, activityCodes, offsets),
        document);
  }

  private EventLog(
      String name,
      List<String> activities,
      int[] activityCodes,
      long[] timeMillis,
      int[] offsets,
      List<String> traceIds,
      Map<String, Column> eventColumns,
      Map<String, Column> traceColumns,
      Map<Role, String> roles,
      List<QualityFinding> quality,
      VariantIndex variants,
      LogDocument document) {
    this.name = name;
    this.activities = activities;
    this.activityCodes = activityCodes;
    this.timeMillis = timeMillis;
    this.offsets = offsets;
    this.traceIds = traceIds;
    this.eventColumns = Collections.unmodifiableMap(eventColumns);
    this.traceColumns = Collections.unmodifiableMap(traceColumns);
    this.roles = Map.copyOf(roles);
    this.ofEventByRole = byRole(eventColumns);
    this.ofTraceByRole = byRole(traceColumns);
    this.quality = List.copyOf(quality);
    this.variants = variants;
    this.document = document;
  }

  /** Looked up once, for they are asked for at every event. */
  private Map<Role, Column> byRole(Map<String, Column> columns) {
    Map<Role, Column> found = new EnumMap<>(Role.class);
    roles.forEach(
        (role, key) -> {
          Column column = columns.get(key);
          if (column != null) {
            found.put(role, column);
          }
        });
    return found;
  }

  /** A new log, read row by row. */
  public static EventLogBuilder builder(String name) {
    return new EventLogBuilder(name);
  }

  /** The log's name: the file's, without its endings. */
  public String name() {
    return name;
  }

  public int traceCount() {
    return traceIds.size();
  }

  public int eventCount() {
    return activityCodes.length;
  }

  /** Labels by activity code, in order of first appearance in the file. */
  public List<String> activities() {
    return activities;
  }

  /** The activity code of an event. */
  public int activity(int event) {
    return activityCodes[event];
  }

  /** Milliseconds since 1970-01-01T00:00Z, or {@link #NO_TIME}. */
  public long timeMillis(int event) {
    return timeMillis[event];
  }

  /** When an event began, in milliseconds: its start time if the log has it, else its time. */
  public long startMillis(int event) {
    Column starts = ofEventByRole.get(Role.START_TIME);
    return starts != null && starts.type() == ColumnType.TIME && starts.isPresent(event)
        ? (long) starts.number(event)
        : timeMillis[event];
  }

  /** The first event of a trace. */
  public int firstEvent(int trace) {
    return offsets[trace];
  }

  /** One past the last event of a trace. */
  public int endEvent(int trace) {
    return offsets[trace + 1];
  }

  /** The identifiers of all traces. */
  List<String> traceIds() {
    return traceIds;
  }

  public String traceId(int trace) {
    return traceIds.get(trace);
  }

  /** A trace with its events as values; for single traces, not for loops over all. */
  public Trace trace(int trace) {
    List<Event> events = new ArrayList<>(endEvent(trace) - firstEvent(trace));
    for (int e = firstEvent(trace); e < endEvent(trace); e++) {
      events.add(new Event(activities.get(activityCodes[e]), timeMillis[e], e));
    }
    return new Trace(traceId(trace), events, trace);
  }

  /** Event attributes by key, in order of first appearance. */
  public Map<String, Column> eventColumns() {
    return eventColumns;
  }

  /** Trace attributes by key, in order of first appearance. */
  public Map<String, Column> traceColumns() {
    return traceColumns;
  }

  /** The key of the attribute that plays a role, or null. */
  public @Nullable String roleKey(Role role) {
    return roles.get(role);
  }

  /** Keys of attributes by the role they play. */
  public Map<Role, String> roles() {
    return roles;
  }

  /** The value that plays a role at an event: the event's own, else its trace's, else null. */
  public @Nullable String roleText(Role role, int trace, int event) {
    Column ofEvent = ofEventByRole.get(role);
    if (ofEvent != null && ofEvent.isPresent(event)) {
      return ofEvent.text(event);
    }
    Column ofTrace = ofTraceByRole.get(role);
    return ofTrace != null && ofTrace.isPresent(trace) ? ofTrace.text(trace) : null;
  }

  /** The number that plays a role at an event, as {@link #roleText} finds it; else {@code NaN}. */
  public double roleNumber(Role role, int trace, int event) {
    Column ofEvent = ofEventByRole.get(role);
    if (ofEvent != null && ofEvent.isPresent(event)) {
      return ofEvent.numberOrNaN(event);
    }
    Column ofTrace = ofTraceByRole.get(role);
    return ofTrace == null ? Double.NaN : ofTrace.numberOrNaN(trace);
  }

  /** The value of an attribute at an event: the event's own, else its trace's, else null. */
  public @Nullable String attributeText(String key, int trace, int event) {
    Column ofEvent = eventColumns.get(key);
    if (ofEvent != null && ofEvent.isPresent(event)) {
      return ofEvent.text(event);
    }
    Column ofTrace = traceColumns.get(key);
    return ofTrace != null && ofTrace.isPresent(trace) ? ofTrace.text(trace) : null;
  }

  /**
   * The value of an attribute for a trace: the trace's own, else the first on its events, else
   * null.
   */
  public @Nullable String segmentText(String key, int trace) {
    Column ofTrace = traceColumns.get(key);
    if (ofTrace != null && ofTrace.isPresent(trace)) {
      return ofTrace.text(trace);
    }
    Column ofEvent = eventColumns.get(key);
    if (ofEvent != null) {
      for (int e = firstEvent(trace); e < endEvent(trace); e++) {
        if (ofEvent.isPresent(e)) {
          return ofEvent.text(e);
        }
      }
    }
    return null;
  }

  /** Distinct activity sequences, most frequent first, then by first trace. */
  public List<Variant> variants() {
    return variants.variants();
  }

  /** The index in {@link #variants()} of a trace's sequence. */
  public int variantOf(int trace) {
    return variants.variantOf(trace);
  }

  /** What was found in the data while reading. */
  public List<QualityFinding> quality() {
    return quality;
  }

  /**
   * What was found while reading that holds for the same events in other traces too: without what a
   * look at the traces shows. O(events).
   */
  public List<QualityFinding> fileFindings() {
    Set<String> ofTraces = new HashSet<>();
    DataQuality.of(this).forEach(f -> ofTraces.add(f.code()));
    return quality.stream().filter(f -> !ofTraces.contains(f.code())).toList();
  }

  /** What the log's file had beside this, for writing it back; empty unless it was XES. */
  public LogDocument document() {
    return document;
  }

  /**
   * The same events under other labels.
   *
   * @param labels the new labels, by new code
   * @param codes a new code for each event; a negative code drops the event
   */
  public EventLog relabelled(List<String> labels, int[] codes) {
    return Selection.relabelled(this, labels, codes);
  }

  /**
   * The events up to a moment. An event without a time goes where the event before it goes. A trace
   * that loses all its events is left out; what was dropped is counted in {@link #quality()} as
   * {@code afterAsOf}.
   *
   * @param asOfMillis the last moment that stays, in milliseconds since 1970-01-01T00:00Z
   */
  public EventLog until(long asOfMillis) {
    return Selection.until(this, asOfMillis);
  }

  /**
   * The chosen events of the chosen traces, in their order. A trace that had events and keeps none
   * is left out.
   *
   * @param traces indices of the traces that stay
   * @param events rows of the events that stay, if their trace does
   */
  public EventLog select(BitSet traces, BitSet events) {
    return Selection.of(this, traces, events);
  }

  /**
   * The same events as other traces, in the order of their times; a trace without events stays as
   * it is. An attribute of traces stays one where all that a new trace is made of agree on it, and
   * goes to the events where they do not. O(events log events).
   *
   * @param cases the identifier of the new trace of each event
   */
  public EventLog regrouped(String[] cases) {
    return Regrouping.of(this, cases);
  }

  /**
   * The log with a column of texts.
   *
   * @param key replaces the column that has it
   * @param texts one for each event, null where there is none
   */
  public EventLog withEventTexts(String key, @Nullable String[] texts) {
    ColumnBuilder cells = new ColumnBuilder(key, Privacy.NONE);
    for (int e = 0; e < texts.length; e++) {
      String text = texts[e];
      if (text != null) {
        cells.setText(e, text);
      }
    }
    return withEventColumn(key, cells.build(eventCount(), null), roles);
  }

  /**
   * The log with a column of times.
   *
   * @param key replaces the column that has it
   * @param millis one for each event, {@link #NO_TIME} where there is none
   * @param role what the column means
   */
  public EventLog withEventTimes(String key, long[] millis, Role role) {
    if (millis.length != eventCount()) {
      throw new IllegalArgumentException(
          "millis: expected one for each of " + eventCount() + " events, got " + millis.length);
    }
    LongArray cells = new LongArray(millis.clone(), millis.length);
    Map<Role, String> allRoles = new HashMap<>(roles);
    allRoles.put(role, key);
    return withEventColumn(key, new NumberColumn(key, ColumnType.TIME, cells), allRoles);
  }

  private EventLog withEventColumn(String key, Column column, Map<Role, String> allRoles) {
    Map<String, Column> columns = new LinkedHashMap<>(eventColumns);
    columns.put(key, column);
    return new EventLog(
        name,
        activities,
        activityCodes,
        timeMillis,
        offsets,
        traceIds,
        columns,
        traceColumns,
        allRoles,
        quality,
        variants,
        document);
  }

  /** The log with these findings added. */
  public EventLog withQuality(List<QualityFinding> added) {
    List<QualityFinding> all = new ArrayList<>(quality);
    all.addAll(added);
    return new EventLog(
        name,
        activities,
        activityCodes,
        timeMillis,
        offsets,
        traceIds,
        eventColumns,
        traceColumns,
        roles,
        all,
        variants,
        document);
  }
}
