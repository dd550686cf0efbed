package org.desirepath.io.xes;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.document.Attribute;
import org.desirepath.eventlog.document.AttributeType;
import org.desirepath.eventlog.document.LogHeader;
import org.desirepath.eventlog.document.LogHeader.Extension;
import org.desirepath.eventlog.document.LogHeader.Global;
import org.desirepath.eventlog.document.LogHeader.NamedClassifier;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ReadReport;
import org.desirepath.io.TimeParser;
import org.desirepath.io.xes.XesKey.Meaning;
import org.desirepath.io.xes.XmlTokens.Token;
import org.jspecify.annotations.Nullable;

/** One reading of one file: log, traces in it, events in them, attributes in all three. */
final class XesRun {
  static final String UNNAMED = "(unnamed)";
  private static final int MOST_KEYS = 10_000;

  private final XmlTokens xml;
  private final String file;
  private final EventLogBuilder log;
  private final XesKeys keys;
  private final XesTrees trees;
  private final XesValues values;
  private final XesCells ofEvents;
  private final XesCells ofTraces;
  private final TimeParser times;
  private final XesFindings findings = new XesFindings();
  private final TraceAttributes traceAttributes = new TraceAttributes();
  private final CharRange key = new CharRange();
  private final CharRange value = new CharRange();
  private final Map<String, String> logAttributes = new LinkedHashMap<>();
  private final List<Extension> extensions = new ArrayList<>();
  private final List<Global> globals = new ArrayList<>();
  private final List<NamedClassifier> classifiers = new ArrayList<>();
  private final List<Attribute> ofLog = new ArrayList<>();

  private final Map<XesKey, Attribute> traceTrees = new LinkedHashMap<>();

  private String version = "";
  private int trace = -1;
  private int traceNumber;
  private String traceId = "";
  private boolean traceHasId;
  private int activity = -1;
  private long time = EventLog.NO_TIME;

  XesRun(XmlTokens xml, String file, LogOptions options, EventLogBuilder log) {
    this.xml = xml;
    this.file = file;
    this.log = log;
    keys = new XesKeys(options, file, log);
    trees = new XesTrees(xml, findings, file);
    String format = options.timeFormat();
    TimeParser iso = TimeParser.iso(options.zone());
    times = format == null ? iso : TimeParser.of(format, options.zone());
    values = new XesValues(iso);
    ofEvents = new XesCells(keys.ofEvents(), values, log::eventColumn);
    ofTraces = new XesCells(keys.ofTraces(), values, log::traceColumn);
  }

  ReadReport read() throws IOException {
    xml.next();
    if (!xml.localName().equals("log")) {
      throw wrong("not XES: the XML is a <" + xml.localName() + ">; expected <log>");
    }
    version = xml.find("xes.version") < 0 ? "1.0" : xml.value("xes.version");
    while (xml.next() == Token.START) {
      inLog(xml.localName());
    }
    xml.next();
    keys.finish(findings);
    keepDocument();
    if (!times.equals(values.times())) {
      times.findings().forEach(log::quality);
    }
    values.findings().forEach(log::quality);
    findings.all().forEach(log::quality);
    return new ReadReport(file, "XES", keys.choices(), keys.classifiers(), logAttributes);
  }

  private FormatException wrong(String message) {
    return new FormatException(file, xml.line(), message);
  }

  private void inLog(String element) throws IOException {
    switch (element) {
      case "trace" -> {
        keys.resolve();
        readTrace();
      }
      case "event" -> {
        findings.eventOutsideTrace(xml.line());
        trees.skip();
      }
      case "extension" -> {
        extensions.add(new Extension(xml.value("name"), xml.value("prefix"), xml.value("uri")));
        trees.skip();
      }
      case "classifier" -> {
        NamedClassifier declared =
            new NamedClassifier(xml.value("name"), xml.value("scope"), xml.value("keys"));
        classifiers.add(declared);
        keys.addClassifier(declared.name(), declared.keys(), declared.scope());
        trees.skip();
      }
      case "global" -> {
        Global global = new Global(xml.value("scope"), trees.children());
        globals.add(global);
        if (global.scope().equals("event")) {
          global.attributes().forEach(a -> keys.addGlobal(a.key()));
        }
      }
      default -> logAttribute(element);
    }
  }

