package org.desirepath.visualization;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws figures. The places of cards and lines come from the first layout engine that answers in
 * time: an installed Graphviz, Graphviz as JavaScript, ELK. Tables need none. The same figure and
 * engine give the same bytes. Thread-safe.
 */
public final class FigureRenderer {

  private static final Duration LIMIT = Duration.ofSeconds(25);

  /** More than a report has, with the editions of its maps for slides. */
  private static final int MOST_KEPT = 64;

  /** Wider than this, text is smaller than 7 pixels on a screen of 1920. */
  private static final double WIDEST = 2600;

  /** Up to so many cards a flow without phases is documented from left to right. */
  private static final int SHORT = 6;

  /** Into so many columns or rows a map may be folded. */
  private static final int MOST_PARTS = 4;

  /** A map whose shape is so near to that of a slide may become larger by one fold. */
  private static final double CLOSE = 1.25;

  /** So much larger a folded map must be than one in a piece. */
  private static final double FOLDED = 0.92;

  /** A layout engine. */
  public enum Engine {
    /** {@code dot} of an installed Graphviz, found on the PATH. */
    DOT,
    /** Graphviz compiled to JavaScript; needs a V8 library for the platform. */
    VIZ_JS,
    /** ELK Layered, in pure Java. */
    ELK;

    private GraphLayout layout(Duration limit) {
      return switch (this) {
        case DOT -> new DotProcess(limit);
        case VIZ_JS -> new VizJs(limit);
        case ELK -> new ElkLayout(limit);
      };
    }
  }

  /**
   * A drawn figure.
   *
   * @param dot the figure as a Graphviz document, the same for every engine
   * @param svg the figure as SVG, which may stand in an HTML page beside others
   * @param engine name and version of what placed it, for the report
   */
  public record Rendered(String dot, String svg, String engine) {}

  private final List<GraphLayout> layouts;

  /** The last figures by what they show: SVG, PNG and PDF of one share their layout. */
  private final Map<Figure, Drawn> drawn =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Figure, Drawn> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private FigureRenderer(List<GraphLayout> layouts) {
    this.layouts = layouts;
  }

  /** Uses the best engine that is there. */
  public static FigureRenderer standard() {
    return of(List.of(Engine.values()), LIMIT);
  }

  /**
   * Uses the given engines only, in this order.
   *
   * @param engines at least one
   * @param limit the longest time for one layout by one engine
   */
  public static FigureRenderer of(List<Engine> engines, Duration limit) {
    if (engines.isEmpty()) {
      throw new IllegalArgumentException("engines must name at least one, found none");
    }
    return new FigureRenderer(engines.stream().map(e -> e.layout(limit)).toList());
  }

  /** For tests: uses the given layouts. */
  static FigureRenderer ofLayouts(List<GraphLayout> layouts) {
    return new FigureRenderer(List.copyOf(layouts));
  }

  /**
   * Draws a figure.
   *
   * @param figure what to draw
   * @param id begins with a letter; unique in the page the figure will stand in
   * @throws IOException if every engine fails; says why each did
   */
  public Rendered render(Figure figure, String id) throws IOException {
    if (!id.matches("[A-Za-z][A-Za-z0-9_-]*")) {
      throw new IllegalArgumentException(
          "id must be a letter, then letters, digits, - or _; found " + id);
    }
    Drawn drawn = draw(figure);
    return new Rendered(drawn.dot(), drawn.drawing().toSvg(id), drawn.engine());
  }

  /**
   * Draws a figure as PNG, with letters from the bundled font.
   *
   * @param figure what to draw
   * @param widthPixels the width; 1920 fills a slide
   * @throws IOException if every layout engine fails
   */
  public byte[] png(Figure figure, int widthPixels) throws IOException {
    return PngWriter.write(draw(figure).drawing(), widthPixels);
  }

  /**
   * Draws a figure as a PDF of one page, with letters as outlines of the bundled font.
   *
   * @param figure what to draw
   * @throws IOException if every layout engine fails
   */
  public byte[] pdf(Figure figure) throws IOException {
    return PdfWriter.write(draw(figure).drawing());
  }

