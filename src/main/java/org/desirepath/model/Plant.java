package org.desirepath.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is planted in a simulated log, beside what the designed journey says: the truths that an
 * analysis should find again.
 *
 * @param fromMillis first possible start of a journey
 * @param toMillis end of the starts, exclusive
 * @param asOfMillis when the data is extracted: later events are left out; empty = never
 * @param waits how long customers and company take
 * @param taken chance that an optional step is taken, by its first touchpoint; 0.5 otherwise
 * @param again chance of another turn of a repeat, by its first touchpoint; 0.3 otherwise
 * @param shares true share of a branch of a choice, by its first touchpoint; as designed otherwise
 * @param dropOff true drop-off at a touchpoint; as designed otherwise
 * @param experience true mean score; as designed otherwise
 * @param planted answers, scores, campaigns and gaps of the recording
 */
public record Plant(
    long fromMillis,
    long toMillis,
    OptionalLong asOfMillis,
    OptionalLong seenFromMillis,
    Rhythm starts,
    Rhythm loss,
    Noise noise,
    Waits waits,
    Map<String, Double> taken,
    Map<String, Double> again,
    Map<String, Double> shares,
    Map<String, Double> dropOff,
    Map<String, Double> experience,
    List<Exit> exits,
    List<Contact> contacts,
    List<Deviation> deviations,
    List<Effect> effects,
    List<Segment> segments,
    PlantedContacts planted) {

  /**
   * Log-logistic waits before touchpoints, cut off at the designed limits.
   *
   * @param medianMillis where {@code medianMillisOf} says nothing
   * @param spread standard deviation of the logarithm
   * @param medianMillisOf by the touchpoint waited for
   */
  public record Waits(long medianMillis, double spread, Map<String, Long> medianMillisOf) {
    public Waits {
      medianMillisOf = kept(medianMillisOf);
    }
  }

  /**
   * A factor that changes with the calendar, in UTC.
   *
   * @param weekend factor on Saturday and Sunday
   * @param growth factor at the end of the period of starts, beside 1 at its begin; between by
   *     equal ratios, later as at the end
   * @param swing the factor goes up and down by this share, in [0,1)
   * @param cycleMillis how long one up and down takes, from the begin of the period
   */
  public record Rhythm(double weekend, double growth, double swing, long cycleMillis) {
    /** Always 1. */
    public static final Rhythm EVEN = new Rhythm(1, 1, 0, 86_400_000L * 28);
  }

  /**
   * Faults of the recording, which say nothing of the journeys.
   *
   * @param lost chance of an event not to be recorded
   * @param doubled chance of an event to be recorded twice
   * @param swapped chance of an event to be recorded at the time of the next, and that at its
   */
  public record Noise(double lost, double doubled, double swapped) {
    /** Every event as it was. */
    public static final Noise NONE = new Noise(0, 0, 0);
  }

  /**
   * Customers leave by a designed exit.
   *
   * @param after the touchpoint they leave after, or null = any
   * @param rate share of the journeys that leave there
   */
  public record Exit(String touchpoint, @Nullable String after, double rate) {}

  /**
   * A touchpoint outside the flow.
   *
   * @param by who starts it. The company does so without knowing who is lost; a lost customer no
   *     longer does
   * @param after touchpoints after one of which it comes; empty = any
   * @param rate share of the journeys for which it is scheduled, whether they get there or not
   * @param delayMillis median time after the step before
   * @param again chance that another follows
   * @param rhythm by the time at which it comes; {@code rate} is that at its highest
   */
  public record Contact(
      String touchpoint,
      Touchpoint.Initiator by,
      List<String> after,
      double rate,
      long delayMillis,
      double again,
      Rhythm rhythm) {
    public Contact {
      after = List.copyOf(after);
    }

    /** The same at any time. */
    public Contact(
        String touchpoint,
        Touchpoint.Initiator by,
        List<String> after,
        double rate,
        long delayMillis,
        double again) {
      this(touchpoint, by, after, rate, delayMillis, again, Rhythm.EVEN);
    }
  }

  /** What may differ from the design; the words of the report. */
  public enum Kind {
    MISSING("missing"),
    ORDER("order"),
    REPEAT("repeat"),
    START("start"),
    END("end"),
    CHANNEL("channel"),
    INITIATOR("initiator"),
    LATE("late"),
    EARLY("early"),
    FAILED("failed"),
    REPLACED("replaced"),
    CHOICE("choice"),
    INCOMPLETE_BLOCK("incompleteBlock"),
    RULE("rule");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As plants and reports have it. */
    public String word() {
      return word;
    }
  }

  /**
   * A deviation of some journeys.
   *
   * @param touchpoint what is missing, comes again, stands for a second branch (CHOICE) and so on
   * @param other the touchpoint that comes first though it should come second (ORDER), that comes
   *     instead (REPLACED), that must not be followed by it (RULE), the channel (CHANNEL), else
   *     null
   * @param rate chance in a journey where it can be
   */
  public record Deviation(Kind kind, String touchpoint, @Nullable String other, double rate) {}

  /** What about a touchpoint changes the outcome. */
  public enum Facet {
    PRESENCE,
    WAIT,
    FAILURE,
    CHANNEL,
    REPETITION;

    /** As plants and reports have it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A cause of success or loss, given path and segment. The presence of a step of the flow works
   * from the next step that every journey must pass, where journeys with and without it can be
   * compared; all else works at once, and repetition from the second time.
   *
   * @param odds factor on the odds of success from that moment on; 1 = no effect
   * @param slows factor on the waits from the next one on: a slow arm or a fast one
   */
  public record Effect(Facet facet, String touchpoint, double odds, double slows) {
    /** Without an effect on waits. */
    public Effect(Facet facet, String touchpoint, double odds) {
      this(facet, touchpoint, odds, 1);
    }
  }

  /**
   * An attribute of journeys.
   *
   * @param hidden true if the log does not say it: a cause that no analysis can account for
   * @param values in the order of the file; the shares add up to 1
   */
  public record Segment(String name, boolean hidden, List<Value> values) {
    public Segment {
      values = List.copyOf(values);
    }

    /** One that the log says. */
    public Segment(String name, List<Value> values) {
      this(name, false, values);
    }

    /**
     * A value.
     *
     * @param loss hazard ratio of drop-off and exits; 1 = as the others
     * @param slows factor on waits between steps
     * @param contacts factor on the rate of contacts, by touchpoint
     * @param taken chance that an optional step is taken, by its first touchpoint
     */
    public record Value(
        String name,
        double share,
        double loss,
        double slows,
        Map<String, Double> contacts,
        Map<String, Double> taken) {
      public Value {
        contacts = kept(contacts);
        taken = kept(taken);
      }

      /** One that differs in its loss only. */
      public Value(String name, double share, double loss) {
        this(name, share, loss, 1, Map.of(), Map.of());
      }
    }
  }

  public Plant {
    if (toMillis <= fromMillis) {
      throw new IllegalArgumentException(
          "toMillis: expected more than " + fromMillis + ", got " + toMillis);
    }
    taken = kept(taken);
    again = kept(again);
    shares = kept(shares);
    dropOff = kept(dropOff);
    experience = kept(experience);
    exits = List.copyOf(exits);
    contacts = List.copyOf(contacts);
    deviations = List.copyOf(deviations);
    effects = List.copyOf(effects);
    segments = List.copyOf(segments);
  }

  /** Everything as designed: journeys start between two moments, waits have a median of a day. */
  public static Plant none(long fromMillis, long toMillis) {
    return new Plant(
        fromMillis,
        toMillis,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Rhythm.EVEN,
        Rhythm.EVEN,
        Noise.NONE,
        new Waits(86_400_000L, 0.8, Map.of()),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        PlantedContacts.NONE);
  }

  /** The same, recorded from the beginning to a later extraction, without faults. */
  public Plant recordedWhole(long laterAsOfMillis) {
    return new Plant(
        fromMillis,
        toMillis,
        OptionalLong.of(laterAsOfMillis),
        OptionalLong.empty(),
        starts,
        loss,
        Noise.NONE,
        waits,
        taken,
        again,
        shares,
        dropOff,
        experience,
        exits,
        contacts,
        deviations,
        effects,
        segments,
        planted);
  }

  /** The same with other effects. */
  public Plant withEffects(List<Effect> others) {
    return new Plant(
        fromMillis,
        toMillis,
        asOfMillis,
        seenFromMillis,
        starts,
        loss,
        noise,
        waits,
        taken,
        again,
        shares,
        dropOff,
        experience,
        exits,
        contacts,
        deviations,
        others,
        segments,
        planted);
  }

  private static <T> Map<String, T> kept(Map<String, T> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
