package org.desirepath.diagnostics.deviations;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.desirepath.conformance.Move;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint;
import org.jspecify.annotations.Nullable;

/** Holds synchronous events against what the design says of channel, initiator, waits and so on. */
public final class AttributeChecks {

  private static final List<DeviationKind> OF_ATTRIBUTES =
      List.of(
          DeviationKind.CHANNEL,
          DeviationKind.INITIATOR,
          DeviationKind.FAILED,
          DeviationKind.EXPERIENCE);

  private final AlignedJourneys journeys;
  private final EventLog log;
  private final Map<String, Touchpoint> facts = new HashMap<>();
  private final Map<String, Waits> waits = new HashMap<>();
  private final Map<String, Gap> experienceGaps = new HashMap<>();

  public AttributeChecks(AlignedJourneys journeys) {
    this.journeys = journeys;
    this.log = journeys.log();
    for (Touchpoint touchpoint : journeys.model().facts().touchpoints().values()) {
      boolean speaks =
          !touchpoint.channels().isEmpty()
              || touchpoint.initiator() != null
              || !touchpoint.failsWhen().isEmpty()
              || touchpoint.experience().isPresent();
      if (speaks) {
        facts.put(touchpoint.name(), touchpoint);
      }
    }
    for (Step.Place place : journeys.model().facts().places()) {
      if (place.within() != null || place.notBefore() != null) {
        waits.putIfAbsent(place.touchpoint(), new Waits(journeys, place.touchpoint()));
      }
    }
  }

  /** Whether there is anything to check in a trace of these activities. */
  boolean concern(List<String> activities) {
    return activities.stream().anyMatch(a -> facts.containsKey(a) || waits.containsKey(a));
  }

  /**
   * Checks one journey.
   *
   * @param all its optimal alignments, or null if there is only the one shown
   */
  void check(int trace, DeviationTallies tallies, @Nullable OptimalFlags all) {
    int[] transitions = journeys.transitionsOf(trace);
    Map<DeviationTallies.Key, Set<Integer>> offending = new TreeMap<>();
    Set<String> waiting = new TreeSet<>();
    for (int i = 0; i < transitions.length; i++) {
      String touchpoint = log.activities().get(log.activity(log.firstEvent(trace) + i));
      Touchpoint fact = facts.get(touchpoint);
      if (fact != null) {
        for (DeviationKind kind : OF_ATTRIBUTES) {
          DeviationTallies.Key key = new DeviationTallies.Key(kind, touchpoint);
          Optional<Boolean> deviates = ofAttribute(kind, fact, trace, log.firstEvent(trace) + i);
          if (deviates.isPresent() && transitions[i] >= 0) {
            tallies.markJudged(key, trace);
          }
          if (deviates.orElse(false)) {
            offending.computeIfAbsent(key, k -> new HashSet<>()).add(i);
          }
        }
        if (transitions[i] >= 0) {
          countExperience(fact, trace, log.firstEvent(trace) + i);
        }
      }
      if (waits.containsKey(touchpoint)) {
        waiting.add(touchpoint);
      }
    }
    offending.forEach((key, positions) -> count(key, positions, trace, tallies, all));
    for (String touchpoint : waiting) {
      countWaits(touchpoint, trace, tallies, all);
    }
  }

  private void count(
      DeviationTallies.Key key,
      Set<Integer> positions,
      int trace,
      DeviationTallies tallies,
      @Nullable OptimalFlags all) {
    int[] transitions = journeys.transitionsOf(trace);
    boolean shown = positions.stream().anyMatch(i -> transitions[i] >= 0);
    if (!shown && all == null) {
      return;
    }
    DeviationTallies.Tally tally = tallies.of(key.kind(), key.touchpoint());
    if (shown) {
      tally.traces().set(trace);
    }
    boolean certain = all == null ? shown : all.inAll(move -> isSynchronousIn(move, positions));
    boolean possible = all == null ? shown : all.inSome(move -> isSynchronousIn(move, positions));
    tally.addCertain(certain ? 1 : 0);
    tally.addPossible(possible ? 1 : 0);
  }

  private static boolean isSynchronousIn(Move move, Set<Integer> positions) {
    return move instanceof Move.Synchronous sync
        && sync.transition() != Move.EXIT
        && positions.contains(sync.event());
  }

  /**
   * Whether a synchronous event deviates in this way; empty if the design or the log does not say.
   *
   * @param position of the event in its trace
   */
  public Optional<Boolean> deviates(DeviationKind kind, int trace, int position) {
    int row = log.firstEvent(trace) + position;
    String touchpoint = log.activities().get(log.activity(row));
    if (kind == DeviationKind.LATE || kind == DeviationKind.EARLY) {
      Waits check = waits.get(touchpoint);
      return check == null ? Optional.empty() : check.deviates(kind, trace, position);
    }
    Touchpoint fact = facts.get(touchpoint);
    return fact == null ? Optional.empty() : ofAttribute(kind, fact, trace, row);
  }

