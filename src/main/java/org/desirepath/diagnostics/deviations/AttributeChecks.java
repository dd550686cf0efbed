package org.desirepath.diagnostics.deviations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint;
import org.jspecify.annotations.Nullable;

/** Holds synchronous events against what the design says of channel, initiator, waits and so on. */
public final class AttributeChecks {

  private final AlignedJourneys journeys;
  private final EventLog log;
  private final Map<String, Touchpoint> facts = new HashMap<>();
  private final Map<String, Waits> waits = new TreeMap<>();
  private final @Nullable Spoken[] spokenOf;
  private final @Nullable Waits[] waitsOf;
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
    int activities = log.activities().size();
    this.spokenOf = new Spoken[activities];
    this.waitsOf = new Waits[activities];
    for (int a = 0; a < activities; a++) {
      Touchpoint spoken = facts.get(log.activities().get(a));
      spokenOf[a] = spoken == null ? null : Spoken.of(spoken);
      waitsOf[a] = waits.get(log.activities().get(a));
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
    int first = log.firstEvent(trace);
    Map<DeviationTallies.Key, Set<Integer>> offending = null;
    boolean waiting = false;
    for (int i = 0; i < transitions.length; i++) {
      int code = log.activity(first + i);
      Spoken spoken = spokenOf[code];
      if (spoken != null) {
        for (DeviationTallies.Key key : spoken.keys) {
          Optional<Boolean> deviates = ofAttribute(key.kind(), spoken.facts, trace, first + i);
          if (deviates.isPresent() && transitions[i] >= 0) {
            tallies.markJudged(key, trace);
          }
          if (deviates.orElse(false)) {
            offending = offending == null ? new TreeMap<>() : offending;
            offending.computeIfAbsent(key, k -> new HashSet<>()).add(i);
          }
        }
        if (transitions[i] >= 0) {
          countExperience(spoken.facts, trace, first + i);
        }
      }
      waiting |= waitsOf[code] != null;
    }
    if (offending != null) {
      offending.forEach((key, positions) -> count(key, positions, trace, tallies, all));
    }
    if (waiting) {
      countWaits(trace, tallies, all);
    }
  }

  /** What the design says of a touchpoint, and the deviations that follow. */
  private record Spoken(Touchpoint facts, List<DeviationTallies.Key> keys) {

    static Spoken of(Touchpoint facts) {
      List<DeviationTallies.Key> keys = new ArrayList<>();
      add(DeviationKind.CHANNEL, !facts.channels().isEmpty(), facts, keys);
      add(DeviationKind.INITIATOR, facts.initiator() != null, facts, keys);
      add(DeviationKind.FAILED, !facts.failsWhen().isEmpty(), facts, keys);
      add(DeviationKind.EXPERIENCE, facts.experience().isPresent(), facts, keys);
      return new Spoken(facts, keys);
    }

    private static void add(
        DeviationKind kind, boolean said, Touchpoint facts, List<DeviationTallies.Key> keys) {
      if (said) {
        keys.add(new DeviationTallies.Key(kind, facts.name()));
      }
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
    int code = log.activity(row);
    if (kind == DeviationKind.LATE || kind == DeviationKind.EARLY) {
      Waits check = waitsOf[code];
      return check == null ? Optional.empty() : check.deviates(kind, trace, position);
    }
    Spoken spoken = spokenOf[code];
    return spoken == null ? Optional.empty() : ofAttribute(kind, spoken.facts, trace, row);
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
    for (String designed : fact.channels()) {
      if (isWord(channel, designed)) {
        return Optional.of(false);
      }
    }
    return Optional.of(true);
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

  private static boolean isWord(String text, String word) {
    return text.equals(word) || text.strip().equalsIgnoreCase(word.strip());
  }

  /** Who started an event, if the log says it in a word we know. */
  static Optional<Touchpoint.Initiator> initiator(EventLog log, int trace, int row) {
    String text = log.roleText(Role.INITIATOR, trace, row);
    if (text == null) {
      return Optional.empty();
    }
    if (isWord(text, "customer")) {
      return Optional.of(Touchpoint.Initiator.CUSTOMER);
    }
    return isWord(text, "company") ? Optional.of(Touchpoint.Initiator.COMPANY) : Optional.empty();
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
    return log.roleNumber(Role.EXPERIENCE, trace, row);
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

  /** In the order of touchpoints. */
  private void countWaits(int trace, DeviationTallies tallies, @Nullable OptimalFlags all) {
    waits.forEach(
        (touchpoint, check) -> {
          if (check.isIn(trace)) {
            countWaits(touchpoint, check, trace, tallies, all);
          }
        });
  }

  private static void countWaits(
      String touchpoint,
      Waits check,
      int trace,
      DeviationTallies tallies,
      @Nullable OptimalFlags all) {
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
