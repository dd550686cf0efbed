package org.desirepath.diagnostics.observability;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.diagnostics.journeys.Quantity;
import org.desirepath.diagnostics.observability.Recording.Gap;
import org.desirepath.diagnostics.observability.Recording.Side;
import org.desirepath.diagnostics.observability.Recording.State;
import org.desirepath.eventlog.EventLog;
import org.desirepath.statistics.Proportion;
import org.jspecify.annotations.Nullable;

/**
 * Looks for times in which a touchpoint was never recorded though journeys passed its place.
 *
 * <p>The journeys that passed are put in order of time. A run of {@code m} without an event is a
 * gap if it is too long for chance: with {@code p} the upper 95 % limit (Wilson) of the share
 * without an event among the {@code n} journeys outside the run, {@code (n + m) p^m < 0.001}, which
 * bounds the chance that any such run begins anywhere; and {@code m >= 20}. The longest run is
 * tried first and taken out of the rest. A gap says that nothing was recorded; whether the
 * touchpoint was also not done in that time, no log can tell.
 *
 * <p>O(journeys) for a touchpoint, with a factor log n where many journeys lack it.
 */
final class RecordingGaps {
  private static final int SHORTEST = 20;
  private static final double CHANCE = 0.001;
  private static final int NOT_PASSED = -1;

  private final AlignedJourneys journeys;
  private final EventLog log;
  private final int[] eventsOfCode;

  RecordingGaps(AlignedJourneys journeys) {
    this.journeys = journeys;
    this.log = journeys.log();
    this.eventsOfCode = new int[log.activities().size()];
    for (int e = 0; e < log.eventCount(); e++) {
      eventsOfCode[log.activity(e)]++;
    }
  }

  /** A run of journeys without an event: where it begins, and how many. */
  private record Run(int start, int length) {}

  Recording of(String touchpoint) {
    int code = journeys.codeOf(touchpoint);
    boolean everRecorded = code >= 0 && eventsOfCode[code] > 0;
    long[] passes = passes(touchpoint);
    int recorded = 0;
    for (long pass : passes) {
      recorded += (int) (pass & 1);
    }
    if (!journeys.model().facts().touchpoint(touchpoint).observable()) {
      return withoutGaps(
          State.NOT_OBSERVABLE,
          passes.length,
          recorded,
          "the design says that it leaves no event, so nothing is expected of the log");
    }
    if (!everRecorded) {
      return withoutGaps(State.NEVER, passes.length, 0, neverReason(passes.length));
    }
    if (passes.length - recorded < SHORTEST) {
      return withoutGaps(State.RECORDED, passes.length, recorded, null);
    }
    return withGaps(passes, recorded);
  }

  private static String neverReason(int passed) {
    return "the whole log has no event of it"
        + (passed == 0
            ? ", and no journey had to pass its place"
            : "; "
                + passed
                + (passed == 1 ? " journey" : " journeys")
                + " passed its place, and nobody can say whether it was done and not recorded, or"
                + " not done");
  }

  private static Recording withoutGaps(
      State state, int passed, int recorded, @Nullable String reason) {
    return new Recording(
        state,
        passed,
        recorded,
        List.of(),
        Quantity.absent(
            state == State.RECORDED
                ? "no gap in the recording stands out"
                : "it is never recorded"),
        0,
        reason);
  }

  private Recording withGaps(long[] passes, int recorded) {
    Arrays.sort(passes);
    int n = passes.length;
    int missed = n - recorded;
    List<Run> runs = runs(passes);
    runs.sort(
        Comparator.comparingInt((Run run) -> -run.length()).thenComparingInt(run -> run.start()));
    List<Run> gaps = new ArrayList<>();
    for (Run run : runs) {
      if (!isBeyondChance(run.length(), missed - run.length(), n - run.length())) {
        break;
      }
      gaps.add(run);
      n -= run.length();
      missed -= run.length();
    }
    if (gaps.isEmpty()) {
      return withoutGaps(State.RECORDED, passes.length, recorded, null);
    }
    gaps.sort(Comparator.comparingInt(Run::start));
    List<Gap> found = gaps.stream().map(run -> gap(passes, run)).toList();
    return new Recording(
        State.GAP,
        passes.length,
        recorded,
        found,
        Quantity.share(missed, n, "no journey passed it outside the gaps"),
        n,
        found.stream().map(RecordingGaps::words).collect(Collectors.joining("; ")));
  }

