package org.desirepath.report.language;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A language of reports. What the program says is written in English; any other language has a
 * catalogue that pairs each English sentence, with places for its values, with its own.
 *
 * <p>A text is looked up whole, then sentence by sentence, then clause by clause; what is not in
 * the catalogue stays as it is and is told to whoever asks. Numbers, intervals and dates are
 * rewritten in the notation of the language. Names from logs and models are never looked up where
 * they are marked as such ({@link #translateMarkup}). Immutable, thread-safe; O(text).
 */
public enum Language {
  ENGLISH("en", null),
  DUTCH("nl", "nl.txt");

  private final String code;
  private final @Nullable String resource;

  Language(String code, @Nullable String resource) {
    this.code = code;
    this.resource = resource;
  }

  /**
   * The language of a code such as {@code nl}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Language of(String code) {
    for (Language language : values()) {
      if (language.code.equals(code.strip().toLowerCase(Locale.ROOT))) {
        return language;
      }
    }
    throw new IllegalArgumentException("language: expected en or nl, got \"" + code + "\"");
  }

  /** ISO 639-1, as {@code <html lang>} wants it. */
  public String code() {
    return code;
  }

  /** Plain text of the program in this language. */
  public String translate(String english) {
    return translate(english, missing -> {});
  }

  /**
   * Plain text of the program in this language.
   *
   * @param missing told each part with words in it that the catalogue lacks
   */
  public String translate(String english, Consumer<String> missing) {
    return resource == null ? english : new TextTranslation(catalogue(), missing).of(english);
  }

  /** Markup of the program in this language; see the other. */
  public String translateMarkup(String english) {
    return translateMarkup(english, missing -> {});
  }

  /**
   * Markup of the program, well formed, in this language: the text of each block and the labels.
   * What stands in {@code bdi}, {@code code}, {@code cite}, {@code svg} and in elements that bear
   * {@code translate="no"} is data and stays.
   *
   * @param missing told each part with words in it that the catalogue lacks
   */
  public String translateMarkup(String english, Consumer<String> missing) {
    return resource == null
        ? english
        : new MarkupTranslation(new TextTranslation(catalogue(), missing)).of(english);
  }

  /** The English of every pair in the catalogue, with {@code {}} for values; none in English. */
  Set<String> patterns() {
    return resource == null ? Set.of() : catalogue().patterns();
  }

  private Catalogue catalogue() {
    return Catalogue.load(resource == null ? "" : resource);
  }
}
