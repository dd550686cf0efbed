package org.desirepath.report.html;

import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.JourneyMap.TouchpointCount;
import org.desirepath.model.JourneyStructure;

/** What the script of the page says and knows: words to translate, and the phase of touchpoints. */
public final class ScriptWords {
  private static final String[][] WORDS = {
    {"search", "Search"},
    {"found", "rows shown:"},
    {"all", "All"},
    {"show-all", "Show all rows"},
    {"show-fewer", "Show fewer rows"},
    {"zoom-in", "Zoom in"},
    {"zoom-out", "Zoom out"},
    {"zoom-fit", "Whole figure"},
    {"zoom-full", "Full screen"},
    {"zoom-keys", "Plus and minus zoom, arrow keys move, 0 shows the whole figure."},
    {"phase", "Phase"},
    {"segment", "Segment"},
    {"close", "Close"},
    {"details", "Numbers behind it"},
    {"sort", "Sort by"},
  };

  private ScriptWords() {}

  public static void write(Html html, ComparisonResult result) {
    html.raw("<div id=\"words\" hidden>\n");
    for (String[] word : WORDS) {
      html.raw("<p data-word=\"" + word[0] + "\">").text(word[1]).raw("</p>\n");
    }
    JourneyStructure structure = JourneyStructure.of(result.model().facts());
    for (TouchpointCount touchpoint : result.map().touchpoints()) {
      String name = touchpoint.touchpoint();
      structure
          .phaseOf(name)
          .ifPresent(
              phase -> {
                html.raw("<p data-phase=\"").text(phase).raw("\" translate=\"no\">");
                html.text(name).raw("</p>\n");
              });
    }
    html.raw("</div>\n");
  }
}
