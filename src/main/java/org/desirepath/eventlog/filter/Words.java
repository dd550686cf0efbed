package org.desirepath.eventlog.filter;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names and lists as an expression writes them. */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static String list(Collection<String> names) {
    return names.stream().map(Words::quoted).collect(Collectors.joining(", "));
  }

  static String seconds(long millis) {
    return millis % 1000 == 0
        ? millis / 1000 + "s"
        : "PT" + millis / 1000 + "." + String.format("%03dS", millis % 1000);
  }
}
