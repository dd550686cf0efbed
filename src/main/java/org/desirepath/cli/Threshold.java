package org.desirepath.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.jspecify.annotations.Nullable;

/**
 * A limit on one number of the result, such as {@code conformance.fitness.log=0.9} or {@code
 * deviations[kind=missing,touchpoint=Offer].share=0.1}. A value with {@code ]} or a comma in it
 * stands in quotes. A deviation that no journey has counts 0 journeys if its kind and touchpoint
 * are known.
 *
 * @param path as written
 * @param steps field names, each with the fields that select an element of the array it names
 * @param kind whether the number must not be under or not over the limit
 */
record Threshold(String path, List<Step> steps, Kind kind, double limit) {

  private static final JsonNode NONE =
      JsonNodeFactory.instance.objectNode().put("journeys", 0).put("share", 0.0);
  private static final Set<String> KINDS =
      Arrays.stream(DeviationKind.values())
          .map(DeviationKind::word)
          .collect(Collectors.toUnmodifiableSet());

  /** Which side of the limit fails. */
  enum Kind {
    FAIL_UNDER,
    FAIL_OVER
  }

  /** One field, and what selects an element when it is an array; no selection = not an array. */
  record Step(String field, Map<String, String> selection) {}

  static Threshold parse(String text, Kind kind) {
    int equals = text.lastIndexOf('=');
    if (equals < 0 || equals < text.lastIndexOf(']')) {
      throw new UsageException(
          "threshold \"" + text + "\": expected PATH=NUMBER, such as conformance.fitness.log=0.9");
    }
    String path = text.substring(0, equals);
    double limit;
    try {
      limit = Double.parseDouble(text.substring(equals + 1).trim());
    } catch (NumberFormatException e) {
      throw new UsageException(
          "threshold \"" + text + "\": \"" + text.substring(equals + 1) + "\" is not a number");
    }
    if (!Double.isFinite(limit)) {
      throw new UsageException("threshold \"" + text + "\": expected a finite number");
    }
    return new Threshold(path, steps(path), kind, limit);
  }

  static List<Step> steps(String path) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at <= path.length()) {
      int dot = path.indexOf('.', at);
      int bracket = path.indexOf('[', at);
      Map<String, String> selection = Map.of();
      int end = dot < 0 ? path.length() : dot;
      String field;
      if (bracket >= 0 && bracket < end) {
        int close = endOfValue(path, bracket + 1, "]");
        if (close == path.length()) {
          throw new UsageException("threshold path \"" + path + "\": \"[\" without \"]\"");
        }
        field = path.substring(at, bracket);
        selection = selection(path, path.substring(bracket + 1, close));
        end = close + 1;
      } else {
        field = path.substring(at, end);
      }
      if (field.isEmpty() || (end < path.length() && path.charAt(end) != '.')) {
        throw new UsageException(
            "threshold path \"" + path + "\": expected field names parted by dots");
      }
      steps.add(new Step(field, selection));
      at = end + 1;
    }
    return steps;
  }

  private static Map<String, String> selection(String path, String text) {
    Map<String, String> selection = new LinkedHashMap<>();
    int at = 0;
    while (at <= text.length()) {
      int end = endOfValue(text, at, ",");
      String part = text.substring(at, end);
      int equals = part.indexOf('=');
      if (equals <= 0) {
        throw new UsageException(
            "threshold path \"" + path + "\": expected [field=value,...], got [" + text + "]");
      }
      selection.put(part.substring(0, equals).trim(), unquoted(part.substring(equals + 1).trim()));
      at = end + 1;
    }
    return selection;
  }

  /** Where a mark stands that is not inside quotes, which begin right after an equals sign. */
  private static int endOfValue(String text, int from, String mark) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (mark.indexOf(c) >= 0) {
        return i;
      }
      if (isQuote(c) && i > from && text.charAt(i - 1) == '=') {
        int close = text.indexOf(c, i + 1);
        i = close < 0 ? i : close;
      }
    }
    return text.length();
  }

  private static String unquoted(String value) {
    int last = value.length() - 1;
    return last > 0 && isQuote(value.charAt(0)) && value.charAt(last) == value.charAt(0)
        ? value.substring(1, last)
        : value;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  /**
   * True if the number meets the limit; a number that could not be computed does not.
   *
   * @throws UsageException if the result has no such number
   */
  boolean isMet(JsonNode result) {
    JsonNode node = find(result);
    if (node.isNull()) {
      return false;
    }
    if (!node.isNumber()) {
      throw new UsageException("threshold path \"" + path + "\" is not a number of the result");
    }
    return kind == Kind.FAIL_UNDER ? node.doubleValue() >= limit : node.doubleValue() <= limit;
  }

  /** The number as the result has it, for messages. */
  String actual(JsonNode result) {
    return find(result).asText();
  }

  private JsonNode find(JsonNode result) {
    JsonNode node = result;
    for (Step step : steps) {
      if (node.isNull()) {
        return node;
      }
      JsonNode child = node.get(step.field);
      if (child != null && child.isArray() && !step.selection.isEmpty()) {
        child = select(child, step.selection);
        if (child == null && isDeviationNotFound(step, result)) {
          child = NONE;
        }
      }
      if (child == null) {
        throw new UsageException(
            "threshold path \""
                + path
                + "\": the result has no \""
                + step.field
                + "\""
                + (step.selection.isEmpty() ? "" : " with " + step.selection)
                + " there");
      }
      node = child;
    }
    return node;
  }

  /** No journey departs so: no row, though kind and touchpoint are known. */
  private static boolean isDeviationNotFound(Step step, JsonNode result) {
    if (!step.field.equals("deviations")
        || !Set.of("kind", "touchpoint").containsAll(step.selection.keySet())) {
      return false;
    }
    String kind = step.selection.get("kind");
    String touchpoint = step.selection.get("touchpoint");
    return (kind == null || KINDS.contains(kind))
        && (touchpoint == null || touchpoints(result).contains(touchpoint));
  }

  private static Set<String> touchpoints(JsonNode result) {
    Set<String> names = new HashSet<>();
    for (JsonNode variant : result.at("/conformance/variants")) {
      variant.path("activities").forEach(name -> names.add(name.asText()));
      variant.path("moves").forEach(move -> names.add(move.path("activity").asText()));
    }
    for (String rows : List.of("/dropOff/steps", "/deviations", "/criticalMoments/moments")) {
      result.at(rows).forEach(row -> names.add(row.path("touchpoint").asText()));
    }
    return names;
  }

  private @Nullable JsonNode select(JsonNode array, Map<String, String> selection) {
    JsonNode selected = null;
    for (JsonNode element : array) {
      if (selection.entrySet().stream()
          .allMatch(s -> element.path(s.getKey()).asText().equals(s.getValue()))) {
        if (selected != null) {
          throw new UsageException(
              "threshold path \"" + path + "\": several have " + selection + "; say more of it");
        }
        selected = element;
      }
    }
    return selected;
  }
}
