package org.desirepath.report.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An English sentence with places for values, and the same in another language. Places are {@code
 * {}} for any text, {@code {n}} for a number with what belongs to it (sign, percent, interval) and
 * {@code {=}} for a name that stays as it is; the other language takes them in order, or by number:
 * {@code {2}}.
 */
final class SentencePattern {
  private static final Pattern PLACE = Pattern.compile("\\{([n=]?)}");
  private static final Pattern TAKEN = Pattern.compile("\\{([n=]?|[1-9])}");
  private static final Pattern SENTENCE_END = Pattern.compile("[.?!] \\p{Lu}");
  private static final String NUMBER =
      "([\uE000-\uF8FF]*[-−+±<>≥≤]?[ \u00a0]?[0-9](?:[0-9.,;:\u00a0 ]*[0-9])?(?:[ \u00a0]?%)?"
          + "(?: (?:days?|years?|h|min|s|points?|pts)\\b)?"
          + "[\uE000-\uF8FF]*(?: ?[\uE000-\uF8FF]*\\[[^\\[\\]]*\\][\uE000-\uF8FF]*)?)";

  /** The values that a text has in the places of a pattern. */
  record Match(SentencePattern pattern, List<String> values) {}

  private final String english;
  private final String other;
  private final List<Character> kinds;
  private final String anchor;
  private final int fixedLength;
  private final Pattern regex;

  private SentencePattern(String english, String other) {
    this.english = english;
    this.other = other;
    this.kinds = new ArrayList<>();
    StringBuilder expression = new StringBuilder();
    Matcher places = PLACE.matcher(english);
    String longest = "";
    int at = 0;
    int literal = 0;
    while (places.find()) {
      String part = english.substring(at, places.start());
      longest = part.length() > longest.length() ? part : longest;
      literal += part.length();
      String kind = places.group(1);
      kinds.add(kind.isEmpty() ? ' ' : kind.charAt(0));
      expression.append(Pattern.quote(part));
      expression.append(kind.equals("n") ? NUMBER : "(.+?)");
      at = places.end();
    }
    String rest = english.substring(at);
    this.anchor = rest.length() > longest.length() ? rest : longest;
    this.fixedLength = literal + rest.length();
    expression.append(Pattern.quote(rest));
    this.regex = Pattern.compile(expression.toString(), Pattern.DOTALL);
  }

  static SentencePattern of(String english, String other) {
    return new SentencePattern(english, other);
  }

  String english() {
    return english;
  }

  /** Characters outside its places: the more, the more specific. */
  int fixedLength() {
    return fixedLength;
  }

  int places() {
    return kinds.size();
  }

  /** The kinds of its places: a blank, n or =. */
  char kind(int place) {
    return kinds.get(place);
  }

  Optional<Match> match(String text) {
    if (!text.contains(anchor)) {
      return Optional.empty();
    }
    Matcher matcher = regex.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (int group = 1; group <= matcher.groupCount(); group++) {
      String value = matcher.group(group);
      if (kinds.get(group - 1) == ' ' && SENTENCE_END.matcher(value).find()) {
        return Optional.empty(); // it would swallow the next sentence
      }
      values.add(value);
    }
    return Optional.of(new Match(this, values));
  }

  /** The other language's sentence with values in its places. */
  String fill(List<String> values) {
    int[] next = {0};
    UnaryOperator<String> value =
        place ->
            values.get(
                place.length() == 1 && Character.isDigit(place.charAt(0))
                    ? place.charAt(0) - '1'
                    : next[0]++);
    return TAKEN
        .matcher(other)
        .replaceAll((MatchResult m) -> Matcher.quoteReplacement(value.apply(m.group(1))));
  }
}
