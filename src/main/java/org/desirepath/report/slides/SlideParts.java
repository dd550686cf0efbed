package org.desirepath.report.slides;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.poi.sl.usermodel.PictureData.PictureType;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.sl.usermodel.TableCell.BorderEdge;
import org.apache.poi.sl.usermodel.TextParagraph.TextAlign;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFPictureData;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTableRow;
import org.apache.poi.xslf.usermodel.XSLFTextBox;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.desirepath.report.document.Slide;
import org.desirepath.report.document.TextFit;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextField;
import org.openxmlformats.schemas.presentationml.x2006.main.CTGraphicalObjectFrame;
import org.openxmlformats.schemas.presentationml.x2006.main.CTPicture;

/** Puts what a slide says into its places. Not thread-safe. */
final class SlideParts {
  static final Rectangle2D OPENING_TITLE = box(60, 150, 840, 120);
  static final Rectangle2D OPENING_TEXT = box(60, 285, 840, 110);
  static final Rectangle2D TITLE = box(DeckFile.MARGIN, 24, 880, 52);
  static final Rectangle2D SENTENCE = box(DeckFile.MARGIN, 82, 880, 72);

  static final Color INK = new Color(0x0F172A);
  static final Color QUIET = new Color(0x475569);
  static final Color LINE = new Color(0xCBD5E1);
  static final Color ACCENT = new Color(0x0072B2);

  /** Above it is the slide, below it its footer. */
  static final double END = 500;

  private static final Rectangle2D BELOW = box(DeckFile.MARGIN, 162, 880, END - 162);
  private static final Rectangle2D CHART = box(DeckFile.MARGIN, 170, 520, 200);
  private static final Rectangle2D FOOTER = box(DeckFile.MARGIN, 508, 790, 24);
  private static final Rectangle2D NUMBER = box(840, 508, 80, 24);
  private static final double FOOTER_SIZE = 10;
  private static final Rectangle2D TABLE = box(590, 176, 330, END - 176);
  private static final double GAP = 20;
  private static final double INSET = 14.4;
  private static final double SMALLEST = 11;
  private static final double POINT_SIZE = 18;
  private static final double NOTE_SIZE = 14;

  private final XMLSlideShow deck;
  private final XSLFSlide page;
  private boolean whole = true;

  SlideParts(XMLSlideShow deck, XSLFSlide page) {
    this.deck = deck;
    this.page = page;
  }

  private static Rectangle2D box(double x, double y, double width, double height) {
    return new Rectangle2D.Double(x, y, width, height);
  }

  /** Returns whether all text could be shown. */
  boolean fill(Slide slide) throws IOException {
    boolean opening = slide.kind() == Slide.Kind.TITLE;
    for (XSLFTextShape shape : page.getPlaceholders()) {
      Placeholder role = shape.getTextType();
      if (role == Placeholder.TITLE || role == Placeholder.CENTERED_TITLE) {
        Rectangle2D at = opening ? OPENING_TITLE : TITLE;
        words(shape, slide.title(), at, opening ? 36 : 26, opening ? 20 : 16, true);
      } else if (opening && role == Placeholder.SUBTITLE) {
        words(shape, slide.sentence(), OPENING_TEXT, 18, 12, false);
      } else if (!opening) {
        words(shape, slide.sentence(), SENTENCE, 18, 12, false);
      }
    }
    switch (slide.kind()) {
      case ANSWER -> answer(slide);
      case PICTURE -> whole(slide);
      case FINDING -> finding(slide);
      case TEXT, TITLE -> points(slide.points(), BELOW);
    }
    return whole;
  }

  private void words(
      XSLFTextShape shape, String text, Rectangle2D at, double most, double least, boolean bold) {
    TextFit fit =
        TextFit.of(text, bold, at.getWidth() - INSET - 4, at.getHeight() - 8, most, least);
    whole &= fit.whole();
    shape.setText("");
    shape.setVerticalAlignment(bold ? VerticalAlignment.MIDDLE : VerticalAlignment.TOP);
    XSLFTextParagraph paragraph = shape.getTextParagraphs().get(0);
    paragraph.setBullet(false);
    paragraph.setIndent(0.0);
    paragraph.setLeftMargin(0.0);
    paragraph.setTextAlign(TextAlign.LEFT);
    run(paragraph, fit.text(), fit.size(), bold, bold ? INK : QUIET);
  }

  static void run(
      XSLFTextParagraph paragraph, String text, double size, boolean bold, Color color) {
    XSLFTextRun run = paragraph.addNewTextRun();
    run.setText(text);
    run.setFontSize(size);
    run.setFontFamily(DeckFile.FONT);
    run.setBold(bold);
    run.setFontColor(color);
  }

