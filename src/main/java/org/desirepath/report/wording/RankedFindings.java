package org.desirepath.report.wording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.dropoff.DropOff.Step;

/** Which findings are ranked, and in what order: the same on the page, on slides and in words. */
public final class RankedFindings {
  /** Journeys below which a finding is shown grey and not ranked. */
  public static final int FEW = 30;

  private RankedFindings() {}

  /**
   * Departures that enough journeys could show, most journeys first. A low score is no step off the
   * plan, and a touchpoint never recorded is not measured: they stand in the table of all, not
   * here.
   */
  public static List<Deviation> deviations(ComparisonResult result) {
    return result.findings().deviations().stream()
        .filter(
            d ->
                d.observable() >= FEW
                    && !result.findings().isNotMeasured(d)
                    && d.kind() != DeviationKind.EXPERIENCE
                    && d.kind() != DeviationKind.SHARE)
        .sorted(Comparator.comparingInt(Deviation::journeys).reversed())
        .toList();
  }

  /** All of them: the ranked ones, then those that too few journeys could show. */
  public static List<Deviation> allDeviations(ComparisonResult result) {
    List<Deviation> ordered = new ArrayList<>(deviations(result));
    result.findings().deviations().stream()
        .filter(deviation -> !ordered.contains(deviation))
        .forEach(ordered::add);
    return ordered;
  }

  /** Steps that enough journeys reached long enough ago, most lost first. */
  public static List<Step> steps(DropOff dropOff) {
    return dropOff.steps().stream()
        .filter(s -> s.mature() >= FEW && s.abandoned() > 0)
        .sorted(Comparator.comparingInt(Step::abandoned).reversed())
        .toList();
  }
}
