package org.desirepath.report.wording;

import org.desirepath.diagnostics.journeys.Quantity;
import org.jspecify.annotations.Nullable;

/** Why a number is not there. */
public final class Reasons {
  private static final String UNKNOWN = "not known";

  private Reasons() {}

  public static String orUnknown(@Nullable String reason) {
    return reason == null ? UNKNOWN : reason;
  }

  public static String of(Quantity quantity) {
    return orUnknown(quantity.reason());
  }
}
