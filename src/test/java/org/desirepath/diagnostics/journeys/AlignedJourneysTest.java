package org.desirepath.diagnostics.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.desirepath.diagnostics.Example;
import org.desirepath.eventlog.EventLog;
import org.junit.jupiter.api.Test;

final class AlignedJourneysTest {
  private static final EventLog LOG =
      Example.log("done: A C D Goal", "left: A C Quit", "plain: A B C D Goal", "early: B A C Quit");
  private static final AlignedJourneys SHOWN =
      Example.aligned(Example.sequence("A", "B", "C", "D", "Goal"), LOG, 1000);

  @Test
  void whetherATouchpointWasReachedDoesNotDependOnHowTheJourneyEnds() {
    AlignedJourneys comparable = SHOWN.comparable();

    // B is missing in both; the one that goes on shows C in its turn, and so must the other
    assertThat(SHOWN.transitionsOf(0)[1]).isNotEqualTo(AlignedJourneys.LOG_MOVE);
    assertThat(SHOWN.transitionsOf(1)[1]).isEqualTo(AlignedJourneys.LOG_MOVE);
    assertThat(comparable.transitionsOf(1)[1]).isEqualTo(comparable.transitionsOf(0)[1]);
    assertThat(comparable.chosen().stream())
        .containsExactly(SHOWN.conformance().variantOf(1), SHOWN.conformance().variantOf(3));
  }

  @Test
  void anAlignmentOfLeastCostStaysOneAndOthersStayAsTheyAre() {
    AlignedJourneys comparable = SHOWN.comparable();

    for (int t : new int[] {0, 2}) {
      assertThat(comparable.transitionsOf(t)).isEqualTo(SHOWN.transitionsOf(t));
    }
    for (int v = 0; v < comparable.variants().size(); v++) {
      assertThat(comparable.variants().get(v).alignment().upperBound())
          .isEqualTo(SHOWN.variants().get(v).alignment().upperBound());
    }
    assertThat(comparable.comparable()).isSameAs(comparable);
    assertThat(SHOWN.comparable()).isSameAs(comparable);
  }
}
