package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Line;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Typeface;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.DesignedVersusActual.Loss;
import org.desirepath.visualization.figures.DesignedVersusActual.Problem;
import org.desirepath.visualization.figures.DesignedVersusActual.Standing;
import org.desirepath.visualization.figures.DesignedVersusActual.Touchpoint;
import org.desirepath.visualization.figures.DesignedVersusActual.Warning;

/**
 * The cards of the map of a design.
 *
 * @param brief whether each says the most important thing only
 */
record DesignCards(Figure.Sample sample, Wording wording, boolean brief) {
  private static final double NAME_WIDTH = 142;
  private static final double FACT_WIDTH = 210;

  Figure.Card of(Touchpoint touchpoint) {
    Role role =
        switch (touchpoint.standing()) {
          case GOAL -> Role.GOAL;
          case EXIT -> Role.EXIT;
          case UNPLANNED -> Role.UNPLANNED;
          case UNOBSERVABLE -> Role.CONTEXT;
          case DESIGNED -> isSilent(touchpoint) ? Role.CONTEXT : Role.PLANNED;
        };
    boolean ghost =
        touchpoint.standing() == Standing.UNOBSERVABLE
            || touchpoint.warnings().stream()
                .anyMatch(w -> w.problem() == Problem.MISSING && w.share() >= 0.5);
    return new Figure.Card(
        touchpoint.id(),
        touchpoint.phase(),
        role,
        ghost ? Figure.Outline.GHOST : Figure.Outline.SOLID,
        lines(touchpoint),
        touchpoint.standing() == Standing.UNOBSERVABLE || isSilent(touchpoint)
            ? -1
            : sample.share(touchpoint.journeys()),
        touchpoint.name());
  }

  private static boolean isSilent(Touchpoint touchpoint) {
    return touchpoint.journeys() == 0 && touchpoint.warnings().isEmpty();
  }

  private List<Line> lines(Touchpoint touchpoint) {
    List<Line> lines = new ArrayList<>();
    String mark =
        switch (touchpoint.standing()) {
          case GOAL -> "★ ";
          case UNPLANNED -> "+ ";
          case DESIGNED, UNOBSERVABLE, EXIT -> "";
        };
    boolean few = touchpoint.journeys() < DesignedVersusActual.FEW;
    for (String name : Typeface.wrap(mark + touchpoint.name(), Tone.NAME, NAME_WIDTH, 3)) {
      lines.add(new Line(name, Tone.NAME));
    }
    List<String> design = new ArrayList<>(touchpoint.facts());
    if (brief) {
      design.clear();
    } else if (touchpoint.withinMillis() >= 0) {
      design.add(wording.say(Phrase.WITHIN, wording.duration(touchpoint.withinMillis())));
    }
    String counts = counts(touchpoint);
    String both = String.join(" · ", counts, String.join(" · ", design));
    Tone tone = few ? Tone.MUTED : countTone(touchpoint.standing());
    if (!design.isEmpty() && Typeface.width(both, tone) <= NAME_WIDTH) {
      lines.add(new Line(both, tone));
    } else {
      lines.add(new Line(counts, tone));
      if (!design.isEmpty()) {
        Typeface.wrap(String.join(" · ", design), Tone.DETAIL, FACT_WIDTH, 2)
            .forEach(fact -> lines.add(new Line(fact, Tone.DETAIL)));
      }
    }
    int most = brief ? 1 : touchpoint.warnings().size();
    for (Warning warning :
        touchpoint.warnings().subList(0, Math.min(most, touchpoint.warnings().size()))) {
      String text = warning.problem().say(wording, warning.journeys(), warning.share());
      lines.add(
          new Line(
              text,
              few && warning.journeys() < DesignedVersusActual.FEW ? Tone.MUTED : Tone.WARNING));
    }
    Loss loss = touchpoint.loss();
    if (loss.journeys() > 0) {
      lines.add(new Line(loss.say(wording), few ? Tone.MUTED : Tone.LOSS));
    }
    return lines;
  }

  private static Tone countTone(Standing standing) {
    return switch (standing) {
      case GOAL -> Tone.SUCCESS;
      case UNPLANNED -> Tone.WARNING;
      case DESIGNED, UNOBSERVABLE, EXIT -> Tone.DETAIL;
    };
  }

  private String counts(Touchpoint touchpoint) {
    if (touchpoint.standing() == Standing.UNOBSERVABLE) {
      return wording.say(Phrase.NOT_OBSERVABLE);
    }
    if (isSilent(touchpoint)) {
      return wording.say(Phrase.NO_DATA);
    }
    String counts =
        wording.count(touchpoint.journeys())
            + " · "
            + wording.percent(sample.share(touchpoint.journeys()));
    return switch (touchpoint.standing()) {
      case UNPLANNED -> wording.say(Phrase.NOT_IN_PLAN) + " · " + counts;
      case EXIT -> wording.say(Phrase.DESIGNED_EXIT) + " · " + counts;
      case DESIGNED, UNOBSERVABLE, GOAL -> counts;
    };
  }
}
