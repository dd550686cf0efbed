package org.desirepath.model.contacts;

/**
 * A question to customers whose answers stand in the log.
 *
 * @param kind what is asked
 * @param attribute the answers are in, as numbers
 * @param from least answer
 * @param to greatest answer
 * @param top how many of the greatest answers count as content
 */
public record Score(Kind kind, String attribute, double from, double to, int top) {

  /** The usual questions. */
  public enum Kind {
    /** Would you recommend us, 0 to 10: share of 9 and 10 less share of 0 to 6. */
    NPS,
    /** How content are you: share of the greatest answers. */
    CSAT,
    /** How easy was it: share of the greatest answers. */
    CES;

    /** As blueprints and reports have it. */
    public String word() {
      return switch (this) {
        case NPS -> "nps";
        case CSAT -> "csat";
        case CES -> "ces";
      };
    }
  }

  /** Whether an answer is on the scale. */
  public boolean isOnScale(double answer) {
    return answer >= from && answer <= to;
  }

  /** Whether an answer is among the greatest. */
  public boolean isTop(double answer) {
    return answer > to - top;
  }
}
