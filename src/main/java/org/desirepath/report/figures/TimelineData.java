package org.desirepath.report.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.desirepath.comparison.ComparisonResult;
import org.desirepath.conformance.alignment.Move;
import org.desirepath.diagnostics.deviations.Deviation;
import org.desirepath.diagnostics.deviations.DeviationKind;
import org.desirepath.diagnostics.journeys.JourneyStatus;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.visualization.Figure.Sample;
import org.desirepath.visualization.Phrase;
import org.desirepath.visualization.Wording;
import org.desirepath.visualization.figures.DeviationDiagram.Match;
import org.desirepath.visualization.figures.TimelineFigure;
import org.desirepath.visualization.figures.TimelineFigure.Step;

/** One journey with its alignment: an example of the most frequent departure that has examples. */
public final class TimelineData {

  private TimelineData() {}

  /**
   * The figure of a result.
   *
   * @param phrase what is said of a departure, by its kind and touchpoint
   */
  public static TimelineFigure of(
      ComparisonResult result, Sample sample, Wording wording, Function<Deviation, String> phrase) {
    Optional<Deviation> deviation =
        result.findings().deviations().stream()
            .filter(d -> !d.examples().isEmpty() && isOfMoves(d.kind()))
            .max(Comparator.comparingInt(Deviation::journeys));
    int trace = deviation.map(d -> trace(result.journeys(), d.examples().get(0))).orElse(-1);
    if (deviation.isEmpty() || trace < 0) {
      String k = wording.count(result.findings().parameters().k());
      return new TimelineFigure(
          sample, wording, "", wording.say(Phrase.CHOSEN_SUPPRESSED, k), List.of());
    }
    return new TimelineFigure(
        period(result.journeys(), trace, sample),
        wording,
        result.journeys().traceId(trace),
        wording.say(Phrase.CHOSEN_DEVIATION, phrase.apply(deviation.get())),
        steps(result, trace));
  }

  /** Whether the alignment shows it. */
  private static boolean isOfMoves(DeviationKind kind) {
    return switch (kind) {
      case START, END, REPEAT, ORDER, REPLACED, CHOICE, INCOMPLETE_BLOCK, MISSING, UNPLANNED ->
          true;
      case CHANNEL, INITIATOR, LATE, EARLY, FAILED, EXPERIENCE, SHARE, RULE -> false;
    };
  }

  private static int trace(EventLog log, String id) {
    for (int t = 0; t < log.traceCount(); t++) {
      if (log.traceId(t).equals(id)) {
        return t;
      }
    }
    return -1;
  }

  private static Sample period(EventLog log, int trace, Sample sample) {
    LocalDate from = null;
    LocalDate to = null;
    for (int e = log.firstEvent(trace); e < log.endEvent(trace); e++) {
      if (log.timeMillis(e) != EventLog.NO_TIME) {
        to = LocalDate.ofInstant(Instant.ofEpochMilli(log.timeMillis(e)), ZoneOffset.UTC);
        from = from == null ? to : from;
      }
    }
    return new Sample(sample.name(), 1, from, to);
  }

  private static List<Step> steps(ComparisonResult result, int trace) {
    EventLog log = result.journeys();
    int first = log.firstEvent(trace);
    long start = first == log.endEvent(trace) ? EventLog.NO_TIME : log.timeMillis(first);
    List<Step> steps = new ArrayList<>();
    int v = result.conformance().variantOf(trace);
    for (Move move : result.conformance().variants().get(v).alignment().moves()) {
      if (move instanceof Move.Synchronous sync) {
        steps.add(step(result, trace, first + sync.event(), Match.BOTH, start));
      } else if (move instanceof Move.OfLog ofLog) {
        boolean allowed = result.model().facts().unplannedAllowed().contains(ofLog.activity());
        Match match = allowed ? Match.BOTH : Match.AD_HOC;
        steps.add(step(result, trace, first + ofLog.event(), match, start));
      } else if (move instanceof Move.OfModel ofModel
          && result.model().facts().touchpoint(ofModel.activity()).observable()) {
        steps.add(new Step(ofModel.activity(), Match.MISSING, -1, "", false));
      }
    }
    // what an abandoned journey would still have done is its loss, not missing
    boolean lost = result.statuses().get(trace) == JourneyStatus.ABANDONED;
    while (lost && !steps.isEmpty() && steps.get(steps.size() - 1).match() == Match.MISSING) {
      steps.remove(steps.size() - 1);
    }
    return steps;
  }

  private static Step step(ComparisonResult result, int trace, int event, Match match, long start) {
    EventLog log = result.journeys();
    String name = log.activities().get(log.activity(event));
    long time = log.timeMillis(event);
    boolean timed = time != EventLog.NO_TIME && start != EventLog.NO_TIME;
    String channel = log.roleText(Role.CHANNEL, trace, event);
    List<String> designed = result.model().facts().touchpoint(name).channels();
    boolean off = channel != null && !designed.isEmpty() && !designed.contains(channel);
    String note = channel == null ? "" : channel;
    if (off) {
      note += " (" + String.join(", ", designed) + ")";
    }
    return new Step(name, match, timed ? Math.max(0, time - start) : -1, note, off);
  }
}
