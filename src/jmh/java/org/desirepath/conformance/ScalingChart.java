package org.desirepath.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.model.DesignedJourney;

/**
 * How optimal alignments scale with the length of journeys, the number of variants and the size of
 * the reachability graph: a table on standard output and a chart. One argument: the SVG to write.
 */
public final class ScalingChart {
  private static final int CALLS = 4;
  private static final double NOISE = 0.1;

  /** A point; the times are CPU seconds on one thread, the lowest of some calls. */
  private record Point(long x, double seconds, long cost, boolean optimal) {}

  private record Panel(String title, String axis, List<Point> points) {}

  private ScalingChart() {}

  public static void main(String[] args) throws IOException {
    List<Panel> panels =
        List.of(
            new Panel("1,000 journeys, 28 markings", "events a journey", lengths()),
            new Panel("20 events, 28 markings", "variants", variants()),
            new Panel("200 journeys of about 30 events", "markings", markings()));
    PrintStream out = System.out;
    for (Panel panel : panels) {
      out.println("| " + panel.axis + " (" + panel.title + ") | CPU s | cost | optimal |");
      out.println("|---:|---:|---:|---|");
      for (Point p : panel.points) {
        out.printf(
            Locale.ROOT,
            "| %,d | %.4f | %,d | %s |%n",
            p.x,
            p.seconds,
            p.cost,
            p.optimal ? "yes" : "interval");
      }
      out.println();
    }
    Files.writeString(Path.of(args[0]), svg(panels));
  }

  private static List<Point> lengths() {
    List<Point> points = new ArrayList<>();
    for (int events : new int[] {10, 30, 100, 300, 1000}) {
      points.add(point(events, new ScalableJourneys(3), 1000, events));
    }
    return points;
  }

  private static List<Point> variants() {
    List<Point> points = new ArrayList<>();
    for (int count : new int[] {100, 1_000, 10_000, 100_000}) {
      points.add(point(count, new ScalableJourneys(3), count, 20));
    }
    return points;
  }

  private static List<Point> markings() {
    List<Point> points = new ArrayList<>();
    for (int branches : new int[] {2, 4, 6, 8, 10, 12, 14, 15}) {
      long markings = (long) StrictMath.pow(3, branches) + 1;
      points.add(point(markings, new ScalableJourneys(branches), 200, 30));
    }
    return points;
  }

  private static Point point(long x, ScalableJourneys journeys, int count, int events) {
    DesignedJourney model = journeys.model();
    EventLogBuilder builder = EventLog.builder("scaling");
    int t = 0;
    for (List<String> trace : journeys.traces(count, events, NOISE)) {
      int at = builder.newTrace("t" + t++);
      trace.forEach(activity -> builder.addEvent(at, activity, EventLog.NO_TIME));
    }
    EventLog log = builder.build();
    double best = Double.MAX_VALUE;
    ConformanceSummary summary = null;
    for (int call = 0; call < CALLS; call++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      ConformanceResult result =
          OptimalAlignments.STANDARD.withThreads(1).check(log, model, new BitSet());
      long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      best = Math.min(best, (after - before) / 1e9);
      summary = ConformanceSummary.of(result);
    }
    return new Point(x, best, summary.cost(), summary.isOptimal());
  }

  private static String svg(List<Panel> panels) {
    StringBuilder svg = new StringBuilder();
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 960 330\"")
        .append(" font-family=\"sans-serif\" font-size=\"12\" role=\"img\"")
        .append(" aria-label=\"CPU seconds of optimal alignments\">\n")
        .append("<rect width=\"960\" height=\"330\" fill=\"#fff\"/>\n");
    for (int p = 0; p < panels.size(); p++) {
      draw(panels.get(p), 50 + 320 * p, svg);
    }
    return svg.append("</svg>\n").toString();
  }

  /** Both axes are logarithmic: equal slopes are equal powers. */
  private static void draw(Panel panel, int left, StringBuilder svg) {
    int bottom = 270;
    double[] x = decades(panel.points.stream().mapToDouble(Point::x).toArray());
    double[] y = decades(panel.points.stream().mapToDouble(Point::seconds).toArray());
    text(svg, left, 24, "start", panel.title);
    text(svg, left + 115, 318, "middle", panel.axis + " (log)");
    text(svg, left - 30, 44, "start", "CPU s (log)");
    for (double d = x[0]; d <= x[1]; d++) {
      double at = left + 230 * (d - x[0]) / (x[1] - x[0]);
      line(svg, at, 54, at, bottom, "#ddd");
      text(svg, at, bottom + 18, "middle", power(d));
    }
    for (double d = y[0]; d <= y[1]; d++) {
      double at = bottom - 216 * (d - y[0]) / (y[1] - y[0]);
      line(svg, left, at, left + 230, at, "#ddd");
      text(svg, left - 4, at + 4, "end", power(d));
    }
    StringBuilder way = new StringBuilder();
    StringBuilder marks = new StringBuilder();
    for (Point point : panel.points) {
      double px = left + 230 * (Math.log10(point.x) - x[0]) / (x[1] - x[0]);
      double py = bottom - 216 * (Math.log10(point.seconds) - y[0]) / (y[1] - y[0]);
      way.append(String.format(Locale.ROOT, "%s%.1f %.1f ", way.isEmpty() ? "M" : "L", px, py));
      marks.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\" stroke=\"#1f5f8b\"/>%n",
              px,
              py,
              point.optimal ? "#1f5f8b" : "#fff"));
    }
    svg.append("<path fill=\"none\" stroke=\"#1f5f8b\" stroke-width=\"2\" d=\"")
        .append(way.toString().strip())
        .append("\"/>\n")
        .append(marks);
  }

  private static double[] decades(double[] values) {
    double least = Double.MAX_VALUE;
    double most = 0;
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    double low = Math.floor(Math.log10(least));
    return new double[] {low, Math.max(low + 1, Math.ceil(Math.log10(most)))};
  }

  private static String power(double decade) {
    if (decade < 0) {
      return String.format(Locale.ROOT, "%." + Math.round(-decade) + "f", Math.pow(10, decade));
    }
    long value = Math.round(Math.pow(10, decade));
    if (value >= 1_000_000) {
      return value / 1_000_000 + "M";
    }
    return value >= 1_000 ? value / 1_000 + "k" : String.valueOf(value);
  }

  private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#222\">%s</text>%n",
            x,
            y,
            anchor,
            text));
  }

  private static void line(
      StringBuilder svg, double x1, double y1, double x2, double y2, String colour) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
            x1,
            y1,
            x2,
            y2,
            colour));
  }
}
