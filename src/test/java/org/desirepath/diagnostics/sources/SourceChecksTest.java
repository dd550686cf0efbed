package org.desirepath.diagnostics.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.desirepath.diagnostics.sources.SourceChecks.Clock;
import org.desirepath.diagnostics.sources.SourceChecks.Duplicates;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.QualityFinding;
import org.desirepath.eventlog.identity.IdentityPlan;
import org.desirepath.eventlog.identity.LogSource;
import org.desirepath.eventlog.identity.MergedSources;
import org.desirepath.eventlog.identity.Stitching;
import org.desirepath.statistics.Interval;
import org.junit.jupiter.api.Test;

class SourceChecksTest {
  private static final long HOUR = 3_600_000L;

  private final EventLogBuilder web = EventLog.builder("web");
  private final EventLogBuilder shop = EventLog.builder("shop");

  private static void event(EventLogBuilder log, String customer, String name, long time) {
    log.addEvent(log.trace(customer), name, time);
  }

  private SourceChecks checks() {
    EventLog merged =
        MergedSources.merge(
            "all",
            List.of(
                new LogSource("web", "web", true, web.build()),
                new LogSource("shop", "shop", true, shop.build())));
    return SourceChecks.of(Stitching.stitch(merged, IdentityPlan.none()).log());
  }

  private static List<String> codes(SourceChecks checks) {
    return checks.findings().stream().map(QualityFinding::code).toList();
  }

  @Test
  void clockAnHourAheadIsFoundWithItsInterval() {
    for (int i = 0; i < 11; i++) {
      event(web, "c" + i, "Order", 30 * HOUR * i);
      event(shop, "c" + i, "Order", 30 * HOUR * i + HOUR + 1000L * (i - 5));
    }
    SourceChecks checks = checks();
    Clock clock = checks.clocks().get(0);

    // sorted by name: shop first, so web is an hour behind it
    assertThat(clock.first()).isEqualTo("shop");
    assertThat(clock.pairs()).isEqualTo(11);
    assertThat(clock.offsetMillis().value()).hasValue(-HOUR);
    // 11 values: ranks 2 and 10 cover 98.8 % of medians
    assertThat(clock.offsetMillis().interval()).isEqualTo(new Interval(-HOUR - 4000, -HOUR + 4000));
    assertThat(clock.spreadMillis()).isEqualTo(3000);
    assertThat(clock.systematic()).isTrue();
    assertThat(codes(checks)).containsExactly("clockSkew");
    assertThat(checks.findings().get(0).examples())
        .containsExactly("web behind shop by 3600 s, 11 pairs");
  }

  @Test
  void sameEventInTwoSourcesIsADuplicateAndAnotherNameIsNot() {
    event(web, "a", "Order", 0);
    event(shop, "a", "Order", 900);
    event(web, "b", "Order", 0);
    event(shop, "b", "Pay", 0);
    event(web, "c", "Order", 0);
    event(shop, "c", "Order", 1001);
    SourceChecks checks = checks();

    assertThat(checks.duplicates()).containsExactly(new Duplicates("shop", "web", 1, List.of("a")));
    assertThat(codes(checks)).containsExactly("duplicatesAcrossSources");
  }

  @Test
  void eventsThatAreApartByChanceAreNoClock() {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      event(web, "c" + i, "Visit", random.nextInt((int) (20 * HOUR)));
      event(shop, "c" + i, "Visit", random.nextInt((int) (20 * HOUR)));
    }
    assertThat(checks().clocks())
        .singleElement()
        .satisfies(
            clock -> {
              assertThat(clock.pairs()).isEqualTo(200);
              assertThat(clock.systematic()).isFalse();
            });
  }

  @Test
  void fewerThanTenPairsAreNoClock() {
    for (int i = 0; i < 9; i++) {
      event(web, "c" + i, "Order", 0);
      event(shop, "c" + i, "Order", HOUR);
    }
    assertThat(checks().clocks().get(0).systematic()).isFalse();
  }

  @Test
  void onlyEventsNearestFromBothSidesArePairs() {
    event(web, "a", "Call", 0);
    event(web, "a", "Call", 10 * HOUR);
    event(shop, "a", "Call", 9 * HOUR);
    Clock clock = checks().clocks().get(0);

    assertThat(clock.pairs()).isEqualTo(1);
    assertThat(clock.offsetMillis().value()).hasValue(HOUR);
  }
}
