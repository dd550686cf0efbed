package org.desirepath.io.plant;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.io.FormatException;
import org.desirepath.io.YamlNode;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.PlantedContacts;
import org.desirepath.model.PlantedContacts.Answer;
import org.desirepath.model.PlantedContacts.Campaigns;
import org.desirepath.model.PlantedContacts.Gap;
import org.desirepath.model.PlantedContacts.Score;
import org.jspecify.annotations.Nullable;

/** Reads what a plant says of contacts and their recording. */
final class PlantedContactReader {
  private final DesignedJourney model;
  private final TimeReader times;

  /** Reads a date or time. */
  interface TimeReader {
    long read(YamlNode node, String what) throws FormatException;
  }

  PlantedContactReader(DesignedJourney model, TimeReader times) {
    this.model = model;
    this.times = times;
  }

  PlantedContacts read(YamlNode.Mapping root) throws FormatException {
    return new PlantedContacts(gaps(root), answers(root), scores(root), campaigns(root));
  }

  private static List<YamlNode> items(YamlNode.Mapping root, String key) throws FormatException {
    YamlNode node = root.get(key).orElse(null);
    return node == null ? List.of() : node.items(key);
  }

  private List<Gap> gaps(YamlNode.Mapping root) throws FormatException {
    List<Gap> gaps = new ArrayList<>();
    for (YamlNode item : items(root, "gaps")) {
      YamlNode.Mapping mapping = item.mapping("an entry of gaps");
      mapping.allowOnly(List.of("gap", "from", "to"), "an entry of gaps");
      String name = known(mapping.require("gap", "an entry of gaps"), "gap");
      long from = times.read(mapping.require("from", "an entry of gaps"), "from");
      YamlNode end = mapping.require("to", "an entry of gaps");
      long to = times.read(end, "to");
      if (to <= from) {
        throw end.unexpected("to", "a time after from");
      }
      gaps.add(new Gap(name, from, to));
    }
    return gaps;
  }

  private String known(YamlNode node, String what) throws FormatException {
    String name = node.text(what);
    if (!model.touchpoints().contains(name)) {
      throw node.fault(
          what + " names \"" + name + "\", which \"" + model.name() + "\" does not know");
    }
    return name;
  }

  private static List<Answer> answers(YamlNode.Mapping root) throws FormatException {
    List<Answer> answers = new ArrayList<>();
    for (YamlNode item : items(root, "answers")) {
      YamlNode.Mapping mapping = item.mapping("an entry of answers");
      mapping.allowOnly(List.of("answer", "to", "rate", "delay"), "an entry of answers");
      answers.add(
          new Answer(
              mapping.require("answer", "an entry of answers").text("answer"),
              mapping.require("to", "an entry of answers").text("to"),
              mapping.require("rate", "an entry of answers").number("rate", 0, 1),
              PlantLists.positive(mapping.require("delay", "an entry of answers"), "delay")));
    }
    return answers;
  }

  private List<Score> scores(YamlNode.Mapping root) throws FormatException {
    List<Score> scores = new ArrayList<>();
    for (YamlNode item : items(root, "scores")) {
      YamlNode.Mapping mapping = item.mapping("an entry of scores");
      mapping.allowOnly(List.of("score", "at", "rate", "odds", "chances"), "an entry of scores");
      YamlNode odds = mapping.get("odds").orElse(null);
      YamlNode chances = mapping.require("chances", "an entry of scores");
      Map<String, Double> read = chances(chances);
      double sum = read.values().stream().mapToDouble(chance -> chance).sum();
      if (Math.abs(sum - 1) > 1e-6) {
        throw chances.fault("the chances add up to " + sum + ", expected 1; change one");
      }
      scores.add(
          new Score(
              mapping.require("score", "an entry of scores").text("score"),
              known(mapping.require("at", "an entry of scores"), "at"),
              mapping.require("rate", "an entry of scores").number("rate", 0, 1),
              odds == null ? 1 : odds.number("odds", 1e-3, 1e3),
              read));
    }
    return scores;
  }

  private static @Nullable Campaigns campaigns(YamlNode.Mapping root) throws FormatException {
    YamlNode node = root.get("campaigns").orElse(null);
    if (node == null) {
      return null;
    }
    YamlNode.Mapping mapping = node.mapping("campaigns");
    mapping.allowOnly(List.of("attribute", "chances"), "campaigns");
    YamlNode chances = mapping.require("chances", "campaigns");
    Map<String, Double> read = chances(chances);
    double sum = read.values().stream().mapToDouble(chance -> chance).sum();
    if (sum > 1 + 1e-6) {
      throw chances.fault("the chances add up to " + sum + ", expected at most 1; lower one");
    }
    return new Campaigns(mapping.require("attribute", "campaigns").text("attribute"), read);
  }

  private static Map<String, Double> chances(YamlNode node) throws FormatException {
    Map<String, Double> chances = new LinkedHashMap<>();
    for (var entry : node.mapping("chances").fields().entrySet()) {
      chances.put(
          entry.getKey(), entry.getValue().value().number("chances." + entry.getKey(), 0, 1));
    }
    return chances;
  }
}
