package org.desirepath.report.wording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.deviations.Verdict;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;
import org.desirepath.eventlog.DurationText;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.Interval;

/** Numbers, times and finding words as the page writes them; the same under any locale. */
public final class English {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private English() {}

  /** 12,345. */
  public static String count(long number) {
    String digits = Long.toString(Math.abs(number));
    StringBuilder grouped = new StringBuilder(number < 0 ? "−" : "");
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        grouped.append(',');
      }
      grouped.append(digits.charAt(i));
    }
    return grouped.toString();
  }

  /** 1 journey, 2 journeys. */
  public static String count(long number, String one, String many) {
    return count(number) + " " + (number == 1 ? one : many);
  }

  /** With so many decimals, a true minus sign and groups of three; never "-0". */
  public static String decimal(double number, int decimals) {
    BigDecimal rounded = new BigDecimal(number).setScale(decimals, RoundingMode.HALF_UP);
    String text = rounded.abs().toPlainString();
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    String grouped = whole.length() > 15 ? whole : count(Long.parseLong(whole));
    return (rounded.signum() < 0 ? "−" : "") + grouped + (point < 0 ? "" : text.substring(point));
  }

  /** A share: 41 %, 3.8 %, 0.04 %, &lt; 0.01 %, &gt; 99.9 %. */
  public static String percent(double share) {
    double percent = share * 100;
    if (percent > 0 && percent < 0.1) {
      return percent < 0.01 ? "< 0.01 %" : decimal(percent, 2) + " %";
    }
    if (percent > 99.9 && percent < 100) {
      return "> 99.9 %";
    }
    return decimal(percent, percent == Math.rint(percent) ? 0 : 1) + " %";
  }

  /**
   * An interval of shares in percent: [40.1, 43.0]; with more decimals when both ends are small.
   */
  public static String percents(Interval interval) {
    Interval percents = interval.shiftedThenScaled(0, 100);
    double widest = Math.max(Math.abs(percents.low()), Math.abs(percents.high()));
    return interval(percents, widest < 0.1 ? 3 : widest < 1 ? 2 : 1);
  }

  public static String interval(Interval interval, int decimals) {
    return "["
        + decimal(interval.low(), decimals)
        + ", "
        + decimal(interval.high(), decimals)
        + "]";
  }

  /** A difference of shares: +4.2 points. */
  public static String points(double difference) {
    return signed(difference * 100, 1) + " points";
  }

  public static String signed(double number, int decimals) {
    String text = decimal(number, decimals);
    return number > 0 && !text.matches("[0.,]+") ? "+" + text : text;
  }

  /** A p-value: 0.032, &lt; 0.001. */
  public static String p(double p) {
    return p < 0.001 ? "< 0.001" : decimal(p, 3);
  }

  /** In the unit that fits: 45 s, 30 min, 14 h, 2.5 days, 1.2 years. */
  public static String duration(long millis) {
    return DurationText.of(millis);
  }

  /** 6 Jan 2025. */
  public static String day(long millis) {
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    return day.getDayOfMonth() + " " + MONTHS.get(day.getMonthValue() - 1) + " " + day.getYear();
  }

  /** 2025-01-06 09:30 UTC. */
  public static String moment(long millis) {
    if (millis == EventLog.NO_TIME) {
      return "unknown";
    }
    String text =
        Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDateTime().toString();
    String minutes = text.length() > 16 ? text.substring(0, 16) : text;
    return minutes.replace('T', ' ') + " UTC";
  }

  /** A kind of deviation with a mark that needs no colour. */
  public static String kind(DeviationKind kind) {
    return switch (kind) {
      case START -> "▷ starts elsewhere";
      case END -> "▣ goes on after the end";
      case REPEAT -> "↻ repeated";
      case ORDER -> "⇄ out of order";
      case REPLACED -> "⇌ replaced";
      case CHOICE -> "⑂ of the branch not taken";
      case INCOMPLETE_BLOCK -> "◫ block not finished";
      case MISSING -> "◇ not recorded";
      case UNPLANNED -> "+ not planned there";
      case CHANNEL -> "◆ other channel";
      case INITIATOR -> "◆ other initiator";
      case LATE -> "◆ late";
      case EARLY -> "◆ early";
      case FAILED -> "◆ failed";
      case EXPERIENCE -> "◆ below expected experience";
      case SHARE -> "% in another share";
      case RULE -> "✗ rule broken";
    };
  }

  /** The same without the mark, for prose. */
  public static String plainKind(DeviationKind kind) {
    return kind(kind).substring(2);
  }

  /** What journeys with the deviation do, to follow "n of m journeys". */
  public static String clause(DeviationKind kind, String touchpoint) {
    return switch (kind) {
      case START -> "start at " + touchpoint + ", which is no designed start";
      case END -> "have " + touchpoint + " after the journey should have ended";
      case REPEAT -> "repeat " + touchpoint + " more often than designed";
      case ORDER -> "have " + touchpoint + " out of its turn";
      case REPLACED -> "have another touchpoint in the place of " + touchpoint;
      case CHOICE -> "have " + touchpoint + " beside a branch that excludes it";
      case INCOMPLETE_BLOCK -> "begin the block of " + touchpoint + " and have no record of it";
      case MISSING -> "have no record of " + touchpoint;
      case UNPLANNED -> "have " + touchpoint + " where it is not planned";
      case CHANNEL -> "use another channel than designed for " + touchpoint;
      case INITIATOR -> "have the other side start " + touchpoint;
      case LATE -> "have " + touchpoint + " later than designed";
      case EARLY -> "have " + touchpoint + " earlier than designed";
      case FAILED -> "have " + touchpoint + " fail";
      case EXPERIENCE -> "score " + touchpoint + " below the designed experience";
      case SHARE -> "take the branch of " + touchpoint + ", in another share than designed";
      case RULE -> "break the rule " + touchpoint;
    };
  }

  public static String verdict(Verdict verdict) {
    return switch (verdict) {
      case WORSE -> "▼ goes with a worse outcome";
      case BETTER -> "▲ goes with a better outcome";
      case NO_MATERIAL_DIFFERENCE -> "= no material difference";
      case UNDECIDED -> "? undecided";
    };
  }

  public static String facet(Facet facet) {
    return switch (facet) {
      case PRESENCE -> "happened";
      case ABSENCE -> "left out";
      case WAIT -> "long wait";
      case REPETITION -> "again";
      case FAILURE -> "failed";
      case CHANNEL -> "channel";
      case ORDER -> "came first";
      case EXPERIENCE -> "poor experience";
    };
  }

  public static String evidence(Evidence evidence) {
    return switch (evidence) {
      case E0 -> "E0 descriptive";
      case E1 -> "E1 aligned in time";
      case E2 -> "E2 adjusted";
      case E3 -> "E3 randomised";
    };
  }

  /** A status with a mark that needs no colour. */
  public static String status(JourneyStatus status) {
    return switch (status) {
      case COMPLETED -> "★ completed";
      case EXITED -> "■ left by a designed exit";
      case ABANDONED -> "↓ abandoned";
      case OPEN -> "… still open";
      case RESOLVED -> "ended";
    };
  }
}
