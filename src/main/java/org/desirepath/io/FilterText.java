package org.desirepath.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.desirepath.eventlog.filter.Attribute.Test;

/** The characters of a filter expression, read from left to right. */
final class FilterText {
  private static final List<Test> SIGNS =
      List.of(Test.AT_MOST, Test.AT_LEAST, Test.IS_NOT, Test.IS, Test.LESS, Test.MORE);

  /** Two ends, either of which may be empty. */
  record Range(String from, String to) {}

  private final String text;
  private int at;
  private int start;

  FilterText(String text) {
    this.text = text;
  }

  /** The next word in small letters. */
  String word(String expected) {
    blanks();
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw wrong(expected);
    }
    return text.substring(start, at).toLowerCase(Locale.ROOT);
  }

  IllegalArgumentException wrongWord(String word, String expected) {
    return error("\"" + word + "\"", expected);
  }

  void require(String word) {
    if (!skip(word)) {
      throw wrong("\"" + word + "\"");
    }
  }

  /** Whether this comes next; it is then passed. */
  boolean skip(String expected) {
    int next = at;
    while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
      next++;
    }
    if (!text.regionMatches(true, next, expected, 0, expected.length())) {
      return false;
    }
    start = next;
    at = next + expected.length();
    return true;
  }

  void requireEnd() {
    blanks();
    if (at < text.length()) {
      throw error("\"" + text.substring(at) + "\"", "nothing more");
    }
  }

  /** Names parted by commas, to the end. */
  List<String> names(String expected) {
    List<String> names = new ArrayList<>();
    do {
      names.add(nameUntil(expected, ","));
    } while (skip(","));
    return names;
  }

  /** A name that ends before a sign of comparison or a word of one. */
  String name(String expected) {
    return nameUntil(expected, "=<>!", " present", " missing");
  }

  /** A name that ends before a word, or the end. */
  String nameBefore(String word) {
    return nameUntil("an event's name", " " + word + " ");
  }

  /** Ends before any character of the first stop or of the one-letter stops, or before a word. */
  private String nameUntil(String expected, String... stops) {
    blanks();
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    while (at < text.length() && !stopsHere(stops)) {
      at++;
    }
    String name = text.substring(start, at).strip();
    if (name.isEmpty()) {
      throw wrong(expected);
    }
    return name;
  }

  private boolean stopsHere(String[] stops) {
    for (String stop : stops) {
      boolean word = stop.startsWith(" ");
      if (word
          ? text.regionMatches(true, at, stop, 0, stop.length()) && endsWord(at + stop.length())
          : stop.indexOf(text.charAt(at)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private boolean endsWord(int index) {
    return index >= text.length() || text.charAt(index - 1) == ' ' || text.charAt(index) == ' ';
  }

  private String quoted() {
    StringBuilder name = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      name.append(text.charAt(at++));
    }
    if (at >= text.length()) {
      throw error("no end of the quotes", "a closing \"");
    }
    at++;
    return name.toString();
  }

  Test test() {
    for (Test test : SIGNS) {
      if (skip(test.sign())) {
        return test;
      }
    }
    if (skip(Test.PRESENT.sign())) {
      return Test.PRESENT;
    }
    if (skip(Test.MISSING.sign())) {
      return Test.MISSING;
    }
    throw wrong("one of = != < <= > >= present missing");
  }

  /** A plain decimal number. */
  String number(String expected) {
    blanks();
    while (at < text.length() && "+-.0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String number = text.substring(start, at);
    if (!number.matches("[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?")) {
      throw at == start ? wrong(expected) : error("\"" + number + "\"", expected);
    }
    return number;
  }

  String digits(String expected) {
    String number = number(expected);
    if (!number.matches("[0-9]{1,18}")) {
      throw error("\"" + number + "\"", expected);
    }
    return number;
  }

  /** What is left, at least one character. */
  String rest(String expected) {
    blanks();
    if (at == text.length()) {
      throw wrong(expected);
    }
    at = text.length();
    return text.substring(start).strip();
  }

  Range range(String expected) {
    String both = rest("FROM..TO, " + expected + " at one end or both");
    int dots = both.indexOf("..");
    Range range =
        dots < 0
            ? new Range("", "")
            : new Range(both.substring(0, dots).strip(), both.substring(dots + 2).strip());
    if (range.from().isEmpty() && range.to().isEmpty()) {
      throw error("\"" + both + "\"", "FROM..TO, " + expected + " at one end or both");
    }
    return range;
  }

  /** What is built from the last thing read, an error in it placed here. */
  <T> T checked(Supplier<T> supplier) {
    try {
      return supplier.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("at character " + (start + 1) + ": " + e.getMessage(), e);
    }
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    start = at;
  }

  private IllegalArgumentException wrong(String expected) {
    blanks();
    return error(at >= text.length() ? "the end" : "\"" + text.substring(at) + "\"", expected);
  }

  private IllegalArgumentException error(String found, String expected) {
    return new IllegalArgumentException(
        "at character " + (start + 1) + ": found " + found + ", expected " + expected);
  }
}
