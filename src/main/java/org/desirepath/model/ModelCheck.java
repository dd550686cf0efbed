package org.desirepath.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.desirepath.model.UnusableModelException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a net without a log: bounded (no place collects tokens without end), safe (at
 * most one token a place), sound (see {@link Soundness}), easy sound (some run ends: van der Aalst
 * et al., 2011, doi:10.1007/s00165-010-0161-4), what can never happen, and what is on no way to an
 * end. Costs one walk over all markings, twice. Deterministic; immutable.
 *
 * @param markings number of reachable markings; empty when not all could be seen
 * @param bounded null = not known, see {@code reason}; so the next three
 * @param deadTransitions ids of transitions that can never fire
 * @param unreachableTouchpoints labels that stand on no complete run, so that no journey can have
 *     them and fit
 * @param violations what makes it unsound
 * @param reason why something is not known, or null
 */
public record ModelCheck(
    OptionalInt markings,
    @Nullable Boolean bounded,
    @Nullable Boolean safe,
    @Nullable Boolean sound,
    @Nullable Boolean easySound,
    List<String> deadTransitions,
    SortedSet<String> unreachableTouchpoints,
    List<Soundness.Violation> violations,
    @Nullable String reason) {
  public ModelCheck {
    deadTransitions = List.copyOf(deadTransitions);
    violations = List.copyOf(violations);
  }

  /**
   * Checks a net.
   *
   * @param maxMarkings most markings to look at, at least 1
   */
  public static ModelCheck of(AcceptingPetriNet net, int maxMarkings) {
    MarkingExplorer found;
    try {
      found = MarkingExplorer.explore(net, maxMarkings, () -> false);
    } catch (UnusableModelException e) {
      boolean unbounded = e.reason() == Reason.UNBOUNDED;
      String message = String.valueOf(e.getMessage());
      return new ModelCheck(
          OptionalInt.empty(),
          unbounded ? Boolean.FALSE : null,
          unbounded ? Boolean.FALSE : null,
          unbounded ? Boolean.FALSE : null,
          null,
          List.of(),
          new TreeSet<>(),
          unbounded
              ? List.of(new Soundness.Violation(Soundness.Kind.UNBOUNDED, message))
              : List.of(),
          message);
    }
    BitSet live = ReachabilityGraph.leadingToAnEnd(net, found);
    Soundness soundness = Soundness.of(net, maxMarkings);
    return new ModelCheck(
        OptionalInt.of(found.markingCount()),
        true,
        isSafe(net, found),
        soundness.isSound(),
        live.get(0),
        dead(net, found),
        unreachable(net, found, live),
        soundness.violations(),
        null);
  }

  private static boolean isSafe(AcceptingPetriNet net, MarkingExplorer found) {
    for (int m = 0; m < found.markingCount(); m++) {
      for (int p = 0; p < net.places().size(); p++) {
        if (found.tokens(m, p) > 1) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<String> dead(AcceptingPetriNet net, MarkingExplorer found) {
    BitSet fired = new BitSet();
    for (int e = 0; e < found.endEdge(found.markingCount() - 1); e++) {
      fired.set(found.transition(e));
    }
    List<String> dead = new ArrayList<>();
    for (int t = 0; t < net.transitions().size(); t++) {
      if (!fired.get(t)) {
        dead.add(net.transitions().get(t).id());
      }
    }
    return dead;
  }

  private static SortedSet<String> unreachable(
      AcceptingPetriNet net, MarkingExplorer found, BitSet live) {
    SortedSet<String> labels = new TreeSet<>(net.labels());
    for (int m = live.nextSetBit(0); m >= 0; m = live.nextSetBit(m + 1)) {
      for (int e = found.firstEdge(m); e < found.endEdge(m); e++) {
        String label = net.transitions().get(found.transition(e)).label();
        if (label != null && live.get(found.target(e))) {
          labels.remove(label);
        }
      }
    }
    return labels;
  }
}