  private Optional<Boolean> ofAttribute(DeviationKind kind, Touchpoint fact, int trace, int row) {
    return switch (kind) {
      case CHANNEL -> hasOtherChannel(fact, trace, row);
      case INITIATOR -> {
        Touchpoint.Initiator designed = fact.initiator();
        yield designed == null
            ? Optional.empty()
            : initiator(log, trace, row).map(found -> found != designed);
      }
      case FAILED -> hasFailed(fact, trace, row);
      case EXPERIENCE -> {
        double score = experience(trace, row);
        yield fact.experience().isEmpty() || Double.isNaN(score)
            ? Optional.empty()
            : Optional.of(score < fact.experience().getAsDouble());
      }
      case START,
          END,
          REPEAT,
          ORDER,
          REPLACED,
          CHOICE,
          INCOMPLETE_BLOCK,
          MISSING,
          UNPLANNED,
          LATE,
          EARLY,
          SHARE,
          RULE ->
          Optional.empty();
    };
  }

  private Optional<Boolean> hasOtherChannel(Touchpoint fact, int trace, int row) {
    String channel = log.roleText(Role.CHANNEL, trace, row);
    if (channel == null || channel.isBlank() || fact.channels().isEmpty()) {
      return Optional.empty();
    }
    String word = word(channel);
    return Optional.of(fact.channels().stream().noneMatch(one -> word(one).equals(word)));
  }

  /**
   * An event without a status is not known to have gone well; other values may stand for failure.
   */
  private Optional<Boolean> hasFailed(Touchpoint fact, int trace, int row) {
    if (fact.failsWhen().isEmpty()) {
      return Optional.empty();
    }
    boolean told = !fact.failsWhen().containsKey("status");
    boolean failed = false;
    for (Map.Entry<String, ? extends Collection<String>> when : fact.failsWhen().entrySet()) {
      String value = value(when.getKey(), trace, row);
      told |= !value.isEmpty();
      failed |= when.getValue().contains(value);
    }
    return told || failed ? Optional.of(failed) : Optional.empty();
  }

  private static String word(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  /** Who started an event, if the log says it in a word we know. */
  static Optional<Touchpoint.Initiator> initiator(EventLog log, int trace, int row) {
    String text = log.roleText(Role.INITIATOR, trace, row);
    if (text == null) {
      return Optional.empty();
    }
    return switch (word(text)) {
      case "customer" -> Optional.of(Touchpoint.Initiator.CUSTOMER);
      case "company" -> Optional.of(Touchpoint.Initiator.COMPANY);
      default -> Optional.empty();
    };
  }

  private String value(String key, int trace, int row) {
    String text =
        key.equals("status") && log.roleKey(Role.STATUS) != null
            ? log.roleText(Role.STATUS, trace, row)
            : log.attributeText(key, trace, row);
    return text == null ? "" : text;
  }

  /** The score of an event, {@code NaN} if it has none. */
  public double experience(int trace, int row) {
    String text = log.roleText(Role.EXPERIENCE, trace, row);
    if (text == null) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      return Double.NaN;
    }
  }

  private void countExperience(Touchpoint fact, int trace, int row) {
    double score = experience(trace, row);
    if (fact.experience().isPresent() && !Double.isNaN(score)) {
      experienceGaps
          .computeIfAbsent(fact.name(), name -> new Gap())
          .add(score - fact.experience().getAsDouble());
    }
  }

  /**
   * Half of the scores are below their mean in the best of worlds: only where the mean is below the
   * designed one, beyond chance, is that a deviation.
   */
  void dropInsignificantExperience(DeviationTallies tallies) {
    for (String touchpoint : facts.keySet()) {
      Gap gap = experienceGaps.get(touchpoint);
      if (gap == null || !gap.isBelowBeyondChance()) {
        tallies.remove(new DeviationTallies.Key(DeviationKind.EXPERIENCE, touchpoint));
      }
    }
  }

  private void countWaits(
      String touchpoint, int trace, DeviationTallies tallies, @Nullable OptimalFlags all) {
    Waits check = waits.get(touchpoint);
    if (check == null) {
      return;
    }
    for (DeviationKind kind : List.of(DeviationKind.LATE, DeviationKind.EARLY)) {
      if (!check.isConceivable(trace, kind)) {
        continue;
      }
      boolean shown = check.isShown(trace, kind);
      boolean certain = all == null ? shown : check.isInAll(trace, kind, all);
      boolean possible = all == null ? shown : check.isInSome(trace, kind, all);
      if (shown || possible) {
        DeviationTallies.Tally tally = tallies.of(kind, touchpoint);
        tally.addCertain(certain ? 1 : 0);
        tally.addPossible(possible ? 1 : 0);
        if (shown) {
          tally.traces().set(trace);
        }
      }
    }
  }

  /** Mean and spread of the gap between scored and designed experience. */
  private static final class Gap {
    private static final int FEWEST = 30;

    private int n;
    private double sum;
    private double squares;

    void add(double gap) {
      n++;
      sum += gap;
      squares += gap * gap;
    }

    /**
     * Whether the two-sided 95 % interval of the mean is below 0; scores all alike have no width.
     */
    boolean isBelowBeyondChance() {
      if (n < FEWEST) {
        return false;
      }
      double mean = sum / n;
      double variance = StrictMath.max(0, (squares - n * mean * mean) / (n - 1));
      return mean + quantile(n - 1) * StrictMath.sqrt(variance / n) < 0;
    }

    /** Student's t at .975: M. Abramowitz and I. Stegun, 1964, 26.7.5; 5 decimals from 29 on. */
    private static double quantile(int degrees) {
      double z = 1.959963984540054;
      double z2 = z * z;
      double first = z * (z2 + 1) / 4;
      double second = z * ((5 * z2 + 16) * z2 + 3) / 96;
      double third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;
      return z + (first + (second + third / degrees) / degrees) / degrees;
    }
  }
}
