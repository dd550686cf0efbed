package org.desirepath.eventlog.filter;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Variant;

/**
 * Traces of the most frequent variants. Variants with equally many traces stay or go together, so
 * that the choice does not depend on their order; therefore more than asked for may stay, never
 * less.
 *
 * @param mode how many
 * @param amount share of the traces in (0,1] for {@code SHARE}; a number of variants for {@code
 *     TOP}; the least number of traces for {@code AT_LEAST}
 */
public record Variants(Mode mode, double amount) implements LogFilter {

  /** How many. */
  public enum Mode {
    /** The most frequent, until they hold this share of the traces. */
    SHARE,
    /** This many of the most frequent. */
    TOP,
    /** All with at least so many traces. */
    AT_LEAST
  }

  public Variants {
    if (!(amount > 0) || (mode == Mode.SHARE && amount > 1)) {
      throw new IllegalArgumentException(
          "amount: expected more than 0"
              + (mode == Mode.SHARE ? " and at most 1" : "")
              + ", got "
              + amount);
    }
  }

  @Override
  public Kept keep(EventLog log) {
    List<Variant> variants = log.variants();
    int least = least(variants, log.traceCount());
    return LogFilter.traces(log, t -> variants.get(log.variantOf(t)).traceCount() >= least);
  }

  /** The fewest traces of a variant that stays. */
  private int least(List<Variant> variants, int traces) {
    if (mode == Mode.AT_LEAST) {
      return (int) Math.min(Integer.MAX_VALUE, Math.ceil(amount));
    }
    int least = 0;
    long covered = 0;
    for (int v = 0; v < variants.size(); v++) {
      boolean enough = mode == Mode.TOP ? v >= amount : covered >= amount * traces;
      if (enough) {
        break;
      }
      least = variants.get(v).traceCount();
      covered += least;
    }
    return least;
  }

  @Override
  public String expression() {
    return switch (mode) {
      case SHARE -> "variants top " + number(amount * 100) + "%";
      case TOP -> "variants top " + number(amount);
      case AT_LEAST -> "variants at least " + number(amount);
    };
  }

  private static String number(double value) {
    return new BigDecimal(value).round(new MathContext(12)).stripTrailingZeros().toPlainString();
  }
}
