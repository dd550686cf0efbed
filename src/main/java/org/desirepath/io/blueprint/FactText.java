package org.desirepath.io.blueprint;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.desirepath.model.Outcome;
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint;
import org.jspecify.annotations.Nullable;

/** Facts as a blueprint or list writes them. */
final class FactText {
  private static final long[] UNIT_MILLIS = {86_400_000L, 3_600_000L, 60_000L, 1_000L};
  private static final String[] UNITS = {"d", "h", "m", "s"};

  private FactText() {}

  /** The largest unit that says it whole. */
  static String duration(long millis) {
    for (int u = 0; u < UNITS.length; u++) {
      if (millis % UNIT_MILLIS[u] == 0) {
        return millis / UNIT_MILLIS[u] + UNITS[u];
      }
    }
    return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString() + "s";
  }

  /** The fewest digits that mean this number. */
  static String number(double value) {
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal rounded = new BigDecimal(value, new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return plain(rounded);
      }
    }
    return plain(new BigDecimal(value, new MathContext(17)));
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** Facts of one value each, by key, in the order of the documentation. */
  static Map<String, String> single(Touchpoint touchpoint) {
    Map<String, String> facts = new LinkedHashMap<>();
    put(facts, "initiator", lower(touchpoint.initiator()));
    put(facts, "kind", lower(touchpoint.kind()));
    put(facts, "goal", touchpoint.goal());
    touchpoint.experience().ifPresent(value -> facts.put("experience", number(value)));
    touchpoint.points().ifPresent(value -> facts.put("points", Integer.toString(value)));
    put(facts, "owner", touchpoint.owner());
    BigDecimal cost = touchpoint.cost();
    put(facts, "cost", cost == null ? null : plain(cost));
    return facts;
  }

  /** What is said of an outcome beside its touchpoints, by key. */
  static Map<String, String> single(Outcome outcome) {
    Map<String, String> facts = new LinkedHashMap<>();
    outcome.horizonMillis().ifPresent(millis -> facts.put("horizon", duration(millis)));
    outcome
        .inactiveAfterMillis()
        .ifPresent(millis -> facts.put("inactive_after", duration(millis)));
    outcome.rate().ifPresent(rate -> facts.put("rate", number(rate)));
    BigDecimal value = outcome.value();
    put(facts, "value", value == null ? null : value.toPlainString());
    put(facts, "currency", outcome.currency());
    return facts;
  }

  /** Facts of several names each, by key. */
  static Map<String, List<String>> several(Touchpoint touchpoint) {
    Map<String, List<String>> facts = new LinkedHashMap<>();
    facts.put("channels", touchpoint.channels());
    facts.put("replaces", touchpoint.replaces());
    facts.put("recovers", touchpoint.recovers());
    facts.values().removeIf(List::isEmpty);
    return facts;
  }

  /** Alignment costs that are not the usual ones, by key. */
  static Map<String, String> weight(Touchpoint touchpoint) {
    Map<String, String> weight = new LinkedHashMap<>();
    if (touchpoint.observable() && touchpoint.missingWeight() != 1) {
      weight.put("missing", Integer.toString(touchpoint.missingWeight()));
    }
    if (touchpoint.unplannedWeight() != 1) {
      weight.put("unplanned", Integer.toString(touchpoint.unplannedWeight()));
    }
    return weight;
  }

  /** Facts of the place, without waits, by key. */
  static Map<String, String> ofPlace(Step.Place place) {
    Map<String, String> facts = new LinkedHashMap<>();
    if (place.optional()) {
      facts.put("optional", "true");
    }
    place.share().ifPresent(value -> facts.put("share", number(value)));
    place.dropOff().ifPresent(value -> facts.put("drop_off", number(value)));
    return facts;
  }

  /** Waits of the place, by key. */
  static Map<String, Step.Wait> waits(Step.Place place) {
    Map<String, Step.Wait> waits = new LinkedHashMap<>();
    Step.Wait within = place.within();
    Step.Wait notBefore = place.notBefore();
    if (within != null) {
      waits.put("within", within);
    }
    if (notBefore != null) {
      waits.put("not_before", notBefore);
    }
    return waits;
  }

  private static void put(Map<String, String> facts, String key, @Nullable String value) {
    if (value != null) {
      facts.put(key, value);
    }
  }

  private static @Nullable String lower(@Nullable Enum<?> value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT);
  }

  /** Sorted, since these maps keep no order. */
  static List<String> sorted(Map<String, ?> map) {
    List<String> keys = new ArrayList<>(map.keySet());
    keys.sort(null);
    return keys;
  }
}
