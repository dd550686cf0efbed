package org.desirepath.report.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  private static final Pattern PLACE = Pattern.compile("\\{([n=]?)}");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,234|1.234",
        "12,345,678.9|12.345.678,9",
        "3.8 %|3,8 %",
        "−4.2 points|−4,2 procentpunt",
        "2.5 days|2,5 dagen",
        "14 h|14 uur",
        "24.3 % [22.9, 25.8]|24,3 % [22,9; 25,8]",
        "[1,234, 2,345]|[1.234; 2.345]",
        "[−6.0, −2.1]|[−6,0; −2,1]",
        "6 Mar 2025|6 mrt 2025",
        "6 May – 25 Oct 2025|6 mei – 25 okt 2025",
        "1.5|1,5",
      })
  void numbersAndDatesAreInDutchNotation(String english, String dutch) {
    assertThat(Language.DUTCH.translate(english)).isEqualTo(dutch);
  }

  @ParameterizedTest
  @CsvSource({"v0.1.0", "10.1007/978-3-642", "2025-01-06 09:30", "a1.5b", "file-1.5.csv"})
  void whatOnlyLooksLikeANumberStays(String text) {
    assertThat(DutchNotation.of(text)).isEqualTo(text);
  }

  @Test
  void englishIsLeftAsItIs() {
    assertThat(Language.ENGLISH.translate("1,234 journeys")).isEqualTo("1,234 journeys");
    assertThat(Language.ENGLISH.translateMarkup("<p>a</p>")).isEqualTo("<p>a</p>");
  }

  @Test
  void whatTheCatalogueLacksIsToldAndStays() {
    List<String> missing = new ArrayList<>();
    assertThat(Language.DUTCH.translate("Nobody ever said this in a report.", missing::add))
        .isEqualTo("Nobody ever said this in a report.");
    assertThat(missing).containsExactly("Nobody ever said this in a report");
  }

  @Test
  void namesAndMarkupStayAndTextIsTranslated() {
    String page =
        "<h2>Evidence</h2><p><b>Evidence</b> <bdi>Evidence</bdi></p><td>1,234.5"
            + " <code>1.5</code></td><td translate=\"no\">1.5</td><svg><text>1.5</text></svg>";
    assertThat(Language.DUTCH.translateMarkup(page))
        .isEqualTo(
            "<h2>Onderbouwing</h2><p><b>Onderbouwing</b> <bdi>Evidence</bdi></p><td>1.234,5"
                + " <code>1.5</code></td><td translate=\"no\">1.5</td><svg><text>1.5</text></svg>");
  }

  @Test
  void textThatLooksLikeAPlaceForMarkupInjectsNothing() {
    assertThat(Language.DUTCH.translateMarkup("<p><b>1</b> \uE000 2 &lt;i&gt;</p>"))
        .isEqualTo("<p><b>1</b> \uFFFD 2 &lt;i&gt;</p>");
  }

  @Test
  void valuesGoToTheirPlacesInTheOrderOfTheOtherLanguage() {
    SentencePattern pattern = SentencePattern.of("{=} in {n} of {}", "{3}: {2} bij {1}");
    assertThat(pattern.fill(pattern.match("Sign in 12 % of cases").orElseThrow().values()))
        .isEqualTo("cases: 12 % bij Sign");
    assertThat(pattern.match("Sign in most of cases")).isEmpty();
  }

  @Test
  void everyPairTakesEachValueOnce() {
    Map<String, String> pairs = Catalogue.pairs("nl.txt");
    assertThat(pairs).isNotEmpty();
    pairs.forEach(
        (english, dutch) -> {
          long places = PLACE.matcher(english).results().count();
          List<String> taken =
              Pattern.compile("\\{[n=]?}|\\{[1-9]}")
                  .matcher(dutch)
                  .results()
                  .map(m -> m.group())
                  .toList();
          assertThat(dutch).as(english).isNotBlank();
          assertThat(taken).as(english + " | " + dutch).hasSize((int) places);
          boolean numbered = taken.stream().anyMatch(t -> t.matches("\\{[1-9]}"));
          if (numbered) {
            for (int place = 1; place <= places; place++) {
              assertThat(taken).as(english).contains("{" + place + "}");
            }
          }
        });
  }

  @Test
  void aFaultyCatalogueNamesItsLine() {
    assertThatThrownBy(() -> Catalogue.parse("xx.txt", "> a\n\n< b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("xx.txt:2");
    assertThatThrownBy(() -> Catalogue.parse("xx.txt", "> a\n< b\n> a\n< c"))
        .hasMessageContaining("xx.txt:4");
    assertThatThrownBy(() -> Catalogue.parse("xx.txt", "> a\n< b\nloose"))
        .hasMessageContaining("xx.txt:3");
  }

  @Test
  void anUnknownLanguageIsRefused() {
    assertThat(Language.of("NL")).isEqualTo(Language.DUTCH);
    assertThatThrownBy(() -> Language.of("fr")).hasMessageContaining("expected en or nl");
  }
}
