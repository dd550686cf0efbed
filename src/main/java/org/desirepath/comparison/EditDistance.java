package org.desirepath.comparison;

import java.util.Locale;

/** Levenshtein distance (1966), for proposals only. O(length x length). */
final class EditDistance {
  private static final int LONGEST = 200;

  private EditDistance() {}

  /**
   * Equal but for case, blanks and punctuation, or at most a fifth of the longer one's characters
   * apart.
   */
  static boolean areSimilar(String a, String b) {
    String x = plain(a);
    String y = plain(b);
    if (x.length() > LONGEST || y.length() > LONGEST || x.isEmpty() || y.isEmpty()) {
      return false;
    }
    return between(x, y) <= Math.max(x.length(), y.length()) / 5;
  }

  private static String plain(String label) {
    return label.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}]+", "");
  }

  static int between(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
