package org.desirepath.report.explanation;

import java.util.List;
import java.util.Map;
import org.desirepath.report.wording.FindingDefinition;
import org.jspecify.annotations.Nullable;

/** What the findings beside deviations, drop-off and moments mean, by their field of the result. */
public final class ComparedDefinitions {
  private static final String ASSOCIATION =
      "A difference in outcome says what goes together, not what brings it about.";
  private static final String CHANCE =
      "No difference shown is not the same as no difference: the interval says what is possible.";
  private static final String DESCRIPTIVE = "It describes these journeys and tests nothing.";
  private static final String FOLLOWED = "Journeys that could be followed and could show it.";
  private static final String WITH_IT = "Journeys with the touchpoint that could be judged.";
  private static final FindingDefinition DIFFERENCE =
      new FindingDefinition(
          "The same finding in two groups of journeys, beside each other.",
          "difference = here − there, with Newcombe’s 95 % interval for shares; q = p adjusted for"
              + " all differences tested",
          FOLLOWED,
          List.of(ASSOCIATION, CHANCE));

  private static final Map<String, FindingDefinition> BY_FIELD =
      Map.ofEntries(
          Map.entry(
              "targets",
              new FindingDefinition(
                  "A number of the design beside what happened.",
                  "pass or fail only if the whole 95 % interval lies on one side of the number",
                  "Journeys of which it is known.",
                  List.of(CHANCE))),
          Map.entry("groups.differences", DIFFERENCE),
          Map.entry(
              "channelFit",
              new FindingDefinition(
                  "Success after arriving at a touchpoint by one channel against the others, apart"
                      + " for each value of a segment.",
                  "risk difference of Mantel and Haenszel at arrival, in the same state and period,"
                      + " with Sato’s 95 % interval; q = Cochran’s Q over the log odds ratios of"
                      + " the values, adjusted for all",
                  "Journeys of the value that reached the touchpoint by a known channel.",
                  List.of(
                      ASSOCIATION,
                      "Those who choose a channel may differ in what the log does not hold.",
                      CHANCE))),
          Map.entry("experiment.comparison.differences", DIFFERENCE),
          Map.entry(
              "experiment.effects",
              new FindingDefinition(
                  "Success of an arm beside that of the control.",
                  "difference = success of the arm − success of the control, by the arm that was"
                      + " assigned",
                  "Journeys of both arms that began long enough ago to compare.",
                  List.of(
                      "It is an effect only if arms were assigned at random and every check"
                          + " passed.",
                      CHANCE))),
          Map.entry(
              "change.rows",
              new FindingDefinition(
                  "The same finding before and after a day.",
                  "difference = after − before within weekdays and holidays, less that of the same"
                      + " days a year earlier where they are known",
                  FOLLOWED,
                  List.of("Whatever else changed on that day is in the difference too.", CHANCE))),
          Map.entry(
              "drift.rows",
              new FindingDefinition(
                  "How a finding moves over the weeks: for good, with the weekday or with the"
                      + " year.",
                  "tests of one lasting change and of weekly and yearly cycles; q = p adjusted for"
                      + " all tests",
                  FOLLOWED,
                  List.of("In less than two years a season looks like a lasting change.", CHANCE))),
          Map.entry(
              "baseline.rows",
              new FindingDefinition(
                  "A number of this result beside the same number of an earlier one.",
                  "difference = now − then, with its 95 % interval; q = p adjusted for all numbers"
                      + " compared",
                  "Journeys of each result that could show it.",
                  List.of(
                      "Journeys that are in both make changes look smaller than they are.",
                      CHANCE))),
          Map.entry(
              "personas.personas",
              new FindingDefinition(
                  "Journeys of a persona against their own design and the common one.",
                  "share = journeys with cost 0 / journeys that ended",
                  "Journeys of the persona that ended.",
                  List.of(ASSOCIATION))),
          Map.entry(
              "pointsOfNoReturn.states",
              new FindingDefinition(
                  "Where a journey is as good as lost or won, by its last touchpoints.",
                  "chance = journeys that succeed from here / journeys that come here; decided only"
                      + " if the whole interval is beyond the limit",
                  "Journeys that were followed to their end.",
                  List.of(DESCRIPTIVE, ASSOCIATION))),
          Map.entry(
              "pointsOfNoReturn.edges",
              new FindingDefinition(
                  "A step after which the chance of success is another.",
                  "swing = chance after the step − chance before it; influence = |swing| × times",
                  "Journeys that were followed to their end.",
                  List.of(DESCRIPTIVE, ASSOCIATION))),
          Map.entry(
              "touchpoints.facts",
              new FindingDefinition(
                  "Facts of a touchpoint, of all channels together or of one.",
                  "shares with Wilson’s 95 % interval, times as medians of all, those not seen to"
                      + " their end included",
                  WITH_IT,
                  List.of(DESCRIPTIVE))),
          Map.entry(
              "touchpoints.phases",
              new FindingDefinition(
                  "How far journeys come and how long they stay in a phase.",
                  "shares with Wilson’s 95 % interval, times as medians of all, those not seen to"
                      + " their end included",
                  "Journeys that reached the phase.",
                  List.of(DESCRIPTIVE))),
          Map.entry(
              "touchpoints.effort",
              new FindingDefinition(
                  "What journeys took beyond the shortest designed way.",
                  "detour = events until success / fewest events designed",
                  "Journeys of which it is known.",
                  List.of(DESCRIPTIVE))),
          Map.entry(
              "vanity",
              new FindingDefinition(
                  "Whether a figure of a dashboard goes with the outcome.",
                  "difference = success with more of it than usual − success of the others, at the"
                      + " same step, period and segment",
                  "Journeys that could be held beside others at the same step.",
                  List.of(ASSOCIATION, CHANCE))),
          Map.entry(
              "engagement",
              new FindingDefinition(
                  "Whether engagement points foretell the outcome.",
                  "a line fitted on every other journey and judged on the rest; slope 1 is perfect",
                  "Journeys that came to the touchpoint and whose outcome is known.",
                  List.of(ASSOCIATION, CHANCE))),
          Map.entry(
              "observability.matrix",
              new FindingDefinition(
                  "What the log can show of a touchpoint.",
                  "share = journeys with the attribute filled / journeys with the touchpoint",
                  WITH_IT,
                  List.of("What is not measured is never counted as left out."))),
          Map.entry(
              "outbound.sent",
              new FindingDefinition(
                  "What the company sends and how many answer in time.",
                  "share = contacts answered within the time / contacts sent long enough ago",
                  "Contacts that were sent long enough ago to tell.",
                  List.of("An answer in time need not be an answer to it."))),
          Map.entry(
              "outbound.pressure",
              new FindingDefinition(
                  "Customers who got more contacts than the design allows.",
                  "share = customers with more contacts in any such time / customers contacted",
                  "Customers who were contacted.",
                  List.of("A journey without a known customer is taken as one."))),
          Map.entry(
              "outbound.audiences",
              new FindingDefinition(
                  "Contacts to those who were not meant.",
                  "share = journeys not meant / journeys of which it is known",
                  WITH_IT,
                  List.of("Who was meant is known only where the attribute is filled."))),
          Map.entry(
              "outbound.campaignCodes",
              new FindingDefinition(
                  "Whether the codes of campaigns are there and right.",
                  "share = contacts with such a code / contacts that should have one",
                  "Contacts that should have a code.",
                  List.of(DESCRIPTIVE))),
          Map.entry(
              "outbound.collisions",
              new FindingDefinition(
                  "Customers whom two campaigns reached at nearly the same time.",
                  "share = customers with two campaigns in the window / customers contacted",
                  "Customers who were contacted.",
                  List.of(DESCRIPTIVE))),
          Map.entry(
              "outbound.offers.cells",
              new FindingDefinition(
                  "Offers to customers who are alike, through two channels.",
                  "difference = share of the first offer here − there; q = p adjusted for all"
                      + " tested",
                  "Journeys with an offer in this stage through the channel.",
                  List.of(CHANCE))),
          Map.entry(
              "criticalMoments.trends",
              new FindingDefinition(
                  "Whether success moves with more of it, and from where on.",
                  "Cochran-Armitage test over strata; the knee is where two lines fit best",
                  "Journeys that could have had the moment, comparable by state, segment and"
                      + " period.",
                  List.of(ASSOCIATION))),
          Map.entry(
              "criticalMoments.highValue.moments",
              new FindingDefinition(
                  "A moment and how it goes with success of a high value.",
                  "success of a value in the upper quarter, with against without, in strata"
                      + " (Mantel-Haenszel); q = p adjusted for all tested so",
                  "Journeys that could have had the moment, comparable by state, segment and"
                      + " period.",
                  List.of("A success of a lower value counts as none.", ASSOCIATION))),
          Map.entry(
              "criticalMoments.peakEnd",
              new FindingDefinition(
                  "Whether the peak or the end of the experience adds to the mean.",
                  "success by a point more, within strata; each term beside the mean",
                  "Journeys whose experience is measured.",
                  List.of(
                      "Only those who gave a score are seen; the others may feel otherwise.",
                      ASSOCIATION))));

  private ComparedDefinitions() {}

  /** Null for a field that has its definition elsewhere. */
  static @Nullable FindingDefinition of(String field) {
    return BY_FIELD.get(field);
  }
}
