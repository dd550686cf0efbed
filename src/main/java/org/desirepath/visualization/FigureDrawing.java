package org.desirepath.visualization;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.desirepath.visualization.Drawing.Curve;
import org.desirepath.visualization.Drawing.Group;
import org.desirepath.visualization.Drawing.Halo;
import org.desirepath.visualization.Drawing.Mark;
import org.desirepath.visualization.Drawing.Rectangle;
import org.desirepath.visualization.Drawing.Stroke;
import org.desirepath.visualization.Drawing.Text;
import org.desirepath.visualization.Figure.Line;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Tone;

/** Draws the head of every figure, and tables, which need no layout engine. */
final class FigureDrawing {

  /** The head is wrapped at this width, or at that of a wider map. */
  static final double HEAD_WIDTH = 860;

  /** The height of the bars in a table. */
  static final int BAR_HEIGHT = 26;

  private static final double RUN_GAP = 12;
  private static final double MARK_GAP = 4;
  private static final double LEGEND_SIZE = 9.5;
  private static final double MARGIN = 22;
  private static final double WIDE = 1100;
  private static final int BAR_WIDTH = 400;
  private static final int SCALE_WIDTH = 300;
  private static final double COLUMN_GAP = 16;

  /** The height of the numbers below a scale, less the gap after a row. */
  private static final double TICKS = 14;

  private static final double ROW_GAP = 7;

  private FigureDrawing() {}

  /** A piece of the head. */
  record Run(String text, String ink, boolean bold, double size, double gap) {
    double advance() {
      return Typeface.width(text, bold, size) + gap;
    }

    private Run scaled(double scale) {
      return new Run(text, ink, bold, size * scale, gap * scale);
    }
  }

  /** A part of a bar in whole points, with the text that fits it. */
  record Slice(Role role, int width, String text) {}

  /** Title, facts and legend, row by row. */
  static List<List<Run>> header(Figure figure, double scale, double width) {
    List<List<Run>> rows = new ArrayList<>();
    for (String line : Typeface.wrap(figure.title(), Tone.TITLE, width, 3)) {
      rows.add(List.of(run(line, Tone.TITLE)));
    }
    for (String line : facts(figure.facts(), width)) {
      rows.add(List.of(run(line, Tone.FACTS)));
    }
    List<Run> row = new ArrayList<>();
    double used = 0;
    boolean bars = !(figure.content() instanceof Figure.Graph);
    for (Figure.Key key : figure.legend()) {
      Run mark =
          bars && key.sign().isEmpty()
              ? new Run("■", key.role().fill(), false, LEGEND_SIZE, MARK_GAP)
              : new Run(
                  key.sign().isEmpty() ? key.role().mark() : key.sign(),
                  key.role().ink(),
                  true,
                  LEGEND_SIZE,
                  MARK_GAP);
      Run text = new Run(key.text(), key.role().ink(), false, LEGEND_SIZE, RUN_GAP);
      if (used + mark.advance() + text.advance() > width && !row.isEmpty()) {
        rows.add(List.copyOf(row));
        row.clear();
        used = 0;
      }
      row.add(mark);
      row.add(text);
      used += mark.advance() + text.advance();
    }
    if (!row.isEmpty()) {
      rows.add(List.copyOf(row));
    }
    return rows.stream().map(r -> r.stream().map(run -> run.scaled(scale)).toList()).toList();
  }

  /** Broken between facts, unless one is too long or there would be too many lines. */
  private static List<String> facts(List<String> facts, double width) {
    List<String> lines = new ArrayList<>();
    boolean fits = true;
    for (String fact : facts) {
      String clean = Typeface.clean(fact);
      String longer = lines.isEmpty() ? clean : lines.get(lines.size() - 1) + " · " + clean;
      fits &= Typeface.width(clean, Tone.FACTS) <= width;
      if (!lines.isEmpty() && Typeface.width(longer, Tone.FACTS) <= width) {
        lines.set(lines.size() - 1, longer);
      } else {
        lines.add(clean);
      }
    }
    return fits && lines.size() <= 4
        ? lines
        : Typeface.wrap(String.join(" · ", facts), Tone.FACTS, width, 4);
  }

  private static Run run(String text, Tone tone) {
    return new Run(text, tone.ink(), tone.bold(), tone.size(), 0);
  }

  /** A graph whose places are known. */
  static Drawing draw(Figure figure, Figure.Graph graph, GraphLayout.Placement placement) {
    return framed(figure, GraphDrawing.draw(graph, placement));
  }

  /** A table. */
  static Drawing draw(Figure figure, Figure.Grid grid) {
    return framed(figure, gridMarks(grid));
  }

  /** Parts at their places. */
  static Drawing draw(Figure figure, Plot plot) {
    return framed(figure, PlotDrawing.draw(plot));
  }

