package org.desirepath.report.pages;

import java.io.IOException;
import java.io.InputStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.desirepath.visualization.Typeface;

/** The bundled font in a document: only the letters that are used are kept. */
final class PdfFont {
  private static final String UNKNOWN = "□";

  private final PDFont font;
  private final CmapLookup letters;

  PdfFont(PDDocument document, boolean bold) throws IOException {
    String resource = bold ? "Inter-Bold.ttf" : "Inter-Regular.ttf";
    try (InputStream in = Typeface.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the font " + resource + " is missing from the program");
      }
      TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
      letters = file.getUnicodeCmapLookup();
      font = PDType0Font.load(document, file, true);
    }
  }

  PDFont font() {
    return font;
  }

  /** The text with a box for each letter that the font lacks. */
  String shown(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (has(c)) {
                shown.appendCodePoint(c);
              } else if (isSeen(c)) {
                shown.append(has(UNKNOWN.codePointAt(0)) ? UNKNOWN : "?");
              }
            });
    return shown.toString();
  }

  private boolean has(int character) {
    return letters.getGlyphId(character) != 0;
  }

  private static boolean isSeen(int character) {
    int type = Character.getType(character);
    return type != Character.NON_SPACING_MARK
        && type != Character.ENCLOSING_MARK
        && type != Character.FORMAT
        && type != Character.CONTROL;
  }
}
