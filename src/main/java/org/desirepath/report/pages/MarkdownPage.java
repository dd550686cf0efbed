package org.desirepath.report.pages;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.desirepath.report.document.Block;

/**
 * Blocks as Markdown with tables, as wikis and code hosts take it. Names and words are escaped, so
 * that none of them becomes markup, a link or an image.
 */
public final class MarkdownPage {
  private static final String MARKS = "\\`*_[|~$#";

  /** Markup, entities, and what sites turn into a mention of somebody. */
  private static final String ENTITIES = "<>&@";

  private MarkdownPage() {}

  /**
   * Writes a page.
   *
   * @param pictures where the file of a figure is, from the page, by the name of the figure
   * @throws IOException if {@code out} takes no more
   */
  public static void write(List<Block> blocks, Function<String, String> pictures, Appendable out)
      throws IOException {
    for (Block block : blocks) {
      if (block instanceof Block.Heading heading) {
        out.append("#".repeat(heading.level())).append(' ').append(escaped(heading.text()));
        out.append("\n\n");
      } else if (block instanceof Block.Paragraph paragraph) {
        paragraph(paragraph, out);
      } else if (block instanceof Block.Items items) {
        for (String item : items.texts()) {
          out.append("- ").append(escaped(item)).append('\n');
        }
        out.append('\n');
      } else if (block instanceof Block.Picture picture) {
        out.append("![").append(escaped(picture.caption())).append("](");
        out.append(pictures.apply(picture.name())).append(")\n\n");
      } else if (block instanceof Block.Grid grid) {
        grid(grid, out);
      }
    }
  }

  private static void paragraph(Block.Paragraph paragraph, Appendable out) throws IOException {
    String words = escaped(paragraph.text());
    out.append(
        switch (paragraph.kind()) {
          case LEAD -> "**" + words + "**";
          case NOTE -> "> " + words;
          case PLAIN -> words;
        });
    out.append("\n\n");
  }

  private static void grid(Block.Grid grid, Appendable out) throws IOException {
    if (grid.headings().isEmpty()) {
      return;
    }
    out.append("**").append(escaped(grid.caption())).append("**\n\n");
    line(grid.headings(), out);
    out.append('|');
    for (int c = 0; c < grid.headings().size(); c++) {
      out.append(isNumeric(grid, c) ? "---:|" : "---|");
    }
    out.append('\n');
    for (Block.Row row : grid.rows()) {
      line(row.cells().stream().map(Block.Cell::text).toList(), out);
    }
    out.append('\n');
    int number = 1;
    for (String note : grid.notes()) {
      out.append("<sup>" + number++ + "</sup> ").append(escaped(note)).append("  \n");
    }
    out.append(grid.notes().isEmpty() ? "" : "\n");
  }

  private static boolean isNumeric(Block.Grid grid, int column) {
    return grid.rows().stream()
        .anyMatch(r -> column < r.cells().size() && r.cells().get(column).number());
  }

  private static void line(List<String> cells, Appendable out) throws IOException {
    out.append(
        cells.stream().map(MarkdownPage::escaped).collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  /** Text in which every character stands for itself. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      boolean ofInterval = c == '[' && (Character.isDigit(next) || next == '−');
      boolean startsLink =
          (c == ':' && text.startsWith("//", i + 1))
              || (c == '.' && text.regionMatches(true, i - 3, "www", 0, 3));
      if (ENTITIES.indexOf(c) >= 0 || startsLink) {
        safe.append("&#").append((int) c).append(';');
      } else if ((MARKS.indexOf(c) >= 0 && !ofInterval) || beginsBlock(text, i)) {
        safe.append('\\').append(c);
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  /** Whether the character makes a list or a rule of a line that begins so. */
  private static boolean beginsBlock(String text, int at) {
    char c = text.charAt(at);
    boolean ends = at + 1 == text.length() || text.charAt(at + 1) == ' ';
    if (at == 0) {
      return c == '=' || (ends && (c == '-' || c == '+'));
    }
    return ends
        && (c == '.' || c == ')')
        && text.substring(0, at).chars().allMatch(Character::isDigit);
  }
}
