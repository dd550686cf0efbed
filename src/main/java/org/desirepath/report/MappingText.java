package org.desirepath.report;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.desirepath.discovery.DirectlyFollowsMiner;
import org.desirepath.io.LogColumn;
import org.desirepath.io.LogFiles;
import org.desirepath.io.ReadReport;
import org.desirepath.model.DirectlyFollowsGraph;
import org.jspecify.annotations.Nullable;

/**
 * A mapping file that reads logs as they were read: what was chosen for all files alike stands as
 * it is, what only some have or what needs no saying as a comment.
 *
 * @param zone that was given, or null
 */
record MappingText(LogFiles.Result read, @Nullable ZoneId zone) {
  private static final String CSV = "CSV";

  String yaml() {
    StringBuilder yaml =
        new StringBuilder("# How the log is read; edit what is wrong and give it as --mapping.\n");
    section(yaml, "columns", columns());
    section(yaml, "csv", csv());
    labels(yaml);
    return yaml.toString();
  }

  private List<String> columns() {
    List<String> lines = new ArrayList<>();
    for (LogColumn column : LogColumn.values()) {
      String name = common(column.key());
      if (name != null && isColumn(column)) {
        lines.add((isSaid(column) ? "" : "# ") + column.key() + ": " + quoted(name));
      }
    }
    return lines;
  }

  private List<String> csv() {
    List<String> lines = new ArrayList<>();
    for (String key : List.of("delimiter", "quote", "charset")) {
      String value = common(key);
      if (value != null) {
        lines.add(key + ": " + quoted(value));
      }
    }
    String sign = common("decimal sign");
    if (sign != null) {
      lines.add("decimalSign: " + quoted(sign));
    }
    String format = common("time format");
    String startFormat = common("start-time format");
    if (format != null && (startFormat == null || startFormat.equals(format))) {
      lines.add("timeFormat: " + quoted(format));
    }
    if (zone != null) {
      lines.add("zone: " + quoted(zone.getId()));
    }
    return lines;
  }

  private void labels(StringBuilder yaml) {
    if (read.labels().isEmpty()) {
      yaml.append(
          "labels: {}\n# to rename, in place of {} lines such as these, with a touchpoint each:\n");
    } else {
      yaml.append("labels:\n");
      for (Map.Entry<String, String> label : read.labels().entrySet()) {
        yaml.append("  ").append(quoted(label.getKey())).append(": ");
        yaml.append(quoted(label.getValue())).append('\n');
      }
    }
    for (DirectlyFollowsGraph.Activity activity :
        new DirectlyFollowsMiner().discover(read.log()).activities()) {
      if (!read.labels().containsKey(activity.label())) {
        yaml.append("#   ").append(quoted(activity.label())).append(": ...\n");
      }
    }
  }

  /** A section that has only comments is a comment itself: nothing else would be valid. */
  private static void section(StringBuilder yaml, String name, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    boolean said = lines.stream().anyMatch(l -> !l.startsWith("#"));
    yaml.append(said ? "" : "# ").append(name).append(":\n");
    lines.forEach(line -> yaml.append("  ").append(line).append('\n'));
  }

  /** What all files have for this, or null. */
  private @Nullable String common(String what) {
    String value = null;
    for (ReadReport report : read.reports()) {
      String here = choice(report, what).map(ReadReport.Choice::value).orElse(null);
      if (here == null || (value != null && !value.equals(here))) {
        return null;
      }
      value = here;
    }
    return value;
  }

  private static Optional<ReadReport.Choice> choice(ReadReport report, String what) {
    return report.choices().stream().filter(c -> c.what().equals(what)).findFirst();
  }

  /** A CSV file without times says so where the column would stand; only a column has a format. */
  private boolean isColumn(LogColumn column) {
    return column != LogColumn.TIME
        || read.reports().stream()
            .allMatch(r -> !r.format().equals(CSV) || choice(r, "time format").isPresent());
  }

  /**
   * Whether a column has to be named: in XES the standard's keys go without saying, need not be
   * there, and a classifier's activity is no key at all.
   */
  private boolean isSaid(LogColumn column) {
    return read.reports().stream()
        .allMatch(
            r ->
                r.format().equals(CSV)
                    || choice(r, column.key())
                        .filter(
                            c ->
                                c.reason().startsWith("given")
                                    || c.reason().startsWith("the usual"))
                        .isPresent());
  }

  /** In double quotes, all that YAML or an editor might take for something else escaped. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (isPlain(c)) {
                quoted.appendCodePoint(c);
              } else if (c > 0xFFFF) {
                quoted.append(String.format("\\U%08x", c));
              } else {
                quoted.append(String.format("\\u%04x", c));
              }
            });
    return quoted.append('"').toString();
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
