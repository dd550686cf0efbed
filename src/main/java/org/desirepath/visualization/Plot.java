package org.desirepath.visualization;

import java.util.List;

/**
 * A picture whose parts know their places: curves, flows, matrices, rows of cards. It needs no
 * layout engine, so every engine draws it alike; its colours are roles, as those of a graph. Places
 * are in points from the top left. Immutable and thread-safe.
 *
 * @param shapes in the order they are painted
 */
public record Plot(List<Shape> shapes) implements Figure.Content {

  /** Copies the shapes. */
  public Plot {
    shapes = List.copyOf(shapes);
  }

  @Override
  public boolean isEmpty() {
    return shapes.isEmpty();
  }

  /** A part of a plot. */
  public sealed interface Shape permits Panel, Shade, Disc, Words, Trace, Area {}

  /** How the inside and the border of a panel, disc or area are painted. */
  public enum Surface {
    /** In the colour of bars. */
    FILLED,
    /** In a light shade of it, without a border. */
    TINTED,
    /** As a card: pale, with a line in the role's ink, dashed if the role is. */
    CARD,
    /** As a gap: pale with a dashed line. */
    GHOST,
    /** As the ground behind other parts. */
    GROUND
  }

  /**
   * A place.
   *
   * @param x from the left
   * @param y from the top
   */
  public record Spot(double x, double y) {}

  /**
   * A rectangle.
   *
   * @param x its left
   * @param y its top
   * @param width its width
   * @param height its height
   * @param radius of its corners
   * @param role its meaning
   * @param surface how it is painted
   * @param tooltip what it is, in full
   */
  public record Panel(
      double x,
      double y,
      double width,
      double height,
      double radius,
      Figure.Role role,
      Surface surface,
      String tooltip)
      implements Shape {
    /** Cleans the tooltip. */
    public Panel {
      tooltip = Typeface.clean(tooltip);
    }
  }

  /**
   * A cell whose colour grows with a number; the text in it says the number too.
   *
   * @param x its left
   * @param y its top
   * @param width its width
   * @param height its height
   * @param role its colour
   * @param strength from 0, white, to 1
   * @param tooltip what it is, in full
   */
  public record Shade(
      double x,
      double y,
      double width,
      double height,
      Figure.Role role,
      double strength,
      String tooltip)
      implements Shape {
    /** Checks the strength and cleans the tooltip. */
    public Shade {
      tooltip = Typeface.clean(tooltip);
      if (!(strength >= 0 && strength <= 1)) {
        throw new IllegalArgumentException("strength must be in [0,1], found " + strength);
      }
    }
  }

  /**
   * A circle.
   *
   * @param centre its middle
   * @param radius its radius
   * @param role its meaning
   * @param surface how it is painted
   * @param tooltip what it is, in full
   */
  public record Disc(Spot centre, double radius, Figure.Role role, Surface surface, String tooltip)
      implements Shape {
    /** Cleans the tooltip. */
    public Disc {
      tooltip = Typeface.clean(tooltip);
    }
  }

  /** Which part of a text stands at its place. */
  public enum Anchor {
    /** Its left end. */
    START,
    /** Its middle. */
    MIDDLE,
    /** Its right end. */
    END
  }

  /**
   * A line of text.
   *
   * @param at a point of its baseline
   * @param anchor which point
   * @param line the text
   * @param halo whether a white rim sets it off from what it stands on
   */
  public record Words(Spot at, Anchor anchor, Figure.Line line, boolean halo) implements Shape {
    /** Where it begins. */
    public double left() {
      double width = Typeface.width(line.text(), line.tone());
      return switch (anchor) {
        case START -> at.x();
        case MIDDLE -> at.x() - width / 2;
        case END -> at.x() - width;
      };
    }
  }

  /** How a line is drawn. */
  public enum Pattern {
    /** Drawn through. */
    SOLID,
    /** Dashed. */
    DASHED
  }

  /**
   * A line through points.
   *
   * @param points at least two
   * @param role its meaning
   * @param width in points
   * @param pattern drawn through or dashed
   * @param arrow whether it ends in an arrow head
   */
  public record Trace(
      List<Spot> points, Figure.Role role, double width, Pattern pattern, boolean arrow)
      implements Shape {
    /** Checks and copies the points. */
    public Trace {
      points = List.copyOf(points);
      if (points.size() < 2) {
        throw new IllegalArgumentException("a line needs two points, found " + points.size());
      }
    }
  }

  /**
   * An area between an upper and a lower line.
   *
   * @param upper from left to right
   * @param lower from left to right
   * @param role its meaning
   * @param surface how it is painted
   * @param edge straight lines, or curves that leave and arrive level
   * @param tooltip what it is, in full
   */
  public record Area(
      List<Spot> upper,
      List<Spot> lower,
      Figure.Role role,
      Surface surface,
      Edge edge,
      String tooltip)
      implements Shape {
    /** Checks and copies the lines. */
    public Area {
      upper = List.copyOf(upper);
      lower = List.copyOf(lower);
      tooltip = Typeface.clean(tooltip);
      if (upper.size() < 2 || lower.size() < 2) {
        throw new IllegalArgumentException("an area needs two points above and below");
      }
    }
  }

  /** How the points of an area are joined. */
  public enum Edge {
    /** By straight lines. */
    STRAIGHT,
    /** By curves that are level at each point, as the flows of a Sankey diagram. */
    LEVEL
  }
}
