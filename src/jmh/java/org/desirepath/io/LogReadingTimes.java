package org.desirepath.io;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.desirepath.discovery.DirectlyFollowsMiner;
import org.desirepath.eventlog.EventLog;

/**
 * Wall and CPU seconds of reading a log, several times in one JVM, the memory it takes, and the
 * time of directly-follows counts: {@code LogReadingTimes LOG TIMES}.
 */
public final class LogReadingTimes {
  private LogReadingTimes() {}

  public static void main(String[] args) throws IOException {
    EventLog log = EventLog.builder("none").build();
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      log = EventLog.builder("none").build();
      long wall = System.nanoTime();
      long cpu = cpuNanos();
      log = LogFiles.read(List.of(Path.of(args[0])), LogOptions.detected()).log();
      double wallSeconds = (System.nanoTime() - wall) / 1e9;
      double cpuSeconds = (cpuNanos() - cpu) / 1e9;
      System.out.printf(
          "%,d events: %.2f s wall, %.2f s CPU, %.2f million events a CPU second%n",
          log.eventCount(), wallSeconds, cpuSeconds, log.eventCount() / cpuSeconds / 1e6);
    }
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    long used = runtime.totalMemory() - runtime.freeMemory();
    System.out.printf(
        "heap after: %,d bytes, %.1f an event; %,d variants%n",
        used, (double) used / log.eventCount(), log.variants().size());
    for (int i = 0; i < 3; i++) {
      long wall = System.nanoTime();
      long cpu = cpuNanos();
      int edges = new DirectlyFollowsMiner().discover(log).edges().size();
      System.out.printf(
          "directly-follows: %d edges, %.2f s wall, %.2f s CPU%n",
          edges, (System.nanoTime() - wall) / 1e9, (cpuNanos() - cpu) / 1e9);
    }
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
