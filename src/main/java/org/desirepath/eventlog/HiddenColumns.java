package org.desirepath.eventlog;

import java.util.Set;
import java.util.TreeSet;
import org.desirepath.eventlog.privacy.Privacy;
import org.desirepath.eventlog.privacy.Privacy.Treatment;

/** Which of the columns that must not be seen are there, and may go. */
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

  static Treatment ofIds(Privacy privacy, Set<String> caseColumns) {
    Treatment treatment = privacy.ofCase(Privacy.CASE);
    for (String column : caseColumns) {
      Treatment other = privacy.ofCase(column);
      treatment = other.compareTo(treatment) > 0 ? other : treatment;
    }
    return treatment;
  }
}
