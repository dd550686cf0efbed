package org.desirepath.report.wording;

import org.desirepath.comparison.ComparisonResult;
import org.desirepath.conformance.rules.RuleResult;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.model.rules.Condition;
import org.desirepath.model.rules.JourneyRule;
import org.desirepath.model.rules.RuleTemplate;
import org.jspecify.annotations.Nullable;

/** What a rule beside the flow asks for, in plain words. */
public final class RuleWords {
  private RuleWords() {}

  /** The touchpoint of a deviation, or what its rule asks for in plain words. */
  public static String subject(ComparisonResult result, Deviation deviation) {
    if (deviation.kind() != DeviationKind.RULE) {
      return deviation.touchpoint();
    }
    return result.findings().rules().stream()
        .map(RuleResult::rule)
        .filter(rule -> rule.text().equals(deviation.touchpoint()))
        .findFirst()
        .map(RuleWords::of)
        .orElse(deviation.touchpoint());
  }

  /** For example: each “Ask question” is followed by “Answer question”, within 8 h. */
  public static String of(JourneyRule rule) {
    String a = "“" + rule.first() + "”";
    String b = "“" + (rule.second() == null ? "" : rule.second()) + "”";
    return asked(rule, a, b) + time(rule) + conditions(rule);
  }

  private static String asked(JourneyRule rule, String a, String b) {
    String times = English.count(rule.times(), "time", "times");
    return switch (rule.template()) {
      case EXISTENCE -> a + " happens at least " + times;
      case ABSENCE ->
          rule.times() == 1
              ? a + " never happens"
              : a + " happens at most " + English.count(rule.times() - 1L, "time", "times");
      case EXACTLY -> a + " happens exactly " + times;
      case AT_MOST -> a + " happens at most " + times;
      case INIT -> a + " comes first";
      case END -> a + " comes last";
      case CHOICE -> a + " or " + b + " happens, or both";
      case EXCLUSIVE_CHOICE -> "either " + a + " or " + b + " happens, not both";
      case RESPONDED_EXISTENCE -> "with each " + a + " there is " + b + ", before or after";
      case RESPONSE -> "each " + a + " is followed by " + b;
      case ALTERNATE_RESPONSE -> "each " + a + " is followed by " + b + " before the next " + a;
      case CHAIN_RESPONSE -> "each " + a + " is followed at once by " + b;
      case PRECEDENCE -> "each " + b + " is preceded by " + a;
      case ALTERNATE_PRECEDENCE ->
          "each " + b + " is preceded by " + a + " after the " + b + " before";
      case CHAIN_PRECEDENCE -> "each " + b + " comes right after " + a;
      case CO_EXISTENCE -> a + " and " + b + " happen both or not at all";
      case SUCCESSION -> "each " + a + " is followed and each " + b + " preceded by the other";
      case ALTERNATE_SUCCESSION -> a + " and " + b + " take turns, " + a + " first";
      case CHAIN_SUCCESSION -> a + " and " + b + " come only as a pair, one right after the other";
      case NOT_RESPONDED_EXISTENCE, NOT_CO_EXISTENCE ->
          a + " and " + b + " do not happen in one journey";
      case NOT_RESPONSE, NOT_PRECEDENCE, NOT_SUCCESSION -> b + " never comes after " + a;
      case NOT_CHAIN_RESPONSE, NOT_CHAIN_PRECEDENCE, NOT_CHAIN_SUCCESSION ->
          b + " never comes right after " + a;
    };
  }

  private static String time(JourneyRule rule) {
    if (!rule.isTimed()) {
      return "";
    }
    boolean open = rule.mostMillis() == JourneyRule.UNBOUNDED;
    String most = open ? "" : English.duration(rule.mostMillis());
    if (rule.template() == RuleTemplate.AT_MOST) {
      return " in any " + most;
    }
    if (rule.leastMillis() == 0) {
      return ", within " + most;
    }
    String least = English.duration(rule.leastMillis());
    return open ? ", after at least " + least : ", after " + least + " to " + most;
  }

  private static String conditions(JourneyRule rule) {
    return condition(", where ", rule.activation()) + condition(", with ", rule.target());
  }

  private static String condition(String before, @Nullable Condition condition) {
    return condition == null ? "" : before + "“" + condition.text() + "”";
  }
}
