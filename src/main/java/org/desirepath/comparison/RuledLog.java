package org.desirepath.comparison;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.desirepath.conformance.rules.RuleChecker;
import org.desirepath.conformance.rules.RuleResult;
import org.desirepath.discovery.DirectlyFollowsMiner;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.FormatException;
import org.desirepath.model.DirectlyFollowsGraph;
import org.desirepath.model.rules.JourneyRule;
import org.desirepath.model.rules.RuleSet;
import org.desirepath.statistics.Proportion;

/**
 * A log held against rules alone, without a flow: there is nothing to align, and every journey
 * counts as ended.
 *
 * @param asOfMillis when the data was extracted; {@link EventLog#NO_TIME} when no event has a time
 * @param log as read, in event names
 * @param journeys the same in the names of the model
 * @param results in the order of the rules
 */
public record RuledLog(
    Provenance provenance,
    long asOfMillis,
    EventLog log,
    DirectlyFollowsGraph directlyFollows,
    EventLog journeys,
    RuleSet model,
    List<RuleResult> results) {
  public RuledLog {
    results = List.copyOf(results);
  }

  /**
   * Checks the rules. O(events x rules).
   *
   * @param labels event names to names of the model, from a mapping file; may be empty
   * @throws FormatException if the log has no activity that a rule names
   */
  public static RuledLog check(
      EventLog log,
      Map<String, String> labels,
      RuleSet model,
      long asOfMillis,
      Provenance provenance)
      throws FormatException {
    EventLog journeys = labels.isEmpty() ? log : relabelled(log, labels);
    TreeSet<String> named = new TreeSet<>();
    for (JourneyRule rule : model.rules()) {
      named.add(rule.first());
      String second = rule.second();
      if (second != null) {
        named.add(second);
      }
    }
    if (journeys.activities().stream().noneMatch(named::contains)) {
      throw new FormatException(
          log.name(),
          0,
          "found none of the "
              + named.size()
              + " activities that the rules of \""
              + model.name()
              + "\" name among the "
              + journeys.activities().size()
              + " event names; list the log's names under labels: in a mapping file");
    }
    return new RuledLog(
        provenance,
        asOfMillis,
        log,
        new DirectlyFollowsMiner().discover(log),
        journeys,
        model,
        RuleChecker.check(journeys, model.rules(), new BitSet(), asOfMillis));
  }

  private static EventLog relabelled(EventLog log, Map<String, String> labels) {
    Map<String, Integer> names = new LinkedHashMap<>();
    int[] codes = new int[log.eventCount()];
    for (int e = 0; e < codes.length; e++) {
      String label = log.activities().get(log.activity(e));
      codes[e] = names.computeIfAbsent(labels.getOrDefault(label, label), n -> names.size());
    }
    return log.relabelled(new ArrayList<>(names.keySet()), codes);
  }

  /** Journeys that break no rule, of all. */
  public Proportion keepingAll() {
    BitSet breaking = new BitSet();
    results.forEach(result -> breaking.or(result.violating()));
    return new Proportion(log.traceCount() - breaking.cardinality(), log.traceCount());
  }
}
