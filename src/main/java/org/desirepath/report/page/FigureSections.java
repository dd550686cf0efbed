package org.desirepath.report.page;

import java.util.List;
import java.util.Map;
import org.desirepath.report.figures.Figures;
import org.desirepath.report.figures.Figures.Drawn;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlPage;

/** The figures of the evidence, each with its caption, in the section whose numbers they draw. */
public final class FigureSections {
  private static final Map<String, String> CAPTIONS =
      Map.ofEntries(
          Map.entry(Figures.DEVIATIONS, "The most frequent ways to leave the plan, step by step"),
          Map.entry(Figures.TIMELINE, "One journey beside the plan, true to time"),
          Map.entry(Figures.INCIDENCE, "How soon journeys succeed or are lost"),
          Map.entry(Figures.MOMENT_MAP, "Where the deciding moments lie in the journey"),
          Map.entry(Figures.NO_RETURN, "States of journeys and their chance of success"),
          Map.entry(Figures.JOURNEY_MAP, "The journey as customers go through it"),
          Map.entry(Figures.REPRESENTATIVES, "Real journeys that stand for all"),
          Map.entry(Figures.FLOWS, "Where journeys go, step by step"),
          Map.entry(Figures.HEAT_MAP, "Where groups differ"),
          Map.entry(Figures.DIFFERENCES, "Differences between two groups beyond chance"),
          Map.entry(Figures.PROCESS_MAP, "What follows what, in names of the log"),
          Map.entry(Figures.OVERVIEW, "What follows what, only the main touchpoints and ways"),
          Map.entry(Figures.DETAIL, "What follows what, with more touchpoints and ways"));
  private static final Map<String, String> SUMMARIES =
      Map.of(Figures.OVERVIEW, "The same in short", Figures.DETAIL, "The same in detail");

  private FigureSections() {}

  /** Those of the named figures that have something to show. */
  static void write(Html html, Map<String, Drawn> drawn, String... names) {
    for (String name : names) {
      Drawn figure = drawn.get(name);
      if (figure != null && !figure.figure().legend().isEmpty()) {
        HtmlPage.figure(html, figure.rendered(), CAPTIONS.getOrDefault(name, name));
      }
    }
  }

  /** Groups of journeys beside each other, if there are any. */
  static void groups(Html html, Map<String, Drawn> drawn) {
    boolean any =
        List.of(Figures.HEAT_MAP, Figures.DIFFERENCES).stream().anyMatch(drawn::containsKey);
    if (any) {
      html.raw("<section id=\"group-figures\">\n");
      html.element("h3", "Where groups differ");
      write(html, drawn, Figures.HEAT_MAP, Figures.DIFFERENCES);
      html.raw("</section>\n");
    }
  }

  /** What customers do, in short, as a page can show it, and in detail. */
  static void processMaps(Html html, Map<String, Drawn> drawn) {
    html.raw("<section id=\"process-map-evidence\">\n");
    html.element("h3", "What customers really do");
    write(html, drawn, Figures.FLOWS, Figures.REPRESENTATIVES, Figures.PROCESS_MAP);
    for (String level : List.of(Figures.OVERVIEW, Figures.DETAIL)) {
      if (drawn.containsKey(level)) {
        html.raw("<details>\n<summary>").text(SUMMARIES.getOrDefault(level, level));
        html.raw("</summary>\n");
        write(html, drawn, level);
        html.raw("</details>\n");
      }
    }
    html.raw("</section>\n");
  }
}
