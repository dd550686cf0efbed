package org.desirepath.report.sheets;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the numbers of a column are, told by the heading it has in the tables of the result. */
enum ColumnKind {
  /** Words or plain numbers. */
  PLAIN,
  /** Shares and differences of shares: 0.41 is shown as 41.0 %. */
  SHARE,
  /** Milliseconds, written as days. */
  DAYS;

  private static final Set<String> SHARES =
      Set.of(
          "abandoned",
          "chance",
          "completed",
          "designed",
          "exited",
          "gain",
          "naive",
          "naiveDifference",
          "observed",
          "predictedSuccess",
          "rate",
          "reach",
          "riskDifference",
          "share",
          "shareOutsideGaps",
          "stability");

  /** In these tables the columns of such a name hold shares; elsewhere counts or mixed measures. */
  private static final Set<String> ENDS = Set.of("abandoned", "completed", "exited");

  private static final Pattern UNDERSCORE = Pattern.compile("_(\\p{Ll})");
  private static final String MILLIS = "Millis";

  static ColumnKind of(List<String> given, int column) {
    List<String> headings = given.stream().map(ColumnKind::joined).toList();
    String heading = headings.get(column);
    String base = base(heading);
    if (heading.endsWith(MILLIS) || (!base.equals(heading) && headings.contains(base + MILLIS))) {
      return DAYS;
    }
    boolean ends = ENDS.contains(base);
    boolean share = heading.endsWith("Share") || SHARES.contains(base);
    return share && (!ends || headings.contains(base + "Low")) ? SHARE : PLAIN;
  }

  /** Some tables join the words of a heading by an underscore. */
  private static String joined(String heading) {
    return UNDERSCORE.matcher(heading).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
  }

  /** The heading without what makes it the low or high end of an interval. */
  static String base(String heading) {
    if (heading.endsWith("Low") && heading.length() > 3) {
      return heading.substring(0, heading.length() - 3);
    }
    return heading.endsWith("High") && heading.length() > 4
        ? heading.substring(0, heading.length() - 4)
        : heading;
  }

  /** Whether the column is one end of an interval. */
  static boolean isEnd(String heading) {
    return !base(heading).equals(heading);
  }

  /** The heading in words: {@code riskDifferenceLow} is "Risk difference, low end". */
  static String words(List<String> headings, int column) {
    String heading = joined(headings.get(column));
    String base = base(heading);
    String plain = base.endsWith(MILLIS) ? base.substring(0, base.length() - 6) : base;
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      boolean first =
          Character.isUpperCase(c) && i > 0 && Character.isLowerCase(plain.charAt(i - 1));
      words.append(first ? " " : "");
      words.append(i == 0 ? Character.toUpperCase(c) : first ? Character.toLowerCase(c) : c);
    }
    if (isEnd(heading)) {
      words.append(heading.endsWith("Low") ? ", low end" : ", high end");
    }
    return of(headings, column) == DAYS ? words + " (days)" : words.toString();
  }
}
