package org.desirepath.diagnostics.outbound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.KnownAttribute;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.outbound.Outbound.OfferCell;
import org.desirepath.diagnostics.outbound.Outbound.Offers;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.model.JourneyStructure;
import org.desirepath.statistics.BenjaminiHochberg;
import org.desirepath.statistics.Proportion;
import org.desirepath.statistics.StratifiedTables;
import org.desirepath.statistics.TestResult;

/**
 * Holds the offers of one channel against those of another, among customers who are alike and in
 * the same stage: the phase of the last designed touchpoint before the offer, or of the offer's
 * own. A journey counts once a channel and stage, by its first offer there. O(events), and the
 * pairs of channels.
 */
final class OfferCheck {
  private static final String BEFORE_ALL = "(before the first phase)";
  private static final String UNKNOWN = "(unknown)";

  private final AlignedJourneys journeys;
  private final EventLog log;
  private final KnownAttribute offer;
  private final List<KnownAttribute> alike;
  private final String[] phaseOfCode;
  private final int k;

  /** Customers who are alike, in a stage. */
  private record Group(String alike, String stage) implements Comparable<Group> {
    @Override
    public int compareTo(Group other) {
      int order = alike.compareTo(other.alike);
      return order != 0 ? order : stage.compareTo(other.stage);
    }
  }

  OfferCheck(AlignedJourneys journeys, KnownAttribute offer) {
    this.journeys = journeys;
    this.log = journeys.log();
    this.offer = offer;
    this.k = journeys.parameters().k();
    this.alike =
        journeys.model().facts().contacts().alike().stream()
            .map(name -> KnownAttribute.of(log, name))
            .toList();
    JourneyStructure structure = JourneyStructure.of(journeys.model().facts());
    this.phaseOfCode = new String[log.activities().size()];
    for (int a = 0; a < phaseOfCode.length; a++) {
      phaseOfCode[a] = structure.phaseOf(log.activities().get(a)).orElse("");
    }
  }

  Offers check() {
    Map<Group, Map<String, Map<String, Integer>>> groups = new TreeMap<>();
    int several = 0;
    int compared = 0;
    for (int t = 0; t < log.traceCount(); t++) {
      Map<String, Set<String>> offersOfStage = new TreeMap<>();
      Map<String, Integer> countOfStage = new TreeMap<>();
      Set<String> counted = new HashSet<>();
      String stage = BEFORE_ALL;
      int[] transitions = journeys.transitionsOf(t);
      for (int e = log.firstEvent(t); e < log.endEvent(t); e++) {
        String own = phaseOfCode[log.activity(e)];
        boolean designed = transitions[e - log.firstEvent(t)] >= 0;
        stage = designed && !own.isEmpty() ? own : stage;
        String value = offer.at(t, e);
        if (value == null || value.isBlank()) {
          continue;
        }
        offersOfStage.computeIfAbsent(stage, key -> new HashSet<>()).add(value);
        countOfStage.merge(stage, 1, Integer::sum);
        String channel = log.roleText(Role.CHANNEL, t, e);
        if (channel != null && !channel.isBlank() && counted.add(stage + '\0' + channel)) {
          groups
              .computeIfAbsent(new Group(alike(t, e), stage), key -> new TreeMap<>())
              .computeIfAbsent(channel, key -> new TreeMap<>())
              .merge(value, 1, Integer::sum);
        }
      }
      compared += countOfStage.values().stream().anyMatch(n -> n > 1) ? 1 : 0;
      several += offersOfStage.values().stream().anyMatch(set -> set.size() > 1) ? 1 : 0;
    }
    return offers(groups, Rate.of(several, compared, "no journey has two offers in a stage"));
  }

  private String alike(int trace, int row) {
    List<String> values = new ArrayList<>();
    for (KnownAttribute attribute : alike) {
      String before = attribute.knownBefore(trace, row);
      String value = before == null ? attribute.at(trace, row) : before;
      values.add(attribute.name() + " = " + (value == null || value.isBlank() ? UNKNOWN : value));
    }
    return values.isEmpty() ? "all customers" : String.join(", ", values);
  }

  private Offers offers(Map<Group, Map<String, Map<String, Integer>>> groups, Rate several) {
    List<OfferCell> cells = new ArrayList<>();
    int leftOut = 0;
    for (var group : groups.entrySet()) {
      List<String> channels = new ArrayList<>(group.getValue().keySet());
      for (int i = 0; i < channels.size(); i++) {
        for (int j = i + 1; j < channels.size(); j++) {
          Map<String, Integer> one = group.getValue().getOrDefault(channels.get(i), Map.of());
          Map<String, Integer> two = group.getValue().getOrDefault(channels.get(j), Map.of());
          if (sum(one) < k || sum(two) < k) {
            leftOut++;
          } else {
            cells.add(cell(group.getKey(), channels.get(i), channels.get(j), one, two));
          }
        }
      }
    }
    return new Offers(several, judged(cells), leftOut);
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(n -> n).sum();
  }

  /** The most frequent offer; of equals the first by name. */
  private static String most(Map<String, Integer> counts) {
    String most = "";
    int best = -1;
    for (var entry : counts.entrySet()) {
      if (entry.getValue() > best) {
        most = entry.getKey();
        best = entry.getValue();
      }
    }
    return most;
  }

  private static OfferCell cell(
      Group group, String one, String two, Map<String, Integer> ofOne, Map<String, Integer> ofTwo) {
    String offer = most(ofOne);
    Proportion share = new Proportion(ofOne.getOrDefault(offer, 0), sum(ofOne));
    Proportion other = new Proportion(ofTwo.getOrDefault(offer, 0), sum(ofTwo));
    TestResult test =
        new StratifiedTables.Builder()
            .add(
                share.successes(),
                share.trials() - share.successes(),
                other.successes(),
                other.trials() - other.successes())
            .build()
            .test();
    return new OfferCell(
        group.alike(),
        group.stage(),
        one,
        two,
        offer,
        most(ofTwo),
        Rate.of(share.successes(), share.trials(), "no offer"),
        Rate.of(other.successes(), other.trials(), "no offer"),
        Quantity.of(share.estimate() - other.estimate(), share.newcombeDifference(other)),
        test.isTestable() ? Quantity.of(test.p()) : Quantity.absent("both have the same offers"),
        false);
  }

  /** The p of each cell turned into a q. */
  private List<OfferCell> judged(List<OfferCell> cells) {
    double[] q =
        BenjaminiHochberg.adjust(
            cells.stream().mapToDouble(cell -> cell.q().value().orElse(Double.NaN)).toArray());
    List<OfferCell> judged = new ArrayList<>();
    for (int i = 0; i < q.length; i++) {
      OfferCell cell = cells.get(i);
      boolean tested = cell.q().isPresent();
      boolean differs =
          tested
              && q[i] <= journeys.parameters().alpha()
              && !cell.offer().equals(cell.otherOffer());
      judged.add(
          new OfferCell(
              cell.alike(),
              cell.stage(),
              cell.channel(),
              cell.otherChannel(),
              cell.offer(),
              cell.otherOffer(),
              cell.share(),
              cell.otherShare(),
              cell.difference(),
              tested ? Quantity.of(q[i]) : cell.q(),
              differs));
    }
    judged.sort(Comparator.comparingDouble(cell -> cell.q().value().orElse(1)));
    return judged;
  }
}
