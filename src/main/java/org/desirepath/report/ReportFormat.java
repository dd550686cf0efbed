package org.desirepath.report;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a report folder may hold beside {@code result.json}, which is always there. */
public enum ReportFormat {
  /** {@code index.html}. */
  HTML,
  /** {@code result.json}. */
  JSON,
  /** {@code tables/*.csv}. */
  CSV,
  /** {@code figures/*.svg}. */
  SVG,
  /** {@code figures/*.png}. */
  PNG,
  /** {@code figures/*.pdf}. */
  PDF,
  /** {@code figures/*.dot}. */
  DOT,
  /** {@code slides.pptx}. */
  PPTX,
  /** {@code tables.xlsx}. */
  XLSX,
  /** {@code report.pdf}. */
  PRINT,
  /** {@code report.md}. */
  MD;

  /** Every format. */
  public static Set<ReportFormat> all() {
    return EnumSet.allOf(ReportFormat.class);
  }

  /** What a report holds unless somebody asks for more or less: no slides, sheets and wiki page. */
  public static Set<ReportFormat> usual() {
    return EnumSet.range(HTML, DOT);
  }

  /**
   * The format of a name such as {@code html}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ReportFormat of(String name) {
    for (ReportFormat format : values()) {
      if (format.word().equals(name.strip().toLowerCase(Locale.ROOT))) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "format: expected html, json, csv, svg, png, pdf, dot, pptx, xlsx, print or md, got \""
            + name
            + "\"");
  }

  /** Its name on the command line, which is the ending of its files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
