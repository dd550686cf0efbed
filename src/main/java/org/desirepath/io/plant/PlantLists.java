package org.desirepath.io.plant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.desirepath.io.FormatException;
import org.desirepath.io.YamlNode;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Plant.Contact;
import org.desirepath.model.Plant.Deviation;
import org.desirepath.model.Plant.Effect;
import org.desirepath.model.Plant.Exit;
import org.desirepath.model.Plant.Facet;
import org.desirepath.model.Plant.Kind;
import org.desirepath.model.Plant.Segment;
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint.Initiator;

/** Reads the lists of a plant. */
final class PlantLists {
  private static final Map<String, Initiator> INITIATORS =
      Map.of("customer", Initiator.CUSTOMER, "company", Initiator.COMPANY);
  private static final double MOST_ODDS = 1_000;

  private final DesignedJourney model;
  private final FlowCheck flow;

  /** Refuses a name that is not in the flow. */
  interface FlowCheck {
    void check(String name, YamlNode at, String what) throws FormatException;
  }

  PlantLists(DesignedJourney model, FlowCheck flow) {
    this.model = model;
    this.flow = flow;
  }

  static long positive(YamlNode node, String what) throws FormatException {
    long millis = node.durationMillis(what);
    if (millis < 1000) {
      throw node.unexpected(what, "at least 1s");
    }
    return millis;
  }

  private static List<YamlNode.Mapping> entries(
      YamlNode.Mapping root, String key, List<String> keys) throws FormatException {
    List<YamlNode.Mapping> entries = new ArrayList<>();
    YamlNode list = root.get(key).orElse(null);
    if (list != null) {
      for (YamlNode node : list.items(key)) {
        YamlNode.Mapping mapping = node.mapping("an entry of " + key);
        mapping.allowOnly(keys, "an entry of " + key);
        entries.add(mapping);
      }
    }
    return entries;
  }

  private static double rate(YamlNode.Mapping mapping, double most) throws FormatException {
    return mapping.require("rate", "the entry").number("rate", 0, most);
  }

  List<Exit> exits(YamlNode.Mapping root, double mostRate) throws FormatException {
    List<Exit> exits = new ArrayList<>();
    for (YamlNode.Mapping mapping : entries(root, "exits", List.of("exit", "after", "rate"))) {
      YamlNode name = mapping.require("exit", "an entry of exits");
      if (!model.exits().contains(name.text("exit"))) {
        throw name.unexpected("exit", "a designed exit: " + String.join(", ", model.exits()));
      }
      YamlNode after = mapping.get("after").orElse(null);
      if (after != null) {
        flow.check(after.text("after"), after, "after");
      }
      exits.add(
          new Exit(
              name.text("exit"),
              after == null ? null : after.text("after"),
              rate(mapping, mostRate)));
    }
    return exits;
  }

  List<Contact> contacts(YamlNode.Mapping root, double mostAgain) throws FormatException {
    List<Contact> contacts = new ArrayList<>();
    List<String> keys = List.of("contact", "by", "after", "rate", "delay", "again");
    for (YamlNode.Mapping mapping : entries(root, "contacts", keys)) {
      String owner = "an entry of contacts";
      YamlNode name = mapping.require("contact", owner);
      if (model.success().contains(name.text("contact"))
          || model.exits().contains(name.text("contact"))) {
        throw name.unexpected("contact", "a touchpoint that is neither success nor exit");
      }
      YamlNode list = mapping.get("after").orElse(null);
      List<String> after = list == null ? List.of() : list.texts("after");
      for (String step : after) {
        flow.check(step, mapping.require("after", owner), "after");
      }
      YamlNode again = mapping.get("again").orElse(null);
      contacts.add(
          new Contact(
              name.text("contact"),
              mapping.require("by", owner).choice("by", INITIATORS),
              after,
              rate(mapping, 1),
              positive(mapping.require("delay", owner), "delay"),
              again == null ? 0 : again.number("again", 0, mostAgain)));
    }
    return contacts;
  }

  List<Deviation> deviations(YamlNode.Mapping root) throws FormatException {
    Map<String, Kind> kinds = words(Kind.values());
    List<String> keys = new ArrayList<>(kinds.keySet());
    keys.addAll(List.of("before", "as", "rate"));
    List<Deviation> deviations = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (YamlNode.Mapping mapping : entries(root, "deviations", keys)) {
      String word = theOne(mapping, kinds.keySet(), "a deviation");
      Kind kind = kinds.getOrDefault(word, Kind.MISSING);
      YamlNode node = mapping.require(word, "a deviation");
      String name = node.text(word);
      if (!seen.add(word + " " + name)) {
        throw node.fault(word + " of \"" + name + "\" stands twice; add the rates up");
      }
      checkPossible(kind, name, node, mapping);
      String other = null;
      if (kind == Kind.ORDER) {
        YamlNode before = mapping.require("before", "the deviation order");
        other = before.text("before");
        flow.check(other, before, "before");
      } else if (kind == Kind.CHANNEL) {
        other = mapping.require("as", "the deviation channel").text("as");
      }
      deviations.add(new Deviation(kind, name, other, rate(mapping, 1)));
    }
    return deviations;
  }

