package org.desirepath.io.decl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.desirepath.io.FormatException;
import org.desirepath.io.Suggestion;
import org.desirepath.model.rules.Condition;
import org.desirepath.model.rules.Condition.Scope;
import org.desirepath.model.rules.JourneyRule;
import org.desirepath.model.rules.RuleTemplate;
import org.jspecify.annotations.Nullable;

/** Reads one rule of a file. */
record RuleLine(String file, int line, Set<String> activities) {
  private static final Pattern TIME =
      Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*,\\s*([0-9]*(?:\\.[0-9]+)?)\\s*,\\s*([smhdSMHD])");
  private static final Map<String, Long> UNITS =
      Map.of("s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
  private static final Map<String, RuleTemplate> TEMPLATES = new HashMap<>();
  private static final List<String> WORDS = new ArrayList<>();

  static {
    for (RuleTemplate template : RuleTemplate.values()) {
      if (template != RuleTemplate.AT_MOST) {
        TEMPLATES.put(plain(template.word()), template);
        WORDS.add(template.word());
      }
    }
  }

  private static String plain(String words) {
    return words.replaceAll("[ -]", "").toLowerCase(Locale.ROOT);
  }

  /**
   * @param found template, number, and all after the bracket
   */
  JourneyRule rule(Matcher found) throws FormatException {
    String word = found.group(1).strip();
    RuleTemplate template = TEMPLATES.get(plain(word));
    if (template == null) {
      throw fault(
          "unknown template \""
              + word
              + "\", expected one of "
              + String.join(", ", WORDS)
              + Suggestion.ending(word, WORDS));
    }
    String rest = found.group(3);
    int bar = rest.indexOf('|');
    int close = (bar < 0 ? rest : rest.substring(0, bar)).lastIndexOf(']');
    if (close < 0) {
      throw fault("\"[\" without \"]\", expected " + form(template));
    }
    if (bar < 0
        ? !rest.substring(close + 1).isBlank()
        : !rest.substring(close + 1, bar).isBlank()) {
      throw fault("found text after \"]\", expected \"|\" before the conditions");
    }
    List<String> names = names(rest.substring(0, close), template);
    int times = times(template, found.group(2));
    String[] parts = bar < 0 ? new String[0] : rest.substring(bar + 1).split("\\|", -1);
    return withConditions(template, names, times, parts);
  }

  private int times(RuleTemplate template, String number) throws FormatException {
    if (number.isEmpty()) {
      return 1;
    }
    if (template.form() != RuleTemplate.Form.COUNT || number.length() > 6 || number.matches("0+")) {
      throw fault("\"" + template.word() + number + "\": this template takes no such number");
    }
    return Integer.parseInt(number);
  }

  private List<String> names(String inside, RuleTemplate template) throws FormatException {
    if (!template.isBinary()) {
      if (inside.isBlank()) {
        throw fault("no activity in the brackets, expected " + form(template));
      }
      return List.of(inside.strip());
    }
    List<List<String>> splits = new ArrayList<>();
    for (int at = inside.indexOf(','); at >= 0; at = inside.indexOf(',', at + 1)) {
      splits.add(List.of(inside.substring(0, at).strip(), inside.substring(at + 1).strip()));
    }
    List<List<String>> declared = splits.stream().filter(activities::containsAll).toList();
    List<List<String>> usable = declared.isEmpty() ? splits : declared;
    if (usable.size() != 1 || usable.get(0).contains("")) {
      throw fault("\"[" + inside + "]\" does not name two activities, expected " + form(template));
    }
    return usable.get(0);
  }

  /** Activation, target and time; a rule of one activity has no target. */
  private JourneyRule withConditions(
      RuleTemplate template, List<String> names, int times, String[] parts) throws FormatException {
    int most = 3;
    if (parts.length > most) {
      throw fault(parts.length + " parts after the brackets, expected at most " + most);
    }
    List<String> texts = new ArrayList<>();
    for (String part : parts) {
      texts.add(part.strip());
    }
    String time = "";
    if (texts.size() == most) {
      time = texts.remove(2);
    } else if (!template.isBinary() && texts.size() == 2) {
      time = texts.remove(1);
    }
    String target = texts.size() > 1 ? texts.get(1) : "";
    if (!template.isBinary() && !target.isEmpty()) {
      throw fault("\"" + target + "\": a rule of one activity has no other event");
    }
    Condition ofActivation = texts.isEmpty() ? null : condition(texts.get(0), Scope.ACTIVATION);
    JourneyRule rule =
        new JourneyRule(
                template,
                names.get(0),
                template.isBinary() ? names.get(1) : null,
                times,
                null,
                null,
                0,
                JourneyRule.UNBOUNDED)
            .when(ofActivation, condition(target, Scope.TARGET));
    return time.isEmpty() ? rule : timed(rule, time);
  }

  private @Nullable Condition condition(String text, Scope bare) throws FormatException {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Condition.ofRule(text, bare);
    } catch (IllegalArgumentException e) {
      throw new FormatException(file, line, "condition: " + e.getMessage(), e);
    }
  }

  private JourneyRule timed(JourneyRule rule, String time) throws FormatException {
    Matcher parts = TIME.matcher(time);
    if (!parts.matches()) {
      throw fault(
          "time \"" + time + "\", expected shortest,longest,unit with unit s, m, h or d: 0,5,d");
    }
    long unit = UNITS.getOrDefault(parts.group(3).toLowerCase(Locale.ROOT), 1L);
    try {
      long least = millis(parts.group(1), unit);
      String longest = parts.group(2);
      return rule.within(least, longest.isEmpty() ? JourneyRule.UNBOUNDED : millis(longest, unit));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new FormatException(file, line, "time \"" + time + "\": " + e.getMessage(), e);
    }
  }

  private static long millis(String amount, long unit) {
    return new BigDecimal(amount)
        .multiply(BigDecimal.valueOf(unit))
        .toBigInteger()
        .longValueExact();
  }

  private static String form(RuleTemplate template) {
    return template.word() + (template.isBinary() ? "[A, B] | | |" : "[A] | |");
  }

  private FormatException fault(String message) {
    return new FormatException(file, line, message);
  }
}
