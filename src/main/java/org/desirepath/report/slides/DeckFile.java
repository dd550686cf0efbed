package org.desirepath.report.slides;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFNotes;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFSlideMaster;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.desirepath.report.document.Slide;
import org.openxmlformats.schemas.drawingml.x2006.main.CTFontScheme;
import org.openxmlformats.schemas.drawingml.x2006.main.CTShapeProperties;
import org.openxmlformats.schemas.presentationml.x2006.main.CTShape;

/**
 * Writes a deck of 16:9 whose titles and sentences are placeholders, whose charts are shapes and
 * whose tables are tables, all in Arial. Text that would not fit is made smaller, then cut, with
 * the whole of it in the notes. No time of writing is kept: the same slides give the same bytes.
 * Holds the deck in memory, some hundred kilobytes a picture.
 */
public final class DeckFile {
  static final int WIDTH = 960;
  static final int HEIGHT = 540;
  static final int MARGIN = 40;
  static final String FONT = "Arial";

  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final Date EPOCH = Date.from(Instant.EPOCH);

  /** Places of the library's notes that would show its own words, such as a date. */
  private static final Set<Placeholder> NOT_SAID =
      EnumSet.of(Placeholder.DATETIME, Placeholder.HEADER, Placeholder.FOOTER);

  private DeckFile() {}

  /**
   * Writes a deck; does not close {@code out}.
   *
   * @param basis what it rests on: at the foot of every slide but the first, beside its number
   * @throws IOException if {@code out} takes no more
   */
  public static void write(List<Slide> slides, String title, String basis, OutputStream out)
      throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try (XMLSlideShow deck = new XMLSlideShow()) {
      deck.setPageSize(new Dimension(WIDTH, HEIGHT));
      prepare(deck);
      properties(deck.getProperties(), title);
      for (int i = 0; i < slides.size(); i++) {
        SlideParts parts = add(deck, slides.get(i));
        if (slides.get(i).kind() != Slide.Kind.TITLE) {
          parts.footer(basis, i + 1, slides.size());
        }
      }
      deck.write(whole);
    }
    withoutTimes(whole.toByteArray(), out);
  }

  /** The master of the library is for 4:3 and in a font that not everybody has. */
  private static void prepare(XMLSlideShow deck) {
    XSLFSlideMaster master = deck.getSlideMasters().get(0);
    CTFontScheme fonts = master.getTheme().getXmlObject().getThemeElements().getFontScheme();
    fonts.getMajorFont().getLatin().setTypeface(FONT);
    fonts.getMinorFont().getLatin().setTypeface(FONT);
    widen(master.getShapes());
    for (XSLFSlideLayout layout : master.getSlideLayouts()) {
      widen(layout.getShapes());
      for (XSLFTextShape shape : layout.getPlaceholders()) {
        place(layout.getType(), shape);
      }
    }
  }

  private static void widen(List<XSLFShape> shapes) {
    for (XSLFShape shape : shapes) {
      // one without a place of its own has that of the master, which is widened already
      if (shape instanceof XSLFTextShape text
          && ((CTShape) text.getXmlObject()).getSpPr().isSetXfrm()) {
        Rectangle2D at = text.getAnchor();
        double factor = WIDTH / 720.0;
        text.setAnchor(
            new Rectangle2D.Double(
                at.getX() * factor, at.getY(), at.getWidth() * factor, at.getHeight()));
      }
    }
  }

  /** Where titles and sentences stand is a matter of the layout, not of each slide. */
  private static void place(SlideLayout layout, XSLFTextShape shape) {
    Placeholder role = shape.getTextType();
    if (layout == SlideLayout.TITLE && role == Placeholder.CENTERED_TITLE) {
      place(shape, SlideParts.OPENING_TITLE);
    } else if (layout == SlideLayout.TITLE && role == Placeholder.SUBTITLE) {
      place(shape, SlideParts.OPENING_TEXT);
    } else if (layout == SlideLayout.TITLE_AND_CONTENT && role == Placeholder.TITLE) {
      place(shape, SlideParts.TITLE);
    } else if (layout == SlideLayout.TITLE_AND_CONTENT && isBody(role)) {
      place(shape, SlideParts.SENTENCE);
    }
  }

  /** Without a place of its own, that of the master would be changed. */
  private static void place(XSLFTextShape shape, Rectangle2D at) {
    CTShapeProperties properties = ((CTShape) shape.getXmlObject()).getSpPr();
    if (!properties.isSetXfrm()) {
      properties.addNewXfrm();
    }
    shape.setAnchor(at);
  }

  private static boolean isBody(Placeholder role) {
    return role == Placeholder.BODY || role == Placeholder.CONTENT;
  }

  private static void properties(POIXMLProperties properties, String title) {
    POIXMLProperties.CoreProperties core = properties.getCoreProperties();
    core.setTitle(title);
    core.setCreator("Desirepath");
    core.setCreated(Optional.of(EPOCH));
    core.setModified(Optional.of(EPOCH));
  }

  private static SlideParts add(XMLSlideShow deck, Slide slide) throws IOException {
    boolean opening = slide.kind() == Slide.Kind.TITLE;
    XSLFSlideLayout layout =
        deck.getSlideMasters()
            .get(0)
            .getLayout(opening ? SlideLayout.TITLE : SlideLayout.TITLE_AND_CONTENT);
    XSLFSlide page = deck.createSlide(layout);
    SlideParts parts = new SlideParts(deck, page);
    notes(deck, page, slide, parts.fill(slide));
    return parts;
  }

  private static void notes(XMLSlideShow deck, XSLFSlide page, Slide slide, boolean whole) {
    if (slide.notes().isEmpty() && whole) {
      return;
    }
    StringBuilder text = new StringBuilder();
    if (!whole) {
      text.append(slide.title()).append('\n').append(slide.sentence()).append('\n');
      slide.points().forEach(point -> text.append(point).append('\n'));
    }
    slide.notes().forEach(note -> text.append(note).append('\n'));
    XSLFNotes notes = deck.getNotesSlide(page);
    for (XSLFTextShape shape : notes.getPlaceholders()) {
      if (shape.getTextType() == Placeholder.BODY) {
        shape.setText(text.toString().strip());
      } else if (NOT_SAID.contains(shape.getTextType())) {
        notes.removeShape(shape);
      }
    }
  }

  /** The same archive in the same order, without the time at which it was made. */
  private static void withoutTimes(byte[] archive, OutputStream out) throws IOException {
    ZipOutputStream copy = new ZipOutputStream(out);
    try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
        ZipEntry same = new ZipEntry(part.getName());
        same.setTimeLocal(NO_TIME);
        copy.putNextEntry(same);
        parts.transferTo(copy);
        copy.closeEntry();
      }
    }
    copy.finish();
  }
}
