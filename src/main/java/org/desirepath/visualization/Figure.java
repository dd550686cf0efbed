package org.desirepath.visualization;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One picture before it is drawn: what it says, not where it stands. It answers one question, its
 * title; the subtitle gives journeys, period and hidden share; the legend explains every mark.
 * Writers draw it as DOT or SVG. All text is cleaned of what XML forbids on the way in. Immutable
 * and thread-safe.
 *
 * @param title the question, in the customer's words
 * @param facts journeys, period, hidden share: shown under the title, joined by dots
 * @param legend what the marks and colours mean
 * @param content the graph or table
 */
public record Figure(String title, List<String> facts, List<Key> legend, Content content) {

  /** Checks and copies the parts. */
  public Figure {
    title = Typeface.clean(title);
    facts = facts.stream().map(Typeface::clean).toList();
    legend = List.copyOf(legend);
  }

  /** What a part of a figure means; each meaning also has its own mark or line, not only colour. */
  public enum Role {
    /** As designed: blue, drawn through. */
    PLANNED("━", "#0072B2", "#0072B2", "#FFFFFF"),
    /** Not as designed: orange-brown, dashed. */
    UNPLANNED("┅ ◆ ◇ +", "#B45309", "#B45309", "#FFFBEB"),
    /** Lost customers: vermilion. */
    LOST("↓", "#B91C1C", "#D55E00", "#FEF2F2"),
    /** The goal: green. */
    GOAL("★", "#047857", "#009E73", "#FFFFFF"),
    /** A designed exit: slate grey. */
    EXIT("■", "#475569", "#94A3B8", "#FFFFFF"),
    /** What happened, whether or not it was designed: slate lines, sky-blue bars. */
    OBSERVED("→", "#334155", "#56B4E9", "#FFFFFF"),
    /** Background, or too few journeys to judge: light grey. */
    CONTEXT("■", "#64748B", "#CBD5E1", "#F8FAFC");

    private final String mark;
    private final String ink;
    private final String fill;
    private final String tint;

    Role(String mark, String ink, String fill, String tint) {
      this.mark = mark;
      this.ink = ink;
      this.fill = fill;
      this.tint = tint;
    }

    /** The sign that stands for this meaning without colour. */
    public String mark() {
      return mark;
    }

    /** The colour of lines and text, as {@code #RRGGBB}; at least 4.5:1 on white. */
    public String ink() {
      return ink;
    }

    /** The colour of bars. */
    public String fill() {
      return fill;
    }

    /** The colour behind a card. */
    public String tint() {
      return tint;
    }

    /** Whether lines of this meaning are dashed. */
    public boolean dashed() {
      return this == UNPLANNED;
    }
  }

  /** How a line of text is set. */
  public enum Tone {
    /** The name of a card or row. */
    NAME("#0F172A", true, 11),
    /** Ordinary text. */
    BODY("#0F172A", false, 10),
    /** Ordinary text that matters. */
    STRONG("#0F172A", true, 10),
    /** Numbers and facts. */
    DETAIL("#475569", false, 9.5),
    /** Too little data to lean on. */
    MUTED("#64748B", false, 9.5),
    /** A name with too little data. */
    MUTED_NAME("#64748B", true, 11),
    /** What is not as planned. */
    WARNING("#B45309", false, 9.5),
    /** Lost customers. */
    LOSS("#B91C1C", true, 9.5),
    /** The goal reached. */
    SUCCESS("#047857", false, 9.5),
    /** The question a figure answers. */
    TITLE("#0F172A", true, 18),
    /** What a figure rests on. */
    FACTS("#475569", false, 11);

    private final String ink;
    private final boolean bold;
    private final double size;

    Tone(String ink, boolean bold, double size) {
      this.ink = ink;
      this.bold = bold;
      this.size = size;
    }

    /** The colour, as {@code #RRGGBB}. */
    public String ink() {
      return ink;
    }

    /** Whether the text is bold. */
    public boolean bold() {
      return bold;
    }

    /** The size in points. */
    public double size() {
      return size;
    }
  }

  /**
   * One entry of the legend.
   *
   * @param role whose mark and colour it shows
   * @param text what they mean
   * @param sign shown instead of the mark of the role; empty for that mark
   */
  public record Key(Role role, String text, String sign) {
    /** Cleans the text. */
    public Key {
      text = Typeface.clean(text);
    }

    /** With the mark of the role. */
    public Key(Role role, String text) {
      this(role, text, "");
    }
  }

