package org.desirepath.visualization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.desirepath.visualization.Figure.Tone;
import org.junit.jupiter.api.Test;

final class TypefaceTest {

  @Test
  void everyMarkOfOurFiguresHasAGlyphInBothWeights() {
    for (int mark : "◆◇↻⇄↓★▲▼■→·–−≤…━┅◀▶▶+%[]éëïöüß".chars().toArray()) {
      for (boolean bold : List.of(true, false)) {
        assertThat(Typeface.hasGlyph(mark, bold)).as("%c, bold %s", mark, bold).isTrue();
      }
    }
  }

  @Test
  void widthsAreThoseOfTheBundledFont() {
    // the advance of "H" in Inter 4.1 Regular is 1522 of 2048 units, of the space 576
    assertThat(Typeface.width("H", false, 2048)).isEqualTo(1522);
    assertThat(Typeface.width("H H", false, 2048)).isEqualTo(1522 * 2 + 576);
  }

  @Test
  void outlinesAreAsWideAsMeasured() {
    for (String text : List.of("Request quote online", "5,000 · 100 %", "مرحبا بالعالم", "日本語")) {
      double width = Typeface.width(text, false, 100);
      assertThat(Typeface.outline(text, false, 100).getBounds2D().getMaxX())
          .as(text)
          .isCloseTo(width, within(0.15 * width));
    }
  }

  @Test
  void controlAndDirectionCharactersAreRemoved() {
    assertThat(Typeface.clean("a\u0000b\u202Ec\uD800d\uFFFEe")).isEqualTo("a bcde");
    assertThat(Typeface.clean(" a \n\t b ")).isEqualTo("a b");
    assertThat(Typeface.clean("\u0007")).isEqualTo("–");
  }

  @Test
  void longNamesAreCutWithAnEllipsis() {
    assertThat(Typeface.wrap("one two three four five six seven", Tone.NAME, 60, 2))
        .hasSize(2)
        .last()
        .asString()
        .endsWith("…");
    assertThat(Typeface.wrap("short", Tone.NAME, 60, 2)).containsExactly("short");
  }

  @Test
  void namesBreakAfterBlanksAndJoints() {
    assertThat(Typeface.wrap("W_Completeren aanvraag", Tone.NAME, 100, 3))
        .containsExactly("W_Completeren", "aanvraag");
    assertThat(Typeface.wrap("request_for_payment", Tone.NAME, 80, 3))
        .containsExactly("request_for_", "payment");
  }

  @Property
  void wrappedLinesAreNeverWiderThanTheirRoomAndLoseNothingWithoutAnEllipsis(
      @ForAll @NotEmpty String text, @ForAll @IntRange(min = 30, max = 300) int room) {
    List<String> lines = Typeface.wrap(text, Tone.NAME, room, 4);
    assertThat(lines).hasSizeBetween(1, 4);
    for (String line : lines) {
      assertThat(Typeface.width(line, Tone.NAME)).isLessThanOrEqualTo(room);
    }
    if (!lines.get(lines.size() - 1).endsWith("…")) {
      assertThat(String.join("", lines).replace(" ", ""))
          .isEqualTo(Typeface.clean(text).replace(" ", ""));
    }
  }

  @Property
  void cleanTextIsLegalInXmlAndStaysAsItIs(@ForAll String text) {
    String clean = Typeface.clean(text);
    assertThat(clean).isNotEmpty();
    assertThat(Typeface.clean(clean)).isEqualTo(clean);
    assertThat(clean.codePoints())
        .allMatch(c -> (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000);
  }

  @Test
  void escapedTextHasNoMarkup() {
    assertThat(Typeface.escape("<a b='c' d=\"e\">&</a>"))
        .isEqualTo("&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;&lt;/a&gt;");
  }
}
