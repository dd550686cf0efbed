package org.desirepath.io.xes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;
import org.desirepath.eventlog.ColumnBuilder;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.FormatException;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ReadReport;
import org.desirepath.io.TimeParser;
import org.desirepath.io.xes.XesKey.Meaning;

/**
 * One reading of one file. Where an element stands decides what it is: the depth of {@code log},
 * {@code trace} and {@code event} is fixed, everything below is an attribute inside another.
 */
final class XesRun {
  private static final int DEEPEST = 100;
  private static final int MOST_KEYS = 10_000;
  private static final String UNNAMED = "(unnamed)";

  private final XMLStreamReader2 xml;
  private final String file;
  private final EventLogBuilder log;
  private final XesKeys keys;
  private final XesValues values;
  private final TimeParser times;
  private final XesFindings findings = new XesFindings();
  private final TraceAttributes traceAttributes = new TraceAttributes();
  private final CharRange key = new CharRange();
  private final CharRange value = new CharRange();
  private final List<String> path = new ArrayList<>();
  private final Map<String, String> logAttributes = new LinkedHashMap<>();

  private int depth;
  private boolean inTrace;
  private boolean inEvent;
  private int trace = -1;
  private int traceNumber;
  private String traceId = "";
  private boolean traceHasId;
  private int activity = -1;
  private long time = EventLog.NO_TIME;

  XesRun(XMLStreamReader2 xml, String file, LogOptions options, EventLogBuilder log) {
    this.xml = xml;
    this.file = file;
    this.log = log;
    keys = new XesKeys(options, file, log);
    String format = options.timeFormat();
    TimeParser iso = TimeParser.iso(options.zone());
    times = format == null ? iso : TimeParser.of(format, options.zone());
    values = new XesValues(iso);
  }

