package org.desirepath.cli;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.desirepath.conformance.rules.RuleDiscovery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The parameters of rule discovery. */
final class RuleArguments {

  @Option(
      names = "--support",
      paramLabel = "SHARE",
      description = "declare: least share of activations that keep a rule; default 0.9.")
  @Nullable Double support;

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      description =
          "declare: least support times the share of journeys to which a rule applies; default"
              + " 0.5.")
  @Nullable Double confidence;

  @Option(names = "--negative", description = "declare: looks for negative rules, too.")
  boolean negative;

  /** The discovery with what the user says. */
  RuleDiscovery discovery() {
    RuleDiscovery usual = RuleDiscovery.standard();
    try {
      return new RuleDiscovery(
          support == null ? usual.leastSupport() : support,
          confidence == null ? usual.leastConfidence() : confidence,
          negative,
          usual.keepRedundant());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--support, --confidence: " + e.getMessage());
    }
  }

  /** Refuses parameters where another algorithm is asked for: they would be ignored. */
  void requireUnused(String algorithm) {
    for (String name : said().keySet()) {
      throw new UsageException("--" + name + ": is not a parameter of --algorithm " + algorithm);
    }
  }

  void describe(SortedMap<String, List<String>> parameters) {
    said().forEach((name, value) -> parameters.put(name, List.of(value)));
  }

  private SortedMap<String, String> said() {
    SortedMap<String, String> said = new TreeMap<>();
    if (support != null) {
      said.put("support", String.valueOf(support));
    }
    if (confidence != null) {
      said.put("confidence", String.valueOf(confidence));
    }
    if (negative) {
      said.put("negative", "true");
    }
    return said;
  }
}
