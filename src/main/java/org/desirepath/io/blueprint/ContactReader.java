package org.desirepath.io.blueprint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.desirepath.io.FormatException;
import org.desirepath.io.YamlNode;
import org.desirepath.model.contacts.ContactFacts.Need;
import org.desirepath.model.contacts.ContactFacts.Responses;
import org.desirepath.model.contacts.ContactPolicy;
import org.desirepath.model.contacts.ContactPolicy.Limit;
import org.desirepath.model.contacts.Score;
import org.jspecify.annotations.Nullable;

/** Reads who is meant to get a touchpoint, what answers it, the contact policy and the scores. */
final class ContactReader {
  static final List<String> POLICY_KEYS =
      List.of(
          "customer",
          "limits",
          "campaign",
          "codes",
          "pattern",
          "collision_within",
          "offer",
          "alike");
  private static final List<String> SCORE_KEYS = List.of("score", "attribute", "from", "to", "top");
  private static final Map<String, Need> NEEDS =
      Map.of(
          "audience", Need.AUDIENCE,
          "next_best_action", Need.NEXT_BEST_ACTION,
          "personalisation", Need.PERSONALISATION);
  private static final Map<String, Score.Kind> KINDS =
      Map.of("nps", Score.Kind.NPS, "csat", Score.Kind.CSAT, "ces", Score.Kind.CES);
  private static final int MOST_CONTACTS = 10_000;
  private static final int LONGEST_PATTERN = 200;

  private ContactReader() {}

  /** Attribute values by attribute. */
  static Map<String, List<String>> values(String fact, YamlNode node) throws FormatException {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (var entry : node.mapping(fact).fields().entrySet()) {
      String key = entry.getKey();
      values.put(key, entry.getValue().value().texts(fact + "." + key));
    }
    if (values.isEmpty()) {
      String example =
          fact.equals("fails_when") ? "{status: [error]}" : "{customer: [new, existing]}";
      throw node.unexpected(fact, "attribute values such as " + example);
    }
    return values;
  }

  static Map<Need, List<String>> needs(YamlNode node) throws FormatException {
    YamlNode.Mapping mapping = node.mapping("needs");
    mapping.allowOnly(List.of("audience", "next_best_action", "personalisation"), "needs");
    Map<Need, List<String>> needs = new LinkedHashMap<>();
    for (var entry : mapping.fields().entrySet()) {
      Need need = NEEDS.get(entry.getKey());
      if (need != null) {
        needs.put(need, entry.getValue().value().texts("needs." + entry.getKey()));
      }
    }
    return needs;
  }

  static Responses responses(String touchpoint, YamlNode node) throws FormatException {
    YamlNode.Mapping mapping = node.mapping("responses");
    mapping.allowOnly(List.of("within", "by", "status"), "responses");
    YamlNode within = mapping.get("within").orElse(null);
    YamlNode by = mapping.get("by").orElse(null);
    YamlNode status = mapping.get("status").orElse(null);
    if (by == null && status == null) {
      throw node.unexpected(
          "responses", "by: [touchpoints that answer it], or status: [its own values], or both");
    }
    List<String> answers = by == null ? List.of() : by.texts("responses.by");
    if (by != null && answers.contains(touchpoint)) {
      throw by.fault(
          "responses.by of \"" + touchpoint + "\" names itself; name what the customer does then");
    }
    return new Responses(
        within == null ? OptionalLong.empty() : OptionalLong.of(positive(within, "within")),
        answers,
        status == null ? List.of() : status.texts("responses.status"));
  }

  static ContactPolicy policy(YamlNode.Mapping root) throws FormatException {
    YamlNode node = root.get("contacts").orElse(null);
    if (node == null) {
      return ContactPolicy.NONE;
    }
    YamlNode.Mapping mapping = node.mapping("contacts");
    mapping.allowOnly(POLICY_KEYS, "contacts");
    String campaign = text(mapping, "campaign");
    for (String key : List.of("codes", "pattern", "collision_within")) {
      if (campaign == null && mapping.has(key)) {
        throw mapping
            .require(key, "contacts")
            .fault(key + " is about campaigns; add campaign: the attribute with their codes");
      }
    }
    String offer = text(mapping, "offer");
    if (offer == null && mapping.has("alike")) {
      throw mapping
          .require("alike", "contacts")
          .fault("alike is about offers; add offer: the attribute with what was offered");
    }
    YamlNode codes = mapping.get("codes").orElse(null);
    YamlNode alike = mapping.get("alike").orElse(null);
    YamlNode collision = mapping.get("collision_within").orElse(null);
    return new ContactPolicy(
        text(mapping, "customer"),
        limits(mapping),
        campaign,
        codes == null ? List.of() : codes.texts("codes"),
        pattern(mapping),
        collision == null
            ? OptionalLong.empty()
            : OptionalLong.of(positive(collision, "collision_within")),
        offer,
        alike == null ? List.of() : alike.texts("alike"));
  }

