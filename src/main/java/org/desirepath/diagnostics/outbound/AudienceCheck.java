package org.desirepath.diagnostics.outbound;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.desirepath.diagnostics.deviations.ExposureEffects.Exposure;
import org.desirepath.diagnostics.deviations.ExposureEffects.Found;
import org.desirepath.diagnostics.effects.Stays;
import org.desirepath.diagnostics.effects.Stays.Rows;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.KnownAttribute;
import org.desirepath.diagnostics.outbound.Outbound.Audience;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.contacts.ContactFacts;
import org.jspecify.annotations.Nullable;

/**
 * Finds touchpoints that went to customers who were not meant, by what was known of them before, or
 * else by what the event itself says. O(events x attributes).
 */
final class AudienceCheck {
  private static final int EXAMPLES = 5;

  private final AlignedJourneys journeys;
  private final EventLog log;
  private final Map<String, KnownAttribute> attributes = new LinkedHashMap<>();

  /** What is known of a customer at a touchpoint. */
  private enum Standing {
    MEANT,
    EXCLUDED,
    OUTSIDE,
    UNKNOWN
  }

  AudienceCheck(AlignedJourneys journeys) {
    this.journeys = journeys;
    this.log = journeys.log();
  }

  /** Journeys to which it should not go, and the first time that it does. */
  Exposure exposure(String touchpoint) {
    ContactFacts contact = journeys.model().facts().touchpoint(touchpoint).contact();
    int code = journeys.codeOf(touchpoint);
    int[] from = new int[log.traceCount()];
    int[] rows = new int[from.length];
    int n = 0;
    for (int t = 0; t < from.length; t++) {
      rows[t] = firstNotMeant(t, code, contact);
      boolean never = rows[t] == Stays.NONE && !isNotMeant(t, log.endEvent(t) - 1, contact);
      from[t] = never ? Stays.NONE : -1;
      n += rows[t] == Stays.NONE ? 0 : 1;
    }
    return new Exposure(n, t -> new Rows(from[t], rows[t], Stays.NONE));
  }

  private int firstNotMeant(int trace, int code, ContactFacts contact) {
    for (int e = log.firstEvent(trace); e < log.endEvent(trace); e++) {
      if (log.activity(e) == code && isNotMeant(trace, e, contact)) {
        return e;
      }
    }
    return Stays.NONE;
  }

  private boolean isNotMeant(int trace, int row, ContactFacts contact) {
    Standing standing =
        row < log.firstEvent(trace) ? Standing.UNKNOWN : standing(trace, row, contact);
    return standing == Standing.EXCLUDED || standing == Standing.OUTSIDE;
  }

  Audience check(String touchpoint, Found effect) {
    ContactFacts contact = journeys.model().facts().touchpoint(touchpoint).contact();
    int code = journeys.codeOf(touchpoint);
    int n = 0;
    int wrong = 0;
    int excluded = 0;
    int unknown = 0;
    List<String> ids = new ArrayList<>();
    for (int t = 0; code >= 0 && t < log.traceCount(); t++) {
      Optional<Standing> worst = worst(t, code, contact);
      if (worst.isEmpty()) {
        continue;
      }
      n++;
      switch (worst.get()) {
        case MEANT -> {}
        case UNKNOWN -> unknown++;
        case EXCLUDED, OUTSIDE -> {
          wrong++;
          excluded += worst.get() == Standing.EXCLUDED ? 1 : 0;
          if (ids.size() < EXAMPLES) {
            ids.add(log.traceId(t));
          }
        }
      }
    }
    return new Audience(
        touchpoint,
        n,
        Rate.of(wrong, n - unknown, "of no journey with it is known who was meant"),
        excluded,
        unknown,
        effect,
        wrong < journeys.parameters().k() ? List.of() : ids);
  }

  /** One event to a customer who was not meant is enough; empty without any event. */
  private Optional<Standing> worst(int trace, int code, ContactFacts contact) {
    Standing worst = null;
    for (int e = log.firstEvent(trace); e < log.endEvent(trace); e++) {
      if (log.activity(e) == code) {
        Standing here = standing(trace, e, contact);
        worst = worst == null || rank(here) > rank(worst) ? here : worst;
      }
    }
    return Optional.ofNullable(worst);
  }

  private static int rank(Standing standing) {
    return switch (standing) {
      case MEANT -> 0;
      case UNKNOWN -> 1;
      case OUTSIDE -> 2;
      case EXCLUDED -> 3;
    };
  }

  private Standing standing(int trace, int row, ContactFacts contact) {
    boolean unknown = false;
    for (Map.Entry<String, List<String>> rule : contact.exclude().entrySet()) {
      String value = value(rule.getKey(), trace, row);
      if (value != null && rule.getValue().contains(value)) {
        return Standing.EXCLUDED;
      }
      unknown |= value == null;
    }
    for (Map.Entry<String, List<String>> rule : contact.audience().entrySet()) {
      String value = value(rule.getKey(), trace, row);
      if (value != null && !rule.getValue().contains(value)) {
        return Standing.OUTSIDE;
      }
      unknown |= value == null;
    }
    return unknown ? Standing.UNKNOWN : Standing.MEANT;
  }

  private @Nullable String value(String name, int trace, int row) {
    KnownAttribute attribute = attributes.computeIfAbsent(name, key -> KnownAttribute.of(log, key));
    String before = attribute.knownBefore(trace, row);
    String value = before == null ? attribute.at(trace, row) : before;
    return value == null || value.isBlank() ? null : value.strip();
  }
}
