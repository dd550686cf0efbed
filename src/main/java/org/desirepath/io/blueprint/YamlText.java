package org.desirepath.io.blueprint;

import java.util.List;
import java.util.regex.Pattern;

/** YAML in block style, two blanks a level; quotes only where a name needs them. */
final class YamlText {
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._()/+&%@-]*[\\p{L}\\p{N}._()/+&%@-])?");

  private final StringBuilder out = new StringBuilder();
  private int depth;
  private boolean afterDash;

  private StringBuilder line() {
    if (afterDash) {
      afterDash = false;
      return out;
    }
    return out.append("  ".repeat(depth));
  }

  YamlText scalar(String key, String value) {
    line().append(quoted(key)).append(": ").append(quoted(value)).append('\n');
    return this;
  }

  /** A list of names, or nothing when it is empty. */
  YamlText list(String key, List<String> values) {
    if (!values.isEmpty()) {
      line().append(quoted(key)).append(": [");
      for (int i = 0; i < values.size(); i++) {
        out.append(i == 0 ? "" : ", ").append(quoted(values.get(i)));
      }
      out.append("]\n");
    }
    return this;
  }

  /** Begins what stands under a key. */
  YamlText open(String key) {
    line().append(quoted(key)).append(":\n");
    depth++;
    return this;
  }

  YamlText close() {
    depth--;
    return this;
  }

  /** Begins an entry of keys in a list; its first key stands behind the dash. */
  YamlText item() {
    line().append("- ");
    depth++;
    afterDash = true;
    return this;
  }

  YamlText endItem() {
    depth--;
    return this;
  }

  /** An entry that is a name. */
  YamlText entry(String value) {
    line().append("- ").append(quoted(value)).append('\n');
    return this;
  }

  String text() {
    return out.toString();
  }

  static String quoted(String value) {
    return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "''") + "'";
  }
}
