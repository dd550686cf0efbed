package org.desirepath.io;

import java.util.Locale;
import org.desirepath.eventlog.Role;
import org.jspecify.annotations.Nullable;

/** What a column of a log may be; each has an option of the same name. */
public enum LogColumn {
  CASE(null),
  ACTIVITY(null),
  TIME(null),
  START_TIME(Role.START_TIME),
  RESOURCE(Role.RESOURCE),
  CHANNEL(Role.CHANNEL),
  INITIATOR(Role.INITIATOR),
  STATUS(Role.STATUS),
  EXPERIENCE(Role.EXPERIENCE),
  VALUE(Role.VALUE),
  /** A number that orders events of the same journey and time. */
  ORDER(null);

  private final @Nullable Role role;

  LogColumn(@Nullable Role role) {
    this.role = role;
  }

  /** The role in the event log, or null if the log keeps it in another way. */
  public @Nullable Role role() {
    return role;
  }

  /** The option, such as {@code --start-time}. */
  public String option() {
    return "--" + key();
  }

  /** The name in a mapping file, such as {@code start-time}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
