package org.desirepath.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a journey is for.
 *
 * @param success touchpoints any of which is the goal; at least one
 * @param exits designed exits: allowed anywhere, never a drop-off
 * @param horizonMillis conversion window
 * @param inactiveAfterMillis silent longer than this = abandoned; empty = estimated
 * @param rate designed success rate in [0,1]
 * @param value money per success, or null
 * @param currency of {@code value}, or null
 */
public record Outcome(
    List<String> success,
    List<String> exits,
    OptionalLong horizonMillis,
    OptionalLong inactiveAfterMillis,
    OptionalDouble rate,
    @Nullable BigDecimal value,
    @Nullable String currency) {
  public Outcome {
    success = List.copyOf(success);
    exits = List.copyOf(exits);
  }
}
