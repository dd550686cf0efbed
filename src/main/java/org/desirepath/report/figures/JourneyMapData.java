package org.desirepath.report.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.comparison.JourneyMap.TouchpointCount;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.eventlog.privacy.SmallCells;
import org.desirepath.model.JourneyBlueprint;
import org.desirepath.model.JourneyStructure;
import org.desirepath.model.Step;
import org.desirepath.model.Touchpoint;
import org.desirepath.statistics.Interval;
import org.desirepath.statistics.StudentMean;
import org.desirepath.visualization.Figure.Range;
import org.desirepath.visualization.Figure.Sample;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.JourneyMapFigure;
import org.desirepath.visualization.figures.JourneyMapFigure.Score;
import org.desirepath.visualization.figures.JourneyMapFigure.Stop;
import org.jspecify.annotations.Nullable;

/**
 * What customers go through, touchpoint by touchpoint: channels, scores and waits of the events
 * that were part of the plan. O(events).
 */
public final class JourneyMapData {
  /** What was seen at a touchpoint. */
  private static final class Seen {
    private final Map<String, Long> channels = new TreeMap<>();
    private final StudentMean mean = new StudentMean();
    private double[] scores = new double[8];
    private int scored;
    private long[] waits = new long[8];
    private int waitCount;

    void score(double value) {
      mean.add(value);
      if (scored == scores.length) {
        scores = Arrays.copyOf(scores, 2 * scored);
      }
      scores[scored++] = value;
    }

    void waited(long millis) {
      if (waitCount == waits.length) {
        waits = Arrays.copyOf(waits, 2 * waitCount);
      }
      waits[waitCount++] = millis;
    }

    /** The lower median. */
    double medianScore() {
      Arrays.sort(scores, 0, scored);
      return scored == 0 ? Double.NaN : scores[(scored - 1) / 2];
    }

    long medianWait() {
      Arrays.sort(waits, 0, waitCount);
      return waitCount == 0 ? -1 : waits[(waitCount - 1) / 2];
    }
  }

  private final ComparisonResult result;
  private final Wording wording;
  private final int most;
  private final Map<String, Seen> seen = new HashMap<>();
  private final Map<String, Long> withins = new HashMap<>();

  private JourneyMapData(ComparisonResult result, Wording wording, int most) {
    this.most = most;
    this.result = result;
    this.wording = wording;
    JourneyBlueprint facts = result.model().facts();
    for (Step.Place place : facts.places()) {
      Step.Wait within = place.within();
      if (within != null) {
        withins.putIfAbsent(place.touchpoint(), within.millis());
      }
    }
    for (int t = 0; t < result.journeys().traceCount(); t++) {
      walk(t);
    }
  }

  /**
   * The figure of a result.
   *
   * @param problems what goes wrong at a touchpoint, in words, most important first
   * @param most channels that are named
   */
  public static JourneyMapFigure of(
      ComparisonResult result,
      Sample sample,
      Wording wording,
      Function<TouchpointCount, List<String>> problems,
      int most) {
    JourneyMapData run = new JourneyMapData(result, wording, most);
    JourneyStructure structure = JourneyStructure.of(result.model().facts());
    Set<String> exits = new HashSet<>(result.model().exits());
    List<Stop> stops = new ArrayList<>();
    for (TouchpointCount touchpoint : ReachedTouchpoints.inOrder(result)) {
      if (touchpoint.planned() && !exits.contains(touchpoint.touchpoint())) {
        String phase = structure.phaseOf(touchpoint.touchpoint()).orElse("");
        stops.add(run.stop(touchpoint, phase, problems.apply(touchpoint)));
      }
    }
    return new JourneyMapFigure(sample, wording, stops);
  }

  private void walk(int trace) {
    EventLog log = result.journeys();
    int first = log.firstEvent(trace);
    VariantAlignment variant =
        result.conformance().variants().get(result.conformance().variantOf(trace));
    long before = EventLog.NO_TIME;
    for (Move move : variant.alignment().moves()) {
      if (move instanceof Move.Synchronous sync) {
        int event = first + sync.event();
        Seen here = seen.computeIfAbsent(sync.activity(), name -> new Seen());
        String channel = log.roleText(Role.CHANNEL, trace, event);
        if (channel != null) {
          here.channels.merge(channel, 1L, Long::sum);
        }
        double score = number(log.roleText(Role.EXPERIENCE, trace, event));
        if (!Double.isNaN(score)) {
          here.score(score);
        }
        long time = log.timeMillis(event);
        if (before != EventLog.NO_TIME && time != EventLog.NO_TIME) {
          here.waited(time - before);
        }
        before = time == EventLog.NO_TIME ? before : time;
      }
    }
  }

  private static double number(@Nullable String text) {
    if (text == null) {
      return Double.NaN;
    }
    try {
      double number = Double.parseDouble(text.strip());
      return Double.isFinite(number) ? number : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private Stop stop(TouchpointCount count, String phase, List<String> problems) {
    String name = count.touchpoint();
    Touchpoint touchpoint = result.model().facts().touchpoint(name);
    Seen here = seen.getOrDefault(name, new Seen());
    OptionalDouble expected = touchpoint.experience();
    Score score =
        new Score(
            expected.orElse(Double.NaN),
            here.mean.mean(),
            range(here.mean.interval()),
            here.medianScore(),
            here.mean.n());
    String owner = touchpoint.owner();
    return new Stop(
        phase,
        name,
        count.journeys(),
        touchpoint.observable(),
        result.model().success().contains(name),
        touchpoint.kind() == Touchpoint.Kind.BACKSTAGE,
        channels(touchpoint, here),
        score,
        here.medianWait(),
        withins.getOrDefault(name, -1L),
        problems,
        owner == null ? "" : owner);
  }

  private static Range range(Interval interval) {
    return interval.isKnown() ? new Range(interval.low(), interval.high()) : Range.UNKNOWN;
  }

  /** The channels used, most first, those of another design marked; else those of the design. */
  private List<String> channels(Touchpoint touchpoint, Seen here) {
    long all = here.channels.values().stream().mapToLong(Long::longValue).sum();
    if (all == 0) {
      return touchpoint.channels();
    }
    List<String> lines = new ArrayList<>();
    SmallCells small = result.findings().parameters().small();
    here.channels.entrySet().stream()
        .filter(used -> small.shows(used.getValue()))
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .forEach(
            used -> {
              boolean off =
                  !touchpoint.channels().isEmpty()
                      && !touchpoint.channels().contains(used.getKey());
              String share = wording.percent((double) used.getValue() / all);
              lines.add((off ? "◆ " : "") + used.getKey() + " " + share);
            });
    if (here.channels.size() > most) {
      lines.add(wording.say(Phrase.MORE, wording.count(here.channels.size() - most)));
    }
    return lines;
  }
}
