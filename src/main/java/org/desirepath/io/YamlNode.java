package org.desirepath.io;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A part of a YAML 1.2 file that knows its line, and reads itself as what is asked for.
 *
 * <p>Scalars are text as written ({@code No}, {@code 0012}, {@code 1e3}) until a number, a flag or
 * a duration is asked for. Duplicate keys, anchors, aliases, tags and more than one document are
 * errors. Immutable.
 */
public sealed interface YamlNode {

  String file();

  int line();

  /** What stands here, for messages. */
  String describe();

  /** A scalar. */
  record Text(String file, int line, String value) implements YamlNode {
    @Override
    public String describe() {
      return value.isEmpty() ? "empty" : "\"" + value + "\"";
    }
  }

  /** A list. */
  record Items(String file, int line, List<YamlNode> nodes) implements YamlNode {
    public Items {
      nodes = List.copyOf(nodes);
    }

    @Override
    public String describe() {
      return "a list";
    }
  }

  /** Keys with values, in the order of the file. */
  record Mapping(String file, int line, Map<String, Field> fields) implements YamlNode {
    public Mapping {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String describe() {
      return fields.isEmpty()
          ? "an empty mapping"
          : "a mapping with the key \"" + fields.keySet().iterator().next() + "\"";
    }

    public boolean has(String key) {
      return fields.containsKey(key);
    }

    public Optional<YamlNode> get(String key) {
      return Optional.ofNullable(fields.get(key)).map(Field::value);
    }

    /**
     * The value of a key that must be there.
     *
     * @throws FormatException if it is not
     */
    public YamlNode require(String key, String owner) throws FormatException {
      Field field = fields.get(key);
      if (field == null) {
        throw fault(owner + " has no \"" + key + "\"; add " + key + ": ...");
      }
      return field.value();
    }

    /**
     * Checks the keys.
     *
     * @param owner what the mapping is, as in {@code the outcome}
     * @throws FormatException at the first key that is not known, with a proposal
     */
    public void allowOnly(Collection<String> known, String owner) throws FormatException {
      for (Map.Entry<String, Field> entry : fields.entrySet()) {
        String key = entry.getKey();
        if (!known.contains(key)) {
          String proposal = Suggestion.didYouMean(key, known);
          throw new FormatException(
              file,
              entry.getValue().line(),
              "unknown key \""
                  + key
                  + "\" in "
                  + owner
                  + ", expected one of "
                  + String.join(", ", known)
                  + (proposal.isEmpty()
                      ? "; if it is part of a name with \": \" in it, put the name in quotes"
                      : "; " + proposal));
        }
      }
    }
  }

  /** The value of a key, and the key's line. */
  record Field(int line, YamlNode value) {}

  /**
   * Reads a file in UTF-8.
   *
   * @param file the name for messages
   * @throws FormatException if it is no YAML, or uses what the type's description excludes
   */
  static YamlNode read(InputStream input, String file) throws IOException {
    return YamlParser.parse(input, file);
  }

  /** An error at this place. */
  default FormatException fault(String message) {
    return new FormatException(file(), line(), message);
  }

  /** An error at this place: {@code WHAT is FOUND, expected EXPECTED}. */
  default FormatException unexpected(String what, String expected) {
    return fault(what + " is " + describe() + ", expected " + expected);
  }

  /** A mapping. */
  default Mapping mapping(String what) throws FormatException {
    if (this instanceof Mapping mapping) {
      return mapping;
    }
    throw unexpected(what, "keys with values");
  }

  /** A list with at least one entry. */
  default List<YamlNode> items(String what) throws FormatException {
    if (this instanceof Items items) {
      if (items.nodes().isEmpty()) {
        throw fault(
            what + " is an empty list, expected at least one entry; leave " + what + " out");
      }
      return items.nodes();
    }
    String hint = this instanceof Text text ? "; write [" + text.value() + "]" : "";
    throw unexpected(what, "a list" + hint);
  }

