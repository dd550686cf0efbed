package org.desirepath.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.eventlog.privacy.Privacy;
import org.desirepath.eventlog.privacy.Privacy.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * Takes events in the order of the file and puts them in the order of the log: (trace, time, place
 * in the file). An event without a time keeps its place after the event before it. Not thread-safe.
 */
public final class EventLogBuilder {
  private final String name;
  private final Dictionary activities = new Dictionary();
  private final IntArray activityCodes = new IntArray();
  private final LongArray times = new LongArray();
  private final IntArray traceOfEvent = new IntArray();
  private final List<String> traceIds = new ArrayList<>();
  private final Dictionary knownIds = new Dictionary();
  private final IntArray traceOfId = new IntArray();
  private final LongArray order = new LongArray();
  private final Map<String, ColumnBuilder> eventColumns = new LinkedHashMap<>();
  private final Map<String, ColumnBuilder> traceColumns = new LinkedHashMap<>();
  private final Map<Role, String> roles = new EnumMap<>(Role.class);
  private final Map<String, QualityFinding> quality = new LinkedHashMap<>();
  private final BitSet joined = new BitSet();
  private final List<String> repeatedIds = new ArrayList<>();
  private final DocumentBuilder document = new DocumentBuilder();
  private final IntArray prefixLengths = new IntArray();
  private final Set<String> caseColumns = new TreeSet<>();
  private final Set<String> labelColumns = new TreeSet<>();
  private Privacy privacy = Privacy.NONE;
  private @Nullable Character decimal;
  private String idPrefix = "";
  private int firstOfFile;

  EventLogBuilder(String name) {
    this.name = name;
  }

  /** Says what may be seen of what follows; to be called before the first file. */
  public EventLogBuilder privacy(Privacy asked) {
    privacy = asked;
    document.privacy(asked);
    return this;
  }

  /** Says in which column of the file the traces' identifiers stand. */
  public void caseColumn(String column) {
    caseColumns.add(column);
  }

  /** Says which column of the file names the events. */
  public void labelColumn(String column) {
    labelColumns.add(column);
  }

  /**
   * Refuses to hide what names the events.
   *
   * @throws IllegalArgumentException if that is asked
   */
  public void requireHideable() {
    HiddenColumns.requireHideable(privacy, caseColumns, labelColumns);
  }

  /** Names to be hidden that hide nothing, sorted. */
  public Set<String> missingHidden() {
    return HiddenColumns.missing(privacy, columnNames());
  }

  /** Names of the columns so far, of those not to be seen too, sorted. */
  public Set<String> columnNames() {
    Set<String> columns = new TreeSet<>(eventColumns.keySet());
    columns.addAll(traceColumns.keySet());
    columns.addAll(caseColumns);
    columns.add(Privacy.CASE);
    return columns;
  }

  /** What becomes of the traces' identifiers. */
  public Treatment treatmentOfIds() {
    return HiddenColumns.ofIds(privacy, caseColumns);
  }

  /**
   * Says that a new file begins: its traces join those of earlier files with the same identifier.
   *
   * @param prefix goes before every identifier of the file; empty for none
   */
  public EventLogBuilder startFile(String prefix) {
    idPrefix = prefix;
    firstOfFile = traceIds.size();
    return this;
  }

  /** The trace with this identifier, new if it was not there. */
  public int trace(String id) {
    return traceWithCode(knownIds.add(prefixed(id)));
  }

  /** The trace with this identifier, new if it was not there. */
  public int trace(char[] text, int from, int to) {
    return idPrefix.isEmpty()
        ? traceWithCode(knownIds.add(text, from, to))
        : trace(new String(text, from, to - from));
  }

  private int traceWithCode(int code) {
    if (code == traceOfId.size()) {
      traceOfId.add(traceIds.size());
      traceIds.add(knownIds.label(code));
      prefixLengths.add(idPrefix.length());
    }
    int trace = traceOfId.get(code);
    if (trace < firstOfFile) {
      joined.set(trace);
    }
    return trace;
  }

  /** True if a trace with this identifier is there already. */
  public boolean hasTrace(String id) {
    return knownIds.find(prefixed(id)) >= 0;
  }

  /** A new trace, also if one has this identifier already, which is counted. */
  public int newTrace(String id) {
    return newTrace(knownIds.add(prefixed(id)));
  }

  private int newTrace(int code) {
    if (code == traceOfId.size()) {
      traceOfId.add(traceIds.size());
    } else {
      repeatedIds.add(knownIds.label(code));
    }
    traceIds.add(knownIds.label(code));
    prefixLengths.add(idPrefix.length());
    return traceIds.size() - 1;
  }

  /**
   * The trace for an element that is one whole trace: that of an earlier file with this identifier,
   * else a new one, also if this file has the identifier already.
   */
  public int traceElement(String id) {
    int code = knownIds.add(prefixed(id));
    boolean isEarlier = code < traceOfId.size() && traceOfId.get(code) < firstOfFile;
    return isEarlier ? traceWithCode(code) : newTrace(code);
  }

