package org.desirepath.report.pages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.desirepath.report.document.Block;
import org.desirepath.visualization.Typeface;

/** A table over as many pages as it needs, its heading on each. */
final class PdfTable {
  private static final float SIZE = 7.5f;
  private static final float LINE = 9.6f;
  private static final float PAD = 3;
  private static final float LEAST = 28;

  /** A cell with more lines would not leave room for others. */
  private static final int MOST_LINES = 40;

  private final PdfPages pages;
  private final Block.Grid grid;
  private final PDStructureElement table;
  private final float[] widths;

  private PdfTable(PdfPages pages, Block.Grid grid) {
    this.pages = pages;
    this.grid = grid;
    this.table = pages.tags().part("Table");
    this.widths = widths(grid);
  }

  static void draw(PdfPages pages, Block.Grid grid) throws IOException {
    if (!grid.headings().isEmpty()) {
      new PdfTable(pages, grid).draw();
    }
  }

  private void draw() throws IOException {
    pages.need(6 * LINE);
    pages.paragraph("P", grid.caption(), 8.5f, true, 0, 0.1f);
    pages.down(2);
    heading();
    for (Block.Row row : grid.rows()) {
      List<String> texts = row.cells().stream().map(Block.Cell::text).toList();
      List<List<String>> lines = lines(texts, false);
      if (pages.need(height(lines))) {
        heading();
      }
      line(row.cells(), lines, false, row.few() ? 0.45f : 0.1f);
    }
    pages.down(4);
    int number = 1;
    for (String note : grid.notes()) {
      pages.paragraph("Note", number++ + "  " + note, 7, false, 0, 0.35f);
    }
    pages.down(8);
  }

  private void heading() throws IOException {
    List<Block.Cell> cells = new ArrayList<>();
    for (int c = 0; c < grid.headings().size(); c++) {
      cells.add(new Block.Cell(grid.headings().get(c), isNumeric(c)));
    }
    line(cells, lines(grid.headings(), true), true, 0.1f);
  }

  private boolean isNumeric(int column) {
    return grid.rows().stream()
        .anyMatch(r -> column < r.cells().size() && r.cells().get(column).number());
  }

  private List<List<String>> lines(List<String> texts, boolean strong) {
    List<List<String>> lines = new ArrayList<>();
    for (int c = 0; c < texts.size() && c < widths.length; c++) {
      List<String> all = PdfPages.lines(texts.get(c), strong, SIZE, widths[c] - 2 * PAD);
      if (all.size() > MOST_LINES) {
        all = new ArrayList<>(all.subList(0, MOST_LINES - 1));
        all.add("…");
      }
      lines.add(all);
    }
    return lines;
  }

  private static float height(List<List<String>> lines) {
    return lines.stream().mapToInt(List::size).max().orElse(1) * LINE + PAD;
  }

  private void line(List<Block.Cell> cells, List<List<String>> lines, boolean heading, float grey)
      throws IOException {
    PDStructureElement row = pages.tags().part("TR", table);
    float top = pages.y();
    float x = PdfPages.MARGIN;
    for (int c = 0; c < lines.size(); c++) {
      PDStructureElement cell = pages.tags().part(heading || c == 0 ? "TH" : "TD", row);
      pages.tags().begin(pages.content(), pages.page(), cell);
      float baseline = top - LINE + 1.5f;
      for (String text : lines.get(c)) {
        float at =
            cells.get(c).number()
                ? x + widths[c] - PAD - (float) Typeface.width(text, heading, SIZE)
                : x + PAD;
        pages.text(text, at, baseline, SIZE, heading, grey);
        baseline -= LINE;
      }
      pages.content().endMarkedContent();
      x += widths[c];
    }
    pages.down(height(lines));
    pages.rule(pages.y() + 1, heading ? 0.3f : 0.85f);
  }

  /** As wide as the widest cell, or less in proportion where the page is too narrow. */
  private static float[] widths(Block.Grid grid) {
    int columns = grid.headings().size();
    float[] widths = new float[columns];
    for (int c = 0; c < columns; c++) {
      double widest = longestWord(grid.headings().get(c));
      for (Block.Row row : grid.rows()) {
        if (c < row.cells().size()) {
          widest = Math.max(widest, Typeface.width(row.cells().get(c).text(), false, SIZE));
        }
      }
      widths[c] = (float) Math.min(PdfPages.WIDTH / 2, Math.max(LEAST, widest + 2 * PAD + 1));
    }
    float all = 0;
    for (float width : widths) {
      all += width;
    }
    return all <= PdfPages.WIDTH ? widths : squeezed(widths, all);
  }

  /** The narrow ones keep their width; the wide ones share what is left. */
  private static float[] squeezed(float[] widths, float all) {
    float fair = PdfPages.WIDTH / widths.length;
    float narrow = 0;
    for (float width : widths) {
      narrow += width <= fair ? width : 0;
    }
    float wide = all - narrow;
    float[] squeezed = widths.clone();
    for (int c = 0; c < widths.length; c++) {
      if (widths[c] > fair) {
        squeezed[c] = widths[c] * (PdfPages.WIDTH - narrow) / wide;
      }
    }
    return squeezed;
  }

  private static double longestWord(String heading) {
    double widest = 0;
    for (String word : heading.split(" ", -1)) {
      widest = Math.max(widest, Typeface.width(word, true, SIZE));
    }
    return widest;
  }
}
