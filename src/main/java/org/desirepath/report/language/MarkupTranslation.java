package org.desirepath.report.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markup in another language: each run of text with the inline elements in it is one text to
 * translate, in which a character of the private use area stands for each tag and each piece of
 * data. Not thread-safe.
 */
final class MarkupTranslation {
  private static final Set<String> INLINE =
      Set.of("a", "b", "strong", "em", "i", "span", "small", "sup", "sub", "br", "abbr", "data");
  private static final Set<String> OPAQUE = Set.of("bdi", "code", "cite", "svg", "script", "style");
  private static final Pattern LABEL =
      Pattern.compile(" (aria-label|placeholder|alt)=\"([^\"]*)\"");
  private static final char FIRST_PIECE = '\uE000';
  private static final char LAST_PIECE = '\uF8FF';

  private final TextTranslation texts;
  private final StringBuilder out = new StringBuilder();
  private final StringBuilder run = new StringBuilder();
  private final List<String> pieces = new ArrayList<>();

  MarkupTranslation(TextTranslation texts) {
    this.texts = texts;
  }

  String of(String markup) {
    int at = 0;
    while (at < markup.length()) {
      if (markup.charAt(at) == '<') {
        at = tag(markup, at);
      } else {
        int next = markup.indexOf('<', at);
        int end = next < 0 ? markup.length() : next;
        text(markup.substring(at, end));
        at = end;
      }
    }
    flush();
    return out.toString();
  }

  private void text(String escaped) {
    String plain = unescaped(escaped);
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      run.append(c >= FIRST_PIECE && c <= LAST_PIECE ? '\uFFFD' : c);
    }
  }

  /** Takes a tag, or a whole element of data; returns where the next thing begins. */
  private int tag(String markup, int start) {
    int end = markup.indexOf('>', start) + 1;
    String tag = markup.substring(start, end);
    String name = name(tag);
    boolean opens = tag.charAt(1) != '/';
    if (opens && (OPAQUE.contains(name) || tag.contains(" translate=\"no\""))) {
      end = endOf(name, markup, end);
      piece(markup.substring(start, end), !name.equals("svg"));
    } else {
      piece(labels(tag), INLINE.contains(name));
    }
    return end;
  }

  private void piece(String piece, boolean inline) {
    if (inline && pieces.size() < LAST_PIECE - FIRST_PIECE) {
      run.append((char) (FIRST_PIECE + pieces.size()));
      pieces.add(piece);
    } else {
      flush();
      out.append(piece);
    }
  }

  private static int endOf(String name, String markup, int from) {
    int depth = 1;
    int at = from;
    while (depth > 0) {
      int close = markup.indexOf("</" + name + ">", at);
      int open = markup.indexOf("<" + name, at);
      if (close < 0) {
        return markup.length();
      }
      boolean opens = open >= 0 && open < close;
      depth += opens ? 1 : -1;
      at = opens ? open + 1 : close + name.length() + 3;
    }
    return at;
  }

  private static String name(String tag) {
    int from = tag.startsWith("</") ? 2 : 1;
    int to = from;
    while (to < tag.length() && Character.isLetterOrDigit(tag.charAt(to))) {
      to++;
    }
    return tag.substring(from, to);
  }

  private String labels(String tag) {
    return LABEL
        .matcher(tag)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    " " + m.group(1) + "=\"" + escaped(texts.of(unescaped(m.group(2)))) + "\""));
  }

  private void flush() {
    if (run.length() == 0) {
      return;
    }
    String translated = texts.of(run.toString());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < translated.length(); i++) {
      char c = translated.charAt(i);
      if (c >= FIRST_PIECE && c <= LAST_PIECE) {
        out.append(escaped(text.toString())).append(pieces.get(c - FIRST_PIECE));
        text.setLength(0);
      } else {
        text.append(c);
      }
    }
    out.append(escaped(text.toString()));
    run.setLength(0);
    pieces.clear();
  }

  private static String unescaped(String text) {
    return text.indexOf('&') < 0
        ? text
        : text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&#61;", "=")
            .replace("&#96;", "`")
            .replace("&amp;", "&");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("=", "&#61;")
        .replace("`", "&#96;");
  }
}