  private String prefixed(String id) {
    return idPrefix.isEmpty() ? id : idPrefix + id;
  }

  /**
   * Adds an event and returns its row, for the cells of {@link #eventColumn}. The row is {@link
   * #eventCount()} before the call, so cells may be set first.
   *
   * @param timeMillis milliseconds since 1970-01-01T00:00Z, or {@link EventLog#NO_TIME}
   */
  public int addEvent(int trace, String activity, long timeMillis) {
    return addEvent(trace, activities.add(activity), timeMillis);
  }

  /**
   * Adds an event whose activity was given to {@link #activity}.
   *
   * @param timeMillis milliseconds since 1970-01-01T00:00Z, or {@link EventLog#NO_TIME}
   */
  public int addEvent(int trace, int activity, long timeMillis) {
    int row = activityCodes.size();
    activityCodes.add(activity);
    times.add(timeMillis);
    traceOfEvent.add(trace);
    return row;
  }

  /** The code of an activity's label, new if it was not there; for {@link #addEvent}. */
  public int activity(char[] text, int from, int to) {
    return activities.add(text, from, to);
  }

  /** Where an event stands among those of its trace at the same time, before file order. */
  public void order(int row, long position) {
    order.set(row, position, 0);
  }

  /** The attribute of events with this key, new if it was not there; without values, left out. */
  public ColumnBuilder eventColumn(String key) {
    return eventColumns.computeIfAbsent(key, k -> new ColumnBuilder(k, privacy));
  }

  /** The attribute of traces with this key, new if it was not there; its rows are trace indices. */
  public ColumnBuilder traceColumn(String key) {
    return traceColumns.computeIfAbsent(key, k -> new ColumnBuilder(k, privacy));
  }

  public EventLogBuilder role(Role role, String key) {
    roles.put(role, key);
    return this;
  }

  /**
   * Adds a finding; findings with the same code become one. Where columns must not be seen, its
   * examples are cut to their lines.
   */
  public EventLogBuilder quality(QualityFinding finding) {
    List<String> shown = new ArrayList<>();
    for (String example : finding.examples()) {
      String part = privacy.example(example);
      if (part != null) {
        shown.add(part);
      }
    }
    return found(
        new QualityFinding(
            finding.code(),
            finding.severity(),
            finding.count(),
            finding.message(),
            shown,
            finding.ofJourneys()));
  }

  private EventLogBuilder found(QualityFinding finding) {
    quality.merge(finding.code(), finding, QualityFinding::plus);
    return this;
  }

  /** For what the file says beside its columns. */
  public DocumentBuilder document() {
    return document;
  }

  /** The label of an activity's code. */
  public String label(int activity) {
    return activities.label(activity);
  }

  public int traceCount() {
    return traceIds.size();
  }

  public int eventCount() {
    return activityCodes.size();
  }

  /** Says which mark stands before the decimals of numbers in text, where that is known. */
  public EventLogBuilder decimalSign(char mark) {
    decimal = mark;
    return this;
  }

  /** The log; O(events), plus sorting where a trace is not in time order. To be called once. */
  public EventLog build() {
    hideIds();
    roles.values().removeIf(key -> privacy.of(key) == Treatment.SUPPRESSED);
    int[] offsets = new int[traceIds.size() + 1];
    int[] rows = groupedByTrace(offsets);
    sortByTime(rows, offsets);
    int[] permutation = isIdentity(rows) ? null : rows;
    int[] codes = (permutation == null ? activityCodes : activityCodes.permuted(rows)).toArray();
    long[] millis = (permutation == null ? times : times.permuted(rows)).toArray();
    cut(millis);
    addFindings();
    EventLog log =
        new EventLog(
            name,
            activities.labels(),
            codes,
            millis,
            offsets,
            List.copyOf(traceIds),
            built(eventColumns, rows.length, permutation),
            built(traceColumns, traceIds.size(), null),
            roles,
            List.copyOf(quality.values()),
            document.build(permutation));
    return log.withQuality(DataQuality.of(log));
  }

  /** The greatest care that any file's column of identifiers asks for holds for all. */
  private void hideIds() {
    Treatment treatment = treatmentOfIds();
    if (treatment == Treatment.KEPT) {
      return;
    }
    Map<String, String> shown = new HashMap<>();
    for (int t = 0; t < traceIds.size(); t++) {
      String raw = traceIds.get(t);
      String known = shown.get(raw);
      if (known == null) {
        int prefix = prefixLengths.get(t);
        known =
            treatment == Treatment.SUPPRESSED
                ? "journey " + (shown.size() + 1)
                : raw.substring(0, prefix) + privacy.pseudonym(raw.substring(prefix));
        shown.put(raw, known);
      }
      traceIds.set(t, known);
    }
    repeatedIds.replaceAll(shown::get);
    document.replaceUnnamed(shown::get);
  }

