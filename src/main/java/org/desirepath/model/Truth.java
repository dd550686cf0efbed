package org.desirepath.model;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is true of a simulated log. "Seen" = by the time the data was extracted; all else is of the
 * journeys played to their end.
 *
 * @param journey name of the designed journey
 * @param simulated journeys started, also those with no event seen
 * @param journeys journeys in the log
 * @param events events in the log
 * @param truncated journeys in the log that began before recording did
 * @param faults of the recording
 */
public record Truth(
    String journey,
    long seed,
    int simulated,
    int journeys,
    long events,
    OptionalLong asOfMillis,
    Status status,
    List<DropOff> dropOff,
    List<Deviation> deviations,
    List<Effect> effects,
    List<Segment> segments,
    List<Share> shares,
    List<Experience> experience,
    int truncated,
    Faults faults) {

  /**
   * Journeys in the log by what is true of them.
   *
   * @param completed success seen
   * @param exited designed exit seen
   * @param abandoned the customer is lost, and nothing of the journey comes after the extraction
   * @param open more comes after the extraction
   * @param ended went to the end of the design without success
   */
  public record Status(int completed, int exited, int abandoned, int open, int ended) {}

  /**
   * Loss at a touchpoint.
   *
   * @param planted rate, before segments and effects change it
   * @param designed rate; empty = the design says nothing
   * @param entered journeys that reached it
   * @param abandoned journeys lost there
   * @param enteredSeen journeys with its event in the log
   * @param abandonedSeen of these, the journeys lost there
   */
  public record DropOff(
      String touchpoint,
      double planted,
      OptionalDouble designed,
      int entered,
      int abandoned,
      int enteredSeen,
      int abandonedSeen) {}

  /**
   * A deviation.
   *
   * @param kind as the report names it
   * @param planted chance in a journey where it can be
   * @param observable journeys in the log where it could be seen: with both events (order), that
   *     passed the place (missing), all (start, end, unplanned), else with the touchpoint's event
   * @param journeys journeys in the log that have it
   */
  public record Deviation(
      String kind, String touchpoint, double planted, int observable, int journeys) {}

  /**
   * A cause.
   *
   * @param oddsRatio planted; 1 = no effect
   * @param exposed journeys exposed
   * @param success mean chance of success of the exposed had they not been
   * @param riskDifference mean change of that chance by the exposure
   */
  public record Effect(
      String facet,
      String touchpoint,
      double oddsRatio,
      int exposed,
      double success,
      double riskDifference) {}

  /**
   * A value of a journey attribute.
   *
   * @param loss planted hazard ratio of loss
   * @param journeys in the log
   * @param completed of these, with success seen
   */
  public record Segment(String column, String value, double loss, int journeys, int completed) {}

  /**
   * The planted share of a branch.
   *
   * @param touchpoint first of the branch
   * @param planted chance of the branch
   * @param designed share
   * @param journeys in the log that took a branch of the choice
   * @param taken of these, this one
   */
  public record Share(
      String touchpoint, double planted, double designed, int journeys, int taken) {}

  /**
   * Scores at a touchpoint that designs one.
   *
   * @param planted mean, before it is cut off at the ends of the scale
   * @param designed score
   * @param journeys in the log with a score there
   * @param below of these, with one below the design
   */
  public record Experience(
      String touchpoint, double planted, double designed, int journeys, int below) {}

  /** Events not recorded, recorded twice, and pairs recorded at each other's time. */
  public record Faults(int lost, int doubled, int swapped) {}

  public Truth {
    dropOff = List.copyOf(dropOff);
    deviations = List.copyOf(deviations);
    effects = List.copyOf(effects);
    segments = List.copyOf(segments);
    shares = List.copyOf(shares);
    experience = List.copyOf(experience);
  }
}
