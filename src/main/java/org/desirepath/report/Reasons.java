package org.desirepath.report;

import org.desirepath.diagnostics.journeys.Quantity;
import org.jspecify.annotations.Nullable;

/** Why a number is not there. */
final class Reasons {
  private static final String UNKNOWN = "not known";

  private Reasons() {}

  static String orUnknown(@Nullable String reason) {
    return reason == null ? UNKNOWN : reason;
  }

  static String of(Quantity quantity) {
    return orUnknown(quantity.reason());
  }
}
