package org.desirepath.model.contacts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * For whom a touchpoint is meant, what must be known of a customer beforehand, and what counts as
 * an answer to it. Attribute values are compared as they are written.
 *
 * @param audience values of which a customer must have one, by attribute; empty = anyone
 * @param exclude values of which a customer must have none, by attribute
 * @param needs attributes that must be known before the touchpoint, by what they are for
 * @param responses what counts as an answer
 */
public record ContactFacts(
    Map<String, List<String>> audience,
    Map<String, List<String>> exclude,
    Map<Need, List<String>> needs,
    Responses responses) {

  /** Nothing is said. */
  public static final ContactFacts NONE =
      new ContactFacts(
          Map.of(), Map.of(), Map.of(), new Responses(OptionalLong.empty(), List.of(), List.of()));

  /** What attributes are needed for. */
  public enum Need {
    /** To choose who gets it, or who does not. */
    AUDIENCE,
    /** To choose what to offer. */
    NEXT_BEST_ACTION,
    /** To say it in the customer's own terms. */
    PERSONALISATION
  }

  /**
   * What counts as an answer to a touchpoint that the company sent.
   *
   * @param withinMillis how long after it an answer counts; empty = seven days
   * @param by touchpoints that answer it, when the customer comes to one of them
   * @param statuses values of its own status in rising order, such as delivered, opened, clicked:
   *     each includes those before it
   */
  public record Responses(OptionalLong withinMillis, List<String> by, List<String> statuses) {
    private static final long USUAL_MILLIS = 7 * 86_400_000L;

    public Responses {
      by = List.copyOf(by);
      statuses = List.copyOf(statuses);
    }

    public boolean isDeclared() {
      return !by.isEmpty() || !statuses.isEmpty();
    }

    /** How long after it an answer counts. */
    public long windowMillis() {
      return withinMillis.orElse(USUAL_MILLIS);
    }
  }

  public ContactFacts {
    audience = Collections.unmodifiableMap(new LinkedHashMap<>(audience));
    exclude = Collections.unmodifiableMap(new LinkedHashMap<>(exclude));
    needs = Collections.unmodifiableMap(new LinkedHashMap<>(needs));
  }

  /** Attributes needed for something; the audience also needs those that it is chosen by. */
  public Set<String> attributes(Need need) {
    Set<String> attributes = new LinkedHashSet<>(needs.getOrDefault(need, List.of()));
    if (need == Need.AUDIENCE) {
      attributes.addAll(audience.keySet());
      attributes.addAll(exclude.keySet());
    }
    return attributes;
  }

  public boolean hasAudience() {
    return !audience.isEmpty() || !exclude.isEmpty();
  }
}
