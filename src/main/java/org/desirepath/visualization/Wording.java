package org.desirepath.visualization;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words and numbers as a language writes them; the same on every machine, whatever its locale. */
public enum Wording {
  /** English: 5,000 and 3.8 %. */
  ENGLISH(',', '.', "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"),
  /** Dutch: 5.000 and 3,8 %. */
  DUTCH('.', ',', "jan feb mrt apr mei jun jul aug sep okt nov dec");

  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private static final Map<String, String> SINGULARS =
      Map.ofEntries(
          Map.entry(" journeys", " journey"),
          Map.entry(" events", " event"),
          Map.entry(" touchpoints", " touchpoint"),
          Map.entry(" lines", " line"),
          Map.entry(" steps", " step"),
          Map.entry(" groups", " group"),
          Map.entry(" moments", " moment"),
          Map.entry(" differences", " difference"),
          Map.entry(" reizen", " reis"),
          Map.entry(" gebeurtenissen", " gebeurtenis"),
          Map.entry(" contactpunten", " contactpunt"),
          Map.entry(" lijnen", " lijn"),
          Map.entry(" stappen", " stap"),
          Map.entry(" groepen", " groep"),
          Map.entry(" momenten", " moment"),
          Map.entry(" verschillen", " verschil"));

  private final char group;
  private final char point;
  private final String months;

  Wording(char group, char point, String months) {
    this.group = group;
    this.point = point;
    this.months = months;
  }

  /** A phrase with its values in place; of one thing, in the singular. */
  public String say(Phrase phrase, String... values) {
    String pattern = phrase.pattern(this);
    StringBuilder said = new StringBuilder();
    int next = 0;
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '#') {
        String value = values[next++];
        said.append(value);
        String plural = "1".equals(value) ? plural(pattern, i + 1) : "";
        said.append(SINGULARS.getOrDefault(plural, ""));
        i += plural.length();
      } else {
        said.append(pattern.charAt(i));
      }
    }
    return said.toString().strip();
  }

  /** The plural noun that follows a place of the pattern, with its blank, or nothing. */
  private static String plural(String pattern, int from) {
    int end = from + 1;
    while (end < pattern.length() && Character.isLetter(pattern.charAt(end))) {
      end++;
    }
    String word = end > pattern.length() ? "" : pattern.substring(from, end);
    return SINGULARS.containsKey(word) ? word : "";
  }

  /** A whole number with groups of three: 5,000. */
  public String count(long number) {
    String digits = Long.toString(number).replace("-", "");
    StringBuilder grouped = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        grouped.append(group);
      }
      grouped.append(digits.charAt(i));
    }
    return (number < 0 ? "−" : "") + grouped;
  }

  /** A number with a fixed number of decimals; a true minus sign; never "-0". */
  public String decimal(double number, int decimals) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return number == Double.POSITIVE_INFINITY ? "∞" : "–";
    }
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
    String text = rounded.abs().toPlainString();
    String fraction = decimals == 0 ? "" : point + text.substring(text.indexOf('.') + 1);
    BigDecimal whole = rounded.abs().setScale(0, RoundingMode.DOWN);
    String large = whole.precision() > 15 ? whole.toPlainString() : count(whole.longValueExact());
    return (rounded.signum() < 0 ? "−" : "") + large + fraction;
  }

  /**
   * A share in percent, with a decimal below 10 %: 41 %, 3.8 %; small but not none is "&lt; 0.1 %".
   */
  public String percent(double share) {
    return Double.isNaN(share) ? "–" : percentDigits(share) + " %";
  }

  private String percentDigits(double share) {
    double percent = share * 100;
    if (percent > 0 && percent < 0.1) {
      return "< " + decimal(0.1, 1);
    }
    if (percent > 99.5 && percent < 100) {
      return "> 99";
    }
    double size = Math.abs(percent);
    return decimal(percent, size < 9.95 && size > 0 && size != Math.rint(size) ? 1 : 0);
  }

  /** An interval of shares in percent, without the sign: [40, 43]. */
  public String percentInterval(Figure.Range range) {
    if (!range.isKnown()) {
      return "";
    }
    double widest = Math.max(range.low(), range.high());
    boolean fine = widest < 0.1 || range.high() - range.low() < 0.015;
    int decimals = widest == 0 ? 1 : widest < 0.001 ? 3 : widest < 0.01 ? 2 : fine ? 1 : 0;
    return "["
        + decimal(range.low() * 100, decimals)
        + (point == ',' ? "; " : ", ")
        + decimal(range.high() * 100, decimals)
        + "]";
  }

  /** An interval with fixed decimals. */
  public String interval(Figure.Range range, int decimals) {
    return range.isKnown()
        ? "["
            + decimal(range.low(), decimals)
            + (point == ',' ? "; " : ", ")
            + decimal(range.high(), decimals)
            + "]"
        : "";
  }

  /** A signed difference of shares in points, with a plus or minus. */
  public String signedPoints(double difference) {
    String digits = decimal(difference * 100, 0);
    return difference > 0 && !"0".equals(digits) ? "+" + digits : digits;
  }

  /** A duration in its largest fitting unit: 45 s, 30 min, 14 h, 2.5 d, 1.2 y. */
  public String duration(long millis) {
    if (millis < 0) {
      return "−" + duration(-Math.max(millis, -Long.MAX_VALUE));
    }
    if (millis < MINUTE) {
      return decimal(millis / (double) SECOND, millis < 10 * SECOND && millis % SECOND > 0 ? 1 : 0)
          + " s";
    }
    if (millis < HOUR) {
      return scaled(millis, MINUTE, " min");
    }
    if (millis < DAY) {
      return scaled(millis, HOUR, this == ENGLISH ? " h" : " u");
    }
    return millis < 730 * DAY
        ? scaled(millis, DAY, " d")
        : scaled(millis, 365 * DAY, this == ENGLISH ? " y" : " j");
  }

  private String scaled(long millis, long unit, String name) {
    double value = millis / (double) unit;
    return decimal(value, value < 9.95 && millis % unit > 0 ? 1 : 0) + name;
  }

  private String date(LocalDate date, boolean year) {
    int month = 4 * (date.getMonthValue() - 1);
    return date.getDayOfMonth()
        + " "
        + months.substring(month, month + 3)
        + (year ? " " + date.getYear() : "");
  }

  /** A period: 6 Jan – 25 Jul 2025. */
  public String period(@Nullable LocalDate from, @Nullable LocalDate to) {
    if (from == null || to == null) {
      return say(Phrase.UNKNOWN_PERIOD);
    }
    if (from.equals(to)) {
      return date(to, true);
    }
    return date(from, from.getYear() != to.getYear()) + " – " + date(to, true);
  }

  /** Hidden things, as a count and as a share of what happened. */
  public String hidden(Phrase phrase, long things, long all, long weight, long total) {
    double share = total == 0 ? 0 : weight / (double) total;
    return say(phrase, count(things), count(all), percent(share));
  }

  /** Journeys and period: what every figure rests on. */
  public List<String> facts(Figure.Sample sample) {
    List<String> facts = new ArrayList<>();
    facts.add(say(Phrase.JOURNEYS, count(sample.journeys())));
    facts.add(period(sample.from(), sample.to()));
    return facts;
  }
}
