package org.desirepath.report.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.JourneyMap.TouchpointCount;
import org.desirepath.diagnostics.groups.GroupComparison;
import org.desirepath.diagnostics.groups.GroupComparison.Difference;
import org.desirepath.diagnostics.groups.GroupComparison.Group;
import org.desirepath.diagnostics.groups.GroupComparison.Scope;
import org.desirepath.diagnostics.groups.GroupComparison.Side;
import org.desirepath.diagnostics.groups.Subject;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.statistics.Interval;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Sample;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.DifferenceMap;
import org.desirepath.visualization.figures.GroupHeatMap;
import org.desirepath.visualization.figures.JourneyGraph;
import org.jspecify.annotations.Nullable;

/**
 * The figures of groups, from the very differences that the table of groups has: of the first
 * column asked for. Findings that are no shares (mean fitness, odds of moments) stay in the table.
 */
public final class ComparedGroupsData {
  private final ComparisonResult result;
  private final Sample sample;
  private final Wording wording;
  private final UnaryOperator<String> kinds;
  private final GroupComparison comparison;
  private final List<Group> groups;
  private final List<Difference> shares;

  /**
   * Of the groups of a result.
   *
   * @param kinds what a kind of deviation is called
   */
  public ComparedGroupsData(
      ComparisonResult result,
      GroupComparison comparison,
      Sample sample,
      Wording wording,
      UnaryOperator<String> kinds) {
    this.result = result;
    this.comparison = comparison;
    this.sample = sample;
    this.wording = wording;
    this.kinds = kinds;
    String column = comparison.groups().isEmpty() ? "" : comparison.groups().get(0).column();
    this.groups =
        comparison.groups().stream()
            .filter(g -> g.column().equals(column) && g.compared())
            .toList();
    this.shares =
        comparison.differences().stream()
            .filter(d -> d.column().equals(column) && isShare(d.subject()))
            .toList();
  }

  private static boolean isShare(Subject subject) {
    return switch (subject.finding()) {
      case FITNESS, MOMENT -> false;
      case FITTING, SUCCESS, DEVIATION, DROP_OFF, BRANCH, WAIT_MEDIAN, WAIT_LONGEST -> true;
    };
  }

  /** Findings by groups. */
  public GroupHeatMap heatMap() {
    Map<Subject, List<Difference>> bySubject = new LinkedHashMap<>();
    shares.forEach(d -> bySubject.computeIfAbsent(d.subject(), s -> new ArrayList<>()).add(d));
    List<String> order =
        ReachedTouchpoints.inOrder(result).stream().map(TouchpointCount::touchpoint).toList();
    List<GroupHeatMap.Row> rows =
        bySubject.entrySet().stream()
            .sorted(
                Comparator.comparingInt(
                        (Map.Entry<Subject, List<Difference>> e) -> place(order, e.getKey()))
                    .thenComparing(Map.Entry::getKey))
            .map(e -> row(e.getKey(), e.getValue()))
            .toList();
    return new GroupHeatMap(
        sample,
        wording,
        groups.isEmpty() ? "" : groups.get(0).column(),
        comparison.tested(),
        comparison.significant(),
        columns(),
        rows);
  }

  /** Whole journeys first, rules last. */
  private static int place(List<String> order, Subject subject) {
    int place = order.indexOf(subject.touchpoint());
    return subject.touchpoint().isEmpty() ? -1 : place < 0 ? order.size() : place;
  }

  private boolean isChain() {
    return groups.size() == 2 || (!groups.isEmpty() && groups.get(0).scope() == Scope.PERIOD);
  }