  private static Drawing framed(Figure figure, List<Mark> content) {
    List<Mark> marks = new ArrayList<>();
    double bottom = MARGIN;
    double right = 0;
    Rectangle2D box = Drawing.around(content);
    double scale = Math.min(1.7, Math.max(1, box.getWidth() / WIDE));
    for (List<Run> row : header(figure, scale, Math.max(HEAD_WIDTH, box.getWidth() / scale))) {
      double x = MARGIN;
      double size = row.get(0).size();
      bottom += size * 1.5;
      for (Run run : row) {
        double width = Typeface.width(run.text(), run.bold(), run.size());
        marks.add(
            new Text(
                x,
                bottom - size * 0.4,
                width,
                run.text(),
                run.bold(),
                run.size(),
                run.ink(),
                Halo.NONE));
        right = Math.max(right, x + width);
        x += run.advance();
      }
    }
    bottom += 14 * scale;
    marks.add(new Drawing.Shifted(MARGIN - box.getX(), bottom - box.getY(), content));
    return new Drawing(
        Math.max(right, MARGIN + box.getWidth()) + MARGIN,
        bottom + box.getHeight() + MARGIN,
        figure.title(),
        String.join(". ", figure.facts()),
        marks);
  }

  /** The width of each column in whole points: as wide as its widest text. */
  static int[] columnWidths(Figure.Grid grid) {
    int[] widths = new int[grid.columns().size()];
    for (int column = 0; column < widths.length; column++) {
      double width = Typeface.width(grid.columns().get(column).heading(), Tone.DETAIL);
      for (Figure.Row row : grid.rows()) {
        width = Math.max(width, width(row.cells().get(column)));
      }
      widths[column] = (int) Math.ceil(width);
    }
    return widths;
  }

  private static double width(Figure.Cell cell) {
    if (cell instanceof Figure.Words words) {
      return words.lines().stream()
          .mapToDouble(line -> Typeface.width(line.text(), line.tone()))
          .max()
          .orElse(0);
    }
    return cell instanceof Figure.Bar ? BAR_WIDTH : SCALE_WIDTH;
  }

  /** The parts of a bar, in whole points that add up to its share of the width. */
  static List<Slice> slices(Figure.Bar bar, int width) {
    List<Slice> slices = new ArrayList<>();
    double share = 0;
    int used = 0;
    for (Figure.Part part : bar.parts()) {
      share += part.share();
      int end = Math.min(width, (int) Math.rint(share * width));
      if (end == used && part.share() > 0 && used < width) {
        end++;
      }
      if (end > used) {
        boolean fits = Typeface.width(part.text(), Tone.BODY) + 4 <= end - used;
        slices.add(new Slice(part.role(), end - used, fits ? part.text() : ""));
        used = end;
      }
    }
    return slices;
  }

  /** The colour of text on a bar of that role. */
  static String onBar(Role role) {
    return role == Role.PLANNED || role == Role.UNPLANNED ? "#FFFFFF" : "#0F172A";
  }

  /** The pale colour of an interval of that role. */
  static String tint(Role role) {
    return switch (role) {
      case PLANNED, OBSERVED -> "#A7D3EA";
      case LOST, UNPLANNED -> "#F3C9A5";
      case GOAL -> "#A7E3CF";
      case EXIT, CONTEXT -> "#E2E8F0";
    };
  }

  private static List<Mark> gridMarks(Figure.Grid grid) {
    List<Mark> marks = new ArrayList<>();
    int[] widths = columnWidths(grid);
    double[] lefts = new double[widths.length + 1];
    for (int column = 0; column < widths.length; column++) {
      lefts[column + 1] = lefts[column] + widths[column] + COLUMN_GAP;
    }
    double top = headings(marks, grid, lefts, widths);
    double first = top;
    List<Mark> rows = new ArrayList<>();
    for (int i = 0; i < grid.rows().size(); i++) {
      Figure.Row row = grid.rows().get(i);
      double height = height(row);
      List<Mark> cells = new ArrayList<>();
      for (int column = 0; column < widths.length; column++) {
        Figure.Side side = grid.columns().get(column).side();
        cell(cells, row.cells().get(column), lefts[column], top + height / 2, widths[column], side);
      }
      rows.add(new Group("row", "row" + i, row.tooltip(), cells));
      top += height + ROW_GAP;
    }
    if (!grid.rows().isEmpty()) {
      scales(marks, grid, lefts, widths, first, top - ROW_GAP);
      if (grid.columns().stream().anyMatch(column -> !column.ticks().isEmpty())) {
        top += TICKS;
      }
    }
    marks.addAll(rows);
    for (Line note : grid.notes()) {
      top += GraphDrawing.lineHeight(note) + 3;
      marks.add(Text.of(0, top, note, Halo.NONE));
    }
    return marks;
  }

