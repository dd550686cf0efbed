package org.desirepath.eventlog.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.QualityFinding;

/**
 * Names of events that too few journeys hold, as one name: local recoding as of L. Willenborg and
 * T. de Waal, Elements of Statistical Disclosure Control, 2001, section 1.4. All that is counted
 * afterwards agrees with itself, and no number tells of one of the names. O(events). Deterministic.
 */
public final class RareNames {
  /** Stands for all of them. */
  public static final String POOLED = "(rare)";

  private RareNames() {}

  /**
   * The log in which each name is of at least {@code k} journeys. Where even all rare names
   * together are of fewer, their events are left out, and with them the journeys without another.
   *
   * @param k the fewest journeys that must hold a name, 1 or more
   */
  public static EventLog pooled(EventLog log, int k) {
    int[] journeys = new int[log.activities().size()];
    int[] last = new int[journeys.length];
    Arrays.fill(last, -1);
    BitSet together = new BitSet();
    for (int pass = 0; pass < 2; pass++) {
      for (int t = 0; t < log.traceCount(); t++) {
        for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
          int name = log.activity(e);
          if (pass == 0 && last[name] != t) {
            last[name] = t;
            journeys[name]++;
          } else if (pass == 1 && journeys[name] < k) {
            together.set(t);
          }
        }
      }
    }
    return together.isEmpty() ? log : recoded(log, journeys, k, together.cardinality() >= k);
  }

  private static EventLog recoded(EventLog log, int[] journeys, int k, boolean kept) {
    List<String> names = new ArrayList<>();
    int[] codeOf = new int[journeys.length];
    for (int name = 0; name < journeys.length; name++) {
      codeOf[name] = journeys[name] < k ? -1 : names.size();
      if (codeOf[name] >= 0) {
        names.add(log.activities().get(name));
      }
    }
    int rare = names.size();
    EventLog left = log;
    if (kept) {
      names.add(POOLED);
    } else {
      BitSet traces = new BitSet();
      traces.set(0, log.traceCount());
      BitSet events = new BitSet();
      for (int e = 0; e < log.eventCount(); e++) {
        events.set(e, codeOf[log.activity(e)] >= 0);
      }
      left = log.select(traces, events);
    }
    int[] codes = new int[left.eventCount()];
    for (int e = 0; e < codes.length; e++) {
      int code = codeOf[left.activity(e)];
      codes[e] = code < 0 ? rare : code;
    }
    QualityFinding finding =
        kept
            ? finding(
                Arrays.stream(codes).filter(code -> code == rare).count(),
                "events whose name too few journeys hold; for privacy they share the name "
                    + POOLED
                    + ", so what the design expects of such a touchpoint counts as not done")
            : finding(
                log.traceCount(),
                "journeys in which events were looked for whose name too few journeys hold; for"
                    + " privacy they are left out, so what the design expects of such a touchpoint"
                    + " counts as not done");
    return left.relabelled(names, codes).withQuality(List.of(finding));
  }

  private static QualityFinding finding(long count, String message) {
    return new QualityFinding(
        "rareNames", QualityFinding.Severity.WARNING, count, message, List.of());
  }
}