  /** A text on one line that is not blank. */
  default String text(String what) throws FormatException {
    if (!(this instanceof Text text)) {
      String hint =
          this instanceof Mapping ? "; if it is a name with \": \" in it, put it in quotes" : "";
      throw unexpected(what, "a text" + hint);
    }
    if (text.value().isBlank()) {
      throw fault(what + " is empty, expected a text");
    }
    if (text.value().chars().anyMatch(Character::isISOControl)) {
      throw fault(what + " holds a line break or a control character, expected one line");
    }
    return text.value();
  }

  /** A list of texts, each once. */
  default List<String> texts(String what) throws FormatException {
    Map<String, YamlNode> seen = new LinkedHashMap<>();
    for (YamlNode node : items(what)) {
      String text = node.text("an entry of " + what);
      YamlNode before = seen.putIfAbsent(text, node);
      if (before != null) {
        throw node.fault(
            "\"" + text + "\" stands twice in " + what + " (first in line " + before.line() + ")");
      }
    }
    return List.copyOf(seen.keySet());
  }

  /** A decimal number. */
  default BigDecimal decimal(String what) throws FormatException {
    String text = text(what);
    if (!Numbers.DECIMAL.matcher(text).matches()) {
      String hint = "";
      if (text.matches("[-+]?[0-9]+,[0-9]+")) {
        hint = "; write " + text.replace(',', '.');
      } else if (text.matches("[0-9.]+ *%")) {
        hint = "; write a share such as 0.25 for 25%";
      }
      throw unexpected(what, "a number" + hint);
    }
    return new BigDecimal(text);
  }

  /** A number in {@code [low, high]}. */
  default double number(String what, double low, double high) throws FormatException {
    double value = decimal(what).doubleValue();
    if (!(value >= low && value <= high)) {
      throw fault(
          what
              + " is "
              + ((Text) this).value()
              + ", expected a number from "
              + Numbers.plain(low)
              + " to "
              + Numbers.plain(high));
    }
    return value;
  }

  /** A whole number in {@code [low, high]}. */
  default int integer(String what, int low, int high) throws FormatException {
    String text = text(what);
    if (text.matches("[-+]?[0-9]{1,9}")) {
      int value = Integer.parseInt(text);
      if (value >= low && value <= high) {
        return value;
      }
    }
    throw unexpected(what, "a whole number from " + low + " to " + high);
  }

  /** {@code true} or {@code false}. */
  default boolean flag(String what) throws FormatException {
    String text = text(what);
    if (!text.equals("true") && !text.equals("false")) {
      boolean meant = text.matches("(?i)y|yes|on|true|1");
      boolean denied = text.matches("(?i)n|no|off|false|0");
      String hint = meant ? "; write true" : denied ? "; write false" : "";
      throw unexpected(what, "true or false" + hint);
    }
    return text.equals("true");
  }

  /** A length of time in milliseconds, as {@link DurationText} says. */
  default long durationMillis(String what) throws FormatException {
    return converted(what, DurationText::millis);
  }

  /** A text that another notation takes; its complaint becomes an error at this place. */
  default <T> T converted(String what, Function<String, T> notation) throws FormatException {
    String text = text(what);
    try {
      return notation.apply(text);
    } catch (IllegalArgumentException e) {
      throw new FormatException(
          file(), line(), what + " is " + describe() + ": " + e.getMessage(), e);
    }
  }

  /** One of a few words. */
  default <T> T choice(String what, Map<String, T> words) throws FormatException {
    String text = text(what);
    T value = words.get(text);
    if (value == null) {
      List<String> sorted = words.keySet().stream().sorted().toList();
      String proposal = Suggestion.didYouMean(text, sorted);
      throw unexpected(
          what, String.join(" or ", sorted) + (proposal.isEmpty() ? "" : "; " + proposal));
    }
    return value;
  }

  /** The form of numbers. */
  final class Numbers {
    private static final Pattern DECIMAL =
        Pattern.compile("[-+]?([0-9]{1,30}(\\.[0-9]{0,30})?|\\.[0-9]{1,30})([eE][-+]?[0-9]{1,3})?");

    private Numbers() {}

    private static String plain(double bound) {
      return new BigDecimal(Double.toString(bound)).stripTrailingZeros().toPlainString();
    }
  }
}
