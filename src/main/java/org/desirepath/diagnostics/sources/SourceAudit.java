package org.desirepath.diagnostics.sources;

import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.identity.IdentityAudit;
import org.jspecify.annotations.Nullable;

/**
 * How the sources of a log became one.
 *
 * @param identity every stitch
 * @param checks of the events of the same customers in different sources
 * @param coverage which sources see the same journeys
 */
public record SourceAudit(IdentityAudit identity, SourceChecks checks, SourceCoverage coverage) {

  /**
   * The audit of a log.
   *
   * @param identity null if the log is of one source
   * @return null if it is
   */
  public static @Nullable SourceAudit of(@Nullable IdentityAudit identity, EventLog log) {
    return identity == null
        ? null
        : new SourceAudit(identity, SourceChecks.of(log), SourceCoverage.of(log));
  }
}
