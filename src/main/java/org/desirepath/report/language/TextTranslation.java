package org.desirepath.report.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One text after another by a catalogue: whole, else sentence by sentence, else clause by clause,
 * else between the markup in it. Characters of the private use area stand for markup and data. Not
 * thread-safe.
 */
final class TextTranslation {
  private static final Pattern CORE =
      Pattern.compile("^([\uE000-\uF8FF\\s]*)(.*?)([\uE000-\uF8FF\\s]*)$", Pattern.DOTALL);
  private static final Pattern UNITS =
      Pattern.compile(
          "(?<=\\d)[ \u00a0](days?|years?|h|points?|pts|min|s)\\b|\\b[A-Z]{3} (?=[−0-9])");
  private static final Pattern DATES = Pattern.compile("\\b\\d{1,2} [A-Z][a-z]{2} \\d{4}\\b");
  private static final Pattern MARKUP = Pattern.compile("[\uE000-\uF8FF]+");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final List<Pattern> SEAMS =
      List.of(
          Pattern.compile("(?<=[.?!][\uE000-\uF8FF]{0,4}) (?=[\uE000-\uF8FF]*[\\p{Lu}“▲▼✓0-9])"),
          Pattern.compile("(?<=;[\uE000-\uF8FF]{0,4}) "),
          Pattern.compile("(?<= · )"));

  private final Catalogue catalogue;
  private final Consumer<String> missing;
  private final Map<String, String> known = new HashMap<>();

  TextTranslation(Catalogue catalogue, Consumer<String> missing) {
    this.catalogue = catalogue;
    this.missing = missing;
  }

  String of(String text) {
    String cached = known.get(text);
    if (cached == null) {
      cached = translated(text);
      known.put(text, cached);
    }
    return cached;
  }

  private String translated(String text) {
    Matcher matcher = CORE.matcher(text);
    if (!matcher.matches() || matcher.group(2).isEmpty()) {
      return text;
    }
    String bare = text.strip();
    if (!bare.equals(matcher.group(2)) && hasWords(bare)) {
      Optional<String> whole = whole(bare);
      if (whole.isPresent()) {
        int start = text.indexOf(bare);
        return text.substring(0, start) + whole.get() + text.substring(start + bare.length());
      }
    }
    return matcher.group(1) + core(matcher.group(2)) + matcher.group(3);
  }

  private String core(String core) {
    if (!hasWords(core)) {
      return DutchNotation.of(core);
    }
    Optional<String> whole = whole(core);
    if (whole.isPresent()) {
      return whole.get();
    }
    for (Pattern seam : SEAMS) {
      String[] parts = seam.split(core);
      if (parts.length > 1) {
        return joined(core, parts);
      }
    }
    String last = core.substring(core.length() - 1);
    if (core.length() > 1 && ".;:,".contains(last)) {
      return of(core.substring(0, core.length() - 1)) + last;
    }
    if (MARKUP.matcher(core).find()) {
      return between(core);
    }
    missing.accept(core);
    return DutchNotation.of(core);
  }

  private static boolean hasWords(String text) {
    String bare = UNITS.matcher(DATES.matcher(text).replaceAll("")).replaceAll("");
    return LETTER.matcher(MARKUP.matcher(bare).replaceAll("")).find();
  }

  /** By the catalogue, with or without a final full stop. */
  private Optional<String> whole(String core) {
    Optional<String> found = entry(core);
    if (found.isPresent()) {
      return found;
    }
    return core.endsWith(".")
        ? entry(core.substring(0, core.length() - 1)).map(other -> other + ".")
        : entry(core + ".").filter(other -> other.endsWith(".")).map(TextTranslation::withoutStop);
  }

  private static String withoutStop(String text) {
    return text.substring(0, text.length() - 1);
  }

  private Optional<String> entry(String core) {
    Optional<String> exact = catalogue.exact(core);
    return exact.isPresent() ? exact : catalogue.match(core).map(this::filled);
  }

  private String filled(SentencePattern.Match match) {
    List<String> values = new ArrayList<>();
    for (int place = 0; place < match.values().size(); place++) {
      String value = match.values().get(place);
      values.add(
          switch (match.pattern().kind(place)) {
            case '=' -> value;
            case 'n' -> DutchNotation.of(value);
            default -> of(value);
          });
    }
    return match.pattern().fill(values);
  }

  /** The parts, with what stood between them. */
  private String joined(String core, String[] parts) {
    StringBuilder all = new StringBuilder();
    int at = 0;
    for (String part : parts) {
      int start = core.indexOf(part, at);
      all.append(core, at, start).append(of(part));
      at = start + part.length();
    }
    return all.append(core.substring(at)).toString();
  }

  private String between(String core) {
    StringBuilder all = new StringBuilder();
    Matcher markup = MARKUP.matcher(core);
    int at = 0;
    while (markup.find()) {
      all.append(of(core.substring(at, markup.start()))).append(markup.group());
      at = markup.end();
    }
    return all.append(of(core.substring(at))).toString();
  }
}
