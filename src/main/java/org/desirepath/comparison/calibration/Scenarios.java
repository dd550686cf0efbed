package org.desirepath.comparison.calibration;

import static org.desirepath.comparison.calibration.Scenario.Check.CHANGE;
import static org.desirepath.comparison.calibration.Scenario.Check.DROP_OFF;
import static org.desirepath.comparison.calibration.Scenario.Check.INTERVALS;
import static org.desirepath.comparison.calibration.Scenario.Check.KINDS;
import static org.desirepath.comparison.calibration.Scenario.Check.MOMENTS;
import static org.desirepath.comparison.calibration.Scenario.Check.NAIVE;
import static org.desirepath.comparison.calibration.Scenario.Check.POWER;
import static org.desirepath.comparison.calibration.Scenario.Check.SHARES;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import org.desirepath.comparison.calibration.Scenario.Check;

/** The scenarios of the full calibration. */
final class Scenarios {
  private static final int USUAL = 3_000;
  private static final String INTERVALS_SAY = "every interval, where nothing has an effect";

  private Scenarios() {}

  static List<Scenario> standard() {
    List<Scenario> all = new ArrayList<>();
    for (int journeys : new int[] {300, 1_000, USUAL}) {
      Set<Check> checks =
          journeys == USUAL
              ? Set.of(MOMENTS, DROP_OFF, SHARES, NAIVE)
              : Set.of(MOMENTS, DROP_OFF, SHARES);
      all.add(
          inert("nothing-" + journeys, "no moment and no segment has an effect", journeys, checks));
    }
    all.add(
        inert(
            "nothing-20000",
            "no moment and no segment has an effect",
            20_000,
            Set.of(MOMENTS, DROP_OFF, SHARES)));
    all.add(inert("intervals-1000", INTERVALS_SAY, 1_000, Set.of(INTERVALS)));
    all.add(inert("intervals-3000", INTERVALS_SAY, USUAL, Set.of(INTERVALS)));
    all.add(
        scenario(
            "intervals-censored",
            "every interval, in a window of 60 days with many journeys still open",
            "censored",
            USUAL,
            Set.of(INTERVALS)));
    all.add(
        new Scenario(
            "confounded",
            "no moment has an effect; segment, season, trend and weekend change exposure and loss",
            "confounded",
            USUAL,
            List.of("customer"),
            OptionalDouble.empty(),
            Set.of(MOMENTS, NAIVE),
            true));
    all.add(
        scenario(
            "frail-step",
            "no moment has an effect; the optional step has a drop-off of its own",
            "frail-step",
            USUAL,
            Set.of(MOMENTS, NAIVE)));
    all.add(
        new Scenario(
            "mixed",
            "four moments have an effect, the others none",
            "mixed",
            USUAL,
            List.of(),
            OptionalDouble.empty(),
            Set.of(MOMENTS, POWER),
            true));
    all.addAll(power());
    all.add(
        new Scenario(
            "change",
            "nothing changes on the day but the season, as every year",
            "change",
            USUAL * 2,
            List.of(),
            OptionalDouble.empty(),
            LocalDate.of(2026, 3, 2),
            Set.of(CHANGE),
            true));
    all.add(
        scenario(
            "censored",
            "a window of 60 days, many journeys still open",
            "censored",
            USUAL,
            Set.of(DROP_OFF, NAIVE)));
    all.add(
        scenario(
            "deviations", "every kind of deviation, no noise", "deviations", USUAL, Set.of(KINDS)));
    all.add(
        shown(
            "noise",
            "every kind of deviation; 2 % of events lost, 1 % doubled, 2 % swapped",
            "noise",
            Set.of(KINDS)));
    all.add(
        shown(
            "hidden",
            "no moment has an effect; a cause that the log does not hold changes exposure and loss",
            "hidden",
            Set.of(MOMENTS)));
    all.add(
        shown(
            "slow-arm",
            "no moment has an effect on success; the reminder makes journeys three times as slow",
            "slow-arm",
            Set.of(MOMENTS, NAIVE)));
    all.add(
        shown(
            "fast-arm",
            "no moment has an effect on success; the reminder makes journeys three times as fast",
            "fast-arm",
            Set.of(MOMENTS, NAIVE)));
    all.add(
        shown(
            "truncated",
            "recording began six weeks after the first journeys",
            "truncated",
            Set.of(DROP_OFF)));
    return List.copyOf(all);
  }

  private static List<Scenario> power() {
    double[][] cells = {
      {2, 300}, {2, 1_000}, {1.5, 1_000}, {1.25, 5_000}, {1.5, 5_000}, {2, 5_000}
    };
    List<Scenario> all = new ArrayList<>();
    for (double[] cell : cells) {
      all.add(
          new Scenario(
              String.format(Locale.ROOT, "power-%s-%d", text(cell[0]), (int) cell[1]),
              "three effects with odds ratio " + text(cell[0]) + " (the late offer: one over it)",
              "power",
              (int) cell[1],
              List.of(),
              OptionalDouble.of(cell[0]),
              Set.of(POWER),
              cell[0] == 2 && cell[1] == 5_000));
    }
    return all;
  }

  private static String text(double odds) {
    return odds == StrictMath.rint(odds) ? Integer.toString((int) odds) : Double.toString(odds);
  }

  /** With a segment in which nothing differs. */
  private static Scenario inert(String name, String says, int journeys, Set<Check> checks) {
    return new Scenario(
        name, says, "nothing", journeys, List.of("letter"), OptionalDouble.empty(), checks, true);
  }

  private static Scenario scenario(
      String name, String says, String plant, int journeys, Set<Check> checks) {
    return new Scenario(
        name, says, plant, journeys, List.of(), OptionalDouble.empty(), checks, true);
  }

  private static Scenario shown(String name, String says, String plant, Set<Check> checks) {
    return new Scenario(name, says, plant, USUAL, List.of(), OptionalDouble.empty(), checks, false);
  }
}
