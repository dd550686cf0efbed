package org.desirepath.cli;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The parameters of discovery algorithms, all of them shares. */
final class MinerArguments {
  @Option(
      names = "--noise",
      paramLabel = "SHARE",
      description =
          "inductive, imd, powl: paths rarer than this share of the strongest beside them may be"
              + " left out; default 0.")
  @Nullable Double noise;

  @Option(
      names = "--fitting",
      paramLabel = "SHARE",
      description = "dfm: least share of journeys that fit the model; default 0.8.")
  @Nullable Double fitting;

  @Option(
      names = "--activities",
      paramLabel = "SHARE",
      description = "dfg: share of the activities to show, the most frequent; default 1.")
  @Nullable Double activities;

  @Option(
      names = "--paths",
      paramLabel = "SHARE",
      description = "dfg: share of the paths between them to show; default 1.")
  @Nullable Double paths;

  @Option(
      names = "--dependency",
      paramLabel = "SHARE",
      description = "heuristics: least dependency; default 0.9.")
  @Nullable Double dependency;

  @Option(
      names = "--side-by-side",
      paramLabel = "SHARE",
      description = "heuristics: least mixing of steps that run side by side; default 0.65.")
  @Nullable Double sideBySide;

  @Option(
      names = "--concurrency",
      paramLabel = "SHARE",
      description = "split: largest imbalance of two steps that run side by side; default 0.1.")
  @Nullable Double concurrency;

  @Option(
      names = "--frequency",
      paramLabel = "SHARE",
      description = "split: percentile of frequency over which paths are kept; default 0.4.")
  @Nullable Double frequency;

  private SortedMap<String, Double> said() {
    SortedMap<String, Double> said = new TreeMap<>();
    put(said, "noise", noise);
    put(said, "fitting", fitting);
    put(said, "activities", activities);
    put(said, "paths", paths);
    put(said, "dependency", dependency);
    put(said, "side-by-side", sideBySide);
    put(said, "concurrency", concurrency);
    put(said, "frequency", frequency);
    return said;
  }

  private static void put(SortedMap<String, Double> said, String name, @Nullable Double value) {
    if (value != null) {
      said.put(name, value);
    }
  }

  /** A share that was said, or its usual value. */
  double share(String name, double usual) {
    double share = said().getOrDefault(name, usual);
    if (!(share >= 0 && share <= 1)) {
      throw new UsageException("--" + name + " " + share + ": expected a share in 0..1");
    }
    return share;
  }

  /** Refuses what an algorithm does not use: it would be ignored. */
  void requireOnly(Miner miner) {
    for (String name : said().keySet()) {
      if (!miner.parameters().contains(name)) {
        throw new UsageException(
            "--" + name + ": is not a parameter of --algorithm " + miner.typed());
      }
    }
  }

  /** Refuses all of them for what is no miner of this list. */
  void requireNone(String algorithm) {
    for (String name : said().keySet()) {
      throw new UsageException("--" + name + ": is not a parameter of --algorithm " + algorithm);
    }
  }

  void describe(SortedMap<String, List<String>> parameters) {
    said().forEach((name, value) -> parameters.put(name, List.of(String.valueOf(value))));
  }
}