  private static String theOne(YamlNode.Mapping mapping, Set<String> words, String owner)
      throws FormatException {
    List<String> found = words.stream().filter(mapping::has).toList();
    if (found.size() != 1) {
      throw mapping.fault(
          owner
              + " says "
              + (found.isEmpty() ? "none" : String.join(" and ", found))
              + ", expected one of "
              + String.join(", ", words));
    }
    return found.get(0);
  }

  /** What the journey does not design can't be deviated from. */
  private void checkPossible(Kind kind, String name, YamlNode node, YamlNode.Mapping mapping)
      throws FormatException {
    if (kind != Kind.START && kind != Kind.END) {
      flow.check(name, node, kind.name().toLowerCase(Locale.ROOT));
    }
    if (mapping.has("before") != (kind == Kind.ORDER)
        || mapping.has("as") != (kind == Kind.CHANNEL)) {
      throw mapping.fault(
          "a deviation of kind "
              + kind.name().toLowerCase(Locale.ROOT)
              + (kind == Kind.ORDER
                  ? " needs before: the step that it should come before"
                  : kind == Kind.CHANNEL
                      ? " needs as: the channel"
                      : " takes neither before nor as"));
    }
    if (!model.facts().touchpoint(name).observable()) {
      throw node.fault("\"" + name + "\" leaves no event, so no deviation shows; name another");
    }
    boolean designed =
        switch (kind) {
          case LATE -> places(name).stream().anyMatch(place -> place.within() != null);
          case EARLY -> places(name).stream().anyMatch(place -> place.notBefore() != null);
          case FAILED -> !model.facts().touchpoint(name).failsWhen().isEmpty();
          case INITIATOR -> model.facts().touchpoint(name).initiator() != null;
          case CHANNEL -> !model.facts().touchpoint(name).channels().isEmpty();
          case MISSING, ORDER, REPEAT, START, END -> true;
        };
    if (!designed) {
      throw node.fault(
          "\""
              + name
              + "\" can't be "
              + kind.name().toLowerCase(Locale.ROOT)
              + ": the journey doesn't design it; add within, not_before, fails_when, initiator"
              + " or channels to the journey");
    }
  }

  private List<Step.Place> places(String name) {
    return model.facts().places().stream().filter(p -> p.touchpoint().equals(name)).toList();
  }

  List<Effect> effects(YamlNode.Mapping root) throws FormatException {
    Map<String, Facet> facets = words(Facet.values());
    List<String> keys = new ArrayList<>(facets.keySet());
    keys.add("odds");
    List<Effect> effects = new ArrayList<>();
    for (YamlNode.Mapping mapping : entries(root, "effects", keys)) {
      String word = theOne(mapping, facets.keySet(), "an effect");
      double odds = mapping.require("odds", "an effect").number("odds", 1 / MOST_ODDS, MOST_ODDS);
      effects.add(
          new Effect(
              facets.getOrDefault(word, Facet.PRESENCE),
              mapping.require(word, "an effect").text(word),
              odds));
    }
    return effects;
  }

  private static <E extends Enum<E>> Map<String, E> words(E[] values) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E value : values) {
      words.put(value.name().toLowerCase(Locale.ROOT), value);
    }
    return words;
  }

  List<Segment> segments(YamlNode.Mapping root) throws FormatException {
    List<Segment> segments = new ArrayList<>();
    for (YamlNode.Mapping mapping : entries(root, "segments", List.of("segment", "values"))) {
      String owner = "an entry of segments";
      YamlNode values = mapping.require("values", owner);
      List<Segment.Value> read = new ArrayList<>();
      double sum = 0;
      for (var entry : values.mapping("values").fields().entrySet()) {
        String name = entry.getKey();
        YamlNode.Mapping value = entry.getValue().value().mapping(name);
        value.allowOnly(List.of("share", "loss"), name);
        YamlNode loss = value.get("loss").orElse(null);
        double share = value.require("share", name).number("share", 0, 1);
        sum += share;
        read.add(new Segment.Value(name, share, loss == null ? 1 : loss.number("loss", 0.01, 100)));
      }
      if (Math.abs(sum - 1) > 1e-6) {
        throw values.fault("the shares add up to " + sum + ", expected 1; change one");
      }
      segments.add(new Segment(mapping.require("segment", owner).text("segment"), read));
    }
    return segments;
  }
}
