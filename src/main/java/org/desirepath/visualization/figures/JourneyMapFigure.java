package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Plot.Anchor;
import org.desirepath.visualization.Plot.Pattern;
import org.desirepath.visualization.Plot.Spot;
import org.desirepath.visualization.Plot.Surface;
import org.desirepath.visualization.Typeface;
import org.desirepath.visualization.Wording;

/**
 * "What does the customer go through?": the journey map, with phases and their touchpoints as
 * columns and, as rows, how many come, by which channels, how they feel beside what the design
 * expects, how long they wait, what goes wrong and who answers for it. Nine touchpoints stand side
 * by side; the figure says how many are hidden.
 *
 * @param sample what the figure rests on
 * @param wording the language
 * @param stops the touchpoints, in the order of the journey
 * @param limit most that are shown, at least 1
 */
public record JourneyMapFigure(Figure.Sample sample, Wording wording, List<Stop> stops, int limit) {

  /** So many are shown where a reader can scroll. */
  public static final int USUAL_LIMIT = 27;

  private static final int BESIDE = 9;
  private static final double LEFT = 92;
  private static final double COLUMN = 112;
  private static final double TEXT = COLUMN - 12;
  private static final double CURVE = 92;
  private static final double GAP = 9;

  /** With the usual limit. */
  public JourneyMapFigure(Figure.Sample sample, Wording wording, List<Stop> stops) {
    this(sample, wording, stops, USUAL_LIMIT);
  }

  /** The same with fewer touchpoints. */
  public JourneyMapFigure atMost(int fewer) {
    return new JourneyMapFigure(sample, wording, stops, fewer);
  }

  /** Copies the list. */
  public JourneyMapFigure {
    stops = List.copyOf(stops);
  }

  /**
   * A touchpoint.
   *
   * @param phase its phase; empty if there are none
   * @param name its name
   * @param journeys that reached it
   * @param observable whether it leaves events
   * @param goal whether it is success
   * @param backstage whether customers do not see it
   * @param channels in words: those of the design and those used
   * @param score how customers feel
   * @param waitMillis median wait before it; negative if unknown
   * @param withinMillis the designed longest; negative if none
   * @param problem what goes wrong most, in words; may be empty
   * @param owner who answers for it; may be empty
   */
  public record Stop(
      String phase,
      String name,
      long journeys,
      boolean observable,
      boolean goal,
      boolean backstage,
      List<String> channels,
      Score score,
      long waitMillis,
      long withinMillis,
      List<String> problem,
      String owner) {
    /** Copies the lists. */
    public Stop {
      channels = List.copyOf(channels);
      problem = List.copyOf(problem);
    }
  }

  /**
   * How customers feel at a touchpoint, on the scale of the log.
   *
   * @param expected by the design; NaN if it does not say
   * @param mean of what was measured; NaN if nothing was
   * @param interval of the mean
   * @param median of the same
   * @param n how many were measured
   */
  public record Score(double expected, double mean, Range interval, double median, long n) {
    /** Nothing expected, nothing measured. */
    public static final Score NONE =
        new Score(Double.NaN, Double.NaN, Range.UNKNOWN, Double.NaN, 0);

    boolean isMeasured() {
      return !Double.isNaN(mean);
    }
  }

