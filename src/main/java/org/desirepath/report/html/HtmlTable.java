package org.desirepath.report.html;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.MachineNumber;
import org.desirepath.report.wording.Reasons;
import org.desirepath.statistics.Interval;

/**
 * A table in its own scroll box. The first cell of a row is its heading; numbers carry the value to
 * sort by; what can't be had is a dash with a footnote that says why, each reason once.
 */
public final class HtmlTable {
  private static final int LONG = 10;

  private final String id;
  private final String caption;
  private final List<String> headings = new ArrayList<>();
  private final List<String> fields = new ArrayList<>();
  private final BitSet words = new BitSet();
  private final StringBuilder body = new StringBuilder();
  private final Map<String, Integer> notes = new LinkedHashMap<>();
  private String nextPlace = "";
  private int column;
  private int rows;

  /**
   * @param id unique in the page
   * @param caption in words, plain text
   */
  public HtmlTable(String id, String caption) {
    this.id = id;
    this.caption = caption;
  }

  public HtmlTable columns(String... added) {
    headings.addAll(List.of(added));
    return this;
  }

  /**
   * The field of the JSON result that each column shows, below the place of its row; empty for
   * none. A test holds the two against each other.
   */
  public HtmlTable fields(String... added) {
    fields.addAll(List.of(added));
    return this;
  }

  /** Starts a row. */
  public HtmlTable row() {
    return row(false);
  }

  /** Starts a row; grey when there are too few journeys to lean on. */
  public HtmlTable row(boolean few) {
    return row(few, "");
  }

  /**
   * Starts a row; grey when there are too few journeys to lean on.
   *
   * @param place of its finding in the JSON result, as a JSON pointer; empty for none
   */
  public HtmlTable row(boolean few, String place) {
    if (rows++ > 0) {
      body.append("</tr>\n");
    }
    body.append(few ? "<tr class=\"few\"" : "<tr");
    body.append(place.isEmpty() ? ">" : " data-json=\"" + Html.escape(place) + "\">");
    column = 0;
    return this;
  }

  /**
   * The place in the JSON result of the next cell alone, where its column has no one field.
   *
   * @param place as a JSON pointer
   */
  public HtmlTable at(String place) {
    nextPlace = place;
    return this;
  }

  /** A cell of our own markup. */
  public HtmlTable markup(String markup) {
    words.set(column);
    return cell("", markup);
  }

  public HtmlTable text(String text) {
    return markup(Html.escape(text));
  }

  public HtmlTable name(String name) {
    return markup(Html.named(name));
  }

  public HtmlTable count(long count) {
    return number(English.count(count), (double) count);
  }

  /** A number as shown, and its value to sort by. */
  public HtmlTable number(String shown, double value) {
    return cell(" class=\"n\" data-v=\"" + MachineNumber.of(value) + "\"", Html.escape(shown));
  }

  /** Our own markup for a number, and its value to sort by. */
  public HtmlTable numberMarkup(String markup, double value) {
    return cell(" class=\"n\" data-v=\"" + MachineNumber.of(value) + "\"", markup);
  }

  public HtmlTable absent(String reason) {
    return cell(" class=\"n\"", "–" + reference(reason));
  }

  /** The same in a column of words. */
  public HtmlTable absentWords(String reason) {
    return markup("–" + reference(reason));
  }

  /** A footnote mark as markup; the same note gets the same number. */
  public String reference(String note) {
    int number = notes.computeIfAbsent(note, r -> notes.size() + 1);
    return "<sup><a href=\"#" + id + "-why-" + number + "\">" + number + "</a></sup>";
  }

  /** A share with its interval and a bar. */
  public HtmlTable share(Quantity share) {
    if (!share.isPresent()) {
      return absent(Reasons.of(share));
    }
    double value = share.value().getAsDouble();
    Interval interval = share.interval();
    String words =
        Html.escape(English.percent(value))
            + (interval == null
                ? ""
                : " <span class=\"ci\">" + Html.escape(English.percents(interval)) + "</span>");
    return numberMarkup(words + ShareBar.of(value, interval), value);
  }

  /** A difference of shares in points, with its interval. */
  public HtmlTable points(Quantity difference) {
    if (!difference.isPresent()) {
      return absent(Reasons.of(difference));
    }
    double value = difference.value().getAsDouble();
    String points = English.signed(100 * value, 1) + " pts";
    return numberMarkup(Html.escape(points) + interval(difference, 100, 1), value);
  }

  /** A number with its interval. */
  public HtmlTable quantity(Quantity quantity, int decimals) {
    if (!quantity.isPresent()) {
      return absent(Reasons.of(quantity));
    }
    double value = quantity.value().getAsDouble();
    return numberMarkup(
        Html.escape(English.decimal(value, decimals)) + interval(quantity, 1, decimals), value);
  }

  private static String interval(Quantity quantity, double factor, int decimals) {
    Interval interval = quantity.interval();
    return interval == null
        ? ""
        : " <span class=\"ci\">"
            + Html.escape(English.interval(interval.shiftedThenScaled(0, factor), decimals))
            + "</span>";
  }

  private HtmlTable cell(String attributes, String markup) {
    String tag = column == 0 ? "th" : "td";
    body.append('<').append(tag).append(column == 0 ? " scope=\"row\"" : "").append(attributes);
    if (!nextPlace.isEmpty()) {
      body.append(" data-json=\"").append(Html.escape(nextPlace)).append('"');
      nextPlace = "";
    }
    body.append('>').append(markup).append("</").append(tag).append('>');
    column++;
    return this;
  }

  public boolean isEmpty() {
    return rows == 0;
  }

  public void write(Html html) {
    html.raw("<div class=\"table\"" + (rows > LONG ? " data-long" : "") + ">\n");
    html.raw(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"" + id + "\">\n");
    html.raw("<table>\n<caption id=\"" + id + "\">").text(caption).raw("</caption>\n");
    html.raw("<thead><tr>");
    for (int c = 0; c < headings.size(); c++) {
      String field = c < fields.size() ? fields.get(c) : "";
      html.raw(words.get(c) ? "<th scope=\"col\"" : "<th scope=\"col\" class=\"n\"");
      html.raw(field.isEmpty() ? ">" : " data-field=\"" + field + "\">");
      html.text(headings.get(c)).raw("</th>");
    }
    html.raw("</tr></thead>\n<tbody>\n").raw(body.toString());
    html.raw(rows > 0 ? "</tr>\n" : "").raw("</tbody>\n</table>\n</div>\n");
    if (!notes.isEmpty()) {
      html.raw("<ol class=\"why\">\n");
      notes.forEach(
          (note, number) ->
              html.raw("<li id=\"" + id + "-why-" + number + "\">").text(note).raw("</li>\n"));
      html.raw("</ol>\n");
    }
    html.raw("</div>\n");
  }
}
