package org.desirepath.conformance.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.desirepath.conformance.quality.TextbookNets.LFULL;
import static org.desirepath.conformance.quality.TextbookNets.align;
import static org.desirepath.conformance.quality.TextbookNets.log;
import static org.desirepath.conformance.quality.TextbookNets.net;

import org.desirepath.conformance.quality.AlignEtcPrecision.Optima;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.api.Test;

final class AlignEtcPrecisionTest {

  private static double shown(EventLog log, DesignedJourney model) {
    return AlignEtcPrecision.STANDARD.measure(align(log, model)).value().orElseThrow();
  }

  private static double all(EventLog log, DesignedJourney model) {
    return AlignEtcPrecision.OVER_ALL_OPTIMA.measure(align(log, model)).value().orElseThrow();
  }

  @Test
  void sequenceIsPreciseAndFlowerIsNot() {
    DesignedJourney sequence = net("start>a>1", "1>b>2", "2>c>end");
    DesignedJourney flower = net("start>>1", "1>a>1", "1>b>1", "1>c>1", "1>>end");

    assertThat(shown(log("3 abc"), sequence)).isEqualTo(1);
    // four prefixes, complete one too; three labels can come after each, one came after three
    assertThat(shown(log("3 abc"), flower)).isEqualTo(3.0 / 12);
  }

  /** Sums over all prefixes of the 21 variants, with the labels each net allows after each. */
  @Test
  void textbookLogOnFourModels() {
    assertThat(shown(LFULL, TextbookNets.N1)).isEqualTo(13505.0 / 14144);
    assertThat(shown(LFULL, TextbookNets.N4)).isEqualTo(13505.0 / 44427);
    assertThat(shown(LFULL, TextbookNets.N3)).isEqualTo(1);
    assertThat(shown(log("455 acdeh"), TextbookNets.N3)).isEqualTo(5.0 / 6);
    assertThat(shown(LFULL, TextbookNets.N4)).isLessThan(shown(LFULL, TextbookNets.N1));
  }

  @Test
  void silentStepsShowWhatCanComeNext() {
    DesignedJourney skips = net("start>a>1", "1>>2", "1>b>2", "2>c>end", "2>d>end");

    // (): a of a; a: c of b, c, d; ac: nothing of nothing
    assertThat(shown(log("1 ac"), skips)).isEqualTo(2.0 / 4);
    assertThat(shown(log("1 ac, 1 abd"), skips)).isEqualTo((2 + 2 * 2 + 1) / (2 + 2 * 3 + 2.0));
  }

  /**
   * Prefixes of the unaligned log end at the first event that the model did not do: on this log
   * they see of each journey nothing but the start, and can't tell these models apart.
   */
  @Test
  void unplannedEventDoesNotHideTheRestOfTheJourney() {
    EventLog log = log("10 xabc");
    DesignedJourney sequence = net("start>a>1", "1>b>2", "2>c>end");
    DesignedJourney loose =
        net("start>a>1", "1>b>2", "2>c>end", "1>d>2", "2>d>end", "1>e>2", "2>e>end");

    assertThat(shown(log, sequence)).isEqualTo(1);
    assertThat(shown(log, loose)).isEqualTo(3.0 / 7);
  }

  @Test
  void journeyIsSpreadEvenlyOverItsOptimalRuns() {
    DesignedJourney choice = net("start>a>end", "start>b>end");

    assertThat(shown(log("1 x"), choice)).isEqualTo(1.0 / 2);
    assertThat(all(log("1 x"), choice)).isEqualTo(1);
    DesignedJourney longer =
        net("start>a>1", "1>c>end", "start>b>2", "2>d>end", "2>f>3", "3>d>end");
    // x takes the runs ac and bd half each: () 3 with 2 of 2, a 2.5 with 1 of 1, b 0.5 with 1 of 2
    assertThat(all(log("2 ac, 1 x"), longer)).isCloseTo(9 / 9.5, within(1e-12));
    assertThat(shown(log("2 ac, 1 x"), longer)).isEqualTo(6.0 / 9);
  }

  @Test
  void orderOfLogAndModelMovesMakesNoSecondRun() {
    DesignedJourney abc = net("start>a>1", "1>b>2", "2>c>end");
    DesignedJourney both = net("start>>1 2", "1>a>3", "2>b>4", "3 4>c>end");

    assertThat(all(log("1 axc"), abc)).isEqualTo(1);
    // b is missing before or after a: prefixes () 1, a 1/2, b 1/2, ab 1/2, ba 1/2, abc and bac
    assertThat(all(log("1 ac"), both)).isEqualTo(1);
    assertThat(shown(log("1 ac"), both)).isEqualTo(3.0 / 4);
  }

  @Test
  void variantWithTooManyRunsCountsWithTheOneShownAndTheNoteSaysSo() {
    DesignedJourney both = net("start>>1 2", "1>a>3", "2>b>4", "3 4>c>end");
    Measure measure =
        new AlignEtcPrecision(Optima.ALL, 1, 1_000_000).measure(align(log("7 c"), both));

    assertThat(measure.value().orElseThrow()).isEqualTo(3.0 / 4);
    assertThat(measure.note()).contains("7 journeys", "more than 1 optimal runs");
  }

  @Test
  void limitGivesNoValueButAReason() {
    Measure measure =
        new AlignEtcPrecision(Optima.SHOWN, 1, 2).measure(align(LFULL, TextbookNets.N1));

    assertThat(measure.value()).isEmpty();
    assertThat(measure.note()).contains("more than 2 markings");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AlignEtcPrecision(Optima.ALL, 0, 1))
        .withMessageContaining("maxRuns");
  }
}
