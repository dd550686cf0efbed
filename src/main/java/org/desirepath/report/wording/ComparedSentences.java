package org.desirepath.report.wording;

import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.groups.ChangeFindings;
import org.desirepath.diagnostics.groups.DriftFindings;
import org.desirepath.diagnostics.groups.GroupComparison.Difference;
import org.desirepath.diagnostics.groups.GroupComparison.Direction;
import org.desirepath.diagnostics.groups.GroupComparison.Side;
import org.desirepath.diagnostics.groups.Subject;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.ChannelFit;
import org.desirepath.diagnostics.returns.PointsOfNoReturn.State;
import org.desirepath.diagnostics.targets.Target;
import org.desirepath.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * One plain sentence for each finding that holds a number against another: of a group, a day, a
 * target. None says more than what goes together.
 */
public final class ComparedSentences {
  private ComparedSentences() {}

  /** Of two groups. */
  public static String of(Difference one) {
    String subject = subject(one.subject());
    if (!one.mine().value().isPresent() || !one.theirs().value().isPresent()) {
      Quantity unknown = one.mine().value().isPresent() ? one.theirs().value() : one.mine().value();
      return subject + ": not compared; " + Reasons.of(unknown) + ".";
    }
    return subject
        + ": "
        + side(one.subject(), one.mine())
        + " where "
        + named(one.column())
        + " is "
        + named(one.value())
        + ", "
        + side(one.subject(), one.theirs())
        + " where it is "
        + named(one.other())
        + ": "
        + finding(one.direction(), one.few(), one.q())
        + ".";
  }

  private static String side(Subject subject, Side side) {
    return number(subject, side.value()) + " of " + English.count(side.n());
  }

  private static String number(Subject subject, Quantity value) {
    return switch (subject.finding()) {
      case FITNESS, MOMENT -> plain(value, 3);
      case FITTING, SUCCESS, DEVIATION, DROP_OFF, BRANCH, WAIT_MEDIAN, WAIT_LONGEST ->
          Sentences.share(value);
    };
  }

  private static String plain(Quantity value, int decimals) {
    Interval interval = value.interval();
    return English.decimal(value.value().orElse(0), decimals)
        + (interval == null ? "" : " " + English.interval(interval, decimals));
  }

  private static String finding(@Nullable Direction direction, boolean few, Quantity q) {
    if (direction == null) {
      return few ? "fewer than 30 journeys: not tested" : "not beyond chance";
    }
    String word = direction == Direction.HIGHER ? "higher" : "lower";
    return word + ", q " + English.p(q.value().orElse(1));
  }

  /** Of a channel at a touchpoint, by segment. */
  public static String of(ChannelFit fit) {
    StringBuilder cells = new StringBuilder();
    for (ChannelFit.Cell cell : fit.cells()) {
      cells.append(cells.length() == 0 ? "" : "; ").append(cell(cell));
    }
    return named(fit.touchpoint())
        + " by "
        + named(fit.channel())
        + " against other channels, success by "
        + named(fit.column())
        + ": "
        + (fit.differs() ? "differs" : "not beyond chance")
        + (fit.q().isPresent() ? ", q " + English.p(fit.q().value().orElse(1)) : "")
        + " ("
        + cells
        + ").";
  }

  private static String cell(ChannelFit.Cell cell) {
    return named(cell.value())
        + " "
        + (cell.riskDifference().isPresent()
            ? Sentences.difference(cell.riskDifference())
            : "no number")
        + " of "
        + English.count(cell.n());
  }

  /** Of the time before and after a day. */
  public static String of(ChangeFindings.Row row, String date) {
    String subject = subject(row.subject());
    if (!row.before().share().isPresent() || !row.after().share().isPresent()) {
      Quantity unknown =
          row.before().share().isPresent() ? row.after().share() : row.before().share();
      return subject + ": not compared; " + Reasons.of(unknown) + ".";
    }
    return subject
        + ": "
        + Sentences.share(row.before().share())
        + " of "
        + English.count(row.before().n())
        + " before, "
        + Sentences.share(row.after().share())
        + " of "
        + English.count(row.after().n())
        + " from "
        + date
        + " on: "
        + finding(row.direction(), row.few(), row.q())
        + ".";
  }

