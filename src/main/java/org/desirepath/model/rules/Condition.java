package org.desirepath.model.rules;

import org.jspecify.annotations.Nullable;

/**
 * A condition on data, of a rule or of a transition, as text and as what it means.
 *
 * <p>Two notations are read by one grammar: that of DECLARE files ({@code A.amount > 10 and
 * T.status is not open}, {@code A.name in (x, y)}) and that of guards of data Petri nets ({@code
 * (x' < 10) || (state == "open")}). A comparison of two numbers is by value, any other by text;
 * order is for numbers alone. A value that is not there makes a comparison unknown, and so on by
 * {@link Truth}. Immutable. Evaluation is O(length).
 *
 * @param text as written
 * @param meaning of the text
 */
public record Condition(String text, Expression meaning) {

  /** Whose value is meant. */
  public enum Scope {
    /** The event that activates a rule. */
    ACTIVATION,
    /** The event that a rule asks for, or forbids. */
    TARGET,
    /** The variable before a transition. */
    BEFORE,
    /** The variable after a transition. */
    AFTER
  }

  /** Where the values are. */
  public interface Values {

    /** The value as text, or null if there is none. */
    @Nullable String text(Scope scope, String name);
  }

  /**
   * Reads a condition of a rule.
   *
   * @param bare the event that a name without {@code A.} or {@code T.} belongs to
   * @throws IllegalArgumentException if the text is no condition; says where, and what is expected
   */
  public static Condition ofRule(String text, Scope bare) {
    return new Condition(text.strip(), new ConditionParser(text, bare).parse());
  }

  /**
   * Reads the guard of a transition: {@code x'} is the value after it, {@code x} the one before.
   *
   * @throws IllegalArgumentException as for a rule
   */
  public static Condition ofGuard(String text) {
    return new Condition(text.strip(), new ConditionParser(text, Scope.BEFORE).parse());
  }

  /** What the condition comes to. */
  public Truth holds(Values values) {
    return meaning.holds(values);
  }
}