  ReadReport read() throws XMLStreamException, FormatException {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> start();
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.DTD ->
            throw wrong("a DOCTYPE; XES has none, and it could pull in other files; remove it");
        default -> {}
      }
    }
    keys.finish(findings);
    if (!times.equals(values.times())) {
      times.findings().forEach(log::quality);
    }
    values.findings().forEach(log::quality);
    findings.all().forEach(log::quality);
    return new ReadReport(file, "XES", keys.choices(), keys.classifiers(), logAttributes);
  }

  private FormatException wrong(String message) {
    return new FormatException(file, line(), message);
  }

  private long line() {
    return xml.getLocation().getLineNumber();
  }

  private void start() throws XMLStreamException, FormatException {
    String element = xml.getLocalName();
    depth++;
    if (depth == 1) {
      if (!element.equals("log")) {
        throw wrong("not XES: the XML is a <" + element + ">; expected <log>");
      }
    } else if (depth == 2) {
      startInLog(element);
    } else if (depth == 3 && inTrace && element.equals("event")) {
      startEvent();
    } else {
      startAttribute(element);
    }
  }

  private void startInLog(String element) throws XMLStreamException, FormatException {
    switch (element) {
      case "trace" -> {
        keys.resolve();
        inTrace = true;
        trace = -1;
        traceNumber++;
        traceHasId = false;
      }
      case "event" -> {
        findings.eventOutsideTrace(line());
        skip();
      }
      case "extension" -> skip();
      case "classifier" -> {
        keys.addClassifier(text("name"), text("keys"), text("scope"));
        skip();
      }
      case "global" -> global();
      default -> startAttribute(element);
    }
  }

  private String text(String name) {
    String text = xml.getAttributeValue(null, name);
    return text == null ? "" : text;
  }

  private void global() throws XMLStreamException {
    boolean ofEvents = text("scope").equals("event");
    int inside = depth;
    while (depth >= inside) {
      int token = xml.next();
      if (token == XMLStreamConstants.START_ELEMENT) {
        depth++;
        if (ofEvents && depth == inside + 1) {
          keys.addGlobal(text("key"));
        }
      } else if (token == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  private void skip() throws XMLStreamException {
    int inside = depth;
    while (depth >= inside) {
      int token = xml.next();
      if (token == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (token == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  private void startEvent() {
    if (trace < 0) {
      beginTrace();
    }
    inEvent = true;
    activity = -1;
    time = EventLog.NO_TIME;
    keys.clearParts();
  }

  private void beginTrace() {
    if (traceHasId) {
      trace = log.traceElement(traceId);
    } else {
      traceId = idByPlace();
      findings.traceWithoutId(traceId);
      trace = log.newTrace(traceId);
    }
    traceAttributes.moveTo(log, trace, values);
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

  private void startAttribute(String element) throws XMLStreamException, FormatException {
    if (depth > DEEPEST) {
      throw wrong("elements nested more than " + DEEPEST + " deep; expected an event log");
    }
    XesType type = XesType.of(element);
    if (type == null) {
      if (element.equals("values") && !path.isEmpty()) {
        path.add(path.get(path.size() - 1));
      } else {
        findings.unknownElement(element);
        skip();
      }
    } else if (readKeyAndValue(type)) {
      if (!path.isEmpty()) {
        key.decode(path.get(path.size() - 1) + "/" + key);
      }
      keepAttribute(type);
    } else {
      findings.incompleteAttribute(line(), element);
      skip();
    }
  }

  private boolean readKeyAndValue(XesType type) throws XMLStreamException {
    boolean hasKey = false;
    boolean hasValue = !type.hasValue();
    value.handleEmptyValue();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String name = xml.getAttributeLocalName(i);
      if (name.equals("key")) {
        key.read(xml, i);
        hasKey = key.length() > 0 || !inTrace;
      } else if (name.equals("value") && type.hasValue()) {
        value.read(xml, i);
        hasValue = true;
      }
    }
    return hasKey && hasValue;
  }

  private void keepAttribute(XesType type) throws FormatException {
    if (!inTrace) {
      String name = key.toString();
      path.add(name);
      if (type.hasValue()) {
        logAttributes.put(name, value.toString());
      }
      return;
    }
    XesKey known = (inEvent ? keys.ofEvents() : keys.ofTraces()).of(key);
    if (!known.seen) {
      known.seen = true;
      if (keys.ofEvents().keys().size() + keys.ofTraces().keys().size() > MOST_KEYS) {
        throw wrong("more than " + MOST_KEYS + " different attribute keys; expected an event log");
      }
    }
    path.add(known.name);
    if (type.hasValue() && inEvent) {
      eventAttribute(known, type);
    } else if (type.hasValue()) {
      traceAttribute(known, type);
    }
  }

  private void traceAttribute(XesKey known, XesType type) throws FormatException {
    if (known.meaning == Meaning.TRACE_ID && value.length() > 0) {
      if (trace >= 0 && !traceId.equals(value.toString())) {
        throw wrong("the trace's " + known.name + " stands after its events; it must come before");
      }
      traceId = value.toString();
      traceHasId = true;
    } else if (known.meaning != Meaning.TRACE_ID) {
      traceAttributes.add(known, type, value);
    }
  }

  private void eventAttribute(XesKey known, XesType type) throws FormatException {
    switch (known.meaning) {
      case ACTIVITY -> {
        if (value.length() > 0) {
          activity = log.activity(value.text, value.from, value.to);
        }
        return;
      }
      case TIME -> {
        time = times.parse(value.text, value.from, value.to);
        if (time == EventLog.NO_TIME) {
          findings.unreadableTime(line(), value.toString());
        }
        return;
      }
      case ACTIVITY_PART -> keys.setPart(known, value.toString());
      case ORDER -> log.order(log.eventCount(), position());
      case START_TIME -> {
        long start = times.parse(value.text, value.from, value.to);
        if (start != EventLog.NO_TIME) {
          column(known).setTime(log.eventCount(), start);
          return;
        }
      }
      case PLAIN, TRACE_ID -> {}
    }
    values.set(column(known), log.eventCount(), type, value.text, value.from, value.to);
  }

  private ColumnBuilder column(XesKey known) {
    ColumnBuilder column = known.column;
    if (column == null) {
      column = log.eventColumn(known.name);
      known.column = column;
    }
    return column;
  }

  private long position() throws FormatException {
    try {
      return Long.parseLong(value.toString().strip());
    } catch (NumberFormatException e) {
      throw new FormatException(
          file, line(), "order \"" + value + "\" is not a whole number; see --order", e);
    }
  }

  private void end() {
    depth--;
    if (inEvent && depth == 2) {
      endEvent();
    } else if (inTrace && depth == 1) {
      if (trace < 0) {
        beginTrace();
      }
      traceAttributes.moveTo(log, trace, values);
      inTrace = false;
    } else if (!path.isEmpty()) {
      path.remove(path.size() - 1);
    }
  }

  private void endEvent() {
    inEvent = false;
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
}
