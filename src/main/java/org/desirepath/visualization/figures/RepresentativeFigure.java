package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Plot;
import org.desirepath.visualization.Plot.Anchor;
import org.desirepath.visualization.Plot.Surface;
import org.desirepath.visualization.Typeface;
import org.desirepath.visualization.Wording;

/**
 * "Which journeys stand for all?": a few real journeys, each the middle of a group of like ones,
 * with the share of journeys it stands for and how far these are from it.
 *
 * @param sample what the figure rests on
 * @param wording the language
 * @param groups largest first
 * @param criterion how their number was chosen, in words
 */
public record RepresentativeFigure(
    Figure.Sample sample, Wording wording, List<Group> groups, String criterion) {

  private static final double WIDTH = 760;
  private static final double LEFT = 200;
  private static final double CHIP = 24;
  private static final double CHIP_WIDTH = 150;
  private static final int MOST_CHIPS = 24;

  /** Copies the list. */
  public RepresentativeFigure {
    groups = List.copyOf(groups);
  }

  /**
   * A journey and those it stands for.
   *
   * @param steps of the journey
   * @param journeys in its group
   * @param meanEdits mean of the steps to insert, delete or change
   * @param medianEdits median of the same
   * @param success share of the group's closed journeys that succeed; NaN if unknown
   * @param successInterval of it
   */
  public record Group(
      List<Step> steps,
      long journeys,
      double meanEdits,
      double medianEdits,
      double success,
      Figure.Range successInterval) {
    /** Copies the steps. */
    public Group {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A step of a journey.
   *
   * @param name of the touchpoint
   * @param role its meaning
   */
  public record Step(String name, Role role) {}

  /** The figure. */
  public Figure toFigure() {
    List<String> facts = new ArrayList<>(wording.facts(sample));
    String title = wording.say(Phrase.REPRESENTATIVE_TITLE);
    if (groups.isEmpty()) {
      String why = wording.say(Phrase.NOTHING_TO_SHOW, wording.say(Phrase.NO_EVENTS));
      return new Figure(title, facts, List.of(), Sketch.reason(why));
    }
    facts.add(criterion);
    long cut = groups.stream().mapToLong(g -> Math.max(0, g.steps().size() - MOST_CHIPS)).sum();
    facts.add(
        cut == 0
            ? wording.say(Phrase.HIDDEN_NOTHING)
            : wording.say(Phrase.STEPS_HIDDEN, wording.count(cut)));
    List<Figure.Key> legend =
        List.of(
            new Figure.Key(Role.PLANNED, wording.say(Phrase.LEGEND_IN_PLAN), "━"),
            new Figure.Key(Role.UNPLANNED, wording.say(Phrase.LEGEND_UNPLANNED), "+"),
            new Figure.Key(Role.GOAL, wording.say(Phrase.LEGEND_GOAL), "★"),
            new Figure.Key(Role.CONTEXT, wording.say(Phrase.LEGEND_SPREAD), "±"));
    return new Figure(title, facts, legend, plot());
  }

  private Plot plot() {
    Sketch sketch = new Sketch();
    double y = 0;
    for (Group group : groups) {
      y = row(sketch, group, y) + 18;
    }
    return sketch.toPlot();
  }

  private double row(Sketch sketch, Group group, double top) {
    boolean few = group.journeys() < DesignedVersusActual.FEW;
    double share = sample.share(group.journeys());
    sketch.text(
        0,
        top + 13,
        Anchor.START,
        wording.decimal(100 * share, 1) + " %",
        few ? Tone.MUTED_NAME : Tone.NAME);
    sketch.text(
        56,
        top + 13,
        Anchor.START,
        wording.say(Phrase.JOURNEYS, wording.count(group.journeys())),
        Tone.DETAIL);
    double full = LEFT - 24;
    sketch.panel(0, top + 19, full, 5, Role.CONTEXT, Surface.GROUND, "");
    sketch.panel(
        0,
        top + 19,
        Math.max(1, full * share),
        5,
        few ? Role.CONTEXT : Role.OBSERVED,
        Surface.FILLED,
        "");
    sketch.text(
        0,
        top + 38,
        Anchor.START,
        wording.say(
            Phrase.SPREAD,
            wording.decimal(group.meanEdits(), 1),
            wording.decimal(group.medianEdits(), 0)),
        Tone.MUTED);
    double bottom = top + 42;
    if (!Double.isNaN(group.success())) {
      String success =
          wording.say(
              Phrase.SUCCEED,
              wording.percent(group.success()),
              wording.percentInterval(group.successInterval()));
      sketch.text(0, top + 51, Anchor.START, success, few ? Tone.MUTED : Tone.SUCCESS);
      bottom = top + 55;
    }
    return Math.max(bottom, chips(sketch, group, top));
  }

  private double chips(Sketch sketch, Group group, double top) {
    double x = LEFT;
    double y = top;
    int shown = Math.min(MOST_CHIPS, group.steps().size());
    for (int i = 0; i < shown; i++) {
      Step step = group.steps().get(i);
      String text =
          Typeface.shortened(sign(step) + Typeface.clean(step.name()), Tone.BODY, CHIP_WIDTH);
      double width = Typeface.width(text, Tone.BODY) + 14;
      if (x + width > LEFT + WIDTH && x > LEFT) {
        x = LEFT;
        y += CHIP + 8;
      }
      if (i > 0 && x > LEFT) {
        sketch.text(x - 9, y + 16, Anchor.MIDDLE, "›", Tone.MUTED);
      }
      sketch.panel(x, y, width, CHIP, step.role(), Surface.CARD, step.name());
      sketch.text(x + 7, y + 16, Anchor.START, text, Tone.BODY);
      x += width + 18;
    }
    if (shown < group.steps().size()) {
      String more = wording.say(Phrase.MORE_STEPS, wording.count(group.steps().size() - shown));
      if (x + Typeface.width(more, Tone.MUTED) > LEFT + WIDTH) {
        x = LEFT;
        y += CHIP + 8;
      }
      sketch.text(x, y + 16, Anchor.START, more, Tone.MUTED);
    }
    return y + CHIP;
  }

  private static String sign(Step step) {
    return switch (step.role()) {
      case UNPLANNED -> "+ ";
      case GOAL -> "★ ";
      case PLANNED, LOST, EXIT, OBSERVED, CONTEXT -> "";
    };
  }
}
