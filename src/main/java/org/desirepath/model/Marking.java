package org.desirepath.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tokens on places.
 *
 * @param tokens number of tokens, at least 1, by place index
 */
public record Marking(Map<Integer, Integer> tokens) {
  public Marking {
    tokens.forEach(
        (place, count) -> {
          if (count < 1) {
            throw new IllegalArgumentException(
                "tokens: expected at least 1 on place " + place + ", got " + count);
          }
        });
    tokens = Collections.unmodifiableMap(new TreeMap<>(tokens));
  }

  /** One token on one place. */
  public static Marking of(int place) {
    return new Marking(Map.of(place, 1));
  }
}
