package org.desirepath.report.handouts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.desirepath.report.document.Block;
import org.desirepath.report.page.HtmlReport;

/**
 * The blocks of the page, read from its own markup, so that what is printed or pasted says the same
 * words and numbers as what is on the screen. Takes markup of {@link HtmlReport} only. O(markup).
 */
public final class PageBlocks {
  private static final Set<String> UNSEEN = Set.of("nav", "script", "footer", "svg");
  private static final Set<String> INLINE =
      Set.of("a", "abbr", "b", "bdi", "code", "data", "em", "i", "span", "strong", "sub");
  private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "meta");
  private static final Pattern CAPTION_ID = Pattern.compile("<title id=\"([A-Za-z0-9-]+)-title\">");
  private static final Pattern DESCRIPTION = Pattern.compile("<desc [^>]*>([^<]*)</desc>");
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private final String markup;
  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final List<String> items = new ArrayList<>();
  private String term = "";

  /** A number that stands large on the page, with what it answers; it begins the next sentence. */
  private String question = "";

  private String caption = "";
  private List<String> headings = List.of();
  private List<Block.Row> rows = List.of();
  private List<Block.Cell> cells = List.of();
  private boolean few;
  private boolean inBody;
  private boolean inCell;
  private boolean isNotes;

  private PageBlocks(String markup) {
    this.markup = markup;
  }

  public static List<Block> of(String markup) {
    PageBlocks page = new PageBlocks(markup);
    page.read();
    return List.copyOf(page.blocks);
  }

  private void read() {
    int at = 0;
    while (at < markup.length()) {
      int open = markup.indexOf('<', at);
      int until = open < 0 ? markup.length() : open;
      text.append(unescaped(markup.substring(at, until)));
      if (open < 0) {
        return;
      }
      int end = markup.indexOf('>', open) + 1;
      String tag = markup.substring(open, end);
      at = tag.startsWith("</") ? closed(name(tag), end) : opened(name(tag), tag, open, end);
    }
  }

  private static String name(String tag) {
    int from = tag.startsWith("</") ? 2 : 1;
    int to = from;
    while (to < tag.length() && Character.isLetterOrDigit(tag.charAt(to))) {
      to++;
    }
    return tag.substring(from, to).toLowerCase(Locale.ROOT);
  }

  /** Takes the start of an element; returns where to go on reading. */
  private int opened(String name, String tag, int start, int end) {
    if (VOID.contains(name)) {
      text.append(' ');
      return end;
    }
    boolean unseen =
        UNSEEN.contains(name) || tag.contains(" hidden") || tag.contains("class=\"skip\"");
    if (name.equals("figure")) {
      int close = markup.indexOf("</figure>", end);
      picture(markup.substring(start, close));
      return close + "</figure>".length();
    }
    if (unseen) {
      text.append(' ');
      return after(name, end);
    }
    if (inCell) {
      text.append(name.equals("sup") ? "\uE000" : isInline(name) ? "" : " ");
      return end;
    }
    switch (name) {
      case "p" -> {
        boolean figure = tag.contains("\"figure\"");
        question = figure ? taken() + " " : question;
        text.setLength(0);
      }
      case "h1", "h2", "h3", "h4", "caption", "th", "td", "dt", "dd", "li", "summary" ->
          text.setLength(0);
      case "ul", "dl" -> items.clear();
      case "ol" -> {
        items.clear();
        isNotes = tag.contains("\"why\"");
      }
      case "table" -> rows = new ArrayList<>();
      case "tbody" -> inBody = true;
      case "tr" -> {
        cells = new ArrayList<>();
        few = tag.contains("\"few\"");
      }
      case "sup" -> text.append('\uE000');
      default -> text.append(isBlock(name) ? " " : "");
    }
    if (tag.equals("<p class=\"figure\">")) {
      text.append('\uE004');
    } else if (name.equals("p")) {
      text.append(tag.contains("\"lead\"") ? "\uE001" : tag.contains("\"note\"") ? "\uE002" : "");
      text.append(tag.contains("\"eyebrow\"") || tag.contains("\"more\"") ? "\uE003" : "");
    }
    if (name.equals("th") || name.equals("td")) {
      inCell = true;
      text.append(tag.contains("class=\"n\"") ? "\uE001" : "");
    }
    return end;
  }

  private static boolean isBlock(String name) {
    return name.equals("div") || name.equals("section") || name.equals("small");
  }

  private static boolean isInline(String name) {
    return INLINE.contains(name);
  }

  private int after(String name, int from) {
    int depth = 1;
    int at = from;
    while (depth > 0) {
      int close = markup.indexOf("</" + name + ">", at);
      int open = markup.indexOf("<" + name, at);
      if (close < 0) {
        return markup.length();
      }
      boolean opens = open >= 0 && open < close;
      depth += opens ? 1 : -1;
      at = opens ? open + 1 : close + name.length() + 3;
    }
    return at;
  }

  private int closed(String name, int end) {
    if (inCell && !name.equals("th") && !name.equals("td")) {
      if (name.equals("sup")) {
        superscript();
      } else {
        text.append(name.equals("li") ? "; " : isInline(name) ? "" : " ");
      }
      return end;
    }
    switch (name) {
      case "h1", "h2", "h3", "h4" -> blocks.add(new Block.Heading(name.charAt(1) - '0', taken()));
      case "summary" -> blocks.add(new Block.Heading(4, taken()));
      case "p" -> paragraph();
      case "dt" -> term = taken();
      case "dd" -> items.add(term + ": " + taken());
      case "li" -> {
        String item = taken();
        if (!item.isEmpty()) {
          items.add(item);
        }
      }
      case "sup" -> superscript();
      case "ul", "dl" -> listed();
      case "ol" -> {
        if (isNotes) {
          notes();
        } else {
          listed();
        }
        isNotes = false;
      }
      case "caption" -> caption = taken();
      case "th", "td" -> {
        boolean number = text.indexOf("\uE001") >= 0;
        cells.add(new Block.Cell(taken().replaceAll(";$", ""), number));
        inCell = false;
      }
      case "tr" -> row();
      case "tbody" -> inBody = false;
      case "table" -> blocks.add(new Block.Grid(caption, headings, rows, List.of()));
      default -> text.append(isBlock(name) ? " " : "");
    }
    return end;
  }

  private void row() {
    if (inBody) {
      rows.add(new Block.Row(cells, few));
    } else {
      headings = cells.stream().map(Block.Cell::text).toList();
    }
  }

  private void listed() {
    if (!items.isEmpty()) {
      blocks.add(new Block.Items(items));
      items.clear();
    }
  }

  /** The notes come after the table they belong to. */
  private void notes() {
    int last = blocks.size() - 1;
    if (last >= 0 && blocks.get(last) instanceof Block.Grid grid) {
      blocks.set(last, new Block.Grid(grid.caption(), grid.headings(), grid.rows(), items));
      items.clear();
    } else {
      listed();
    }
  }

  private void paragraph() {
    boolean lead = text.indexOf("\uE001") >= 0;
    boolean note = text.indexOf("\uE002") >= 0;
    boolean screenOnly = text.indexOf("\uE003") >= 0;
    boolean figure = text.indexOf("\uE004") >= 0;
    String words = question + taken();
    question = figure ? words + " " : "";
    if (figure) {
      return;
    }
    if (!words.isEmpty() && !screenOnly) {
      Block.Kind kind = lead ? Block.Kind.LEAD : note ? Block.Kind.NOTE : Block.Kind.PLAIN;
      blocks.add(new Block.Paragraph(kind, words));
    }
  }

  private void superscript() {
    int start = text.lastIndexOf("\uE000");
    for (int i = Math.max(0, start); i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        text.setCharAt(i, SUPERSCRIPTS.charAt(c - '0'));
      }
    }
  }

  private void picture(String figure) {
    Matcher id = CAPTION_ID.matcher(figure);
    Matcher description = DESCRIPTION.matcher(figure);
    int words = figure.indexOf("<figcaption>");
    if (id.find() && words >= 0) {
      int from = words + "<figcaption>".length();
      String said = unescaped(figure.substring(from, figure.indexOf("</figcaption>", from)));
      String seen = description.find() ? plain(unescaped(description.group(1))) : said;
      blocks.add(new Block.Picture(id.group(1), plain(said), seen));
    }
  }

  private String taken() {
    String plain = plain(text.toString());
    text.setLength(0);
    return plain;
  }

  /** On one line, without marks of ours and without what changes the direction of text. */
  static String plain(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ours = c >= '\uE000' && c <= '\uF8FF';
      boolean turns = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
      if (!ours && !turns) {
        kept.append(
            c == '\n' || c == '\t' || c == '\r' || c == '\u2028' || c == '\u2029' ? ' ' : c);
      }
    }
    return kept.toString().replaceAll(" {2,}", " ").strip();
  }

  private static String unescaped(String text) {
    return text.indexOf('&') < 0
        ? text
        : text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&#61;", "=")
            .replace("&#96;", "`")
            .replace("&amp;", "&");
  }
}
