package org.desirepath.visualization;

import java.io.IOException;
import java.util.List;

/** Places the cards, phases and links of a graph. Implementations may be shared by threads. */
interface GraphLayout {

  /** Name and version, for the report; known after the first layout. */
  String name();

  /** Whether it can place phases as columns. */
  default boolean placesColumns() {
    return true;
  }

  /**
   * Places a graph.
   *
   * @param graph what to place
   * @param dot the same as Graphviz DOT, with all sizes explicit
   * @throws IOException if this engine is not there, fails, or takes too long
   */
  Placement place(Figure.Graph graph, String dot) throws IOException;

  /**
   * Where everything stands, in points from the top left.
   *
   * @param cards the centre of each card, in the order of the graph
   * @param phases the box of each phase; of no size where a phase has no cards
   * @param routes the course of each link
   */
  record Placement(List<Point> cards, List<Box> phases, List<Route> routes) {}

  /** A point. */
  record Point(double x, double y) {}

  /** A rectangle by its top left corner. */
  record Box(double x, double y, double width, double height) {}

  /**
   * The course of a link.
   *
   * @param shape how the points are joined
   * @param points the start, then three a Bézier curve or one a straight line
   * @param tip where the arrow ends
   * @param label the centre of the label
   */
  record Route(Shape shape, List<Point> points, Point tip, Point label) {}

  /** How points are joined. */
  enum Shape {
    /** Cubic Bézier curves. */
    CURVED,
    /** Straight lines with rounded corners. */
    STRAIGHT
  }
}