  private List<GroupHeatMap.Group> columns() {
    List<GroupHeatMap.Group> columns = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      String against =
          !isChain()
              ? wording.say(Phrase.ALL_OTHERS)
              : g == 0 ? "" : shown(groups.get(g - 1).value());
      columns.add(
          new GroupHeatMap.Group(shown(groups.get(g).value()), groups.get(g).journeys(), against));
    }
    return columns;
  }

  private String shown(String value) {
    return value.isEmpty() ? wording.say(Phrase.NO_VALUE) : value;
  }

  private GroupHeatMap.Row row(Subject subject, List<Difference> differences) {
    List<GroupHeatMap.Cell> cells = new ArrayList<>();
    for (Group group : groups) {
      GroupHeatMap.Cell cell = GroupHeatMap.Cell.EMPTY;
      for (Difference one : differences) {
        if (one.value().equals(group.value())) {
          cell = cell(one.mine(), one);
        } else if (cell.n() == 0 && isChain() && one.other().equals(group.value())) {
          cell = cell(one.theirs(), null);
        }
      }
      cells.add(cell);
    }
    double q = differences.stream().mapToDouble(d -> d.q().value().orElse(2)).min().orElse(2);
    boolean whole = subject.touchpoint().isEmpty();
    return new GroupHeatMap.Row(
        whole ? words(subject) : subject.touchpoint(),
        whole ? "" : words(subject),
        q > 1 ? Double.NaN : q,
        cells);
  }

  private static GroupHeatMap.Cell cell(Side side, @Nullable Difference tested) {
    GroupHeatMap.Direction direction = GroupHeatMap.Direction.NONE;
    if (tested != null && tested.direction() != null) {
      direction =
          tested.direction() == GroupComparison.Direction.HIGHER
              ? GroupHeatMap.Direction.HIGHER
              : GroupHeatMap.Direction.LOWER;
    }
    return new GroupHeatMap.Cell(
        value(side.value()),
        range(side.value()),
        side.count(),
        side.n(),
        direction,
        tested != null && tested.few());
  }

  private String words(Subject subject) {
    return switch (subject.finding()) {
      case FITTING -> wording.say(Phrase.GROUP_FITTING);
      case SUCCESS -> wording.say(Phrase.GROUP_SUCCESS);
      case DROP_OFF -> wording.say(Phrase.GROUP_DROP_OFF);
      case BRANCH -> wording.say(Phrase.GROUP_BRANCH);
      case WAIT_MEDIAN -> wording.say(Phrase.GROUP_WAIT_MEDIAN);
      case WAIT_LONGEST -> wording.say(Phrase.GROUP_WAIT_LONGEST);
      case DEVIATION -> kinds.apply(subject.kind());
      case FITNESS, MOMENT -> subject.kind();
    };
  }

  private static double value(Quantity quantity) {
    OptionalDouble value = quantity.value();
    return value.orElse(Double.NaN);
  }

  private static Range range(Quantity quantity) {
    Interval interval = quantity.interval();
    return interval == null ? Range.UNKNOWN : new Range(interval.low(), interval.high());
  }

  /**
   * The two groups that differ in most findings, over the flow: at each touchpoint the share whose
   * difference has the least q.
   */
  public DifferenceMap differences(JourneyGraph graph) {
    double alpha = result.findings().parameters().alpha();
    String value = "";
    long most = -1;
    for (Group group : groups) {
      long differing =
          shares.stream().filter(d -> d.value().equals(group.value()) && d.differs()).count();
      if (!beside(group.value()).isEmpty() && differing > most) {
        most = differing;
        value = group.value();
      }
    }
    if (most < 0) {
      String reason = wording.say(Phrase.NO_GROUPS);
      return new DifferenceMap(
          sample, wording, "", 0, "", 0, alpha, graph, List.of(), List.of(), reason);
    }
    String chosen = value;
    Map<String, DifferenceMap.Difference> byTouchpoint = new LinkedHashMap<>();
    for (Difference one : shares) {
      String touchpoint = one.subject().touchpoint();
      if (one.value().equals(chosen) && !touchpoint.isEmpty()) {
        byTouchpoint.putIfAbsent(touchpoint, onCard(one));
      }
    }
    String other = beside(chosen);
    boolean rest = groups.stream().noneMatch(g -> g.value().equals(other));
    String tested =
        wording.say(
            Phrase.GROUPS_TESTED,
            wording.count(comparison.tested()),
            wording.count(comparison.significant()));
    return new DifferenceMap(
        sample,
        wording,
        rest ? wording.say(Phrase.ALL_OTHERS) : shown(other),
        journeys(g -> rest ? !g.value().equals(chosen) : g.value().equals(other)),
        shown(chosen),
        journeys(g -> g.value().equals(chosen)),
        alpha,
        graph,
        List.copyOf(byTouchpoint.values()),
        List.of(tested),
        "");
  }

  private String beside(String value) {
    return shares.stream()
        .filter(d -> d.value().equals(value))
        .map(Difference::other)
        .findFirst()
        .orElse("");
  }

  private long journeys(Predicate<Group> which) {
    return groups.stream().filter(which).mapToLong(Group::journeys).sum();
  }

  private DifferenceMap.Difference onCard(Difference one) {
    return new DifferenceMap.Difference(
        one.subject().touchpoint(),
        words(one.subject()),
        value(one.theirs().value()),
        value(one.mine().value()),
        range(one.difference()),
        value(one.q()));
  }
}
