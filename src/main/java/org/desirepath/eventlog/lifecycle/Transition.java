package org.desirepath.eventlog.lifecycle;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a lifecycle row does to an activity instance (IEEE 1849, standard lifecycle extension). */
enum Transition {
  /** Schedule, assign, reassign: it waits to be started. */
  SCHEDULE,
  START,
  SUSPEND,
  RESUME,
  /** Complete, or an end in another way. */
  END,
  /** No transition, or one the standard does not have: an event by itself. */
  ATOMIC;

  /** Upper and lower case are the same, since logs have both. */
  static Transition of(@Nullable String text) {
    if (text == null) {
      return ATOMIC;
    }
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "schedule", "assign", "reassign" -> SCHEDULE;
      case "start" -> START;
      case "suspend" -> SUSPEND;
      case "resume" -> RESUME;
      case "complete", "ate_abort", "pi_abort", "withdraw", "autoskip", "manualskip" -> END;
      default -> ATOMIC;
    };
  }
}
