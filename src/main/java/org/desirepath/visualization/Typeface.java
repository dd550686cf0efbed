package org.desirepath.visualization;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The one font of all figures: its widths, its outlines, and how text is cleaned and wrapped. It is
 * bundled (Inter, SIL Open Font License), so that figures have the same sizes on every machine,
 * also one without fonts. Thread-safe.
 */
public final class Typeface {

  /** What viewers use: our font if they have it, else one near to it, squeezed to our widths. */
  static final String FAMILY = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

  private static final int TOOLTIP_LIMIT = 600;
  private static final String BREAK_AFTER = "_-/.,:;)";

  private static final Typeface REGULAR = new Typeface("Inter-Regular.ttf");
  private static final Typeface BOLD = new Typeface("Inter-Bold.ttf");

  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final double unitsPerEm;

  private Typeface(String resource) {
    try (InputStream in = Typeface.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the font " + resource + " is missing from the program");
      }
      font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
      characters = font.getUnicodeCmapLookup();
      unitsPerEm = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException("the font " + resource + " can't be read", e);
    }
  }

  /** Whether the bundled font itself can show the character. */
  static boolean hasGlyph(int character, boolean bold) {
    return of(bold).has(character);
  }

  private static Typeface of(boolean bold) {
    return bold ? BOLD : REGULAR;
  }

  /** The width of a line in points. */
  public static double width(String text, Figure.Tone tone) {
    return width(text, tone.bold(), tone.size());
  }

  /** The width of a line of any size, in points. */
  public static double width(String text, boolean bold, double size) {
    Typeface face = of(bold);
    double ems = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      ems += face.ems(text.codePointAt(i));
    }
    return ems * size;
  }

  private synchronized double ems(int character) {
    int glyph = characters.getGlyphId(character);
    if (glyph != 0) {
      return advance(glyph);
    }
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return Character.isIdeographic(character)
            || character >= 0x10000
            || (character >= 0x1100 && character <= 0x11FF)
            || (character >= 0x2E80 && character <= 0xD7FF)
            || (character >= 0xFF00 && character <= 0xFF60)
        ? 1
        : 0.65;
  }

  private double advance(int glyph) {
    try {
      return font.getAdvanceWidth(glyph) / unitsPerEm;
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled font has no widths", e);
    }
  }

  /**
   * The outline of a line whose baseline starts at the origin, exactly as wide as {@link #width}.
   * Characters our font lacks are taken from the platform's fonts if it has any, else drawn as
   * boxes.
   */
  static Path2D outline(String text, boolean bold, double size) {
    Typeface face = of(bold);
    if (text.codePoints().allMatch(face::isOwn)) {
      return face.ownOutline(text, size);
    }
    Path2D whole = foreignOutline(text, bold, size);
    return whole.getCurrentPoint() == null ? face.piecewise(text, bold, size) : whole;
  }

  private boolean isOwn(int character) {
    return has(character) || ems(character) == 0;
  }

  /** Runs of our own and of foreign characters, one after the other. */
  private Path2D piecewise(String text, boolean bold, double size) {
    Path2D.Double path = new Path2D.Double();
    double x = 0;
    int start = 0;
    while (start < text.length()) {
      boolean own = isOwn(text.codePointAt(start));
      int end = start;
      while (end < text.length() && isOwn(text.codePointAt(end)) == own) {
        end += Character.charCount(text.codePointAt(end));
      }
      String run = text.substring(start, end);
      Path2D piece = own ? ownOutline(run, size) : foreignOutline(run, bold, size);
      if (!own && piece.getCurrentPoint() == null) {
        piece = ownOutline(run, size);
      }
      path.append(piece.getPathIterator(AffineTransform.getTranslateInstance(x, 0)), false);
      x += width(run, bold, size);
      start = end;
    }
    return path;
  }

  private synchronized boolean has(int character) {
    return characters.getGlyphId(character) != 0;
  }

  private synchronized Path2D ownOutline(String text, double size) {
    Path2D.Double path = new Path2D.Double();
    double x = 0;
    double scale = size / unitsPerEm;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int character = text.codePointAt(i);
      double advance = ems(character) * size;
      int glyph = characters.getGlyphId(character);
      if (glyph != 0) {
        AffineTransform place = new AffineTransform(scale, 0, 0, -scale, x, 0);
        path.append(glyphPath(glyph).getPathIterator(place), false);
      } else if (advance > 0) {
        double gap = advance * 0.12;
        path.append(box(x + gap, -size * 0.72, advance - 2 * gap, size * 0.72, size * 0.06), false);
      }
      x += advance;
    }
    return path;
  }

  private Path2D glyphPath(int glyph) {
    try {
      var data = font.getGlyph() == null ? null : font.getGlyph().getGlyph(glyph);
      return data == null ? new Path2D.Double() : data.getPath();
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled font has no outlines", e);
    }
  }

  private static Path2D box(double x, double y, double width, double height, double line) {
    Path2D.Double path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    path.append(new Rectangle2D.Double(x, y, width, height), false);
    path.moveTo(x + line, y + line);
    path.lineTo(x + line, y + height - line);
    path.lineTo(x + width - line, y + height - line);
    path.lineTo(x + width - line, y + line);
    path.closePath();
    return path;
  }

  /** Empty when the platform has no font that can show all of the text. */
  private static Path2D foreignOutline(String text, boolean bold, double size) {
    Path2D.Double path = new Path2D.Double();
    try {
      Font platform = new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1);
      Font sized = platform.deriveFont((float) size);
      if (sized.canDisplayUpTo(text) >= 0) {
        return path;
      }
      AttributedString styled = new AttributedString(text);
      styled.addAttribute(TextAttribute.FONT, sized);
      styled.addAttribute(TextAttribute.RUN_DIRECTION, TextAttribute.RUN_DIRECTION_LTR);
      TextLayout layout =
          new TextLayout(styled.getIterator(), new FontRenderContext(null, true, true));
      double squeeze = width(text, bold, size) / Math.max(layout.getAdvance(), 0.01);
      path.append(layout.getOutline(AffineTransform.getScaleInstance(squeeze, 1)), false);
    } catch (RuntimeException | InternalError | NoClassDefFoundError | UnsatisfiedLinkError e) {
      // a Java without fontconfig or font library throws any of these: then boxes are drawn
      path.reset();
    }
    return path;
  }

  /**
   * The tone's text in at most {@code limit} lines of {@code width} points, cut with an ellipsis.
   */
  public static List<String> wrap(String text, Figure.Tone tone, double width, int limit) {
    List<String> lines = new ArrayList<>();
    String rest = clean(text);
    while (!rest.isEmpty() && lines.size() < limit) {
      int end = breakPoint(rest, tone, width);
      if (end < rest.length() && lines.size() == limit - 1) {
        lines.add(shortened(rest, tone, width));
        return lines;
      }
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    return lines;
  }

  /** The text, cut with an ellipsis if it is wider than {@code width} points. */
  public static String shortened(String text, Figure.Tone tone, double width) {
    if (width(text, tone) <= width) {
      return text;
    }
    int end = longestPrefix(text, tone, width - width("…", tone));
    return text.substring(0, end).strip() + "…";
  }

  private static int breakPoint(String text, Figure.Tone tone, double width) {
    int end = longestPrefix(text, tone, width);
    if (end == text.length()) {
      return end;
    }
    for (int i = end; i > 0; i--) {
      boolean inNumber = i < text.length() && Character.isDigit(text.charAt(i));
      if (text.charAt(i) == ' ' || (BREAK_AFTER.indexOf(text.charAt(i - 1)) >= 0 && !inNumber)) {
        return i;
      }
    }
    return end;
  }

  private static int longestPrefix(String text, Figure.Tone tone, double width) {
    double used = 0;
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      used += of(tone.bold()).ems(character) * tone.size();
      if (used > width && end > 0) {
        break;
      }
      end += Character.charCount(character);
    }
    return end;
  }

  /**
   * The text without what XML forbids, without control and direction-changing characters, with
   * single blanks; a dash if nothing is left, and cut at 600 characters.
   */
  public static String clean(String text) {
    StringBuilder kept = new StringBuilder(Math.min(text.length(), TOOLTIP_LIMIT));
    boolean blank = false;
    for (int i = 0; i < text.length() && kept.length() < TOOLTIP_LIMIT; ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      if (Character.isWhitespace(character) || Character.isISOControl(character)) {
        blank = true;
      } else if (isAllowed(character)) {
        if (blank && !kept.isEmpty()) {
          kept.append(' ');
        }
        blank = false;
        kept.appendCodePoint(character);
      }
    }
    if (kept.length() >= TOOLTIP_LIMIT) {
      kept.append('…');
    }
    return kept.isEmpty() ? "–" : kept.toString();
  }

  private static boolean isAllowed(int character) {
    boolean changesDirection =
        (character >= 0x202A && character <= 0x202E)
            || (character >= 0x2066 && character <= 0x2069);
    boolean isSurrogate = character >= 0xD800 && character <= 0xDFFF;
    boolean isNoCharacter = (character & 0xFFFE) == 0xFFFE;
    return !changesDirection && !isSurrogate && !isNoCharacter;
  }

  /** The text with the five characters of markup replaced; safe in elements and attributes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
