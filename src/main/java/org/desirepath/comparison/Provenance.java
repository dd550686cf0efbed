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
 */
public record Provenance(
    String version,
    String command,
    long seed,
    SortedMap<String, List<String>> parameters,
    List<Input> inputs) {

  /**
   * A file that was read.
   *
   * @param name without its folder
   * @param sha256 of its bytes, in lower-case hex
   */
  public record Input(String name, String sha256, long bytes) {}

  public Provenance {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    inputs = List.copyOf(inputs);
  }
}
