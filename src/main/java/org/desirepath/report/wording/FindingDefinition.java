package org.desirepath.report.wording;

import java.util.List;
import java.util.Locale;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.moments.CriticalMoments.Facet;

/**
 * What a kind of finding means and how it is computed, in words for a reader who knows the journey
 * and not the method.
 *
 * @param meaning of the finding
 * @param formula of its share, rate or difference
 * @param denominator which journeys count at all
 * @param caveats what it does not say
 */
public record FindingDefinition(
    String meaning, String formula, String denominator, List<String> caveats) {
  private static final String SHARE = "share = journeys that show it / journeys that could show it";
  private static final String NOT_RECORDED = "Not recorded is not the same as did not happen.";
  private static final String ASSOCIATION =
      "A difference in outcome says what goes together, not what brings it about.";
  private static final String OPTIMAL =
      "Another optimal alignment may lack it: “certain” counts the journeys in which all have it.";

  public FindingDefinition {
    caveats = List.copyOf(caveats);
  }

  public static FindingDefinition of(DeviationKind kind) {
    return new FindingDefinition(meaning(kind), SHARE, denominator(kind), caveats(kind));
  }

  private static String meaning(DeviationKind kind) {
    return switch (kind) {
      case START -> "The first event of the journey is no designed first touchpoint.";
      case END -> "An event came after success or a designed exit, where the design has none.";
      case REPEAT -> "The touchpoint happened again, more often than the design allows.";
      case ORDER -> "The touchpoint happened, but before or after its turn in the design.";
      case REPLACED -> "Another touchpoint stands where this one was designed.";
      case CHOICE -> "The touchpoint belongs to a branch that the branch taken excludes.";
      case INCOMPLETE_BLOCK ->
          "Part of a block whose touchpoints may come in any order happened, and this one is not"
              + " recorded.";
      case MISSING -> "The journey passed the touchpoint without a record of it.";
      case UNPLANNED -> "The touchpoint happened where the design does not have it.";
      case CHANNEL -> "The touchpoint happened through a channel that the design does not allow.";
      case INITIATOR -> "The customer started what the company should have, or the reverse.";
      case LATE -> "The touchpoint came later after the one before it than the design allows.";
      case EARLY -> "The touchpoint came sooner after the one before it than the design allows.";
      case FAILED -> "The touchpoint has a status that the design calls a failure.";
      case EXPERIENCE -> "The experience that was scored is below the one the design expects.";
      case SHARE -> "The branch is taken in another share than the design expects.";
      case RULE -> "The journey breaks a rule that the design states beside the flow.";
    };
  }

  private static String denominator(DeviationKind kind) {
    return switch (kind) {
      case MISSING, INCOMPLETE_BLOCK, REPLACED ->
          "Journeys whose alignment passes the touchpoint, recorded or not.";
      case UNPLANNED, START, END -> "All journeys.";
      case CHOICE, SHARE -> "Journeys that came to the choice.";
      case RULE -> "Journeys that the rule speaks of and of which it is decided.";
      case ORDER, REPEAT, CHANNEL, INITIATOR, LATE, EARLY, FAILED, EXPERIENCE ->
          "Journeys in which the touchpoint happened as designed and could be judged.";
    };
  }

  private static List<String> caveats(DeviationKind kind) {
    return switch (kind) {
      case MISSING, INCOMPLETE_BLOCK -> List.of(NOT_RECORDED, OPTIMAL, ASSOCIATION);
      case START, END, REPEAT, ORDER, REPLACED, CHOICE, UNPLANNED -> List.of(OPTIMAL, ASSOCIATION);
      case EXPERIENCE ->
          List.of(
              "Only those who gave a score are seen; the others may feel otherwise.", ASSOCIATION);
      case CHANNEL, INITIATOR, LATE, EARLY, FAILED ->
          List.of("Events without the attribute or the time can’t be judged.", ASSOCIATION);
      case SHARE -> List.of(ASSOCIATION);
      case RULE -> List.of("Journeys that never come to the rule keep it without effort.");
    };
  }

  public static FindingDefinition ofStep() {
    return new FindingDefinition(
        "Journeys fell silent at the touchpoint: no event for longer than the inactivity limit,"
            + " without success or a designed exit.",
        "rate = abandoned here / mature journeys, with Wilson’s 95 % interval; lost beyond plan ="
            + " (rate − planned rate) × mature journeys",
        "Mature journeys: first here so long before the data was extracted that their fate is"
            + " known.",
        List.of(
            "Journeys that still go on are open, not lost.",
            "A customer who goes on through a channel that is not in the data looks lost."));
  }

  public static FindingDefinition ofMoment(Facet facet) {
    return new FindingDefinition(
        meaning(facet),
        "difference = success with the moment − success without it, Mantel-Haenszel over strata of"
            + " journeys at the same point and time; q = p adjusted for all moments tested",
        "Journeys that could have had the moment, comparable by state, segment and period.",
        List.of(
            ASSOCIATION,
            "Causes that the data does not hold can’t be ruled out; the E-value says how strong"
                + " they would have to be.",
            "Success counts only within the window after the moment."));
  }

  private static String meaning(Facet facet) {
    return switch (facet) {
      case PRESENCE -> "The touchpoint happened, against journeys where it could have and did not.";
      case ABSENCE -> "The touchpoint was left out, against journeys that had it.";
      case WAIT -> "The wait for the touchpoint was long, against journeys that waited less.";
      case REPETITION -> "The touchpoint happened again, against journeys where it did not.";
      case FAILURE -> "The touchpoint failed, against journeys where it did not.";
      case CHANNEL -> "The touchpoint went through this channel, against the others.";
      case ORDER -> "The touchpoint came first, against journeys where another did.";
      case EXPERIENCE -> "The experience was poor, against journeys where it was not.";
    };
  }

  public static FindingDefinition ofFitting() {
    return new FindingDefinition(
        "The journey follows the design to the letter: nothing to take out and nothing to put in.",
        "share = journeys with cost 0 / journeys that ended",
        "Journeys that ended; those under way and those that began before the record stand apart.",
        List.of("It says nothing of how far the other journeys are from the design."));
  }

  public static FindingDefinition ofFitness() {
    return new FindingDefinition(
        "How much of what happened and was designed needs no correction; 1 is perfect.",
        "1 − sum of costs / sum of (cost of taking out every event + cost of the cheapest designed"
            + " run)",
        "Journeys that ended.",
        List.of("Its bounds are certified by the search, not statistical.", NOT_RECORDED));
  }

  public static FindingDefinition ofStatus() {
    return new FindingDefinition(
        "How the journeys ended: completed if a success event happened, else exited by a designed"
            + " exit, else open while silent for less than the inactivity limit, else abandoned.",
        "completed + exited + abandoned + open = all journeys",
        "All journeys.",
        List.of(
            "A share of those that ended would select the quick ones; see the cumulative"
                + " incidence."));
  }

  /** Of a kind by its word in the JSON result. */
  public static FindingDefinition ofDeviation(String word) {
    for (DeviationKind kind : DeviationKind.values()) {
      if (kind.word().equals(word)) {
        return of(kind);
      }
    }
    throw new IllegalArgumentException("kind: expected one of the contract, got " + word);
  }

  /** Of a facet by its word in the JSON result. */
  public static FindingDefinition ofMoment(String word) {
    return ofMoment(Facet.valueOf(word.toUpperCase(Locale.ROOT)));
  }
}
