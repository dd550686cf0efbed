package org.desirepath.model.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.desirepath.model.rules.Condition.Scope;
import org.desirepath.model.rules.Expression.Comparison;
import org.desirepath.model.rules.Expression.Operator;
import org.jspecify.annotations.Nullable;

/** Reads conditions by recursive descent: or, and, not, comparison, sum, product, value. */
final class ConditionParser {
  private static final String OF_RULES = "()<>=!&|+*/,\"";
  private static final int DEEPEST = 100;

  private final String text;
  private final Scope bare;
  private final String symbols;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int depth;

  /** A word, number, symbol or quoted text, and where it begins. */
  private record Token(String text, int place, boolean quoted) {
    boolean is(String word) {
      return !quoted && text.equals(word);
    }

    boolean isWord(String word) {
      return !quoted && text.toLowerCase(Locale.ROOT).equals(word);
    }
  }

  ConditionParser(String text, Scope bare) {
    this.text = text;
    this.bare = bare;
    this.symbols = bare == Scope.BEFORE ? OF_RULES + "'" : OF_RULES;
  }

  Expression parse() {
    split();
    Expression meaning = any();
    if (at < tokens.size()) {
      throw fault("the end, \"and\" or \"or\"");
    }
    return meaning;
  }

  private void split() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if (c == '"') {
        int end = text.indexOf('"', i + 1);
        if (end < 0) {
          throw new IllegalArgumentException("the quote in column " + (i + 1) + " has no end");
        }
        tokens.add(new Token(text.substring(i + 1, end), i, true));
        i = end + 1;
      } else if (symbols.indexOf(c) >= 0) {
        int length = isPair(i) ? 2 : 1;
        tokens.add(new Token(text.substring(i, i + length), i, false));
        i += length;
      } else {
        int end = i;
        while (end < text.length()
            && !Character.isWhitespace(text.charAt(end))
            && symbols.indexOf(text.charAt(end)) < 0) {
          end++;
        }
        tokens.add(new Token(text.substring(i, end), i, false));
        i = end;
      }
    }
  }

  private boolean isPair(int i) {
    String pair = text.substring(i, Math.min(text.length(), i + 2));
    return List.of("<=", ">=", "==", "!=", "&&", "||", "<>").contains(pair);
  }

  private Expression any() {
    List<Expression> parts = new ArrayList<>(List.of(all()));
    while (takeWord("or") || take("||")) {
      parts.add(all());
    }
    return parts.size() == 1 ? parts.get(0) : new Expression.Any(parts);
  }

  private Expression all() {
    List<Expression> parts = new ArrayList<>(List.of(one()));
    while (takeWord("and") || take("&&")) {
      parts.add(one());
    }
    return parts.size() == 1 ? parts.get(0) : new Expression.All(parts);
  }

  private Expression one() {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException("more than " + DEEPEST + " brackets in each other");
    }
    try {
      if (takeWord("not") || take("!")) {
        return new Expression.Not(one());
      }
      if (bare != Scope.BEFORE && isSameOrDifferent()) {
        Operator operator = tokens.get(at++).isWord("same") ? Operator.EQUAL : Operator.NOT_EQUAL;
        String name = tokens.get(at++).text;
        return new Comparison(
            new Term.Attribute(Scope.ACTIVATION, name),
            operator,
            new Term.Attribute(Scope.TARGET, name));
      }
      if (at < tokens.size() && tokens.get(at).is("(") && holdsComparison()) {
        at++;
        Expression inside = any();
        expect(")");
        return inside;
      }
      return comparison();
    } finally {
      depth--;
    }
  }

  /** {@code same name} and {@code different name} compare the two events. */
  private boolean isSameOrDifferent() {
    if (at + 1 >= tokens.size() || isComparison(tokens.get(at + 1))) {
      return false;
    }
    return tokens.get(at).isWord("same") || tokens.get(at).isWord("different");
  }

  private static boolean isComparison(Token token) {
    return !token.quoted
        && (List.of("<", ">", "<=", ">=", "=", "==", "!=", "<>").contains(token.text)
            || token.isWord("is")
            || token.isWord("in"));
  }

  /** Whether the bracket here is around a condition, not around a sum. */
  private boolean holdsComparison() {
    int open = 0;
    for (int i = at; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      open += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (open == 0) {
        return false;
      }
      if (isComparison(token) || token.isWord("true") || token.isWord("false")) {
        return true;
      }
    }
    return false;
  }

  private Expression comparison() {
    Token start = at < tokens.size() ? tokens.get(at) : null;
    boolean constant = start != null && (start.isWord("true") || start.isWord("false"));
    Term left = sum();
    if (takeWord("is")) {
      boolean not = takeWord("not");
      return new Comparison(left, not ? Operator.NOT_EQUAL : Operator.EQUAL, value());
    }
    if (takeWord("in")) {
      return new Expression.Any(oneOf(left));
    }
    if (at + 1 < tokens.size() && tokens.get(at).isWord("not") && tokens.get(at + 1).isWord("in")) {
      at += 2;
      return new Expression.Not(new Expression.Any(oneOf(left)));
    }
    Operator operator = operator();
    if (operator == null) {
      if (constant && start != null) {
        return new Expression.Constant(start.isWord("true"));
      }
      throw fault("a comparison: <, <=, =, !=, >=, >, is, is not, in or not in");
    }
    return new Comparison(left, operator, sum());
  }

  private @Nullable Operator operator() {
    if (take("==") || take("=")) {
      return Operator.EQUAL;
    }
    if (take("!=") || take("<>")) {
      return Operator.NOT_EQUAL;
    }
    if (take("<=")) {
      return Operator.AT_MOST;
    }
    if (take(">=")) {
      return Operator.AT_LEAST;
    }
    if (take("<")) {
      return Operator.BELOW;
    }
    return take(">") ? Operator.ABOVE : null;
  }

  private List<Expression> oneOf(Term left) {
    expect("(");
    List<Expression> each = new ArrayList<>();
    do {
      each.add(new Comparison(left, Operator.EQUAL, value()));
    } while (take(","));
    expect(")");
    return each;
  }

  private Term sum() {
    Term left = product();
    while (at < tokens.size() && (tokens.get(at).is("+") || tokens.get(at).is("-"))) {
      char operator = tokens.get(at++).text.charAt(0);
      left = new Term.Sum(left, operator, product());
    }
    return left;
  }

  private Term product() {
    Term left = value();
    while (at < tokens.size() && (tokens.get(at).is("*") || tokens.get(at).is("/"))) {
      char operator = tokens.get(at++).text.charAt(0);
      left = new Term.Sum(left, operator, value());
    }
    return left;
  }

  private Term value() {
    if (at >= tokens.size()) {
      throw fault("a value");
    }
    Token token = tokens.get(at);
    if (token.is("(")) {
      at++;
      Term inside = sum();
      expect(")");
      return inside;
    }
    if (token.is("+")) {
      at++;
      return value();
    }
    if (!token.quoted && symbols.indexOf(token.text.charAt(0)) >= 0) {
      throw fault("a value");
    }
    at++;
    return token.quoted ? Term.Literal.of(token.text) : word(token.text);
  }

  private Term word(String word) {
    Term.Literal literal = Term.Literal.of(word);
    if (!Double.isNaN(literal.number())) {
      return literal;
    }
    if (bare == Scope.BEFORE) {
      if (word.equals("true") || word.equals("false")) {
        return literal;
      }
      return new Term.Attribute(take("'") ? Scope.AFTER : Scope.BEFORE, word);
    }
    if (word.startsWith("A.") && word.length() > 2) {
      return new Term.Attribute(Scope.ACTIVATION, word.substring(2));
    }
    if ((word.startsWith("T.") || word.startsWith("B.")) && word.length() > 2) {
      return new Term.Attribute(Scope.TARGET, word.substring(2));
    }
    return isFollowedByComparison() ? new Term.Attribute(bare, word) : literal;
  }

  /** A bare word on the left of a comparison names an attribute, on its right a value. */
  private boolean isFollowedByComparison() {
    if (at >= tokens.size()) {
      return false;
    }
    Token next = tokens.get(at);
    return isComparison(next)
        || (!next.quoted && List.of("+", "-", "*", "/").contains(next.text))
        || (next.isWord("not") && at + 1 < tokens.size() && tokens.get(at + 1).isWord("in"));
  }

  private boolean take(String symbol) {
    boolean found = at < tokens.size() && tokens.get(at).is(symbol);
    at += found ? 1 : 0;
    return found;
  }

  private boolean takeWord(String word) {
    boolean found = at < tokens.size() && tokens.get(at).isWord(word);
    at += found ? 1 : 0;
    return found;
  }

  private void expect(String symbol) {
    if (!take(symbol)) {
      throw fault("\"" + symbol + "\"");
    }
  }

  private IllegalArgumentException fault(String expected) {
    boolean end = at >= tokens.size();
    return new IllegalArgumentException(
        "found "
            + (end ? "the end" : "\"" + tokens.get(at).text + "\"")
            + " in column "
            + ((end ? text.length() : tokens.get(at).place) + 1)
            + " of \""
            + text.strip()
            + "\", expected "
            + expected);
  }
}
