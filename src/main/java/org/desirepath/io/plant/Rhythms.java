package org.desirepath.io.plant;

import java.util.List;
import org.desirepath.io.FormatException;
import org.desirepath.io.YamlNode;
import org.desirepath.model.Plant.Rhythm;

/** Reads how something changes with the calendar. */
final class Rhythms {
  private static final double MOST_FACTOR = 100;
  private static final double MOST_SWING = 0.99;

  private Rhythms() {}

  /** The rhythm under a key; even when there is none. */
  static Rhythm of(YamlNode.Mapping owner, String key) throws FormatException {
    YamlNode node = owner.get(key).orElse(null);
    if (node == null) {
      return Rhythm.EVEN;
    }
    YamlNode.Mapping mapping = node.mapping(key);
    mapping.allowOnly(List.of("weekend", "growth", "swing", "cycle"), key);
    YamlNode cycle = mapping.get("cycle").orElse(null);
    if (mapping.has("swing") != (cycle != null)) {
      throw mapping.fault(key + " has one of swing and cycle, expected both or neither");
    }
    return new Rhythm(
        number(mapping, "weekend", 1, 1 / MOST_FACTOR, MOST_FACTOR),
        number(mapping, "growth", 1, 1 / MOST_FACTOR, MOST_FACTOR),
        number(mapping, "swing", 0, 0, MOST_SWING),
        cycle == null ? Rhythm.EVEN.cycleMillis() : PlantLists.positive(cycle, "cycle"));
  }

  private static double number(
      YamlNode.Mapping mapping, String key, double usual, double low, double high)
      throws FormatException {
    YamlNode node = mapping.get(key).orElse(null);
    return node == null ? usual : node.number(key, low, high);
  }
}
