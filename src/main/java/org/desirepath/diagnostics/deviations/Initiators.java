package org.desirepath.diagnostics.deviations;

import java.util.Optional;
import org.desirepath.diagnostics.effects.Stays.AtRisk;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.Touchpoint;
import org.desirepath.model.Touchpoint.Initiator;

/**
 * Who starts a touchpoint: what the design says, else what most of its events say, else the
 * customer, as that design claims less.
 */
public final class Initiators {
  private final AlignedJourneys journeys;

  /** Events started by the company less events started by the customer, by activity code. */
  private final int[] companySurplus;

  public Initiators(AlignedJourneys journeys) {
    this.journeys = journeys;
    EventLog log = journeys.log();
    this.companySurplus = new int[log.activities().size()];
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        Optional<Initiator> initiator = AttributeChecks.initiator(log, t, e);
        if (initiator.isPresent()) {
          companySurplus[log.activity(e)] += initiator.get() == Initiator.COMPANY ? 1 : -1;
        }
      }
    }
  }

  public boolean isCompany(String touchpoint) {
    Touchpoint.Initiator said = journeys.model().facts().touchpoint(touchpoint).initiator();
    if (said != null) {
      return said == Initiator.COMPANY;
    }
    int code = journeys.codeOf(touchpoint);
    return code >= 0 && companySurplus[code] > 0;
  }

  /** Which journeys to compare an occurrence with. */
  public AtRisk atRisk(String touchpoint) {
    return isCompany(touchpoint) ? AtRisk.ALL : AtRisk.LEAVING_BY_DESIGN;
  }
}
