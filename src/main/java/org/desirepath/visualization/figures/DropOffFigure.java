package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Line;
import org.desirepath.visualization.Figure.Part;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Side;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Typeface;
import org.desirepath.visualization.Wording;

/**
 * "Where do we lose customers?": for each touchpoint who went on, left by a designed exit, was lost
 * or is still open, the loss rate with its interval, and the plan. At most 25 touchpoints are
 * shown, those that lose most, in the order of the journey; the figure says what is hidden.
 *
 * @param sample what the figure rests on
 * @param wording the language
 * @param inactiveAfterMillis silent longer than this is lost; negative if it differs by touchpoint
 * @param open journeys still open
 * @param steps in the order of the journey
 * @param reason why there are no steps; empty if there are
 */
public record DropOffFigure(
    Figure.Sample sample,
    Wording wording,
    long inactiveAfterMillis,
    long open,
    List<Step> steps,
    String reason) {

  private static final int LIMIT = 14;
  private static final double NAME_WIDTH = 160;

  /** Copies the list. */
  public DropOffFigure {
    steps = List.copyOf(steps);
  }

  /**
   * What became of the journeys that reached a touchpoint.
   *
   * @param touchpoint its name
   * @param advanced went on
   * @param exited left by a designed exit
   * @param abandoned were lost
   * @param open are still open
   * @param mature entered long enough ago to tell
   * @param rate lost among the mature; NaN if unknown
   * @param interval of the rate
   * @param designed the planned rate; NaN if there is none
   * @param gap journeys lost beyond the plan, negative if fewer; NaN if unknown
   * @param gapInterval of the gap, in journeys
   */
  public record Step(
      String touchpoint,
      long advanced,
      long exited,
      long abandoned,
      long open,
      long mature,
      double rate,
      Range interval,
      double designed,
      double gap,
      Range gapInterval) {
    long entered() {
      return advanced + exited + abandoned + open;
    }

    boolean isFew() {
      return mature < DesignedVersusActual.FEW;
    }
  }

  /** The figure. */
  public Figure toFigure() {
    List<String> facts = new ArrayList<>(wording.facts(sample));
    if (inactiveAfterMillis >= 0) {
      facts.add(wording.say(Phrase.LOST_MEANS, wording.duration(inactiveAfterMillis)));
    }
    List<Step> shown = shown();
    if (!shown.isEmpty()) {
      facts.add(wording.say(Phrase.STILL_OPEN, wording.count(open)));
      facts.add(hidden(shown));
    }
    List<Line> notes = new ArrayList<>();
    if (shown.isEmpty()) {
      String why = reason.isBlank() ? wording.say(Phrase.NO_TOUCHPOINTS) : reason;
      Typeface.wrap(wording.say(Phrase.NOTHING_TO_SHOW, why), Tone.BODY, 700, 4)
          .forEach(line -> notes.add(new Line(line, Tone.BODY)));
    }
    return new Figure(
        wording.say(Phrase.DROP_TITLE),
        facts,
        shown.isEmpty() ? List.of() : legend(),
        new Figure.Grid(columns(), shown.stream().map(this::row).toList(), notes));
  }

  private List<Step> shown() {
    return IntStream.range(0, steps.size())
        .filter(i -> steps.get(i).entered() > 0)
        .boxed()
        .sorted(Comparator.comparingLong(i -> -steps.get(i).abandoned()))
        .limit(LIMIT)
        .sorted()
        .map(steps::get)
        .toList();
  }

  private String hidden(List<Step> shown) {
    if (shown.size() == steps.size()) {
      return wording.say(Phrase.HIDDEN_NOTHING);
    }
    long all = steps.stream().mapToLong(Step::entered).sum();
    long seen = shown.stream().mapToLong(Step::entered).sum();
    return wording.hidden(
        Phrase.HIDDEN_CARDS, steps.size() - shown.size(), steps.size(), all - seen, all);
  }

  private List<Figure.Key> legend() {
    return List.of(
        new Figure.Key(Role.PLANNED, wording.say(Phrase.GO_ON)),
        new Figure.Key(Role.EXIT, wording.say(Phrase.LEGEND_EXIT)),
        new Figure.Key(Role.LOST, wording.say(Phrase.LEGEND_LOST)),
        new Figure.Key(
            Role.CONTEXT,
            wording.say(Phrase.STILL_OPEN_KEY) + " · " + wording.say(Phrase.LEGEND_INTERVAL)));
  }

  private List<Figure.Column> columns() {
    return List.of(
        column("", Side.RIGHT),
        column("", Side.LEFT),
        column(wording.say(Phrase.LOST_INTERVAL), Side.RIGHT),
        column(wording.say(Phrase.PLAN), Side.RIGHT),
        column(wording.say(Phrase.BEYOND_PLAN), Side.LEFT));
  }

  private static Figure.Column column(String heading, Side side) {
    return new Figure.Column(heading, side, List.of());
  }

  private Figure.Row row(Step step) {
    List<Line> name = new ArrayList<>();
    for (String line : Typeface.wrap(step.touchpoint(), Tone.NAME, NAME_WIDTH, 2)) {
      name.add(new Line(line, step.isFew() ? Tone.MUTED_NAME : Tone.NAME));
    }
    name.add(new Line(wording.say(Phrase.REACHED, wording.count(step.entered())), Tone.DETAIL));
    Tone tone = step.isFew() ? Tone.MUTED : Tone.BODY;
    String rate = wording.percent(step.rate()) + " " + wording.percentInterval(step.interval());
    return new Figure.Row(
        List.of(
            new Figure.Words(name),
            bar(step),
            new Figure.Words(List.of(new Line(rate.strip(), tone))),
            new Figure.Words(List.of(new Line(wording.percent(step.designed()), tone))),
            new Figure.Words(List.of(gap(step)))),
        step.touchpoint());
  }

  private Figure.Bar bar(Step step) {
    double all = step.entered();
    Role lost = step.isFew() ? Role.CONTEXT : Role.LOST;
    Role on = step.isFew() ? Role.CONTEXT : Role.PLANNED;
    String goOn = wording.say(Phrase.GO_ON_SHARE, wording.percent(step.advanced() / all));
    return new Figure.Bar(
        List.of(
            new Part(on, step.advanced() / all, goOn),
            new Part(Role.EXIT, step.exited() / all, wording.percent(step.exited() / all)),
            new Part(lost, step.abandoned() / all, "↓ " + wording.percent(step.abandoned() / all)),
            new Part(Role.CONTEXT, step.open() / all, wording.percent(step.open() / all))));
  }

  private Line gap(Step step) {
    if (step.isFew()) {
      return new Line(wording.say(Phrase.TOO_FEW, wording.count(step.mature())), Tone.MUTED);
    }
    if (Double.isNaN(step.designed()) || Double.isNaN(step.gap())) {
      return new Line(wording.say(Phrase.NO_PLAN), Tone.MUTED);
    }
    String count = wording.decimal(Math.abs(step.gap()), 0);
    boolean certain =
        !step.gapInterval().isKnown()
            || step.gapInterval().low() > 0
            || step.gapInterval().high() < 0;
    if (!certain || "0".equals(count)) {
      return new Line(wording.say(Phrase.AS_PLANNED), Tone.DETAIL);
    }
    Range size =
        step.gap() > 0
            ? step.gapInterval()
            : new Range(-step.gapInterval().high(), -step.gapInterval().low());
    return new Line(
        wording.say(
            step.gap() > 0 ? Phrase.MORE_LOST : Phrase.FEWER_LOST,
            count,
            wording.interval(size, 0)),
        Tone.STRONG);
  }
}
