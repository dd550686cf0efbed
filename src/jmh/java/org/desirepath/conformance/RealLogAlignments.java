package org.desirepath.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.desirepath.eventlog.EventLog;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ModelFiles;
import org.desirepath.model.DesignedJourney;

/**
 * CPU seconds of the optimal alignments of a log with a net, moves included, on one thread: the
 * first call of a JVM and the fastest of five later ones. Arguments: pairs of log and net.
 */
public final class RealLogAlignments {
  private RealLogAlignments() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    out.println("log, net, variants, cost, first call CPU s, later CPU s");
    for (int i = 0; i + 1 < args.length; i += 2) {
      EventLog log = LogFiles.read(List.of(Path.of(args[i])), LogOptions.detected()).log();
      DesignedJourney model = ModelFiles.read(Path.of(args[i + 1]), null).model();
      double first = 0;
      double best = Double.MAX_VALUE;
      long cost = 0;
      for (int call = 0; call < 6; call++) {
        long before = cpuNanos();
        ConformanceResult result =
            OptimalAlignments.STANDARD.withThreads(1).check(log, model, new BitSet());
        double seconds = (cpuNanos() - before) / 1e9;
        cost = ConformanceSummary.of(result).cost();
        if (call == 0) {
          first = seconds;
        } else {
          best = Math.min(best, seconds);
        }
      }
      out.printf(
          Locale.ROOT,
          "%s, %s, %d, %d, %.3f, %.3f%n",
          Path.of(args[i]).getFileName(),
          Path.of(args[i + 1]).getFileName(),
          log.variants().size(),
          cost,
          first,
          best);
    }
  }

  private static long cpuNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadCpuTime();
  }
}