  /** A wide figure takes the width; beside a narrow one there is room for words. */
  private void answer(Slide slide) throws IOException {
    Slide.Image image = slide.picture();
    if (image == null) {
      points(slide.points(), BELOW);
      return;
    }
    BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(image.png()));
    double shape = (double) pixels.getWidth() / pixels.getHeight();
    double width = Math.min(BELOW.getWidth(), BELOW.getHeight() * shape);
    double left = BELOW.getWidth() - width - GAP;
    boolean beside = left >= 240 && !slide.points().isEmpty();
    double x = beside ? BELOW.getMaxX() - width : BELOW.getCenterX() - width / 2;
    picture(image, box(x, BELOW.getY(), width, width / shape));
    if (beside) {
      points(slide.points(), box(BELOW.getX(), BELOW.getY(), left, BELOW.getHeight()));
    }
  }

  /** Over title and sentence, which stay for those who listen and for the outline. */
  private void whole(Slide slide) {
    Slide.Image image = slide.picture();
    if (image != null) {
      double width = END * DeckFile.WIDTH / DeckFile.HEIGHT;
      picture(image, box((DeckFile.WIDTH - width) / 2, 0, width, END));
    }
  }

  private void picture(Slide.Image image, Rectangle2D at) {
    XSLFPictureData data = deck.addPicture(image.png(), PictureType.PNG);
    XSLFPictureShape picture = page.createPicture(data);
    picture.setAnchor(at);
    ((CTPicture) picture.getXmlObject())
        .getNvPicPr()
        .getCNvPr()
        .setDescr(TextFit.of(image.alternative(), false, 2000, 400, 10, 10).text());
  }

  private void points(List<String> points, Rectangle2D at) {
    points(points, at, POINT_SIZE);
  }

  private void points(List<String> points, Rectangle2D at, double largest) {
    if (points.isEmpty()) {
      return;
    }
    double size = fittingSize(points, at, largest);
    XSLFTextBox box = page.createTextBox();
    box.setAnchor(at);
    box.clearText();
    double used = 0;
    for (String point : points) {
      double left = at.getHeight() - used - 8;
      if (left < size * 1.5) {
        whole = false;
        break;
      }
      TextFit fit = TextFit.of(point, false, at.getWidth() - INSET - 22, left, size, size);
      whole &= fit.whole();
      XSLFTextParagraph paragraph = box.addNewTextParagraph();
      paragraph.setBullet(true);
      paragraph.setBulletCharacter("•");
      paragraph.setLeftMargin(16.0);
      paragraph.setIndent(-16.0);
      paragraph.setSpaceAfter(-size / 2);
      run(paragraph, fit.text(), size, false, INK);
      used += height(fit.text(), size, at) + size / 2;
    }
  }

  private static double fittingSize(List<String> points, Rectangle2D at, double largest) {
    double size = largest;
    while (size > SMALLEST) {
      double tried = size;
      double height = points.stream().mapToDouble(p -> height(p, tried, at) + tried / 2).sum();
      if (height <= at.getHeight() - 8) {
        return size;
      }
      size--;
    }
    return SMALLEST;
  }

  private static double height(String text, double size, Rectangle2D at) {
    return TextFit.lines(text, false, size, at.getWidth() - INSET - 22).size() * size * 1.25;
  }

  /** Below the chart stands how its numbers are computed; all of that is in the notes too. */
  private void finding(Slide slide) {
    double bottom = RangeChart.draw(page, slide.ranges(), CHART);
    facts(slide.facts());
    boolean told = whole;
    points(
        slide.notes(),
        box(CHART.getX(), bottom + GAP, CHART.getWidth(), END - bottom - GAP),
        NOTE_SIZE);
    whole = told;
  }

  /** What the deck rests on, and which slide of how many this is. */
  void footer(String basis, int number, int of) {
    TextFit fit = TextFit.of(basis, false, FOOTER.getWidth() - INSET, 20, FOOTER_SIZE, FOOTER_SIZE);
    run(footer(FOOTER, TextAlign.LEFT), fit.text(), FOOTER_SIZE, false, QUIET);
    XSLFTextParagraph paragraph = footer(NUMBER, TextAlign.RIGHT);
    CTTextField field = paragraph.getXmlObject().addNewFld();
    field.setId("{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}");
    field.setType("slidenum");
    field.addNewRPr().setSz((int) (100 * FOOTER_SIZE));
    field.setT(Integer.toString(number));
    run(paragraph, " / " + of, FOOTER_SIZE, false, QUIET);
  }

  private XSLFTextParagraph footer(Rectangle2D at, TextAlign align) {
    XSLFTextBox box = page.createTextBox();
    box.setAnchor(at);
    box.clearText();
    XSLFTextParagraph paragraph = box.addNewTextParagraph();
    paragraph.setTextAlign(align);
    return paragraph;
  }

  private void facts(List<Slide.Fact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    XSLFTable table = page.createTable();
    double names = 118;
    double values = TABLE.getWidth() - names;
    List<TextFit> fits = new ArrayList<>();
    double height = 0;
    double most = TABLE.getHeight() / facts.size();
    for (Slide.Fact fact : facts) {
      TextFit fit = TextFit.of(fact.value(), false, values - INSET, Math.max(most, 62) - 8, 13, 10);
      whole &= fit.whole();
      fits.add(fit);
    }
    for (int i = 0; i < facts.size(); i++) {
      XSLFTableRow row = table.addRow();
      TextFit fit = fits.get(i);
      int lines =
          Math.max(
              TextFit.lines(fit.text(), false, fit.size(), values - INSET).size(),
              TextFit.lines(facts.get(i).name(), true, 11, names - INSET).size());
      double rowHeight = lines * 13 * 1.25 + 10;
      row.setHeight(rowHeight);
      height += rowHeight;
      cell(row.addCell(), facts.get(i).name(), 11, true, QUIET);
      cell(row.addCell(), fit.text(), fit.size(), false, INK);
    }
    table.setColumnWidth(0, names);
    table.setColumnWidth(1, values);
    table.setAnchor(box(TABLE.getX(), TABLE.getY(), TABLE.getWidth(), height));
    ((CTGraphicalObjectFrame) table.getXmlObject())
        .getNvGraphicFramePr()
        .getCNvPr()
        .setDescr("n, denominator, interval, evidence");
  }

  private static void cell(
      XSLFTableCell cell, String text, double size, boolean bold, Color color) {
    run(cell.addNewTextParagraph(), text, size, bold, color);
    cell.setVerticalAlignment(VerticalAlignment.TOP);
    cell.setBorderColor(BorderEdge.bottom, LINE);
    cell.setBorderWidth(BorderEdge.bottom, 0.75);
  }
}
