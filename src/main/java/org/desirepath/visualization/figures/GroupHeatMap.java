package org.desirepath.visualization.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.desirepath.visualization.Figure;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Role;
import org.desirepath.visualization.Figure.Tone;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Plot.Anchor;
import org.desirepath.visualization.Plot.Surface;
import org.desirepath.visualization.Typeface;
import org.desirepath.visualization.Wording;

/**
 * "Which groups differ, and where?": findings by groups, with the numbers of the table of groups. A
 * cell has a colour, a sign and a word only where its group differs beyond chance by the q of all
 * that was compared. At most 20 findings, those of least q, and 8 groups are shown; the figure says
 * what is hidden.
 *
 * @param sample what the figure rests on
 * @param wording the language
 * @param column what tells the groups apart
 * @param tested how many differences were tested together
 * @param significant how many of them are beyond chance
 * @param groups the columns
 * @param rows the findings, in the order of the journey
 */
public record GroupHeatMap(
    Figure.Sample sample,
    Wording wording,
    String column,
    long tested,
    long significant,
    List<Group> groups,
    List<Row> rows) {

  private static final int ROW_LIMIT = 12;
  private static final int GROUP_LIMIT = 8;
  private static final double NAME_WIDTH = 250;
  private static final double NARROWEST = 118;
  private static final double WIDEST = 190;
  private static final double CELL_HEIGHT = 34;
  private static final double GAP = 12;

  /** Copies the lists and checks that each row has a cell for each group. */
  public GroupHeatMap {
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
   * @param against what it is held against; empty for the first, which is held against nothing
   */
  public record Group(String name, long journeys, String against) {}

  /**
   * A finding.
   *
   * @param name the touchpoint it is about, or what is counted of whole journeys
   * @param what is counted at the touchpoint; may be empty
   * @param q the least of its cells; NaN if none was tested
   * @param cells one a group
   */
  public record Row(String name, String what, double q, List<Cell> cells) {
    /** Copies the cells. */
    public Row {
      cells = List.copyOf(cells);
    }

    private long differing() {
      return cells.stream().filter(cell -> cell.direction() != Direction.NONE).count();
    }
  }

  /** Which way a group differs beyond chance. */
  public enum Direction {
    HIGHER,
    LOWER,
    NONE
  }

  /**
   * A finding in a group.
   *
   * @param share of its journeys; NaN if none could show it
   * @param interval of the share
   * @param count how many have it
   * @param n among how many
   * @param direction whether it differs from what the group is held against
   * @param few whether that rests on too few journeys to test
   */
  public record Cell(
      double share, Range interval, long count, long n, Direction direction, boolean few) {
    /** Nothing was counted. */
    public static final Cell EMPTY =
        new Cell(Double.NaN, Range.UNKNOWN, 0, 0, Direction.NONE, true);
  }

  private record Place(double x, double y, double width) {}

  /** The figure. */
  public Figure toFigure() {
    List<String> facts = new ArrayList<>(wording.facts(sample));
    String title = wording.say(Phrase.GROUP_HEAT_TITLE);
    if (groups.size() < 2 || rows.isEmpty()) {
      String why = wording.say(Phrase.NOTHING_TO_SHOW, wording.say(Phrase.NO_GROUPS));
      return new Figure(title, facts, List.of(), Sketch.reason(why));
    }
    List<Integer> shownRows =
        IntStream.range(0, rows.size())
            .boxed()
            .sorted(Comparator.comparingDouble(r -> sortable(rows.get(r).q())))
            .limit(ROW_LIMIT)
            .sorted()
            .toList();
    List<Integer> shownGroups =
        IntStream.range(0, groups.size())
            .boxed()
            .sorted(Comparator.comparingLong(g -> -groups.get(g).journeys()))
            .limit(GROUP_LIMIT)
            .sorted()
            .toList();
    facts.add(wording.say(Phrase.HEAT_BY, column));
    facts.add(wording.say(Phrase.GROUPS_TESTED, wording.count(tested), wording.count(significant)));
    facts.addAll(hidden(shownRows, shownGroups));
    List<Figure.Key> legend =
        List.of(
            new Figure.Key(Role.PLANNED, wording.say(Phrase.LEGEND_GROUP_HIGHER), "▲"),
            new Figure.Key(Role.UNPLANNED, wording.say(Phrase.LEGEND_GROUP_LOWER), "▼"),
            new Figure.Key(Role.CONTEXT, wording.say(Phrase.LEGEND_GROUP_REST), "■"),
            new Figure.Key(Role.CONTEXT, wording.say(Phrase.LEGEND_95), "[ ]"));
    Sketch sketch = new Sketch();
    double wide = cellWidth(shownRows.size(), shownGroups.size());
    double y = head(sketch, shownGroups, wide);
    for (int r : shownRows) {
      row(sketch, rows.get(r), shownGroups, wide, y);
      y += CELL_HEIGHT;
    }
    return new Figure(title, facts, legend, sketch.toPlot());
  }

  /** So that the whole fills a slide. */
  private static double cellWidth(int rows, int groups) {
    double filling = (1.5 * rows * CELL_HEIGHT - NAME_WIDTH) / groups;
    return Math.min(WIDEST, Math.max(NARROWEST, filling));
  }

  private static double sortable(double q) {
    return Double.isNaN(q) ? 2 : q;
  }

  private List<String> hidden(List<Integer> shownRows, List<Integer> shownGroups) {
    List<String> hidden = new ArrayList<>();
    if (shownRows.size() < rows.size()) {
      long differing =
          IntStream.range(0, rows.size())
              .filter(r -> !shownRows.contains(r))
              .mapToLong(r -> rows.get(r).differing())
              .sum();
      hidden.add(
          wording.say(
              Phrase.HIDDEN_FINDINGS,
              wording.count(rows.size() - shownRows.size()),
              wording.count(rows.size()),
              wording.count(differing)));
    }
    if (shownGroups.size() < groups.size()) {
      long all = groups.stream().mapToLong(Group::journeys).sum();
      long shown = shownGroups.stream().mapToLong(g -> groups.get(g).journeys()).sum();
      hidden.add(
          wording.say(
              Phrase.HIDDEN_GROUP_JOURNEYS,
              wording.count(groups.size() - shownGroups.size()),
              wording.count(groups.size()),
              wording.percent((all - shown) / (double) all)));
    }
    return hidden.isEmpty() ? List.of(wording.say(Phrase.HIDDEN_NOTHING)) : hidden;
  }

  private double head(Sketch sketch, List<Integer> shownGroups, double wide) {
    double names = 0;
    for (int g : shownGroups) {
      names = Math.max(names, Sketch.wrappedHeight(groups.get(g).name(), Tone.STRONG, wide - 8, 3));
    }
    double line = Sketch.lineHeight(Tone.MUTED);
    double x = NAME_WIDTH + GAP;
    for (int g : shownGroups) {
      Group group = groups.get(g);
      double tall = Sketch.wrappedHeight(group.name(), Tone.STRONG, wide - 8, 3);
      double middle = x + wide / 2;
      sketch.wrapped(middle, names - tall, wide - 8, 3, Anchor.MIDDLE, group.name(), Tone.STRONG);
      String n = "n " + wording.count(group.journeys());
      sketch.text(middle, names + line - 4, Anchor.MIDDLE, n, Tone.MUTED);
      if (!group.against().isEmpty()) {
        String against = wording.say(Phrase.AGAINST, Typeface.clean(group.against()));
        String fitting = Typeface.shortened(against, Tone.MUTED, wide - 8);
        sketch.text(middle, names + 2 * line - 4, Anchor.MIDDLE, fitting, Tone.MUTED);
      }
      x += wide;
    }
    return names + 2 * line + 4;
  }

  private void row(Sketch sketch, Row row, List<Integer> shownGroups, double wide, double y) {
    String name = Typeface.shortened(Typeface.clean(row.name()), Tone.NAME, NAME_WIDTH);
    double middle = y + CELL_HEIGHT / 2;
    sketch.text(
        NAME_WIDTH, row.what().isEmpty() ? middle + 4 : middle - 2, Anchor.END, name, Tone.NAME);
    if (!row.what().isEmpty()) {
      String what = Typeface.shortened(row.what(), Tone.MUTED, NAME_WIDTH);
      sketch.text(NAME_WIDTH, middle + 12, Anchor.END, what, Tone.MUTED);
    }
    double x = NAME_WIDTH + GAP;
    for (int g : shownGroups) {
      cell(sketch, row, groups.get(g), row.cells().get(g), new Place(x, y, wide));
      x += wide;
    }
  }

  private void cell(Sketch sketch, Row row, Group group, Cell cell, Place place) {
    double x = place.x();
    double y = place.y();
    boolean differs = cell.direction() != Direction.NONE;
    boolean higher = cell.direction() == Direction.HIGHER;
    Role role = !differs ? Role.CONTEXT : higher ? Role.PLANNED : Role.UNPLANNED;
    String tooltip =
        row.name()
            + (row.what().isEmpty() ? "" : ", " + row.what())
            + ", "
            + group.name()
            + ": "
            + wording.say(Phrase.OF, wording.count(cell.count()), wording.count(cell.n()));
    sketch.panel(
        x + 1,
        y + 1,
        place.width() - 2,
        CELL_HEIGHT - 2,
        role,
        differs ? Surface.TINTED : Surface.GROUND,
        tooltip);
    double middle = x + place.width() / 2;
    if (Double.isNaN(cell.share())) {
      sketch.text(middle, y + CELL_HEIGHT / 2 + 4, Anchor.MIDDLE, "–", Tone.MUTED);
      return;
    }
    String sign =
        !differs ? "" : wording.say(higher ? Phrase.GROUP_HIGHER : Phrase.GROUP_LOWER) + " ";
    sketch.text(
        middle,
        y + 15,
        Anchor.MIDDLE,
        sign + wording.percent(cell.share()),
        cell.few() ? Tone.MUTED : differs ? Tone.STRONG : Tone.DETAIL);
    String interval = wording.percentInterval(cell.interval());
    if (!interval.isEmpty()) {
      sketch.text(middle, y + 27, Anchor.MIDDLE, interval, cell.few() ? Tone.MUTED : Tone.BODY);
    }
  }
}
