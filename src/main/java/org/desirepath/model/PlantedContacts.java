package org.desirepath.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is planted about contacts and their recording: it says nothing of how journeys go.
 *
 * @param gaps times in which a touchpoint is not recorded
 * @param answers of customers to what the company sends
 * @param scores that customers give
 * @param campaigns of what the company sends, or null
 */
public record PlantedContacts(
    List<Gap> gaps, List<Answer> answers, List<Score> scores, @Nullable Campaigns campaigns) {

  /** Nothing. */
  public static final PlantedContacts NONE =
      new PlantedContacts(List.of(), List.of(), List.of(), null);

  /**
   * A touchpoint that is not recorded for a time.
   *
   * @param toMillis exclusive
   */
  public record Gap(String touchpoint, long fromMillis, long toMillis) {}

  /**
   * Answers to a touchpoint.
   *
   * @param answer the touchpoint that answers
   * @param to what is answered
   * @param rate share of the touches that are
   * @param delayMillis half of the answers come sooner
   */
  public record Answer(String answer, String to, double rate, long delayMillis) {}

  /**
   * Scores given at a touchpoint.
   *
   * @param rate share of the events with a score, of journeys without success
   * @param odds factor on the odds of a score in journeys that succeed: the bias of those who
   *     answer
   * @param chances of each answer; they add up to 1
   */
  public record Score(
      String attribute, String at, double rate, double odds, Map<String, Double> chances) {
    public Score {
      chances = Collections.unmodifiableMap(new LinkedHashMap<>(chances));
    }
  }

  /**
   * Codes of campaigns on contacts outside the flow.
   *
   * @param chances of each code; what they lack to 1 has no code
   */
  public record Campaigns(String attribute, Map<String, Double> chances) {
    public Campaigns {
      chances = Collections.unmodifiableMap(new LinkedHashMap<>(chances));
    }
  }

  public PlantedContacts {
    gaps = List.copyOf(gaps);
    answers = List.copyOf(answers);
    scores = List.copyOf(scores);
  }
}
