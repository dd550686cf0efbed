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
 * Seconds of the optimal alignments of a log with a net, moves included: on one thread the first
 * call for the pair and the fastest of five later ones, in CPU time of the thread; then the fastest
 * of five calls on one and on two threads by the clock. Arguments: pairs of log and net.
 */
public final class RealLogAlignments {
  private RealLogAlignments() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    out.println(
        "log, net, variants, cost, first call CPU s, later CPU s, 1 thread wall s, 2 threads wall"
            + " s");
    for (int i = 0; i + 1 < args.length; i += 2) {
      EventLog log = LogFiles.read(List.of(Path.of(args[i])), LogOptions.detected()).log();
      DesignedJourney model = ModelFiles.read(Path.of(args[i + 1]), null).model();
      double first = 0;
      double best = Double.MAX_VALUE;
      double[] wall = {Double.MAX_VALUE, Double.MAX_VALUE};
      long cost = 0;
      for (int call = 0; call < 6; call++) {
        long before = cpuNanos();
        long start = System.nanoTime();
        cost = ConformanceSummary.of(aligned(log, model, 1)).cost();
        double seconds = (cpuNanos() - before) / 1e9;
        if (call == 0) {
          first = seconds;
        } else {
          best = Math.min(best, seconds);
          wall[0] = Math.min(wall[0], (System.nanoTime() - start) / 1e9);
        }
      }
      for (int call = 0; call < 5; call++) {
        long start = System.nanoTime();
        aligned(log, model, 2);
        wall[1] = Math.min(wall[1], (System.nanoTime() - start) / 1e9);
      }
      out.printf(
          Locale.ROOT,
          "%s, %s, %d, %d, %.4f, %.4f, %.4f, %.4f%n",
          Path.of(args[i]).getFileName(),
          Path.of(args[i + 1]).getFileName(),
          log.variants().size(),
          cost,
          first,
          best,
          wall[0],
          wall[1]);
      out.flush();
    }
  }

  private static ConformanceResult aligned(EventLog log, DesignedJourney model, int threads) {
    return OptimalAlignments.STANDARD.withThreads(threads).check(log, model, new BitSet());
  }

  private static long cpuNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadCpuTime();
  }
}
