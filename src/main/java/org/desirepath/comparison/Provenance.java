package org.desirepath.comparison;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a result comes from: enough to make it again.
 *
 * @param version of Desirepath
 * @param command such as {@code compare}
 * @param seed of everything random
 * @param parameters options as they were used, by name; without what does not change the result,
 *     such as threads
 * @param inputs the files read, in the order given
 * @param decisions made while they were read, in that order
 */
public record Provenance(
    String version,
    String command,
    long seed,
    SortedMap<String, List<String>> parameters,
    List<Input> inputs,
    List<Decision> decisions) {

  /**
   * A file that was read.
   *
   * @param name without its folder
   * @param sha256 of its bytes, in lower-case hex
   */
  public record Input(String name, String sha256, long bytes) {}

  /** Without decisions. */
  public Provenance(
      String version,
      String command,
      long seed,
      SortedMap<String, List<String>> parameters,
      List<Input> inputs) {
    this(version, command, seed, parameters, inputs, List.of());
  }

  public Provenance {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    inputs = List.copyOf(inputs);
    decisions = List.copyOf(decisions);
  }
}
