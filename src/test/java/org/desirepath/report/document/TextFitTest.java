package org.desirepath.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.desirepath.visualization.Typeface;
import org.junit.jupiter.api.Test;

class TextFitTest {

  @Property(tries = 300)
  void whatIsShownFitsItsBox(
      @ForAll @AlphaChars @Chars({' ', 'W', '漢'}) @StringLength(max = 400) String text,
      @ForAll @IntRange(min = 60, max = 400) int width,
      @ForAll @IntRange(min = 30, max = 120) int height) {
    TextFit fit = TextFit.of(text, false, width, height, 20, 10);
    var lines = TextFit.lines(fit.text(), false, fit.size(), width);
    assertThat(lines).allMatch(l -> Typeface.width(l, false, fit.size()) <= width + 0.01);
    assertThat(lines.size() * fit.size() * 1.25).isLessThanOrEqualTo(height);
    assertThat(fit.whole()).isEqualTo(fit.text().equals(text));
  }

  @Test
  void shortTextKeepsItsSize() {
    assertThat(TextFit.of("short", true, 300, 40, 20, 10))
        .isEqualTo(new TextFit("short", 20, true));
  }
}
