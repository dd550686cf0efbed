package org.desirepath.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A limit on one number of the result, such as {@code conformance.fitness.log=0.9} or {@code
 * deviations[kind=missing,touchpoint=Offer].share=0.1}.
 *
 * @param path as written
 * @param steps field names, each with the fields that select an element of the array it names
 * @param kind whether the number must not be under or not over the limit
 */
record Threshold(String path, List<Step> steps, Kind kind, double limit) {

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

  private static List<Step> steps(String path) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at <= path.length()) {
      int dot = path.indexOf('.', at);
      int bracket = path.indexOf('[', at);
      Map<String, String> selection = Map.of();
      int end = dot < 0 ? path.length() : dot;
      String field;
      if (bracket >= 0 && bracket < end) {
        int close = path.indexOf(']', bracket);
        if (close < 0) {
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
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals <= 0) {
        throw new UsageException(
            "threshold path \"" + path + "\": expected [field=value,...], got [" + text + "]");
      }
      selection.put(part.substring(0, equals).trim(), part.substring(equals + 1).trim());
    }
    return selection;
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
