package org.desirepath.report.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.desirepath.model.language.LanguageComparison;
import org.desirepath.model.language.LanguageComparison.Step;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Card;
import org.desirepath.visualization.Figure.Line;
import org.desirepath.visualization.Figure.Link;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Tone;

/**
 * Two models as one map: a line from a touchpoint to what may directly follow it. What only one of
 * the two allows has its letter beside it.
 *
 * @param verdict what is proven of the two
 */
public record ModelDifferenceFigure(
    String first, String second, String verdict, LanguageComparison comparison) {
  private static final String START = "start";
  private static final String END = "end";

  public Figure toFigure() {
    TreeSet<Step> all = new TreeSet<>(comparison.firstSteps());
    all.addAll(comparison.secondSteps());
    Map<String, String> ids = new HashMap<>();
    List<Card> cards = new ArrayList<>();
    cards.add(edge(START));
    for (String label : labels(all)) {
      ids.put(label, "t" + ids.size());
      cards.add(card(ids.getOrDefault(label, ""), label));
    }
    cards.add(edge(END));
    List<Link> links = new ArrayList<>();
    for (Step step : all) {
      boolean inFirst = comparison.firstSteps().contains(step);
      boolean inSecond = comparison.secondSteps().contains(step);
      links.add(
          new Link(
              step.from().isEmpty() ? START : ids.getOrDefault(step.from(), START),
              step.to().isEmpty() ? END : ids.getOrDefault(step.to(), END),
              role(inFirst, inSecond),
              0,
              inFirst && inSecond ? List.of() : List.of(inFirst ? "A" : "B"),
              Figure.Flow.FORWARD));
    }
    List<String> facts = new ArrayList<>(List.of("A = " + first, "B = " + second, verdict));
    if (!comparison.isComplete()) {
      facts.add("too large to draw what may follow what");
    }
    return new Figure(
        "What does one journey allow that the other does not?",
        facts,
        List.of(
            new Figure.Key(Role.OBSERVED, "in both"),
            new Figure.Key(Role.PLANNED, "only A (A beside the line)"),
            new Figure.Key(Role.UNPLANNED, "only B (B beside the line)")),
        new Figure.Graph(Figure.Direction.FITTING, List.of(), cards, links));
  }

  private static TreeSet<String> labels(TreeSet<Step> steps) {
    TreeSet<String> labels = new TreeSet<>();
    for (Step step : steps) {
      labels.add(step.from());
      labels.add(step.to());
    }
    labels.remove("");
    return labels;
  }

  private Card card(String id, String label) {
    boolean inFirst = has(comparison.firstSteps(), label);
    boolean inSecond = has(comparison.secondSteps(), label);
    List<Line> lines = new ArrayList<>();
    label.lines().limit(3).forEach(line -> lines.add(new Line(line, Tone.NAME)));
    if (!inFirst || !inSecond) {
      lines.add(new Line(inFirst ? "only A" : "only B", Tone.DETAIL));
    }
    return new Card(id, -1, role(inFirst, inSecond), Figure.Outline.SOLID, lines, -1, label);
  }

  private static boolean has(Iterable<Step> steps, String label) {
    for (Step step : steps) {
      if (step.from().equals(label) || step.to().equals(label)) {
        return true;
      }
    }
    return false;
  }

  private static Role role(boolean inFirst, boolean inSecond) {
    return inFirst && inSecond ? Role.OBSERVED : inFirst ? Role.PLANNED : Role.UNPLANNED;
  }

  private static Card edge(String name) {
    return new Card(
        name,
        -1,
        Role.CONTEXT,
        Figure.Outline.SOLID,
        List.of(new Line(name, Tone.DETAIL)),
        -1,
        name);
  }
}
