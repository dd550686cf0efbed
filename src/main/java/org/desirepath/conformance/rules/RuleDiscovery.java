package org.desirepath.conformance.rules;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.rules.JourneyRule;
import org.desirepath.model.rules.RuleTemplate;

/**
 * Finds the rules that a log keeps, with support, confidence and interest factor as C. Di Ciccio
 * and M. Mecella have them, "On the discovery of declarative control flows for artful processes",
 * 2015, doi:10.1145/2629447, and leaves out what a stricter rule found already says (C. Di Ciccio,
 * F. M. Maggi, M. Montali and J. Mendling, "Resolving inconsistencies and redundancies in
 * declarative process models", 2017, doi:10.1016/j.is.2016.09.005, for the order of strictness).
 *
 * <p>Candidates are the templates over single activities and over ordered pairs that some trace has
 * both of; negative rules also over pairs that meet in none. The share of traces with both is that
 * of the log; for a negative rule, interest takes the share of traces with either instead, since
 * the pair need never meet. Rules of a single activity are {@code Init}, {@code End}, {@code
 * Existence}, {@code Absence2} and {@code Exactly}.
 *
 * <p>O(events of the variants x activities x templates). Deterministic, thread-safe.
 *
 * @param leastSupport in (0,1]
 * @param leastConfidence in [0,1]; keeps out what rarely applies
 * @param negative whether negative rules are looked for
 * @param keepRedundant whether rules that follow from others found are kept
 */
