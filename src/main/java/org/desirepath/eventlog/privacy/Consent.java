package org.desirepath.eventlog.privacy;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.QualityFinding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Who agreed that their journeys are looked at. An event stays if its own value, else that of its
 * journey, is one of those that mean yes; a missing one is no consent.
 *
 * @param column attribute of journeys or events
 * @param given values that mean yes, at least one
 */
public record Consent(String column, SortedSet<String> given) {
  public Consent {
    given = Collections.unmodifiableSortedSet(new TreeSet<>(given));
    if (column.isBlank() || given.isEmpty()) {
      throw new IllegalArgumentException("expected COLUMN=VALUE, VALUE meaning yes");
    }
  }

  /**
   * From {@code COLUMN=VALUE[,VALUE...]}.
   *
   * @throws IllegalArgumentException if it is not that
   */
  public static Consent parse(String text) {
    int equals = text.indexOf('=');
    SortedSet<String> given = new TreeSet<>();
    for (String value : text.substring(equals + 1).split(",", -1)) {
      given.add(value.strip());
    }
    given.remove("");
    return new Consent(equals < 0 ? "" : text.substring(0, equals).strip(), given);
  }

  /**
   * The part of a log for which there is consent, with what was left out counted under {@code
   * withoutConsent}, and without an example of it.
   *
   * @throws IllegalArgumentException if the log has no such attribute, or nobody agreed
   */
  public EventLog apply(EventLog log) {
    Column ofEvent = log.eventColumns().get(column);
    Column ofTrace = log.traceColumns().get(column);
    if (ofEvent == null && ofTrace == null) {
      Set<String> known = new TreeSet<>(log.traceColumns().keySet());
      known.addAll(log.eventColumns().keySet());
      throw new IllegalArgumentException(
          "no column \"" + column + "\" of consent; there are " + known);
    }
    BitSet traces = new BitSet(log.traceCount());
    BitSet events = new BitSet(log.eventCount());
    int partly = 0;
    for (int t = 0; t < log.traceCount(); t++) {
      boolean agreed = isGiven(ofTrace, t);
      int kept = 0;
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        boolean own = ofEvent != null && ofEvent.isPresent(e);
        if (own ? isGiven(ofEvent, e) : agreed) {
          events.set(e);
          kept++;
        }
      }
      int all = log.endEvent(t) - log.firstEvent(t);
      traces.set(t, all == 0 ? agreed : kept > 0);
      partly += kept < all ? 1 : 0;
    }
    if (traces.isEmpty() && log.traceCount() > 0) {
      throw new IllegalArgumentException(
          "nobody agreed: \"" + column + "\" is nowhere one of " + given);
    }
    int left = log.eventCount() - events.cardinality();
    return log.select(traces, events)
        .withQuality(
            List.of(
                new QualityFinding(
                    "withoutConsent",
                    Severity.INFO,
                    left,
                    String.format(
                        "events left out, of %d of %d journeys, as \"%s\" does not say yes (missing"
                            + " is no consent); those who agreed may differ from the others",
                        partly, log.traceCount(), column),
                    List.of())));
  }

  private boolean isGiven(@Nullable Column values, int row) {
    return values != null && values.isPresent(row) && given.contains(values.text(row));
  }
}
