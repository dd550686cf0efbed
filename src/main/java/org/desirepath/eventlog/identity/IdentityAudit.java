package org.desirepath.eventlog.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every stitch, what did not stitch and why, and how much of each channel and touchpoint is of a
 * known person. Holds no values of keys, only identifiers as the log has them.
 *
 * @param stitches in the order of the log
 * @param refusals in the order of the rules
 * @param ids identifiers, counted once for each customer whose they were
 * @param channels sorted by name
 * @param touchpoints by event name, sorted
 */
public record IdentityAudit(
    List<Stitch> stitches,
    List<Refusal> refusals,
    Rate ids,
    int journeys,
    List<Rate> channels,
    List<Rate> touchpoints) {
  public IdentityAudit {
    stitches = List.copyOf(stitches);
    refusals = List.copyOf(refusals);
    channels = List.copyOf(channels);
    touchpoints = List.copyOf(touchpoints);
  }

  /** What came of an identifier under a rule. */
  public enum Outcome {
    /** It goes to the customer. */
    STITCHED("stitched"),
    /** It has a key of a rule that no other identifier has; a journey of its own. */
    ALONE("alone"),
    /** Nothing says whose it is; a journey of its own. */
    UNIDENTIFIED("unidentified"),
    /** The key is on more identifiers than one person has. */
    SHARED_KEY("shared-key"),
    /** The key leads to more than one customer. */
    CONFLICT("conflict"),
    /** The identifier itself was used by more than one customer; its other events stay apart. */
    SEVERAL_CUSTOMERS("several-customers"),
    /** Rows of the table, or the table and the log, name different customers for one event. */
    DISAGREEMENT("disagreement");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /**
   * One identifier under one piece of evidence.
   *
   * @param id with its source before it
   * @param customer the journey that its events are in
   * @param by the rule: {@code table}, {@code customer id}, a rule's name, or empty for none
   * @param evidence the row of the table or the attribute, or null
   * @param with the identifier it was stitched to, or null where the evidence names the customer
   * @param atMillis of the first event with the evidence
   * @param fromMillis of the first event it concerns
   * @param toMillis of the last event it concerns
   */
  public record Stitch(
      String source,
      String id,
      String customer,
      Outcome outcome,
      String by,
      @Nullable String evidence,
      @Nullable String with,
      long atMillis,
      long fromMillis,
      long toMillis,
      int events) {}

  /**
   * A key, identifier or row that was not followed.
   *
   * @param ids with their sources, sorted as in the log
   * @param customers those between whom it would have to choose
   */
  public record Refusal(String by, Outcome outcome, List<String> ids, List<String> customers) {
    public Refusal {
      ids = List.copyOf(ids);
      customers = List.copyOf(customers);
    }
  }

  /**
   * How many are of a known person.
   *
   * @param ids identifiers with an event of it
   * @param identified those with a customer, or with a rule's key that was followed
   * @param direct those that carry it themselves, so without stitching
   */
  public record Rate(
      String name, int ids, int identified, int direct, int events, int identifiedEvents) {}
}
