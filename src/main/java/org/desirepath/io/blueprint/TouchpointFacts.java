package org.desirepath.io.blueprint;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.desirepath.io.FormatException;
import org.desirepath.io.YamlNode;
import org.desirepath.model.Touchpoint;
import org.desirepath.model.Touchpoint.EventName;
import org.desirepath.model.Touchpoint.Initiator;
import org.desirepath.model.Touchpoint.Kind;
import org.desirepath.model.contacts.ContactFacts;
import org.jspecify.annotations.Nullable;

/** What the file says of one touchpoint, wherever it says it; two different truths are an error. */
final class TouchpointFacts {
  static final List<String> KEYS =
      List.of(
          "channels",
          "initiator",
          "kind",
          "events",
          "goal",
          "experience",
          "points",
          "owner",
          "cost",
          "fails_when",
          "observable",
          "weight",
          "replaces",
          "recovers",
          "audience",
          "exclude",
          "needs",
          "responses");
  private static final int MAX_WEIGHT = 1_000;
  private static final int MAX_POINTS = 1_000_000;

  /** A fact and where it was said first. */
  private static final class Slot<T> {
    private @Nullable T value;
    private int line;

    void set(T found, YamlNode at, String key, String name) throws FormatException {
      if (value != null && !value.equals(found)) {
        throw at.fault(
            key
                + " of \""
                + name
                + "\" differs from what line "
                + line
                + " says, expected one truth for all its places; say it once");
      }
      if (value == null) {
        value = found;
        line = at.line();
      }
    }
  }

  private final String name;
  private final int line;
  private final Slot<List<String>> channels = new Slot<>();
  private final Slot<Initiator> initiator = new Slot<>();
  private final Slot<Kind> kind = new Slot<>();
  private final Slot<List<EventName>> events = new Slot<>();
  private final Slot<String> goal = new Slot<>();
  private final Slot<BigDecimal> experience = new Slot<>();
  private final Slot<Integer> points = new Slot<>();
  private final Slot<String> owner = new Slot<>();
  private final Slot<BigDecimal> cost = new Slot<>();
  private final Slot<Map<String, List<String>>> failsWhen = new Slot<>();
  private final Slot<Boolean> observable = new Slot<>();
  private final Slot<List<String>> replaces = new Slot<>();
  private final Slot<List<String>> recovers = new Slot<>();
  private final Slot<Map<String, List<String>>> audience = new Slot<>();
  private final Slot<Map<String, List<String>>> exclude = new Slot<>();
  private final Slot<Map<ContactFacts.Need, List<String>>> needs = new Slot<>();
  private final Slot<ContactFacts.Responses> responses = new Slot<>();
  private final Map<String, YamlNode> named = new LinkedHashMap<>();
  private final Slot<Integer> missing = new Slot<>();
  private final Slot<Integer> unplanned = new Slot<>();

  TouchpointFacts(String name, int line) {
    this.name = name;
    this.line = line;
  }

  /** Where the name stands first. */
  int line() {
    return line;
  }

  boolean hasWeight() {
    return missing.value != null || unplanned.value != null;
  }

  /** Takes the facts among the keys of a mapping. */
  void read(YamlNode.Mapping mapping) throws FormatException {
    for (String key : KEYS) {
      YamlNode node = mapping.get(key).orElse(null);
      if (node != null) {
        readFact(key, node);
      }
    }
    YamlNode weight = mapping.get("weight").orElse(null);
    if (weight != null && !isObservable() && weight.mapping("weight").has("missing")) {
      throw weight.fault(
          "\"" + name + "\" is not observable, so it is never missing; remove weight.missing");
    }
  }

  private boolean isObservable() {
    return observable.value == null || observable.value;
  }

