package org.desirepath.report.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.Marking;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Card;
import org.desirepath.visualization.Figure.Line;
import org.desirepath.visualization.Figure.Link;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Tone;

/**
 * A net as a figure: a card for each activity, a small one for each silent step and for each place
 * where ways part or meet. A place between one step and one other is a line.
 *
 * @param facts what stands under the title
 */
public record NetFigure(String title, List<String> facts, AcceptingPetriNet net) {

  public Figure toFigure() {
    int places = net.places().size();
    List<Set<Integer>> before = new ArrayList<>();
    List<Set<Integer>> after = new ArrayList<>();
    for (int p = 0; p < places; p++) {
      before.add(new TreeSet<>());
      after.add(new TreeSet<>());
    }
    List<Card> cards = new ArrayList<>();
    for (int t = 0; t < net.transitions().size(); t++) {
      int transition = t;
      net.outputs(t).forEach(arc -> before.get(arc.place()).add(transition));
      net.inputs(t).forEach(arc -> after.get(arc.place()).add(transition));
      String label = net.transitions().get(t).label();
      cards.add(label == null ? small("t" + t, "τ") : activity("t" + t, label));
    }
    List<Link> links = new ArrayList<>();
    for (int p = 0; p < places; p++) {
      String mark = mark(p);
      if (mark.isEmpty() && before.get(p).size() == 1 && after.get(p).size() == 1) {
        links.add(
            link("t" + before.get(p).iterator().next(), "t" + after.get(p).iterator().next()));
        continue;
      }
      Card card = small("p" + p, mark.isEmpty() ? "○" : mark);
      cards.add(mark.equals("start") ? 0 : cards.size(), card);
      for (int t : before.get(p)) {
        links.add(link("t" + t, "p" + p));
      }
      for (int t : after.get(p)) {
        links.add(link("p" + p, "t" + t));
      }
    }
    return new Figure(
        title,
        facts,
        List.of(
            new Figure.Key(Role.OBSERVED, "activity"),
            new Figure.Key(
                Role.CONTEXT, "τ step without an event; ○ place where ways part or meet")),
        new Figure.Graph(Figure.Direction.RIGHT, List.of(), cards, links));
  }

  private String mark(int place) {
    if (net.initialMarking().tokens().containsKey(place)) {
      return "start";
    }
    boolean end = false;
    for (Marking marking : net.finalMarkings()) {
      end |= marking.tokens().containsKey(place);
    }
    return end ? "end" : "";
  }

  private static Card activity(String id, String label) {
    List<Line> lines = label.lines().limit(3).map(line -> new Line(line, Tone.NAME)).toList();
    return new Card(
        id,
        -1,
        Role.OBSERVED,
        Figure.Outline.SOLID,
        lines.isEmpty() ? List.of(new Line("(empty name)", Tone.MUTED)) : lines,
        -1,
        label);
  }

  private static Card small(String id, String text) {
    return new Card(
        id, -1, Role.CONTEXT, Figure.Outline.SOLID, List.of(new Line(text, Tone.DETAIL)), -1, text);
  }

  private static Link link(String from, String to) {
    return new Link(from, to, Role.OBSERVED, 0, List.of(), Figure.Flow.FORWARD);
  }
}
