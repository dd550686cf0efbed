package org.desirepath.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.desirepath.model.PlantedContacts;
import org.desirepath.model.PlantedContacts.Answer;
import org.desirepath.model.PlantedContacts.Campaigns;
import org.desirepath.model.PlantedContacts.Gap;
import org.desirepath.model.PlantedContacts.Score;
import org.desirepath.model.Touchpoint.Initiator;
import org.desirepath.simulation.Played.Happening;
import org.desirepath.simulation.Played.Nature;

/** Puts answers, scores, campaigns and gaps of the recording into a journey that was played. */
final class ContactRecorder {
  private final PlantedContacts plant;

  ContactRecorder(PlantedContacts plant) {
    this.plant = plant;
  }

  /** The same with answers, in order of time; draws nothing when none are planted. */
  List<Happening> withAnswers(List<Happening> events, SplittableRandom random) {
    if (plant.answers().isEmpty()) {
      return events;
    }
    List<Happening> all = new ArrayList<>(events);
    for (Happening event : events) {
      for (Answer answer : plant.answers()) {
        if (event.touchpoint().equals(answer.to()) && random.nextDouble() < answer.rate()) {
          // log-logistic, as other waits are
          double u = Math.min(0.999, Math.max(0.001, random.nextDouble()));
          double delay = answer.delayMillis() * StrictMath.pow(u / (1 - u), 0.5);
          long seconds = Math.max(1, (long) (delay / 1000));
          all.add(
              new Happening(
                  answer.answer(),
                  event.timeMillis() + 1000 * seconds,
                  Nature.CONTACT,
                  null,
                  false,
                  false,
                  Initiator.CUSTOMER));
        }
      }
    }
    all.sort(Comparator.comparingLong(Happening::timeMillis));
    return all;
  }

  boolean isRecorded(Happening event) {
    for (Gap gap : plant.gaps()) {
      if (gap.touchpoint().equals(event.touchpoint())
          && event.timeMillis() >= gap.fromMillis()
          && event.timeMillis() < gap.toMillis()) {
        return false;
      }
    }
    return true;
  }

  /** Adds scores and the code of a campaign to the cells of an event. */
  void fill(
      Map<String, String> cells,
      Happening event,
      boolean succeeds,
      boolean isCompany,
      SplittableRandom random) {
    for (Score score : plant.scores()) {
      if (score.at().equals(event.touchpoint())) {
        double odds = score.rate() / (1 - score.rate()) * (succeeds ? score.odds() : 1);
        double chance = score.rate() >= 1 ? 1 : odds / (1 + odds);
        if (random.nextDouble() < chance) {
          cells.put(score.attribute(), drawn(score.chances(), random));
        }
      }
    }
    Campaigns campaigns = plant.campaigns();
    if (campaigns != null && event.nature() == Nature.CONTACT && isCompany) {
      String code = drawn(campaigns.chances(), random);
      if (!code.isEmpty()) {
        cells.put(campaigns.attribute(), code);
      }
    }
  }

  /** A value by its chance; empty for what they lack to 1. */
  private static String drawn(Map<String, Double> chances, SplittableRandom random) {
    double u = random.nextDouble();
    for (Map.Entry<String, Double> entry : chances.entrySet()) {
      u -= entry.getValue();
      if (u < 0) {
        return entry.getKey();
      }
    }
    return "";
  }
}
