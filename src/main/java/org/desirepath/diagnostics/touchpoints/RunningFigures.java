package org.desirepath.diagnostics.touchpoints;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.desirepath.diagnostics.journeys.AlignedJourneys;
import org.desirepath.eventlog.Column;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.Role;
import org.desirepath.model.contacts.Score;

/** Figures of volume and engagement, each as it stands just before every event of a journey. */
final class RunningFigures {
  private final AlignedJourneys journeys;
  private final EventLog log;

  private RunningFigures(AlignedJourneys journeys) {
    this.journeys = journeys;
    this.log = journeys.log();
  }

  /** A figure of a journey. */
  abstract static class Figure {
    private final String name;

    Figure(String name) {
      this.name = name;
    }

    String name() {
      return name;
    }

    /** By event of the trace: what was reached before it; {@code NaN} = not known. */
    abstract double[] upToEachEvent(int trace);

    /** What the whole journey reaches. */
    abstract double total(int trace, double[] upToEachEvent);
  }

  /** A figure to which each event adds. */
  private interface Step {
    double adds(int trace, int row);
  }

  static List<Figure> of(AlignedJourneys journeys, long sessionGap) {
    RunningFigures run = new RunningFigures(journeys);
    List<Figure> figures = new ArrayList<>();
    figures.add(run.sum("events so far", (t, e) -> 1));
    figures.add(
        run.sum(
            "sessions so far", (t, e) -> run.isFirst(t, e) || run.gap(e - 1) > sessionGap ? 1 : 0));
    figures.add(
        run.sum(
            "time spent in sessions so far",
            (t, e) -> run.isFirst(t, e) || run.gap(e - 1) > sessionGap ? 0 : run.gap(e - 1)));
    figures.add(run.repeats());
    if (run.log.roleKey(Role.CHANNEL) != null) {
      figures.add(run.channels());
    }
    int[] points = run.points();
    if (points.length > 0) {
      figures.add(run.sum("engagement points so far", (t, e) -> points[run.log.activity(e)]));
    }
    run.addScores(figures);
    return figures;
  }

  private boolean isFirst(int trace, int row) {
    return row == log.firstEvent(trace);
  }

  private double gap(int row) {
    return (double) (log.timeMillis(row + 1) - log.timeMillis(row));
  }

  /** By activity; empty when the design gives no points. */
  private int[] points() {
    int[] points = new int[log.activities().size()];
    boolean any = false;
    for (int a = 0; a < points.length; a++) {
      var designed = journeys.model().facts().touchpoint(log.activities().get(a)).points();
      any |= designed.isPresent();
      points[a] = designed.orElse(0);
    }
    return any ? points : new int[0];
  }

  private Figure sum(String name, Step step) {
    return new Figure(name) {
      @Override
      double[] upToEachEvent(int trace) {
        int first = log.firstEvent(trace);
        double[] values = new double[log.endEvent(trace) - first];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
          values[i] = sum;
          sum += step.adds(trace, first + i);
        }
        return values;
      }

      @Override
      double total(int trace, double[] before) {
        int last = before.length - 1;
        return last < 0
            ? Double.NaN
            : before[last] + step.adds(trace, log.firstEvent(trace) + last);
      }
    };
  }

  private Figure repeats() {
    return new Figure("touchpoints repeated so far") {
      @Override
      double[] upToEachEvent(int trace) {
        return repeats(trace, log.endEvent(trace) - log.firstEvent(trace));
      }

      @Override
      double total(int trace, double[] before) {
        return before.length == 0 ? Double.NaN : repeats(trace, before.length + 1)[before.length];
      }
    };
  }

  private double[] repeats(int trace, int length) {
    double[] values = new double[length];
    BitSet seen = new BitSet();
    int repeated = 0;
    for (int i = 0; i < length; i++) {
      values[i] = repeated;
      int row = log.firstEvent(trace) + i;
      if (row < log.endEvent(trace)) {
        repeated += seen.get(log.activity(row)) ? 1 : 0;
        seen.set(log.activity(row));
      }
    }
    return values;
  }

  private Figure channels() {
    return new Figure("channels used so far") {
      @Override
      double[] upToEachEvent(int trace) {
        return channels(trace, log.endEvent(trace) - log.firstEvent(trace));
      }

      @Override
      double total(int trace, double[] before) {
        return before.length == 0 ? Double.NaN : channels(trace, before.length + 1)[before.length];
      }
    };
  }

  private double[] channels(int trace, int length) {
    double[] values = new double[length];
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < length; i++) {
      values[i] = seen.size();
      int row = log.firstEvent(trace) + i;
      String channel = row < log.endEvent(trace) ? log.roleText(Role.CHANNEL, trace, row) : null;
      if (channel != null && !channel.isBlank()) {
        seen.add(channel);
      }
    }
    return values;
  }

  private void addScores(List<Figure> figures) {
    List<String> asked = new ArrayList<>();
    for (Score score : journeys.model().facts().scores()) {
      addScore(
          figures,
          "latest " + score.kind().word() + " (" + score.attribute() + ")",
          score.attribute());
      asked.add(score.attribute());
    }
    String experience = log.roleKey(Role.EXPERIENCE);
    if (experience != null && !asked.contains(experience)) {
      addScore(figures, "latest experience", experience);
    }
  }

  private void addScore(List<Figure> figures, String name, String attribute) {
    Column column = log.eventColumns().get(attribute);
    if (column == null) {
      return;
    }
    figures.add(
        new Figure(name) {
          @Override
          double[] upToEachEvent(int trace) {
            return latest(column, trace, log.endEvent(trace) - log.firstEvent(trace));
          }

          @Override
          double total(int trace, double[] before) {
            return before.length == 0
                ? Double.NaN
                : latest(column, trace, before.length + 1)[before.length];
          }
        });
  }

  private double[] latest(Column column, int trace, int length) {
    double[] values = new double[length];
    double latest = Double.NaN;
    for (int i = 0; i < length; i++) {
      values[i] = latest;
      int row = log.firstEvent(trace) + i;
      if (row < log.endEvent(trace) && column.isPresent(row)) {
        latest = number(column, row, latest);
      }
    }
    return values;
  }

  private static double number(Column column, int row, double otherwise) {
    double value = column.numberOrNaN(row);
    return Double.isFinite(value) ? value : otherwise;
  }
}
