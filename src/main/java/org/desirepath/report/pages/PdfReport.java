package org.desirepath.report.pages;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.LayerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.util.Matrix;
import org.desirepath.report.document.Block;

/**
 * Blocks as a PDF of A4 on its side: the bundled font inside, bookmarks, tags for readers aloud,
 * and figures as drawings, sharp at any size. No time of writing is kept: the same blocks give the
 * same bytes. Letters that the font lacks are boxes, with the text itself behind them. Holds the
 * document in memory, a few megabytes.
 */
public final class PdfReport {

  /** Where figures come from. */
  public interface Pictures {
    /**
     * A figure as a PDF of one page; empty if there is none.
     *
     * @throws IOException if it can't be drawn
     */
    byte[] pdf(String name) throws IOException;
  }

  private PdfReport() {}

  /**
   * Writes a report; does not close {@code out}.
   *
   * @param language ISO 639-1
   * @throws IOException if {@code out} takes no more, or a figure can't be drawn
   */
  public static void write(
      List<Block> blocks, String title, String language, Pictures pictures, OutputStream out)
      throws IOException {
    try (PdfPages pages = new PdfPages(title, language)) {
      for (Block block : blocks) {
        draw(pages, block, pictures);
      }
      pages.save(out);
    }
  }

  private static void draw(PdfPages pages, Block block, Pictures pictures) throws IOException {
    if (block instanceof Block.Heading heading) {
      heading(pages, heading);
    } else if (block instanceof Block.Paragraph paragraph) {
      switch (paragraph.kind()) {
        case LEAD -> pages.paragraph("P", paragraph.text(), 12, true, 0, 0.1f);
        case PLAIN -> pages.paragraph("P", paragraph.text(), 9.5f, false, 0, 0.1f);
        case NOTE -> pages.paragraph("P", paragraph.text(), 8.5f, false, 0, 0.35f);
      }
      pages.down(5);
    } else if (block instanceof Block.Items items) {
      for (String item : items.texts()) {
        pages.paragraph("P", "•  " + item, 9.5f, false, 8, 0.1f);
        pages.down(2);
      }
      pages.down(5);
    } else if (block instanceof Block.Picture picture) {
      picture(pages, picture, pictures.pdf(picture.name()));
    } else if (block instanceof Block.Grid grid) {
      PdfTable.draw(pages, grid);
    }
  }

  private static void heading(PdfPages pages, Block.Heading heading) throws IOException {
    float size =
        switch (heading.level()) {
          case 1 -> 26;
          case 2 -> 18;
          case 3 -> 13;
          default -> 10.5f;
        };
    if (heading.level() == 2 && !pages.isFresh()) {
      pages.next();
    }
    pages.need(size * 2 + 60);
    pages.down(pages.isFresh() ? 0 : size * 0.5f);
    if (heading.level() <= 3) {
      pages.bookmark(heading.text(), heading.level() <= 2);
    }
    pages.paragraph("H" + heading.level(), heading.text(), size, true, 0, 0.05f);
    pages.down(4);
  }

  /** As large as the page allows, on the next one if too little of this is left. */
  private static void picture(PdfPages pages, Block.Picture picture, byte[] pdf)
      throws IOException {
    if (pdf.length == 0) {
      return;
    }
    try (PDDocument source = Loader.loadPDF(pdf)) {
      PDFormXObject form = new LayerUtility(pages.document()).importPageAsForm(source, 0);
      float width = form.getBBox().getWidth();
      float height = form.getBBox().getHeight();
      float scale =
          Math.min(1.6f, Math.min(PdfPages.WIDTH / width, (PdfPages.HEIGHT - 40) / height));
      pages.need(height * scale + 20);
      pages.down(height * scale + 4);
      PDStructureElement figure = pages.tags().part("Figure");
      figure.setAlternateDescription(picture.alternative());
      pages.tags().begin(pages.content(), pages.page(), figure);
      pages.content().saveGraphicsState();
      float left = PdfPages.MARGIN + (PdfPages.WIDTH - width * scale) / 2;
      pages.content().transform(new Matrix(scale, 0, 0, scale, left, pages.y()));
      pages.content().drawForm(form);
      pages.content().restoreGraphicsState();
      pages.content().endMarkedContent();
      pages.paragraph("Caption", picture.caption(), 8, false, 0, 0.35f);
      pages.down(8);
    }
  }
}
