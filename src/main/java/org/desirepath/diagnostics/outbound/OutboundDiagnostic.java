package org.desirepath.diagnostics.outbound;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.desirepath.diagnostics.deviations.ExposureEffects;
import org.desirepath.diagnostics.deviations.ExposureEffects.Found;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.Diagnostic;
import org.desirepath.diagnostics.journeys.KnownAttribute;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.outbound.Outbound.CampaignCodes;
import org.desirepath.diagnostics.outbound.Outbound.Collisions;
import org.desirepath.diagnostics.outbound.Outbound.Offers;
import org.desirepath.diagnostics.outbound.Outbound.Sent;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.Touchpoint;
import org.desirepath.model.contacts.ContactPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what the company sends, as far as the design says what is meant: answers, limits,
 * campaigns and their codes, audiences, and offers. What it does not say is not looked for, and the
 * finding says so.
 *
 * <p>O(events) for each touchpoint with answers or an audience. Stateless.
 */
public record OutboundDiagnostic() implements Diagnostic<Outbound> {

  @Override
  public Outbound diagnose(AlignedJourneys journeys) {
    return diagnose(OutcomeContext.of(journeys));
  }

  public Outbound diagnose(OutcomeContext context) {
    AlignedJourneys journeys = context.journeys();
    JourneyBlueprint facts = journeys.model().facts();
    ContactPolicy policy = facts.contacts();
    Touches touches = Touches.of(journeys);
    KnownAttribute campaign = attribute(journeys, policy.campaign());
    KnownAttribute offer = attribute(journeys, policy.offer());
    PressureCheck pressure = new PressureCheck(journeys, touches);
    AudienceCheck audience = new AudienceCheck(journeys);
    List<String> meant = withAudience(journeys);
    List<Found> effects =
        ExposureEffects.of(
            context,
            Stream.concat(
                    policy.limits().stream().map(pressure::exposure),
                    meant.stream().map(audience::exposure))
                .toList());
    int limits = policy.limits().size();
    Collisions collisions =
        campaign != null && policy.collisionMillis().isPresent()
            ? pressure.collisions(campaign, policy.collisionMillis().getAsLong())
            : null;
    CampaignCodes codes =
        campaign != null ? new CodeCheck(journeys, touches, campaign).check() : null;
    Offers offers = offer != null ? new OfferCheck(journeys, offer).check() : null;
    return new Outbound(
        touches.customers().size(),
        touches.unidentified(),
        sent(journeys, touches),
        IntStream.range(0, limits)
            .mapToObj(i -> pressure.pressure(policy.limits().get(i), effects.get(i)))
            .toList(),
        policy.limits().isEmpty() ? "the design sets no limits to contacts" : null,
        collisions,
        collisions == null ? collisionsReason(policy, campaign != null) : null,
        codes,
        codes == null ? absent("campaigns", policy.campaign()) : null,
        IntStream.range(0, meant.size())
            .mapToObj(i -> audience.check(meant.get(i), effects.get(limits + i)))
            .toList(),
        offers,
        offers == null ? absent("offers", policy.offer()) : null);
  }

  /** Null if the design names none, or the log has it not. */
  private static @Nullable KnownAttribute attribute(
      AlignedJourneys journeys, @Nullable String name) {
    if (name == null) {
      return null;
    }
    KnownAttribute attribute = KnownAttribute.of(journeys.log(), name);
    return attribute.isInLog() ? attribute : null;
  }

  private static String absent(String what, @Nullable String attribute) {
    return attribute == null
        ? "the design names no attribute for " + what
        : "the log has no attribute \"" + attribute + "\"";
  }

  private static String collisionsReason(ContactPolicy policy, boolean hasCampaign) {
    return hasCampaign
        ? "the design does not say how close campaigns may come"
        : absent("campaigns", policy.campaign());
  }

  private static List<Sent> sent(AlignedJourneys journeys, Touches touches) {
    AnswerCheck check = new AnswerCheck(journeys, touches);
    return journeys.model().facts().touchpoints().values().stream()
        .filter(touchpoint -> touchpoint.contact().responses().isDeclared())
        .map(Touchpoint::name)
        .sorted()
        .map(check::check)
        .toList();
  }

  private static List<String> withAudience(AlignedJourneys journeys) {
    return journeys.model().facts().touchpoints().values().stream()
        .filter(touchpoint -> touchpoint.contact().hasAudience())
        .map(Touchpoint::name)
        .sorted()
        .toList();
  }
}
