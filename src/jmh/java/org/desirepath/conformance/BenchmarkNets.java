package org.desirepath.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.desirepath.eventlog.EventLog;
import org.desirepath.eventlog.EventLogBuilder;
import org.desirepath.io.LogFiles;
import org.desirepath.io.LogOptions;
import org.desirepath.io.ModelFiles;
import org.desirepath.model.DesignedJourney;

/**
 * CPU seconds and certified costs for nets of the public alignment benchmark and of real logs, one
 * call each in one JVM. Arguments: the folder of data, threads, the budget of each net in
 * milliseconds (0 for none), and optionally the names of the nets to run, such as M7 or
 * SEPSIS.im02.
 */
public final class BenchmarkNets {
  private static final List<String> REAL = List.of("RTFMP", "BPIC15_1f", "BPIC14_f");

  private record Pair(String name, Path log, Path net) {}

  private BenchmarkNets() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    Path data = Path.of(args[0]);
    OptimalAlignments checker =
        OptimalAlignments.STANDARD
            .withThreads(Integer.parseInt(args[1]))
            .withBudgetMillis(Long.parseLong(args[2]));
    List<String> wanted = List.of(args).subList(3, args.length);
    out.println("net, variants, not optimal, cost, lower bound, CPU s, wall s");
    double sum = 0;
    for (Pair pair : pairs(data)) {
      if (!wanted.isEmpty() && !wanted.contains(pair.name)) {
        continue;
      }
      DesignedJourney model = ModelFiles.read(pair.net, null).model();
      String suffix =
          model.net().labels().stream().allMatch(l -> l.endsWith("+complete")) ? "+complete" : "";
      EventLog log = log(pair.log, suffix);
      double before = cpuSeconds();
      long start = System.nanoTime();
      ConformanceResult result = checker.check(log, model, new BitSet());
      double wall = (System.nanoTime() - start) / 1e9;
      double seconds = cpuSeconds() - before;
      sum += seconds;
      ConformanceSummary summary = ConformanceSummary.of(result);
      out.printf(
          Locale.ROOT,
          "%s, %d, %d, %d, %d, %.2f, %.2f%n",
          pair.name,
          result.variants().size(),
          result.variants().stream().filter(v -> !v.alignment().isOptimal()).count(),
          summary.cost(),
          summary.costLowerBound(),
          seconds,
          wall);
    }
    out.printf(Locale.ROOT, "sum of CPU s: %.2f%n", sum);
  }

  private static List<Pair> pairs(Path data) throws IOException {
    List<Pair> pairs = new ArrayList<>();
    Path oracles = data.resolve("../peers/oracles").normalize();
    Path real = data.resolve("logs-xes/real");
    Path benchmark = data.resolve("pairs/alignment-benchmark");
    for (String net : List.of("im00", "im02")) {
      for (String log : REAL) {
        Path file = real.resolve("discovery-benchmark-augusto/" + log + ".xes.gz");
        pairs.add(new Pair(log + "." + net, file, oracles.resolve(log + "." + net + ".pnml")));
      }
      add(pairs, "SEPSIS." + net, real.resolve("sepsis_cases.xes.gz"), oracles);
      add(pairs, "BPIC13_i." + net, real.resolve("bpic2013_incidents.xes.gz"), oracles);
      add(pairs, "BPIC12." + net, real.resolve("bpic2012_loan_application.xes.gz"), oracles);
      add(pairs, "receipt." + net, real.resolve("coselog_receipt.xes.gz"), oracles);
    }
    Path models = benchmark.resolve("models");
    try (var files = Files.list(models)) {
      for (Path net : files.sorted().toList()) {
        String name = String.valueOf(net.getFileName()).replace(".pnml", "");
        Path original = benchmark.resolve("logs/" + name + ".xes.gz");
        Path rows = benchmark.resolve("logs-reconstructed-from-alignments/" + name + ".csv.gz");
        String bpic = name.equals("BPIC2013-incidents") ? "incidents" : "closed_problems";
        if (name.startsWith("BPIC2013")) {
          pairs.add(new Pair(name, real.resolve("bpic2013_" + bpic + ".xes.gz"), net));
        } else if (Files.exists(original) || Files.exists(rows)) {
          pairs.add(new Pair(name, Files.exists(original) ? original : rows, net));
        }
      }
    }
    return pairs;
  }

  private static void add(List<Pair> pairs, String name, Path log, Path nets) {
    pairs.add(new Pair(name, log, nets.resolve(name + ".pnml")));
  }

  private static EventLog log(Path file, String suffix) throws IOException {
    if (file.toString().contains(".xes")) {
      return LogFiles.read(List.of(file), LogOptions.detected()).log();
    }
    EventLogBuilder builder = EventLog.builder(String.valueOf(file.getFileName()));
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(",", 3);
        String activity = cells[2].replace("\"", "");
        builder.addEvent(
            builder.trace(cells[0]),
            activity.endsWith(suffix) ? activity : activity + suffix,
            EventLog.NO_TIME);
      }
    }
    return builder.build();
  }

  private static double cpuSeconds() {
    var bean = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    return bean.getProcessCpuTime() / 1e9;
  }
}
