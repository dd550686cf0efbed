package org.desirepath.model.rules;

import java.math.BigDecimal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A value in a condition. */
public sealed interface Term {

  /** The value as text, or null if there is none. */
  @Nullable String text(Condition.Values values);

  /** The value as a number, {@code NaN} if it is none. */
  double number(Condition.Values values);

  void attributes(Consumer<Attribute> told);

  /** A value of an event, or of the variables of a net. */
  record Attribute(Condition.Scope scope, String name) implements Term {
    @Override
    public @Nullable String text(Condition.Values values) {
      return values.text(scope, name);
    }

    @Override
    public double number(Condition.Values values) {
      String text = text(values);
      return text == null ? Double.NaN : parse(text);
    }

    @Override
    public void attributes(Consumer<Attribute> told) {
      told.accept(this);
    }
  }

  /**
   * A value as written.
   *
   * @param text of the value
   * @param number the same as a number, {@code NaN} if it is none
   */
  record Literal(String text, double number) implements Term {

    static Literal of(String text) {
      return new Literal(text, parse(text));
    }

    @Override
    public String text(Condition.Values values) {
      return text;
    }

    @Override
    public double number(Condition.Values values) {
      return number;
    }

    @Override
    public void attributes(Consumer<Attribute> told) {}
  }

  /**
   * Two numbers taken together.
   *
   * @param operator one of {@code + - * /}
   */
  record Sum(Term left, char operator, Term right) implements Term {
    @Override
    public @Nullable String text(Condition.Values values) {
      double number = number(values);
      return Double.isFinite(number)
          ? new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString()
          : null;
    }

    @Override
    public double number(Condition.Values values) {
      double l = left.number(values);
      double r = right.number(values);
      return switch (operator) {
        case '+' -> l + r;
        case '-' -> l - r;
        case '*' -> l * r;
        default -> l / r;
      };
    }

    @Override
    public void attributes(Consumer<Attribute> told) {
      left.attributes(told);
      right.attributes(told);
    }
  }

  private static double parse(String text) {
    if (text.isEmpty() || "+-.0123456789".indexOf(text.charAt(0)) < 0) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }
}
