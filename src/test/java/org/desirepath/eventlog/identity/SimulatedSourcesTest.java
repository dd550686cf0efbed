package org.desirepath.eventlog.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.eventlog.identity.IdentityAudit.Outcome;
import org.junit.jupiter.api.Test;

/** Three sources of 300 customers whose true identity is known; by pairs of identifiers. */
class SimulatedSourcesTest {
  private static final int CUSTOMERS = 300;
  private static final StitchRule MAIL = new StitchRule("mail", "mail", Long.MAX_VALUE, 10);

  /** Sources, and the customer of each identifier. */
  private record World(List<LogSource> sources, Map<String, Integer> truth) {}

  /** Of all pairs of identifiers. */
  private record Score(double precision, double recall) {}

  private static final class Writer {
    final EventLogBuilder log;
    final String name;
    final Map<String, Integer> truth;

    Writer(String name, Map<String, Integer> truth) {
      this.name = name;
      this.log = EventLog.builder(name);
      this.truth = truth;
    }

    void event(String id, int customer, long time, Map<String, String> cells) {
      int row = log.addEvent(log.trace(id), "A", time);
      cells.forEach((key, value) -> log.eventColumn(key).setText(row, value));
      truth.put(name + ":" + id, customer);
    }

    LogSource source() {
      return new LogSource(name, name, false, log.build());
    }
  }

  /**
   * @param keyless share of cookies without any key
   * @param kiosk share of cookies on one device that all share
   * @param known true if the shop knows customers by their number
   */
  private static World world(double keyless, double kiosk, boolean known) {
    Random random = new Random(7);
    Map<String, Integer> truth = new HashMap<>();
    Writer web = new Writer("web", truth);
    Writer calls = new Writer("calls", truth);
    Writer shop = new Writer("shop", truth);
    for (int c = 0; c < CUSTOMERS; c++) {
      String mail = "m" + c;
      for (int i = 0; i <= random.nextInt(3); i++) {
        Map<String, String> cells = new HashMap<>();
        if (random.nextDouble() >= keyless) {
          cells.put("mail", mail);
        }
        cells.put("device", random.nextDouble() < kiosk ? "kiosk" : "d" + c + "." + i);
        web.event("w" + c + "." + i, c, random.nextInt(100_000), cells);
        web.event("w" + c + "." + i, c, random.nextInt(100_000), Map.of());
      }
      for (int i = 0; i < random.nextInt(3); i++) {
        calls.event("c" + c + "." + i, c, random.nextInt(100_000), Map.of("mail", mail));
      }
      Map<String, String> bought = new HashMap<>(Map.of("mail", mail));
      if (known) {
        bought.put("customer", "n" + c);
      }
      shop.event("s" + c, c, random.nextInt(100_000), bought);
    }
    return new World(List.of(web.source(), calls.source(), shop.source()), truth);
  }

  private static Stitching.Result stitch(World world, StitchRule... rules) {
    EventLog merged = MergedSources.merge("all", world.sources());
    List<String> customers =
        merged.eventColumns().containsKey("customer") ? List.of("customer") : List.of();
    return Stitching.stitch(
        merged, new IdentityPlan(new IdentityTable(List.of()), customers, List.of(rules)));
  }

  private static Score score(World world, Stitching.Result result) {
    Map<String, String> found = new HashMap<>();
    result.audit().stitches().forEach(s -> found.put(s.id(), s.customer()));
    List<String> ids = new ArrayList<>(world.truth().keySet());
    assertThat(found.keySet()).hasSameElementsAs(ids);
    long together = 0;
    long same = 0;
    long right = 0;
    for (int a = 0; a < ids.size(); a++) {
      for (int b = a + 1; b < ids.size(); b++) {
        boolean one = found.get(ids.get(a)).equals(found.get(ids.get(b)));
        boolean truly = world.truth().get(ids.get(a)).equals(world.truth().get(ids.get(b)));
        together += one ? 1 : 0;
        same += truly ? 1 : 0;
        right += one && truly ? 1 : 0;
      }
    }
    return new Score((double) right / together, (double) right / same);
  }

  @Test
  void exactKeysGivePrecisionAndRecallOfOne() {
    World world = world(0, 0, true);
    Stitching.Result result = stitch(world, MAIL);

    assertThat(score(world, result)).isEqualTo(new Score(1, 1));
    assertThat(result.log().traceCount()).isEqualTo(CUSTOMERS);
    assertThat(result.audit().refusals()).isEmpty();
    assertThat(result.audit().ids().identified()).isEqualTo(world.truth().size());
  }

  @Test
  void missingKeysCostRecallAndNoPrecisionAndAreCounted() {
    World world = world(0.2, 0, true);
    Stitching.Result result = stitch(world, MAIL);
    Score score = score(world, result);

    assertThat(score.precision()).isEqualTo(1);
    assertThat(score.recall()).isCloseTo(0.75, within(0.05));
    long unidentified =
        result.audit().stitches().stream().filter(s -> s.outcome() == Outcome.UNIDENTIFIED).count();
    assertThat(result.log().traceCount()).isEqualTo(CUSTOMERS + (int) unidentified);
  }

  @Test
  void sharedDeviceCostsPrecisionWithoutItsGuardAndNothingWithIt() {
    World world = world(0, 0.2, false);
    StitchRule guarded = new StitchRule("device", "device", Long.MAX_VALUE, 10);
    StitchRule open = new StitchRule("device", "device", Long.MAX_VALUE, 100_000);

    Stitching.Result with = stitch(world, MAIL, guarded);
    Score without = score(world, stitch(world, MAIL, open));

    assertThat(score(world, with)).isEqualTo(new Score(1, 1));
    assertThat(with.audit().refusals())
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.outcome()).isEqualTo(Outcome.SHARED_KEY);
              assertThat(r.ids()).hasSizeGreaterThan(50);
            });
    assertThat(without.precision()).isLessThan(0.1);
    assertThat(without.recall()).isEqualTo(1);
  }

  @Test
  void sharedDeviceStopsAtTwoKnownCustomersWithoutItsGuardToo() {
    World world = world(0, 0.2, true);
    StitchRule open = new StitchRule("device", "device", Long.MAX_VALUE, 100_000);
    Stitching.Result result = stitch(world, MAIL, open);

    assertThat(score(world, result)).isEqualTo(new Score(1, 1));
    assertThat(result.audit().refusals())
        .singleElement()
        .satisfies(r -> assertThat(r.outcome()).isEqualTo(Outcome.CONFLICT));
  }
}