  private void cut(long[] millis) {
    if (privacy.step() == null) {
      return;
    }
    for (int e = 0; e < millis.length; e++) {
      millis[e] = millis[e] == EventLog.NO_TIME ? millis[e] : privacy.time(millis[e]);
    }
  }

  private void addFindings() {
    HiddenColumns.findings(privacy, activityCodes.size()).forEach(this::found);
    if (!joined.isEmpty()) {
      List<String> examples = joined.stream().limit(5).mapToObj(traceIds::get).toList();
      found(
          new QualityFinding(
              "joinedAcrossFiles",
              Severity.INFO,
              joined.cardinality(),
              "journeys whose events come from more than one file",
              examples,
              true));
    }
    if (!repeatedIds.isEmpty()) {
      found(
          new QualityFinding(
              "repeatedJourneyIds",
              Severity.WARNING,
              repeatedIds.size(),
              "traces with the identifier of an earlier trace of the same file; they stay apart",
              repeatedIds,
              true));
    }
    long replaced = 0;
    List<String> keys = new ArrayList<>();
    for (Map<String, ColumnBuilder> columns : List.of(eventColumns, traceColumns)) {
      for (Map.Entry<String, ColumnBuilder> column : columns.entrySet()) {
        long count = column.getValue().replacedCount();
        replaced += count;
        if (count > 0) {
          keys.add(column.getKey());
        }
      }
    }
    if (replaced > 0) {
      found(
          new QualityFinding(
              "replacedValues",
              Severity.WARNING,
              replaced,
              "attribute values given twice with different content; the last one was kept",
              keys));
    }
  }

  private int[] groupedByTrace(int[] offsets) {
    for (int e = 0; e < traceOfEvent.size(); e++) {
      offsets[traceOfEvent.get(e) + 1]++;
    }
    for (int t = 1; t < offsets.length; t++) {
      offsets[t] += offsets[t - 1];
    }
    int[] next = Arrays.copyOf(offsets, offsets.length);
    int[] order = new int[traceOfEvent.size()];
    for (int e = 0; e < order.length; e++) {
      order[next[traceOfEvent.get(e)]++] = e;
    }
    return order;
  }

  private void sortByTime(int[] rows, int[] offsets) {
    List<String> moved = new ArrayList<>();
    for (int t = 0; t + 1 < offsets.length; t++) {
      if (!isSorted(rows, offsets[t], offsets[t + 1])) {
        sortTrace(rows, offsets[t], offsets[t + 1]);
        moved.add(traceIds.get(t));
      }
    }
    if (!moved.isEmpty()) {
      found(
          new QualityFinding(
              "outOfOrder",
              Severity.INFO,
              moved.size(),
              "journeys whose events stood in another order in the file than their times say; they"
                  + " were put in time order",
              moved,
              true));
    }
  }

  private boolean isSorted(int[] rows, int from, int to) {
    long last = EventLog.NO_TIME;
    long lastPosition = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      long time = times.get(rows[i]);
      long position = positionOf(rows[i]);
      time = time == EventLog.NO_TIME ? last : time;
      if (time < last || (time == last && position < lastPosition)) {
        return false;
      }
      last = time;
      lastPosition = position;
    }
    return true;
  }

  private long positionOf(int row) {
    return row < order.size() ? order.get(row) : 0;
  }

  private void sortTrace(int[] rows, int from, int to) {
    record Keyed(int row, long time, long position) {}
    List<Keyed> keyed = new ArrayList<>(to - from);
    long last = EventLog.NO_TIME;
    for (int i = from; i < to; i++) {
      long time = times.get(rows[i]);
      last = time == EventLog.NO_TIME ? last : time;
      keyed.add(new Keyed(rows[i], last, positionOf(rows[i])));
    }
    keyed.sort(Comparator.comparingLong(Keyed::time).thenComparingLong(Keyed::position));
    for (int i = from; i < to; i++) {
      rows[i] = keyed.get(i - from).row;
    }
  }

  private static boolean isIdentity(int[] rows) {
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] != i) {
        return false;
      }
    }
    return true;
  }

  /** Takes each builder out as it goes, so that only one column is there twice at a time. */
  private Map<String, Column> built(
      Map<String, ColumnBuilder> builders, int rows, int @Nullable [] permutation) {
    List<String> doubtful = new ArrayList<>();
    Map<String, Column> columns = new LinkedHashMap<>();
    for (Iterator<Map.Entry<String, ColumnBuilder>> i = builders.entrySet().iterator();
        i.hasNext(); ) {
      Map.Entry<String, ColumnBuilder> entry = i.next();
      i.remove();
      if (entry.getValue().hasValues()) {
        Column column = entry.getValue().build(rows, decimal);
        columns.put(entry.getKey(), permutation == null ? column : column.permuted(permutation));
        if (entry.getValue().isDoubtful()) {
          doubtful.add(entry.getKey());
        }
      }
    }
    if (!doubtful.isEmpty()) {
      found(ValueQuality.doubtfulDecimals(doubtful));
    }
    return columns;
  }
}
