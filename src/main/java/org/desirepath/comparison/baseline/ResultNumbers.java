package org.desirepath.comparison.baseline;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.statistics.Estimate;
import org.desirepath.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a result that another can be held against.
 *
 * @param version of the program that made it
 * @param from first time of the log, or null
 * @param to last time of the log, or null
 * @param journeys in the log
 * @param logs hashes of the files of the log
 * @param model hashes of the files of the model
 * @param touchpoints designed ones
 * @param shares counts out of those that could show it
 * @param logRatios log odds ratios of moments
 */
public record ResultNumbers(
    String version,
    @Nullable String from,
    @Nullable String to,
    long journeys,
    List<String> logs,
    List<String> model,
    SortedSet<String> touchpoints,
    SortedMap<NumberKey, Proportion> shares,
    SortedMap<NumberKey, Estimate> logRatios) {

  /**
   * What a number is about.
   *
   * @param finding {@code fitting}, {@code success}, {@code deviation}, {@code branch}, {@code
   *     dropOff} or {@code moment}
   * @param kind of deviation, or facet and design of a moment; empty for others
   * @param touchpoint empty for whole journeys
   */
  public record NumberKey(String finding, String kind, String touchpoint)
      implements Comparable<NumberKey> {
    @Override
    public int compareTo(NumberKey other) {
      int order = finding.compareTo(other.finding);
      order = order == 0 ? kind.compareTo(other.kind) : order;
      return order == 0 ? touchpoint.compareTo(other.touchpoint) : order;
    }
  }

  public ResultNumbers {
    logs = List.copyOf(logs);
    model = List.copyOf(model);
    touchpoints = Collections.unmodifiableSortedSet(new TreeSet<>(touchpoints));
    shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    logRatios = Collections.unmodifiableSortedMap(new TreeMap<>(logRatios));
  }

  /** Whether the model's files are the same, byte by byte. */
  public boolean isOfSameFiles(ResultNumbers other) {
    return model.equals(other.model);
  }
}
