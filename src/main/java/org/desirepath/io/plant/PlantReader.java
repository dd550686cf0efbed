package org.desirepath.io.plant;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.desirepath.io.FormatException;
import org.desirepath.io.Suggestion;
import org.desirepath.io.YamlNode;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.Plant;
import org.desirepath.model.Plant.Noise;
import org.desirepath.model.Plant.Waits;

/**
 * Reads a plant for a designed journey.
 *
 * <p>The same YAML as the blueprint's: names as written, located errors, unknown keys refused.
 * Names of touchpoints are checked against the journey. Stateless and thread-safe; O(size of the
 * file).
 */
public final class PlantReader {
  private static final List<String> KEYS =
      List.of(
          "from",
          "to",
          "as_of",
          "seen_from",
          "starts",
          "loss",
          "noise",
          "waits",
          "taken",
          "again",
          "shares",
          "drop_off",
          "experience",
          "exits",
          "contacts",
          "deviations",
          "effects",
          "segments",
          "gaps",
          "answers",
          "scores",
          "campaigns");

  private PlantReader() {}

  /**
   * Reads a plant.
   *
   * @param input the bytes, UTF-8; not closed
   * @param file the name for messages
   * @param model the journey that will be played out
   * @throws FormatException if the file is no plant, or does not fit the journey
   */
  public static Plant read(InputStream input, String file, DesignedJourney model)
      throws IOException {
    YamlNode.Mapping root = YamlNode.read(input, file).mapping("the plant");
    root.allowOnly(KEYS, "the plant");
    return new Run(model).plant(root);
  }

  private static final class Run {
    private static final double MOST_AGAIN = 0.95;
    private static final double MOST_EXIT = 0.99;
    private static final double MOST_NOISE = 0.5;

    private final DesignedJourney model;

    Run(DesignedJourney model) {
      this.model = model;
    }

    Plant plant(YamlNode.Mapping root) throws FormatException {
      long from = time(root.require("from", "the plant"), "from");
      YamlNode end = root.require("to", "the plant");
      long to = time(end, "to");
      if (to <= from) {
        throw end.unexpected("to", "a time after from");
      }
      YamlNode asOf = root.get("as_of").orElse(null);
      PlantLists lists = new PlantLists(model, this::inFlow);
      YamlNode seenFrom = root.get("seen_from").orElse(null);
      return new Plant(
          from,
          to,
          asOf == null ? OptionalLong.empty() : OptionalLong.of(time(asOf, "as_of")),
          seenFrom == null ? OptionalLong.empty() : OptionalLong.of(time(seenFrom, "seen_from")),
          Rhythms.of(root, "starts"),
          Rhythms.of(root, "loss"),
          noise(root),
          waits(root),
          numbers(root, "taken", 0, 1),
          numbers(root, "again", 0, MOST_AGAIN),
          numbers(root, "shares", 0, 1),
          numbers(root, "drop_off", 0, MOST_EXIT),
          numbers(root, "experience", -1e6, 1e6),
          lists.exits(root, MOST_EXIT),
          lists.contacts(root, MOST_AGAIN),
          lists.deviations(root),
          lists.effects(root),
          lists.segments(root),
          new PlantedContactReader(model, Run::time).read(root));
    }

    /** A date is the start of that day, UTC. */
    private static long time(YamlNode node, String what) throws FormatException {
      String text = node.text(what);
      try {
        return text.length() == 10
            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
            : instant(text).toEpochMilli();
      } catch (DateTimeException e) {
        throw new FormatException(
            node.file(),
            node.line(),
            what
                + " is "
                + node.describe()
                + ", expected a date or time such as 2026-01-31 or 2026-01-31T12:00:00Z",
            e);
      }
    }

    private static Instant instant(String text) {
      return OffsetDateTime.parse(text).toInstant();
    }

    private static Noise noise(YamlNode.Mapping root) throws FormatException {
      YamlNode node = root.get("noise").orElse(null);
      if (node == null) {
        return Noise.NONE;
      }
      YamlNode.Mapping mapping = node.mapping("noise");
      mapping.allowOnly(List.of("lost", "doubled", "swapped"), "noise");
      return new Noise(
          chance(mapping, "lost"), chance(mapping, "doubled"), chance(mapping, "swapped"));
    }

    private static double chance(YamlNode.Mapping mapping, String key) throws FormatException {
      YamlNode node = mapping.get(key).orElse(null);
      return node == null ? 0 : node.number(key, 0, MOST_NOISE);
    }

    private Waits waits(YamlNode.Mapping root) throws FormatException {
      Waits usual = Plant.none(0, 1).waits();
      YamlNode node = root.get("waits").orElse(null);
      if (node == null) {
        return usual;
      }
      YamlNode.Mapping mapping = node.mapping("waits");
      mapping.allowOnly(List.of("median", "spread", "of"), "waits");
      YamlNode median = mapping.get("median").orElse(null);
      YamlNode spread = mapping.get("spread").orElse(null);
      Map<String, Long> byName = new LinkedHashMap<>();
      YamlNode of = mapping.get("of").orElse(null);
      if (of != null) {
        for (var entry : of.mapping("waits.of").fields().entrySet()) {
          String name = entry.getKey();
          inFlow(name, entry.getValue().value(), "waits.of");
          byName.put(name, PlantLists.positive(entry.getValue().value(), name));
        }
      }
      return new Waits(
          median == null ? usual.medianMillis() : PlantLists.positive(median, "median"),
          spread == null ? usual.spread() : spread.number("spread", 0.01, 5),
          byName);
    }

    private Map<String, Double> numbers(YamlNode.Mapping root, String key, double low, double high)
        throws FormatException {
      Map<String, Double> numbers = new LinkedHashMap<>();
      YamlNode node = root.get(key).orElse(null);
      if (node != null) {
        for (var entry : node.mapping(key).fields().entrySet()) {
          String name = entry.getKey();
          YamlNode value = entry.getValue().value();
          if (!key.equals("experience")) {
            inFlow(name, value, key);
          }
          if (key.equals("drop_off") && !model.facts().touchpoint(name).observable()) {
            throw value.fault(
                "drop_off names \""
                    + name
                    + "\", which leaves no event; name the touchpoint before it");
          }
          numbers.put(name, value.number(name, low, high));
        }
      }
      return numbers;
    }

    private void inFlow(String name, YamlNode at, String what) throws FormatException {
      List<String> flow = new ArrayList<>(model.net().labels());
      if (!flow.contains(name)) {
        String proposal = Suggestion.didYouMean(name, flow);
        throw at.fault(
            what
                + " names \""
                + name
                + "\", which is not in the flow of \""
                + model.name()
                + "\""
                + (proposal.isEmpty() ? "; name one of its touchpoints" : "; " + proposal));
      }
    }
  }
}
