package org.desirepath.model.contacts;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a company means to approach its customers, over all touchpoints that it starts.
 *
 * @param customer attribute that names the customer, over several journeys; null = each journey is
 *     a customer of its own
 * @param limits most contacts in a time
 * @param campaign attribute with the code of the campaign, or null
 * @param codes campaign codes that exist; empty = any
 * @param pattern how a campaign code is written, or null: {@code #} one digit, {@code @} one
 *     letter, {@code ?} any one character, {@code *} any number of any, all else itself
 * @param collisionMillis two campaigns closer than this collide; empty = not looked for
 * @param offer attribute with what was offered, or null
 * @param alike attributes whose values make customers alike, so that they should get the same offer
 *     in the same stage
 */
public record ContactPolicy(
    @Nullable String customer,
    List<Limit> limits,
    @Nullable String campaign,
    List<String> codes,
    @Nullable String pattern,
    OptionalLong collisionMillis,
    @Nullable String offer,
    List<String> alike) {

  /** Nothing is said. */
  public static final ContactPolicy NONE =
      new ContactPolicy(
          null, List.of(), null, List.of(), null, OptionalLong.empty(), null, List.of());

  /**
   * Most contacts in a time.
   *
   * @param atMost in any stretch of {@code perMillis}
   */
  public record Limit(int atMost, long perMillis) {}

  public ContactPolicy {
    limits = List.copyOf(limits);
    codes = List.copyOf(codes);
    alike = List.copyOf(alike);
  }

  /**
   * Whether a code is written as {@code pattern} says; true without a pattern. O(length of the code
   * times length of the pattern).
   */
  public boolean isWellFormed(String code) {
    return pattern == null || matches(pattern, code);
  }

  private static boolean matches(String pattern, String code) {
    int p = 0;
    int c = 0;
    int star = -1;
    int resume = 0;
    while (c < code.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        resume = c;
      } else if (p < pattern.length() && fits(pattern.charAt(p), code.charAt(c))) {
        p++;
        c++;
      } else if (star >= 0) {
        p = star + 1;
        c = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean fits(char pattern, char found) {
    return switch (pattern) {
      case '#' -> found >= '0' && found <= '9';
      case '@' -> Character.isLetter(found);
      case '?' -> true;
      default -> pattern == found;
    };
  }
}
