package org.desirepath.diagnostics.groups;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.desirepath.diagnostics.deviations.Verdict;
import org.desirepath.diagnostics.dropoff.DropOff;
import org.desirepath.diagnostics.groups.ExperimentFindings.Arm;
import org.desirepath.diagnostics.groups.ExperimentFindings.Balance;
import org.desirepath.diagnostics.groups.ExperimentFindings.Contamination;
import org.desirepath.diagnostics.groups.ExperimentFindings.Effect;
import org.desirepath.diagnostics.groups.ExperimentFindings.Ratio;
import org.desirepath.diagnostics.groups.GroupComparison.Group;
import org.desirepath.diagnostics.groups.GroupComparison.Scope;
import org.desirepath.diagnostics.groups.Grouping.Contrast;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.moments.CriticalMoments.Evidence;
import org.desirepath.diagnostics.moments.MomentGroups;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.ChiSquare;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * The arms of an experiment beside its control. Journeys count in the arm they were assigned to,
 * whatever they saw (intention to treat), so contamination can only dilute an effect.
 *
 * <p>Sources: A. Fabijan et al., "Diagnosing sample ratio mismatch in online controlled
 * experiments", 2019, doi:10.1145/3292500.3330722, also for its limit of .001; balance by Hansen
 * and Bowers, 2008; R. G. Newcombe, 1998.
 */
final class ExperimentAnalysis {
  private static final double MISMATCH = 0.001;
  private static final double IMBALANCE = 0.01;
  private static final double CONTAMINATED = 0.05;

  private final GroupQuestions.Experiment experiment;
  private final Measures measures;
  private final EventLog log;
  private final SortedMap<String, BitSet> arms = new TreeMap<>();
  private int unassigned;
  private int inSeveralArms;

  ExperimentAnalysis(GroupQuestions.Experiment experiment, Measures measures) {
    this.experiment = experiment;
    this.measures = measures;
    this.log = measures.journeys().log();
    assign();
  }

  private void assign() {
    Column ofEvents = log.eventColumns().get(experiment.attribute());
    arms.put(experiment.control(), new BitSet());
    experiment.allocation().keySet().forEach(arm -> arms.put(arm, new BitSet()));
    for (int t = 0; t < log.traceCount(); t++) {
      String arm = log.segmentText(experiment.attribute(), t);
      if (arm == null || arm.isEmpty()) {
        unassigned++;
      } else if (ofEvents != null && namesAnother(ofEvents, t, arm)) {
        inSeveralArms++;
      } else {
        arms.computeIfAbsent(arm, a -> new BitSet()).set(t);
      }
    }
  }

  private boolean namesAnother(Column ofEvents, int trace, String arm) {
    for (int e = log.firstEvent(trace); e < log.endEvent(trace); e++) {
      if (ofEvents.isPresent(e) && !ofEvents.text(e).isEmpty() && !ofEvents.text(e).equals(arm)) {
        return true;
      }
    }
    return false;
  }

  ExperimentFindings of(OutcomeContext context, @Nullable DropOff dropOff) {
    List<Arm> described = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    List<Contrast> contrasts = new ArrayList<>();
    BitSet control = followed(experiment.control());
    for (String arm : arms.keySet()) {
      BitSet followed = followed(arm);
      int n = followed.cardinality();
      described.add(new Arm(arm, members(arm).cardinality(), n, designed(arm)));
      groups.add(new Group(experiment.attribute(), Scope.ARM, arm, n, n >= Contrasts.FEWEST));
      if (!arm.equals(experiment.control())) {
        contrasts.add(
            new Contrast(
                experiment.attribute(),
                arm,
                experiment.control(),
                new MomentGroups.Pair(followed, control)));
      }
    }
    Ratio ratio = ratio();
    List<Balance> balance = balance();
    List<Contamination> contamination = contamination();
    List<String> doubts = doubts(ratio, balance, contamination);
    Evidence evidence = doubts.isEmpty() ? Evidence.E3 : Evidence.E0;
    return new ExperimentFindings(
        experiment.attribute(),
        experiment.control(),
        described,
        unassigned,
        inSeveralArms,
        ratio,
        balance,
        contamination,
        evidence,
        doubts,
        contrasts.stream().map(c -> effect(c, evidence)).toList(),
        GroupDiagnostic.adjusted(new Contrasts(measures), groups, contrasts, context, dropOff));
  }

  private BitSet members(String arm) {
    return arms.getOrDefault(arm, new BitSet());
  }

  private BitSet followed(String arm) {
    BitSet here = (BitSet) members(arm).clone();
    here.and(measures.followed());
    return here;
  }

  private double designed(String arm) {
    double sum = experiment.allocation().values().stream().mapToDouble(x -> x).sum();
    return experiment.allocation().isEmpty()
        ? 1.0 / arms.size()
        : experiment.allocation().getOrDefault(arm, 0.0) / sum;
  }

