package org.desirepath.eventlog.identity;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.eventlog.identity.IdentityAudit.Outcome;
import org.desirepath.eventlog.identity.IdentityAudit.Rate;
import org.desirepath.eventlog.identity.IdentityAudit.Refusal;
import org.desirepath.eventlog.identity.IdentityAudit.Stitch;

/** What an audit shows that a reader of the results must know. */
final class IdentityFindings {
  private IdentityFindings() {}

  static List<QualityFinding> of(IdentityAudit audit) {
    List<QualityFinding> findings = new ArrayList<>();
    refused(
        audit,
        Outcome.SHARED_KEY,
        "sharedKeys",
        "values of a key on more identifiers than one person has, such as a shared device; they"
            + " stitched nothing",
        findings);
    refused(
        audit,
        Outcome.CONFLICT,
        "identityConflicts",
        "values of a key that lead to more than one customer; they stitched nothing",
        findings);
    refused(
        audit,
        Outcome.SEVERAL_CUSTOMERS,
        "idsOfSeveralCustomers",
        "identifiers used by more than one customer; events without a customer of their own stay"
            + " journeys apart",
        findings);
    refused(
        audit,
        Outcome.DISAGREEMENT,
        "identityDisagreements",
        "identifiers for which rows of the identity table, or the table and the log, name different"
            + " customers at one time; the table goes before the log, and rows that disagree count"
            + " for nothing",
        findings);
    Rate ids = audit.ids();
    int unknown = ids.ids() - ids.identified();
    if (unknown > 0) {
      findings.add(
          new QualityFinding(
              "unidentified",
              Severity.INFO,
              unknown,
              "identifiers, of "
                  + ids.ids()
                  + ", of which nobody knows whose they are; journeys of their own, "
                  + (ids.events() - ids.identifiedEvents())
                  + " events",
              audit.stitches().stream()
                  .filter(s -> s.outcome() == Outcome.UNIDENTIFIED)
                  .map(Stitch::id)
                  .limit(5)
                  .toList(),
              true));
    }
    return findings;
  }

  private static void refused(
      IdentityAudit audit,
      Outcome outcome,
      String code,
      String message,
      List<QualityFinding> findings) {
    List<Refusal> refused = audit.refusals().stream().filter(r -> r.outcome() == outcome).toList();
    if (!refused.isEmpty()) {
      List<String> examples =
          refused.stream().flatMap(r -> r.ids().stream()).distinct().limit(5).toList();
      findings.add(
          new QualityFinding(code, Severity.WARNING, refused.size(), message, examples, true));
    }
  }
}