  /** Of the weeks. */
  public static String of(DriftFindings.Row row) {
    String text =
        subject(row.subject())
            + ": "
            + English.count(row.count())
            + " of "
            + English.count(row.n())
            + " journeys; over the weeks "
            + drift(row.kind());
    boolean dated = row.changedAt() != null && row.before().isPresent() && row.after().isPresent();
    return dated
        ? text
            + "; "
            + Sentences.share(row.before())
            + " before "
            + row.changedAt()
            + ", "
            + Sentences.share(row.after())
            + " after."
        : text + ".";
  }

  /** What became of a number over the weeks. */
  public static String drift(DriftFindings.Kind kind) {
    return switch (kind) {
      case STABLE -> "stable";
      case STRUCTURAL -> "lasting change";
      case CYCLIC -> "comes back";
      case STRUCTURAL_AND_CYCLIC -> "lasting change, and comes back";
      case STRUCTURAL_OR_SEASONAL -> "lasting change or season";
      case STRUCTURAL_OR_SEASONAL_AND_CYCLIC -> "lasting change or season, and comes back";
      case NOT_TESTED -> "not tested";
    };
  }

  /** Of a number of the design. */
  public static String of(Target target) {
    boolean score = target.kind() == Target.Kind.EXPERIENCE;
    String designed =
        switch (target.aim()) {
              case AT_LEAST -> "at least ";
              case AT_MOST -> "at most ";
              case ABOUT -> "about ";
            }
            + (score ? English.decimal(target.designed(), 2) : English.percent(target.designed()));
    String start = number(target) + ": designed " + designed;
    if (!target.actual().isPresent()) {
      return start + "; no number: " + Reasons.of(target.actual()) + ".";
    }
    return start
        + ", was "
        + (score ? plain(target.actual(), 2) : Sentences.share(target.actual()))
        + " of "
        + English.count(target.n())
        + ": "
        + switch (target.verdict()) {
          case PASS -> "pass";
          case FAIL -> "fail";
          case UNDECIDED -> "undecided";
        }
        + ".";
  }

  private static String number(Target target) {
    String name = named(target.touchpoint());
    return switch (target.kind()) {
      case SUCCESS -> "share of success";
      case DROP_OFF -> "lost at " + name;
      case WITHIN -> "in time at " + name;
      case NOT_BEFORE -> "not too early at " + name;
      case SHARE -> "take " + name;
      case EXPERIENCE -> "mean score of " + name;
    };
  }

  /** Of a state of a journey. */
  public static String of(State state) {
    return "After "
        + named(String.join(" › ", state.touchpoints()))
        + " "
        + English.count(state.succeeding())
        + " of "
        + English.count(state.journeys())
        + " journeys succeed; the chance is "
        + Sentences.share(state.chance())
        + ".";
  }

  private static String subject(Subject subject) {
    return subject(subject, named(subject.touchpoint()));
  }

  /**
   * What is compared.
   *
   * @param name stands for its touchpoint
   */
  public static String subject(Subject subject, String name) {
    return switch (subject.finding()) {
      case FITTING -> "journeys as planned";
      case FITNESS -> "mean fitness";
      case SUCCESS -> "success within the window";
      case DEVIATION -> deviation(subject, name);
      case DROP_OFF -> "lost at " + name;
      case BRANCH -> "take " + name;
      case WAIT_MEDIAN -> "wait for " + name + " above the median of all";
      case WAIT_LONGEST -> "wait for " + name + " above 90 % of all";
      case MOMENT -> name + ": odds of success, " + subject.kind();
    };
  }

  private static String deviation(Subject subject, String name) {
    for (DeviationKind kind : DeviationKind.values()) {
      if (kind.word().equals(subject.kind())) {
        return English.clause(kind, name);
      }
    }
    return subject.kind() + ": " + name;
  }

  private static String named(String name) {
    return "“" + name + "”";
  }
}
