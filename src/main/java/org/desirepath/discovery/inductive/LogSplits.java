package org.desirepath.discovery.inductive;

import java.util.BitSet;
import java.util.List;
import org.desirepath.discovery.inductive.SubLog.Split;

/**
 * Divides a log by a cut (Leemans, Fahland, van der Aalst, "Discovering block-structured process
 * models from event logs containing infrequent behaviour", 2014, doi:10.1007/978-3-319-06257-0_6,
 * section 3). An event that does not fit the cut is left out; there is none when the cut was found
 * in the unfiltered graph. Weights of pieces that become equal are summed.
 */
final class LogSplits {
  private LogSplits() {}

  static List<SubLog> split(SubLog log, Cut cut) {
    Split split = log.split(cut.parts());
    for (int t = 0; t < log.traceCount(); t++) {
      int[] trace = log.trace(t);
      switch (cut.operator()) {
        case CHOICE -> choice(split, cut.parts().size(), trace, log.weight(t));
        case SEQUENCE -> sequence(split, cut.parts(), trace, log.weight(t));
        case PARALLEL, ORDER -> parallel(split, cut.parts().size(), trace, log.weight(t));
        case LOOP -> loop(split, trace, log.weight(t));
      }
    }
    return split.logs();
  }

  /** The whole trace goes to the part with most of its events, of several the first. */
  private static void choice(Split split, int parts, int[] trace, long weight) {
    int[] events = new int[parts];
    int most = 0;
    for (int a : trace) {
      events[split.partOf(a)]++;
    }
    for (int p = 1; p < parts; p++) {
      most = events[p] > events[most] ? p : most;
    }
    for (int a : trace) {
      split.append(a, most);
    }
    split.close(most, weight);
  }

  /** Each part ends where the fewest events are lost, of several places the first. */
  private static void sequence(Split split, List<BitSet> parts, int[] trace, long weight) {
    int from = 0;
    for (int p = 0; p < parts.size(); p++) {
      int to = p == parts.size() - 1 ? trace.length : endOfPart(split, p, trace, from);
      for (int i = from; i < to; i++) {
        split.append(trace[i], p);
      }
      split.close(p, weight);
      from = to;
    }
  }

  private static int endOfPart(Split split, int part, int[] trace, int from) {
    int best = from;
    int least = 0;
    int cost = 0;
    for (int i = from; i < trace.length; i++) {
      int of = split.partOf(trace[i]);
      cost += of == part ? -1 : of > part ? 1 : 0;
      if (cost < least) {
        least = cost;
        best = i + 1;
      }
    }
    return best;
  }

  private static void parallel(Split split, int parts, int[] trace, long weight) {
    for (int p = 0; p < parts; p++) {
      for (int a : trace) {
        split.append(a, p);
      }
      split.close(p, weight);
    }
  }

  /** Runs of body and redo by turns; between two redos, and at the ends, the body ran unseen. */
  private static void loop(Split split, int[] trace, long weight) {
    int part = 0;
    for (int a : trace) {
      int next = split.partOf(a);
      if (next != part) {
        split.close(part, weight);
        if (part != 0 && next != 0) {
          split.close(0, weight);
        }
        part = next;
      }
      split.append(a, part);
    }
    split.close(part, weight);
    if (part != 0) {
      split.close(0, weight);
    }
  }
}
