package org.desirepath.cli;

import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import org.desirepath.diagnostics.journeys.DiagnosisParameters;
import org.desirepath.eventlog.privacy.SmallCells;
import picocli.CommandLine.Option;

/** What a diagnosis is asked. */
final class DiagnosisArguments {
  @Option(
      names = "--segment",
      paramLabel = "COLUMN",
      description = "Attribute that tells segments apart; repeatable, each apart, never crossed.")
  List<String> segments = List.of();

  @Option(
      names = "--k",
      paramLabel = "N",
      description = {
        "Fewest journeys that must share a finding before examples are named; default"
            + " ${DEFAULT-VALUE}.",
        "Once anything is hidden or coarsened, also the fewest that must share a path that is"
            + " listed."
      })
  int k = 5;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of everything random; default ${DEFAULT-VALUE}.")
  long seed = 1;

  /**
   * What is asked for.
   *
   * @param masked whether paths that fewer than k journeys share are left out
   */
  DiagnosisParameters parameters(ZoneId zone, boolean masked) {
    if (k < 1) {
      throw new UsageException("--k " + k + ": expected 1 or more");
    }
    DiagnosisParameters standard = DiagnosisParameters.standard();
    return new DiagnosisParameters(
        new SmallCells(k, masked), standard.delta(), standard.alpha(), seed, segments, zone);
  }

  void describe(SortedMap<String, List<String>> parameters) {
    parameters.put("k", List.of(Integer.toString(k)));
    if (!segments.isEmpty()) {
      parameters.put("segment", segments);
    }
  }
}
