package org.desirepath.io;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what a misspelt word may have meant. */
public final class Suggestion {
  /** Longer names are no names, and the distance takes the product of both lengths. */
  private static final int LONGEST = 200;

  private Suggestion() {}

  /** {@code did you mean "x"?}, or an empty text when nothing is near. */
  public static String didYouMean(String found, Collection<String> known) {
    return nearest(found, known).map(word -> "did you mean \"" + word + "\"?").orElse("");
  }

  /** {@link #didYouMean} after a semicolon, to end a message with, or an empty text. */
  public static String ending(String found, Collection<String> known) {
    String proposal = didYouMean(found, known);
    return proposal.isEmpty() ? "" : "; " + proposal;
  }

  /**
   * The known word at the smallest edit distance, case and the difference of blank, hyphen and
   * underscore ignored, if at most a third of its letters differ; the first of equals.
   */
  public static Optional<String> nearest(String found, Collection<String> known) {
    String wanted = folded(found);
    String best = null;
    int smallest = Integer.MAX_VALUE;
    for (String word : known) {
      int distance = distance(wanted, folded(word));
      if (distance <= Math.max(1, word.length() / 3) && distance < smallest) {
        smallest = distance;
        best = word;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * Whether two names are equal but for case, blanks and punctuation, or at most a fifth of the
   * longer one's letters apart: near enough to ask about, where {@link #nearest} would guess.
   */
  public static boolean areSimilar(String a, String b) {
    String x = plain(a);
    String y = plain(b);
    if (x.isEmpty() || y.isEmpty() || Math.max(x.length(), y.length()) > LONGEST) {
      return false;
    }
    return distance(x, y) <= Math.max(x.length(), y.length()) / 5;
  }

  /** 1 - edit distance / length of the longer, case, blanks and punctuation ignored; 0 to 1. */
  public static double similarity(String a, String b) {
    String x = plain(a);
    String y = plain(b);
    int longest = Math.max(x.length(), y.length());
    if (x.isEmpty() || y.isEmpty() || longest > LONGEST) {
      return 0;
    }
    return 1 - (double) distance(x, y) / longest;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}]+", "");
  }

  private static String folded(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "");
  }

  /** Levenshtein distance, two rows. */
  static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j < above.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
