package org.desirepath.model.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A rule that holds beside the flow.
 *
 * <p>A rule of two touchpoints may ask for a time between its two events; one of a single
 * touchpoint for a time since the first event of the journey, but {@link RuleTemplate#AT_MOST} for
 * the length of the stretch.
 *
 * @param template what it says
 * @param first touchpoint {@code a}
 * @param second touchpoint {@code b}, or null
 * @param times n of the templates that count, at least 1 (at least 0 for {@code AT_MOST}); else 1
 * @param activation what must be true of the event that activates it, or null
 * @param target what must be true of the other event, beside the first, or null
 * @param leastMillis shortest time, 0 or more
 * @param mostMillis longest time, itself allowed; {@link #UNBOUNDED} = any
 */
public record JourneyRule(
    RuleTemplate template,
    String first,
    @Nullable String second,
    int times,
    @Nullable Condition activation,
    @Nullable Condition target,
    long leastMillis,
    long mostMillis) {

  /** No longest time. */
  public static final long UNBOUNDED = Long.MAX_VALUE;

  /**
   * @throws IllegalArgumentException if what is given does not go with the template
   */
  public JourneyRule {
    if (template.isBinary() == (second == null)) {
      throw new IllegalArgumentException(
          template.word() + " speaks of " + (template.isBinary() ? "two touchpoints" : "one"));
    }
    if (times < (template == RuleTemplate.AT_MOST ? 0 : 1)) {
      throw new IllegalArgumentException("times: expected 1 or more, got " + times);
    }
    if (leastMillis < 0 || mostMillis < leastMillis) {
      throw new IllegalArgumentException(
          "time: expected 0 <= shortest <= longest, got " + leastMillis + " and " + mostMillis);
    }
  }

  /** A rule of one touchpoint. */
  public static JourneyRule of(RuleTemplate template, String first) {
    return new JourneyRule(template, first, null, 1, null, null, 0, UNBOUNDED);
  }

  /** A rule of two touchpoints. */
  public static JourneyRule of(RuleTemplate template, String first, String second) {
    return new JourneyRule(template, first, second, 1, null, null, 0, UNBOUNDED);
  }

  /** The same with another number. */
  public JourneyRule times(int n) {
    return new JourneyRule(template, first, second, n, activation, target, leastMillis, mostMillis);
  }

  /** The same with conditions. */
  public JourneyRule when(@Nullable Condition ofActivation, @Nullable Condition ofTarget) {
    return new JourneyRule(
        template, first, second, times, ofActivation, ofTarget, leastMillis, mostMillis);
  }

  /** The same with bounds of time, in milliseconds. */
  public JourneyRule within(long least, long most) {
    return new JourneyRule(template, first, second, times, activation, target, least, most);
  }

  /** Whether it asks for a time. */
  public boolean isTimed() {
    return leastMillis > 0 || mostMillis != UNBOUNDED;
  }

  /** Whether the order of the touchpoints alone decides on it. */
  public boolean isOfOrderAlone() {
    return activation == null && target == null && !isTimed();
  }

  /**
   * The rule in the notation of DECLARE files, shortened: bounds of time in seconds, empty parts at
   * the end left out.
   */
  public String text() {
    StringBuilder text = new StringBuilder(template.word());
    if (template.form() == RuleTemplate.Form.COUNT
        && (times != 1 || template == RuleTemplate.AT_MOST)) {
      text.append(times);
    }
    text.append('[').append(first);
    if (second != null) {
      text.append(", ").append(second);
    }
    text.append(']');
    String data = activation == null ? "" : activation.text();
    String other = target == null ? "" : target.text();
    if (!data.isEmpty() || !other.isEmpty() || isTimed()) {
      text.append(" |").append(data);
    }
    if (template.isBinary() && (!other.isEmpty() || isTimed())) {
      text.append(" |").append(other);
    }
    if (isTimed()) {
      text.append(" |").append(seconds(leastMillis)).append(',');
      text.append(mostMillis == UNBOUNDED ? "" : seconds(mostMillis)).append(",s");
    }
    return text.toString();
  }

  private static String seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
  }
}
