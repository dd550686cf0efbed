package org.desirepath.eventlog.identity;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.ColumnBuilder;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.eventlog.Role;

/**
 * Logs of several sources side by side in one: every identifier with its source before it ({@code
 * web:17}), nothing stitched yet. An attribute with a role goes by one name in all.
 */
public final class MergedSources {
  /** The attribute of events that names their source. */
  public static final String SOURCE = "source";

  /** The attribute of events whose source has identifiers of customers. */
  static final String CUSTOMER_ID = "identity:customer-id";

  private final EventLogBuilder merged;
  private final Map<Role, String> roles = new EnumMap<>(Role.class);

  private MergedSources(String name) {
    merged = EventLog.builder(name);
  }

  /** O(events x attributes). */
  public static EventLog merge(String name, List<LogSource> sources) {
    MergedSources run = new MergedSources(name);
    for (LogSource source : sources) {
      source.log().roles().forEach(run.roles::putIfAbsent);
    }
    run.roles.putIfAbsent(Role.CHANNEL, "channel");
    run.roles.forEach(run.merged::role);
    sources.forEach(run::add);
    return run.merged.build();
  }

  private void add(LogSource source) {
    EventLog log = source.log();
    merged.startFile("");
    String channelKey = log.roleKey(Role.CHANNEL);
    for (int t = 0; t < log.traceCount(); t++) {
      int trace = merged.newTrace(source.name() + ":" + log.traceId(t));
      copy(source, log.traceColumns(), t, trace, true);
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        int row = merged.addEvent(trace, log.activities().get(log.activity(e)), log.timeMillis(e));
        copy(source, log.eventColumns(), e, row, false);
        merged.eventColumn(SOURCE).setText(row, source.name());
        if (source.customerIds()) {
          merged.eventColumn(CUSTOMER_ID).setText(row, log.traceId(t));
        }
        if (channelKey == null || log.roleText(Role.CHANNEL, t, e) == null) {
          merged.eventColumn(channelKey()).setText(row, source.channel());
        }
      }
    }
    log.fileFindings().forEach(merged::quality);
    if (!log.document().events().rows().isEmpty() || !log.document().traces().rows().isEmpty()) {
      merged.quality(
          new QualityFinding(
              "nestedAttributesLeftOut",
              Severity.INFO,
              1,
              "sources with attributes inside attributes, which are left out where sources become"
                  + " one log",
              List.of(source.name())));
    }
    for (QualityFinding finding : log.quality()) {
      if (finding.code().equals("outOfOrder")) {
        merged.quality(outOfOrder(source, finding));
      }
    }
  }

  private static QualityFinding outOfOrder(LogSource source, QualityFinding finding) {
    return new QualityFinding(
        "sourceOutOfOrder",
        Severity.WARNING,
        1,
        "sources whose events do not stand in the order of their times; a system that writes late"
            + " or by several clocks",
        List.of(
            source.name()
                + ": "
                + finding.count()
                + " of "
                + source.log().traceCount()
                + " identifiers"));
  }

  private void copy(
      LogSource source, Map<String, Column> columns, int from, int to, boolean ofTrace) {
    for (Map.Entry<String, Column> column : columns.entrySet()) {
      if (column.getValue().isPresent(from)) {
        String key = key(source, column.getKey());
        ColumnBuilder cells = ofTrace ? merged.traceColumn(key) : merged.eventColumn(key);
        cells.copy(to, column.getValue(), from);
      }
    }
  }

  private String channelKey() {
    return roles.getOrDefault(Role.CHANNEL, "channel");
  }

  /** The name in the merged log of a source's column. */
  private String key(LogSource source, String key) {
    for (Map.Entry<Role, String> own : source.log().roles().entrySet()) {
      if (own.getValue().equals(key)) {
        return roles.getOrDefault(own.getKey(), key);
      }
    }
    boolean taken = roles.containsValue(key) || key.equals(SOURCE) || key.equals(CUSTOMER_ID);
    return taken ? source.name() + ":" + key : key;
  }
}
