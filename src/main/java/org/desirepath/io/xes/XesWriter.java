package org.desirepath.io.xes;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.ColumnType;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.document.Attribute;
import org.desirepath.eventlog.document.AttributeType;
import org.desirepath.eventlog.document.LogDocument;
import org.desirepath.eventlog.document.LogDocument.Scope;
import org.desirepath.eventlog.document.LogHeader;
import org.desirepath.eventlog.document.LogHeader.Extension;
import org.desirepath.eventlog.document.LogHeader.NamedClassifier;
import org.jspecify.annotations.Nullable;

/** One writing of one log. */
final class XesWriter {
  private static final String NAME = "concept:name";
  private static final String TIME = "time:timestamp";
  private static final LogHeader STANDARD =
      new LogHeader(
          "1849-2016",
          List.of(
              extension("Concept", "concept"),
              extension("Time", "time"),
              extension("Organizational", "org"),
              extension("Lifecycle", "lifecycle")),
          List.of(),
          List.of(new NamedClassifier("Activity", "", NAME)),
          List.of());

  private final EventLog log;
  private final Writer out;

  private XesWriter(EventLog log, Writer out) {
    this.log = log;
    this.out = out;
  }

  private static Extension extension(String name, String prefix) {
    return new Extension(name, prefix, "http://www.xes-standard.org/" + prefix + ".xesext");
  }

  static void write(EventLog log, OutputStream stream) throws IOException {
    Writer out =
        new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
    new XesWriter(log, out).write();
    out.flush();
  }

  private void write() throws IOException {
    LogDocument document = log.document();
    boolean wasXes = !document.header().version().isEmpty();
    LogHeader header = wasXes ? document.header() : STANDARD;
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log");
    field("xes.version", header.version());
    boolean nested = !document.events().rows().isEmpty() || !document.traces().rows().isEmpty();
    field("xes.features", nested ? "nested-attributes" : "");
    field("xmlns", "http://www.xes-standard.org/");
    out.write(">\n");
    declarations(header);
    if (wasXes) {
      for (Attribute attribute : header.attributes()) {
        tree("", attribute, null);
      }
    } else {
      attribute("", AttributeType.STRING, NAME, log.name());
    }
    for (int t = 0; t < log.traceCount(); t++) {
      out.write("<trace>\n");
      trace(t);
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        out.write("  <event>\n");
        event(e);
        out.write("  </event>\n");
      }
      out.write("</trace>\n");
    }
    out.write("</log>\n");
  }

  private void declarations(LogHeader header) throws IOException {
    for (Extension extension : header.extensions()) {
      out.write("<extension");
      field("name", extension.name());
      field("prefix", extension.prefix());
      field("uri", extension.uri());
      out.write("/>\n");
    }
    for (LogHeader.Global global : header.globals()) {
      out.write("<global");
      field("scope", global.scope());
      out.write(">\n");
      for (Attribute attribute : global.attributes()) {
        tree("  ", attribute, null);
      }
      out.write("</global>\n");
    }
    for (NamedClassifier classifier : header.classifiers()) {
      out.write("<classifier");
      field("name", classifier.name());
      if (!classifier.scope().isEmpty()) {
        field("scope", classifier.scope());
      }
      field("keys", classifier.keys());
      out.write("/>\n");
    }
  }

  private void trace(int t) throws IOException {
    Scope scope = log.document().traces();
    List<Attribute> whole = scope.rows().get(t);
    String id = log.document().unnamedTraces().contains(log.traceId(t)) ? null : log.traceId(t);
    if (id != null && !has(whole, NAME)) {
      attribute("  ", AttributeType.STRING, NAME, id);
    }
    columns("  ", log.traceColumns(), scope, whole, t);
    for (Attribute attribute : whole) {
      boolean isId = attribute.key().equals(NAME) && count(whole, NAME) == 1;
      tree("  ", attribute, isId ? id : null);
    }
  }

  private void event(int e) throws IOException {
    Scope scope = log.document().events();
    List<Attribute> whole = scope.rows().get(e);
    String label = log.activities().get(log.activity(e));
    String name = label.equals(XesRun.UNNAMED) ? null : label;
    if (name != null && !has(whole, NAME)) {
      attribute("    ", AttributeType.STRING, NAME, name);
    }
    if (log.timeMillis(e) != EventLog.NO_TIME && !has(whole, TIME)) {
      String time = Instant.ofEpochMilli(log.timeMillis(e)).toString();
      attribute("    ", AttributeType.DATE, TIME, time);
    }
    columns("    ", log.eventColumns(), scope, whole, e);
    for (Attribute attribute : whole) {
      boolean isName = attribute.key().equals(NAME) && count(whole, NAME) == 1;
      tree("    ", attribute, isName ? name : null);
    }
  }

  /**
   * A key that the writer itself uses is what the log had beside its activity; it gets a prefix.
   */
  private void columns(
      String indent, Map<String, Column> columns, Scope scope, List<Attribute> whole, int row)
      throws IOException {
    for (Map.Entry<String, Column> entry : columns.entrySet()) {
      Column column = entry.getValue();
      String key = entry.getKey();
      if (column.isPresent(row) && !scope.derivedKeys().contains(key) && !has(whole, key)) {
        AttributeType type = scope.types().get(key);
        boolean taken = key.equals(NAME) || key.equals(TIME);
        attribute(
            indent,
            type == null ? type(column.type()) : type,
            taken ? "original:" + key : key,
            text(column, row));
      }
    }
  }

  private static boolean has(List<Attribute> whole, String key) {
    return !whole.isEmpty() && count(whole, key) > 0;
  }

  private static int count(List<Attribute> whole, String key) {
    int count = 0;
    for (Attribute attribute : whole) {
      count += attribute.key().equals(key) ? 1 : 0;
    }
    return count;
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

  private static AttributeType type(ColumnType type) {
    return switch (type) {
      case TEXT -> AttributeType.STRING;
      case INTEGER -> AttributeType.INT;
      case REAL -> AttributeType.FLOAT;
      case BOOLEAN -> AttributeType.BOOLEAN;
      case TIME -> AttributeType.DATE;
    };
  }

  /**
   * An attribute with those inside it.
   *
   * @param value in place of the one it had, or null
   */
  private void tree(String indent, Attribute attribute, @Nullable String value) throws IOException {
    String element = attribute.type().element();
    out.write(indent);
    out.write('<');
    out.write(element);
    if (attribute.type() != AttributeType.VALUES) {
      field("key", attribute.key());
    }
    if (attribute.type().hasValue()) {
      field("value", value == null ? attribute.value() : value);
    }
    if (attribute.children().isEmpty()) {
      out.write("/>\n");
      return;
    }
    out.write(">\n");
    for (Attribute child : attribute.children()) {
      tree(indent + "  ", child, null);
    }
    out.write(indent);
    out.write("</");
    out.write(element);
    out.write(">\n");
  }

  private void attribute(String indent, AttributeType type, String key, String value)
      throws IOException {
    out.write(indent);
    out.write('<');
    out.write(type.element());
    field("key", key);
    field("value", value);
    out.write("/>\n");
  }

  private void field(String name, String value) throws IOException {
    out.write(' ');
    out.write(name);
    out.write("=\"");
    escaped(value);
    out.write('"');
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
