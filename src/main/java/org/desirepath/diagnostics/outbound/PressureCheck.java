package org.desirepath.diagnostics.outbound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.diagnostics.deviations.ExposureEffects.Exposure;
import org.desirepath.diagnostics.deviations.ExposureEffects.Found;
import org.desirepath.diagnostics.effects.Stays;
import org.desirepath.diagnostics.effects.Stays.Rows;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.KnownAttribute;
import org.desirepath.diagnostics.outbound.Outbound.Collisions;
import org.desirepath.diagnostics.outbound.Outbound.Pair;
import org.desirepath.diagnostics.outbound.Outbound.Pressure;
import org.desirepath.diagnostics.outbound.Touches.Touch;
import org.desirepath.diagnostics.touchpoints.Spreads;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.model.contacts.ContactPolicy.Limit;
import org.jspecify.annotations.Nullable;

/**
 * Counts contacts in stretches of time and campaigns that meet, for each customer over all
 * journeys. A stretch ends with a contact and does not include its beginning, so contacts exactly
 * its length apart are in different ones. O(contacts) a limit; collisions O(contacts x those in the
 * window).
 */
final class PressureCheck {
  private static final int EXAMPLES = 5;
  private static final String NOBODY = "nobody was contacted";

  private final AlignedJourneys journeys;
  private final Touches touches;
  private final int k;

  PressureCheck(AlignedJourneys journeys, Touches touches) {
    this.journeys = journeys;
    this.touches = touches;
    this.k = journeys.parameters().k();
  }

  /** Journeys with a contact on top of a limit, at risk since the one that reached it. */
  Exposure exposure(Limit limit) {
    int[] from = new int[journeys.log().traceCount()];
    int[] rows = new int[from.length];
    Arrays.fill(from, limit.atMost() == 0 ? -1 : Stays.NONE);
    Arrays.fill(rows, Stays.NONE);
    BitSet over = new BitSet();
    forEach(
        limit,
        (customer, touch, inStretch) -> {
          int t = touch.trace();
          if (inStretch > limit.atMost() && rows[t] == Stays.NONE) {
            rows[t] = touch.row();
            over.set(t);
          } else if (inStretch == limit.atMost() && from[t] == Stays.NONE) {
            from[t] = touch.row();
          }
        });
    return new Exposure(over.cardinality(), t -> new Rows(from[t], rows[t], Stays.NONE));
  }

  Pressure pressure(Limit limit, Found effect) {
    double[] highest = new double[touches.customers().size()];
    Map<Integer, String> firstOver = new LinkedHashMap<>();
    int[] overTouches = new int[1];
    forEach(
        limit,
        (customer, touch, inStretch) -> {
          highest[customer] = StrictMath.max(highest[customer], inStretch);
          if (inStretch > limit.atMost()) {
            overTouches[0]++;
            firstOver.putIfAbsent(customer, journeys.log().traceId(touch.trace()));
          }
        });
    int over = firstOver.size();
    return new Pressure(
        limit.atMost(),
        limit.perMillis(),
        Rate.of(over, highest.length, NOBODY),
        touches.customers().stream().mapToInt(List::size).sum(),
        overTouches[0],
        Spreads.of(highest, 0, NOBODY),
        effect,
        over < k ? List.of() : firstOver.values().stream().distinct().limit(EXAMPLES).toList());
  }

  /** Sees a contact and how many the customer had in the stretch that ends with it. */
  private interface Stretches {
    void see(int customer, Touch touch, int inStretch);
  }

  private void forEach(Limit limit, Stretches stretches) {
    for (int c = 0; c < touches.customers().size(); c++) {
      List<Touch> list = touches.customers().get(c);
      int from = 0;
      for (int i = 0; i < list.size(); i++) {
        while (list.get(i).time() - list.get(from).time() >= limit.perMillis()) {
          from++;
        }
        stretches.see(c, list.get(i), i - from + 1);
      }
    }
  }

  /** Campaigns closer than the window. */
  Collisions collisions(KnownAttribute campaign, long windowMillis) {
    Map<String, Map<String, Integer>> pairs = new TreeMap<>();
    int met = 0;
    int known = 0;
    for (List<Touch> list : touches.customers()) {
      Set<List<String>> here = new LinkedHashSet<>();
      boolean anyCode = false;
      for (int i = 0; i < list.size(); i++) {
        String code = code(campaign, list.get(i));
        anyCode |= code != null;
        for (int j = i - 1;
            code != null && j >= 0 && list.get(i).time() - list.get(j).time() < windowMillis;
            j--) {
          String other = code(campaign, list.get(j));
          // another case is a misspelt code, not another campaign
          if (other != null && !other.equalsIgnoreCase(code)) {
            here.add(List.copyOf(new TreeSet<>(List.of(code, other))));
          }
        }
      }
      known += anyCode ? 1 : 0;
      met += here.isEmpty() ? 0 : 1;
      for (List<String> pair : here) {
        pairs
            .computeIfAbsent(pair.get(0), key -> new TreeMap<>())
            .merge(pair.get(1), 1, Integer::sum);
      }
    }
    List<Pair> found = new ArrayList<>();
    pairs.forEach((one, others) -> others.forEach((two, n) -> found.add(new Pair(one, two, n))));
    List<Pair> shown =
        found.stream()
            .filter(pair -> pair.customers() >= k)
            .sorted((a, b) -> Integer.compare(b.customers(), a.customers()))
            .toList();
    return new Collisions(
        windowMillis,
        Rate.of(met, known, "no contact has a campaign"),
        shown,
        found.size() - shown.size());
  }

  private static @Nullable String code(KnownAttribute campaign, Touch touch) {
    String code = campaign.at(touch.trace(), touch.row());
    return code == null || code.isBlank() ? null : code.strip();
  }
}
