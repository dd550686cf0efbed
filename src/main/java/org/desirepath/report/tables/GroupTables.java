package org.desirepath.report.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.groups.ChangeFindings;
import org.desirepath.diagnostics.groups.DriftFindings;
import org.desirepath.diagnostics.groups.ExperimentFindings;
import org.desirepath.diagnostics.groups.GroupComparison;
import org.desirepath.diagnostics.groups.GroupComparison.Difference;
import org.desirepath.diagnostics.groups.GroupComparison.Side;
import org.desirepath.diagnostics.groups.Subject;
import org.desirepath.diagnostics.moments.ChannelFit;
import org.desirepath.diagnostics.targets.Target;
import org.desirepath.report.document.CsvTable;
import org.desirepath.report.document.TableOutput;
import org.jspecify.annotations.Nullable;

/** Targets, groups, changes and drift as tables; without rows where nothing was asked. */
public final class GroupTables {
  private GroupTables() {}

  static void writeTargets(ComparisonResult result, TableOutput out) throws IOException {
    try (CsvTable table =
        new CsvTable(
            out,
            "kind",
            "touchpoint",
            "aim",
            "designed",
            "actual",
            "low",
            "high",
            "count",
            "n",
            "verdict")) {
      for (Target target : result.findings().targets()) {
        table.text(target.kind().word()).text(target.touchpoint()).text(target.aim().word());
        table.number(target.designed()).estimate(target.actual());
        if (target.count() < 0) {
          table.empty();
        } else {
          table.count(target.count());
        }
        table.count(target.n()).text(target.verdict().word()).endRow();
      }
    }
  }

  static void writeGroups(ComparisonResult result, TableOutput out) throws IOException {
    List<GroupComparison> comparisons = new ArrayList<>();
    if (result.findings().groups().comparison() != null) {
      comparisons.add(result.findings().groups().comparison());
    }
    ExperimentFindings experiment = result.findings().groups().experiment();
    if (experiment != null) {
      comparisons.add(experiment.comparison());
    }
    try (CsvTable table =
        new CsvTable(
            out,
            "column",
            "value",
            "other",
            "finding",
            "kind",
            "touchpoint",
            "count",
            "n",
            "value_here",
            "value_low",
            "value_high",
            "other_count",
            "other_n",
            "other_value",
            "other_low",
            "other_high",
            "difference",
            "difference_low",
            "difference_high",
            "p",
            "q",
            "direction")) {
      for (GroupComparison comparison : comparisons) {
        for (Difference one : comparison.differences()) {
          table.text(one.column()).text(one.value()).text(one.other());
          subject(table, one.subject());
          side(table, one.mine());
          side(table, one.theirs());
          table.estimate(one.difference()).quantity(one.p()).quantity(one.q());
          table.text(one.direction() == null ? null : one.direction().word()).endRow();
        }
      }
    }
  }

  static void writeChannelFit(ComparisonResult result, TableOutput out) throws IOException {
    try (CsvTable table =
        new CsvTable(
            out,
            "column",
            "touchpoint",
            "channel",
            "value",
            "exposed",
            "n",
            "risk_difference",
            "low",
            "high",
            "p",
            "q")) {
      for (ChannelFit fit : result.findings().groups().channelFit()) {
        for (ChannelFit.Cell cell : fit.cells()) {
          table.text(fit.column()).text(fit.touchpoint()).text(fit.channel()).text(cell.value());
          table.count(cell.exposed()).count(cell.n()).estimate(cell.riskDifference());
          table.quantity(fit.p()).quantity(fit.q()).endRow();
        }
      }
    }
  }

  private static void subject(CsvTable table, Subject subject) {
    table.text(subject.finding().word()).text(subject.kind()).text(subject.touchpoint());
  }

  private static void side(CsvTable table, Side side) {
    table.count(side.count()).count(side.n()).estimate(side.value());
  }

  static void writeChange(ComparisonResult result, TableOutput out) throws IOException {
    ChangeFindings found = result.findings().groups().change();
    try (CsvTable table =
        new CsvTable(
            out,
            "finding",
            "kind",
            "touchpoint",
            "before_count",
            "before_n",
            "after_count",
            "after_n",
            "last_year_before_count",
            "last_year_before_n",
            "last_year_after_count",
            "last_year_after_n",
            "difference",
            "difference_low",
            "difference_high",
            "stratified",
            "stratified_low",
            "stratified_high",
            "difference_in_differences",
            "difference_in_differences_low",
            "difference_in_differences_high",
            "p",
            "q",
            "direction")) {
      for (ChangeFindings.Row row : found == null ? List.<ChangeFindings.Row>of() : found.rows()) {
        subject(table, row.subject());
        cell(table, row.before());
        cell(table, row.after());
        cell(table, row.lastYearBefore());
        cell(table, row.lastYearAfter());
        table.estimate(row.difference()).estimate(row.stratified());
        table.estimate(row.differenceInDifferences()).quantity(row.p()).quantity(row.q());
        table.text(row.direction() == null ? null : row.direction().word()).endRow();
      }
    }
  }

  private static void cell(CsvTable table, ChangeFindings.@Nullable Cell cell) {
    if (cell == null) {
      table.empty().empty();
    } else {
      table.count(cell.count()).count(cell.n());
    }
  }

  static void writeDrift(ComparisonResult result, TableOutput out) throws IOException {
    DriftFindings found = result.findings().groups().drift();
    try (CsvTable table =
        new CsvTable(
            out,
            "finding",
            "kind",
            "touchpoint",
            "count",
            "n",
            "drift",
            "changed_at",
            "before",
            "before_low",
            "before_high",
            "after",
            "after_low",
            "after_high",
            "change_p",
            "change_q",
            "weekly_p",
            "weekly_q",
            "yearly_p",
            "yearly_q")) {
      for (DriftFindings.Row row : found == null ? List.<DriftFindings.Row>of() : found.rows()) {
        subject(table, row.subject());
        table.count(row.count()).count(row.n()).text(row.kind().word()).text(row.changedAt());
        table.estimate(row.before()).estimate(row.after());
        table.quantity(row.change().p()).quantity(row.change().q());
        table.quantity(row.weekly().p()).quantity(row.weekly().q());
        table.quantity(row.yearly().p()).quantity(row.yearly().q()).endRow();
      }
    }
  }
}
