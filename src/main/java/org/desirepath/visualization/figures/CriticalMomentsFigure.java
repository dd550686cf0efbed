package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Line;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Side;
import org.desirepath.visualization.Figure.Tick;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Typeface;
import org.desirepath.visualization.Wording;

/**
 * "Which moments decide?": a forest plot of the moments tested, with odds ratio, difference in
 * success rate, q and evidence level. Blue and vermilion are for critical moments only; the rest,
 * and those with fewer than 30 journeys in an arm, are grey. At most 15 moments are shown, in the
 * order given; the figure says how many were tested.
 *
 * @param sample what the figure rests on
 * @param wording the language
 * @param outcome what counts as success, in words
 * @param tested how many moments were tested
 * @param moments the tested moments, strongest first
 * @param reason why there are none; empty if there are
 */
public record CriticalMomentsFigure(
    Figure.Sample sample,
    Wording wording,
    String outcome,
    long tested,
    List<Moment> moments,
    String reason) {

  private static final int LIMIT = 10;
  private static final double NAME_WIDTH = 170;
  private static final double WIDEST_SCALE = 16;

  /** Copies the list. */
  public CriticalMomentsFigure {
    moments = List.copyOf(moments);
  }

  /** Which way a critical moment points. */
  public enum Direction {
    /** It goes with a better outcome. */
    GAIN,
    /** It goes with a worse outcome. */
    PAIN,
    /** It is not critical. */
    NONE
  }

  /** What the evidence rests on. */
  public enum Evidence {
    /** Descriptive. */
    E0(Phrase.E0),
    /** Aligned in time. */
    E1(Phrase.E1),
    /** Aligned in time and adjusted. */
    E2(Phrase.E2),
    /** A randomised experiment. */
    E3(Phrase.E3);

    private final Phrase phrase;

    Evidence(Phrase phrase) {
      this.phrase = phrase;
    }
  }

  /**
   * A moment.
   *
   * @param touchpoint its name
   * @param facet in words: presence, late, by phone
   * @param direction where it points if it is critical
   * @param oddsRatio with against without; NaN if unknown
   * @param interval of the odds ratio
   * @param riskDifference of the success rate, as a share; NaN if unknown
   * @param riskDifferenceInterval of the difference
   * @param q corrected for all tested moments; NaN if unknown
   * @param n journeys compared
   * @param exposed of them had the moment
   * @param evidence what it rests on
   */
  public record Moment(
      String touchpoint,
      String facet,
      Direction direction,
      double oddsRatio,
      Range interval,
      double riskDifference,
      Range riskDifferenceInterval,
      double q,
      long n,
      long exposed,
      Evidence evidence) {
    boolean isFew() {
      return Math.min(exposed, n - exposed) < DesignedVersusActual.FEW;
    }
  }

  /** The figure. */
  public Figure toFigure() {
    long critical = moments.stream().filter(m -> m.direction() != Direction.NONE).count();
    List<String> facts = new ArrayList<>(wording.facts(sample));
    if (!outcome.isBlank() && !moments.isEmpty()) {
      facts.add(wording.say(Phrase.MOMENTS_OUTCOME, outcome));
    }
    facts.add(wording.say(Phrase.TESTED, wording.count(tested), wording.count(critical)));
    List<Moment> shown = moments.subList(0, Math.min(LIMIT, moments.size()));
    if (tested > shown.size()) {
      facts.add(wording.say(Phrase.MORE_MOMENTS, wording.count(tested - shown.size())));
    } else {
      facts.add(wording.say(Phrase.HIDDEN_NOTHING));
    }
    double scale = scale(shown);
    List<Figure.Row> rows = shown.stream().map(moment -> row(moment, scale)).toList();
    return new Figure(
        wording.say(Phrase.MOMENTS_TITLE),
        facts,
        moments.isEmpty() ? List.of() : legend(),
        new Figure.Grid(columns(scale), rows, notes(critical)));
  }

  private List<Line> notes(long critical) {
    String note = "";
    if (moments.isEmpty()) {
      String why = reason.isBlank() ? wording.say(Phrase.NO_EVENTS) : reason;
      note = wording.say(Phrase.NOTHING_TO_SHOW, why);
    } else if (critical == 0) {
      note = wording.say(Phrase.NONE_CRITICAL);
    }
    return note.isEmpty()
        ? List.of()
        : Typeface.wrap(note, Tone.BODY, 700, 4).stream()
            .map(line -> new Line(line, Tone.BODY))
            .toList();
  }

  private List<Figure.Key> legend() {
    return List.of(
        new Figure.Key(Role.PLANNED, wording.say(Phrase.LEGEND_GAIN)),
        new Figure.Key(Role.LOST, wording.say(Phrase.LEGEND_PAIN)),
        new Figure.Key(
            Role.CONTEXT,
            wording.say(Phrase.LEGEND_NO_EFFECT) + " · " + wording.say(Phrase.LEGEND_WHISKER)));
  }

  private List<Figure.Column> columns(double scale) {
    List<Tick> ticks = new ArrayList<>();
    for (double value = 1 / scale; value <= scale * 1.01; value *= 2) {
      ticks.add(new Tick(position(value, scale), tickText(value), Math.abs(value - 1) < 0.01));
    }
    return List.of(
        column("", Side.RIGHT),
        column("", Side.LEFT),
        new Figure.Column(wording.say(Phrase.ODDS_SCALE), Side.LEFT, ticks),
        column(wording.say(Phrase.ODDS_RATIO), Side.RIGHT),
        column(wording.say(Phrase.SUCCESS_RATE), Side.RIGHT),
        column("q", Side.RIGHT),
        column(wording.say(Phrase.SEEN_IN), Side.RIGHT),
        column(wording.say(Phrase.EVIDENCE), Side.LEFT));
  }

  private static Figure.Column column(String heading, Side side) {
    return new Figure.Column(heading, side, List.of());
  }

  private String tickText(double value) {
    return value < 0.99 ? "1/" + wording.decimal(1 / value, 0) : wording.decimal(value, 0);
  }

  /** The least power of two whose scale holds all intervals, at most 16. */
  private static double scale(List<Moment> moments) {
    double widest = 2;
    for (Moment moment : moments.stream().filter(m -> !m.isFew()).toList()) {
      for (double value :
          new double[] {moment.oddsRatio(), moment.interval().low(), moment.interval().high()}) {
        double size = Math.max(value, 1 / value);
        while (widest < WIDEST_SCALE && size > widest) {
          widest *= 2;
        }
      }
    }
    return widest;
  }

  private static double position(double ratio, double scale) {
    if (ratio <= 0) {
      return -1;
    }
    return 0.5 + StrictMath.log(ratio) / StrictMath.log(scale) / 2;
  }

  private Figure.Row row(Moment moment, double scale) {
    boolean few = moment.isFew();
    Tone tone = few ? Tone.MUTED : Tone.BODY;
    List<Line> name = new ArrayList<>();
    for (String line : Typeface.wrap(moment.touchpoint(), Tone.NAME, NAME_WIDTH, 2)) {
      name.add(new Line(line, few ? Tone.MUTED_NAME : Tone.NAME));
    }
    String facet = Typeface.shortened(Typeface.clean(moment.facet()), Tone.DETAIL, NAME_WIDTH);
    name.add(new Line(facet, Tone.DETAIL));
    String odds =
        wording.decimal(moment.oddsRatio(), 2) + " " + wording.interval(moment.interval(), 2);
    return new Figure.Row(
        List.of(
            new Figure.Words(name),
            new Figure.Words(List.of(direction(moment, few))),
            new Figure.Interval(
                position(moment.interval().low(), scale),
                position(moment.oddsRatio(), scale),
                position(moment.interval().high(), scale),
                role(moment, few)),
            words(odds.strip(), tone),
            words(points(moment), tone),
            words(q(moment.q()), tone),
            words(
                wording.say(Phrase.OF, wording.count(moment.exposed()), wording.count(moment.n())),
                Tone.DETAIL),
            words(wording.say(moment.evidence().phrase), Tone.DETAIL)),
        moment.touchpoint() + " · " + moment.facet());
  }

  private static Figure.Words words(String text, Tone tone) {
    return new Figure.Words(List.of(new Line(text, tone)));
  }

  private static Role role(Moment moment, boolean few) {
    if (few) {
      return Role.CONTEXT;
    }
    return switch (moment.direction()) {
      case GAIN -> Role.PLANNED;
      case PAIN -> Role.LOST;
      case NONE -> Role.CONTEXT;
    };
  }

  private Line direction(Moment moment, boolean few) {
    return switch (moment.direction()) {
      case GAIN -> new Line(wording.say(Phrase.GAIN), few ? Tone.MUTED : Tone.STRONG);
      case PAIN -> new Line(wording.say(Phrase.PAIN), few ? Tone.MUTED : Tone.STRONG);
      case NONE -> new Line(wording.say(Phrase.NONE), Tone.MUTED);
    };
  }

  private String points(Moment moment) {
    if (Double.isNaN(moment.riskDifference())) {
      return "–";
    }
    Range range = moment.riskDifferenceInterval();
    Range points = new Range(range.low() * 100, range.high() * 100);
    return wording.say(
        Phrase.POINTS, wording.signedPoints(moment.riskDifference()), wording.interval(points, 0));
  }

  private String q(double q) {
    return q < 0.001 ? "< " + wording.decimal(0.001, 3) : wording.decimal(q, q < 0.095 ? 3 : 2);
  }
}
