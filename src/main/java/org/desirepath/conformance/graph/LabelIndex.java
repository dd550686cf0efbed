package org.desirepath.conformance.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.desirepath.model.DesignedJourney;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.Touchpoint;

/**
 * Where the labels of a log and of a model meet: one number a label, the model's first and sorted,
 * and what a move on it costs.
 */
public final class LabelIndex {
  /** Largest weight of a touchpoint. */
  public static final int MAX_WEIGHT = 10_000;

  private final List<String> labels;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final int ofModel;
  private final int[] logCost;
  private final int[] modelCost;
  private final boolean[] exit;
  private final int[] ofLog;

  public LabelIndex(DesignedJourney model, List<String> activities) {
    SortedSet<String> designed = new TreeSet<>(model.net().labels());
    designed.addAll(model.exits());
    labels = new ArrayList<>(designed);
    ofModel = labels.size();
    for (int l = 0; l < ofModel; l++) {
      numbers.put(labels.get(l), l);
    }
    for (String activity : activities) {
      if (numbers.putIfAbsent(activity, labels.size()) == null) {
        labels.add(activity);
      }
    }
    ofLog = new int[activities.size()];
    for (int a = 0; a < ofLog.length; a++) {
      ofLog[a] = number(activities.get(a));
    }
    logCost = new int[labels.size()];
    modelCost = new int[ofModel];
    exit = new boolean[labels.size()];
    JourneyBlueprint facts = model.facts();
    Set<String> free = Set.copyOf(facts.unplannedAllowed());
    for (int l = 0; l < logCost.length; l++) {
      Touchpoint touchpoint = facts.touchpoint(labels.get(l));
      logCost[l] = free.contains(labels.get(l)) ? 0 : weight(touchpoint.unplannedWeight(), l);
      if (l < ofModel) {
        modelCost[l] = touchpoint.observable() ? weight(touchpoint.missingWeight(), l) : 0;
      }
    }
    model.exits().forEach(label -> exit[number(label)] = true);
  }

  private int weight(int weight, int label) {
    if (weight < 0 || weight > MAX_WEIGHT) {
      throw new IllegalArgumentException(
          "weight of " + labels.get(label) + ": expected 0 to " + MAX_WEIGHT + ", got " + weight);
    }
    return weight;
  }

  /** Labels of the flow and exits: the numbers below this one. */
  public int modelCount() {
    return ofModel;
  }

  public String label(int number) {
    return labels.get(number);
  }

  public int number(String label) {
    Integer number = numbers.get(label);
    if (number == null) {
      throw new IllegalArgumentException("label: expected one of log or model, got " + label);
    }
    return number;
  }

  /** The number of an activity by its place among those of the log. */
  public int ofLog(int activity) {
    return ofLog[activity];
  }

  public int logCost(int label) {
    return logCost[label];
  }

  public int modelCost(int label) {
    return modelCost[label];
  }

  /** The greatest number that divides all costs; 1 if all are 0. */
  public int unit() {
    int divisor =
        IntStream.concat(IntStream.of(logCost), IntStream.of(modelCost)).reduce(0, LabelIndex::gcd);
    return Math.max(1, divisor);
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  public boolean isExit(int label) {
    return exit[label];
  }

  public int[] exits() {
    return IntStream.range(0, ofModel).filter(l -> exit[l]).toArray();
  }
}