  private static @Nullable String pattern(YamlNode.Mapping mapping) throws FormatException {
    String pattern = text(mapping, "pattern");
    if (pattern != null && pattern.length() > LONGEST_PATTERN) {
      throw mapping
          .require("pattern", "contacts")
          .fault("pattern is longer than " + LONGEST_PATTERN + " characters; shorten it");
    }
    return pattern;
  }

  private static List<Limit> limits(YamlNode.Mapping root) throws FormatException {
    List<Limit> limits = new ArrayList<>();
    YamlNode node = root.get("limits").orElse(null);
    if (node == null) {
      return limits;
    }
    for (YamlNode item : node.items("limits")) {
      YamlNode.Mapping mapping = item.mapping("an entry of limits");
      mapping.allowOnly(List.of("at_most", "per"), "an entry of limits");
      Limit limit =
          new Limit(
              mapping.require("at_most", "an entry of limits").integer("at_most", 0, MOST_CONTACTS),
              positive(mapping.require("per", "an entry of limits"), "per"));
      if (limits.stream().anyMatch(other -> other.perMillis() == limit.perMillis())) {
        throw item.fault("limits say per the same time twice, expected one; remove one");
      }
      limits.add(limit);
    }
    return limits;
  }

  static List<Score> scores(YamlNode.Mapping root) throws FormatException {
    List<Score> scores = new ArrayList<>();
    YamlNode node = root.get("scores").orElse(null);
    if (node == null) {
      return scores;
    }
    for (YamlNode item : node.items("scores")) {
      Score score = score(item.mapping("an entry of scores"));
      if (scores.stream().anyMatch(other -> other.attribute().equals(score.attribute()))) {
        throw item.fault(
            "scores name the attribute \"" + score.attribute() + "\" twice; remove one");
      }
      scores.add(score);
    }
    return scores;
  }

  private static Score score(YamlNode.Mapping mapping) throws FormatException {
    mapping.allowOnly(SCORE_KEYS, "an entry of scores");
    Score.Kind kind = mapping.require("score", "an entry of scores").choice("score", KINDS);
    String attribute = mapping.require("attribute", "an entry of scores").text("attribute");
    if (kind == Score.Kind.NPS) {
      for (String key : List.of("from", "to", "top")) {
        if (mapping.has(key)) {
          throw mapping
              .require(key, "scores")
              .fault("nps always runs from 0 to 10 with 9 and 10 on top; remove " + key);
        }
      }
      return new Score(kind, attribute, 0, 10, 2);
    }
    int from = whole(mapping, "from", 1);
    int to = whole(mapping, "to", kind == Score.Kind.CSAT ? 5 : 7);
    if (to <= from) {
      throw mapping.fault("the score runs from " + from + " to " + to + ", expected to above from");
    }
    int usual = Math.min(kind == Score.Kind.CSAT ? 2 : 3, to - from);
    YamlNode top = mapping.get("top").orElse(null);
    return new Score(
        kind, attribute, from, to, top == null ? usual : top.integer("top", 1, to - from));
  }

  private static int whole(YamlNode.Mapping mapping, String key, int usual) throws FormatException {
    YamlNode node = mapping.get(key).orElse(null);
    return node == null ? usual : node.integer(key, -1000, 1000);
  }

  private static @Nullable String text(YamlNode.Mapping mapping, String key)
      throws FormatException {
    YamlNode node = mapping.get(key).orElse(null);
    return node == null ? null : node.text(key);
  }

  private static long positive(YamlNode node, String key) throws FormatException {
    long millis = node.durationMillis(key);
    if (millis == 0) {
      throw node.unexpected(key, "a length of time above zero");
    }
    return millis;
  }
}