  /**
   * Draws a figure as PNG of a slide, 16:9: 1920 pixels wide, or up to 3840 where text would be too
   * small to read.
   *
   * @param figure what to draw
   * @throws IOException if every layout engine fails
   */
  public byte[] slidePng(Figure figure) throws IOException {
    Drawing slide = Slide.of(draw(figure).drawing());
    return PngWriter.write(slide, Slide.pixels(slide));
  }

  /**
   * Draws a figure as PDF of one slide, 16:9.
   *
   * @param figure what to draw
   * @throws IOException if every layout engine fails
   */
  public byte[] slidePdf(Figure figure) throws IOException {
    return PdfWriter.write(Slide.of(draw(figure).drawing()));
  }

  /**
   * How large the smallest text of a figure is on a slide.
   *
   * @return in points, on a slide 13.33 inches wide
   * @throws IOException if every layout engine fails
   */
  public double smallestPoints(Figure figure) throws IOException {
    Drawing slide = Slide.of(draw(figure).drawing());
    return slide.smallestText() * Slide.POINTS / slide.width();
  }

  /**
   * How large the smallest text of a figure is in a box, in points.
   *
   * @param width of the box, in points
   * @param height of the box, in points
   * @throws IOException if every layout engine fails
   */
  public double smallestPoints(Figure figure, double width, double height) throws IOException {
    Drawing drawing = draw(figure).drawing();
    return drawing.smallestText() * Math.min(width / drawing.width(), height / drawing.height());
  }

  /** A map at its places; its ease of reading is 1, or less where the eye must jump, or 0. */
  private record Drawn(String dot, Drawing drawing, String engine, double ease) {
    Drawn withEase(double other) {
      return new Drawn(dot, drawing, engine, other);
    }

    Drawn withDot(String document) {
      return new Drawn(document, drawing, engine, ease);
    }

    /**
     * How large it can be on a slide, times the ease of reading. Half of that if it is too wide: a
     * page can be scrolled down, but a wide map is made small. Of two about as large the one that
     * fills more of the slide.
     */
    double scale() {
      double across = 16 / drawing.width();
      double down = 9 / drawing.height();
      double slide = Math.min(across, down);
      double filled = slide / Math.max(across, down);
      double fitting = slide * Math.sqrt(Math.sqrt(Math.sqrt(filled)));
      return ease * fitting * (drawing.width() > WIDEST ? 0.5 : 1);
    }
  }

  /**
   * Starts the engine in the background, so that it is ready when the first figure comes. A fault
   * is left for that figure to tell.
   */
  public void warmUp() {
    Figure.Card card =
        new Figure.Card(
            "start",
            -1,
            Figure.Role.CONTEXT,
            Figure.Outline.SOLID,
            List.of(new Figure.Line("start", Figure.Tone.NAME)),
            -1,
            "start");
    Figure smallest =
        new Figure(
            "start",
            List.of(),
            List.of(),
            new Figure.Graph(Figure.Direction.RIGHT, List.of(), List.of(card), List.of()));
    Thread starter =
        new Thread(
            () -> {
              try {
                render(smallest, "start");
              } catch (IOException e) {
                return;
              }
            },
            "figure-engine-start");
    starter.setDaemon(true);
    starter.start();
  }

  /** The marks of a figure, for tests of where they stand. */
  Drawing drawing(Figure figure) throws IOException {
    return draw(figure).drawing();
  }

  private synchronized Drawn draw(Figure figure) throws IOException {
    Drawn known = drawn.get(figure);
    if (known == null) {
      known = drawAnew(figure);
      drawn.put(figure, known);
    }
    return known;
  }

  private Drawn drawAnew(Figure figure) throws IOException {
    if (figure.content() instanceof Figure.Grid grid) {
      String dot = DotGraph.write(figure);
      return new Drawn(dot, FigureDrawing.draw(figure, grid), "none needed", 1);
    }
    if (figure.content() instanceof Plot plot) {
      return new Drawn(DotGraph.write(figure), FigureDrawing.draw(figure, plot), "none needed", 1);
    }
    Figure.Graph graph = (Figure.Graph) figure.content();
    List<String> faults = new ArrayList<>();
    for (GraphLayout layout : layouts) {
      try {
        return graph.direction() == Figure.Direction.FITTING
            ? fitted(figure, graph, layout).withDot(documented(figure, graph))
            : draw(figure, graph, layout);
      } catch (IOException e) {
        faults.add(layout.name() + ": " + e.getMessage());
      }
    }
    throw new IOException("no layout engine could draw \"" + figure.title() + "\": " + faults);
  }

