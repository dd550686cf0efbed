package org.desirepath.report.document;

import java.util.List;

/** A part of a report that is read from top to bottom. */
public sealed interface Block {

  /**
   * A heading.
   *
   * @param level 1 for the title, then 2 to 4
   */
  record Heading(int level, String text) implements Block {}

  /**
   * A run of sentences.
   *
   * @param kind how it stands out
   */
  record Paragraph(Kind kind, String text) implements Block {}

  /** How a paragraph stands out. */
  enum Kind {
    /** The answer itself. */
    LEAD,
    PLAIN,
    /** What to know in order to read the rest. */
    NOTE
  }

  /** Short texts, one below the other. */
  record Items(List<String> texts) implements Block {
    public Items {
      texts = List.copyOf(texts);
    }
  }

  /**
   * A figure.
   *
   * @param name of its files
   * @param alternative what it shows, for those who can't see it
   */
  record Picture(String name, String caption, String alternative) implements Block {}

  /**
   * A table.
   *
   * @param rows as long as the headings
   * @param notes numbered from 1; cells refer to them by superscript digits
   */
  record Grid(String caption, List<String> headings, List<Row> rows, List<String> notes)
      implements Block {
    public Grid {
      headings = List.copyOf(headings);
      rows = List.copyOf(rows);
      notes = List.copyOf(notes);
    }
  }

  /**
   * A row.
   *
   * @param few whether it rests on too few journeys to lean on
   */
  record Row(List<Cell> cells, boolean few) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** A cell, and whether it is a number. */
  record Cell(String text, boolean number) {}
}