  private Ratio ratio() {
    List<String> planned = arms.keySet().stream().filter(arm -> designed(arm) > 0).toList();
    long[] counts = planned.stream().mapToLong(arm -> members(arm).cardinality()).toArray();
    double[] shares = planned.stream().mapToDouble(this::designed).toArray();
    ChiSquare test = ChiSquare.goodnessOfFit(counts, shares);
    String reason = "there are not two arms with journeys";
    return new Ratio(
        Contrasts.probability(test.statistic(), reason),
        test.degrees(),
        Contrasts.probability(test.p(), reason),
        test.p() < MISMATCH);
  }

  private List<Balance> balance() {
    List<Balance> found = new ArrayList<>();
    if (!experiment.knownBefore().isEmpty()) {
      BitSet control = members(experiment.control());
      Covariates covariates = new Covariates(log, experiment.knownBefore());
      for (String arm : arms.keySet()) {
        if (!arm.equals(experiment.control())) {
          found.add(covariates.balance(arm, members(arm), control, IMBALANCE));
        }
      }
    }
    return found;
  }

  private List<Contamination> contamination() {
    List<Contamination> found = new ArrayList<>();
    experiment
        .treatments()
        .forEach(
            (treated, touchpoints) -> {
              for (String touchpoint : touchpoints) {
                arms.keySet().stream()
                    .filter(arm -> !arm.equals(treated))
                    .forEach(arm -> found.add(seen(arm, treated, touchpoint)));
              }
            });
    return found;
  }

  private Contamination seen(String arm, String treated, String touchpoint) {
    int code = measures.journeys().codeOf(touchpoint);
    BitSet members = members(arm);
    int saw =
        (int)
            members.stream()
                .filter(
                    t -> {
                      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
                        if (log.activity(e) == code) {
                          return true;
                        }
                      }
                      return false;
                    })
                .count();
    Proportion share = new Proportion(saw, members.cardinality());
    return new Contamination(
        arm,
        treated,
        touchpoint,
        saw,
        members.cardinality(),
        share.trials() == 0
            ? Quantity.absent("the arm has no journeys")
            : Quantity.of(share.estimate(), share.wilson()));
  }

  private List<String> doubts(
      Ratio ratio, List<Balance> balance, List<Contamination> contamination) {
    List<String> doubts = new ArrayList<>();
    arms.forEach(
        (arm, members) -> {
          if (!experiment.allocation().isEmpty() && !experiment.allocation().containsKey(arm)) {
            doubts.add("arm \"" + arm + "\" is not in the designed allocation");
          }
          if (members.isEmpty()) {
            doubts.add("arm \"" + arm + "\" has no journeys");
          }
        });
    if (arms.size() < 2) {
      doubts.add("there is only one arm");
    }
    if (ratio.mismatch()) {
      doubts.add(
          "the arms are not of the designed sizes (p below .001): something assigned or lost"
              + " journeys otherwise");
    }
    balance.stream()
        .filter(Balance::imbalanced)
        .forEach(
            b ->
                doubts.add(
                    "arm \"" + b.arm() + "\" differs from the control in what was known before"));
    contamination.stream()
        .filter(c -> c.share().value().orElse(0) > CONTAMINATED)
        .forEach(
            c ->
                doubts.add(
                    "more than 5 % of arm \""
                        + c.arm()
                        + "\" saw \""
                        + c.touchpoint()
                        + "\", which only \""
                        + c.treatmentOf()
                        + "\" was to see"));
    int assigned = arms.values().stream().mapToInt(BitSet::cardinality).sum();
    if (inSeveralArms > CONTAMINATED * (assigned + inSeveralArms)) {
      doubts.add("more than 5 % of the journeys are in several arms");
    }
    return doubts;
  }

  private Effect effect(Contrast contrast, Evidence evidence) {
    Measure success =
        measures.shares().stream()
            .filter(m -> m.subject().finding() == Subject.Finding.SUCCESS)
            .findFirst()
            .orElse(null);
    if (success == null) {
      return new Effect(
          contrast.value(),
          Quantity.absent("the design declares no outcome, or the journeys have no times"),
          0,
          0,
          null,
          "unknown");
    }
    Proportion mine = success.among(contrast.mine());
    Proportion theirs = success.among(contrast.theirs());
    Quantity difference = Contrasts.difference(mine, theirs);
    Interval interval = difference.interval();
    boolean few = mine.trials() < Contrasts.FEWEST || theirs.trials() < Contrasts.FEWEST;
    Verdict verdict =
        interval == null || few
            ? Verdict.UNDECIDED
            : Verdict.of(interval, measures.journeys().parameters().delta());
    return new Effect(
        contrast.value(),
        difference,
        (int) mine.trials(),
        (int) theirs.trials(),
        verdict,
        word(verdict, evidence));
  }

  /** Only chance assignment makes a difference an effect. */
  private static String word(Verdict verdict, Evidence evidence) {
    if (evidence != Evidence.E3) {
      return verdict.word();
    }
    return switch (verdict) {
      case WORSE -> "harmful";
      case BETTER -> "beneficial";
      case NO_MATERIAL_DIFFERENCE, UNDECIDED -> verdict.word();
    };
  }
}
