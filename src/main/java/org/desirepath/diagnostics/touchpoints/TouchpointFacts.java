package org.desirepath.diagnostics.touchpoints;

import java.util.List;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.statistics.ClusteredProportion;
import org.jspecify.annotations.Nullable;

/**
 * Facts of touchpoints, of the phases they stand in and of whole journeys. Never a mean: numbers
 * that vary are given by their quantiles.
 *
 * @param facts in the order of the design, then the others by name; each touchpoint as a whole
 *     first, then by channel where the log has several
 * @param phases in the order of the design
 * @param effort of journeys
 * @param sessionGapMillis a silence longer than this ends a session
 */
public record TouchpointFacts(
    List<Fact> facts, List<Phase> phases, Effort effort, long sessionGapMillis) {

  /**
   * A share.
   *
   * @param share {@code count / n} with its 95 % interval
   */
  public record Rate(long count, long n, Quantity share) {

    /** With Wilson's interval. */
    public static Rate of(long count, long n, String reason) {
      return new Rate(count, n, Quantity.share(count, n, reason));
    }

    /** Of trials that come in clusters, with an interval that heeds this. */
    public static Rate of(ClusteredProportion share, String reason) {
      return new Rate(
          share.successes(),
          share.trials(),
          share.trials() == 0
              ? Quantity.absent(reason)
              : Quantity.estimate(share.share(), share.interval()));
    }

    /** None, although there is one. */
    public static Rate withheld(String reason) {
      return new Rate(0, 0, Quantity.absent(reason));
    }
  }

  /**
   * How a number varies.
   *
   * @param n how many were seen to their end
   * @param open how many were not
   * @param median with a distribution-free 95 % interval
   */
  public record Spread(
      int n,
      int open,
      Quantity lowerQuartile,
      Quantity median,
      Quantity upperQuartile,
      Quantity p90) {

    /** None. */
    public static Spread absent(int open, String reason) {
      Quantity none = Quantity.absent(reason);
      return new Spread(0, open, none, none, none, none);
    }
  }

  /**
   * A touchpoint, or a touchpoint by one channel.
   *
   * @param channel null = all together; {@code (other)} for channels with few journeys, {@code
   *     (none)} for events without one
   * @param planned whether it stands in the flow of the design
   * @param phase of the design, or null
   * @param share of all journeys that have it
   * @param dwellMillis until the next event of the session; {@code open} = last events of sessions,
   *     whose length nobody knows
   * @param waitMillis since the designed step before
   * @param nextMillis until the next event of the journey; {@code open} = journeys that had none so
   *     far, censored at the extraction (Kaplan-Meier, of those that ever go on)
   * @param bounce sessions of this event only, of sessions that begin with it
   * @param repeated journeys that have it more than once, of those that have it
   * @param most times in one journey
   * @param exit journeys that ended with it, of those that have it and have ended
   * @param switched journeys that came to it from another channel, at their first time
   * @param unplannedChannel the same by a channel that the design does not name for it
   * @param backtracked journeys that came back to it after a later step of the design
   * @param extra journeys with an event of it that the design has no place for
   * @param value of the journeys that have it
   * @param points engagement points of the design, or null
   * @param repeatCustomers journeys that are not their customer's first, if the design says by
   *     which attribute customers are known
   * @param scores what customers said
   */
  public record Fact(
      String touchpoint,
      @Nullable String channel,
      boolean planned,
      @Nullable String phase,
      int events,
      int journeys,
      Rate share,
      Spread dwellMillis,
      Spread waitMillis,
      Spread nextMillis,
      Rate bounce,
      Rate repeated,
      int most,
      Rate exit,
      Rate switched,
      Rate unplannedChannel,
      Rate backtracked,
      Rate extra,
      Spread value,
      @Nullable Integer points,
      Rate repeatCustomers,
      List<Score> scores) {
    public Fact {
      scores = List.copyOf(scores);
    }
  }

  /**
   * What customers said of a touchpoint, each journey by its first answer there.
   *
   * @param kind {@code nps}, {@code csat}, {@code ces} or {@code experience}
   * @param responded journeys that answered, of those that have the touchpoint
   * @param invalid answers that are no numbers or off the scale, not counted
   * @param headline NPS in [-1, 1], or the share of the greatest answers; absent for experience
   * @param answer how the answers vary
   * @param bias those who answered beside those who did not
   */
  public record Score(
      String kind,
      String attribute,
      Rate responded,
      int invalid,
      Quantity headline,
      Spread answer,
      List<Bias> bias) {
    public Score {
      bias = List.copyOf(bias);
    }
  }

  /**
   * Whether those who answered are like those who did not.
   *
   * @param what {@code success} within the window after the touchpoint, or a segment and its value
   * @param difference respondents less the others, with Newcombe's 95 % interval
   * @param q Benjamini-Hochberg over all such lines of the log
   */
  public record Bias(
      String what,
      Rate respondents,
      Rate others,
      Quantity difference,
      Quantity q,
      boolean differs) {}

  /**
   * A phase of the design as a stage of the relationship.
   *
   * @param reached journeys with an event of it
   * @param furthest journeys that got no further
   * @param stayMillis from its first event to the first of a later phase; {@code open} = those that
   *     had none so far
   * @param wentBack journeys that came back to it from a later phase
   */
  public record Phase(
      String phase, Rate reached, Rate furthest, Spread stayMillis, Rate wentBack) {}

  /**
   * What journeys took.
   *
   * @param detour events until success, by the fewest that the design asks for
   * @param shortest those fewest, or null
   * @param backtracks journeys that went back in the design
   * @param extra journeys with events the design has no place for
   * @param extraEvents such events in a journey
   * @param switches changes of channel in a journey
   */
  public record Effort(
      Spread detour,
      @Nullable Integer shortest,
      Rate backtracks,
      Rate extra,
      Spread extraEvents,
      Spread switches) {}

  public TouchpointFacts {
    facts = List.copyOf(facts);
    phases = List.copyOf(phases);
  }
}
