package org.desirepath.report.page.groups;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.desirepath.diagnostics.groups.GroupComparison;
import org.desirepath.diagnostics.groups.GroupComparison.Difference;
import org.desirepath.diagnostics.groups.GroupComparison.Group;
import org.desirepath.diagnostics.groups.GroupComparison.Side;
import org.desirepath.diagnostics.groups.Subject;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.ChannelFit;
import org.desirepath.report.html.Html;
import org.desirepath.report.html.HtmlTable;
import org.desirepath.report.result.GroupsJson;
import org.desirepath.report.wording.English;
import org.desirepath.report.wording.RankedFindings;
import org.desirepath.report.wording.Reasons;

/** Segments, periods or arms beside each other: what differs beyond chance, then the rest. */
public final class GroupSection {
  static final String ID = "groups";
  private static final int ROWS = 60;

  private GroupSection() {}

  static void write(Html html, GroupComparison comparison, List<ChannelFit> fits) {
    html.raw("<section id=\"" + ID + "\">\n");
    html.element("h3", GroupTexts.GROUPS);
    body(html, comparison, "group");
    if (!fits.isEmpty()) {
      channels(html, fits);
    }
    html.raw("</section>\n");
  }

  private static void channels(Html html, List<ChannelFit> fits) {
    HtmlTable table = new HtmlTable("channel-fit", "Which channel goes with success for whom");
    table.columns("Touchpoint", "Channel", "Segment", "Journeys by it", "Of");
    table.columns("Success against other channels\u00a0[95\u00a0%]", "Segments", "q");
    table.fields("", "", "", "exposed", "n", "riskDifference", "", "");
    List<ChannelFit> ordered =
        fits.stream()
            .sorted(Comparator.comparingDouble(fit -> fit.q().value().orElse(2)))
            .limit(ROWS / 2)
            .toList();
    for (ChannelFit fit : ordered) {
      String place = "/channelFit/" + fits.indexOf(fit) + "/cells/";
      int at = 0;
      for (ChannelFit.Cell cell : fit.cells()) {
        boolean few = Math.min(cell.exposed(), cell.n() - cell.exposed()) < RankedFindings.FEW;
        table.row(few, place + at++).name(fit.touchpoint()).name(fit.channel()).name(cell.value());
        table.count(cell.exposed()).count(cell.n()).points(cell.riskDifference());
        table.text(fit.differs() ? "they differ" : "not beyond chance");
        q(table, fit.q());
      }
    }
    table.write(html);
    html.paragraph(
        "note",
        "q is of the test that segments differ, heeding how many were looked at; the interval of a"
            + " single row does not heed that.");
    if (fits.size() > ordered.size()) {
      html.paragraph(
          "note",
          English.count(fits.size() - ordered.size()) + " more are in tables/channel-fit.csv.");
    }
  }

  /**
   * The tables.
   *
   * @param name makes their ids unique
   */
  static void body(Html html, GroupComparison comparison, String name) {
    html.paragraph("", sentence(comparison));
    comparison.notes().forEach(note -> html.paragraph("note", note));
    if (name.equals("group")) {
      groups(comparison.groups()).write(html);
    }
    List<Difference> shown = shown(comparison.differences());
    if (!shown.isEmpty()) {
      differences(comparison, shown, name).write(html);
    }
  }

  private static String sentence(GroupComparison comparison) {
    return English.count(comparison.tested(), "difference was", "differences were")
        + " tested; "
        + English.count(comparison.significant())
        + (comparison.significant() == 1 ? " is" : " are")
        + " beyond chance when all are looked at together (q at most 0.05).";
  }

  private static HtmlTable groups(List<Group> groups) {
    HtmlTable table = new HtmlTable("group-sizes", "Journeys by group");
    table.columns("Group", "By", "Journeys", "Compared").fields("", "", "journeys", "");
    int row = 0;
    for (Group group : groups) {
      table
          .row(!group.compared(), "/groups/groups/" + row++)
          .name(group.value())
          .name(group.column());
      table.count(group.journeys()).text(group.compared() ? "yes" : "no: fewer than 30");
    }
    return table;
  }

  /** What differs, and as much of the rest as can be read. */
  private static List<Difference> shown(List<Difference> differences) {
    long differing = differences.stream().filter(Difference::differs).count();
    return differences.subList(0, Math.min(differences.size(), (int) Math.max(ROWS, differing)));
  }

  private static HtmlTable differences(
      GroupComparison comparison, List<Difference> shown, String name) {
    HtmlTable table =
        new HtmlTable(
            name + "-differences",
            "Differences by q" + GroupTexts.hidden(comparison.differences().size() - shown.size()));
    table.columns("Group", "Beside", "What", "Finding", "Here\u00a0[95\u00a0%]", "Of");
    table.columns("There\u00a0[95\u00a0%]", "Of", "Difference\u00a0[95\u00a0%]", "q");
    table.fields("", "", "", "", "mine/value", "mine/n", "theirs/value", "theirs/n");
    table.fields("difference", "q");
    String place = name.equals("group") ? "/groups/" : "/experiment/comparison/";
    int row = 0;
    for (Difference one : shown) {
      table.row(one.few(), place + "differences/" + row++).name(one.value()).name(one.other());
      table.markup(GroupTexts.subject(one.subject()));
      table.markup(finding(one));
      side(table, one.subject(), one.mine());
      side(table, one.subject(), one.theirs());
      if (GroupsJson.unit(one.subject()).equals("share")) {
        table.points(one.difference());
      } else {
        table.quantity(one.difference(), 3);
      }
      q(table, one.q());
    }
    return table;
  }

  /** A colour only where it is beyond chance, and never without a sign and a word. */
  private static String finding(Difference one) {
    GroupComparison.Direction direction = one.direction();
    return direction == null
        ? Html.escape(one.few() ? GroupTexts.FEW : GroupTexts.NOT_BEYOND_CHANCE)
        : direction(direction, one.subject());
  }

  /** In the colour of better or worse where that is known; a share of a branch is neither. */
  static String direction(GroupComparison.Direction direction, Subject subject) {
    boolean higher = direction == GroupComparison.Direction.HIGHER;
    String words = higher ? GroupTexts.HIGHER : GroupTexts.LOWER;
    String colour =
        switch (subject.finding()) {
          case FITTING, FITNESS, SUCCESS -> higher ? "verdict better" : "verdict worse";
          case DROP_OFF, WAIT_MEDIAN, WAIT_LONGEST -> higher ? "verdict worse" : "verdict better";
          case DEVIATION, BRANCH, MOMENT -> "verdict";
        };
    return "<span class=\"" + colour + "\">" + Html.escape(words) + "</span>";
  }

  private static void side(HtmlTable table, Subject subject, Side side) {
    if (GroupsJson.unit(subject).equals("share")) {
      Quantity median = side.median();
      OptionalDouble middle = median == null ? OptionalDouble.empty() : median.value();
      if (middle.isPresent() && side.value().isPresent()) {
        double value = side.value().value().getAsDouble();
        String wait = "median " + English.duration(Math.round(middle.getAsDouble()));
        table.numberMarkup(Html.escape(English.percent(value)) + table.reference(wait), value);
      } else {
        table.share(side.value());
      }
    } else {
      table.quantity(side.value(), 3);
    }
    table.count(side.n());
  }

  static void q(HtmlTable table, Quantity q) {
    if (q.isPresent()) {
      double value = q.value().getAsDouble();
      table.number(English.p(value), value);
    } else {
      table.absent(Reasons.of(q));
    }
  }
}
