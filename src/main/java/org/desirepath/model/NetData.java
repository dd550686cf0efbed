package org.desirepath.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.desirepath.model.rules.Condition;

/**
 * The data side of a data Petri net (M. de Leoni and W. van der Aalst, "Data-aware process mining:
 * discovering decisions in processes using alignments", 2013, doi:10.1145/2480362.2480633).
 *
 * @param guards what must be true for a transition to fire, by its id
 * @param writes the variables that a transition writes, by its id
 */
public record NetData(Map<String, Condition> guards, Map<String, List<String>> writes) {

  /** No guards and no variables. */
  public static final NetData NONE = new NetData(Map.of(), Map.of());

  public NetData {
    guards = Collections.unmodifiableMap(new LinkedHashMap<>(guards));
    Map<String, List<String>> copies = new LinkedHashMap<>();
    writes.forEach((id, names) -> copies.put(id, List.copyOf(names)));
    writes = Collections.unmodifiableMap(copies);
  }
}
