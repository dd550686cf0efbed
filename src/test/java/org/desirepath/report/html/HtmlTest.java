package org.desirepath.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void markupBecomesText() {
    assertThat(Html.escape("<a href='x' b=\"y\">&`"))
        .isEqualTo("&lt;a href&#61;&#39;x&#39; b&#61;&quot;y&quot;&gt;&amp;&#96;");
  }

  @Test
  void whatHtmlDoesNotAllowBecomesTheReplacementCharacter() {
    assertThat(Html.escape("a\u0000b\u001Bc\uD800d\uFFFFe"))
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
    assertThat(Html.escape("\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
  }

  @Property
  void escapedTextHoldsNoMarkup(@ForAll String text) {
    assertThat(Html.escape(text)).doesNotContain("<", ">", "\"", "'", "=", "`");
  }

  @Test
  void longNamesAreCutAndWholeInTheTitle() {
    String name = "n".repeat(5000);
    assertThat(Html.named(name))
        .isEqualTo("<bdi title=\"" + name + "\">" + "n".repeat(59) + "…</bdi>");
    assertThat(Html.named("short")).isEqualTo("<bdi>short</bdi>");
  }

  @Test
  void aNameIsNotCutInsideAnEmojiOrBeforeAnAccent() {
    String family = "\uD83D\uDC69\u200D\uD83D\uDC67";
    assertThat(Html.shortened("n".repeat(58) + family + "nn")).isEqualTo("n".repeat(58) + "…");
    assertThat(Html.shortened("n".repeat(58) + "e\u0301n")).isEqualTo("n".repeat(58) + "…");
  }

  @Property
  void shortenedTextIsShort(@ForAll String text) {
    String shortened = Html.shortened(text);
    assertThat(shortened.codePointCount(0, shortened.length())).isLessThanOrEqualTo(60);
  }
}
