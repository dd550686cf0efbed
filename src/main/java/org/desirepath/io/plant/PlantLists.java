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
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.JourneyStructure;
import org.desirepath.model.Plant.Contact;
import org.desirepath.model.Plant.Deviation;
import org.desirepath.model.Plant.Effect;
import org.desirepath.model.Plant.Exit;
import org.desirepath.model.Plant.Facet;
import org.desirepath.model.Plant.Kind;
import org.desirepath.model.Plant.Segment;
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint.Initiator;
import org.jspecify.annotations.Nullable;

/** Reads the lists of a plant. */
final class PlantLists {
  private static final Map<String, Initiator> INITIATORS =
      Map.of("customer", Initiator.CUSTOMER, "company", Initiator.COMPANY);
  private static final double MOST_ODDS = 1_000;
  private static final double MOST_FACTOR = 100;

  /** Keys of which a deviation may need one. */
  private static final List<String> OTHERS = List.of("before", "as", "after");

  private final DesignedJourney model;
  private final JourneyStructure structure;
  private final FlowCheck flow;

  /** Refuses a name that is not in the flow. */
  interface FlowCheck {
    void check(String name, YamlNode at, String what) throws FormatException;
  }

  PlantLists(DesignedJourney model, FlowCheck flow) {
    this.model = model;
    this.structure = JourneyStructure.of(model.facts());
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
    List<String> keys = List.of("contact", "by", "after", "rate", "delay", "again", "rhythm");
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
              again == null ? 0 : again.number("again", 0, mostAgain),
              Rhythms.of(mapping, "rhythm")));
    }
    return contacts;
  }

  List<Deviation> deviations(YamlNode.Mapping root) throws FormatException {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      kinds.put(kind.word(), kind);
    }
    List<String> keys = new ArrayList<>(kinds.keySet());
    keys.addAll(OTHERS);
    keys.add("rate");
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
      checkPossible(kind, name, node);
      deviations.add(new Deviation(kind, name, other(kind, mapping), rate(mapping, 1)));
    }
    return deviations;
  }

  /** What a deviation says beside its touchpoint and rate. */
  private @Nullable String other(Kind kind, YamlNode.Mapping mapping) throws FormatException {
    String needed =
        switch (kind) {
          case ORDER -> "before";
          case CHANNEL, REPLACED -> "as";
          case RULE -> "after";
          default -> null;
        };
    for (String key : OTHERS) {
      if (mapping.has(key) != key.equals(needed)) {
        throw mapping.fault(
            "a deviation of kind "
                + kind.word()
                + switch (kind) {
                  case ORDER -> " needs before: the step that it should come before, and no other";
                  case CHANNEL -> " needs as: the channel, and no other";
                  case REPLACED -> " needs as: the touchpoint that comes instead, and no other";
                  case RULE -> " needs after: the step that it must not follow, and no other";
                  default -> " takes none of before, as and after";
                });
      }
    }
    if (needed == null) {
      return null;
    }
    YamlNode node = mapping.require(needed, "the deviation " + kind.word());
    if (kind == Kind.ORDER || kind == Kind.RULE) {
      flow.check(node.text(needed), node, needed);
    }
    return node.text(needed);
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
  private void checkPossible(Kind kind, String name, YamlNode node) throws FormatException {
    if (kind != Kind.START && kind != Kind.END && kind != Kind.RULE) {
      flow.check(name, node, kind.word());
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
          case CHOICE ->
              structure.choicePoints().stream()
                  .flatMap(choice -> choice.branches().stream())
                  .anyMatch(branch -> branch.entries().contains(name));
          case INCOMPLETE_BLOCK -> isInBlock(name, model.facts().phases());
          case MISSING, ORDER, REPEAT, START, END, REPLACED, RULE -> true;
        };
    if (!designed) {
      throw node.fault(
          "\""
              + name
              + "\" can't be "
              + kind.word()
              + ": the journey doesn't design it; add within, not_before, fails_when, initiator"
              + " or channels to the journey, or name the first touchpoint of a branch of a choice,"
              + " or one in any_order");
    }
  }

  private static boolean isInBlock(String name, List<JourneyBlueprint.Phase> phases) {
    return phases.stream()
        .flatMap(phase -> phase.steps().stream())
        .anyMatch(step -> isInBlock(name, step, false));
  }

  private static boolean isInBlock(String name, Step step, boolean inside) {
    return step instanceof Step.Place place
        ? inside && place.touchpoint().equals(name)
        : step.children().stream()
            .anyMatch(child -> isInBlock(name, child, inside || step instanceof Step.AnyOrder));
  }

  private List<Step.Place> places(String name) {
    return model.facts().places().stream().filter(p -> p.touchpoint().equals(name)).toList();
  }

  List<Effect> effects(YamlNode.Mapping root) throws FormatException {
    Map<String, Facet> facets = words(Facet.values());
    List<String> keys = new ArrayList<>(facets.keySet());
    keys.addAll(List.of("odds", "slows"));
    List<Effect> effects = new ArrayList<>();
    for (YamlNode.Mapping mapping : entries(root, "effects", keys)) {
      String word = theOne(mapping, facets.keySet(), "an effect");
      YamlNode slows = mapping.get("slows").orElse(null);
      double odds = mapping.require("odds", "an effect").number("odds", 1 / MOST_ODDS, MOST_ODDS);
      effects.add(
          new Effect(
              facets.getOrDefault(word, Facet.PRESENCE),
              mapping.require(word, "an effect").text(word),
              odds,
              slows == null ? 1 : slows.number("slows", 0.01, 100)));
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
    for (YamlNode.Mapping mapping :
        entries(root, "segments", List.of("segment", "hidden", "values"))) {
      String owner = "an entry of segments";
      YamlNode values = mapping.require("values", owner);
      List<Segment.Value> read = new ArrayList<>();
      double sum = 0;
      for (var entry : values.mapping("values").fields().entrySet()) {
        String name = entry.getKey();
        YamlNode.Mapping value = entry.getValue().value().mapping(name);
        read.add(value(name, value));
        sum += read.get(read.size() - 1).share();
      }
      if (Math.abs(sum - 1) > 1e-6) {
        throw values.fault("the shares add up to " + sum + ", expected 1; change one");
      }
      YamlNode hidden = mapping.get("hidden").orElse(null);
      segments.add(
          new Segment(
              mapping.require("segment", owner).text("segment"),
              hidden != null && hidden.flag("hidden"),
              read));
    }
    return segments;
  }

  private Segment.Value value(String name, YamlNode.Mapping value) throws FormatException {
    value.allowOnly(List.of("share", "loss", "slows", "contacts", "taken"), name);
    return new Segment.Value(
        name,
        value.require("share", name).number("share", 0, 1),
        factor(value, "loss"),
        factor(value, "slows"),
        byTouchpoint(value, "contacts", MOST_FACTOR, false),
        byTouchpoint(value, "taken", 1, true));
  }

  private static double factor(YamlNode.Mapping value, String key) throws FormatException {
    YamlNode node = value.get(key).orElse(null);
    return node == null ? 1 : node.number(key, 1 / MOST_FACTOR, MOST_FACTOR);
  }

  private Map<String, Double> byTouchpoint(
      YamlNode.Mapping value, String key, double most, boolean inFlow) throws FormatException {
    Map<String, Double> numbers = new LinkedHashMap<>();
    YamlNode node = value.get(key).orElse(null);
    if (node != null) {
      for (var entry : node.mapping(key).fields().entrySet()) {
        if (inFlow) {
          flow.check(entry.getKey(), entry.getValue().value(), key);
        }
        numbers.put(entry.getKey(), entry.getValue().value().number(entry.getKey(), 0, most));
      }
    }
    return numbers;
  }
}