  private void readFact(String key, YamlNode node) throws FormatException {
    switch (key) {
      case "channels" -> channels.set(node.texts(key), node, key, name);
      case "initiator" ->
          initiator.set(
              node.choice(
                  key, Map.of("customer", Initiator.CUSTOMER, "company", Initiator.COMPANY)),
              node,
              key,
              name);
      case "kind" ->
          kind.set(
              node.choice(
                  key,
                  Map.of(
                      "action",
                      Kind.ACTION,
                      "communication",
                      Kind.COMMUNICATION,
                      "backstage",
                      Kind.BACKSTAGE)),
              node,
              key,
              name);
      case "events" -> events.set(events(node), node, key, name);
      case "goal" -> goal.set(node.text(key), node, key, name);
      case "experience" -> experience.set(node.decimal(key).stripTrailingZeros(), node, key, name);
      case "points" -> points.set(node.integer(key, -MAX_POINTS, MAX_POINTS), node, key, name);
      case "owner" -> owner.set(node.text(key), node, key, name);
      case "cost" -> cost.set(cost(node), node, key, name);
      case "fails_when" -> failsWhen.set(ContactReader.values(key, node), node, key, name);
      case "replaces" -> replaces.set(others(key, node), node, key, name);
      case "recovers" -> recovers.set(others(key, node), node, key, name);
      case "audience" -> audience.set(ContactReader.values(key, node), node, key, name);
      case "exclude" -> exclude.set(ContactReader.values(key, node), node, key, name);
      case "needs" -> needs.set(ContactReader.needs(node), node, key, name);
      case "responses" -> responses.set(ContactReader.responses(name, node), node, key, name);
      case "observable" -> observable.set(node.flag(key), node, key, name);
      default -> weight(node);
    }
  }

  private List<String> others(String key, YamlNode node) throws FormatException {
    List<String> others = node.texts(key);
    for (String other : others) {
      if (other.equals(name)) {
        throw node.fault(key + " of \"" + name + "\" names itself; name another touchpoint");
      }
      named.putIfAbsent(other, node);
    }
    return others;
  }

  /** The touchpoints it stands in for or repairs, and where that is said. */
  Map<String, YamlNode> named() {
    return named;
  }

  private static BigDecimal cost(YamlNode node) throws FormatException {
    BigDecimal cost = node.decimal("cost").stripTrailingZeros();
    if (cost.signum() < 0) {
      throw node.unexpected("cost", "an amount of at least 0");
    }
    return cost;
  }

  void weight(YamlNode node) throws FormatException {
    YamlNode.Mapping mapping = node.mapping("weight");
    mapping.allowOnly(List.of("missing", "unplanned"), "weight");
    setWeight(missing, mapping, "missing");
    setWeight(unplanned, mapping, "unplanned");
  }

  private void setWeight(Slot<Integer> slot, YamlNode.Mapping mapping, String key)
      throws FormatException {
    YamlNode node = mapping.get(key).orElse(null);
    if (node != null) {
      String what = "weight." + key;
      slot.set(node.integer(what, 0, MAX_WEIGHT), node, what, name);
    }
  }

  private static List<EventName> events(YamlNode list) throws FormatException {
    List<EventName> events = new ArrayList<>();
    for (YamlNode node : list.items("events")) {
      EventName event = event(node);
      if (events.contains(event)) {
        throw node.fault("\"" + event.name() + "\" stands twice in events; remove one");
      }
      events.add(event);
    }
    return events;
  }

  private static EventName event(YamlNode node) throws FormatException {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      return new EventName(node.text("an entry of events"), Map.of());
    }
    mapping.allowOnly(List.of("name", "when"), "an entry of events");
    Map<String, String> when = new LinkedHashMap<>();
    YamlNode conditions = mapping.get("when").orElse(null);
    if (conditions != null) {
      for (var entry : conditions.mapping("when").fields().entrySet()) {
        when.put(entry.getKey(), entry.getValue().value().text("when." + entry.getKey()));
      }
    }
    return new EventName(mapping.require("name", "an entry of events").text("name"), when);
  }

  /** What leaves no event can't be missing: its model move costs nothing. */
  Touchpoint touchpoint() {
    boolean seen = isObservable();
    int missingWeight = missing.value == null ? 1 : missing.value;
    return new Touchpoint(
        name,
        channels.value == null ? List.of() : channels.value,
        initiator.value,
        kind.value,
        events.value == null ? List.of() : events.value,
        goal.value,
        experience.value == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(experience.value.doubleValue()),
        points.value == null ? OptionalInt.empty() : OptionalInt.of(points.value),
        owner.value,
        cost.value,
        seen,
        failsWhen.value == null ? Map.of() : failsWhen.value,
        seen ? missingWeight : 0,
        unplanned.value == null ? 1 : unplanned.value,
        replaces.value == null ? List.of() : replaces.value,
        recovers.value == null ? List.of() : recovers.value,
        new ContactFacts(
            audience.value == null ? Map.of() : audience.value,
            exclude.value == null ? Map.of() : exclude.value,
            needs.value == null ? Map.of() : needs.value,
            responses.value == null ? ContactFacts.NONE.responses() : responses.value));
  }

  /** Touchpoints that answer it, where that is said; empty if none is. */
  List<String> answeredBy() {
    return responses.value == null ? List.of() : responses.value.by();
  }
}
