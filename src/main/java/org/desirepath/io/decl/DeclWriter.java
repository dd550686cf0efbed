package org.desirepath.io.decl;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.desirepath.model.rules.Condition;
import org.desirepath.model.rules.JourneyRule;
import org.desirepath.model.rules.RuleSet;
import org.desirepath.model.rules.RuleTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Writes a DECLARE model, so that {@link DeclReader} reads the same. Lines end with a line feed;
 * equal models give equal bytes. O(model).
 */
public final class DeclWriter {
  private DeclWriter() {}

  /**
   * Writes the whole model; does not close {@code out}.
   *
   * @throws IllegalArgumentException if a rule is none of DECLARE: {@link RuleTemplate#AT_MOST} in
   *     a stretch of time; or a name can't be written on its line
   */
  public static void write(RuleSet model, Appendable out) throws IOException {
    for (String activity : model.activities()) {
      out.append("activity ").append(line(activity)).append('\n');
      List<String> bound = model.bindings().get(activity);
      if (bound != null) {
        out.append("bind ").append(activity).append(": ").append(String.join(", ", bound));
        out.append('\n');
      }
    }
    for (Map.Entry<String, String> domain : model.domains().entrySet()) {
      out.append(line(domain.getKey())).append(": ").append(line(domain.getValue())).append('\n');
    }
    for (JourneyRule rule : model.rules()) {
      write(rule, out);
    }
  }

  private static void write(JourneyRule rule, Appendable out) throws IOException {
    if (rule.template() == RuleTemplate.AT_MOST) {
      if (rule.isTimed()) {
        throw new IllegalArgumentException("rules: DECLARE has no template for " + rule.text());
      }
      write(
          new JourneyRule(
              RuleTemplate.ABSENCE,
              rule.first(),
              null,
              rule.times() + 1,
              rule.activation(),
              null,
              0,
              JourneyRule.UNBOUNDED),
          out);
      return;
    }
    out.append(rule.template().word());
    if (rule.template().form() == RuleTemplate.Form.COUNT && rule.times() > 1) {
      out.append(Integer.toString(rule.times()));
    }
    out.append('[').append(line(rule.first()));
    String second = rule.second();
    if (second != null) {
      out.append(", ").append(line(second));
    }
    out.append("] |").append(text(rule.activation()));
    if (rule.template().isBinary()) {
      out.append(" |").append(text(rule.target()));
    }
    out.append(" |").append(rule.isTimed() ? time(rule) : "").append('\n');
  }

  private static String text(@Nullable Condition condition) {
    return condition == null ? "" : line(condition.text());
  }

  private static String time(JourneyRule rule) {
    String most = rule.mostMillis() == JourneyRule.UNBOUNDED ? "" : seconds(rule.mostMillis());
    return seconds(rule.leastMillis()) + "," + most + ",s";
  }

  private static String seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
  }

  private static String line(String text) {
    if (text.isBlank() || text.chars().anyMatch(c -> c == '\n' || c == '\r' || c == '|')) {
      throw new IllegalArgumentException(
          "a name or condition of a DECLARE file: expected one line without \"|\", got " + text);
    }
    return text;
  }
}
