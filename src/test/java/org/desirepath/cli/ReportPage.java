package org.desirepath.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of a report as a test reads it: its tables with their places in the JSON result. */
record ReportPage(String markup) {
  private static final Pattern TABLE = Pattern.compile("<table>(.*?)</table>", Pattern.DOTALL);
  private static final Pattern HEAD = Pattern.compile("<th scope=\"col\"([^>]*)>");
  private static final Pattern ROW = Pattern.compile("<tr([^>]*)>(.*?)</tr>", Pattern.DOTALL);
  private static final Pattern CELL =
      Pattern.compile("<t([hd])([^>]*)>(.*?)</t\\1>", Pattern.DOTALL);
  private static final Pattern NUMBER =
      Pattern.compile("<data value=\"([^\"]*)\" data-json=\"([^\"]*)\">([^<]*)</data>");

  /**
   * A number of the page.
   *
   * @param place in the JSON result, as a pointer
   * @param value to sort by; null if there is a dash
   * @param shown as a reader sees it
   */
  record Shown(String place, Double value, String shown) {}

  /** Every number that names its place, in tables and in sentences. */
  List<Shown> numbers() {
    List<Shown> numbers = new ArrayList<>();
    Matcher inText = NUMBER.matcher(markup);
    while (inText.find()) {
      numbers.add(
          new Shown(inText.group(2), Double.valueOf(inText.group(1)), plain(inText.group(3))));
    }
    Matcher tables = TABLE.matcher(markup);
    while (tables.find()) {
      inTable(tables.group(1), numbers);
    }
    return numbers;
  }

  private static void inTable(String table, List<Shown> numbers) {
    List<String> fields = new ArrayList<>();
    Matcher heads = HEAD.matcher(table);
    while (heads.find()) {
      fields.add(attribute(heads.group(1), "data-field"));
    }
    Matcher rows = ROW.matcher(table);
    while (rows.find()) {
      String place = attribute(rows.group(1), "data-json");
      Matcher cells = CELL.matcher(rows.group(2));
      for (int column = 0; cells.find(); column++) {
        String field = column < fields.size() ? fields.get(column) : "";
        String own = attribute(cells.group(2), "data-json");
        String whole = place.isEmpty() || field.isEmpty() ? own : place + "/" + field;
        if (!whole.isEmpty()) {
          String value = attribute(cells.group(2), "data-v");
          numbers.add(
              new Shown(
                  whole, value.isEmpty() ? null : Double.valueOf(value), plain(cells.group(3))));
        }
      }
    }
  }

  private static String attribute(String attributes, String name) {
    Matcher matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(attributes);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** Text without markup, footnotes and pictures. */
  static String plain(String markup) {
    return markup
        .replaceAll("(?s)<sup>.*?</sup>|<svg.*?</svg>", "")
        .replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#61;", "=")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .strip();
  }

  /** The body without the script. */
  String body() {
    return markup.substring(markup.indexOf("<body>") + 6, markup.lastIndexOf("<script>"));
  }
}
