package org.desirepath.io.ocel;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.desirepath.io.FormatException;
import org.desirepath.io.ocel.ObjectLog.EventObject;
import org.desirepath.io.ocel.ObjectLog.ObjectEvent;
import org.jspecify.annotations.Nullable;

/**
 * The XML of OCEL 1.0 (events as lists of {@code <string key value>}) and 2.0 ({@code <event id
 * type time>}); which one shows in each event and object.
 */
final class OcelXml {
  private final ObjectLog log = new ObjectLog();
  private final XMLStreamReader xml;
  private final String file;

  private OcelXml(XMLStreamReader xml, String file) {
    this.xml = xml;
    this.file = file;
  }

  static ObjectLog read(InputStream input, String file) throws IOException {
    try {
      InputFactoryImpl factory = new InputFactoryImpl();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      // lazily parsed text would throw unchecked exceptions
      factory.setProperty("com.ctc.wstx.lazyParsing", false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      OcelXml run = new OcelXml(factory.createXMLStreamReader(input), file);
      run.read();
      return run.log;
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof FormatException format) {
        throw format;
      }
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      String what = String.valueOf(e.getMessage()).replace('\n', ' ');
      throw new FormatException(file, line, "not well-formed XML: " + what, e);
    }
  }

  private void read() throws XMLStreamException, FormatException {
    boolean inEvents = false;
    boolean inObjects = false;
    while (xml.hasNext()) {
      int token = xml.next();
      if (token == XMLStreamConstants.DTD) {
        throw new FormatException(
            file, line(), "a DOCTYPE; OCEL has none, and it could pull in other files; remove it");
      }
      if (token == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "events" -> inEvents = true;
          case "objects" -> inObjects = true;
          case "event" -> {
            if (inEvents) {
              event();
            }
          }
          case "object" -> {
            if (inObjects) {
              object();
            }
          }
          default -> {}
        }
      } else if (token == XMLStreamConstants.END_ELEMENT) {
        inEvents &= !xml.getLocalName().equals("events");
        inObjects &= !xml.getLocalName().equals("objects");
      }
    }
  }

  private void event() throws XMLStreamException, FormatException {
    Element element = new Element();
    String id = element.id;
    String activity = element.type != null ? element.type : element.field("activity");
    String time = element.time != null ? element.time : element.field("timestamp");
    if (id == null || activity == null) {
      throw new FormatException(
          file, line(), "an event without id or activity; expected both by the OCEL standard");
    }
    ObjectEvent event = log.event(id, activity, time == null ? "" : time);
    element.values.forEach(v -> event.attributes.put(v.name, v.value));
    element.objects.forEach(event::refersTo);
  }

  private void object() throws XMLStreamException, FormatException {
    Element element = new Element();
    String type = element.type != null ? element.type : element.field("type");
    if (element.id == null || type == null) {
      throw new FormatException(
          file, line(), "an object without id or type; expected both by the OCEL standard");
    }
    EventObject object = log.object(element.id, type);
    element.values.forEach(v -> log.attribute(object, v.name, v.value, v.time));
  }

  private long line() {
    return xml.getLocation().getLineNumber();
  }

  /** A value of an attribute as of a time, which is empty in OCEL 1.0. */
  private record Value(String name, String value, String time) {}

  /** An event or object, read to its end. */
  private final class Element {
    private @Nullable String id = xml.getAttributeValue(null, "id");
    private final @Nullable String type = xml.getAttributeValue(null, "type");
    private final @Nullable String time = xml.getAttributeValue(null, "time");
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<Value> values = new ArrayList<>();
    private final List<String> objects = new ArrayList<>();
    private String list = "";

    Element() throws XMLStreamException {
      for (int depth = 1; depth > 0; ) {
        int token = xml.next();
        if (token == XMLStreamConstants.START_ELEMENT) {
          depth++;
          if (start(depth)) {
            depth--;
          }
        } else if (token == XMLStreamConstants.END_ELEMENT) {
          depth--;
          if (depth == 1) {
            list = "";
          }
        }
      }
      if (id == null) {
        id = fields.get("id");
      }
    }

    /** True if it read the element to its end. */
    private boolean start(int depth) throws XMLStreamException {
      String key = xml.getAttributeValue(null, "key");
      String value = xml.getAttributeValue(null, "value");
      switch (xml.getLocalName()) {
        case "list" -> list = key == null ? "" : key;
        case "relationship", "relobj" -> {
          String object = xml.getAttributeValue(null, "object-id");
          if (object != null) {
            objects.add(object);
          }
        }
        case "attribute" -> {
          String name = xml.getAttributeValue(null, "name");
          String since = xml.getAttributeValue(null, "time");
          String text = xml.getElementText();
          if (name != null) {
            values.add(new Value(name, text, since == null ? "" : since));
          }
          return true;
        }
        default -> {
          if (key != null && value != null) {
            if (list.equals("omap")) {
              objects.add(value);
            } else if (depth == 2) {
              fields.put(key, value);
            } else {
              values.add(new Value(key, value, ""));
            }
          }
        }
      }
      return false;
    }

    private @Nullable String field(String key) {
      return fields.get(key);
    }
  }
}
