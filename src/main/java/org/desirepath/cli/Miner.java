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
import org.desirepath.discovery.inductive.DirectlyFollowsInductiveMiner;
import org.desirepath.discovery.inductive.InductiveMiner;
import org.desirepath.discovery.inductive.PartiallyOrderedMiner;

/** The discovery algorithms of the command line, and the parameters each takes. */
enum Miner {
  DFG("activities", "paths"),
  DFM("fitting"),
  INDUCTIVE("noise"),
  IMD("noise"),
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
    return named("--algorithm", typed);
  }

  private static Miner named(String option, String typed) {
    return Arrays.stream(values())
        .filter(miner -> miner.typed().equals(typed))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    option
                        + " \""
                        + typed
                        + "\": expected one of "
                        + all()
                        + ", or declare in discover"));
  }

  /** An algorithm as typed, perhaps with its main share: {@code inductive=0.2}. */
  static DiscoveryAlgorithm<?> parsed(String option, String said) {
    String[] parts = said.split("=", 2);
    Miner miner = named(option, parts[0]);
    MinerArguments share = new MinerArguments();
    if (parts.length == 2) {
      double value = share(option, said, parts[1]);
      switch (miner) {
        case INDUCTIVE, IMD, POWL -> share.noise = value;
        case DFM -> share.fitting = value;
        case HEURISTICS -> share.dependency = value;
        case DFG, SPLIT -> throw new UsageException(option + " " + said + ": takes no share here");
      }
    }
    return miner.algorithm(share);
  }

  private static double share(String option, String said, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new UsageException(option + " " + said + ": expected a share in 0..1 after =");
    }
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
      case IMD -> new DirectlyFollowsInductiveMiner(said.share("noise", 0));
      case SPLIT -> new SplitMiner(said.share("concurrency", 0.1), said.share("frequency", 0.4));
      case HEURISTICS ->
          new HeuristicsMiner(said.share("dependency", 0.9), said.share("side-by-side", 0.65));
      case POWL -> new PartiallyOrderedMiner(said.share("noise", 0));
    };
  }
}
