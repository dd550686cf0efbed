package org.desirepath.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.desirepath.visualization.FigureRenderer.Rendered;

/**
 * The frame of a page that stands on its own: style, script and a content security policy that lets
 * in nothing but these two, by their hashes.
 */
public final class HtmlPage {
  private static final Pattern ROOT_STYLE = Pattern.compile("^(<svg[^>]*?) style=\"[^\"]*\"");

  private static final Pattern ROOT_WIDTH = Pattern.compile("^<svg[^>]* width=\"([0-9]+)");
  private static final int WIDE = 1200;
  private static final int VERY_WIDE = 1900;

  private HtmlPage() {}

  /** The page around the markup of its body. */
  public static String around(String language, String title, String body) throws IOException {
    String style = resource("report.css");
    String script = resource("report.js");
    return "<!DOCTYPE html>\n<html lang=\""
        + language
        + "\">\n"
        + "<head>\n"
        + "<meta charset=\"utf-8\">\n"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
        + " 'sha256-"
        + sha256(style)
        + "'; script-src 'sha256-"
        + sha256(script)
        + "'; img-src data:; base-uri 'none'; form-action 'none'\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta name=\"color-scheme\" content=\"light dark\">\n"
        + "<meta name=\"referrer\" content=\"no-referrer\">\n"
        + "<title>"
        + Html.escape(title)
        + "</title>\n<style>"
        + style
        + "</style>\n</head>\n<body>\n"
        + body
        + "<script>"
        + script
        + "</script>\n</body>\n</html>\n";
  }

  /** A figure in a scroll box of its own, so that it stays readable on a phone. */
  public static void figure(Html html, Rendered figure, String caption) {
    html.raw("<figure class=\"" + width(figure.svg()) + "\">\n");
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
    html.text(caption).raw("\">\n");
    // the policy allows no style attributes; the page sizes its figures itself
    html.raw(ROOT_STYLE.matcher(figure.svg()).replaceFirst("$1"));
    html.raw("</div>\n<figcaption>").text(caption).raw("</figcaption>\n</figure>\n");
  }

  /** A class for how wide a figure must stay to be read; it then scrolls in its box. */
  private static String width(String svg) {
    Matcher matcher = ROOT_WIDTH.matcher(svg);
    int width = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    return width > VERY_WIDE ? "wider" : width > WIDE ? "wide" : "usual";
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("resource " + name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
