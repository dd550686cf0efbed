package org.desirepath.diagnostics.targets;

import org.desirepath.diagnostics.journeys.Quantity;

/**
 * A number the design gives, and whether what happened meets it.
 *
 * @param kind what it is a number of
 * @param touchpoint it is about; empty when it is about whole journeys
 * @param aim which side of the number is wanted
 * @param designed the number
 * @param actual what happened, with its 95 % interval
 * @param n journeys behind {@code actual}
 * @param count of them those that have it; -1 for a mean
 * @param verdict by the whole interval
 * @param reason why the verdict is what it is, one sentence
 */
public record Target(
    Kind kind,
    String touchpoint,
    Aim aim,
    double designed,
    Quantity actual,
    int n,
    int count,
    TargetVerdict verdict,
    String reason) {

  /** What designs give numbers of. */
  public enum Kind {
    SUCCESS("success"),
    DROP_OFF("dropOff"),
    WITHIN("within"),
    NOT_BEFORE("notBefore"),
    SHARE("share"),
    EXPERIENCE("experience");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As the JSON result has it. */
    public String word() {
      return word;
    }
  }

  /** Which side is wanted. */
  public enum Aim {
    AT_LEAST("atLeast"),
    AT_MOST("atMost"),
    /** Not further away than the least difference that matters. */
    ABOUT("about");

    private final String word;

    Aim(String word) {
      this.word = word;
    }

    /** As the JSON result has it. */
    public String word() {
      return word;
    }
  }
}
