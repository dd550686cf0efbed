package org.desirepath.report.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.desirepath.report.wording.English;

/** Numbers of a finding that stand in an object of their own: shares of a count, medians, tests. */
public final class ComparedNumbers {
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    String[] words = {
      "mine", "Here",
      "theirs", "There",
      "before", "Before",
      "after", "After",
      "lastYearBefore", "A year before, before",
      "lastYearAfter", "A year before, after",
      "change", "Lasting change",
      "weekly", "Weekday",
      "yearly", "Year",
      "own", "As planned, own design",
      "common", "As planned, common design",
      "bounce", "Bounce",
      "repeated", "Repeated",
      "exit", "Ends here",
      "channelSwitch", "From another channel",
      "backtracked", "Went back to it",
      "extra", "Not in the design there",
      "waitMillis", "Wait before",
      "nextMillis", "Until the next",
      "dwellMillis", "Dwell",
      "reached", "Reached",
      "furthest", "Got no further",
      "stayMillis", "Time until the next",
      "wentBack", "Came back to it",
      "backtracks", "Journeys that went back",
      "detourRatio", "Events until success, by the fewest designed",
      "extraEvents", "Events not in the design, a journey",
      "channelSwitches", "Changes of channel, a journey",
      "answered", "Answered",
      "answerMillis", "Time to answer",
      "customers", "Customers",
      "notMeant", "Not meant",
      "missing", "Contacts without a code",
      "wellFormed", "Codes written as designed",
      "known", "Codes on the list",
      "share", "Here",
      "otherShare", "There",
      "recording", "Recorded of those that passed"
    };
    for (int i = 0; i < words.length; i += 2) {
      WORDS.put(words[i], words[i + 1]);
    }
  }

  private ComparedNumbers() {}

  /** By words, in the order above; only those that the finding has. */
  static Map<String, String> of(JsonNode finding) {
    Map<String, String> shown = new LinkedHashMap<>();
    boolean share = finding.path("unit").asText("share").equals("share");
    WORDS.forEach(
        (field, words) -> {
          JsonNode node = finding.path(field);
          if (node.isObject()) {
            String text = text(node, field.endsWith("Millis"), share);
            if (!text.isEmpty()) {
              shown.put(words, text);
            }
          }
        });
    return shown;
  }

  private static String text(JsonNode node, boolean time, boolean share) {
    if (node.has("recorded")) {
      return of(node.path("recorded"), node.path("passed"));
    }
    if (node.has("resolved")) {
      return value(node, "fitting", English.percent(node.path("fitting").doubleValue()))
          + n(node.path("resolved"));
    }
    if (node.has("share")) {
      String counts = of(node.path("count"), node.path("n"));
      return value(node, "share", English.percent(node.path("share").doubleValue()))
          + (node.path("share").isNull() ? "" : " (" + counts + ")");
    }
    if (node.has("median") && !node.has("value")) {
      double median = node.path("median").doubleValue();
      String shown = time ? English.duration((long) median) : English.decimal(median, 2);
      return value(node, "median", shown) + n(node.path("n"));
    }
    if (node.has("value")) {
      double value = node.path("value").doubleValue();
      String shown = share ? English.percent(value) : English.decimal(value, 3);
      return value(node, "value", shown) + n(node.path("n"));
    }
    return node.has("q") ? value(node, "q", "q " + English.p(node.path("q").doubleValue())) : "";
  }

  private static String value(JsonNode node, String field, String shown) {
    return node.path(field).isNumber() ? shown : "–";
  }

  private static String n(JsonNode n) {
    return n.isNumber() ? "; n = " + English.count(n.longValue()) : "";
  }

  private static String of(JsonNode count, JsonNode n) {
    return English.count(count.longValue()) + " of " + English.count(n.longValue());
  }
}