  /** The figure. */
  public Figure toFigure() {
    List<String> facts = new ArrayList<>(wording.facts(sample));
    String title = wording.say(Phrase.JOURNEY_MAP_TITLE, sample.name());
    if (stops.isEmpty()) {
      String why = wording.say(Phrase.NOTHING_TO_SHOW, wording.say(Phrase.NO_TOUCHPOINTS));
      return new Figure(title, facts, List.of(), Sketch.reason(why));
    }
    List<Stop> shown =
        IntStream.range(0, stops.size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer i) -> !stops.get(i).goal())
                    .thenComparingLong(i -> -stops.get(i).journeys())
                    .thenComparingInt(i -> i))
            .limit(limit)
            .sorted()
            .map(stops::get)
            .toList();
    if (shown.size() < stops.size()) {
      long all = stops.stream().mapToLong(Stop::journeys).sum();
      long seen = shown.stream().mapToLong(Stop::journeys).sum();
      facts.add(
          wording.hidden(
              Phrase.HIDDEN_CARDS, stops.size() - shown.size(), stops.size(), all - seen, all));
    } else {
      facts.add(wording.say(Phrase.HIDDEN_NOTHING));
    }
    List<Figure.Key> legend = new ArrayList<>();
    boolean expects = stops.stream().anyMatch(s -> !Double.isNaN(s.score().expected()));
    if (stops.stream().anyMatch(s -> s.score().isMeasured())) {
      legend.add(new Figure.Key(Role.OBSERVED, wording.say(Phrase.LEGEND_FELT), "●"));
    } else if (expects) {
      facts.add(wording.say(Phrase.NO_SCORES));
    }
    if (expects) {
      legend.add(new Figure.Key(Role.PLANNED, wording.say(Phrase.LEGEND_EXPECTED), "○"));
    }
    if (stops.stream().anyMatch(Stop::goal)) {
      legend.add(new Figure.Key(Role.GOAL, wording.say(Phrase.LEGEND_GOAL), "★"));
    }
    legend.add(new Figure.Key(Role.UNPLANNED, wording.say(Phrase.LEGEND_UNPLANNED), "◆"));
    legend.add(new Figure.Key(Role.LOST, wording.say(Phrase.LEGEND_LOST), "↓"));
    legend.add(
        new Figure.Key(
            Role.CONTEXT,
            wording.say(Phrase.LEGEND_GREY, wording.count(DesignedVersusActual.FEW))
                + " · "
                + wording.say(Phrase.LEGEND_INTERVAL)));
    Sketch sketch = new Sketch();
    int bands = (shown.size() + BESIDE - 1) / BESIDE;
    int each = (shown.size() + bands - 1) / bands;
    double y = 0;
    for (int from = 0; from < shown.size(); from += each) {
      List<Stop> part = shown.subList(from, Math.min(shown.size(), from + each));
      y = new Band(sketch, part, shown).draw(y) + 26;
    }
    return new Figure(title, facts, legend, sketch.toPlot());
  }

  /** Touchpoints side by side, with all their rows. */
  private final class Band {
    private final Sketch sketch;
    private final List<Stop> part;
    private final double low;
    private final double high;

    Band(Sketch sketch, List<Stop> part, List<Stop> all) {
      this.sketch = sketch;
      this.part = part;
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (Stop stop : all) {
        Score score = stop.score();
        for (double value :
            new double[] {
              score.expected(), score.mean(), score.interval().low(), score.interval().high()
            }) {
          least = Double.isNaN(value) ? least : Math.min(least, value);
          most = Double.isNaN(value) ? most : Math.max(most, value);
        }
      }
      boolean none = least > most;
      low = none ? 0 : StrictMath.floor(least - 0.25);
      high = none ? 1 : StrictMath.ceil(most + 0.25);
    }

    private double x(int i) {
      return LEFT + i * COLUMN + COLUMN / 2;
    }

    double draw(double top) {
      double y = phases(top);
      y = names(y);
      y = journeys(y);
      y = lines(y, Phrase.ROW_CHANNELS, Stop::channels, Tone.DETAIL);
      y = curve(y);
      y = waits(y);
      y = lines(y, Phrase.ROW_PROBLEMS, Stop::problem, Tone.WARNING);
      return lines(
          y,
          Phrase.ROW_OWNER,
          stop -> stop.owner().isEmpty() ? List.of() : List.of(stop.owner()),
          Tone.DETAIL);
    }

    private void head(double y, Phrase phrase) {
      sketch.wrapped(0, y, LEFT - 14, 3, Anchor.START, wording.say(phrase), Tone.STRONG);
    }

    private double rule(double y) {
      sketch.line(0, y, LEFT + part.size() * COLUMN, y, Role.CONTEXT, 0.35);
      return y + GAP;
    }

    private double phases(double top) {
      if (part.stream().allMatch(stop -> stop.phase().isEmpty())) {
        return top;
      }
      int from = 0;
      while (from < part.size()) {
        String phase = part.get(from).phase();
        int to = from;
        while (to < part.size() && part.get(to).phase().equals(phase)) {
          to++;
        }
        double width = (to - from) * COLUMN - 6;
        double x = LEFT + from * COLUMN + 3;
        if (!phase.isEmpty()) {
          sketch.panel(x, top, width, 24, Role.EXIT, Surface.TINTED, phase);
          String name = Typeface.shortened(Typeface.clean(phase), Tone.NAME, width - 16);
          sketch.text(x + 8, top + 16, Anchor.START, name, Tone.NAME);
        }
        from = to;
      }
      return top + 24 + GAP;
    }

    /** What customers see, and below the line of visibility what they do not. */
    private double names(double top) {
      head(top, Phrase.ROW_TOUCHPOINTS);
      double y = names(top, false);
      if (part.stream().noneMatch(Stop::backstage)) {
        return rule(y);
      }
      double right = LEFT + part.size() * COLUMN;
      sketch.trace(
          List.of(new Spot(0, y), new Spot(right, y)), Role.CONTEXT, 1.2, Pattern.DASHED, false);
      head(y + GAP, Phrase.ROW_BACKSTAGE);
      return rule(names(y + GAP, true));
    }

    private double names(double top, boolean backstage) {
      boolean both = part.stream().anyMatch(Stop::backstage);
      // the head of a row may take two lines
      double bottom = top + (both ? 2 * Sketch.lineHeight(Tone.STRONG) : 0);
      for (int i = 0; i < part.size(); i++) {
        Stop stop = part.get(i);
        Tone tone = isFew(stop) ? Tone.MUTED_NAME : Tone.NAME;
        if (stop.backstage() == backstage) {
          String name = stop.goal() ? "★ " + stop.name() : stop.name();
          double end = sketch.wrapped(x(i), top, TEXT, 3, Anchor.MIDDLE, name, tone);
          bottom = Math.max(bottom, end);
        }
      }
      return bottom + GAP - 2;
    }

    private boolean isFew(Stop stop) {
      return stop.journeys() < DesignedVersusActual.FEW;
    }

    private double journeys(double top) {
      head(top, Phrase.ROW_JOURNEYS);
      for (int i = 0; i < part.size(); i++) {
        Stop stop = part.get(i);
        String text =
            stop.observable()
                ? wording.count(stop.journeys())
                    + " · "
                    + wording.percent(sample.share(stop.journeys()))
                : wording.say(Phrase.NOT_OBSERVABLE);
        sketch.text(x(i), top + 10, Anchor.MIDDLE, text, isFew(stop) ? Tone.MUTED : Tone.DETAIL);
        if (stop.observable()) {
          double left = x(i) - TEXT / 2;
          double share = sample.share(stop.journeys());
          sketch.panel(left, top + 16, TEXT, 4, Role.CONTEXT, Surface.GROUND, "");
          sketch.panel(
              left, top + 16, Math.max(1, TEXT * share), 4, Role.OBSERVED, Surface.FILLED, "");
        }
      }
      return rule(top + 22 + GAP);
    }

    private double lines(
        double top, Phrase phrase, Function<Stop, List<String>> content, Tone tone) {
      if (part.stream().allMatch(stop -> content.apply(stop).isEmpty())) {
        return top;
      }
      head(top, phrase);
      double bottom = top + Sketch.lineHeight(Tone.STRONG);
      for (int i = 0; i < part.size(); i++) {
        double y = top;
        boolean lost = false;
        for (String text : content.apply(part.get(i))) {
          lost |= text.startsWith("↓");
          Tone said = lost ? Tone.LOSS : tone;
          y = sketch.wrapped(x(i), y, TEXT, 2, Anchor.MIDDLE, text, said);
        }
        bottom = Math.max(bottom, y);
      }
      return rule(bottom + GAP - 2);
    }

    private double y(double top, double score) {
      return top + 12 + (CURVE - 24) * (1 - (score - low) / (high - low));
    }

    private double curve(double top) {
      boolean any =
          stops.stream()
              .anyMatch(s -> s.score().isMeasured() || !Double.isNaN(s.score().expected()));
      if (!any) {
        return top;
      }
      head(top, Phrase.ROW_FEELING);
      for (double tick : new double[] {low, high}) {
        double y = y(top, tick);
        sketch.text(LEFT - 4, y + 3.4, Anchor.END, wording.decimal(tick, 0), Tone.MUTED);
        sketch.line(LEFT, y, LEFT + part.size() * COLUMN, y, Role.CONTEXT, 0.3);
      }
      join(top, stop -> stop.score().expected(), Role.PLANNED, Pattern.DASHED);
      join(top, stop -> stop.score().mean(), Role.OBSERVED, Pattern.SOLID);
      for (int i = 0; i < part.size(); i++) {
        score(part.get(i), x(i), top);
      }
      boolean measured = stops.stream().anyMatch(s -> s.score().isMeasured());
      return rule(top + CURVE + (measured ? 34 : 10) + GAP);
    }

    /** A line through the scores there are. */
    private void join(double top, ToDoubleFunction<Stop> value, Role role, Pattern pattern) {
      List<Spot> spots = new ArrayList<>();
      for (int i = 0; i < part.size(); i++) {
        double score = value.applyAsDouble(part.get(i));
        if (!Double.isNaN(score)) {
          spots.add(new Spot(x(i), y(top, score)));
        }
      }
      if (spots.size() > 1) {
        sketch.trace(spots, role, 1.4, pattern, false);
      }
    }

    private void score(Stop stop, double x, double top) {
      Score score = stop.score();
      boolean few = score.n() < DesignedVersusActual.FEW;
      Role role = few ? Role.CONTEXT : Role.OBSERVED;
      if (score.isMeasured()) {
        if (score.interval().isKnown()) {
          double upper = y(top, score.interval().high());
          double lower = y(top, score.interval().low());
          sketch.line(x, upper, x, lower, role, 1.6);
          sketch.line(x - 5, upper, x + 5, upper, role, 1.2);
          sketch.line(x - 5, lower, x + 5, lower, role, 1.2);
        }
        sketch.disc(x, y(top, score.mean()), 4, role, Surface.FILLED, stop.name());
      }
      if (!Double.isNaN(score.expected())) {
        sketch.disc(x, y(top, score.expected()), 4, Role.PLANNED, Surface.CARD, stop.name());
      }
      double y = top + CURVE + 10;
      if (score.isMeasured()) {
        String text =
            wording.decimal(score.mean(), 2) + " " + wording.interval(score.interval(), 2);
        sketch.text(x, y, Anchor.MIDDLE, text.strip(), few ? Tone.MUTED : Tone.STRONG);
        String n =
            wording.say(
                Phrase.MEDIAN_N, wording.decimal(score.median(), 1), wording.count(score.n()));
        sketch.text(x, y + 12, Anchor.MIDDLE, n, Tone.MUTED);
      }
      if (!Double.isNaN(score.expected())) {
        String text = wording.say(Phrase.EXPECTED, wording.decimal(score.expected(), 1));
        sketch.text(x, score.isMeasured() ? y + 24 : y, Anchor.MIDDLE, text, Tone.DETAIL);
      }
    }

    private double waits(double top) {
      boolean any = part.stream().anyMatch(s -> s.waitMillis() >= 0 || s.withinMillis() >= 0);
      if (!any) {
        return top;
      }
      head(top, Phrase.ROW_WAIT);
      double bottom = top + 26;
      for (int i = 0; i < part.size(); i++) {
        Stop stop = part.get(i);
        String wait = stop.waitMillis() < 0 ? "–" : wording.duration(stop.waitMillis());
        sketch.text(x(i), top + 10, Anchor.MIDDLE, wait, isFew(stop) ? Tone.MUTED : Tone.BODY);
        if (stop.withinMillis() >= 0) {
          String within = wording.say(Phrase.WITHIN, wording.duration(stop.withinMillis()));
          sketch.text(x(i), top + 22, Anchor.MIDDLE, within, Tone.DETAIL);
        }
      }
      return rule(bottom + GAP - 4);
    }
  }
}
