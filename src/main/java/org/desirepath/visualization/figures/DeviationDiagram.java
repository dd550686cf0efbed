package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Plot.Anchor;
import org.desirepath.visualization.Plot.Pattern;
import org.desirepath.visualization.Plot.Spot;
import org.desirepath.visualization.Plot.Surface;
import org.desirepath.visualization.Wording;

/**
 * "How do journeys leave the plan?": the deviation diagram of the Customer Journey Modelling
 * Language (Halvorsrud, Kvale and Følstad, Improving service quality through customer journey
 * analysis, Journal of Service Theory and Practice 26(6), 2016, doi 10.1108/JSTP-05-2015-0111). For
 * each of the most frequent ways to leave the plan the planned row stands above and the actual row
 * below, step by step. A circle is a communication, a square an action; filled is started by the
 * customer, hollow by the company.
 *
 * @param sample what the figure rests on
 * @param wording the language
 * @param paths the most frequent first
 * @param deviating journeys that leave the plan, also by paths that are not shown
 */
public record DeviationDiagram(
    Figure.Sample sample, Wording wording, List<Path> paths, long deviating) {

  private static final double SLOT = 92;
  private static final double LEFT = 96;
  private static final int SLOTS = 11;
  private static final double RADIUS = 11;
  private static final double ROW = 84;
  private static final double OMITTED = 16;
  private static final double NAME_WIDTH = 84;
  private static final int RUN = 3;

  /** Copies the list. */
  public DeviationDiagram {
    paths = List.copyOf(paths);
  }

  /** What a step is. */
  public enum Kind {
    /** Something done. */
    ACTION,
    /** Something said or sent. */
    COMMUNICATION,
    /** The design does not say. */
    UNKNOWN
  }

  /** Who starts a step. */
  public enum Starter {
    /** The customer. */
    CUSTOMER,
    /** The company. */
    COMPANY,
    /** The design does not say. */
    UNKNOWN
  }

  /** Whether a step was planned, and happened. */
  public enum Match {
    /** Both. */
    BOTH,
    /** Planned, not recorded. */
    MISSING,
    /** Happened, not planned there. */
    AD_HOC
  }

  /**
   * A step of a path.
   *
   * @param name of the touchpoint
   * @param kind what it is
   * @param starter who starts it
   * @param channels how, in words; may be empty
   * @param match whether it was planned, and happened
   */
  public record Step(String name, Kind kind, Starter starter, String channels, Match match) {}

  /**
   * Journeys that leave the plan in the same way.
   *
   * @param steps in order
   * @param journeys how many
   * @param interval of their share of all closed journeys
   * @param share of all closed journeys
   * @param ending what becomes of them after the last step, such as "lost"; may be empty
   */
  public record Path(List<Step> steps, long journeys, double share, Range interval, String ending) {
    /** Copies the steps. */
    public Path {
      steps = List.copyOf(steps);
    }
  }

  /** The figure. */
  public Figure toFigure() {
    List<String> facts = new ArrayList<>(wording.facts(sample));
    String title = wording.say(Phrase.DEVIATION_TITLE);
    if (paths.isEmpty()) {
      String why =
          deviating == 0
              ? wording.say(Phrase.NOTHING_TO_SHOW, wording.say(Phrase.ALL_FOLLOW))
              : wording.say(Phrase.PATHS_HIDDEN, wording.count(deviating), wording.percent(1));
      return new Figure(title, facts, List.of(), Sketch.reason(why));
    }
    long shown = paths.stream().mapToLong(Path::journeys).sum();
    facts.add(wording.say(Phrase.LEAVE_PLAN, wording.count(deviating)));
    facts.add(
        shown == deviating
            ? wording.say(Phrase.HIDDEN_NOTHING)
            : wording.say(
                Phrase.PATHS_HIDDEN,
                wording.count(deviating - shown),
                wording.percent(deviating == 0 ? 0 : (deviating - shown) / (double) deviating)));
    List<Figure.Key> legend = new ArrayList<>();
    legend.add(new Figure.Key(Role.PLANNED, wording.say(Phrase.LEGEND_AS_PLANNED), "●"));
    legend.add(new Figure.Key(Role.UNPLANNED, wording.say(Phrase.LEGEND_MISSING), "◇"));
    legend.add(new Figure.Key(Role.UNPLANNED, wording.say(Phrase.LEGEND_AD_HOC), "+"));
    List<Step> all = paths.stream().flatMap(path -> path.steps().stream()).toList();
    if (all.stream().anyMatch(step -> step.kind() != Kind.UNKNOWN)) {
      legend.add(new Figure.Key(Role.OBSERVED, wording.say(Phrase.LEGEND_KIND), "●■"));
    }
    if (all.stream().anyMatch(step -> step.starter() != Starter.UNKNOWN)) {
      legend.add(new Figure.Key(Role.OBSERVED, wording.say(Phrase.LEGEND_STARTER), "●○"));
    }
    if (all.stream().anyMatch(s -> s.kind() == Kind.UNKNOWN || s.starter() == Starter.UNKNOWN)) {
      legend.add(new Figure.Key(Role.CONTEXT, wording.say(Phrase.LEGEND_UNKNOWN_KIND), "▢"));
    }
    Sketch sketch = new Sketch();
    double y = 0;
    for (Path path : paths) {
      y = path(sketch, path, y) + 20;
    }
    return new Figure(title, facts, legend, sketch.toPlot());
  }

  /** A slot of the diagram: a step, or a number of steps as planned that are left out. */
  private record Slot(Step step, int omitted) {}

  private static List<Slot> slots(Path path) {
    List<Slot> slots = new ArrayList<>();
    List<Step> steps = path.steps();
    int i = 0;
    while (i < steps.size()) {
      int end = i;
      while (end < steps.size() && steps.get(end).match() == Match.BOTH) {
        end++;
      }
      int run = end - i;
      boolean isLong = steps.size() > SLOTS && run > RUN;
      if (isLong) {
        slots.add(new Slot(steps.get(i), 0));
        slots.add(new Slot(steps.get(i + 1), run - 2));
        slots.add(new Slot(steps.get(end - 1), 0));
        i = end;
      } else if (run > 0) {
        steps.subList(i, end).forEach(step -> slots.add(new Slot(step, 0)));
        i = end;
      } else {
        slots.add(new Slot(steps.get(i), 0));
        i++;
      }
    }
    return slots;
  }

  private double path(Sketch sketch, Path path, double top) {
    List<Slot> slots = slots(path);
    String share = wording.percent(path.share()) + " " + wording.percentInterval(path.interval());
    String head = wording.say(Phrase.PATH_HEAD, wording.count(path.journeys()), share);
    if (!path.ending().isEmpty()) {
      head += " · " + path.ending();
    }
    sketch.text(0, top + 11, Anchor.START, head, Tone.NAME);
    double y = top + 20;
    for (int from = 0; from < slots.size(); from += SLOTS) {
      List<Slot> part = slots.subList(from, Math.min(slots.size(), from + SLOTS));
      rows(sketch, part, y, from + SLOTS < slots.size());
      y += 2 * ROW + 14;
    }
    return y - 14;
  }

  private void rows(Sketch sketch, List<Slot> slots, double top, boolean goesOn) {
    double width = LEFT + slots.size() * SLOT;
    sketch.panel(0, top, width, ROW - 4, Role.CONTEXT, Surface.GROUND, "");
    sketch.panel(0, top + ROW, width, ROW - 4, Role.CONTEXT, Surface.GROUND, "");
    sketch.text(8, top + 24, Anchor.START, wording.say(Phrase.PLANNED_ROW), Tone.STRONG);
    sketch.text(8, top + ROW + 24, Anchor.START, wording.say(Phrase.ACTUAL_ROW), Tone.STRONG);
    line(sketch, slots, top + 20, Match.AD_HOC, Role.PLANNED);
    line(sketch, slots, top + ROW + 20, Match.MISSING, Role.OBSERVED);
    for (int i = 0; i < slots.size(); i++) {
      double x = LEFT + i * SLOT + SLOT / 2 - 10;
      slot(sketch, slots.get(i), x, top);
    }
    if (goesOn) {
      sketch.text(width + 6, top + 24, Anchor.START, "…", Tone.MUTED);
      sketch.text(width + 6, top + ROW + 24, Anchor.START, "…", Tone.MUTED);
    }
  }

  private static void line(Sketch sketch, List<Slot> slots, double y, Match absent, Role role) {
    double last = Double.NaN;
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).step().match() != absent) {
        double x = LEFT + i * SLOT + SLOT / 2 - 10;
        double half = slots.get(i).omitted() > 0 ? OMITTED : RADIUS;
        if (!Double.isNaN(last)) {
          sketch.arrow(last + 2, y, x - half - 2, y, role, 1.2);
        }
        last = x + half;
      }
    }
  }

  private void slot(Sketch sketch, Slot slot, double x, double top) {
    Step step = slot.step();
    if (slot.omitted() > 0) {
      String text = wording.say(Phrase.AS_PLANNED_RUN, wording.count(slot.omitted()));
      for (double y : new double[] {top, top + ROW}) {
        sketch.panel(x - OMITTED, y + 9, 2 * OMITTED, 22, Role.CONTEXT, Surface.CARD, text);
        sketch.text(x, y + 24, Anchor.MIDDLE, "…", Tone.STRONG);
        sketch.wrapped(x, y + 32, NAME_WIDTH, 2, Anchor.MIDDLE, text, Tone.MUTED);
      }
      return;
    }
    if (step.match() != Match.AD_HOC) {
      symbol(sketch, step, x, top + 20, Role.PLANNED, false);
      double bottom =
          sketch.wrapped(x, top + 32, NAME_WIDTH, 2, Anchor.MIDDLE, step.name(), Tone.BODY);
      if (!step.channels().isEmpty() && bottom < top + 68) {
        sketch.wrapped(x, bottom, NAME_WIDTH, 1, Anchor.MIDDLE, step.channels(), Tone.MUTED);
      }
    }
    double actual = top + ROW;
    if (step.match() == Match.BOTH) {
      symbol(sketch, step, x, actual + 20, Role.PLANNED, false);
      sketch.trace(
          List.of(new Spot(x, top + ROW - 4), new Spot(x, actual + 20 - RADIUS - 1)),
          Role.CONTEXT,
          0.7,
          Pattern.SOLID,
          false);
      sketch.wrapped(x, actual + 32, NAME_WIDTH, 2, Anchor.MIDDLE, step.name(), Tone.BODY);
    } else if (step.match() == Match.MISSING) {
      symbol(sketch, step, x, actual + 20, Role.UNPLANNED, true);
      sketch.wrapped(
          x,
          actual + 32,
          NAME_WIDTH,
          2,
          Anchor.MIDDLE,
          wording.say(Phrase.NOT_RECORDED),
          Tone.WARNING);
    } else {
      symbol(sketch, step, x, actual + 20, Role.UNPLANNED, false);
      sketch.wrapped(
          x, actual + 32, NAME_WIDTH, 2, Anchor.MIDDLE, "+ " + step.name(), Tone.WARNING);
    }
  }

  private static void symbol(
      Sketch sketch, Step step, double x, double y, Role role, boolean ghost) {
    Surface surface =
        ghost
            ? Surface.GHOST
            : switch (step.starter()) {
              case CUSTOMER -> Surface.FILLED;
              case COMPANY -> Surface.CARD;
              case UNKNOWN -> Surface.TINTED;
            };
    switch (step.kind()) {
      case ACTION -> sketch.square(x, y, RADIUS - 1, 2, role, surface, step.name());
      case COMMUNICATION -> sketch.disc(x, y, RADIUS, role, surface, step.name());
      case UNKNOWN -> sketch.square(x, y, RADIUS - 1, 6, role, surface, step.name());
    }
  }
}
