package org.desirepath.visualization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.desirepath.visualization.Figure.Card;
import org.desirepath.visualization.Figure.Line;
import org.desirepath.visualization.Figure.Link;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.GraphLayout.Box;
import org.desirepath.visualization.GraphLayout.Placement;
import org.desirepath.visualization.GraphLayout.Point;
import org.desirepath.visualization.GraphLayout.Route;

/**
 * A figure in the DOT language of Graphviz, and Graphviz's answer read back. Every cell of the
 * HTML-like labels has an explicit size, measured in our own font, so that the layout does not
 * depend on the fonts of the machine. The text is a complete document: {@code dot -Tsvg} draws it
 * too. Names never become identifiers, and all text is escaped.
 */
final class DotGraph {

  /** Above this many links Graphviz's network simplex and mincross are cut short. */
  private static final int LARGE = 80;

  private static final String FONT = "Inter,Helvetica,Arial,sans-serif";
  private static final String TABLE =
      "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\">";

  /** Other fonts than ours may be wider, and the head has room. */
  private static final double HEAD_SLACK = 1.1;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final StringBuilder out = new StringBuilder();

  private DotGraph() {}

  /** The figure as a DOT document. */
  static String write(Figure figure) {
    if (figure.content() instanceof Plot plot) {
      return "digraph figure {\n" + PlotDot.write(figure, plot) + "}\n";
    }
    DotGraph writer = new DotGraph();
    writer.open(figure);
    if (figure.content() instanceof Figure.Graph graph) {
      writer.graph(graph);
    } else if (figure.content() instanceof Figure.Grid grid) {
      writer.grid(grid);
    }
    return writer.out.append("}\n").toString();
  }

  private void open(Figure figure) {
    out.append("digraph figure {\n  graph [rankdir=")
        .append(isDown(figure) ? "TB, nodesep=0.3, ranksep=0.2" : "LR, nodesep=0.3, ranksep=0.4")
        .append(", pad=0.3, ")
        .append("splines=true, bgcolor=\"white\", labelloc=t, labeljust=l, fontname=\"")
        .append(FONT)
        .append('"');
    if (figure.content() instanceof Figure.Graph graph && graph.links().size() > LARGE) {
      out.append(", nslimit=1, nslimit1=1, mclimit=0.3");
    }
    out.append(",\n    label=<<table border=\"0\" cellborder=\"0\" cellspacing=\"0\"")
        .append(" cellpadding=\"0\">");
    List<List<FigureDrawing.Run>> head = FigureDrawing.header(figure, 1, FigureDrawing.HEAD_WIDTH);
    int widest = head.stream().mapToInt(DotGraph::width).max().orElse(0);
    for (List<FigureDrawing.Run> row : head) {
      int height = whole(row.get(0).size() * 1.5);
      out.append("<tr><td align=\"left\">").append(table(widest, height)).append("<tr>");
      for (FigureDrawing.Run run : row) {
        out.append(cell(whole(HEAD_SLACK * run.advance()), height))
            .append(font(run.text(), run.ink(), run.bold(), run.size()))
            .append("</td>");
      }
      if (width(row) < widest) {
        out.append(cell(widest - width(row), height)).append("</td>");
      }
      out.append("</tr></table></td></tr>");
    }
    out.append("<tr>")
        .append(cell(20, 14))
        .append("</td></tr></table>>];\n")
        .append("  node [shape=plain, fontname=\"")
        .append(FONT)
        .append("\"];\n  edge [fontname=\"")
        .append(FONT)
        .append("\", arrowsize=0.7];\n");
  }

  private static int width(List<FigureDrawing.Run> row) {
    return row.stream().mapToInt(run -> whole(HEAD_SLACK * run.advance())).sum();
  }

  private static boolean isDown(Figure figure) {
    return figure.content() instanceof Figure.Graph graph
        && (graph.direction() == Figure.Direction.DOWN
            || graph.direction() == Figure.Direction.COLUMNS);
  }