  private void logAttribute(String element) throws IOException {
    AttributeType type = xml.type();
    if (type == null || type == AttributeType.VALUES) {
      findings.unknownElement(element);
      trees.skip();
    } else if (xml.find("key") < 0 || (type.hasValue() && xml.find("value") < 0)) {
      findings.incompleteAttribute(xml.line(), element);
      trees.skip();
    } else {
      String name = xml.value("key");
      String text = type.hasValue() ? xml.value("value") : "";
      Attribute tree = new Attribute(name, type, text, trees.children());
      ofLog.add(tree);
      report(tree, name);
    }
  }

  private void report(Attribute tree, String path) {
    if (tree.type().hasValue()) {
      logAttributes.put(path, tree.value());
    }
    for (Attribute child : tree.children()) {
      report(child, child.type() == AttributeType.VALUES ? path : path + "/" + child.key());
    }
  }

  private void readTrace() throws IOException {
    trace = -1;
    traceNumber++;
    traceHasId = false;
    boolean empty = xml.isEmpty();
    XesKey before = null;
    while (xml.next() == Token.START) {
      String element = xml.localName();
      if (element.equals("event")) {
        if (trace < 0) {
          beginTrace();
        }
        readEvent();
      } else {
        before = attribute(element, before, false);
      }
    }
    if (trace < 0) {
      beginTrace();
    }
    if (!empty) {
      traceAttributes.moveTo(ofTraces, trace);
      traceTrees.forEach((known, tree) -> ofTraces.set(known, trace, tree));
      traceTrees.clear();
      log.document().trace(trace, ofTraces.taken());
    }
  }

  private void beginTrace() {
    if (traceHasId) {
      trace = log.traceElement(traceId);
    } else {
      traceId = idByPlace();
      findings.traceWithoutId(traceId);
      log.document().unnamedTrace(traceId);
      trace = log.newTrace(traceId);
    }
  }

  /** The place in the file says nothing about other files, so it must not join their traces. */
  private String idByPlace() {
    String byPlace = "trace " + traceNumber;
    String distinct = byPlace;
    for (int i = 2; log.hasTrace(distinct); i++) {
      distinct = byPlace + " (" + i + ")";
    }
    return distinct;
  }

  private void readEvent() throws IOException {
    activity = -1;
    time = EventLog.NO_TIME;
    keys.clearParts();
    XesKey before = null;
    while (xml.next() == Token.START) {
      before = attribute(xml.localName(), before, true);
    }
    log.document().event(log.eventCount(), ofEvents.taken());
    String joined = keys.joinedParts();
    if (joined != null) {
      log.addEvent(trace, joined, time);
    } else if (activity >= 0) {
      log.addEvent(trace, activity, time);
    } else {
      findings.eventWithoutActivity(traceId);
      log.addEvent(trace, UNNAMED, time);
    }
  }

  private @Nullable XesKey attribute(String element, @Nullable XesKey before, boolean inEvent)
      throws IOException {
    AttributeType type = xml.type();
    if (type == null || type == AttributeType.VALUES) {
      findings.unknownElement(element);
      trees.skip();
      return before;
    }
    if (!readKeyAndValue(type)) {
      findings.incompleteAttribute(xml.line(), element);
      trees.skip();
      return before;
    }
    XesKey known = (inEvent ? keys.ofEvents() : keys.ofTraces()).after(before, key);
    if (!known.seen) {
      known.seen = true;
      requireFewKeys();
    }
    if (xml.isEmpty() && type.hasValue()) {
      if (inEvent) {
        eventAttribute(known, type);
      } else {
        traceAttribute(known, type);
      }
      xml.next();
    } else {
      tree(known, type, inEvent);
    }
    return known;
  }

  /** An attribute that may have others inside; those make columns of their own. */
  private void tree(XesKey known, AttributeType type, boolean inEvent) throws IOException {
    String text = value.toString();
    List<Attribute> children = trees.children();
    value.set(text);
    if (children.isEmpty() && type.hasValue()) {
      if (inEvent) {
        eventAttribute(known, type);
      } else {
        traceAttribute(known, type);
      }
      return;
    }
    Attribute tree = new Attribute(known.name, type, text, children);
    if (known.meaning == Meaning.PLAIN) {
      if (inEvent) {
        ofEvents.set(known, log.eventCount(), tree);
      } else if (traceTrees.putIfAbsent(known, tree) != null) {
        ofTraces.keep(tree);
      }
    } else if (inEvent) {
      eventAttribute(known, type);
      ofEvents.inside(tree, log.eventCount());
      ofEvents.keep(tree);
    } else {
      traceAttribute(known, type);
      ofTraces.keep(tree);
    }
    requireFewKeys();
  }

