package org.desirepath.diagnostics.groups;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.desirepath.diagnostics.groups.GroupComparison.Scope;
import org.desirepath.diagnostics.journeys.Segments;
import org.desirepath.diagnostics.moments.MomentGroups;
import org.desirepath.eventlog.EventLog;

/**
 * Groups of journeys by one column, and which of them are held against which.
 *
 * @param members journeys by value, in the order of {@code values}
 */
record Grouping(String column, Scope scope, List<String> values, List<BitSet> members) {
  private static final String ALL_OTHERS = "(all others)";

  /**
   * A group beside what it is held against.
   *
   * @param other the other value, or {@code (all others)}
   */
  record Contrast(String column, String value, String other, MomentGroups.Pair pair) {
    BitSet mine() {
      return pair.mine();
    }

    BitSet theirs() {
      return pair.theirs();
    }
  }

  /** The values of an attribute. */
  static Grouping ofSegments(Segments segments, int column, String name) {
    List<String> values = new ArrayList<>();
    List<BitSet> members = new ArrayList<>();
    int[] codes = segments.columns().get(column);
    for (Map.Entry<Integer, String> value : segments.names(column).entrySet()) {
      BitSet here = new BitSet(codes.length);
      for (int t = 0; t < codes.length; t++) {
        here.set(t, codes[t] == value.getKey());
      }
      values.add(value.getValue());
      members.add(here);
    }
    return new Grouping(name, Scope.SEGMENT, values, members);
  }

  /** Periods in the order of time, of the journeys that could be followed. */
  static Grouping ofPeriods(Measures measures, PeriodSplit split, ZoneId zone) {
    Map<LocalDate, BitSet> byStart = new TreeMap<>();
    for (int t = 0; t < measures.journeys().log().traceCount(); t++) {
      long start = measures.start(t);
      if (start != EventLog.NO_TIME && measures.followed().get(t)) {
        byStart.computeIfAbsent(split.start(start, zone), s -> new BitSet()).set(t);
      }
    }
    return new Grouping(
        split.column(),
        Scope.PERIOD,
        byStart.keySet().stream().map(split::name).toList(),
        List.copyOf(byStart.values()));
  }

  /**
   * Of two groups the second against the first; of more each against all others, or, of periods,
   * against the one before. Groups below the least size are left out.
   */
  List<Contrast> contrasts(int fewest) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).cardinality() >= fewest) {
        kept.add(i);
      }
    }
    List<Contrast> contrasts = new ArrayList<>();
    if (kept.size() < 2) {
      return contrasts;
    }
    boolean chain = scope == Scope.PERIOD || kept.size() == 2;
    for (int k = chain ? 1 : 0; k < kept.size(); k++) {
      int mine = kept.get(k);
      BitSet theirs = new BitSet();
      String other = ALL_OTHERS;
      if (chain) {
        theirs.or(members.get(kept.get(k - 1)));
        other = values.get(kept.get(k - 1));
      } else {
        kept.stream().filter(i -> i != mine).forEach(i -> theirs.or(members.get(i)));
      }
      contrasts.add(
          new Contrast(
              column, values.get(mine), other, new MomentGroups.Pair(members.get(mine), theirs)));
    }
    return contrasts;
  }
}