public record RuleDiscovery(
    double leastSupport, double leastConfidence, boolean negative, boolean keepRedundant) {

  /** What each template follows from: rules of these, over the same touchpoints, say more. */
  private static final Map<RuleTemplate, Set<RuleTemplate>> STRICTER = new HashMap<>();

  static {
    stricter(RuleTemplate.RESPONDED_EXISTENCE, RuleTemplate.RESPONSE, RuleTemplate.CO_EXISTENCE);
    stricter(RuleTemplate.RESPONSE, RuleTemplate.ALTERNATE_RESPONSE, RuleTemplate.SUCCESSION);
    stricter(
        RuleTemplate.ALTERNATE_RESPONSE,
        RuleTemplate.CHAIN_RESPONSE,
        RuleTemplate.ALTERNATE_SUCCESSION);
    stricter(RuleTemplate.CHAIN_RESPONSE, RuleTemplate.CHAIN_SUCCESSION);
    stricter(RuleTemplate.PRECEDENCE, RuleTemplate.ALTERNATE_PRECEDENCE, RuleTemplate.SUCCESSION);
    stricter(
        RuleTemplate.ALTERNATE_PRECEDENCE,
        RuleTemplate.CHAIN_PRECEDENCE,
        RuleTemplate.ALTERNATE_SUCCESSION);
    stricter(RuleTemplate.CHAIN_PRECEDENCE, RuleTemplate.CHAIN_SUCCESSION);
    stricter(RuleTemplate.CO_EXISTENCE, RuleTemplate.SUCCESSION);
    stricter(RuleTemplate.SUCCESSION, RuleTemplate.ALTERNATE_SUCCESSION);
    stricter(RuleTemplate.ALTERNATE_SUCCESSION, RuleTemplate.CHAIN_SUCCESSION);
    stricter(RuleTemplate.NOT_CHAIN_SUCCESSION, RuleTemplate.NOT_SUCCESSION);
    stricter(RuleTemplate.NOT_SUCCESSION, RuleTemplate.NOT_CO_EXISTENCE);
    stricter(RuleTemplate.EXISTENCE, RuleTemplate.EXACTLY, RuleTemplate.INIT, RuleTemplate.END);
    stricter(RuleTemplate.ABSENCE, RuleTemplate.EXACTLY);
  }

  private static void stricter(RuleTemplate weaker, RuleTemplate... stronger) {
    STRICTER.put(weaker, Set.of(stronger));
  }

  /**
   * @throws IllegalArgumentException if a share is outside its range
   */
  public RuleDiscovery {
    if (!(leastSupport > 0 && leastSupport <= 1)) {
      throw new IllegalArgumentException(
          "leastSupport: expected a value in (0,1], got " + leastSupport);
    }
    if (!(leastConfidence >= 0 && leastConfidence <= 1)) {
      throw new IllegalArgumentException(
          "leastConfidence: expected a value in [0,1], got " + leastConfidence);
    }
  }

  /** Rules kept by nine activations in ten, applying to half of the traces; no negative ones. */
  public static RuleDiscovery standard() {
    return new RuleDiscovery(0.9, 0.5, false, false);
  }

  /**
   * Discovers.
   *
   * @return highest interest first, then confidence, then by template and touchpoints
   */
  public List<DiscoveredRule> discover(EventLog log) {
    Presence presence = new Presence(log);
    List<JourneyRule> candidates = candidates(log, presence);
    List<DiscoveredRule> found = new ArrayList<>();
    for (RuleResult result : RuleChecker.check(log, candidates, new BitSet(), EventLog.NO_TIME)) {
      DiscoveredRule rule = measured(result, presence);
      if (result.activations() > 0
          && rule.support() >= leastSupport
          && rule.confidence() >= leastConfidence) {
        found.add(rule);
      }
    }
    List<DiscoveredRule> kept = keepRedundant ? found : withoutRedundant(found);
    kept.sort(
        Comparator.comparingDouble(DiscoveredRule::interest)
            .reversed()
            .thenComparing(Comparator.comparingDouble(DiscoveredRule::confidence).reversed())
            .thenComparing(rule -> rule.rule().template())
            .thenComparing(rule -> rule.rule().text()));
    return List.copyOf(kept);
  }

  private List<JourneyRule> candidates(EventLog log, Presence presence) {
    List<JourneyRule> candidates = new ArrayList<>();
    for (String activity : log.activities()) {
      candidates.add(JourneyRule.of(RuleTemplate.INIT, activity));
      candidates.add(JourneyRule.of(RuleTemplate.END, activity));
      candidates.add(JourneyRule.of(RuleTemplate.EXISTENCE, activity));
      candidates.add(JourneyRule.of(RuleTemplate.ABSENCE, activity).times(2));
      candidates.add(JourneyRule.of(RuleTemplate.EXACTLY, activity));
    }
    for (String a : log.activities()) {
      for (String b : log.activities()) {
        if (!a.equals(b)) {
          addPair(candidates, a, b, presence.both(a, b) > 0);
        }
      }
    }
    return candidates;
  }

  private void addPair(List<JourneyRule> candidates, String a, String b, boolean meet) {
    for (RuleTemplate template : RuleTemplate.values()) {
      boolean wanted =
          template.isBinary()
              && !template.isOfJourney()
              && (template.isNegative()
                  ? negative && template.form() == RuleTemplate.Form.BOTH
                  : meet);
      boolean symmetric =
          template == RuleTemplate.CO_EXISTENCE || template == RuleTemplate.NOT_CO_EXISTENCE;
      if (wanted && (!symmetric || a.compareTo(b) < 0)) {
        candidates.add(JourneyRule.of(template, a, b));
      }
    }
  }

  private static DiscoveredRule measured(RuleResult result, Presence presence) {
    double support = (double) result.fulfilments() / StrictMath.max(1, result.activations());
    double confidence = support * result.activatedTraces() / StrictMath.max(1, result.traces());
    JourneyRule rule = result.rule();
    String second = rule.second();
    int with = presence.of(rule.first());
    if (second != null) {
      int both = presence.both(rule.first(), second);
      with = rule.template().isNegative() ? with + presence.of(second) - both : both;
    }
    return new DiscoveredRule(
        rule,
        support,
        confidence,
        confidence * with / StrictMath.max(1, result.traces()),
        result.activatedTraces() - result.violatingTraces());
  }

  private static List<DiscoveredRule> withoutRedundant(List<DiscoveredRule> found) {
    Set<JourneyRule> rules = found.stream().map(DiscoveredRule::rule).collect(Collectors.toSet());
    List<DiscoveredRule> kept = new ArrayList<>();
    for (DiscoveredRule rule : found) {
      if (!follows(rule.rule(), rule.rule().template(), rules)) {
        kept.add(rule);
      }
    }
    return kept;
  }

  private static boolean follows(JourneyRule rule, RuleTemplate weaker, Set<JourneyRule> rules) {
    for (RuleTemplate stronger : STRICTER.getOrDefault(weaker, Set.of())) {
      if (isFound(rule, stronger, rules) || follows(rule, stronger, rules)) {
        return true;
      }
    }
    return false;
  }

  /** A rule both ways stands for either order; one that counts, for its own number. */
  private static boolean isFound(JourneyRule rule, RuleTemplate stronger, Set<JourneyRule> rules) {
    String a = rule.first();
    String b = rule.second();
    if (b == null) {
      return rules.contains(JourneyRule.of(stronger, a));
    }
    boolean turned =
        rule.template() == RuleTemplate.CO_EXISTENCE
            || stronger == RuleTemplate.CO_EXISTENCE
            || stronger == RuleTemplate.NOT_CO_EXISTENCE;
    return rules.contains(JourneyRule.of(stronger, a, b))
        || (turned && rules.contains(JourneyRule.of(stronger, b, a)));
  }

  /** In how many traces activities are, alone and together. */
  private static final class Presence {
    private final Map<String, BitSet> traces = new HashMap<>();

    Presence(EventLog log) {
      for (int t = 0; t < log.traceCount(); t++) {
        for (int row = log.firstEvent(t); row < log.endEvent(t); row++) {
          traces.computeIfAbsent(log.activities().get(log.activity(row)), a -> new BitSet()).set(t);
        }
      }
    }

    int of(String activity) {
      return traces.getOrDefault(activity, new BitSet()).cardinality();
    }

    int both(String a, String b) {
      BitSet both = (BitSet) traces.getOrDefault(a, new BitSet()).clone();
      both.and(traces.getOrDefault(b, new BitSet()));
      return both.cardinality();
    }
  }
}
