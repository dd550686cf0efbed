package org.desirepath.diagnostics.moments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.Role;
import org.desirepath.model.DesignedJourney;
import org.desirepath.statistics.SeededRandom;
import org.junit.jupiter.api.Test;

/**
 * For an account e-mail is fine, for a loan better a call: found where it is so, and only there.
 */
final class ChannelFitTest {
  private static final DesignedJourney DESIGN = Example.sequence("Ask", "Offer", "Goal");
  private static final long HOUR = Example.HOUR;

  /** Journeys that start an hour apart, of two products, with an offer by two channels. */
  private static List<ChannelFit> fits(long seed, int journeys, double loanByMail) {
    SeededRandom random = new SeededRandom(seed);
    EventLogBuilder builder = EventLog.builder("offers").role(Role.CHANNEL, "channel");
    for (int i = 0; i < journeys; i++) {
      boolean loan = random.nextDouble() < 0.5;
      boolean mail = random.nextDouble() < (loan ? 0.4 : 0.6);
      double chance = loan ? (mail ? loanByMail : 0.6) : 0.5;
      int trace = builder.trace("j" + i);
      builder.traceColumn("product").setText(trace, loan ? "loan" : "account");
      builder.addEvent(trace, "Ask", i * HOUR);
      int offer = builder.addEvent(trace, "Offer", (i + 1) * HOUR);
      builder.eventColumn("channel").setText(offer, mail ? "mail" : "phone");
      if (random.nextDouble() < chance) {
        builder.addEvent(trace, "Goal", (i + 2) * HOUR);
      }
    }
    AlignedJourneys aligned =
        Example.aligned(
            DESIGN,
            builder.build(),
            journeys + 1000L,
            DiagnosisParameters.standard().withSegments(List.of("product")));
    return ChannelFit.of(OutcomeContext.of(aligned), List.of("Ask", "Offer", "Goal"));
  }

  @Test
  void whereAChannelSuitsOneProductOnlyItIsFound() {
    List<ChannelFit> fits = fits(1, 2000, 0.3);

    assertThat(fits).hasSize(1);
    ChannelFit fit = fits.get(0);
    assertThat(fit.touchpoint()).isEqualTo("Offer");
    assertThat(fit.channel()).isEqualTo("mail");
    assertThat(fit.differs()).isTrue();
    assertThat(fit.cells()).extracting(ChannelFit.Cell::value).containsExactly("account", "loan");
    var account = fit.cells().get(0).riskDifference();
    var loan = fit.cells().get(1).riskDifference();
    assertThat(account.interval().contains(0)).isTrue();
    assertThat(loan.interval().contains(-0.3)).isTrue();
    assertThat(loan.interval().high()).isNegative();
  }

  @Test
  void whereItDoesNotItIsSeldomFound() {
    int found = 0;
    for (int seed = 0; seed < 200; seed++) {
      for (ChannelFit fit : fits(1000 + seed, 400, 0.6)) {
        found += fit.differs() ? 1 : 0;
      }
    }
    assertThat(found / 200.0).isBetween(0.005, 0.09);
  }

  @Test
  void withFewJourneysThereIsNothingToCompare() {
    assertThat(fits(3, 40, 0.3)).isEmpty();
  }
}
