package org.desirepath.report.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One slide before it is drawn.
 *
 * @param kind how it is laid out
 * @param sentence what it says, whole; the first thing under the title
 * @param points short texts below it
 * @param picture as PNG, or null
 * @param ranges numbers with their intervals, drawn as shapes that can be edited
 * @param facts what the sentence rests on, as pairs
 * @param notes for the speaker: how it is computed and what it does not say
 */
public record Slide(
    Kind kind,
    String title,
    String sentence,
    List<String> points,
    @Nullable Image picture,
    List<Range> ranges,
    List<Fact> facts,
    List<String> notes) {

  public Slide {
    points = List.copyOf(points);
    ranges = List.copyOf(ranges);
    facts = List.copyOf(facts);
    notes = List.copyOf(notes);
  }

  /** How a slide is laid out. */
  public enum Kind {
    TITLE,
    ANSWER,
    /** The picture alone, over the whole slide. */
    PICTURE,
    FINDING,
    TEXT
  }

  /** A figure as an image. */
  public static final class Image {
    private final byte[] png;
    private final String alternative;

    /**
     * A figure as an image.
     *
     * @param png kept as it is: not to be changed
     * @param alternative what it shows, for those who can't see it
     */
    public Image(byte[] png, String alternative) {
      this.png = png;
      this.alternative = alternative;
    }

    /** The file; not to be changed. */
    public byte[] png() {
      return png;
    }

    /** What it shows, for those who can't see it. */
    public String alternative() {
      return alternative;
    }
  }

  /** A pair of a table. */
  public record Fact(String name, String value) {}

  /**
   * A number with its interval on an axis.
   *
   * @param shown the number and its interval as the report writes them
   * @param low of the interval
   * @param high of the interval
   * @param from where the axis begins
   * @param to where it ends
   * @param reference what the number is held against, or NaN
   * @param referenceShown in words; empty when there is none
   */
  public record Range(
      String label,
      String shown,
      double value,
      double low,
      double high,
      double from,
      double to,
      double reference,
      String referenceShown) {}
}
