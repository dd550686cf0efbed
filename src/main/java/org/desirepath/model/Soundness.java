package org.desirepath.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.desirepath.model.UnusableModelException.Reason;

/**
 * Whether a net always can end, ends clean and has no useless part: from every reachable marking a
 * final one can be reached (option to complete), no reachable marking has more tokens than a final
 * one (proper completion), and every transition can fire (no dead transition). A net in which a
 * place can collect tokens without end is not sound.
 *
 * <p>Source: van der Aalst et al., "Soundness of workflow nets: classification, decidability, and
 * analysis", 2011, doi:10.1007/s00165-010-0161-4, definition 7 (classical soundness), for any
 * number of final markings. Costs one walk over all markings. Deterministic; immutable.
 *
 * @param violations what is wrong, in order of kind; a sound net has none
 */
public record Soundness(List<Violation> violations) {

  /** How a net can be unsound. */
  public enum Kind {
    /** A place can collect any number of tokens. */
    UNBOUNDED,
    /** From some marking no final marking can be reached. */
    NO_OPTION_TO_COMPLETE,
    /** Some marking has the tokens of a final one and more. */
    IMPROPER_COMPLETION,
    /** A transition can never fire. */
    DEAD_TRANSITION
  }

  /**
   * One thing that is wrong.
   *
   * @param message says where, in one line
   */
  public record Violation(Kind kind, String message) {}

  public Soundness {
    violations = List.copyOf(violations);
  }

  public boolean isSound() {
    return violations.isEmpty();
  }

  /**
   * Checks a net.
   *
   * @param maxMarkings most markings to look at, at least 1
   * @throws UnusableModelException if it has more markings than that
   */
  public static Soundness of(AcceptingPetriNet net, int maxMarkings) {
    MarkingExplorer found;
    try {
      found = MarkingExplorer.explore(net, maxMarkings, () -> false);
    } catch (UnusableModelException e) {
      if (e.reason() == Reason.UNBOUNDED) {
        return new Soundness(
            List.of(new Violation(Kind.UNBOUNDED, String.valueOf(e.getMessage()))));
      }
      throw e;
    }
    List<Violation> violations = new ArrayList<>();
    addStuck(net, found, violations);
    addImproper(net, found, violations);
    addDead(net, found, violations);
    return new Soundness(violations);
  }

  private static void addStuck(
      AcceptingPetriNet net, MarkingExplorer found, List<Violation> violations) {
    BitSet live = ReachabilityGraph.leadingToAnEnd(net, found);
    int stuck = found.markingCount() - live.cardinality();
    if (stuck > 0) {
      violations.add(
          new Violation(
              Kind.NO_OPTION_TO_COMPLETE,
              "no final marking can be reached from "
                  + stuck
                  + " of "
                  + found.markingCount()
                  + " markings, such as "
                  + shown(net, found, live.nextClearBit(0))));
    }
  }

  private static void addImproper(
      AcceptingPetriNet net, MarkingExplorer found, List<Violation> violations) {
    int improper = 0;
    int first = -1;
    for (int m = 0; m < found.markingCount(); m++) {
      if (coversAnEnd(net, found, m)) {
        improper++;
        first = first < 0 ? m : first;
      }
    }
    if (improper > 0) {
      violations.add(
          new Violation(
              Kind.IMPROPER_COMPLETION,
              improper
                  + " of "
                  + found.markingCount()
                  + " markings have the tokens of a final marking and more, such as "
                  + shown(net, found, first)));
    }
  }

  private static boolean coversAnEnd(AcceptingPetriNet net, MarkingExplorer found, int marking) {
    for (Marking end : net.finalMarkings()) {
      boolean covers = true;
      boolean more = false;
      for (int p = 0; p < net.places().size() && covers; p++) {
        int over = found.tokens(marking, p) - end.tokens().getOrDefault(p, 0);
        covers = over >= 0;
        more |= over > 0;
      }
      if (covers && more) {
        return true;
      }
    }
    return false;
  }

  private static void addDead(
      AcceptingPetriNet net, MarkingExplorer found, List<Violation> violations) {
    BitSet fired = new BitSet();
    for (int e = 0; e < found.endEdge(found.markingCount() - 1); e++) {
      fired.set(found.transition(e));
    }
    for (int t = 0; t < net.transitions().size(); t++) {
      if (!fired.get(t)) {
        AcceptingPetriNet.Transition dead = net.transitions().get(t);
        violations.add(
            new Violation(
                Kind.DEAD_TRANSITION,
                "transition "
                    + dead.id()
                    + (dead.label() == null ? "" : " (" + dead.label() + ")")
                    + " can never fire"));
      }
    }
  }

  private static String shown(AcceptingPetriNet net, MarkingExplorer found, int marking) {
    TreeMap<String, Integer> tokens = new TreeMap<>();
    for (int p = 0; p < net.places().size(); p++) {
      int count = found.tokens(marking, p);
      if (count > 0) {
        tokens.put(net.places().get(p).id(), count);
      }
    }
    return tokens.toString();
  }
}
