package org.desirepath.conformance.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.junit.jupiter.api.Test;

class TemporalProfileTest {
  private static EventLog waits(int n, long... odd) {
    EventLogBuilder builder = EventLog.builder("waits");
    for (int i = 0; i < n + odd.length; i++) {
      int trace = builder.newTrace("t" + i);
      builder.addEvent(trace, "a", 0);
      builder.addEvent(trace, "b", i < n ? 1_000 + 100L * i : odd[i - n]);
    }
    return builder.build();
  }

  @Test
  void waitsFarFromTheMedianAreLateOrEarly() {
    TemporalProfile profile = TemporalProfile.of(waits(31, 1_000_000, 2), 3);
    TemporalProfile.Pair pair = profile.pairs().get(0);
    assertThat(pair.from() + pair.to()).isEqualTo("ab");
    assertThat(pair.waits()).isEqualTo(33);
    assertThat(pair.medianMillis()).isCloseTo(2_500, within(1e-6));
    assertThat(pair.late().stream()).containsExactly(31);
    assertThat(pair.early().stream()).containsExactly(32);
    assertThat(pair.lateShare().trials()).isEqualTo(33);
  }

  @Test
  void outliersDoNotWidenTheProfile() {
    double calm = TemporalProfile.of(waits(40), 3).pairs().get(0).highMillis();
    double wild =
        TemporalProfile.of(waits(40, 900_000_000L, 900_000_001L), 3).pairs().get(0).highMillis();
    assertThat(wild).isLessThan(1.5 * calm);
  }

  @Test
  void pairsWithFewWaitsOrNoSpreadAreLeftOut() {
    assertThat(TemporalProfile.of(waits(29), 3).pairs()).isEmpty();
    long[] alike = new long[40];
    Arrays.fill(alike, 5_000);
    assertThat(TemporalProfile.of(waits(5, alike), 3).pairs()).isEmpty();
    assertThatThrownBy(() -> TemporalProfile.of(waits(30), 0)).hasMessageContaining("zeta");
  }
}
