package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Plot;
import org.desirepath.visualization.Plot.Anchor;
import org.desirepath.visualization.Plot.Pattern;
import org.desirepath.visualization.Plot.Spot;
import org.desirepath.visualization.Plot.Surface;
import org.desirepath.visualization.Typeface;
import org.desirepath.visualization.Wording;

/**
 * "What happened in this journey?": the steps of one journey from top to bottom beside an axis that
 * is true to time, with what the plan says of each.
 *
 * @param sample what the figure rests on: one journey
 * @param wording the language
 * @param journey its id
 * @param chosen why this journey is shown
 * @param steps in order; those not recorded have no time
 */
public record TimelineFigure(
    Figure.Sample sample, Wording wording, String journey, String chosen, List<Step> steps) {

  private static final int LIMIT = 24;
  private static final double ROW = 21;
  private static final double AXIS = 92;
  private static final double MARK = 190;
  private static final double NAME = 208;
  private static final double NAME_WIDTH = 220;
  private static final double WAIT = 492;
  private static final double NOTE = 516;
  private static final double NOTE_WIDTH = 300;
  private static final int LEAST_ROWS = 12;

  /** Copies the list. */
  public TimelineFigure {
    steps = List.copyOf(steps);
  }

  /**
   * A step.
   *
   * @param name of the touchpoint
   * @param match whether it was planned, and happened
   * @param timeMillis since the first event; negative if unknown
   * @param notes what else is not as planned, or the channel
   * @param off whether the notes say that it is not as planned
   */
  public record Step(
      String name, DeviationDiagram.Match match, long timeMillis, String notes, boolean off) {}

  /** The figure. */
  public Figure toFigure() {
    List<String> facts = new ArrayList<>();
    facts.add(wording.say(Phrase.ONE_JOURNEY, Typeface.clean(journey)));
    facts.add(wording.period(sample.from(), sample.to()));
    facts.add(chosen);
    String title = wording.say(Phrase.TIMELINE_TITLE);
    if (steps.isEmpty()) {
      String why = wording.say(Phrase.NOTHING_TO_SHOW, wording.say(Phrase.NO_EVENTS));
      return new Figure(title, facts, List.of(), Sketch.reason(why));
    }
    int hidden = Math.max(0, steps.size() - LIMIT);
    facts.add(
        hidden == 0
            ? wording.say(Phrase.HIDDEN_NOTHING)
            : wording.say(Phrase.STEPS_HIDDEN, wording.count(hidden)));
    List<Figure.Key> legend =
        List.of(
            new Figure.Key(Role.PLANNED, wording.say(Phrase.LEGEND_AS_PLANNED), "●"),
            new Figure.Key(Role.UNPLANNED, wording.say(Phrase.LEGEND_MISSING), "◇"),
            new Figure.Key(Role.UNPLANNED, wording.say(Phrase.LEGEND_AD_HOC), "+"),
            new Figure.Key(Role.CONTEXT, wording.say(Phrase.LEGEND_AXIS), "‖"));
    return new Figure(title, facts, legend, plot(shown()));
  }

  /** The first and the last steps when there are too many. */
  private List<Step> shown() {
    if (steps.size() <= LIMIT) {
      return steps;
    }
    List<Step> shown = new ArrayList<>(steps.subList(0, LIMIT / 2));
    shown.addAll(steps.subList(steps.size() - LIMIT / 2, steps.size()));
    return shown;
  }

  private Plot plot(List<Step> shown) {
    Sketch sketch = new Sketch();
    double head = 22;
    double height = Math.max(LEAST_ROWS, shown.size()) * ROW;
    long span = Math.max(1, shown.stream().mapToLong(Step::timeMillis).max().orElse(1));
    boolean timed = shown.stream().anyMatch(s -> s.timeMillis() >= 0) && span > 1;
    sketch.text(WAIT, 10, Anchor.END, wording.say(Phrase.WAIT_HEAD), Tone.MUTED);
    if (timed) {
      axis(sketch, span, head, height);
    }
    double[] rows = new double[shown.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = head + (i + 0.5) * height / rows.length;
    }
    long before = -1;
    for (int i = 0; i < rows.length; i++) {
      Step step = shown.get(i);
      boolean jump = steps.size() > LIMIT && i == LIMIT / 2;
      if (jump) {
        before = -1;
        double y = (rows[i - 1] + rows[i]) / 2;
        sketch.trace(
            List.of(new Spot(MARK, y), new Spot(NOTE + NOTE_WIDTH, y)),
            Role.CONTEXT,
            1,
            Pattern.DASHED,
            false);
      }
      if (timed && step.timeMillis() >= 0) {
        double at = head + height * step.timeMillis() / span;
        sketch.trace(
            List.of(
                new Spot(AXIS, at),
                new Spot(AXIS + 30, at),
                new Spot(MARK - 26, rows[i]),
                new Spot(MARK - 9, rows[i])),
            Role.CONTEXT,
            0.8,
            Pattern.SOLID,
            false);
      }
      row(sketch, step, rows[i], before);
      before = step.timeMillis() >= 0 ? step.timeMillis() : before;
    }
    return sketch.toPlot();
  }

  private void axis(Sketch sketch, long span, double head, double height) {
    sketch.line(AXIS, head, AXIS, head + height, Role.CONTEXT, 1.5);
    long step = TimeScale.step(span, 8);
    for (long at = 0; at <= span; at += step) {
      double y = head + height * at / span;
      sketch.line(AXIS - 5, y, AXIS, y, Role.CONTEXT, 1);
      sketch.text(AXIS - 9, y + 3.4, Anchor.END, at == 0 ? "0" : wording.duration(at), Tone.MUTED);
    }
  }

  private void row(Sketch sketch, Step step, double y, long before) {
    Role role = step.match() == DeviationDiagram.Match.BOTH ? Role.PLANNED : Role.UNPLANNED;
    String sign = "";
    switch (step.match()) {
      case BOTH -> sketch.disc(MARK, y, 5, role, Surface.FILLED, step.name());
      case AD_HOC -> {
        sketch.disc(MARK, y, 5, role, Surface.FILLED, step.name());
        sign = "+ ";
      }
      case MISSING -> {
        sketch.disc(MARK, y, 5, role, Surface.GHOST, step.name());
        sign = "◇ ";
      }
    }
    String name = Typeface.shortened(sign + Typeface.clean(step.name()), Tone.NAME, NAME_WIDTH);
    sketch.text(
        NAME,
        y + 4,
        Anchor.START,
        name,
        step.match() == DeviationDiagram.Match.MISSING ? Tone.MUTED_NAME : Tone.NAME);
    if (before >= 0 && step.timeMillis() >= 0) {
      String wait = "+ " + wording.duration(step.timeMillis() - before);
      sketch.text(WAIT, y + 3.6, Anchor.END, wait, Tone.DETAIL);
    }
    String note =
        switch (step.match()) {
          case BOTH -> step.notes();
          case AD_HOC -> join(wording.say(Phrase.LEGEND_AD_HOC), step.notes());
          case MISSING -> wording.say(Phrase.LEGEND_MISSING);
        };
    if (!note.isEmpty()) {
      boolean warns = step.off() || step.match() != DeviationDiagram.Match.BOTH;
      Tone tone = warns ? Tone.WARNING : Tone.MUTED;
      String mark = step.off() && step.match() == DeviationDiagram.Match.BOTH ? "◆ " : "";
      sketch.text(
          NOTE,
          y + 3.6,
          Anchor.START,
          Typeface.shortened(mark + Typeface.clean(note), tone, NOTE_WIDTH),
          tone);
    }
  }

  private static String join(String one, String two) {
    return two.isEmpty() ? one : one + " · " + two;
  }
}
