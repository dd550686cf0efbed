package org.desirepath.conformance.quality;

import java.util.ArrayList;
import java.util.List;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.quality.FlowLog.Journey;
import org.desirepath.conformance.quality.Measure.Definition;

/**
 * Plays the events on the net and counts the tokens that had to be put in and those left over. A
 * heuristic: silent steps and equal labels make it choose without looking ahead, so that it can
 * call fitting journeys unfit, and tokens put in early can hide what is missing later. For a
 * verdict use the alignments; this is for comparison with tools that replay tokens.
 *
 * <p>Source: Rozinat, van der Aalst, "Conformance checking of processes based on monitoring real
 * behavior", 2008, doi:10.1016/j.is.2007.07.001. An event fires an enabled transition of its label,
 * else one that the fewest silent steps enable, else the one that lacks the fewest tokens; ties by
 * place in the net. At the end the silent steps that leave the fewest tokens missing and remaining
 * are taken. An event whose activity the flow does not have counts as one transition that nothing
 * feeds and nothing follows: one token each produced, consumed, missing and remaining. A journey
 * that took a designed exit is played up to it, and what it leaves then is not counted.
 *
 * <p>O(events * {@code maxSilentMarkings} * enabled transitions) at worst; linear where silent
 * steps are few. Deterministic, thread-safe.
 *
 * @param maxSilentMarkings markings to look through for silent steps at one event, at least 1
 */
public record TokenReplay(int maxSilentMarkings) {
  static final String SOURCE =
      "Rozinat, van der Aalst, Conformance checking of processes based on monitoring real behavior, 2008,"
          + " doi:10.1016/j.is.2007.07.001";
  static final Definition FITNESS =
      new Definition(
          "tokenReplayFitness",
          "heuristic: (1 - missing / consumed) / 2 + (1 - remaining / produced) / 2 over the tokens of all journeys;"
              + " an event the flow does not have counts as one token each produced, consumed, missing, remaining;"
              + " n = resolved journeys",
          SOURCE);
  static final Definition KNOWN_FITNESS =
      new Definition(
          "tokenReplayFitnessOfKnown",
          "the same heuristic when events the flow does not have are passed over, as most tools do;"
              + " n = resolved journeys",
          SOURCE);

  /** Looks through 1,000 markings for silent steps. */
  public static final TokenReplay STANDARD = new TokenReplay(1_000);

  /**
   * What was counted over all resolved journeys; tokens without those of unknown events.
   *
   * @param unknownEvents events whose activity the flow does not have
   * @param fittingJourneys without missing, remaining and unknown
   * @param stoppedSearches searches for silent steps that the limit stopped
   */
  public record Result(
      long journeys,
      long fittingJourneys,
      long produced,
      long consumed,
      long missing,
      long remaining,
      long unknownEvents,
      long stoppedSearches) {

    /** Fitness with unknown events counted. */
    public Measure fitness() {
      return measure(FITNESS, unknownEvents);
    }

    /** Fitness with unknown events passed over. */
    public Measure fitnessOfKnown() {
      return measure(KNOWN_FITNESS, 0);
    }

    private Measure measure(Definition definition, long unknown) {
      if (journeys == 0 || consumed + unknown == 0 || produced + unknown == 0) {
        return Measure.absent(definition, journeys, "no token is consumed or produced");
      }
      double value =
          (1 - (double) (missing + unknown) / (consumed + unknown)) / 2
              + (1 - (double) (remaining + unknown) / (produced + unknown)) / 2;
      return Measure.of(
          definition,
          value,
          journeys,
          "a heuristic, no verdict"
              + (unknown == 0 ? "" : "; " + unknown + " events are unknown to the flow")
              + (stoppedSearches == 0
                  ? ""
                  : "; " + stoppedSearches + " searches for silent steps were stopped"));
    }

    private Result plus(Result other) {
      return new Result(
          journeys + other.journeys,
          fittingJourneys + other.fittingJourneys,
          produced + other.produced,
          consumed + other.consumed,
          missing + other.missing,
          remaining + other.remaining,
          unknownEvents + other.unknownEvents,
          stoppedSearches + other.stoppedSearches);
    }
  }

  public TokenReplay {
    if (maxSilentMarkings < 1) {
      throw new IllegalArgumentException(
          "maxSilentMarkings: expected at least 1, got " + maxSilentMarkings);
    }
  }

  /** Replays the resolved journeys. */
  public Result replay(ConformanceResult result) {
    return replay(new FlowLog(result));
  }

  Result replay(FlowLog log) {
    List<List<Integer>> transitionsOf = new ArrayList<>();
    for (int label = 0; label < log.flowLabelCount(); label++) {
      transitionsOf.add(new ArrayList<>());
    }
    int[] labels = log.labelsOfTransitions();
    List<Integer> silent = new ArrayList<>();
    for (int t = 0; t < labels.length; t++) {
      (labels[t] == FlowLog.SILENT ? silent : transitionsOf.get(labels[t])).add(t);
    }
    Result sum = new Result(0, 0, 0, 0, 0, 0, 0, 0);
    for (Journey journey : log.journeys()) {
      TokenGame game = new TokenGame(log.model().net(), silent, maxSilentMarkings);
      long unknown = 0;
      for (int event : journey.events) {
        if (event < 0 || event >= log.flowLabelCount()) {
          unknown++;
        } else {
          game.play(transitionsOf.get(event));
        }
      }
      if (!journey.exited) {
        game.end();
      }
      boolean fits = game.missing() + game.remaining() + unknown == 0;
      sum =
          sum.plus(
              new Result(
                  journey.traces,
                  fits ? journey.traces : 0,
                  game.produced() * journey.traces,
                  game.consumed() * journey.traces,
                  game.missing() * journey.traces,
                  game.remaining() * journey.traces,
                  unknown * journey.traces,
                  game.stoppedSearches()));
    }
    return sum;
  }
}