  /**
   * A map that may turn as it fits, as a document: the same whatever engine placed it and however
   * that turned it. Phases from left to right, else a long flow downwards.
   */
  private static String documented(Figure figure, Figure.Graph graph) {
    Figure.Direction direction =
        graph.phases().size() > 1
            ? Figure.Direction.COLUMNS
            : graph.cards().size() > SHORT ? Figure.Direction.DOWN : Figure.Direction.RIGHT;
    return DotGraph.write(with(figure, graph.turned(direction)));
  }

  private static Figure with(Figure figure, Figure.Graph graph) {
    return new Figure(figure.title(), figure.facts(), figure.legend(), graph);
  }

  private static Drawn fitted(Figure figure, Figure.Graph graph, GraphLayout layout)
      throws IOException {
    List<Figure.Direction> directions = new ArrayList<>();
    directions.add(Figure.Direction.RIGHT);
    directions.add(Figure.Direction.DOWN);
    if (graph.phases().size() > 1 && layout.placesColumns()) {
      directions.add(Figure.Direction.COLUMNS);
    }
    List<Drawn> maps = new ArrayList<>();
    IOException fault = null;
    for (Figure.Direction direction : directions) {
      try {
        Figure.Graph turned = graph.turned(direction);
        GraphLayout.Placement placement =
            layout.place(turned, DotGraph.write(with(figure, turned)));
        Drawn whole = draw(figure, turned, placement, layout);
        maps.add(whole);
        double parts = parts(direction, whole.drawing());
        for (int n = Math.max(2, (int) parts); n < parts + 1; n++) {
          MapFold.of(turned, placement, n)
              .map(
                  fold ->
                      draw(
                          MapFold.explained(figure, graph), fold.graph(), fold.placement(), layout))
              .ifPresent(map -> maps.add(map.withEase(FOLDED)));
        }
      } catch (IOException e) {
        // Graphviz loses a line of some maps in one direction and not in another
        fault = e;
      }
    }
    if (maps.isEmpty() && fault != null) {
      throw fault;
    }
    return Collections.max(maps, Comparator.comparingDouble(Drawn::scale));
  }

  /** Into how many columns or rows a map is folded so that it comes nearest to a slide. */
  private static double parts(Figure.Direction direction, Drawing drawing) {
    double narrow = drawing.height() * 16 / (drawing.width() * 9);
    double parts =
        switch (direction) {
          case DOWN -> Math.sqrt(narrow * CLOSE);
          case RIGHT -> Math.sqrt(CLOSE / narrow);
          case COLUMNS, FITTING -> 0;
        };
    // one fold may help where the map just fits, since parts that stand out share their room
    return parts < 1 ? 0 : Math.min(MOST_PARTS, Math.max(parts, 1.01));
  }

  private static Drawn draw(Figure figure, Figure.Graph graph, GraphLayout layout)
      throws IOException {
    String dot = DotGraph.write(with(figure, graph));
    return draw(figure, graph, layout.place(graph, dot), layout).withDot(dot);
  }

  private static Drawn draw(
      Figure figure, Figure.Graph graph, GraphLayout.Placement places, GraphLayout layout) {
    GraphLayout.Placement placement = LabelPlacement.of(graph, places);
    boolean ordered =
        graph.direction() != Figure.Direction.COLUMNS || areColumnsInOrder(placement.phases());
    Drawing drawing = FigureDrawing.draw(with(figure, graph), graph, placement);
    return new Drawn("", drawing, layout.name(), ordered ? 1 : 0);
  }

  private static boolean areColumnsInOrder(List<GraphLayout.Box> phases) {
    double end = Double.NEGATIVE_INFINITY;
    for (GraphLayout.Box phase : phases) {
      if (phase.width() > 0) {
        if (phase.x() < end) {
          return false;
        }
        end = phase.x() + phase.width();
      }
    }
    return true;
  }
}
