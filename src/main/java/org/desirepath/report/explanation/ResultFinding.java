package org.desirepath.report.explanation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A finding of a JSON result and its address. Immutable. */
public final class ResultFinding {
  private final String field;
  private final Map<String, String> selection;
  private final JsonNode node;

  /**
   * @param field where it stands, such as {@code dropOff.steps}
   * @param selection which element of the list it is; empty if the field is no list
   * @param node what the result says of it
   */
  ResultFinding(String field, Map<String, String> selection, JsonNode node) {
    this.field = field;
    this.selection = Collections.unmodifiableMap(new LinkedHashMap<>(selection));
    this.node = node;
  }

  String field() {
    return field;
  }

  Map<String, String> selection() {
    return selection;
  }

  JsonNode node() {
    return node;
  }

  /** Such as {@code deviations[kind=missing,touchpoint=Offer]}; quoted where it must be. */
  public String path() {
    if (selection.isEmpty()) {
      return field;
    }
    StringBuilder path = new StringBuilder(field).append('[');
    selection.forEach(
        (name, value) -> {
          boolean plain = value.indexOf(',') < 0 && value.indexOf(']') < 0 && !value.isBlank();
          char quote = value.indexOf('"') < 0 ? '"' : '\'';
          path.append(path.charAt(path.length() - 1) == '[' ? "" : ",").append(name).append('=');
          path.append(plain ? value : quote + value + quote);
        });
    return path.append(']').toString();
  }

  /** Whether it stands in the field and has what is asked for, and perhaps more. */
  public boolean matches(String askedField, Map<String, String> asked) {
    return field.equals(askedField) && selection.entrySet().containsAll(asked.entrySet());
  }

  /** What it says, in English; empty if the result has no sentence for it. */
  public String sentence() {
    return node.path("sentence").asText("");
  }
}
