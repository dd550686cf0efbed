package org.desirepath.io;

import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.desirepath.eventlog.filter.Activities;
import org.desirepath.eventlog.filter.Attribute;
import org.desirepath.eventlog.filter.Attribute.Scope;
import org.desirepath.eventlog.filter.Attribute.Test;
import org.desirepath.eventlog.filter.Extent;
import org.desirepath.eventlog.filter.Follows;
import org.desirepath.eventlog.filter.LogFilter;
import org.desirepath.eventlog.filter.Sample;
import org.desirepath.eventlog.filter.TimeWindow;
import org.desirepath.eventlog.filter.Variants;
import org.jspecify.annotations.Nullable;

/**
 * Filters as people write them, one to an expression.
 *
 * <pre>{@code
 * time contained|intersecting|started|ended|trimmed FROM..TO     either end may be left out
 * journeys ATTRIBUTE = A, B    also != < <= > >= present missing
 * events ATTRIBUTE = A, B      the same for single events
 * only A, B                    without A, B
 * has all A, B                 has any A, B        has none A, B
 * starts with A, B             ends with A, B
 * variants top 80%             variants top 20     variants at least 5
 * duration 2d..30d             length 3..20        either end may be left out
 * follows [not] directly|eventually A > B [within 2d]
 * sample 1000 [seed 7]
 * }</pre>
 *
 * <p>A name with a comma, blanks at its ends or a sign stands in double quotes.
 */
public final class FilterExpression {
  private static final String FORMS =
      "time, journeys, events, only, without, has, starts with, ends with, variants, duration, length,"
          + " follows or sample";

  private final FilterText text;
  private final ZoneId zone;

  private FilterExpression(String text, ZoneId zone) {
    this.text = new FilterText(text);
    this.zone = zone;
  }

  /**
   * Reads one expression.
   *
   * @param zone in which dates and times without a zone are
   * @throws IllegalArgumentException if it is none; says at which character, what was found and
   *     what was expected
   */
  public static LogFilter parse(String text, ZoneId zone) {
    FilterExpression expression = new FilterExpression(text, zone);
    LogFilter filter = expression.filter();
    expression.text.requireEnd();
    return filter;
  }

  private LogFilter filter() {
    String form = text.word(FORMS);
    return switch (form) {
      case "time" -> time();
      case "journeys" -> attribute(Scope.JOURNEYS);
      case "events" -> attribute(Scope.EVENTS);
      case "only" -> activities(Activities.Mode.ONLY);
      case "without" -> activities(Activities.Mode.WITHOUT);
      case "has" -> activities(quantity());
      case "starts" -> activities(with(Activities.Mode.STARTS_WITH));
      case "ends" -> activities(with(Activities.Mode.ENDS_WITH));
      case "variants" -> variants();
      case "duration" -> extent(Extent.Unit.DURATION);
      case "length" -> extent(Extent.Unit.LENGTH);
      case "follows" -> follows();
      case "sample" -> sample();
      default -> throw text.wrongWord(form, FORMS);
    };
  }

  private LogFilter time() {
    String modes = "contained, intersecting, started, ended or trimmed";
    String word = text.word(modes);
    TimeWindow.Mode mode =
        switch (word) {
          case "contained" -> TimeWindow.Mode.CONTAINED;
          case "intersecting" -> TimeWindow.Mode.INTERSECTING;
          case "started" -> TimeWindow.Mode.STARTED;
          case "ended" -> TimeWindow.Mode.ENDED;
          case "trimmed" -> TimeWindow.Mode.TRIMMED;
          default -> throw text.wrongWord(word, modes);
        };
    FilterText.Range range = text.range("a time such as 2025-03-31 or 2025-03-31T12:00Z");
    return text.checked(
        () ->
            new TimeWindow(
                mode,
                range.from().isEmpty() ? Long.MIN_VALUE : firstMillis(range.from()),
                range.to().isEmpty() ? Long.MAX_VALUE : LogFiles.asOfMillis(range.to(), zone)));
  }

