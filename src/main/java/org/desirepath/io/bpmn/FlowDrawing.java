package org.desirepath.io.bpmn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Where nodes and flows stand: from left to right, lines at right angles, by ELK Layered. */
final class FlowDrawing {
  private static final int MARGIN = 60;

  private final Map<FlowGraph.Node, ElkNode> nodes = new HashMap<>();
  private final Map<FlowGraph.Flow, ElkEdge> flows = new HashMap<>();

  private FlowDrawing() {}

  static FlowDrawing of(FlowGraph graph) throws IOException {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    FlowDrawing drawing = new FlowDrawing();
    ElkNode root = ElkGraphUtil.createGraph();
    root.setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered");
    root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(CoreOptions.RANDOM_SEED, 1);
    root.setProperty(CoreOptions.SPACING_NODE_NODE, 30.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 40.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 15.0);
    for (FlowGraph.Node node : graph.nodes) {
      ElkNode box = ElkGraphUtil.createNode(root);
      box.setDimensions(node.kind.width, node.kind.height);
      drawing.nodes.put(node, box);
    }
    for (FlowGraph.Flow flow : graph.flows) {
      drawing.flows.put(
          flow,
          ElkGraphUtil.createSimpleEdge(drawing.node(flow.source), drawing.node(flow.target)));
    }
    try {
      new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
    } catch (RuntimeException e) {
      throw new IOException("the process could not be laid out: " + e, e);
    }
    return drawing;
  }

  private ElkNode node(FlowGraph.Node node) {
    ElkNode box = nodes.get(node);
    if (box == null) {
      throw new IllegalStateException("no box for " + node.id);
    }
    return box;
  }

  /** The left upper corner. */
  long[] corner(FlowGraph.Node node) {
    ElkNode box = node(node);
    return new long[] {MARGIN + Math.round(box.getX()), MARGIN + Math.round(box.getY())};
  }

  /** The corners of a line, its ends first and last. */
  List<long[]> line(FlowGraph.Flow flow) {
    List<long[]> points = new ArrayList<>();
    ElkEdge edge = flows.get(flow);
    if (edge == null) {
      throw new IllegalStateException("no line from " + flow.source.id);
    }
    for (ElkEdgeSection section : edge.getSections()) {
      add(points, section.getStartX(), section.getStartY());
      for (ElkBendPoint bend : section.getBendPoints()) {
        add(points, bend.getX(), bend.getY());
      }
      add(points, section.getEndX(), section.getEndY());
    }
    return points;
  }

  private static void add(List<long[]> points, double x, double y) {
    points.add(new long[] {MARGIN + Math.round(x), MARGIN + Math.round(y)});
  }
}
