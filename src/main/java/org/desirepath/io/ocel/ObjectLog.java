package org.desirepath.io.ocel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Events, objects and which event refers to which objects, in file order. Not thread-safe. */
final class ObjectLog {

  /** One event; its objects in file order, each once. */
  static final class ObjectEvent {
    final String id;
    String activity;
    String time;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final List<String> objects = new ArrayList<>();

    ObjectEvent(String id, String activity, String time) {
      this.id = id;
      this.activity = activity;
      this.time = time;
    }

    void refersTo(String object) {
      if (!objects.contains(object)) {
        objects.add(object);
      }
    }
  }

  /** One object, with the latest value of each attribute. */
  static final class EventObject {
    final String id;
    final String type;
    final Map<String, String> attributes = new LinkedHashMap<>();
    private final Map<String, String> times = new LinkedHashMap<>();

    EventObject(String id, String type) {
      this.id = id;
      this.type = type;
    }
  }

  private final Map<String, ObjectEvent> events = new LinkedHashMap<>();
  private final Map<String, EventObject> objects = new LinkedHashMap<>();
  private long changedAttributes;
  private long repeatedEvents;

  /** A new event; the one that is there if the identifier is known, which is counted. */
  ObjectEvent event(String id, String activity, String time) {
    ObjectEvent known = events.get(id);
    if (known != null) {
      repeatedEvents++;
      return known;
    }
    ObjectEvent event = new ObjectEvent(id, activity, time);
    events.put(id, event);
    return event;
  }

  @Nullable ObjectEvent event(String id) {
    return events.get(id);
  }

  EventObject object(String id, String type) {
    return objects.computeIfAbsent(id, i -> new EventObject(i, type));
  }

  @Nullable EventObject object(String id) {
    return objects.get(id);
  }

  /**
   * Sets an attribute of an object as of a time; of several values the latest stays, by the text of
   * the time, which is ISO-8601.
   */
  void attribute(EventObject object, String name, String value, String time) {
    String before = object.times.get(name);
    if (before != null) {
      changedAttributes++;
    }
    if (before == null || before.compareTo(time) <= 0) {
      object.attributes.put(name, value);
      object.times.put(name, time);
    }
  }

  Collection<ObjectEvent> events() {
    return events.values();
  }

  Collection<EventObject> objects() {
    return objects.values();
  }

  long changedAttributes() {
    return changedAttributes;
  }

  long repeatedEvents() {
    return repeatedEvents;
  }

  /** The number of objects of each type. */
  SortedMap<String, Integer> types() {
    SortedMap<String, Integer> types = new TreeMap<>();
    objects.values().forEach(o -> types.merge(o.type, 1, Integer::sum));
    return types;
  }
}