  /**
   * One line of text.
   *
   * @param text at most a line; not wrapped any more
   * @param tone how it is set
   */
  public record Line(String text, Tone tone) {
    /** Cleans the text. */
    public Line {
      text = Typeface.clean(text);
    }
  }

  /** Cards joined by lines, a table, or parts at their places. */
  public sealed interface Content permits Graph, Grid, Plot {
    /** Whether there is nothing to show. */
    boolean isEmpty();
  }

  /** Which way a graph is read. */
  public enum Direction {
    /** From left to right. */
    RIGHT,
    /** From top to bottom. */
    DOWN,
    /** Phases from left to right, each from top to bottom; an engine may read it as RIGHT. */
    COLUMNS,
    /** Whichever of them is larger on a slide of 16:9. */
    FITTING
  }

  /**
   * Cards joined by links.
   *
   * @param direction which way it is read
   * @param phases the names of the boxes around cards, in order
   * @param cards the cards, in order
   * @param links the lines between cards
   * @param joint what equal numbers in circles mean, for the legend of a map that is folded; empty
   *     if it may not be
   */
  public record Graph(
      Direction direction, List<String> phases, List<Card> cards, List<Link> links, String joint)
      implements Content {
    /** A graph that stays in one piece. */
    public Graph(Direction direction, List<String> phases, List<Card> cards, List<Link> links) {
      this(direction, phases, cards, links, "");
    }

    /** Checks that ids are unique and that links and cards name what exists. */
    public Graph {
      phases = phases.stream().map(Typeface::clean).toList();
      cards = List.copyOf(cards);
      links = List.copyOf(links);
      Set<String> ids = new HashSet<>();
      for (Card card : cards) {
        if (!ids.add(card.id())) {
          throw new IllegalArgumentException("two cards have the id " + card.id());
        }
        if (card.phase() >= phases.size()) {
          throw new IllegalArgumentException(
              "card " + card.id() + " is in phase " + card.phase() + " of " + phases.size());
        }
      }
      for (Link link : links) {
        if (!ids.contains(link.from()) || !ids.contains(link.to())) {
          throw new IllegalArgumentException(
              "the link " + link.from() + " to " + link.to() + " names a card that is not there");
        }
      }
    }

    @Override
    public boolean isEmpty() {
      return cards.isEmpty();
    }

    /** Labels are one line where the graph is read down, so that it gets no longer than it must. */
    Graph turned(Direction other) {
      List<Link> set =
          other == Direction.DOWN ? links.stream().map(Link::onOneLine).toList() : links;
      return new Graph(other, phases, cards, set, joint);
    }
  }

  /**
   * A touchpoint or activity.
   *
   * @param id unique in the graph
   * @param phase the index of the phase it stands in, or -1
   * @param role its meaning
   * @param outline whether it is drawn as present or as a gap
   * @param lines the text, name first
   * @param share of journeys that came here, in [0,1], drawn as a small bar; negative for none
   * @param tooltip the whole name, never shortened
   */
  public record Card(
      String id,
      int phase,
      Role role,
      Outline outline,
      List<Line> lines,
      double share,
      String tooltip) {
    /** Checks and copies the parts. */
    public Card {
      if (lines.isEmpty()) {
        throw new IllegalArgumentException("card " + id + " has no text");
      }
      if (share > 1) {
        throw new IllegalArgumentException("share must be at most 1, found " + share);
      }
      lines = List.copyOf(lines);
      tooltip = Typeface.clean(tooltip);
    }
  }

  /** The border of a card. */
  public enum Outline {
    /** Drawn through, or dashed if its role is. */
    SOLID,
    /** Dashed and pale: designed, but hardly ever seen. */
    GHOST,
    /** With a second line around it: here something is decided. */
    DOUBLE,
    /** A circle at which a line ends that goes on at the circle of the same number. */
    JOINT
  }

  /**
   * A line between two cards.
   *
   * @param from the id of the card it leaves
   * @param to the id of the card it reaches
   * @param role its meaning
   * @param share of journeys, in [0,1]: its width
   * @param label the text beside it, line by line
   * @param flow whether it leads the reader on, or is drawn around the flow
   */
  public record Link(
      String from, String to, Role role, double share, List<String> label, Flow flow) {
    /** Checks and copies the parts. */
    public Link {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("share must be in [0,1], found " + share);
      }
      label = label.stream().map(Typeface::clean).toList();
    }

    private Link onOneLine() {
      return label.size() < 2
          ? this
          : new Link(from, to, role, share, List.of(String.join(" · ", label)), flow);
    }

