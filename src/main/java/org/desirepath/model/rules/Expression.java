package org.desirepath.model.rules;

import java.util.List;
import java.util.function.Consumer;

/** What a condition means, as a tree. */
public sealed interface Expression {

  Truth holds(Condition.Values values);

  /** Tells every attribute it speaks of, as often as it does. */
  void attributes(Consumer<Term.Attribute> told);

  /** True if all are. */
  record All(List<Expression> parts) implements Expression {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public Truth holds(Condition.Values values) {
      Truth truth = Truth.TRUE;
      for (Expression part : parts) {
        truth = truth.and(part.holds(values));
      }
      return truth;
    }

    @Override
    public void attributes(Consumer<Term.Attribute> told) {
      parts.forEach(part -> part.attributes(told));
    }
  }

  /** True if one is. */
  record Any(List<Expression> parts) implements Expression {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public Truth holds(Condition.Values values) {
      Truth truth = Truth.FALSE;
      for (Expression part : parts) {
        truth = truth.or(part.holds(values));
      }
      return truth;
    }

    @Override
    public void attributes(Consumer<Term.Attribute> told) {
      parts.forEach(part -> part.attributes(told));
    }
  }

  /** True if it is not. */
  record Not(Expression part) implements Expression {
    @Override
    public Truth holds(Condition.Values values) {
      return part.holds(values).not();
    }

    @Override
    public void attributes(Consumer<Term.Attribute> told) {
      part.attributes(told);
    }
  }

  /** Always the same: a guard may say {@code true}. */
  record Constant(boolean value) implements Expression {
    @Override
    public Truth holds(Condition.Values values) {
      return Truth.of(value);
    }

    @Override
    public void attributes(Consumer<Term.Attribute> told) {}
  }

  /** How two values are compared. */
  enum Operator {
    EQUAL,
    NOT_EQUAL,
    BELOW,
    AT_MOST,
    ABOVE,
    AT_LEAST
  }

  /** Two values side by side. */
  record Comparison(Term left, Operator operator, Term right) implements Expression {
    @Override
    public Truth holds(Condition.Values values) {
      double l = left.number(values);
      double r = right.number(values);
      if (!Double.isNaN(l) && !Double.isNaN(r)) {
        return Truth.of(
            switch (operator) {
              case EQUAL -> l == r;
              case NOT_EQUAL -> l != r;
              case BELOW -> l < r;
              case AT_MOST -> l <= r;
              case ABOVE -> l > r;
              case AT_LEAST -> l >= r;
            });
      }
      String a = left.text(values);
      String b = right.text(values);
      if (a == null || b == null) {
        return Truth.UNKNOWN;
      }
      return switch (operator) {
        case EQUAL -> Truth.of(a.equals(b));
        case NOT_EQUAL -> Truth.of(!a.equals(b));
        case BELOW, AT_MOST, ABOVE, AT_LEAST -> Truth.UNKNOWN;
      };
    }

    @Override
    public void attributes(Consumer<Term.Attribute> told) {
      left.attributes(told);
      right.attributes(told);
    }
  }
}
