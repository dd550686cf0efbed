package org.desirepath.io.xes;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.ColumnType;
import org.desirepath.eventlog.EventLog;

/** One writing of one log. */
final class XesWriter {
  private final EventLog log;
  private final Writer out;

  private XesWriter(EventLog log, Writer out) {
    this.log = log;
    this.out = out;
  }

  static void write(EventLog log, OutputStream stream) throws IOException {
    Writer out =
        new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
    new XesWriter(log, out).write();
    out.flush();
  }

  private void write() throws IOException {
    out.write(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
        <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
        <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
        <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
        <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
        <classifier name="Activity" keys="concept:name"/>
        """);
    attribute("", "string", "concept:name", log.name());
    for (int t = 0; t < log.traceCount(); t++) {
      out.write("<trace>\n");
      attribute("  ", "string", "concept:name", log.traceId(t));
      columns("  ", log.traceColumns(), t);
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        event(e);
      }
      out.write("</trace>\n");
    }
    out.write("</log>\n");
  }

  private void event(int e) throws IOException {
    out.write("  <event>\n");
    attribute("    ", "string", "concept:name", log.activities().get(log.activity(e)));
    if (log.timeMillis(e) != EventLog.NO_TIME) {
      attribute(
          "    ", "date", "time:timestamp", Instant.ofEpochMilli(log.timeMillis(e)).toString());
    }
    columns("    ", log.eventColumns(), e);
    out.write("  </event>\n");
  }

  /**
   * A key that the writer itself uses is what the log had beside its activity; it gets a prefix.
   */
  private void columns(String indent, Map<String, Column> columns, int row) throws IOException {
    for (Map.Entry<String, Column> entry : columns.entrySet()) {
      Column column = entry.getValue();
      if (column.isPresent(row)) {
        String key = entry.getKey();
        boolean taken = key.equals("concept:name") || key.equals("time:timestamp");
        attribute(
            indent, element(column.type()), taken ? "original:" + key : key, text(column, row));
      }
    }
  }

  private static String text(Column column, int row) {
    String text = column.text(row);
    return column.type() != ColumnType.REAL
        ? text
        : switch (text) {
          case "Infinity" -> "INF";
          case "-Infinity" -> "-INF";
          default -> text;
        };
  }

  private static String element(ColumnType type) {
    return switch (type) {
      case TEXT -> "string";
      case INTEGER -> "int";
      case REAL -> "float";
      case BOOLEAN -> "boolean";
      case TIME -> "date";
    };
  }

  private void attribute(String indent, String element, String key, String value)
      throws IOException {
    out.write(indent);
    out.write('<');
    out.write(element);
    out.write(" key=\"");
    escaped(key);
    out.write("\" value=\"");
    escaped(value);
    out.write("\"/>\n");
  }

  private void escaped(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.write("&amp;");
        case '<' -> out.write("&lt;");
        case '"' -> out.write("&quot;");
        case '\n' -> out.write("&#10;");
        case '\r' -> out.write("&#13;");
        case '\t' -> out.write("&#9;");
        default -> out.write(isXml(text, i) ? c : '\uFFFD');
      }
    }
  }

  /** XML 1.0 has no way to write control characters or half of a surrogate pair. */
  private static boolean isXml(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
    return c >= ' ' && c < '\uFFFE';
  }
}
