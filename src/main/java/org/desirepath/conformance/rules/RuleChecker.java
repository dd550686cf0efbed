package org.desirepath.conformance.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.rules.JourneyRule;

/**
 * Holds rules against a log: all of them in one pass over each trace, with the activations of each
 * and what became of them.
 *
 * <p>Activations, fulfilments and violations as A. Burattini, F. M. Maggi and A. Sperduti have
 * them, "Conformance checking based on multi-perspective declarative process models", 2016,
 * doi:10.1016/j.eswa.2016.08.040; a trace without activation keeps a rule vacuously and is counted
 * apart. Templates of existence, position and choice are activated once by the trace itself. In a
 * rule of both directions each event activates one side, with the other event as its target. For a
 * trace that is still open the semantics is that of LTL on finite traces with four values (F. M.
 * Maggi, M. Montali, M. Westergaard and W. van der Aalst, 2011, doi:10.1007/978-3-642-23059-2_13):
 * what is violated so far but may still be mended is pending, but a bound of time that passed at
 * the time of extraction is a violation; what holds so far counts as fulfilled.
 *
 * <p>Conditions whose values are missing do not hold. Times that are missing leave an activation
 * undecided: it is counted as pending.
 *
 * <p>Rules of order alone are checked once for each distinct variant, the others for each trace:
 * O((events of the variants + events of the log for the rest) x rules that name the activity), more
 * only where activations with conditions wait for long. Deterministic, thread-safe.
 */
public final class RuleChecker {
  private RuleChecker() {}

  /**
   * Checks.
   *
   * @param open traces that may go on
   * @param asOfMillis when the log was extracted, or {@link EventLog#NO_TIME}
   * @return one result a rule, in the order of the rules
   */
  public static List<RuleResult> check(
      EventLog log, List<JourneyRule> rules, BitSet open, long asOfMillis) {
    return new Run(log, rules, open, asOfMillis).results();
  }

  private static final class Run {
    private final EventLog log;
    private final BitSet open;
    private final TraceFrame frame;
    private final List<Total> totals = new ArrayList<>();
    private final List<Total> ofOrder = new ArrayList<>();
    private final List<Total> ofTraces = new ArrayList<>();

    Run(EventLog log, List<JourneyRule> rules, BitSet open, long asOfMillis) {
      this.log = log;
      this.open = open;
      this.frame = new TraceFrame(log, asOfMillis);
      Map<String, Integer> codes = new HashMap<>();
      for (int a = 0; a < log.activities().size(); a++) {
        codes.put(log.activities().get(a), a);
      }
      for (JourneyRule rule : rules) {
        Total total = new Total(rule, Monitors.of(frame, rule, codes));
        totals.add(total);
        (rule.isOfOrderAlone() ? ofOrder : ofTraces).add(total);
      }
    }

    List<RuleResult> results() {
      if (!ofOrder.isEmpty()) {
        checkVariants();
      }
      if (!ofTraces.isEmpty()) {
        Dispatch dispatch = new Dispatch(log, frame, monitors(ofTraces));
        for (int t = 0; t < log.traceCount(); t++) {
          dispatch.run(t, open.get(t));
          for (Total total : ofTraces) {
            total.add(total.monitors.counts(), t);
          }
        }
      }
      return totals.stream().map(total -> total.result(log.traceCount())).toList();
    }

    private static List<Monitors> monitors(List<Total> totals) {
      return totals.stream().map(total -> total.monitors).toList();
    }

    /** The traces of a variant are alike for these rules, but for being open. */
    private void checkVariants() {
      int groups = 2 * log.variants().size();
      int[] size = new int[groups];
      int[] next = new int[groups + 1];
      for (int t = 0; t < log.traceCount(); t++) {
        size[group(t)]++;
      }
      for (int g = 0; g < groups; g++) {
        next[g + 1] = next[g] + size[g];
      }
      int[] traces = new int[log.traceCount()];
      for (int t = 0; t < log.traceCount(); t++) {
        traces[next[group(t)]++] = t;
      }
      Dispatch dispatch = new Dispatch(log, frame, monitors(ofOrder));
      for (int g = 0; g < groups; g++) {
        if (size[g] > 0) {
          dispatch.run(traces[next[g] - 1], g % 2 == 1);
          for (Total total : ofOrder) {
            total.add(total.monitors.counts(), traces, next[g] - size[g], next[g]);
          }
        }
      }
    }

    private int group(int trace) {
      return 2 * log.variantOf(trace) + (open.get(trace) ? 1 : 0);
    }
  }

  /** What became of one rule so far. */
  private static final class Total {
    private final JourneyRule rule;
    private final Monitors monitors;
    private long activations;
    private long fulfilments;
    private long violations;
    private long pending;
    private final BitSet activated = new BitSet();
    private final BitSet violating = new BitSet();
    private final BitSet undecided = new BitSet();

    Total(JourneyRule rule, Monitors monitors) {
      this.rule = rule;
      this.monitors = monitors;
    }

    void add(TraceCounts counts, int trace) {
      count(counts, 1);
      mark(counts, trace);
    }

    void add(TraceCounts counts, int[] traces, int from, int to) {
      if (counts.activations == 0) {
        return;
      }
      count(counts, to - from);
      for (int i = from; i < to; i++) {
        mark(counts, traces[i]);
      }
    }

    private void count(TraceCounts counts, long times) {
      activations += times * counts.activations;
      fulfilments += times * counts.fulfilments;
      violations += times * counts.violations;
      pending += times * counts.pending;
    }

    private void mark(TraceCounts counts, int trace) {
      if (counts.activations > 0) {
        activated.set(trace);
        if (counts.violations > 0) {
          violating.set(trace);
        } else if (counts.pending > 0) {
          undecided.set(trace);
        }
      }
    }

    RuleResult result(int traces) {
      return new RuleResult(
          rule,
          activations,
          fulfilments,
          violations,
          pending,
          traces,
          activated,
          violating,
          undecided);
    }
  }
}
