package org.desirepath.report.page.groups;

import java.util.List;
import org.desirepath.diagnostics.groups.ChangeFindings;
import org.desirepath.diagnostics.groups.DriftFindings;
import org.desirepath.diagnostics.groups.GroupComparison.Direction;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.wording.English;

/** Findings before and after a day, and over the weeks. */
public final class TimeSections {
  static final String CHANGE = "change";
  static final String DRIFT = "drift";
  private static final int ROWS = 60;

  private TimeSections() {}

  static void change(Html html, ChangeFindings found) {
    html.raw("<section id=\"" + CHANGE + "\">\n");
    html.element("h3", GroupTexts.CHANGE + " " + found.date());
    html.paragraph(
        "",
        English.count(found.days(), "day", "days")
            + " before, with "
            + English.count(found.before(), "journey", "journeys")
            + ", beside as many from that day on, with "
            + English.count(found.after())
            + (found.lastYearBefore() > 0
                ? "; the same days 364 days earlier had "
                    + English.count(found.lastYearBefore())
                    + " and "
                    + English.count(found.lastYearAfter())
                : "")
            + ". "
            + English.count(found.tested(), "difference was", "differences were")
            + " tested together.");
    found.notes().forEach(note -> html.paragraph("note", note));
    if (!found.rows().isEmpty()) {
      changes(found).write(html);
    }
    html.raw("</section>\n");
  }

  private static HtmlTable changes(ChangeFindings found) {
    List<ChangeFindings.Row> shown = first(found.rows());
    HtmlTable table =
        new HtmlTable(
            "change-table",
            "Findings by q" + GroupTexts.hidden(found.rows().size() - shown.size()));
    table.columns("What", "Finding", "Before\u00a0[95\u00a0%]", "Of", "After\u00a0[95\u00a0%]");
    table.columns("Of", "Difference within kinds of day\u00a0[95\u00a0%]");
    table.columns("Less last year's\u00a0[95\u00a0%]", "q");
    table.fields("", "", "before/share", "before/n", "after/share", "after/n", "");
    table.fields("differenceInDifferences", "q");
    int index = 0;
    for (ChangeFindings.Row row : shown) {
      String place = "/change/rows/" + index++;
      table.row(row.few(), place).markup(GroupTexts.subject(row.subject()));
      Direction direction = row.direction();
      table.markup(
          direction == null
              ? Html.escape(row.few() ? GroupTexts.FEW : GroupTexts.NOT_BEYOND_CHANCE)
              : GroupSection.direction(direction, row.subject()));
      table.share(row.before().share()).count(row.before().n());
      table.share(row.after().share()).count(row.after().n());
      boolean stratified = row.stratified().isPresent();
      table.at(place + (stratified ? "/stratified" : "/difference"));
      table.points(stratified ? row.stratified() : row.difference());
      table.points(row.differenceInDifferences());
      GroupSection.q(table, row.q());
    }
    return table;
  }

  static void drift(Html html, DriftFindings found) {
    html.raw("<section id=\"" + DRIFT + "\">\n");
    html.element("h3", GroupTexts.DRIFT);
    long moving =
        found.rows().stream()
            .filter(r -> r.kind() != DriftFindings.Kind.STABLE)
            .filter(r -> r.kind() != DriftFindings.Kind.NOT_TESTED)
            .count();
    html.paragraph(
        "",
        "Over "
            + English.count(found.weeks(), "week", "weeks")
            + ", "
            + English.count(found.tested(), "test", "tests")
            + " together: "
            + English.count(moving, "finding moves", "findings move")
            + " beyond chance.");
    found.notes().forEach(note -> html.paragraph("note", note));
    List<DriftFindings.Row> shown = first(found.rows());
    if (!shown.isEmpty()) {
      HtmlTable table =
          new HtmlTable(
              "drift-table",
              "Findings over the weeks" + GroupTexts.hidden(found.rows().size() - shown.size()));
      table.columns("What", "How it moves", "Since", "Before\u00a0[95\u00a0%]");
      table.columns("After\u00a0[95\u00a0%]", "Of", "q lasting", "q weekday", "q year");
      table.fields("", "", "", "before", "after", "n", "change/q", "weekly/q", "yearly/q");
      int index = 0;
      for (DriftFindings.Row row : shown) {
        table.row(row.kind() == DriftFindings.Kind.NOT_TESTED, "/drift/rows/" + index++);
        table.markup(GroupTexts.subject(row.subject())).text(GroupTexts.drift(row.kind()));
        if (row.changedAt() == null) {
          table.absentWords("no lasting change was found");
        } else {
          table.text(row.changedAt());
        }
        table.share(row.before()).share(row.after()).count(row.n());
        GroupSection.q(table, row.change().q());
        GroupSection.q(table, row.weekly().q());
        GroupSection.q(table, row.yearly().q());
      }
      table.write(html);
    }
    html.raw("</section>\n");
  }

  private static <T> List<T> first(List<T> rows) {
    return rows.subList(0, Math.min(ROWS, rows.size()));
  }
}
