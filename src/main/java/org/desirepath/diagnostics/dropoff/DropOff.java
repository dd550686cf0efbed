package org.desirepath.diagnostics.dropoff;

import java.util.List;
import java.util.OptionalLong;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.journeys.StatusCounts;
import org.desirepath.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Where customers leave without success.
 *
 * @param status journeys by status
 * @param steps a row for each designed touchpoint, in the designed order
 * @param cumulativeIncidence what became of journeys by the time since their first event, in order
 *     of time; empty when it can't be had
 * @param cumulativeIncidenceReason why it can't be had, or null
 * @param horizon success and loss within the conversion window
 * @param whereNext what was seen of lost customers after the touchpoint where they were lost
 * @param groups differences between segments
 */
public record DropOff(
    StatusCounts status,
    List<Step> steps,
    List<IncidencePoint> cumulativeIncidence,
    @Nullable String cumulativeIncidenceReason,
    Horizon horizon,
    WhereNext whereNext,
    GroupDifferences groups) {

  /**
   * What became of the journeys that reached a touchpoint.
   *
   * @param entered journeys that reached it, each once: the sum of the next four
   * @param advanced reached another designed touchpoint later, or success
   * @param exited left by a designed exit from here
   * @param abandoned were lost here
   * @param open this was their last so far
   * @param mature journeys whose first entry is at least the inactivity limit, and the time within
   *     which lost ones still had events, before the time of extraction
   * @param rate lost here among {@code mature}, with Wilson's 95 % interval
   * @param designed designed rate
   * @param gapToTarget journeys lost beyond the design, {@code (rate - designed) * mature}, with
   *     the interval that follows from that of the rate
   * @param gapP exact binomial test of the designed rate
   * @param gapQ the same by Benjamini and Hochberg over all touchpoints with a designed rate
   * @param inactiveAfterMillis silent for this long here = lost; empty if not known
   * @param inactiveAfterReason how the limit was found, or why it is not known
   * @param sensitivity the rate under other limits
   * @param gain what meeting the designed rate here would do to success
   */
  public record Step(
      String touchpoint,
      int entered,
      int advanced,
      int exited,
      int abandoned,
      int open,
      int mature,
      Quantity rate,
      Quantity designed,
      Quantity gapToTarget,
      Quantity gapP,
      Quantity gapQ,
      OptionalLong inactiveAfterMillis,
      String inactiveAfterReason,
      List<LimitRate> sensitivity,
      Gain gain) {
    public Step {
      sensitivity = List.copyOf(sensitivity);
    }
  }

  /**
   * The rate of a touchpoint under another inactivity limit, used at all touchpoints alike.
   *
   * @param change what was done to the limits
   * @param limitMillis the limit here; empty if not known
   */
  public record LimitRate(String change, OptionalLong limitMillis, int mature, Quantity rate) {}

  /**
   * What would change if the designed share were lost at a touchpoint, by the absorbing chain of
   * the journeys' moves. Gains do not add up, and those saved are taken to be like those who went
   * on.
   *
   * @param success change in the share of journeys that succeed, with a bootstrap interval
   * @param journeys the same in journeys of the cohort
   * @param predicted success after this touchpoint by the chain
   * @param observed success of the journeys that passed it, with Wilson's 95 % interval
   * @param fits whether the prediction is within the interval; false warns that what came before
   *     matters here
   */
  public record Gain(
      Quantity success, Quantity journeys, Quantity predicted, Quantity observed, boolean fits) {}

  /**
   * Shares of journeys by a time since the first event, by Aalen and Johansen, each with its
   * pointwise 95 % interval on the log(-log) scale, null where the share is 0 or 1.
   *
   * @param timeMillis since the first event
   * @param n journeys that the curve follows from their first event, the same at every time
   */
  public record IncidencePoint(
      long timeMillis,
      int n,
      double completed,
      double exited,
      double abandoned,
      @Nullable Interval completedInterval,
      @Nullable Interval exitedInterval,
      @Nullable Interval abandonedInterval) {}

  /**
   * Success and loss within the conversion window, of journeys old enough for both to show.
   *
   * @param millis the window; empty when there is none
   * @param source where the window comes from, or why there is none
   * @param mature journeys whose first event is at least the window before the extraction
   * @param success within the window among these, with Wilson's 95 % interval
   * @param designed designed rate of success
   * @param gapToTarget {@code (success - designed) * mature}
   * @param p exact binomial test of the designed rate
   * @param lossMature journeys whose first event is at least window and longest limit before it
   * @param loss last event of an abandoned journey within the window, among these
   */
  public record Horizon(
      OptionalLong millis,
      String source,
      int mature,
      Quantity success,
      Quantity designed,
      Quantity gapToTarget,
      Quantity p,
      int lossMature,
      Quantity loss) {}

  /**
   * What was seen of lost customers next.
   *
   * @param withinMillis for how long they were watched
   * @param scope what was searched, one sentence
   * @param customerAttribute the attribute that names the customer, or null if none does
   * @param steps by the touchpoint where they were lost, in the designed order
   */
  public record WhereNext(
      long withinMillis, String scope, @Nullable String customerAttribute, List<Lost> steps) {
    public WhereNext {
      steps = List.copyOf(steps);
    }
  }

  /**
   * The lost at a touchpoint that could be watched for the whole time.
   *
   * @param lost how many
   * @param seenAgain how many had another event, with Wilson's 95 % interval of the share
   * @param otherChannel how many had it in another channel; no channel is no other one
   * @param next where they were seen first, most first
   */
  public record Lost(
      String touchpoint,
      int lost,
      int seenAgain,
      Quantity share,
      int otherChannel,
      List<Destination> next) {
    public Lost {
      next = List.copyOf(next);
    }
  }

  /**
   * Where lost customers were seen next.
   *
   * @param channel or null when the event has none
   * @param otherJourney whether it was in another journey of the same customer
   */
  public record Destination(
      String touchpoint, @Nullable String channel, boolean otherJourney, int journeys) {}

  public DropOff {
    steps = List.copyOf(steps);
    cumulativeIncidence = List.copyOf(cumulativeIncidence);
  }
}
