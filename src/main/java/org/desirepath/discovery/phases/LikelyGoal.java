package org.desirepath.discovery.phases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Variant;

/**
 * An event name that may be the goal of the journeys, with what speaks for it. A log doesn't say
 * what its owner wants: this is a proposal for a person to confirm.
 *
 * @param touchpoint its name
 * @param journeys that have it
 * @param once of these, that have it once only
 * @param last of these, that end with it
 * @param position mean share of a journey's other touchpoints that are first reached before it, 0
 *     to 1; 0 in journeys of one touchpoint
 */
public record LikelyGoal(String touchpoint, long journeys, long once, long last, double position) {
  private static final double MIN_SHARE = 0.01;
  private static final double WORD = 0.8;
  private static final double LAST = 0.25;
  private static final Pattern REACHED =
      Pattern.compile(
          "(?i)purchas|bought|paid|payment["
              + " _-]?(done|received|success)|sign(ed)?\\b|activ|complet|success|deliver|passed|won\\b|convert|resolved|subscribed|order"
              + " placed|betaald|getekend|actief|afgerond|geleverd|gekocht|verkocht|geslaagd");
  private static final Pattern FAILED =
      Pattern.compile(
          "(?i)lost|abandon|cancel|error|fail|reject|declin|denied|refus|complain|unsubscri|churn|bug\\b"
              + "|incomplet|unsuccess|verloren|geannuleerd|fout|afgewezen|geweigerd|klacht|opgezegd");

  /**
   * The goals that a log may have, the likeliest first: names that come late, that few journeys
   * have twice, that end journeys, and that are called like a goal reached and not like a failure.
   * Only names in 1 % of the journeys. O(events).
   */
  public static List<LikelyGoal> of(EventLog log) {
    Map<String, Count> counts = new HashMap<>();
    for (Variant variant : log.variants()) {
      count(variant.activities(), variant.traceCount(), counts);
    }
    List<LikelyGoal> goals = new ArrayList<>();
    counts.forEach(
        (name, count) -> {
          if (count.journeys >= MIN_SHARE * log.traceCount()) {
            goals.add(
                new LikelyGoal(
                    name,
                    count.journeys,
                    count.once,
                    count.last,
                    count.positions / count.journeys));
          }
        });
    goals.sort(
        Comparator.comparingDouble(LikelyGoal::score)
            .thenComparingLong(LikelyGoal::journeys)
            .reversed()
            .thenComparing(LikelyGoal::touchpoint));
    return goals;
  }

  private static final class Count {
    private long journeys;
    private long once;
    private long last;
    private double positions;
  }

  private static void count(List<String> activities, int weight, Map<String, Count> counts) {
    List<String> distinct = new ArrayList<>(new LinkedHashSet<>(activities));
    Set<String> seen = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (String name : activities) {
      if (!seen.add(name)) {
        twice.add(name);
      }
    }
    for (int i = 0; i < distinct.size(); i++) {
      String name = distinct.get(i);
      Count count = counts.computeIfAbsent(name, key -> new Count());
      count.journeys += weight;
      count.once += twice.contains(name) ? 0 : weight;
      count.last += name.equals(activities.get(activities.size() - 1)) ? weight : 0;
      count.positions += i == 0 ? 0 : weight * (double) i / (distinct.size() - 1);
    }
  }

  private double score() {
    double words =
        FAILED.matcher(touchpoint).find() ? -1 : REACHED.matcher(touchpoint).find() ? 1 : 0;
    return position * once / journeys + LAST * last / journeys + WORD * words;
  }
}
