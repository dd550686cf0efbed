package org.desirepath.conformance.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.desirepath.conformance.quality.TextbookNets.LFULL;
import static org.desirepath.conformance.quality.TextbookNets.align;
import static org.desirepath.conformance.quality.TextbookNets.log;
import static org.desirepath.conformance.quality.TextbookNets.net;

import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.api.Test;

final class MarkovianConformanceTest {

  private static MarkovianConformance.Result of(int k, EventLog log, DesignedJourney model) {
    return new MarkovianConformance(k, 1_000_000).measure(align(log, model));
  }

  private static double fitness(int k, EventLog log, DesignedJourney model) {
    return of(k, log, model).fitness().value().orElseThrow();
  }

  private static double precision(int k, EventLog log, DesignedJourney model) {
    return of(k, log, model).precision().value().orElseThrow();
  }

  @Test
  void sameLanguageIsFitAndPrecise() {
    DesignedJourney abc = net("start>a>1", "1>b>2", "2>c>end");
    for (int k = 1; k <= 5; k++) {
      assertThat(fitness(k, log("3 abc"), abc)).isEqualTo(1);
      assertThat(precision(k, log("3 abc"), abc)).isEqualTo(1);
    }
  }

  @Test
  void edgesOfOrderTwoByHand() {
    DesignedJourney model = net("start>a>1", "1>b>1", "1>c>end");
    // model: -ab -ac, abb abc bbb bbc, bc- ac-; log: -ab 3 times, abc 3, bc- 3, and once -xa xac
    // ac-
    assertThat(precision(2, log("3 abc, 1 xac"), model)).isEqualTo(4.0 / 8);
    assertThat(fitness(2, log("3 abc, 1 xac"), model)).isEqualTo(10.0 / 12);
  }

  @Test
  void runShorterThanTheOrderIsOneEdgeEachWay() {
    DesignedJourney model = net("start>a>end", "start>b>1", "1>c>2", "2>d>end");
    // model of order 2: -a, a-, -bc, bcd, cd-
    assertThat(precision(2, log("1 a"), model)).isEqualTo(2.0 / 5);
    assertThat(of(2, log("1 a"), model).precision().n()).isEqualTo(5);
  }

  @Test
  void higherOrdersSeeWhatLowerOnesMiss() {
    // with equal first and last labels only three labels in a row part the model from the log
    DesignedJourney mixes = net("start>a>1", "start>b>1", "1>m>2", "2>c>end", "2>d>end");
    EventLog log = log("1 amc, 1 bmd");

    assertThat(precision(1, log, mixes)).isEqualTo(1);
    assertThat(precision(2, log, mixes)).isLessThan(1);
  }

  @Test
  void looserTextbookModelIsLessPrecise() {
    assertThat(fitness(3, LFULL, TextbookNets.N1)).isEqualTo(1);
    assertThat(fitness(3, LFULL, TextbookNets.N4)).isEqualTo(1);
    assertThat(precision(3, LFULL, TextbookNets.N3))
        .isGreaterThan(precision(3, LFULL, TextbookNets.N1));
    assertThat(precision(3, LFULL, TextbookNets.N1))
        .isGreaterThan(precision(3, LFULL, TextbookNets.N4));
    assertThat(fitness(3, LFULL, TextbookNets.N3)).isLessThan(1);
  }

  @Test
  void limitGivesNoValueButAReason() {
    Measure stopped =
        new MarkovianConformance(3, 5).measure(align(LFULL, TextbookNets.N4)).precision();

    assertThat(stopped.value()).isEmpty();
    assertThat(stopped.note()).contains("more than 5 markings");
    assertThatIllegalArgumentException().isThrownBy(() -> new MarkovianConformance(0, 1));
  }
}
