package org.desirepath.diagnostics.outbound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.KnownAttribute;
import org.desirepath.diagnostics.outbound.Outbound.CampaignCodes;
import org.desirepath.diagnostics.outbound.Outbound.CodeFault;
import org.desirepath.diagnostics.outbound.Outbound.Fault;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.contacts.ContactPolicy;
import org.desirepath.statistics.ClusteredProportion;

/** Holds the campaign codes of a log against the list and the pattern of the design. O(events). */
final class CodeCheck {
  private final AlignedJourneys journeys;
  private final EventLog log;
  private final Touches touches;
  private final ContactPolicy policy;
  private final KnownAttribute campaign;
  private final Set<String> list;
  private final Map<String, String> byShape = new HashMap<>();

  /** How often a code stands in the log. */
  private static final class Count {
    private int events;
    private int journeys;
    private int lastTrace = -1;
  }

  CodeCheck(AlignedJourneys journeys, Touches touches, KnownAttribute campaign) {
    this.journeys = journeys;
    this.log = journeys.log();
    this.touches = touches;
    this.policy = journeys.model().facts().contacts();
    this.campaign = campaign;
    this.list = new HashSet<>(policy.codes());
    policy.codes().forEach(code -> byShape.putIfAbsent(shape(code), code));
  }

  private static String shape(String code) {
    return code.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
  }

  CampaignCodes check() {
    Map<String, Count> counts = new TreeMap<>();
    int coded = 0;
    for (int t = 0; t < log.traceCount(); t++) {
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        String code = campaign.at(t, e);
        if (code != null && !code.isBlank()) {
          Count count = counts.computeIfAbsent(code, key -> new Count());
          coded++;
          count.events++;
          count.journeys += count.lastTrace == t ? 0 : 1;
          count.lastTrace = t;
        }
      }
    }
    int wellFormed = 0;
    int known = 0;
    List<CodeFault> faults = new ArrayList<>();
    for (Map.Entry<String, Count> entry : counts.entrySet()) {
      String code = entry.getKey();
      Count count = entry.getValue();
      boolean isWellFormed = policy.isWellFormed(code);
      boolean isKnown = list.isEmpty() || list.contains(code);
      wellFormed += isWellFormed ? count.events : 0;
      known += isWellFormed && isKnown ? count.events : 0;
      if (!isWellFormed || !isKnown) {
        String meant = byShape.get(shape(code));
        Fault fault =
            meant != null && !meant.equals(code)
                ? Fault.MISSPELT
                : isWellFormed ? Fault.UNKNOWN : Fault.MALFORMED;
        faults.add(
            new CodeFault(
                code, fault, count.events, count.journeys, fault == Fault.MISSPELT ? meant : null));
      }
    }
    // a code that few journeys have may be anything, such as the name of a customer
    List<CodeFault> named =
        faults.stream()
            .filter(fault -> fault.journeys() >= journeys.parameters().k())
            .sorted(
                Comparator.comparingInt((CodeFault fault) -> -fault.events())
                    .thenComparing(CodeFault::code))
            .toList();
    return new CampaignCodes(
        missing(),
        coded,
        Rate.of(wellFormed, coded, "no event has a code"),
        Rate.of(known, wellFormed, "no code is well formed"),
        named,
        faults.size() - named.size());
  }

  private Rate missing() {
    ClusteredProportion missing = new ClusteredProportion();
    for (List<Touches.Touch> customer : touches.customers()) {
      long without =
          customer.stream()
              .filter(
                  touch -> {
                    String code = campaign.at(touch.trace(), touch.row());
                    return code == null || code.isBlank();
                  })
              .count();
      missing.add(without, customer.size());
    }
    return Rate.of(missing, "nobody was contacted");
  }
}
