package org.desirepath.io.ocel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.desirepath.io.FormatException;
import org.desirepath.io.ocel.ObjectLog.EventObject;
import org.desirepath.io.ocel.ObjectLog.ObjectEvent;

/** The JSON of OCEL 1.0 ({@code ocel:events}) and 2.0 ({@code events}). */
final class OcelJson {
  private final ObjectLog log = new ObjectLog();
  private final String file;

  private OcelJson(String file) {
    this.file = file;
  }

  static ObjectLog read(InputStream input, String file) throws IOException {
    JsonNode root;
    try {
      root =
          JsonMapper.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build().readTree(input);
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new FormatException(
          file,
          line,
          "not well-formed JSON: " + e.getOriginalMessage() + "; get the file again",
          e);
    }
    OcelJson run = new OcelJson(file);
    if (root.path("ocel:events").isObject()) {
      run.first(root);
    } else if (root.path("events").isArray() && root.path("objects").isArray()) {
      run.second(root);
    } else {
      throw new FormatException(
          file,
          0,
          "JSON that is not OCEL: neither \"ocel:events\" (1.0) nor \"events\" and \"objects\""
              + " (2.0) at its top; expected an object-centric log, XES or CSV");
    }
    return run.log;
  }

  private void first(JsonNode root) throws FormatException {
    for (Map.Entry<String, JsonNode> object : root.path("ocel:objects").properties()) {
      String type = text(object.getValue(), "ocel:type", "object " + object.getKey());
      EventObject added = log.object(object.getKey(), type);
      for (Map.Entry<String, JsonNode> value : object.getValue().path("ocel:ovmap").properties()) {
        added.attributes.put(value.getKey(), shown(value.getValue()));
      }
    }
    for (Map.Entry<String, JsonNode> event : root.path("ocel:events").properties()) {
      JsonNode node = event.getValue();
      String place = "event " + event.getKey();
      ObjectEvent added =
          log.event(
              event.getKey(),
              text(node, "ocel:activity", place),
              node.path("ocel:timestamp").asText(""));
      for (Map.Entry<String, JsonNode> value : node.path("ocel:vmap").properties()) {
        if (!value.getValue().isNull()) {
          added.attributes.put(value.getKey(), shown(value.getValue()));
        }
      }
      node.path("ocel:omap").forEach(id -> added.refersTo(id.asText()));
    }
  }

  private void second(JsonNode root) throws FormatException {
    for (JsonNode object : root.path("objects")) {
      String id = text(object, "id", "an object");
      EventObject added = log.object(id, text(object, "type", "object " + id));
      for (JsonNode value : object.path("attributes")) {
        log.attribute(
            added,
            text(value, "name", "an attribute of object " + id),
            shown(value.path("value")),
            value.path("time").asText(""));
      }
    }
    for (JsonNode event : root.path("events")) {
      String id = text(event, "id", "an event");
      ObjectEvent added =
          log.event(id, text(event, "type", "event " + id), event.path("time").asText(""));
      for (JsonNode value : event.path("attributes")) {
        added.attributes.put(
            text(value, "name", "an attribute of event " + id), shown(value.path("value")));
      }
      for (JsonNode relation : event.path("relationships")) {
        added.refersTo(text(relation, "objectId", "a relationship of event " + id));
      }
    }
  }

  private static String shown(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private String text(JsonNode node, String field, String place) throws FormatException {
    JsonNode value = node.path(field);
    if (!value.isValueNode() || value.isNull()) {
      throw new FormatException(
          file, 0, place + " has no \"" + field + "\"; expected it by the OCEL standard");
    }
    return value.asText();
  }
}
