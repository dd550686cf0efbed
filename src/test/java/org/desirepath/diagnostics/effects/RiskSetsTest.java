package org.desirepath.diagnostics.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.desirepath.diagnostics.Example;
import org.desirepath.diagnostics.effects.RiskSets.Stay;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.OutcomeContext;
import org.desirepath.diagnostics.journeys.OutcomeWindow;
import org.desirepath.diagnostics.journeys.Periods;
import org.desirepath.diagnostics.journeys.Periods.Unit;
import org.desirepath.diagnostics.journeys.Segments;
import org.desirepath.statistics.SeededRandom;
import org.desirepath.statistics.StratifiedTables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sweep against going through all stays for each exposure. */
class RiskSetsTest {
  private static final long HOUR = 3_600_000;
  private static final OutcomeWindow WINDOW = new OutcomeWindow(40 * HOUR, 900 * HOUR, null);

  private static OutcomeContext context() {
    AlignedJourneys journeys =
        Example.aligned(Example.sequence("A", "Goal"), Example.log("1: A"), 1000);
    return new OutcomeContext(journeys, WINDOW, new Segments(journeys.log(), List.of()));
  }

  private static List<Stay> stays(SeededRandom random, int count) {
    List<Stay> stays = new ArrayList<>();
    for (int unit = 0; unit < count; unit++) {
      long entry = random.nextInt(1000) * HOUR;
      long leave = random.nextInt(60) * HOUR;
      long exposure = random.nextInt(3) == 0 ? random.nextInt(20) * HOUR : RiskSets.NEVER;
      exposure = exposure > leave ? RiskSets.NEVER : exposure;
      boolean exposed = exposure != RiskSets.NEVER;
      long success = random.nextInt(2) == 0 ? leave + random.nextInt(60) * HOUR : RiskSets.NEVER;
      stays.add(
          new Stay(
              unit,
              entry,
              exposed ? exposure - 1 : leave,
              exposure,
              success,
              exposed || random.nextInt(4) == 0));
    }
    return stays;
  }

  private static StratifiedTables byHand(
      List<List<Stay>> groups, Periods periods, int @Nullable [] weights) {
    StratifiedTables.Builder tables = new StratifiedTables.Builder();
    for (List<Stay> group : groups) {
      Set<List<Long>> moments = new LinkedHashSet<>();
      for (Stay stay : group) {
        if (stay.exposure() != RiskSets.NEVER
            && stay.entry() + stay.exposure() <= WINDOW.latestMoment()) {
          moments.add(List.of(stay.exposure(), periods.cell(stay.entry() + stay.exposure())));
        }
      }
      for (List<Long> moment : moments) {
        long elapsed = moment.get(0);
        long[] cells = new long[4];
        long later = 0;
        for (Stay stay : group) {
          long time = stay.entry() + elapsed;
          if (time > WINDOW.latestMoment() || periods.cell(time) != moment.get(1)) {
            continue;
          }
          boolean exposed = stay.exposure() == elapsed;
          if (exposed || stay.lastAtRisk() >= elapsed) {
            int weight = weights == null ? 1 : weights[stay.unit()];
            boolean success =
                stay.success() != RiskSets.NEVER && stay.success() - elapsed <= WINDOW.millis();
            cells[(exposed ? 0 : 2) + (success ? 0 : 1)] += weight;
            later += !exposed && stay.exposedLater() ? weight : 0;
          }
        }
        if (cells[0] + cells[1] > 0) {
          tables.addRiskSet(cells[0], cells[1], cells[2], cells[3], later);
        }
      }
    }
    return tables.build();
  }

