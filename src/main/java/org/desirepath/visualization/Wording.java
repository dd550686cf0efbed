package org.desirepath.visualization;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

  private final char group;
  private final char point;
  private final String months;

  Wording(char group, char point, String months) {
    this.group = group;
    this.point = point;
    this.months = months;
  }

  /** What a figure says; {@code #} stands for the values, in order. */
  enum Phrase {
    JOURNEYS("# journeys", "# reizen"),
    UNKNOWN_PERIOD("period unknown", "periode onbekend"),
    HIDDEN_NOTHING("nothing hidden", "niets verborgen"),
    MAP_TITLE("#: where do customers leave the plan?", "#: waar verlaten klanten het plan?"),
    FOLLOW_PLAN("# follow the plan to the letter #", "# volgt het plan precies #"),
    LEGEND_PLANNED(
        "planned (width = share of journeys, time = median wait)",
        "gepland (dikte = deel van de reizen, tijd = mediane wachttijd)"),
    LEGEND_UNPLANNED("not as planned", "niet volgens plan"),
    LEGEND_LOST("lost", "afgehaakt"),
    LEGEND_LOST_LIMIT("lost (silent for #)", "afgehaakt (# stil)"),
    LEGEND_GOAL("goal", "doel"),
    LEGEND_EXIT("designed exit", "ontworpen uitgang"),
    LEGEND_GREY("grey = fewer than # journeys", "grijs = minder dan # reizen"),
    LEGEND_INTERVAL("[ ] = 95 % interval", "[ ] = 95 %-interval"),
    HIDDEN_CARDS(
        "# of # touchpoints hidden (# of visits)",
        "# van # contactmomenten verborgen (# van de bezoeken)"),
    HIDDEN_LINKS(
        "# of # lines hidden (# of moves)", "# van # lijnen verborgen (# van de overgangen)"),
    OPTIONAL("optional", "optioneel"),
    WITHIN("plan ≤ #", "plan ≤ #"),
    NO_DATA("no data", "geen gegevens"),
    NOT_OBSERVABLE("leaves no event", "laat geen spoor na"),
    NOT_IN_PLAN("not in the plan", "niet in het plan"),
    DESIGNED_EXIT("designed exit", "ontworpen uitgang"),
    MISSING("◇ # missing (#)", "◇ # ontbreekt (#)"),
    LATE("◆ # late (#)", "◆ # te laat (#)"),
    EARLY("◆ # early (#)", "◆ # te vroeg (#)"),
    CHANNEL("◆ # by another channel (#)", "◆ # via ander kanaal (#)"),
    INITIATOR("◆ # started by the other side (#)", "◆ # door de ander begonnen (#)"),
    FAILED("◆ # failed (#)", "◆ # mislukt (#)"),
    EXPERIENCE("◆ # below expected experience (#)", "◆ # beleving lager dan verwacht (#)"),
    RULE("◆ # break a rule (#)", "◆ # breekt een regel (#)"),
    OUT_OF_TURN("⇄ # out of turn (#)", "⇄ # niet op hun beurt (#)"),
    NOT_HERE("+ # not planned here (#)", "+ # hier niet gepland (#)"),
    OTHER("◆ # otherwise off the plan (#)", "◆ # anders dan gepland (#)"),
    LOST("↓ # lost", "↓ # afgehaakt"),
    OPEN("# still open", "# nog open"),
    REPEATED("↻ # again", "↻ # opnieuw"),
    OTHER_ORDER("⇄ # in the\nother order", "⇄ # in andere\nvolgorde"),
    SKIPS("# skip ahead", "# slaan over"),
    DROP_TITLE("Where do we lose customers?", "Waar verliezen we klanten?"),
    LOST_MEANS("lost = silent for #", "afgehaakt = # stil"),
    STILL_OPEN(
        "# still open are shown, not counted as lost",
        "# nog open: getoond, niet als afgehaakt geteld"),
    GO_ON("go on", "gaat door"),
    STILL_OPEN_KEY("still open", "nog open"),
    REACHED("# reached it", "# kwamen hier"),
    GO_ON_SHARE("# go on", "# gaat door"),
    LOST_INTERVAL("lost [95 %]", "afgehaakt [95 %]"),
    PLAN("plan", "plan"),
    BEYOND_PLAN("gap to plan", "verschil met plan"),
    NO_PLAN("none given", "niet opgegeven"),
    AS_PLANNED("as planned", "volgens plan"),
    MORE_LOST("▲ # more lost #", "▲ # meer afgehaakt #"),
    FEWER_LOST("▼ # fewer lost #", "▼ # minder afgehaakt #"),
    TOO_FEW("too few to judge (# mature)", "te weinig om te beoordelen (# rijp)"),
    NOTHING_TO_SHOW("Nothing to show: #", "Niets te tonen: #"),
    MOMENTS_TITLE("Which moments decide?", "Welke momenten beslissen?"),
    MOMENTS_OUTCOME(
        "effect on #, among journeys at the same point",
        "effect op #, onder reizen op hetzelfde punt"),
    TESTED("# moments tested, # critical", "# momenten getoetst, # beslissend"),
    ODDS_SCALE(
        "◀ harder · odds ratio, log scale · easier ▶",
        "◀ moeilijker · odds ratio, logschaal · makkelijker ▶"),
    ODDS_RATIO("odds ratio", "odds ratio"),
    SUCCESS_RATE("success rate", "slagingskans"),
    SEEN_IN("seen in", "gezien in"),
    EVIDENCE("evidence", "bewijs"),
    OF("# of #", "# van #"),
    POINTS("# pts #", "# ptn #"),
    GAIN("▲ gain", "▲ winst"),
    PAIN("▼ pain", "▼ pijn"),
    NONE("– none", "– geen"),
    LEGEND_GAIN("▲ goes with a better outcome", "▲ gaat samen met een betere uitkomst"),
    LEGEND_PAIN("▼ goes with a worse outcome", "▼ gaat samen met een slechtere uitkomst"),
    LEGEND_NO_EFFECT(
        "– no critical effect, or too few journeys",
        "– geen beslissend effect, of te weinig reizen"),
    LEGEND_WHISKER(
        "bar = 95 % interval, block = estimate", "balk = 95 %-interval, blok = schatting"),
    NONE_CRITICAL(
        "No moment is critical: no effect is large and certain enough to act on.",
        "Geen moment is beslissend: geen effect is groot en zeker genoeg."),
    MORE_MOMENTS("# with a larger q hidden", "# met een grotere q verborgen"),
    E0("E0 descriptive", "E0 beschrijvend"),
    E1("E1 aligned in time", "E1 gelijk in tijd"),
    E2("E2 adjusted", "E2 gecorrigeerd"),
    E3("E3 experiment", "E3 experiment"),
    PROCESS_TITLE("#: what do customers really do?", "#: wat doen klanten werkelijk?"),
    EVENTS("# events", "# gebeurtenissen"),
    ACTIVITY_COUNTS("# events · # journeys", "# gebeurtenissen · # reizen"),
    START("▶ start", "▶ begin"),
    END("■ end", "■ einde"),
    LEGEND_FOLLOWS(
        "directly followed by (count, median time); bar = share of journeys",
        "direct gevolgd door (aantal, mediane tijd); balk = deel van de reizen"),
    LEGEND_START_END("first and last activities", "eerste en laatste activiteiten"),
    HIDDEN_ACTIVITIES(
        "# of # activities hidden (# of events)",
        "# van # activiteiten verborgen (# van de gebeurtenissen)"),
    NO_EVENTS("there are no events", "er zijn geen gebeurtenissen"),
    NO_TOUCHPOINTS("there are no touchpoints", "er zijn geen contactmomenten");

    private final String english;
    private final String dutch;

    Phrase(String english, String dutch) {
      this.english = english;
      this.dutch = dutch;
    }
  }

  String say(Phrase phrase, String... values) {
    String pattern = this == ENGLISH ? phrase.english : phrase.dutch;
    StringBuilder said = new StringBuilder();
    int next = 0;
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '#') {
        said.append(values[next++]);
      } else {
        said.append(pattern.charAt(i));
      }
    }
    return said.toString().strip();
  }

  /** A whole number with groups of three: 5,000. */
  String count(long number) {
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
  String decimal(double number, int decimals) {
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
  String percent(double share) {
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
  String percentInterval(Figure.Range range) {
    if (!range.isKnown()) {
      return "";
    }
    boolean fine = Math.max(range.low(), range.high()) < 0.1 || range.high() - range.low() < 0.015;
    int decimals = fine ? 1 : 0;
    return "["
        + decimal(range.low() * 100, decimals)
        + (point == ',' ? "; " : ", ")
        + decimal(range.high() * 100, decimals)
        + "]";
  }

  /** An interval with fixed decimals. */
  String interval(Figure.Range range, int decimals) {
    return range.isKnown()
        ? "["
            + decimal(range.low(), decimals)
            + (point == ',' ? "; " : ", ")
            + decimal(range.high(), decimals)
            + "]"
        : "";
  }

  /** A signed difference of shares in points, with a plus or minus. */
  String signedPoints(double difference) {
    String digits = decimal(difference * 100, 0);
    return difference > 0 && !"0".equals(digits) ? "+" + digits : digits;
  }

  /** A duration in its largest fitting unit: 45 s, 30 min, 14 h, 2.5 d, 1.2 y. */
  String duration(long millis) {
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
  String period(@Nullable LocalDate from, @Nullable LocalDate to) {
    if (from == null || to == null) {
      return say(Phrase.UNKNOWN_PERIOD);
    }
    if (from.equals(to)) {
      return date(to, true);
    }
    return date(from, from.getYear() != to.getYear()) + " – " + date(to, true);
  }

  /** Hidden things, as a count and as a share of what happened. */
  String hidden(Phrase phrase, long things, long all, long weight, long total) {
    double share = total == 0 ? 0 : weight / (double) total;
    return say(phrase, count(things), count(all), percent(share));
  }

  /** Journeys and period: what every figure rests on. */
  List<String> facts(Figure.Sample sample) {
    List<String> facts = new ArrayList<>();
    facts.add(say(Phrase.JOURNEYS, count(sample.journeys())));
    facts.add(period(sample.from(), sample.to()));
    return facts;
  }
}
