package org.desirepath.conformance.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.desirepath.conformance.quality.TextbookNets.LFULL;
import static org.desirepath.conformance.quality.TextbookNets.align;
import static org.desirepath.conformance.quality.TextbookNets.log;
import static org.desirepath.conformance.quality.TextbookNets.net;

import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.api.Test;

final class TokenReplayTest {

  private static double known(DesignedJourney model) {
    return value(TokenReplay.STANDARD.replay(align(LFULL, model)).fitnessOfKnown());
  }

  private static double value(Measure measure) {
    return measure.value().orElseThrow();
  }

  /** van der Aalst, section 8.2. */
  @Test
  void textbookFitnessOfFourModels() {
    assertThat(known(TextbookNets.N1)).isEqualTo(1);
    assertThat(known(TextbookNets.N2)).isCloseTo(0.9504, within(0.00005));
    assertThat(known(TextbookNets.N3)).isCloseTo(0.8797, within(0.00005));
    assertThat(known(TextbookNets.N4)).isEqualTo(1);
  }

  /** van der Aalst, section 8.2: adceh on N2 has p = c = 6, m = r = 1. */
  @Test
  void textbookTokensOfOneJourney() {
    assertThat(TokenReplay.STANDARD.replay(align(log("1 adceh"), TextbookNets.N2)))
        .isEqualTo(new TokenReplay.Result(1, 0, 6, 6, 1, 1, 0, 0));
  }

  @Test
  void unknownActivityIsCountedAndLowersFitness() {
    DesignedJourney abc = net("start>a>1", "1>b>2", "2>c>end");
    TokenReplay.Result replay = TokenReplay.STANDARD.replay(align(log("1 abcd, 1 abc"), abc));

    assertThat(replay.unknownEvents()).isEqualTo(1);
    assertThat(replay.fittingJourneys()).isEqualTo(1);
    assertThat(value(replay.fitnessOfKnown())).isEqualTo(1);
    // 8 tokens of known events and one of the unknown, each produced and consumed
    assertThat(value(replay.fitness())).isEqualTo(1 - 1.0 / 9);
    assertThat(replay.fitness().note()).contains("heuristic", "1 events are unknown");
  }

  @Test
  void silentStepsAreTakenWhereTheyEnableAndAtTheEnd() {
    DesignedJourney model = net("start>a>1", "1>>2", "2>b>3", "2>>3", "3>c>4", "4>>end", "4>>1");

    assertThat(
            TokenReplay.STANDARD.replay(align(log("1 abc, 1 ac, 1 acbc"), model)).fittingJourneys())
        .isEqualTo(3);
  }

  @Test
  void searchForSilentStepsStopsAtItsLimitAndSaysSo() {
    DesignedJourney model = net("start>>1", "1>>2", "2>>3", "3>a>end");
    TokenReplay.Result stopped = new TokenReplay(2).replay(align(log("1 a"), model));

    assertThat(stopped.stoppedSearches()).isPositive();
    assertThat(stopped.missing()).isPositive();
    assertThat(stopped.fitness().note()).contains("stopped");
  }

  @Test
  void emptyLogHasNoFitnessAndALimitBelowOneIsRefused() {
    assertThat(TokenReplay.STANDARD.replay(align(log("0 a"), TextbookNets.N1)).fitness().note())
        .isNotBlank();
    assertThatIllegalArgumentException().isThrownBy(() -> new TokenReplay(0));
  }
}
