package org.desirepath.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Words that mean the same. In a file: {@code synonyms: [[reject, decline, refuse], [pay,
 * payment]]}. Immutable.
 */
public final class Synonyms {
  /** No words but themselves. */
  public static final Synonyms NONE = new Synonyms(Map.of());

  private final Map<String, String> first;

  private Synonyms(Map<String, String> first) {
    this.first = Map.copyOf(first);
  }

  /**
   * Reads a file.
   *
   * @throws FormatException if it is none, or a word stands in two groups
   */
  public static Synonyms read(Path path) throws IOException {
    String file = String.valueOf(path.getFileName());
    Map<String, String> first = new HashMap<>();
    try (InputStream input = Files.newInputStream(path)) {
      YamlNode.Mapping root = YamlNode.read(input, file).mapping("the synonyms file");
      root.allowOnly(List.of("synonyms"), "the synonyms file");
      for (YamlNode group : root.require("synonyms", "the synonyms file").items("synonyms")) {
        String word = "";
        for (String text : group.texts("a group of synonyms")) {
          String lower = text.toLowerCase(Locale.ROOT);
          word = word.isEmpty() ? lower : word;
          if (first.putIfAbsent(lower, word) != null) {
            throw group.fault("\"" + text + "\" stands in two groups; join them");
          }
        }
      }
    }
    return new Synonyms(first);
  }

  /** The word that stands for a word in lower case and all its synonyms. */
  public String of(String word) {
    return first.getOrDefault(word, word);
  }
}
