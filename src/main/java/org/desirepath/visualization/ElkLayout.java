package org.desirepath.visualization;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.visualization.Figure.Card;
import org.desirepath.visualization.Figure.Link;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Layout by ELK Layered, in pure Java: what remains when there is neither Graphviz nor a V8 library
 * for the platform. Phases are compound nodes; lines run at right angles.
 */
final class ElkLayout implements GraphLayout {

  private final Duration limit;

  ElkLayout(Duration limit) {
    this.limit = limit;
  }

  @Override
  public String name() {
    return "ELK Layered 0.12.1";
  }

  @Override
  public boolean placesColumns() {
    return false;
  }

  @Override
  public Placement place(Figure.Graph graph, String dot) throws IOException {
    ElkNode root = ElkGraphUtil.createGraph();
    configure(root, graph.direction());
    List<ElkNode> phases = new ArrayList<>();
    for (String phase : graph.phases()) {
      phases.add(phase(root, graph.direction(), GraphDrawing.phaseName(phase)));
    }
    List<ElkNode> cards = new ArrayList<>();
    Map<String, ElkNode> byId = new HashMap<>();
    for (Card card : graph.cards()) {
      GraphDrawing.Size size = GraphDrawing.size(card);
      ElkNode node = ElkGraphUtil.createNode(card.phase() < 0 ? root : phases.get(card.phase()));
      node.setDimensions(size.width(), size.height());
      cards.add(node);
      byId.put(card.id(), node);
    }
    phases.stream().filter(p -> p.getChildren().isEmpty()).forEach(root.getChildren()::remove);
    List<ElkEdge> edges = new ArrayList<>();
    for (Link link : graph.links()) {
      edges.add(edge(link, byId));
    }
    run(root);
    return new Placement(
        cards.stream().map(ElkLayout::centre).toList(),
        phases.stream().map(ElkLayout::box).toList(),
        edges.stream().map(ElkLayout::route).toList());
  }

  private static void configure(ElkNode root, Figure.Direction direction) {
    root.setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered");
    root.setProperty(
        CoreOptions.DIRECTION,
        direction == Figure.Direction.DOWN ? Direction.DOWN : Direction.RIGHT);
    root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(CoreOptions.RANDOM_SEED, 1);
    root.setProperty(CoreOptions.SPACING_NODE_NODE, 26.0);
    root.setProperty(CoreOptions.SPACING_EDGE_NODE, 14.0);
    root.setProperty(CoreOptions.SPACING_EDGE_EDGE, 10.0);
    root.setProperty(CoreOptions.SPACING_EDGE_LABEL, 3.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 26.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 10.0);
  }

  private static ElkNode phase(ElkNode root, Figure.Direction direction, String name) {
    ElkNode phase = ElkGraphUtil.createNode(root);
    configure(phase, direction);
    phase.setProperty(CoreOptions.PADDING, new ElkPadding(36, 16, 16, 16));
    double width = Typeface.width(name, Figure.Tone.NAME) + 32;
    phase.setProperty(CoreOptions.NODE_SIZE_CONSTRAINTS, SizeConstraint.minimumSizeWithPorts());
    phase.setProperty(CoreOptions.NODE_SIZE_MINIMUM, new KVector(width, 40));
    return phase;
  }

  private static ElkEdge edge(Link link, Map<String, ElkNode> nodes) {
    ElkNode from = nodes.get(link.from());
    ElkNode to = nodes.get(link.to());
    if (from == null || to == null) {
      throw new IllegalArgumentException("the link names a card that is not there");
    }
    ElkEdge edge = ElkGraphUtil.createSimpleEdge(from, to);
    edge.setProperty(CoreOptions.EDGE_THICKNESS, link.width());
    boolean forward = link.flow() == Figure.Flow.FORWARD;
    edge.setProperty(
        LayeredOptions.PRIORITY_DIRECTION, forward ? 1 + (int) Math.rint(100 * link.share()) : 0);
    edge.setProperty(
        LayeredOptions.PRIORITY_STRAIGHTNESS, forward ? (int) Math.rint(10 * link.share()) : 0);
    if (!link.label().isEmpty()) {
      GraphDrawing.Size size = GraphDrawing.labelSize(link);
      ElkLabel label = ElkGraphUtil.createLabel(String.join(" ", link.label()), edge);
      label.setDimensions(size.width(), size.height());
      label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
    }
    return edge;
  }

  private void run(ElkNode root) throws IOException {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    long end = System.nanoTime() + limit.toNanos();
    BasicProgressMonitor monitor =
        new BasicProgressMonitor() {
          @Override
          public boolean isCanceled() {
            return System.nanoTime() - end > 0;
          }
        };
    try {
      new RecursiveGraphLayoutEngine().layout(root, monitor);
    } catch (RuntimeException | LinkageError e) {
      throw new IOException("ELK failed: " + e, e);
    }
    if (monitor.isCanceled()) {
      throw new IOException("ELK took longer than " + limit.toMillis() + " ms");
    }
  }

  private static Point origin(ElkNode node) {
    double x = 0;
    double y = 0;
    for (ElkNode at = node; at != null; at = at.getParent()) {
      x += at.getX();
      y += at.getY();
    }
    return new Point(x, y);
  }

  private static Point centre(ElkNode node) {
    Point corner = origin(node);
    return new Point(corner.x() + node.getWidth() / 2, corner.y() + node.getHeight() / 2);
  }

  private static Box box(ElkNode node) {
    if (node.getChildren().isEmpty()) {
      return new Box(0, 0, 0, 0);
    }
    Point corner = origin(node);
    return new Box(corner.x(), corner.y(), node.getWidth(), node.getHeight());
  }

  private static Route route(ElkEdge edge) {
    Point shift = origin(edge.getContainingNode());
    List<Point> points = new ArrayList<>();
    for (ElkEdgeSection section : edge.getSections()) {
      points.add(new Point(shift.x() + section.getStartX(), shift.y() + section.getStartY()));
      for (ElkBendPoint bend : section.getBendPoints()) {
        points.add(new Point(shift.x() + bend.getX(), shift.y() + bend.getY()));
      }
      points.add(new Point(shift.x() + section.getEndX(), shift.y() + section.getEndY()));
    }
    Point tip = points.get(points.size() - 1);
    Point label = points.get(points.size() / 2);
    for (ElkLabel text : edge.getLabels()) {
      label =
          new Point(
              shift.x() + text.getX() + text.getWidth() / 2,
              shift.y() + text.getY() + text.getHeight() / 2);
    }
    return new Route(Shape.STRAIGHT, shortened(points, tip), tip, label);
  }

  /** Leaves room for the arrow head. */
  private static List<Point> shortened(List<Point> points, Point tip) {
    List<Point> line = new ArrayList<>(points);
    Point before = points.get(points.size() - 2);
    double length = Math.hypot(tip.x() - before.x(), tip.y() - before.y());
    double cut = Math.min(GraphDrawing.ARROW, length * 0.7) / Math.max(length, 0.01);
    line.set(
        points.size() - 1,
        new Point(tip.x() - (tip.x() - before.x()) * cut, tip.y() - (tip.y() - before.y()) * cut));
    return line;
  }
}