  private void requireFewKeys() throws FormatException {
    if (keys.ofEvents().keys().size() + keys.ofTraces().keys().size() > MOST_KEYS) {
      throw wrong("more than " + MOST_KEYS + " different attribute keys; expected an event log");
    }
  }

  private boolean readKeyAndValue(AttributeType type) {
    int keyAt = xml.find("key");
    int valueAt = type.hasValue() ? xml.find("value") : -1;
    if (keyAt < 0 || (type.hasValue() && valueAt < 0)) {
      return false;
    }
    xml.value(keyAt, key);
    if (valueAt >= 0) {
      xml.value(valueAt, value);
    } else {
      value.clear();
    }
    return key.length() > 0;
  }

  private void traceAttribute(XesKey known, AttributeType type) throws FormatException {
    if (known.meaning == Meaning.TRACE_ID && value.length() > 0) {
      if (trace >= 0 && !traceId.equals(value.toString())) {
        throw wrong("the trace's " + known.name + " stands after its events; it must come before");
      }
      traceId = value.toString();
      traceHasId = true;
    } else if (known.meaning == Meaning.TRACE_ID) {
      ofTraces.keep(Attribute.of(known.name, type, ""));
    } else {
      traceAttributes.add(known, type, value);
    }
  }

  private void eventAttribute(XesKey known, AttributeType type) throws FormatException {
    int row = log.eventCount();
    switch (known.meaning) {
      case ACTIVITY -> {
        if (value.length() > 0) {
          if (activity >= 0) {
            ofEvents.keep(Attribute.of(known.name, type, log.label(activity)));
            ofEvents.keep(Attribute.of(known.name, type, value.toString()));
          }
          activity = log.activity(value.text, value.from, value.to);
        } else {
          ofEvents.keep(Attribute.of(known.name, type, ""));
        }
        return;
      }
      case TIME -> {
        readTime(known, type);
        return;
      }
      case ACTIVITY_PART -> keys.setPart(known, value.toString());
      case ORDER -> log.order(row, position());
      case START_TIME -> {
        long start = times.parse(value.text, value.from, value.to);
        if (start != EventLog.NO_TIME) {
          ofEvents.column(known).setTime(row, start);
          return;
        }
      }
      case PLAIN, TRACE_ID -> {}
    }
    ofEvents.set(known, row, type, value.text, value.from, value.to);
  }

  private void readTime(XesKey known, AttributeType type) {
    long read = times.parse(value.text, value.from, value.to);
    if (read == EventLog.NO_TIME) {
      findings.unreadableTime(xml.line(), value.toString());
      ofEvents.keep(Attribute.of(known.name, type, value.toString()));
    } else if (time != EventLog.NO_TIME) {
      ofEvents.keep(
          Attribute.of(known.name, AttributeType.DATE, Instant.ofEpochMilli(time).toString()));
      ofEvents.keep(Attribute.of(known.name, type, value.toString()));
    } else if (type != AttributeType.DATE) {
      ofEvents.keep(Attribute.of(known.name, type, value.toString()));
    }
    time = read;
  }

  private long position() throws FormatException {
    try {
      return Long.parseLong(value.toString().strip());
    } catch (NumberFormatException e) {
      throw new FormatException(
          file, xml.line(), "order \"" + value + "\" is not a whole number; see --order", e);
    }
  }

  private void keepDocument() {
    log.document().header(new LogHeader(version, extensions, globals, classifiers, ofLog));
    for (XesKey known : keys.ofEvents().keys()) {
      if (known.derived) {
        log.document().derivedEventKey(known.name);
      }
      if (known.type != null && (known.mixed || known.type == AttributeType.ID)) {
        log.document().eventType(known.name, known.type);
      }
    }
    for (XesKey known : keys.ofTraces().keys()) {
      if (known.derived) {
        log.document().derivedTraceKey(known.name);
      }
      if (known.type != null && (known.mixed || known.type == AttributeType.ID)) {
        log.document().traceType(known.name, known.type);
      }
    }
  }
}