  private static boolean isBeyondChance(int length, int missedElsewhere, int elsewhere) {
    if (elsewhere == 0) {
      return false;
    }
    double share = new Proportion(missedElsewhere, elsewhere).wilson().high();
    return (elsewhere + length) * StrictMath.pow(share, length) < CHANCE;
  }

  private static List<Run> runs(long[] passes) {
    List<Run> runs = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= passes.length; i++) {
      if (i == passes.length || (passes[i] & 1) == 1) {
        if (i - start >= SHORTEST) {
          runs.add(new Run(start, i - start));
        }
        start = i + 1;
      }
    }
    return runs;
  }

  private static Gap gap(long[] passes, Run run) {
    int end = run.start() + run.length();
    Side side = run.start() == 0 ? Side.BEGINNING : end == passes.length ? Side.END : Side.BETWEEN;
    return new Gap(passes[run.start()] >> 1, passes[end - 1] >> 1, run.length(), side);
  }

  private static String words(Gap gap) {
    String when =
        switch (gap.side()) {
          case BEGINNING -> "nothing recorded until " + day(gap.toMillis());
          case END -> "nothing recorded since " + day(gap.fromMillis());
          case BETWEEN ->
              "nothing recorded from " + day(gap.fromMillis()) + " to " + day(gap.toMillis());
        };
    return when
        + " (UTC), while "
        + gap.journeys()
        + " journeys passed its place: not measured then, or not done by anybody";
  }

  private static String day(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  /**
   * When each journey passed, doubled, plus 1 if it has an event of the touchpoint. A journey
   * without times is left out once it lacks the event, as nobody knows when it passed.
   */
  private long[] passes(String touchpoint) {
    List<VariantAlignment> variants = journeys.conformance().variants();
    int[] positions = new int[variants.size()];
    boolean[] has = new boolean[variants.size()];
    for (int v = 0; v < positions.length; v++) {
      has[v] = variants.get(v).activities().contains(touchpoint);
      positions[v] =
          has[v]
              ? variants.get(v).activities().indexOf(touchpoint)
              : modelMove(variants.get(v), touchpoint);
    }
    long[] passes = new long[log.traceCount()];
    int n = 0;
    for (int t = 0; t < log.traceCount(); t++) {
      int v = journeys.conformance().variantOf(t);
      if (positions[v] != NOT_PASSED && log.endEvent(t) > log.firstEvent(t)) {
        long time = log.timeMillis(log.firstEvent(t) + positions[v]);
        if (time != EventLog.NO_TIME) {
          passes[n++] = 2 * time + (has[v] ? 1 : 0);
        }
      }
    }
    return Arrays.copyOf(passes, n);
  }

  /** The event before the first move of the model there, or {@link #NOT_PASSED}. */
  private int modelMove(VariantAlignment variant, String touchpoint) {
    int position = 0;
    int tail = tailPosition(variant);
    for (Move move : variant.alignment().moves()) {
      if (move instanceof Move.OfModel ofModel && ofModel.activity().equals(touchpoint)) {
        return position >= tail ? NOT_PASSED : StrictMath.max(0, position - 1);
      }
      position += move instanceof Move.Synchronous || move instanceof Move.OfLog ? 1 : 0;
    }
    return NOT_PASSED;
  }

  /** After this many events the model's moves are drop-off or an exit taken, as for deviations. */
  private int tailPosition(VariantAlignment variant) {
    List<String> activities = variant.activities();
    JourneyStatus status = journeys.statuses().status(variant.firstTrace());
    if (status == JourneyStatus.ABANDONED) {
      return activities.size();
    }
    if (status != JourneyStatus.EXITED) {
      return Integer.MAX_VALUE;
    }
    int exit = 0;
    while (exit < activities.size() && !journeys.isExit(activities.get(exit))) {
      exit++;
    }
    return exit + 1;
  }
}
