package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Plot;
import org.desirepath.visualization.Plot.Anchor;
import org.desirepath.visualization.Plot.Surface;
import org.desirepath.visualization.Typeface;
import org.desirepath.visualization.Wording;

/**
 * "Who reaches what?": touchpoints by groups of journeys. A cell says the share of the group that
 * reached the touchpoint, with its interval; darker is more. Groups of fewer than 30 journeys are
 * grey and have no shade. At most 24 touchpoints and 8 groups are shown, the largest; the figure
 * says what is hidden.
 *
 * @param sample what the figure rests on
 * @param wording the language
 * @param column what tells the groups apart: an attribute, or the time of the first event
 * @param leftOut journeys in no group, as they are too young to compare
 * @param groups the columns
 * @param rows the touchpoints, in the order of the journey
 */
public record HeatMapFigure(
    Figure.Sample sample,
    Wording wording,
    String column,
    long leftOut,
    List<Group> groups,
    List<Row> rows) {

  private static final int ROW_LIMIT = 12;
  private static final int GROUP_LIMIT = 8;
  private static final double NAME_WIDTH = 190;
  private static final double CELL = 96;
  private static final double CELL_HEIGHT = 30;

  /** Copies the lists and checks that each row has a cell for each group. */
  public HeatMapFigure {
    groups = List.copyOf(groups);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.cells().size() != groups.size()) {
        throw new IllegalArgumentException(
            "a row has " + row.cells().size() + " cells for " + groups.size() + " groups");
      }
    }
  }

  /**
   * Journeys that have something in common.
   *
   * @param name of what they have in common
   * @param journeys how many
   */
  public record Group(String name, long journeys) {
    boolean isFew() {
      return journeys < DesignedVersusActual.FEW;
    }
  }

  /**
   * A touchpoint.
   *
   * @param touchpoint its name
   * @param cells one a group
   */
  public record Row(String touchpoint, List<Cell> cells) {
    /** Copies the cells. */
    public Row {
      cells = List.copyOf(cells);
    }

    long journeys() {
      return cells.stream().mapToLong(Cell::journeys).sum();
    }
  }

  /**
   * A touchpoint in a group.
   *
   * @param journeys of the group that reached it
   * @param interval of their share
   */
  public record Cell(long journeys, Range interval) {}

  /** The figure. */
  public Figure toFigure() {
    List<String> facts = new ArrayList<>(wording.facts(sample));
    String title = wording.say(Phrase.HEAT_TITLE);
    if (groups.isEmpty() || rows.isEmpty()) {
      String why = wording.say(Phrase.NOTHING_TO_SHOW, wording.say(Phrase.NO_GROUPS));
      return new Figure(title, facts, List.of(), Sketch.reason(why));
    }
    List<Integer> shownRows = largest(rows.stream().map(Row::journeys).toList(), ROW_LIMIT);
    List<Integer> shownGroups = largest(groups.stream().map(Group::journeys).toList(), GROUP_LIMIT);
    facts.add(wording.say(Phrase.HEAT_BY, column));
    if (leftOut > 0) {
      facts.add(wording.say(Phrase.TOO_YOUNG, wording.count(leftOut)));
    }
    facts.addAll(hidden(shownRows, shownGroups));
    List<Figure.Key> legend =
        List.of(
            new Figure.Key(Role.OBSERVED, wording.say(Phrase.LEGEND_HEAT)),
            new Figure.Key(
                Role.CONTEXT,
                wording.say(Phrase.LEGEND_GREY, wording.count(DesignedVersusActual.FEW))
                    + " · "
                    + wording.say(Phrase.LEGEND_INTERVAL)));
    return new Figure(title, facts, legend, plot(shownRows, shownGroups));
  }

  private static List<Integer> largest(List<Long> sizes, int limit) {
    return IntStream.range(0, sizes.size())
        .boxed()
        .sorted((a, b) -> Long.compare(sizes.get(b), sizes.get(a)))
        .limit(limit)
        .sorted()
        .toList();
  }

  private List<String> hidden(List<Integer> shownRows, List<Integer> shownGroups) {
    List<String> hidden = new ArrayList<>();
    if (shownRows.size() < rows.size()) {
      long all = rows.stream().mapToLong(Row::journeys).sum();
      long shown = shownRows.stream().mapToLong(i -> rows.get(i).journeys()).sum();
      hidden.add(
          wording.hidden(
              Phrase.HIDDEN_CARDS, rows.size() - shownRows.size(), rows.size(), all - shown, all));
    }
    if (shownGroups.size() < groups.size()) {
      long all = groups.stream().mapToLong(Group::journeys).sum();
      long shown = shownGroups.stream().mapToLong(i -> groups.get(i).journeys()).sum();
      hidden.add(
          wording.hidden(
              Phrase.HIDDEN_GROUPS,
              groups.size() - shownGroups.size(),
              groups.size(),
              all - shown,
              all));
    }
    return hidden.isEmpty() ? List.of(wording.say(Phrase.HIDDEN_NOTHING)) : hidden;
  }

  private Plot plot(List<Integer> shownRows, List<Integer> shownGroups) {
    Sketch sketch = new Sketch();
    double head = 0;
    for (int g : shownGroups) {
      head = Math.max(head, Sketch.wrappedHeight(groups.get(g).name(), Tone.STRONG, CELL - 8, 3));
    }
    head += Sketch.lineHeight(Tone.MUTED) + 6;
    double x = NAME_WIDTH + 12;
    for (int g : shownGroups) {
      Group group = groups.get(g);
      double top = head - 6 - Sketch.lineHeight(Tone.MUTED);
      double tall = Sketch.wrappedHeight(group.name(), Tone.STRONG, CELL - 8, 3);
      Tone tone = group.isFew() ? Tone.MUTED : Tone.STRONG;
      sketch.wrapped(x + CELL / 2, top - tall, CELL - 8, 3, Anchor.MIDDLE, group.name(), tone);
      sketch.text(
          x + CELL / 2,
          head - 8,
          Anchor.MIDDLE,
          "n " + wording.count(group.journeys()),
          Tone.MUTED);
      x += CELL;
    }
    double y = head;
    for (int r : shownRows) {
      row(sketch, rows.get(r), shownGroups, y);
      y += CELL_HEIGHT;
    }
    return sketch.toPlot();
  }

  private void row(Sketch sketch, Row row, List<Integer> shownGroups, double y) {
    String name = Typeface.shortened(Typeface.clean(row.touchpoint()), Tone.NAME, NAME_WIDTH);
    sketch.text(NAME_WIDTH, y + CELL_HEIGHT / 2 + 4, Anchor.END, name, Tone.NAME);
    double x = NAME_WIDTH + 12;
    for (int g : shownGroups) {
      Group group = groups.get(g);
      Cell cell = row.cells().get(g);
      double share =
          group.journeys() == 0 ? Double.NaN : (double) cell.journeys() / group.journeys();
      String tooltip =
          row.touchpoint()
              + ", "
              + group.name()
              + ": "
              + wording.say(
                  Phrase.OF, wording.count(cell.journeys()), wording.count(group.journeys()));
      if (group.isFew() || Double.isNaN(share)) {
        sketch.panel(
            x + 1, y + 1, CELL - 2, CELL_HEIGHT - 2, Role.CONTEXT, Surface.GROUND, tooltip);
      } else {
        sketch.shade(
            x + 1,
            y + 1,
            CELL - 2,
            CELL_HEIGHT - 2,
            Role.PLANNED,
            Math.min(1, Math.max(0, share)),
            tooltip);
      }
      sketch.text(
          x + CELL / 2,
          y + 14,
          Anchor.MIDDLE,
          wording.percent(share),
          group.isFew() ? Tone.MUTED : Tone.STRONG);
      String interval = wording.percentInterval(cell.interval());
      if (!interval.isEmpty()) {
        sketch.text(x + CELL / 2, y + 25, Anchor.MIDDLE, interval, Tone.BODY);
      }
      x += CELL;
    }
  }
}
