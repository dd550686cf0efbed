package org.desirepath.conformance.quality;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A number with what it means.
 *
 * @param definition what is computed and from where
 * @param value finite; empty when it can't be had
 * @param n what it was computed over, as the definition says: journeys, nodes, pairs
 * @param note what a reader should know of this value, or null; without a value the reason why
 *     there is none
 */
public record Measure(Definition definition, OptionalDouble value, long n, @Nullable String note) {

  /**
   * What a measure is.
   *
   * @param name for programs, in camel case
   * @param text the formula in words, with the unit of {@code n}
   * @param source where it was published, with its DOI, or that it is our own
   */
  public record Definition(String name, String text, String source) {}

  /**
   * @throws IllegalArgumentException if the value is not finite, or if there is neither a value nor
   *     a note
   */
  public Measure {
    if (value.isPresent() ? !Double.isFinite(value.getAsDouble()) : note == null) {
      throw new IllegalArgumentException(
          definition.name + ": expected a finite value or a reason, got " + value + ", " + note);
    }
  }

  static Measure of(Definition definition, double value, long n, @Nullable String note) {
    return new Measure(definition, OptionalDouble.of(value), n, note);
  }

  static Measure absent(Definition definition, long n, String reason) {
    return new Measure(definition, OptionalDouble.empty(), n, reason);
  }

  public String name() {
    return definition.name;
  }
}