  private void graph(Figure.Graph graph) {
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < graph.cards().size(); i++) {
      index.put(graph.cards().get(i).id(), i);
    }
    Set<String> linked = new HashSet<>();
    graph.links().forEach(link -> linked.addAll(List.of(link.from(), link.to())));
    // what is named first stands first: cards beside the flow before its first phase
    cards(graph, card -> card.phase() < 0 && !linked.contains(card.id()), "  ");
    for (int phase = 0; phase < graph.phases().size(); phase++) {
      int number = phase;
      // Graphviz gives a box without cards no place
      if (graph.cards().stream().anyMatch(card -> card.phase() == number)) {
        phase(graph, phase);
      }
    }
    cards(graph, card -> card.phase() < 0 && linked.contains(card.id()), "  ");
    for (int i = 0; i < graph.links().size(); i++) {
      Link link = graph.links().get(i);
      int from = index.getOrDefault(link.from(), 0);
      int to = index.getOrDefault(link.to(), 0);
      int fromPhase = graph.cards().get(from).phase();
      int toPhase = graph.cards().get(to).phase();
      boolean acrossColumns =
          graph.direction() == Figure.Direction.COLUMNS
              && Math.min(fromPhase, toPhase) >= 0
              && fromPhase != toPhase;
      link(i, link, from, to, link.flow() == Figure.Flow.FORWARD && !acrossColumns);
    }
  }

  private void phase(Figure.Graph graph, int phase) {
    String name = GraphDrawing.phaseName(graph.phases().get(phase));
    out.append("  subgraph cluster_").append(phase);
    out.append(" {\n    labeljust=l; margin=16; style=\"rounded,filled\"; color=\"")
        .append(GraphDrawing.PHASE_LINE)
        .append("\"; fillcolor=\"")
        .append(GraphDrawing.PHASE_FILL)
        .append("\";\n    label=<")
        .append(TABLE)
        .append("<tr>")
        .append(cell(whole(Typeface.width(name, Tone.NAME)), 18))
        .append(line(new Line(name, Tone.NAME)))
        .append("</td></tr></table>>;\n");
    cards(graph, card -> card.phase() == phase, "    ");
    out.append("  }\n");
  }

  private void cards(Figure.Graph graph, Predicate<Card> wanted, String indent) {
    for (int i = 0; i < graph.cards().size(); i++) {
      if (wanted.test(graph.cards().get(i))) {
        card(indent, i, graph.cards().get(i));
      }
    }
  }

  private void card(String indent, int number, Card card) {
    GraphDrawing.Size size = GraphDrawing.size(card);
    int border = border(card);
    int side = GraphDrawing.PAD - border;
    int inner = size.width() - 2 * GraphDrawing.PAD;
    boolean dashed = card.role().dashed() || card.outline() == Figure.Outline.GHOST;
    out.append(indent).append('n').append(number).append(" [tooltip=\"");
    out.append(quoted(card.tooltip())).append("\", label=<<table border=\"").append(border);
    out.append("\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\" color=\"");
    out.append(card.role().ink()).append("\" bgcolor=\"").append(card.role().tint());
    out.append("\" style=\"rounded").append(dashed ? ",dashed" : "").append("\">");
    edgeRow(side, inner, GraphDrawing.PAD_TOP - border);
    for (Line text : card.lines()) {
      int height = GraphDrawing.lineHeight(text);
      out.append("<tr>").append(cell(side, height)).append("</td>").append(cell(inner, height));
      out.append(line(text)).append("</td>").append(cell(side, height)).append("</td></tr>");
    }
    if (card.share() >= 0) {
      edgeRow(side, inner, GraphDrawing.BAR_GAP);
      shareBar(card, side, inner);
    }
    edgeRow(side, inner, GraphDrawing.PAD_TOP - border);
    out.append("</table>>];\n");
  }

  /** DOT tables have no second line, so what is decided has a thick one. */
  private static int border(Card card) {
    if (card.outline() == Figure.Outline.DOUBLE) {
      return 3;
    }
    return card.role() == Figure.Role.GOAL ? 2 : 1;
  }

  private void edgeRow(int side, int inner, int height) {
    out.append("<tr>").append(cell(side, height)).append("</td>").append(cell(inner, height));
    out.append("</td>").append(cell(side, height)).append("</td></tr>");
  }

  private void shareBar(Card card, int side, int inner) {
    int filled = Math.min(inner, (int) Math.rint(inner * card.share()));
    out.append("<tr>").append(cell(side, GraphDrawing.BAR)).append("</td><td>").append(TABLE);
    out.append("<tr>");
    if (filled > 0) {
      out.append(colored(filled, GraphDrawing.BAR, card.role().fill())).append("</td>");
    }
    if (filled < inner) {
      out.append(colored(inner - filled, GraphDrawing.BAR, GraphDrawing.BAR_GROUND));
      out.append("</td>");
    }
    out.append("</tr></table></td>").append(cell(side, GraphDrawing.BAR)).append("</td></tr>");
  }

  private void link(int number, Link link, int from, int to, boolean ranks) {
    out.append("  n")
        .append(from)
        .append(" -> n")
        .append(to)
        .append(" [id=\"e")
        .append(number)
        .append("\", color=\"");
    out.append(link.role().ink()).append("\", penwidth=");
    out.append(Drawing.number(link.width()));
    if (link.role().dashed()) {
      out.append(", style=dashed");
    }
    if (!ranks) {
      out.append(", constraint=false");
    } else {
      out.append(", weight=").append(1 + (int) Math.rint(8 * link.share()));
    }
    if (!link.label().isEmpty()) {
      out.append(", label=<").append(TABLE);
      GraphDrawing.Size size = GraphDrawing.labelSize(link);
      int height = GraphDrawing.labelLine(link);
      int pad = (size.height() - height * link.label().size()) / 2;
      out.append("<tr>").append(cell(size.width(), pad)).append("</td></tr>");
      for (String text : link.label()) {
        out.append("<tr>").append(cell(size.width(), height));
        out.append(line(new Line(text, GraphDrawing.tone(link)))).append("</td></tr>");
      }
      out.append("<tr>").append(cell(size.width(), pad)).append("</td></tr>");
      out.append("</table>>");
    }
    out.append("];\n");
  }

  private void grid(Figure.Grid grid) {
    int[] widths = FigureDrawing.columnWidths(grid);
    out.append("  table [label=<<table border=\"0\" cellborder=\"0\" cellspacing=\"0\"")
        .append(" cellpadding=\"6\">");
    if (!grid.rows().isEmpty()) {
      out.append("<tr>");
      for (int column = 0; column < widths.length; column++) {
        Figure.Column head = grid.columns().get(column);
        gridCell(head, words(heading(head), widths[column], head.side()));
      }
      out.append("</tr>");
    }
    for (Figure.Row row : grid.rows()) {
      out.append("<tr>");
      for (int column = 0; column < widths.length; column++) {
        Figure.Column head = grid.columns().get(column);
        gridCell(head, content(row.cells().get(column), widths[column], head.side()));
      }
      out.append("</tr>");
    }
    for (Line note : grid.notes()) {
      out.append("<tr><td align=\"left\" colspan=\"").append(Math.max(1, widths.length));
      out.append("\">").append(line(note)).append("</td></tr>");
    }
    if (grid.rows().isEmpty() && grid.notes().isEmpty()) {
      out.append("<tr><td> </td></tr>");
    }
    out.append("</table>>];\n");
  }

  private static List<Line> heading(Figure.Column column) {
    List<Line> lines = new ArrayList<>();
    if (!column.heading().isEmpty()) {
      lines.add(new Line(column.heading(), Tone.DETAIL));
    }
    if (!column.ticks().isEmpty()) {
      lines.add(
          new Line(
              String.join("   ", column.ticks().stream().map(Figure.Tick::text).toList()),
              Tone.MUTED));
    }
    return lines;
  }

  private void gridCell(Figure.Column column, String content) {
    out.append("<td align=\"").append(column.side() == Figure.Side.RIGHT ? "right" : "left");
    out.append("\">").append(content).append("</td>");
  }

  private static String content(Figure.Cell cell, int width, Figure.Side side) {
    if (cell instanceof Figure.Words words) {
      return words(words.lines(), width, side);
    }
    StringBuilder parts = new StringBuilder(TABLE).append("<tr>");
    if (cell instanceof Figure.Bar bar) {
      for (FigureDrawing.Slice slice : FigureDrawing.slices(bar, width)) {
        parts.append(colored(slice.width(), FigureDrawing.BAR_HEIGHT, slice.role().fill()));
        if (!slice.text().isEmpty()) {
          parts.append(font(slice.text(), FigureDrawing.onBar(slice.role()), false, 10));
        }
        parts.append("</td>");
      }
    } else if (cell instanceof Figure.Interval interval) {
      whisker(parts, interval, width);
    }
    return parts.append("</tr></table>").toString();
  }

  private static void whisker(StringBuilder parts, Figure.Interval interval, int width) {
    if (interval.isBlank()) {
      parts.append(cell(width, 10)).append("</td>");
      return;
    }
    int middle = position(interval.estimate(), width - 6);
    int low = Math.min(middle, position(interval.low(), width));
    int high = Math.max(middle + 6, position(interval.high(), width));
    String tint = FigureDrawing.tint(interval.role());
    strip(parts, low, "#FFFFFF");
    strip(parts, middle - low, tint);
    strip(parts, 6, interval.role().ink());
    strip(parts, high - middle - 6, tint);
    strip(parts, width - high, "#FFFFFF");
  }

  private static void strip(StringBuilder parts, int width, String color) {
    if (width > 0) {
      parts.append(colored(width, 10, color)).append("</td>");
    }
  }

  private static int position(double share, int width) {
    return (int) Math.rint(width * Math.min(1, Math.max(0, Double.isNaN(share) ? 0.5 : share)));
  }

  private static String words(List<Line> lines, int width, Figure.Side side) {
    int height = Math.max(1, lines.stream().mapToInt(GraphDrawing::lineHeight).sum());
    StringBuilder text = new StringBuilder(table(width, height));
    if (lines.isEmpty()) {
      text.append("<tr>").append(cell(width, height)).append("</td></tr>");
    }
    for (Line line : lines) {
      String cell = cell(width, GraphDrawing.lineHeight(line));
      text.append("<tr>");
      text.append(side == Figure.Side.RIGHT ? cell.replace("\"left\"", "\"right\"") : cell);
      text.append(line(line)).append("</td></tr>");
    }
    return text.append("</table>").toString();
  }

  /** A table that does not grow with the cell around it. */
  private static String table(int width, int height) {
    return "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\""
        + " fixedsize=\"true\" width=\""
        + width
        + "\" height=\""
        + height
        + "\">";
  }

  private static String cell(int width, int height) {
    return "<td align=\"left\" fixedsize=\"true\" width=\""
        + width
        + "\" height=\""
        + height
        + "\">";
  }

  private static String colored(int width, int height, String color) {
    return "<td bgcolor=\""
        + color
        + "\" fixedsize=\"true\" width=\""
        + width
        + "\" height=\""
        + height
        + "\">";
  }

  private static String line(Line line) {
    return font(line.text(), line.tone().ink(), line.tone().bold(), line.tone().size());
  }

  private static String font(String text, String ink, boolean bold, double size) {
    String escaped = Typeface.escape(text);
    return "<font color=\""
        + ink
        + "\" point-size=\""
        + Drawing.number(size)
        + "\">"
        + (bold ? "<b>" + escaped + "</b>" : escaped)
        + "</font>";
  }

  static String quoted(String text) {
    return Typeface.escape(text).replace("\\", "\\\\");
  }

  static int whole(double length) {
    return (int) Math.ceil(length);
  }

  /** Reads what {@code -Tjson0} says of a graph that {@link #write} wrote. */
  static Placement read(String json, Figure.Graph graph) throws IOException {
    try {
      return placement(JSON.readTree(json), graph);
    } catch (RuntimeException e) {
      throw new IOException("Graphviz gave a layout that can't be read: " + e.getMessage(), e);
    }
  }

  private static Placement placement(JsonNode root, Figure.Graph graph) throws IOException {
    double top = numbers(root.path("bb").asText())[3];
    Point[] cards = new Point[graph.cards().size()];
    Box[] phases = new Box[graph.phases().size()];
    for (JsonNode object : root.path("objects")) {
      String name = object.path("name").asText();
      if (name.startsWith("cluster_")) {
        double[] box = numbers(object.path("bb").asText());
        phases[Integer.parseInt(name.substring("cluster_".length()))] =
            new Box(box[0], top - box[3], box[2] - box[0], box[3] - box[1]);
      } else {
        double[] at = numbers(object.path("pos").asText());
        cards[Integer.parseInt(name.substring(1))] = new Point(at[0], top - at[1]);
      }
    }
    for (int i = 0; i < phases.length; i++) {
      if (phases[i] == null) {
        phases[i] = new Box(0, 0, 0, 0);
      }
    }
    Route[] routes = new Route[graph.links().size()];
    for (JsonNode edge : root.path("edges")) {
      routes[Integer.parseInt(edge.path("id").asText().substring(1))] = route(edge, top);
    }
    return new Placement(List.of(cards), List.of(phases), List.of(routes));
  }

  private static Route route(JsonNode edge, double top) {
    List<Point> points = new ArrayList<>();
    Point tip = null;
    for (String word : edge.path("pos").asText().strip().split(" ", -1)) {
      double[] pair =
          numbers(word.startsWith("e,") || word.startsWith("s,") ? word.substring(2) : word);
      Point point = new Point(pair[0], top - pair[1]);
      if (word.startsWith("e,")) {
        tip = point;
      } else {
        points.add(point);
      }
    }
    Point end = tip == null ? points.get(points.size() - 1) : tip;
    Point label = points.get(points.size() / 2);
    if (edge.has("lp")) {
      double[] at = numbers(edge.path("lp").asText());
      label = new Point(at[0], top - at[1]);
    }
    return new Route(GraphLayout.Shape.CURVED, points, end, label);
  }

  private static double[] numbers(String text) {
    String[] words = text.split(",", -1);
    double[] values = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      values[i] = Double.parseDouble(words[i]);
    }
    return values;
  }
}
