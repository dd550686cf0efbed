package org.desirepath.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.desirepath.discovery.phases.PhaseMiner;
import org.desirepath.discovery.phases.PhasedJourney;
import org.desirepath.discovery.phases.PhasedJourney.Border;
import org.desirepath.discovery.phases.PhasedJourney.Phase;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Variant;
import org.desirepath.model.UnusableModelException;
import org.desirepath.model.language.LanguageAutomaton;

/**
 * What a blueprint that was found in a log says of itself: how it was made, how much of the log it
 * fits, and what the log can only hint at. Equal input gives equal text.
 *
 * @param log what it was made from
 * @param miner how
 * @param fitting journeys it allows to the letter; empty when its language is too large
 * @param phasesGiven whether a file said the phases
 * @param success touchpoints the user named as the goal; the log holds only journeys with one
 */
public record ProposedBlueprint(
    EventLog log,
    PhaseMiner miner,
    PhasedJourney journey,
    OptionalLong fitting,
    boolean phasesGiven,
    List<String> success) {
  private static final int MOST_CANDIDATES = 8;

  /** The journeys of a log that a found journey allows, from start to end. */
  public static OptionalLong fitting(EventLog log, PhasedJourney journey) {
    try {
      LanguageAutomaton language = new LanguageAutomaton(journey.toProcessTree().toPetriNet());
      return OptionalLong.of(
          log.variants().stream()
              .filter(variant -> language.allows(variant.activities()))
              .mapToLong(Variant::traceCount)
              .sum());
    } catch (UnusableModelException e) {
      return OptionalLong.empty();
    }
  }

  /** What a terminal shows. */
  public List<String> lines() {
    return List.of(
        String.format(
            Locale.ROOT,
            "a first blueprint: %d phases, %d touchpoints",
            journey.phases().size(),
            journey.toProcessTree().labels().size()),
        fits());
  }

  /** Comments to stand before the blueprint. */
  public String header() {
    StringBuilder text = new StringBuilder();
    comment(
        text,
        String.format(
            Locale.ROOT,
            "A first blueprint, found in the log %s: %,d journeys, %,d events. Made to be edited.",
            log.name(),
            log.traceCount(),
            log.eventCount()));
    if (!success.isEmpty()) {
      comment(text, "Made from the journeys that reach " + String.join(" or ", success) + ".");
    }
    comment(text, fits());
    phases(text);
    comment(
        text,
        String.format(
            Locale.ROOT,
            "Steps: Inductive Miner (infrequent) at noise %s, phase by phase.",
            miner.noiseThreshold()));
    if (!journey.leftOut().isEmpty()) {
      comment(text, "Too rare to be a step: " + String.join(", ", journey.leftOut()) + ".");
    }
    if (success.isEmpty()) {
      candidates(text);
    }
    return text.append('\n').toString();
  }

  private String fits() {
    return fitting.isEmpty()
        ? "how many journeys fit is not known: the model allows too much side by side to try them"
        : String.format(
            Locale.ROOT,
            "%,d of %,d journeys (%.1f %%) follow it to the letter",
            fitting.getAsLong(),
            log.traceCount(),
            percent(fitting.getAsLong(), log.traceCount()));
  }

  private void phases(StringBuilder text) {
    comment(
        text,
        phasesGiven
            ? "Phases: as the abstraction file says."
            : String.format(
                Locale.ROOT,
                "Phases: touchpoints by their order in the journeys; borders where at most %s of"
                    + " the journeys go back,",
                miner.noiseThreshold()));
    if (!phasesGiven) {
      comment(text, "  set so that touchpoints of one phase occur in the same journeys.");
    }
    for (Phase phase : journey.phases()) {
      Border border = phase.before();
      if (border.journeys() > 0) {
        comment(
            text,
            String.format(
                Locale.ROOT,
                "  %s: %,d of the %,d journeys on both sides of its beginning (%.1f %%) do not go"
                    + " back.",
                phase.name(),
                border.inOrder(),
                border.journeys(),
                percent(border.inOrder(), border.journeys())));
      }
    }
  }

  private record Candidate(String touchpoint, long last, long journeys) {}

  /** A log does not say which end is the goal: those that end journeys are told, not chosen. */
  private void candidates(StringBuilder text) {
    Map<String, Long> last = new TreeMap<>();
    Map<String, Long> journeys = new TreeMap<>();
    for (Variant variant : log.variants()) {
      List<String> activities = variant.activities();
      activities.stream()
          .distinct()
          .forEach(name -> journeys.merge(name, (long) variant.traceCount(), Long::sum));
      if (!activities.isEmpty()) {
        last.merge(activities.get(activities.size() - 1), (long) variant.traceCount(), Long::sum);
      }
    }
    List<Candidate> all = new ArrayList<>();
    last.forEach(
        (name, count) -> all.add(new Candidate(name, count, journeys.getOrDefault(name, 0L))));
    all.sort(Comparator.comparingLong(Candidate::last).reversed());
    comment(
        text, "What is the goal, and what a designed exit, a log does not say. Journeys end at:");
    for (Candidate candidate : all.subList(0, Math.min(all.size(), MOST_CANDIDATES))) {
      comment(
          text,
          String.format(
              Locale.ROOT,
              "  %s: last in %,d of %,d journeys; %,d have it",
              candidate.touchpoint(),
              candidate.last(),
              log.traceCount(),
              candidate.journeys()));
    }
    if (all.size() > MOST_CANDIDATES) {
      comment(text, "  and " + (all.size() - MOST_CANDIDATES) + " others");
    }
    comment(text, "To say it, put names in and take the first two signs away:");
    comment(text, "outcome:");
    comment(text, "  success: [...]");
    comment(text, "  exits: [...]");
  }

  private static double percent(long part, long whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }

  /** One line, whatever stands in a name. */
  private static void comment(StringBuilder text, String line) {
    text.append("# ").append(line.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " "));
    text.append('\n');
  }
}
