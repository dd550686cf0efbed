package org.desirepath.diagnostics.groups;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.conformance.rules.RuleResult;
import org.desirepath.diagnostics.deviations.DeviationTallies;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.groups.GroupComparison.Difference;
import org.desirepath.diagnostics.groups.GroupComparison.Group;
import org.desirepath.diagnostics.groups.Grouping.Contrast;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.moments.ChannelFit;
import org.jspecify.annotations.Nullable;

/**
 * Holds groups of journeys beside each other on every finding: fitness, deviations, branches,
 * drop-off, success, waits and how moments go with success. Nothing is aligned anew: findings are
 * counted again in each group.
 *
 * <p>Sources: R. G. Newcombe, 1998, for differences of shares; the test of a table is that of
 * Cochran, Mantel and Haenszel, mid-p where sparse; Y. Benjamini and Y. Hochberg, 1995,
 * doi:10.1111/j.2517-6161.1995.tb02031.x, over everything that is compared. O(findings x contrasts
 * x journeys), beside one pass over the journeys of every moment for each contrast. Journeys are
 * taken to be independent: several of one customer are not, and then intervals are too narrow.
 *
 * @param questions which groups, beside the segments of the parameters
 */
public record GroupDiagnostic(GroupQuestions questions) {

  /**
   * Compares.
   *
   * @param dropOff null without a declared outcome
   */
  public GroupFindings diagnose(
      OutcomeContext context,
      DeviationTallies tallies,
      List<RuleResult> rules,
      @Nullable DropOff dropOff) {
    boolean compares =
        !context.journeys().parameters().segments().isEmpty() || questions.periods() != null;
    if (!compares
        && questions.experiment() == null
        && questions.change() == null
        && !questions.drift()) {
      return GroupFindings.NONE;
    }
    Measures measures = Measures.of(context, tallies, rules, dropOff);
    GroupQuestions.Experiment experiment = questions.experiment();
    GroupQuestions.Change change = questions.change();
    return new GroupFindings(
        compares ? compare(groupings(context, measures), measures, context, dropOff) : null,
        experiment == null
            ? null
            : new ExperimentAnalysis(experiment, measures).of(context, dropOff),
        change == null ? null : new ChangeAnalysis(change, measures).compare(),
        questions.drift() ? new DriftAnalysis(measures).scan() : null,
        dropOff == null || !context.window().isKnown()
            ? List.of()
            : ChannelFit.of(
                context, dropOff.steps().stream().map(DropOff.Step::touchpoint).toList()));
  }

  private List<Grouping> groupings(OutcomeContext context, Measures measures) {
    DiagnosisParameters parameters = context.journeys().parameters();
    List<Grouping> groupings = new ArrayList<>();
    for (int c = 0; c < parameters.segments().size(); c++) {
      groupings.add(Grouping.ofSegments(context.segments(), c, parameters.segments().get(c)));
    }
    PeriodSplit periods = questions.periods();
    if (periods != null) {
      groupings.add(Grouping.ofPeriods(measures, periods, parameters.zone()));
    }
    return groupings;
  }

  static GroupComparison compare(
      List<Grouping> groupings,
      Measures measures,
      OutcomeContext context,
      @Nullable DropOff dropOff) {
    Contrasts contrasts = new Contrasts(measures);
    List<Group> groups = new ArrayList<>();
    List<Contrast> all = new ArrayList<>();
    for (Grouping grouping : groupings) {
      for (int g = 0; g < grouping.values().size(); g++) {
        int journeys = grouping.members().get(g).cardinality();
        groups.add(
            new Group(
                grouping.column(),
                grouping.scope(),
                grouping.values().get(g),
                journeys,
                journeys >= Contrasts.FEWEST));
      }
      all.addAll(grouping.contrasts(Contrasts.FEWEST));
    }
    return adjusted(contrasts, groups, all, context, dropOff);
  }

  static GroupComparison adjusted(
      Contrasts contrasts,
      List<Group> groups,
      List<Contrast> all,
      OutcomeContext context,
      @Nullable DropOff dropOff) {
    all.forEach(contrasts::add);
    List<String> notes = new ArrayList<>();
    if (all.isEmpty()) {
      notes.add(
          "nothing was compared: there are not two groups of " + Contrasts.FEWEST + " journeys");
    }
    if (dropOff != null && context.window().isKnown()) {
      contrasts.addMoments(context, dropOff, all);
    } else {
      notes.add("moments were not compared: " + context.window().reason());
    }
    List<Difference> differences = contrasts.adjusted();
    int tested = (int) differences.stream().filter(d -> d.p().isPresent()).count();
    int significant = (int) differences.stream().filter(Difference::differs).count();
    notes.add(
        "each journey counts as one observation; several of one customer make the intervals too"
            + " narrow");
    return new GroupComparison(tested, significant, groups, differences, notes);
  }
}
