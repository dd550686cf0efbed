package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Plot;
import org.desirepath.visualization.Plot.Anchor;
import org.desirepath.visualization.Plot.Edge;
import org.desirepath.visualization.Plot.Spot;
import org.desirepath.visualization.Plot.Surface;
import org.desirepath.visualization.Typeface;
import org.desirepath.visualization.Wording;

/**
 * "Where do journeys go?": a Sankey diagram. Each column is one step further on; heights are
 * journeys, and each column adds up to all of them that got so far. What is too small to name is in
 * a node of its own, never left out.
 *
 * @param sample what the figure rests on
 * @param wording the language
 * @param nodes in any order; a node's column is 0 or more
 * @param flows from a node to one of the next column
 * @param notes what the columns do not show, such as what is hidden
 */
public record FlowsFigure(
    Figure.Sample sample, Wording wording, List<Node> nodes, List<Flow> flows, List<String> notes) {

  private static final double HEIGHT = 430;
  private static final double COLUMN = 176;
  private static final double BAR = 13;
  private static final double NAME_WIDTH = 132;
  private static final double GAP = 9;
  private static final double LEAST = 2;
  private static final double TOP = 24;

  /** Copies the lists. */
  public FlowsFigure {
    nodes = List.copyOf(nodes);
    flows = List.copyOf(flows);
    notes = List.copyOf(notes);
  }

  /**
   * Journeys at one step.
   *
   * @param id unique
   * @param column how many steps from the start
   * @param name shown beside it
   * @param role its meaning: observed or unplanned, or how the journeys end
   * @param journeys how many
   */
  public record Node(String id, int column, String name, Role role, long journeys) {
    boolean isEnd() {
      return role == Role.GOAL || role == Role.LOST || role == Role.EXIT || role == Role.CONTEXT;
    }
  }

  /**
   * Journeys that go from one node to another.
   *
   * @param from an id
   * @param to an id
   * @param journeys how many
   */
  public record Flow(String from, String to, long journeys) {}

  /** The figure. */
  public Figure toFigure() {
    List<String> facts = new ArrayList<>(wording.facts(sample));
    String title = wording.say(Phrase.FLOWS_TITLE);
    if (nodes.isEmpty()) {
      String why = wording.say(Phrase.NOTHING_TO_SHOW, wording.say(Phrase.NO_EVENTS));
      return new Figure(title, facts, List.of(), Sketch.reason(why));
    }
    facts.addAll(notes);
    return new Figure(title, facts, legend(), new Layout().draw());
  }

  private List<Figure.Key> legend() {
    List<Figure.Key> keys = new ArrayList<>();
    keys.add(new Figure.Key(Role.OBSERVED, wording.say(Phrase.LEGEND_FLOW)));
    addIfSeen(keys, Role.UNPLANNED, Phrase.LEGEND_UNPLANNED_STEP, "+");
    addIfSeen(keys, Role.GOAL, Phrase.LEGEND_GOAL, "★");
    addIfSeen(keys, Role.LOST, Phrase.LEGEND_LOST, "↓");
    addIfSeen(keys, Role.EXIT, Phrase.LEGEND_EXIT, "■");
    addIfSeen(keys, Role.CONTEXT, Phrase.STILL_OPEN_KEY, "…");
    return keys;
  }

  private void addIfSeen(List<Figure.Key> keys, Role role, Phrase phrase, String sign) {
    if (nodes.stream().anyMatch(node -> node.role() == role)) {
      keys.add(new Figure.Key(role, wording.say(phrase), sign));
    }
  }

  /** Places the nodes of one drawing. */
  private final class Layout {
    private final Map<String, Node> byId = new HashMap<>();
    private final Map<String, Double> tops = new HashMap<>();
    private final Map<String, Double> used = new HashMap<>();
    private final Map<String, Double> usedInto = new HashMap<>();
    private final List<List<Node>> columns = new ArrayList<>();
    private double scale;

    Layout() {
      for (Node node : nodes) {
        if (byId.put(node.id(), node) != null) {
          throw new IllegalArgumentException("two nodes have the id " + node.id());
        }
        while (columns.size() <= node.column()) {
          columns.add(new ArrayList<>());
        }
        columns.get(node.column()).add(node);
      }
      for (Flow flow : flows) {
        Node from = byId.get(flow.from());
        Node to = byId.get(flow.to());
        if (from == null || to == null || to.column() != from.column() + 1) {
          throw new IllegalArgumentException(
              "the flow " + flow.from() + " to " + flow.to() + " does not lead one column on");
        }
      }
    }

    Plot draw() {
      scale =
          HEIGHT
              / Math.max(
                  1, nodes.stream().filter(n -> n.column() == 0).mapToLong(Node::journeys).sum());
      columns.forEach(this::place);
      Sketch sketch = new Sketch().withHalo();
      for (int c = 0; c < columns.size(); c++) {
        if (columns.get(c).stream().anyMatch(n -> !n.isEnd())) {
          String head = wording.say(Phrase.STEP, wording.count(c + 1L));
          sketch.text(c * COLUMN, 10, Anchor.START, head, Tone.MUTED);
        }
      }
      List<Flow> ordered = new ArrayList<>(flows);
      ordered.sort(
          Comparator.comparingDouble((Flow f) -> top(f.from()))
              .thenComparingDouble(f -> top(f.to())));
      ordered.forEach(flow -> ribbon(sketch, flow));
      columns.forEach(column -> column.forEach(node -> node(sketch, node)));
      return sketch.toPlot();
    }

    private double top(String id) {
      return tops.getOrDefault(id, 0.0);
    }

    private double height(Node node) {
      return Math.max(LEAST, node.journeys() * scale);
    }

    private double labelHeight(Node node) {
      return Sketch.wrappedHeight(label(node), Tone.STRONG, NAME_WIDTH, 2)
          + Sketch.lineHeight(Tone.DETAIL);
    }

    /** By the middle of what flows in, the ends below; far enough apart for the labels. */
    private void place(List<Node> column) {
      column.sort(
          Comparator.comparing(Node::isEnd)
              .thenComparingDouble(this::middleOfSources)
              .thenComparingLong(n -> -n.journeys())
              .thenComparing(Node::id));
      double y = TOP;
      for (Node node : column) {
        tops.put(node.id(), y);
        y += Math.max(height(node), labelHeight(node)) + GAP;
      }
    }

    private double middleOfSources(Node node) {
      double weight = 0;
      double sum = 0;
      for (Flow flow : flows) {
        Node from = byId.get(flow.from());
        if (flow.to().equals(node.id()) && from != null) {
          weight += flow.journeys();
          sum += flow.journeys() * (top(from.id()) + height(from) / 2);
        }
      }
      return weight == 0 ? -node.journeys() : sum / weight;
    }

    private void ribbon(Sketch sketch, Flow flow) {
      Node from = byId.get(flow.from());
      Node to = byId.get(flow.to());
      if (from == null || to == null) {
        return;
      }
      double tall = flow.journeys() * scale;
      double left = top(from.id()) + used.merge(from.id(), tall, Double::sum) - tall;
      double right = top(to.id()) + usedInto.merge(to.id(), tall, Double::sum) - tall;
      double x1 = from.column() * COLUMN + BAR;
      double x2 = to.column() * COLUMN;
      double thick = Math.max(0.6, tall);
      sketch.area(
          List.of(new Spot(x1, left), new Spot(x2, right)),
          List.of(new Spot(x1, left + thick), new Spot(x2, right + thick)),
          to.isEnd() ? to.role() : Role.CONTEXT,
          Surface.TINTED,
          Edge.LEVEL,
          from.name() + " → " + to.name() + ": " + wording.count(flow.journeys()));
    }

    private void node(Sketch sketch, Node node) {
      double x = node.column() * COLUMN;
      double y = top(node.id());
      sketch.panel(x, y, BAR, height(node), node.role(), Surface.FILLED, node.name());
      double text = y + Math.max(0, (height(node) - labelHeight(node)) / 2);
      double bottom =
          sketch.wrapped(x + BAR + 6, text, NAME_WIDTH, 2, Anchor.START, label(node), Tone.STRONG);
      String count =
          wording.count(node.journeys()) + " · " + wording.percent(sample.share(node.journeys()));
      Tone tone = node.journeys() < DesignedVersusActual.FEW ? Tone.MUTED : Tone.DETAIL;
      sketch.text(x + BAR + 6, bottom + 9.5, Anchor.START, count, tone);
    }
  }

  private static String label(Node node) {
    String sign =
        switch (node.role()) {
          case GOAL -> "★ ";
          case LOST -> "↓ ";
          case EXIT -> "■ ";
          case CONTEXT -> "… ";
          case UNPLANNED -> "+ ";
          case PLANNED, OBSERVED -> "";
        };
    return sign + Typeface.clean(node.name());
  }
}
