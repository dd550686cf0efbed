package org.desirepath.report.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of sentences, read from lines: one that begins with {@code >} is English, the next begins
 * with {@code <}; others are blank or begin with {@code #}. See {@link SentencePattern} for places.
 */
final class Catalogue {
  private static final Map<String, Catalogue> LOADED = new ConcurrentHashMap<>();

  private final Map<String, String> fixed = new LinkedHashMap<>();
  private final List<SentencePattern> patterns = new ArrayList<>();
  private final Set<String> english;

  private Catalogue(Map<String, String> pairs) {
    pairs.forEach(
        (source, target) -> {
          if (source.contains("{")) {
            patterns.add(SentencePattern.of(source, target));
          } else {
            fixed.put(source, target);
          }
        });
    patterns.sort(
        Comparator.comparingInt(SentencePattern::fixedLength)
            .reversed()
            .thenComparing(SentencePattern::english));
    english = pairs.keySet();
  }

  static Catalogue load(String resource) {
    return LOADED.computeIfAbsent(resource, name -> new Catalogue(pairs(name)));
  }

  static Map<String, String> pairs(String resource) {
    return parse(resource, read(resource));
  }

  private static String read(String resource) {
    try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource " + resource + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The pairs of a catalogue, in its order.
   *
   * @throws IllegalArgumentException naming the line that is no half of a pair, or says English
   *     that stands there already
   */
  static Map<String, String> parse(String name, String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    @Nullable String source = null;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      String content = line.length() > 1 ? line.substring(2) : "";
      boolean begins = line.startsWith("> ") && source == null;
      boolean ends = line.startsWith("< ") && source != null;
      if (begins) {
        source = content;
      } else if (ends && pairs.putIfAbsent(source, content) == null) {
        source = null;
      } else if (source != null || !(line.isBlank() || line.startsWith("#"))) {
        throw new IllegalArgumentException(
            name + ":" + number + ": no half of a new pair: " + line);
      }
    }
    if (source != null) {
      throw new IllegalArgumentException(name + ":" + number + ": a pair without its other half");
    }
    return pairs;
  }

  Set<String> patterns() {
    return english;
  }

  Optional<String> exact(String text) {
    return Optional.ofNullable(fixed.get(text));
  }

  /** The most specific pattern that the text has, with its values. */
  Optional<SentencePattern.Match> match(String text) {
    for (SentencePattern pattern : patterns) {
      Optional<SentencePattern.Match> match = pattern.match(text);
      if (match.isPresent()) {
        return match;
      }
    }
    return Optional.empty();
  }
}
