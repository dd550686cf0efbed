package org.desirepath.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.desirepath.conformance.ConformanceResult;
import org.desirepath.conformance.ConformanceResult.VariantAlignment;
import org.desirepath.eventlog.QualityFinding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where results go, and which of them decide the exit code. */
final class OutputArguments {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description =
          "Write the result as JSON too; - means stdout, and then nothing else goes there.")
  @Nullable String json;

  @Option(
      names = "--fail-under",
      paramLabel = "PATH=NUMBER",
      description = "Exit with 1 if this number of the JSON is under the limit; repeatable.")
  List<String> failUnder = List.of();

  @Option(
      names = "--fail-over",
      paramLabel = "PATH=NUMBER",
      description = "Exit with 1 if this number of the JSON is over the limit; repeatable.")
  List<String> failOver = List.of();

  @Option(names = "--quiet", description = "No progress and no summary.")
  boolean quiet;

  boolean jsonToStdout() {
    return "-".equals(json);
  }

  /** True if a person should read a summary on stdout. */
  boolean summary() {
    return !quiet && !jsonToStdout();
  }

  /** What was assumed in reading the model, and what is not known for certain. */
  void tellNotes(ConformanceResult conformance, Terminal terminal) {
    if (quiet) {
      return;
    }
    conformance.model().notes().forEach(note -> terminal.warn("note on the model: " + note));
    List<VariantAlignment> unsure =
        conformance.variants().stream().filter(v -> !v.alignment().isOptimal()).toList();
    if (!unsure.isEmpty()) {
      terminal.warn(
          String.format(
              Locale.ROOT,
              "not known to be optimal: the alignments of %,d of %,d variants, %,d journeys; "
                  + "costs are upper bounds, fitness and fitting journeys are lower bounds",
              unsure.size(),
              conformance.variants().size(),
              unsure.stream().mapToLong(VariantAlignment::traces).sum()));
    }
  }

  /** What in the data may distort the result. */
  void tellQuality(List<QualityFinding> quality, Terminal terminal) {
    if (quiet) {
      return;
    }
    for (QualityFinding finding : quality) {
      if (finding.severity() != QualityFinding.Severity.INFO) {
        terminal.warn(
            String.format(
                Locale.ROOT,
                "data quality: %s: %,d %s",
                finding.code(),
                finding.count(),
                finding.message()));
      }
    }
  }

  List<Threshold> thresholds() {
    List<Threshold> thresholds = new ArrayList<>();
    failUnder.forEach(t -> thresholds.add(Threshold.parse(t, Threshold.Kind.FAIL_UNDER)));
    failOver.forEach(t -> thresholds.add(Threshold.parse(t, Threshold.Kind.FAIL_OVER)));
    return thresholds;
  }

  /** Exit code 0, or 1 with a line for each threshold that was not met. */
  static int judge(List<Threshold> thresholds, JsonNode result, Terminal terminal) {
    int code = 0;
    for (Threshold threshold : thresholds) {
      if (!threshold.isMet(result)) {
        String side = threshold.kind() == Threshold.Kind.FAIL_UNDER ? "under" : "over";
        terminal.warn(
            "threshold not met: "
                + threshold.path()
                + " is "
                + threshold.actual(result)
                + ", "
                + side
                + " "
                + threshold.limit());
        code = 1;
      }
    }
    return code;
  }
}
