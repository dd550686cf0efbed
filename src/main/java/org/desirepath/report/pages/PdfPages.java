package org.desirepath.report.pages;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.desirepath.report.document.TextFit;
import org.desirepath.visualization.Typeface;
import org.jspecify.annotations.Nullable;

/** Pages of A4 on their side, filled from the top; text, lines, tags and bookmarks. */
final class PdfPages implements Closeable {
  static final float MARGIN = 42;
  static final float WIDTH = PDRectangle.A4.getHeight() - 2 * MARGIN;
  static final float HEIGHT = PDRectangle.A4.getWidth() - 2 * MARGIN;

  private static final float LINE = 1.35f;
  private static final float FOOT = 8;
  private static final long NO_ID = 0;

  private final PDDocument document = new PDDocument();
  private final PDDocumentOutline outline = new PDDocumentOutline();
  private final PdfTags tags = new PdfTags(document);
  private final PdfFont regular = new PdfFont(document, false);
  private final PdfFont bold = new PdfFont(document, true);
  private final String title;
  private @Nullable PDOutlineItem chapter;
  private PDPage page;
  private PDPageContentStream content;
  private float y;

  PdfPages(String title, String language) throws IOException {
    this.title = title;
    document.setDocumentId(NO_ID);
    document.setVersion(1.7f);
    document.getDocumentInformation().setTitle(title);
    document.getDocumentInformation().setProducer("Desirepath");
    document.getDocumentCatalog().setLanguage(language);
    document.getDocumentCatalog().setDocumentOutline(outline);
    PDViewerPreferences preferences =
        new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
    preferences.setDisplayDocTitle(true);
    document.getDocumentCatalog().setViewerPreferences(preferences);
    page = new PDPage();
    content = new PDPageContentStream(document, page);
    content.close();
    begin();
  }

  PDDocument document() {
    return document;
  }

  PdfTags tags() {
    return tags;
  }

  PDPageContentStream content() {
    return content;
  }

  PDPage page() {
    return page;
  }

  /** Where the next thing goes, from the bottom of the page. */
  float y() {
    return y;
  }

  void down(float by) {
    y -= by;
  }

  boolean isFresh() {
    return y >= MARGIN + HEIGHT - 0.01f;
  }

  /** Begins a new page unless so much room is left. */
  boolean need(float height) throws IOException {
    if (y - height >= MARGIN + FOOT || isFresh()) {
      return false;
    }
    next();
    return true;
  }

  void next() throws IOException {
    end();
    begin();
  }

  private void begin() throws IOException {
    page = new PDPage(new PDRectangle(WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN));
    document.addPage(page);
    tags.addPage(page);
    content = new PDPageContentStream(document, page);
    y = MARGIN + HEIGHT;
  }

  private void end() throws IOException {
    content.beginMarkedContent(COSName.ARTIFACT);
    String number = Integer.toString(document.getNumberOfPages());
    String head = TextFit.of(title, false, WIDTH - 60, FOOT * 1.4, FOOT, FOOT).text();
    text(head, MARGIN, MARGIN - 14, FOOT, false, 0.4f);
    text(number, right(number, MARGIN + WIDTH, FOOT), MARGIN - 14, FOOT, false, 0.4f);
    content.endMarkedContent();
    content.close();
  }

  static float right(String text, float edge, float size) {
    return edge - (float) Typeface.width(text, false, size);
  }

  /** A line of text on its baseline. */
  void text(String text, float x, float baseline, float size, boolean strong, float grey)
      throws IOException {
    PdfFont face = strong ? bold : regular;
    String shown = face.shown(text);
    if (shown.isEmpty()) {
      return;
    }
    content.beginText();
    content.setNonStrokingColor(grey, grey, grey);
    content.setFont(face.font(), size);
    content.newLineAtOffset(x, baseline);
    content.showText(shown);
    content.endText();
  }

  /** A run of text over as many lines and pages as it needs. */
  void paragraph(String kind, String text, float size, boolean strong, float indent, float grey)
      throws IOException {
    PDStructureElement part = tags.part(kind);
    if (!regular.shown(text).equals(text)) {
      part.setActualText(text);
    }
    for (String line : TextFit.lines(text, strong, size, WIDTH - indent)) {
      need(size * LINE);
      y -= size * LINE;
      tags.begin(content, page, part);
      text(line, MARGIN + indent, y + size * 0.3f, size, strong, grey);
      content.endMarkedContent();
    }
  }

  void rule(float at, float grey) throws IOException {
    content.beginMarkedContent(COSName.ARTIFACT);
    content.setStrokingColor(grey, grey, grey);
    content.setLineWidth(0.5f);
    content.moveTo(MARGIN, at);
    content.lineTo(MARGIN + WIDTH, at);
    content.stroke();
    content.endMarkedContent();
  }

  /** A bookmark to where the next thing goes. */
  void bookmark(String words, boolean top) {
    PDPageXYZDestination place = new PDPageXYZDestination();
    place.setPage(page);
    place.setTop((int) y + 2);
    PDOutlineItem item = new PDOutlineItem();
    item.setTitle(words);
    item.setDestination(place);
    if (top || chapter == null) {
      outline.addLast(item);
      chapter = item;
    } else {
      chapter.addLast(item);
    }
  }

  void save(OutputStream out) throws IOException {
    end();
    tags.finish();
    document.save(out);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  /** The lines of cells are as wide as those of {@link TextFit}. */
  static List<String> lines(String text, boolean strong, float size, float width) {
    return TextFit.lines(text, strong, size, width);
  }
}
