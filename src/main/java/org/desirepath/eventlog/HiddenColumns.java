package org.desirepath.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.desirepath.eventlog.privacy.Privacy;
import org.desirepath.eventlog.privacy.Privacy.Treatment;
import org.desirepath.eventlog.privacy.TimeStep;

/** Which of the columns that must not be seen are there, and may go, and what to say of them. */
final class HiddenColumns {
  private HiddenColumns() {}

  static void requireHideable(Privacy privacy, Set<String> caseColumns, Set<String> labelColumns) {
    for (String label : labelColumns) {
      if (!caseColumns.contains(label) && privacy.of(label) != Treatment.KEPT) {
        throw new IllegalArgumentException(
            "column \""
                + label
                + "\" names the events and can't be hidden; "
                + Privacy.CASE
                + " means the journeys' identifiers");
      }
    }
  }

  static Set<String> missing(Privacy privacy, Set<String> columns) {
    Set<String> missing = new TreeSet<>(privacy.pseudonymized());
    missing.addAll(privacy.suppressed());
    missing.removeIf(
        name ->
            columns.contains(name)
                || name.equals("case:concept:name")
                || columns.stream().anyMatch(c -> c.startsWith(name + "/")));
    return missing;
  }

  /** What was hidden, as findings. */
  static List<QualityFinding> findings(Privacy privacy, int events) {
    List<QualityFinding> findings = new ArrayList<>();
    if (!privacy.pseudonymized().isEmpty()) {
      String message =
          "columns hold pseudonyms under a secret key (HMAC-SHA-256); who has the key can link them"
              + " to persons, so they are still personal data";
      findings.add(ofColumns("pseudonymized", message, privacy.pseudonymized()));
    }
    if (!privacy.suppressed().isEmpty()) {
      String message = "columns were left out before anything was measured";
      findings.add(ofColumns("suppressed", message, privacy.suppressed()));
    }
    TimeStep step = privacy.step();
    if (step != null) {
      String message =
          "events whose times were cut to the "
              + step.word()
              + " ("
              + privacy.zone()
              + "); their order is the true one, but lengths of time below a "
              + step.word()
              + " are not known, and ties and midnights come from the cut";
      findings.add(new QualityFinding("coarsenedTimes", Severity.INFO, events, message, List.of()));
    }
    return findings;
  }

  private static QualityFinding ofColumns(String code, String message, Set<String> names) {
    List<String> examples = List.copyOf(new TreeSet<>(names));
    return new QualityFinding(code, Severity.INFO, names.size(), message, examples);
  }

  static Treatment ofIds(Privacy privacy, Set<String> caseColumns) {
    Treatment treatment = privacy.ofCase(Privacy.CASE);
    for (String column : caseColumns) {
      Treatment other = privacy.ofCase(column);
      treatment = other.compareTo(treatment) > 0 ? other : treatment;
    }
    return treatment;
  }
}
