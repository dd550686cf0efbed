package org.desirepath.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.desirepath.discovery.DirectlyFollowsMiner;
import org.desirepath.discovery.DirectlyFollowsModelMiner;
import org.desirepath.discovery.DiscoveryAlgorithm;
import org.desirepath.discovery.HeuristicsMiner;
import org.desirepath.discovery.SplitMiner;
import org.desirepath.discovery.inductive.InductiveMiner;
import org.desirepath.discovery.inductive.PartiallyOrderedMiner;

/** The discovery algorithms of the command line, and the parameters each takes. */
enum Miner {
  DFG("activities", "paths"),
  DFM("fitting"),
  INDUCTIVE("noise"),
  SPLIT("concurrency", "frequency"),
  HEURISTICS("dependency", "side-by-side"),
  POWL("noise");

  private final List<String> parameters;

  Miner(String... parameters) {
    this.parameters = List.of(parameters);
  }

  /** The name a user types. */
  String typed() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<String> parameters() {
    return parameters;
  }

  static Miner named(String typed) {
    return Arrays.stream(values())
        .filter(miner -> miner.typed().equals(typed))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "--algorithm \""
                        + typed
                        + "\": expected one of "
                        + all()
                        + ", or declare in discover"));
  }

  static String all() {
    return Arrays.stream(values()).map(Miner::typed).collect(Collectors.joining(", "));
  }

  /** The algorithm with what the user says; what is not said has its usual value. */
  DiscoveryAlgorithm<?> algorithm(MinerArguments said) {
    said.requireOnly(this);
    return switch (this) {
      case DFG -> new DirectlyFollowsMiner();
      case DFM -> new DirectlyFollowsModelMiner(said.share("fitting", 0.8));
      case INDUCTIVE -> new InductiveMiner(said.share("noise", 0));
      case SPLIT -> new SplitMiner(said.share("concurrency", 0.1), said.share("frequency", 0.4));
      case HEURISTICS ->
          new HeuristicsMiner(said.share("dependency", 0.9), said.share("side-by-side", 0.65));
      case POWL -> new PartiallyOrderedMiner(said.share("noise", 0));
    };
  }
}
