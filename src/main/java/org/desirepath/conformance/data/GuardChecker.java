package org.desirepath.conformance.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.conformance.alignment.OptimalAlignmentGraph;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.AcceptingPetriNet;
import org.desirepath.model.NetData;
import org.desirepath.model.rules.Condition;
import org.desirepath.model.rules.Truth;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the guards of a data Petri net in <em>staged</em> semantics: the flow is aligned first,
 * without heed of data; then, among all optimal alignments of a trace, the one that breaks the
 * fewest guards is looked at (M. de Leoni and W. van der Aalst, "Aligning event logs and process
 * models for multi-perspective conformance checking", 2013, doi:10.1007/978-3-642-40176-3_10, for
 * the two stages). A costlier alignment that breaks fewer guards, as balanced semantics would have
 * it (F. Mannhardt and others, 2016, doi:10.1007/s00607-015-0441-1), is not looked for.
 *
 * <p>A transition that fires with an event writes its variables from the attributes of that name;
 * one that fires without leaves them unknown, as they are before the first writing. A guard over an
 * unknown value is not violated: some value would fulfil it. Of equally good alignments the first
 * in the order of the contract is taken.
 *
 * <p>O(optimal states x valuations) for each trace. Where that, or the set of optimal alignments,
 * is beyond a limit, the alignment shown is taken instead. Deterministic, thread-safe.
 */
public final class GuardChecker {
  private GuardChecker() {}

  /**
   * Checks.
   *
   * @param log that the alignments are of
   * @return one result a guard, in the order of the transitions; empty without guards
   */
  public static List<GuardResult> check(EventLog log, ConformanceResult conformance) {
    return conformance.model().data().guards().isEmpty()
        ? List.of()
        : new Run(log, conformance).results();
  }

  /** What stands about one guard so far. */
  private static final class Tally {
    private long held;
    private long violated;
    private long unknown;
    private final BitSet violating = new BitSet();
    private final BitSet judged = new BitSet();

    void add(Truth truth, int trace) {
      switch (truth) {
        case TRUE -> held++;
        case FALSE -> violated++;
        case UNKNOWN -> unknown++;
      }
      if (truth != Truth.UNKNOWN) {
        judged.set(trace);
      }
      if (truth == Truth.FALSE) {
        violating.set(trace);
      }
    }
  }

  private static final class Run {
    private final EventLog log;
    private final ConformanceResult conformance;
    private final Variables variables;
    private final Map<Integer, Tally> tallies = new HashMap<>();

    Run(EventLog log, ConformanceResult conformance) {
      this.log = log;
      this.conformance = conformance;
      this.variables = new Variables(log, conformance.model());
    }

    List<GuardResult> results() {
      Map<Integer, @Nullable OptimalAlignmentGraph> graphs = new HashMap<>();
      for (int t = 0; t < log.traceCount(); t++) {
        int v = conformance.variantOf(t);
        if (!graphs.containsKey(v)) {
          graphs.put(v, graph(v));
        }
        count(t, moves(t, v, graphs.get(v)));
      }
      return rows();
    }

    private @Nullable OptimalAlignmentGraph graph(int v) {
      return conformance.variants().get(v).alignment().isOptimal()
          ? conformance.optimalAlignments(v).orElse(null)
          : null;
    }

    private List<Move> moves(int trace, int v, @Nullable OptimalAlignmentGraph graph) {
      List<Move> best = graph == null ? null : new FewestViolations(variables, graph).path(trace);
      VariantAlignment variant = conformance.variants().get(v);
      return best == null ? variant.alignment().moves() : best;
    }

    private void count(int trace, List<Move> moves) {
      @Nullable String[] before = variables.unknown();
      for (Move move : moves) {
        @Nullable String[] after = variables.after(move, before, trace);
        Truth truth = variables.guard(move, before, after);
        if (truth != null) {
          tallies.computeIfAbsent(Variables.transition(move), i -> new Tally()).add(truth, trace);
        }
        before = after;
      }
    }

    private List<GuardResult> rows() {
      NetData data = conformance.model().data();
      List<AcceptingPetriNet.Transition> transitions = conformance.model().net().transitions();
      List<GuardResult> rows = new ArrayList<>();
      for (int i = 0; i < transitions.size(); i++) {
        Condition guard = data.guards().get(transitions.get(i).id());
        if (guard != null) {
          Tally tally = tallies.getOrDefault(i, new Tally());
          rows.add(
              new GuardResult(
                  transitions.get(i).id(),
                  transitions.get(i).label(),
                  guard.text(),
                  tally.held,
                  tally.violated,
                  tally.unknown,
                  tally.violating,
                  tally.judged));
        }
      }
      return rows;
    }
  }
}