  private static double headings(List<Mark> marks, Figure.Grid grid, double[] lefts, int[] widths) {
    boolean any = false;
    for (int column = 0; column < widths.length && !grid.rows().isEmpty(); column++) {
      Figure.Column head = grid.columns().get(column);
      if (!head.heading().isEmpty()) {
        Line line = new Line(head.heading(), Tone.DETAIL);
        double width = Typeface.width(head.heading(), Tone.DETAIL);
        double free = widths[column] - width;
        double shift =
            !head.ticks().isEmpty() ? free / 2 : head.side() == Figure.Side.RIGHT ? free : 0;
        marks.add(Text.of(lefts[column] + shift, 11, line, Halo.NONE));
        any = true;
      }
    }
    return any ? 20 : 0;
  }

  private static void scales(
      List<Mark> marks, Figure.Grid grid, double[] lefts, int[] widths, double top, double bottom) {
    for (int column = 0; column < widths.length; column++) {
      for (Figure.Tick tick : grid.columns().get(column).ticks()) {
        double x = lefts[column] + tick.position() * widths[column];
        Path2D.Double line = new Path2D.Double();
        line.moveTo(x, top);
        line.lineTo(x, bottom + 4);
        String color = tick.reference() ? "#475569" : "#E2E8F0";
        marks.add(new Curve(line, "none", new Stroke(color, 1, false)));
        Line text = new Line(tick.text(), Tone.MUTED);
        double width = Typeface.width(text.text(), text.tone());
        marks.add(Text.of(x - width / 2, bottom + 16, text, Halo.NONE));
      }
    }
  }

  private static double height(Figure.Row row) {
    double height = BAR_HEIGHT;
    for (Figure.Cell cell : row.cells()) {
      if (cell instanceof Figure.Words words) {
        height = Math.max(height, words.lines().stream().mapToInt(GraphDrawing::lineHeight).sum());
      }
    }
    return height;
  }

  private static void cell(
      List<Mark> marks, Figure.Cell cell, double left, double middle, int width, Figure.Side side) {
    if (cell instanceof Figure.Words words) {
      double top = middle - words.lines().stream().mapToInt(GraphDrawing::lineHeight).sum() / 2.0;
      for (Line line : words.lines()) {
        top += GraphDrawing.lineHeight(line);
        double free = width - Typeface.width(line.text(), line.tone());
        double x = left + (side == Figure.Side.RIGHT ? free : 0);
        marks.add(Text.of(x, top - 0.36 * line.tone().size(), line, Halo.NONE));
      }
    } else if (cell instanceof Figure.Bar bar) {
      bar(marks, bar, left, middle - BAR_HEIGHT / 2.0, width);
    } else if (cell instanceof Figure.Interval interval && !interval.isBlank()) {
      interval(marks, interval, left, middle, width);
    }
  }

  private static void bar(List<Mark> marks, Figure.Bar bar, double left, double top, int width) {
    double x = left;
    for (Slice slice : slices(bar, width)) {
      double inner = Math.max(0.5, slice.width() - 1);
      marks.add(new Rectangle(x, top, inner, BAR_HEIGHT, 1.5, slice.role().fill(), Stroke.NONE));
      if (!slice.text().isEmpty()) {
        double used = Typeface.width(slice.text(), Tone.BODY);
        marks.add(
            new Text(
                x + (slice.width() - used) / 2,
                top + BAR_HEIGHT / 2.0 + 3.6,
                used,
                slice.text(),
                false,
                Tone.BODY.size(),
                onBar(slice.role()),
                Halo.NONE));
      }
      x += slice.width();
    }
  }

  private static void interval(
      List<Mark> marks, Figure.Interval interval, double left, double middle, int width) {
    double low = left + width * Math.min(1, Math.max(0, interval.low()));
    double high = left + width * Math.min(1, Math.max(0, interval.high()));
    if (!Double.isNaN(low) && !Double.isNaN(high)) {
      marks.add(
          new Rectangle(low, middle - 5.5, high - low, 11, 2, tint(interval.role()), Stroke.NONE));
      if (interval.low() < 0) {
        marks.add(Text.of(left - 9, middle + 3.4, new Line("◀", Tone.MUTED), Halo.NONE));
      }
      if (interval.high() > 1) {
        marks.add(Text.of(left + width + 1, middle + 3.4, new Line("▶", Tone.MUTED), Halo.NONE));
      }
    }
    double at = left + width * Math.min(1, Math.max(0, interval.estimate()));
    marks.add(new Rectangle(at - 3.5, middle - 7, 7, 14, 1.5, interval.role().ink(), Stroke.NONE));
  }
}
