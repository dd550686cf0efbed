package org.desirepath.conformance.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.desirepath.conformance.quality.TextbookNets.LFULL;
import static org.desirepath.conformance.quality.TextbookNets.align;
import static org.desirepath.conformance.quality.TextbookNets.log;
import static org.desirepath.conformance.quality.TextbookNets.net;

import java.util.Comparator;
import org.desirepath.conformance.quality.FootprintConformance.Difference;
import org.desirepath.conformance.quality.FootprintConformance.Relation;
import org.desirepath.eventlog.EventLog;
import org.desirepath.model.DesignedJourney;
import org.junit.jupiter.api.Test;

final class FootprintConformanceTest {

  private static FootprintConformance.Result of(EventLog log, DesignedJourney model) {
    return FootprintConformance.STANDARD.compare(align(log, model));
  }

  /** van der Aalst, section 8.4: 12 of 64 cells differ for N2, so 0.8125; none for N1. */
  @Test
  void textbookMatrices() {
    assertThat(of(LFULL, TextbookNets.N1).agreement().value().orElseThrow()).isEqualTo(1);
    assertThat(of(LFULL, TextbookNets.N1).differences()).isEmpty();
    assertThat(of(LFULL, TextbookNets.N2).agreement().value().orElseThrow()).isEqualTo(0.8125);
    assertThat(of(LFULL, TextbookNets.N2).differences())
        .hasSize(12)
        .contains(new Difference("a", "d", Relation.BEFORE, Relation.NEVER))
        .contains(new Difference("c", "d", Relation.BOTH, Relation.BEFORE))
        .isSortedAccordingTo(
            Comparator.comparing(Difference::first).thenComparing(Difference::second));
  }

  @Test
  void silentStepsArePassedOver() {
    DesignedJourney model = net("start>a>1", "1>>2", "1>b>2", "2>>3", "3>c>end");

    assertThat(of(log("1 ac, 1 abc"), model).differences()).isEmpty();
    FootprintConformance.Result result = of(log("3 ac, 1 acb"), model);
    // ac 4 times, cb once; the model has ab, ac, bc
    assertThat(result.fitness().value().orElseThrow()).isEqualTo(4.0 / 5);
    assertThat(result.precision().value().orElseThrow()).isEqualTo(1.0 / 3);
  }

  @Test
  void whatCannotBeComparedIsAbsentWithAReason() {
    assertThat(of(log("0 a"), TextbookNets.N1).agreement().note()).contains("resolved");
    assertThat(of(log("1 a"), net("start>a>end")).precision().note()).contains("nothing follows");
    assertThat(
            new FootprintConformance(1).compare(align(LFULL, TextbookNets.N1)).agreement().note())
        .contains("more than 1 markings");
    assertThatIllegalArgumentException().isThrownBy(() -> new FootprintConformance(0));
  }
}
