package org.desirepath.diagnostics.outbound;

import java.util.List;
import org.desirepath.diagnostics.deviations.ExposureEffects.Found;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Rate;
import org.desirepath.diagnostics.touchpoints.TouchpointFacts.Spread;
import org.jspecify.annotations.Nullable;

/**
 * What the company sends and what comes of it.
 *
 * @param customers to whom something was sent, by the attribute that the design names, else each
 *     journey one
 * @param unidentified journeys without a value of that attribute, each taken as a customer
 * @param sent touchpoints whose answers the design declares
 * @param pressure by limit, in the order of the design
 * @param pressureReason why there are no limits, or null
 * @param collisions of campaigns, or null
 * @param collisionsReason why not, or null
 * @param codes of campaigns, or null
 * @param codesReason why not, or null
 * @param audiences touchpoints that the design means for some customers only
 * @param offers whether customers who are alike get the same offers, or null
 * @param offersReason why not, or null
 */
public record Outbound(
    int customers,
    int unidentified,
    List<Sent> sent,
    List<Pressure> pressure,
    @Nullable String pressureReason,
    @Nullable Collisions collisions,
    @Nullable String collisionsReason,
    @Nullable CampaignCodes codes,
    @Nullable String codesReason,
    List<Audience> audiences,
    @Nullable Offers offers,
    @Nullable String offersReason) {

  /**
   * A touchpoint that the company sends, and its answers.
   *
   * @param touches how often it was sent by the company
   * @param mature touches at least the window before the extraction, so that an answer would be
   *     seen
   * @param answered mature touches after which the customer came to a touchpoint that answers it
   *     within the window; an answer goes to the latest touch before it. The interval heeds that
   *     customers get several
   * @param answerMillis time to the answer; {@code open} = touches without one within the window,
   *     before the next touch of the kind, or before the extraction
   * @param statuses how far its own status says it came
   * @param notes what can't be told
   */
  public record Sent(
      String touchpoint,
      int touches,
      int journeys,
      long windowMillis,
      int mature,
      Rate answered,
      Spread answerMillis,
      List<StatusRate> statuses,
      List<String> notes) {
    public Sent {
      statuses = List.copyOf(statuses);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Touches that came so far.
   *
   * @param reached touches with this status or a later one, of those with a known status
   * @param unknown touches without a status that the design names
   */
  public record StatusRate(String status, Rate reached, int unknown) {}

  /**
   * Contacts in a time against a limit.
   *
   * @param customers with more than the limit in some stretch, of those contacted
   * @param overTouches contacts that came on top of the limit
   * @param highest most contacts of a customer in such a stretch
   * @param effect what a contact too many goes with in its journey
   * @param examples journeys with a contact too many; empty when fewer than k customers have it
   */
  public record Pressure(
      int atMost,
      long perMillis,
      Rate customers,
      int touches,
      int overTouches,
      Spread highest,
      Found effect,
      List<String> examples) {
    public Pressure {
      examples = List.copyOf(examples);
    }
  }

  /**
   * Campaigns that meet.
   *
   * @param customers with contacts of two campaigns closer than the window, of those with a known
   *     campaign
   * @param pairs which, most customers first; those of fewer than k customers are left out
   */
  public record Collisions(long windowMillis, Rate customers, List<Pair> pairs, int pairsLeftOut) {
    public Collisions {
      pairs = List.copyOf(pairs);
    }
  }

  /** Two campaigns, in order of their codes. */
  public record Pair(String one, String two, int customers) {}

  /**
   * Codes of campaigns against the list and the pattern of the design.
   *
   * @param missing contacts by the company without a code, of all; the interval heeds journeys
   * @param coded events with a code
   * @param wellFormed codes written as the design says
   * @param known codes on the list, of all that are well formed
   * @param faults codes that are not right, most events first; those of fewer than k journeys are
   *     not named
   */
  public record CampaignCodes(
      Rate missing,
      int coded,
      Rate wellFormed,
      Rate known,
      List<CodeFault> faults,
      int faultsNotNamed) {
    public CampaignCodes {
      faults = List.copyOf(faults);
    }
  }

  /** What is wrong with a code. */
  public enum Fault {
    /** Not written as the pattern says. */
    MALFORMED("malformed"),
    /** A code of the list but for case and blanks. */
    MISSPELT("misspelt"),
    /** Not on the list. */
    UNKNOWN("unknown");

    private final String word;

    Fault(String word) {
      this.word = word;
    }

    /** As reports have it. */
    public String word() {
      return word;
    }
  }

  /**
   * A code that is not right.
   *
   * @param meant the code of the list that it resembles, or null
   */
  public record CodeFault(
      String code, Fault fault, int events, int journeys, @Nullable String meant) {}

  /**
   * A touchpoint meant for some customers only.
   *
   * @param notMeant journeys in which it went to a customer outside the audience or excluded, of
   *     those of which that is known
   * @param excluded of these, journeys of customers to exclude
   * @param unknown journeys of which it is not known
   * @param effect what it goes with in journeys of customers who were not meant
   */
  public record Audience(
      String touchpoint,
      int journeys,
      Rate notMeant,
      int excluded,
      int unknown,
      Found effect,
      List<String> examples) {
    public Audience {
      examples = List.copyOf(examples);
    }
  }

  /**
   * Offers to customers who are alike, in the same stage.
   *
   * @param several journeys that got two different offers in one stage, of those with two or more
   *     offers in a stage
   * @param cells by customers, stage and pair of channels, the least q first
   * @param cellsLeftOut pairs with fewer than k journeys in a channel
   */
  public record Offers(Rate several, List<OfferCell> cells, int cellsLeftOut) {
    public Offers {
      cells = List.copyOf(cells);
    }
  }

  /**
   * Two channels beside each other.
   *
   * @param alike values of the attributes that make customers alike
   * @param offer the most frequent one of the first channel
   * @param otherOffer the most frequent one of the other channel
   * @param share of journeys that got {@code offer} by the first channel
   * @param otherShare the same by the other channel
   * @param difference with Newcombe's 95 % interval
   * @param q Benjamini-Hochberg over all such pairs
   * @param inconsistent whether the most frequent offers differ, beyond chance
   */
  public record OfferCell(
      String alike,
      String stage,
      String channel,
      String otherChannel,
      String offer,
      String otherOffer,
      Rate share,
      Rate otherShare,
      Quantity difference,
      Quantity q,
      boolean inconsistent) {}

  public Outbound {
    sent = List.copyOf(sent);
    pressure = List.copyOf(pressure);
    audiences = List.copyOf(audiences);
  }
}
