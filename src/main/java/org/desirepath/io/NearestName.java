package org.desirepath.io;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The name that was probably meant, for messages. */
public final class NearestName {
  private NearestName() {}

  /**
   * The name nearest in edit distance (insertion, deletion, substitution; case is free), the first
   * of several; null if none is within a third of its length.
   */
  public static @Nullable String of(String wanted, Collection<String> names) {
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String name : names) {
      int distance = distance(wanted.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < bestDistance && distance * 3 <= Math.max(3, name.length())) {
        best = name;
        bestDistance = distance;
      }
    }
    return best;
  }

  /** {@code ; did you mean "x"?}, or nothing. */
  public static String hint(String wanted, Collection<String> names) {
    String nearest = of(wanted, names);
    return nearest == null ? "" : "; did you mean \"" + nearest + "\"?";
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