    /** The width of the line in points. */
    double width() {
      return 1 + 3.2 * share;
    }
  }

  /** Whether a link orders the cards. */
  public enum Flow {
    /** Its target stands to the right of its source. */
    FORWARD,
    /** It does not move cards. */
    ASIDE
  }

  /**
   * A table with bars.
   *
   * @param columns headings and sides
   * @param rows each with one cell a column
   * @param notes lines below the table
   */
  public record Grid(List<Column> columns, List<Row> rows, List<Line> notes) implements Content {
    /** Checks that each row has a cell for each column. */
    public Grid {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      notes = List.copyOf(notes);
      for (Row row : rows) {
        if (row.cells().size() != columns.size()) {
          throw new IllegalArgumentException(
              "a row has " + row.cells().size() + " cells for " + columns.size() + " columns");
        }
      }
    }

    @Override
    public boolean isEmpty() {
      return rows.isEmpty();
    }
  }

  /** Where text stands in its column. */
  public enum Side {
    /** At the left. */
    LEFT,
    /** At the right. */
    RIGHT
  }

  /**
   * A column of a table.
   *
   * @param heading above it
   * @param side where its text stands
   * @param ticks marks of its scale, for intervals
   */
  public record Column(String heading, Side side, List<Tick> ticks) {
    /** Cleans the heading. */
    public Column {
      heading = heading.isEmpty() ? "" : Typeface.clean(heading);
      ticks = List.copyOf(ticks);
    }
  }

  /**
   * A mark on a scale.
   *
   * @param position in [0,1]
   * @param text below it
   * @param reference whether it is the value of "no effect"
   */
  public record Tick(double position, String text, boolean reference) {}

  /**
   * A row of a table.
   *
   * @param cells one a column
   * @param tooltip the whole name, never shortened
   */
  public record Row(List<Cell> cells, String tooltip) {
    /** Copies the cells. */
    public Row {
      cells = List.copyOf(cells);
      tooltip = Typeface.clean(tooltip);
    }
  }

  /** What stands in a table. */
  public sealed interface Cell permits Words, Bar, Interval {
    /** Whether the cell leaves its place blank. */
    boolean isBlank();
  }

  /**
   * Text.
   *
   * @param lines from top to bottom
   */
  public record Words(List<Line> lines) implements Cell {
    /** Copies the lines. */
    public Words {
      lines = List.copyOf(lines);
    }

    @Override
    public boolean isBlank() {
      return lines.isEmpty();
    }
  }

  /**
   * A bar of several parts.
   *
   * @param parts from left to right
   */
  public record Bar(List<Part> parts) implements Cell {
    /** Copies the parts. */
    public Bar {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean isBlank() {
      return parts.isEmpty();
    }
  }

  /**
   * A part of a bar.
   *
   * @param role its meaning
   * @param share of the whole bar, in [0,1]
   * @param text inside it, left out where it does not fit
   */
  public record Part(Role role, double share, String text) {}

  /**
   * An estimate with its interval on the scale of its column.
   *
   * @param low the lower end; below 0 it leaves the scale
   * @param estimate the value
   * @param high the upper end; above 1 it leaves the scale
   * @param role its meaning
   */
  public record Interval(double low, double estimate, double high, Role role) implements Cell {
    @Override
    public boolean isBlank() {
      return Double.isNaN(estimate);
    }
  }

  /**
   * What a figure rests on.
   *
   * @param name of the journey or log
   * @param journeys how many
   * @param from the first day, if known
   * @param to the last day, if known
   */
  public record Sample(
      String name, long journeys, @Nullable LocalDate from, @Nullable LocalDate to) {
    /** Checks the count. */
    public Sample {
      if (journeys < 0) {
        throw new IllegalArgumentException("journeys must be >= 0, found " + journeys);
      }
    }

    /** A count as a share of the journeys, in [0,1]; 0 when there are none. */
    public double share(long count) {
      return journeys == 0 ? 0 : Math.min(1, Math.max(0, count / (double) journeys));
    }
  }

  /**
   * An interval.
   *
   * @param low the lower end
   * @param high the upper end
   */
  public record Range(double low, double high) {
    /** When it can't be computed. */
    public static final Range UNKNOWN = new Range(Double.NaN, Double.NaN);

    /** Whether both ends are known. */
    public boolean isKnown() {
      return !Double.isNaN(low) && !Double.isNaN(high);
    }
  }
}
