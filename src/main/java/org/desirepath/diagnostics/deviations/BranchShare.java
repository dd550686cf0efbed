package org.desirepath.diagnostics.deviations;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.JourneyStructure;
import org.desirepath.model.JourneyStructure.Branch;
import org.desirepath.model.JourneyStructure.ChoicePoint;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.Proportion;

/**
 * How often a branch of a choice was taken, against its designed share. A journey counts by the
 * first designed event that only one of the branches has; one that took none is not counted.
 *
 * @param touchpoint a touchpoint the branch can start with: its name
 * @param branches names of all branches of the choice, in design order
 * @param designed share
 * @param journeys that took this branch
 * @param observable journeys that took one of them
 * @param share {@code journeys / observable} with Wilson's 95 % interval
 * @param p exact binomial test of the designed share
 * @param q the same by Benjamini and Hochberg over all branches with a designed share
 * @param differs whether q is at most alpha
 */
public record BranchShare(
    String touchpoint,
    List<String> branches,
    double designed,
    int journeys,
    int observable,
    Quantity share,
    Quantity p,
    Quantity q,
    boolean differs) {

  public BranchShare {
    branches = List.copyOf(branches);
  }

  /**
   * The branches of all choices that have a designed share; those that can be passed without an
   * event can't be told from a choice not reached, so their choice is left out.
   *
   * @param tallies gets the branches that differ
   */
  static List<BranchShare> of(AlignedJourneys journeys, DeviationTallies tallies) {
    List<Counted> counted = new ArrayList<>();
    visibleChoices(journeys).forEach(choice -> counted.addAll(count(journeys, choice)));
    double[] q =
        BenjaminiHochberg.adjust(
            counted.stream().mapToDouble(one -> one.p().value().orElse(Double.NaN)).toArray());
    List<BranchShare> shares = new ArrayList<>();
    for (int i = 0; i < q.length; i++) {
      Counted one = counted.get(i);
      boolean differs = q[i] <= journeys.parameters().alpha();
      shares.add(one.share(one.p().isPresent() ? Quantity.of(q[i]) : one.p(), differs));
      if (differs && !one.taken.isEmpty()) {
        DeviationTallies.Key key = new DeviationTallies.Key(DeviationKind.SHARE, one.name);
        tallies.of(DeviationKind.SHARE, one.name).traces().or(one.taken);
        one.all.stream().forEach(trace -> tallies.markJudged(key, trace));
      }
    }
    return List.copyOf(shares);
  }

  /**
   * The journeys of a branch.
   *
   * @param name a touchpoint the branch can start with
   * @param designed its share
   * @param taken journeys that took it
   * @param all journeys that took a branch of its choice
   */
  public record Taken(String name, double designed, BitSet taken, BitSet all) {}

  /**
   * The journeys of the branches with a designed share; of two branches only the first, since the
   * other is the rest.
   */
  public static List<Taken> taken(AlignedJourneys journeys) {
    List<Taken> found = new ArrayList<>();
    for (ChoicePoint choice : visibleChoices(journeys)) {
      List<Counted> branches = count(journeys, choice);
      for (Counted branch : branches.subList(0, branches.size() == 2 ? 1 : branches.size())) {
        found.add(new Taken(branch.name, branch.designed, branch.taken, branch.all));
      }
    }
    return List.copyOf(found);
  }

  private static List<ChoicePoint> visibleChoices(AlignedJourneys journeys) {
    return JourneyStructure.of(journeys.model().facts()).choicePoints().stream()
        .filter(ChoicePoint::sharesDesigned)
        .filter(c -> c.branches().stream().noneMatch(b -> b.skippable() || b.entries().isEmpty()))
        .toList();
  }

  private record Counted(
      String name, List<String> branches, double designed, BitSet taken, BitSet all) {

    Quantity p() {
      return all.isEmpty()
          ? Quantity.absent("no journey took a branch")
          : Quantity.of(proportion().exactTest(designed));
    }

    private Proportion proportion() {
      return new Proportion(taken.cardinality(), all.cardinality());
    }

    BranchShare share(Quantity q, boolean differs) {
      Quantity share =
          all.isEmpty()
              ? Quantity.absent("no journey took a branch")
              : Quantity.of(proportion().estimate(), proportion().wilson());
      return new BranchShare(
          name, branches, designed, taken.cardinality(), all.cardinality(), share, p(), q, differs);
    }
  }

  private static List<Counted> count(AlignedJourneys journeys, ChoicePoint choice) {
    Map<String, Integer> branchOf = new HashMap<>();
    Set<String> shared = new TreeSet<>();
    List<BitSet> taken = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int b = 0; b < choice.branches().size(); b++) {
      Branch branch = choice.branches().get(b);
      names.add(branch.entries().get(0));
      taken.add(new BitSet());
      for (String touchpoint : branch.touchpoints()) {
        Integer other = branchOf.putIfAbsent(touchpoint, b);
        if (other != null && other != b) {
          shared.add(touchpoint);
        }
      }
    }
    branchOf.keySet().removeAll(shared);
    EventLog log = journeys.log();
    BitSet all = new BitSet();
    for (int t = 0; t < log.traceCount(); t++) {
      int[] transitions = journeys.transitionsOf(t);
      for (int i = 0; i < transitions.length; i++) {
        Integer branch =
            transitions[i] < 0
                ? null
                : branchOf.get(journeys.touchpoint(log.activity(log.firstEvent(t) + i)));
        if (branch != null) {
          taken.get(branch).set(t);
          all.set(t);
          break;
        }
      }
    }
    List<Counted> counted = new ArrayList<>();
    for (int b = 0; b < names.size(); b++) {
      double designed = choice.branches().get(b).share();
      counted.add(new Counted(names.get(b), names, designed, taken.get(b), all));
    }
    return counted;
  }
}