  @Test
  void sweepGivesTheTablesOfEveryExposure() {
    OutcomeContext context = context();
    SeededRandom random = new SeededRandom(11);
    for (int round = 0; round < 40; round++) {
      int count = 20 + random.nextInt(300);
      List<Stay> all = stays(random, count);
      List<List<Stay>> groups =
          List.of(all.subList(0, count / 3), List.copyOf(all.subList(count / 3, count)));
      List<StayList> lists = groups.stream().map(RiskSetsTest::list).toList();
      RiskSets sets = RiskSets.of(context, IntStream.range(0, count).toArray(), lists);
      long[] exposures =
          all.stream()
              .filter(s -> s.exposure() != RiskSets.NEVER)
              .filter(s -> s.entry() + s.exposure() <= WINDOW.latestMoment())
              .mapToLong(s -> s.entry() + s.exposure())
              .toArray();
      Unit unit = context.unit(exposures);
      Periods periods = context.periods(unit);
      int[] weights = IntStream.range(0, count).map(i -> random.nextInt(3)).toArray();
      assertSame(sets.tables(null), byHand(groups, periods, null));
      assertSame(sets.tables(weights), byHand(groups, periods, weights));
      assertThat(sets.exposedCount()).isEqualTo(exposures.length);
      assertInfluences(sets, count);
      assertInfluencesOnExposed(sets, count);
    }
  }

  private static StayList list(List<Stay> stays) {
    StayList list = new StayList();
    stays.forEach(list::add);
    return list;
  }

  /** By hundreds of all units, one more of a unit is a small change. */
  private static void assertInfluences(RiskSets sets, int count) {
    int many = 100_000;
    double[] influences = sets.influences();
    int[] weights = new int[count];
    Arrays.fill(weights, many);
    double before = sets.tables(weights).excess();
    assertThat(Arrays.stream(influences).sum() * many).isCloseTo(before, within(1e-3));
    for (int unit = 0; unit < count; unit += 7) {
      weights[unit] = many + 1;
      assertThat(sets.tables(weights).excess() - before).isCloseTo(influences[unit], within(1e-3));
      weights[unit] = many;
    }
  }

  /** The difference does not change when all weights grow alike, its derivative shrinks. */
  private static void assertInfluencesOnExposed(RiskSets sets, int count) {
    int many = 100_000;
    double[] influences = sets.influencesOnExposed();
    int[] weights = new int[count];
    Arrays.fill(weights, many);
    double before = sets.tables(weights).riskDifferenceOfExposed();
    for (int unit = 0; unit < count; unit += 7) {
      weights[unit] = many + 1;
      double more = sets.tables(weights).riskDifferenceOfExposed() - before;
      assertThat(more * many).isCloseTo(influences[unit], within(1e-6));
      weights[unit] = many;
    }
  }

  private static void assertSame(StratifiedTables found, StratifiedTables expected) {
    assertThat(found.strataCount()).isEqualTo(expected.strataCount());
    assertThat(found.exposedCount()).isEqualTo(expected.exposedCount());
    assertThat(found.unexposedCount()).isEqualTo(expected.unexposedCount());
    assertThat(found.informativeCount()).isEqualTo(expected.informativeCount());
    assertThat(found.exposedLaterShare()).isCloseTo(expected.exposedLaterShare(), within(1e-9));
    assertThat(found.riskDifferenceOfExposed())
        .isCloseTo(expected.riskDifferenceOfExposed(), within(1e-9));
    assertThat(found.test().z()).isCloseTo(expected.test().z(), within(1e-9));
  }

  @Test
  void piecesOfACellAreItsTimes() {
    for (Unit unit : Unit.values()) {
      Periods periods = new Periods(ZoneId.of("Europe/Amsterdam"), unit);
      for (long hour = 0; hour < 24 * 400; hour += 7) {
        long time = hour * HOUR;
        assertThat(periods.pieces(periods.cell(time)))
            .anyMatch(piece -> piece.from() <= time && time < piece.to());
        assertThat(periods.pieces(periods.cell(time)))
            .allMatch(
                piece ->
                    periods.cell(piece.from()) == periods.cell(time)
                        && periods.cell(piece.to() - 1) == periods.cell(time));
      }
    }
  }
}
