package org.desirepath.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.desirepath.model.contacts.ContactFacts;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a touchpoint that hold wherever it stands in the journey.
 *
 * @param name as the report shows it
 * @param channels allowed channels; empty = any
 * @param initiator who should start it, or null = not said
 * @param kind action, communication or backstage, or null = not said
 * @param events the log's names for it; empty = its own name
 * @param goal what the customer should get out of it, or null
 * @param experience expected score on the log's own scale
 * @param points engagement points
 * @param owner who in the company answers for it, or null
 * @param cost money per occurrence, or null
 * @param observable false = it leaves no event and is never missing
 * @param failsWhen attribute values that mean it failed, by attribute key; {@code status} is the
 *     status role
 * @param missingWeight alignment cost of a model move; 1 unless the blueprint says otherwise
 * @param unplannedWeight alignment cost of a log move; 1 unless the blueprint says otherwise
 * @param replaces touchpoints it may stand in for: a deviation of its own kind
 * @param recovers touchpoints it repairs: after a deviation there it is not charged again
 * @param contact for whom it is meant and what must be known for it
 */
public record Touchpoint(
    String name,
    List<String> channels,
    @Nullable Initiator initiator,
    @Nullable Kind kind,
    List<EventName> events,
    @Nullable String goal,
    OptionalDouble experience,
    OptionalInt points,
    @Nullable String owner,
    @Nullable BigDecimal cost,
    boolean observable,
    Map<String, List<String>> failsWhen,
    int missingWeight,
    int unplannedWeight,
    List<String> replaces,
    List<String> recovers,
    ContactFacts contact) {

  /** Who starts a touchpoint. */
  public enum Initiator {
    CUSTOMER,
    COMPANY
  }

  /** What a touchpoint is. */
  public enum Kind {
    /** The customer or the company does something. */
    ACTION,
    /** One tells the other something. */
    COMMUNICATION,
    /** Work that the customer does not see: below the line of visibility. */
    BACKSTAGE
  }

  /**
   * A name in the log that means this touchpoint.
   *
   * @param when attribute values that must hold too, by key; empty = always
   */
  public record EventName(String name, Map<String, String> when) {
    public EventName {
      when = Map.copyOf(when);
    }
  }

  public Touchpoint {
    channels = List.copyOf(channels);
    events = List.copyOf(events);
    failsWhen = Map.copyOf(failsWhen);
    replaces = List.copyOf(replaces);
    recovers = List.copyOf(recovers);
  }

  /** One that stands in for nothing, repairs nothing and is meant for anyone. */
  public Touchpoint(
      String name,
      List<String> channels,
      @Nullable Initiator initiator,
      @Nullable Kind kind,
      List<EventName> events,
      @Nullable String goal,
      OptionalDouble experience,
      OptionalInt points,
      @Nullable String owner,
      @Nullable BigDecimal cost,
      boolean observable,
      Map<String, List<String>> failsWhen,
      int missingWeight,
      int unplannedWeight) {
    this(
        name,
        channels,
        initiator,
        kind,
        events,
        goal,
        experience,
        points,
        owner,
        cost,
        observable,
        failsWhen,
        missingWeight,
        unplannedWeight,
        List.of(),
        List.of(),
        ContactFacts.NONE);
  }

  /** The same, with initiator and owner of another where this one does not say. */
  Touchpoint completedBy(Touchpoint other) {
    return new Touchpoint(
        name,
        channels,
        initiator == null ? other.initiator : initiator,
        kind,
        events,
        goal,
        experience,
        points,
        owner == null ? other.owner : owner,
        cost,
        observable,
        failsWhen,
        missingWeight,
        unplannedWeight,
        replaces,
        recovers,
        contact);
  }

  /** A touchpoint about which nothing more is said than its name. */
  public static Touchpoint named(String name) {
    return named(name, List.of());
  }

  /** A touchpoint of which only the log's names for it are known. */
  public static Touchpoint named(String name, List<EventName> events) {
    return new Touchpoint(
        name,
        List.of(),
        null,
        null,
        events,
        null,
        OptionalDouble.empty(),
        OptionalInt.empty(),
        null,
        null,
        true,
        Map.of(),
        1,
        1);
  }
}
