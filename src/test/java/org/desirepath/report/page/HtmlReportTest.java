package org.desirepath.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.report.ExampleResults;
import org.desirepath.visualization.FigureRenderer;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final HtmlReport REPORT =
      new HtmlReport(FigureRenderer.of(List.of(FigureRenderer.Engine.ELK), Duration.ofSeconds(60)));

  private static String page(ComparisonResult result) throws IOException {
    StringBuilder out = new StringBuilder();
    REPORT.write(result, out);
    return out.toString();
  }

  private static List<String> all(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static String hash(String text) throws Exception {
    byte[] bytes =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(bytes) + "'";
  }

  @Test
  void opensWithTheThreeAnswersThenTheEvidence() throws IOException {
    String page = page(ExampleResults.insurance(1500));
    assertThat(all("<h2>(.*?)</h2>", page))
        .containsExactly(
            "Where do customers leave the plan?",
            "Where do we lose them?",
            "Which moments decide?",
            "Evidence");
    assertThat(page)
        .contains("of the journeys that ended follow the plan to the letter")
        .contains("journeys were lost so far")
        .contains("moments tested");
    assertThat(page.substring(page.indexOf("id=\"answers\""), page.indexOf("<h2>Evidence")))
        .doesNotContain("causes", "because", "NaN", "null");
    assertThat(page.length()).isLessThan(3_000_000);
  }

  @Test
  void aGoalReachedOutOfThePlannedOrderIsSaidWhereItsCountsDiffer() throws IOException {
    String said = "Below, a touchpoint is reached where the plan has it.";

    assertThat(page(ExampleResults.withOutcome("A B C", "C A B", "C A B")))
        .contains(said + " Of the 3 that reached the goal 1 did so there, 2 out of the planned");
    assertThat(page(ExampleResults.withOutcome("A B C", "A C"))).doesNotContain(said);
  }

  @Test
  void sharesByTimeHaveTheirIntervals() throws IOException {
    String page = page(ExampleResults.insurance(400));
    String table = all("incidence-table(.*?)</table>", page).get(0);

    assertThat(all("(% <span class=\"ci\">\\[\\d)", table)).hasSizeGreaterThan(5);
  }

  @Test
  void headingsDescendByOneLevel() throws IOException {
    int last = 0;
    for (String level : all("<h([1-6])", page(ExampleResults.insurance(400)))) {
      int now = Integer.parseInt(level);
      assertThat(now).isLessThanOrEqualTo(last + 1);
      last = now;
    }
  }

  @Test
  void thePolicyLetsInTheStyleAndTheScriptOfThePageAlone() throws Exception {
    String page = page(ExampleResults.withOutcome("A B C", "A"));
    List<String> styles = all("<style>(.*?)</style>", page);
    List<String> scripts = all("<script>(.*?)</script>", page);
    assertThat(styles).hasSize(1);
    assertThat(scripts).hasSize(1);
    assertThat(page)
        .contains("default-src 'none'")
        .contains("style-src " + hash(styles.get(0)))
        .contains("script-src " + hash(scripts.get(0)))
        .doesNotContain(" style=\"", "unsafe", "onclick");
    assertThat(all("(?:src|href)=\"([^\"]*)\"", page)).allMatch(link -> link.startsWith("#"));
  }

  @Test
  void linksAndLabelsPointAtSomethingAndIdsAreUnique() throws IOException {
    String page = page(ExampleResults.insurance(1500));
    List<String> ids = all(" id=\"([^\"]*)\"", page);
    Set<String> distinct = new HashSet<>(ids);
    assertThat(ids).hasSameSizeAs(distinct);
    assertThat(distinct).containsAll(all("href=\"#([^\"]*)\"", page));
    assertThat(distinct).containsAll(all("role=\"region\" aria-labelledby=\"([^\"]*)\"", page));
  }

  @Test
  void hostileNamesStayText() throws IOException {
    String hostile = "</title></script><script>alert('x')</script><img src=//e.example onerror=x>";
    String page = page(ExampleResults.named(hostile, "\u202E" + "م".repeat(5000) + "\uD83D\uDE00"));
    assertThat(all("(<script)", page)).hasSize(1);
    assertThat(page).doesNotContain("<img", "</title></");
    assertThat(all("(<title>)[^<]*</title>\n<style>", page)).hasSize(1);
    assertThat(page).contains("<bdi title=\"\u202Eم");
  }

  @Test
  void everyTagThatOpensCloses() throws IOException {
    for (ComparisonResult result :
        List.of(ExampleResults.insurance(400), ExampleResults.named("<b>", "</b>"))) {
      String page = page(result);
      for (String tag :
          List.of(
              "section", "table", "tr", "td", "th", "figure", "div", "svg", "ul", "ol", "li", "dl",
              "p", "span", "bdi", "details", "main", "header", "nav", "button")) {
        assertThat(all("<(" + tag + ")[ >]", page))
            .as(tag)
            .hasSameSizeAs(all("</(" + tag + ")>", page));
      }
    }
  }

  @Test
  void withoutAnOutcomeThePageSaysWhyThereIsNoAnswer() throws IOException {
    assertThat(page(ExampleResults.withoutOutcome("A B C", "A C")))
        .contains("Not computed: the design declares no outcome");
  }

  @Test
  void fewJourneysAreNeverRanked() throws IOException {
    String page = page(ExampleResults.withOutcome("A B C", "A C", "A C"));
    assertThat(page)
        .contains("fewer than 30 journeys could show each of them: too few to rank")
        .contains("<tr class=\"few\">");
  }

  @Test
  void aMeanNeverStandsWithoutItsMedian() throws IOException {
    for (String cell : all("<td>([^<]*mean [^<]*)</td>", page(ExampleResults.insurance(400)))) {
      assertThat(cell).contains("median");
    }
  }
}