  /** A date alone means its first moment here. */
  private long firstMillis(String from) {
    boolean date = from.length() == 10;
    return LogFiles.asOfMillis(date ? from + "T00:00:00" : from, zone);
  }

  private LogFilter attribute(Scope scope) {
    String key = text.name("an attribute's name");
    Test test = text.test();
    List<String> values =
        switch (test) {
          case PRESENT, MISSING -> List.of();
          case IS, IS_NOT -> text.names("a value");
          case LESS, AT_MOST, MORE, AT_LEAST -> List.of(text.number("a number"));
        };
    return text.checked(() -> new Attribute(scope, key, test, values));
  }

  private Activities.Mode quantity() {
    String expected = "all, any or none";
    String word = text.word(expected);
    return switch (word) {
      case "all" -> Activities.Mode.HAS_ALL;
      case "any" -> Activities.Mode.HAS_ANY;
      case "none" -> Activities.Mode.HAS_NONE;
      default -> throw text.wrongWord(word, expected);
    };
  }

  private Activities.Mode with(Activities.Mode mode) {
    text.require("with");
    return mode;
  }

  private LogFilter activities(Activities.Mode mode) {
    SortedSet<String> names = new TreeSet<>(text.names("an event's name"));
    return new Activities(mode, names);
  }

  private LogFilter variants() {
    String expected = "top or at least";
    String word = text.word(expected);
    if (word.equals("at")) {
      text.require("least");
      double least = Double.parseDouble(text.number("a number of journeys"));
      return text.checked(() -> new Variants(Variants.Mode.AT_LEAST, least));
    }
    if (!word.equals("top")) {
      throw text.wrongWord(word, expected);
    }
    double amount = Double.parseDouble(text.number("a number of variants, or a share such as 80%"));
    boolean share = text.skip("%");
    return text.checked(
        () ->
            share
                ? new Variants(Variants.Mode.SHARE, amount / 100)
                : new Variants(Variants.Mode.TOP, amount));
  }

  private LogFilter extent(Extent.Unit unit) {
    boolean length = unit == Extent.Unit.LENGTH;
    FilterText.Range range =
        text.range(length ? "a number of events" : "a length of time such as 2d");
    return text.checked(
        () ->
            new Extent(
                unit,
                range.from().isEmpty() ? 0 : amount(unit, range.from()),
                range.to().isEmpty() ? Long.MAX_VALUE : amount(unit, range.to())));
  }

  private static long amount(Extent.Unit unit, String value) {
    if (unit == Extent.Unit.DURATION) {
      return DurationText.millis(value);
    }
    if (!value.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("expected a number of events");
    }
    return Long.parseLong(value);
  }

  private LogFilter follows() {
    String expected = "directly or eventually";
    String word = text.word(expected);
    Follows.Presence presence =
        word.equals("not") ? Follows.Presence.REMOVE : Follows.Presence.KEEP;
    String how = word.equals("not") ? text.word(expected) : word;
    Follows.Mode mode =
        switch (how) {
          case "directly" -> Follows.Mode.DIRECTLY;
          case "eventually" -> Follows.Mode.EVENTUALLY;
          default -> throw text.wrongWord(how, expected);
        };
    String before = text.name("an event's name");
    text.require(">");
    String after = text.nameBefore("within");
    @Nullable String within = text.skip("within") ? text.rest("a length of time such as 2d") : null;
    return text.checked(
        () ->
            new Follows(
                before,
                after,
                mode,
                within == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(DurationText.millis(within)),
                presence));
  }

  private LogFilter sample() {
    String count = text.number("a number of journeys");
    long seed = text.skip("seed") ? Long.parseLong(text.digits("a seed")) : 1;
    return text.checked(() -> new Sample(whole(count), seed));
  }

  private static int whole(String number) {
    if (!number.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("expected a whole number of journeys, got " + number);
    }
    return Integer.parseInt(number);
  }
}
