package org.desirepath.cli;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What wait is usual. */
final class TemporalProfileArgument {
  @Option(
      names = "--temporal-profile",
      paramLabel = "ZETA",
      description =
          "Adds the usual waits between touchpoints, and the journeys more than ZETA robust"
              + " deviations from them (3, say): unusual, which is not to break the design.")
  @Nullable Double zeta;

  /** The number given, if any. */
  @Nullable Double checked() {
    Double given = zeta;
    if (given != null && !(given > 0 && given < 1_000)) {
      throw new UsageException(
          "--temporal-profile " + given + ": expected a number above 0, such as 3");
    }
    return given;
  }

  void describe(SortedMap<String, List<String>> parameters) {
    if (zeta != null) {
      parameters.put("temporalProfile", List.of(Double.toString(zeta)));
    }
  }
}
