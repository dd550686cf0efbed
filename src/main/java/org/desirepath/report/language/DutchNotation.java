package org.desirepath.report.language;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers, intervals, units and dates as the Dutch write them: 1.234,5 and [1,5; 2] and 6 mrt. */
final class DutchNotation {
  private static final Pattern INTERVAL =
      Pattern.compile("\\[([−+<>]?[0-9][^\\[\\]]{0,20}?), ([−+<>]?[0-9][^\\[\\]]{0,20})]");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{L}\\d.,/_-])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+)"
              + "(?![\\p{L}\\d_/]|[.,-]\\d)");
  private static final Pattern DATE =
      Pattern.compile(
          "\\b(\\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\b(?= \\d{4}| –|$)");
  private static final Pattern UNIT =
      Pattern.compile("(?<=\\d)([ \u00a0])(days?|years?|h|points?|pts)(?![\\p{L}\\d])");

  private DutchNotation() {}

  static String of(String english) {
    String text = replace(INTERVAL, english, m -> "[" + m.group(1) + "; " + m.group(2) + "]");
    text = replace(NUMBER, text, m -> swapped(m.group()));
    text = replace(DATE, text, m -> m.group(1) + " " + month(m.group(2)));
    return replace(UNIT, text, m -> m.group(1) + unit(m.group(2)));
  }

  private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
    return pattern.matcher(text).replaceAll(m -> Matcher.quoteReplacement(by.apply(m)));
  }

  private static String swapped(String number) {
    return number.replace(',', '\u0000').replace('.', ',').replace('\u0000', '.');
  }

  private static String unit(String english) {
    return switch (english) {
      case "day" -> "dag";
      case "days" -> "dagen";
      case "year", "years" -> "jaar";
      case "h" -> "uur";
      case "pts" -> "pp";
      default -> "procentpunt";
    };
  }

  private static String month(String english) {
    return switch (english) {
      case "Mar" -> "mrt";
      case "May" -> "mei";
      case "Oct" -> "okt";
      default -> english.toLowerCase(Locale.ROOT);
    };
  }
}
